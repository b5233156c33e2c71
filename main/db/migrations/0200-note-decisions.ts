/** What people said of suggestions from notes: append-only; the newest of a suggestion of a note stands. A suggestion nobody decided is nowhere. */
export const SQL = `
CREATE TABLE note_decision (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  note TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  kind TEXT NOT NULL,
  decision TEXT NOT NULL,
  label TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  facts TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX note_decision_note ON note_decision (note, id);
CREATE TRIGGER note_decision_keeps BEFORE UPDATE ON note_decision BEGIN SELECT raise(ABORT, 'decisions on notes are append-only'); END;
CREATE TRIGGER note_decision_stays BEFORE DELETE ON note_decision BEGIN SELECT raise(ABORT, 'decisions on notes are append-only'); END;
`
