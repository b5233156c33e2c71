/** What people said of steps of care pathways: append-only, the newest counts while it holds. */
export const SQL = `
CREATE TABLE pathway_mark (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  pathway TEXT NOT NULL,
  step TEXT NOT NULL,
  mark TEXT NOT NULL,
  until_ms INTEGER,
  reason TEXT NOT NULL,
  user TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX pathway_mark_patient ON pathway_mark (pid, id);
CREATE TRIGGER pathway_mark_keeps BEFORE UPDATE ON pathway_mark BEGIN SELECT raise(ABORT, 'pathway marks are append-only'); END;
CREATE TRIGGER pathway_mark_stays BEFORE DELETE ON pathway_mark BEGIN SELECT raise(ABORT, 'pathway marks are append-only'); END;
`
