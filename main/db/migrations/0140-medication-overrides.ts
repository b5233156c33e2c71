/** What people said of findings of the medication check: append-only; the newest of a finding stands while its data are the same. */
export const SQL = `
CREATE TABLE medication_override (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  subject TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  drugs_hash TEXT NOT NULL,
  severity TEXT NOT NULL,
  reason TEXT,
  note TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  task INTEGER REFERENCES task (id)
) STRICT;
CREATE INDEX medication_override_patient ON medication_override (pid, id);
CREATE TRIGGER medication_override_keeps BEFORE UPDATE ON medication_override BEGIN SELECT raise(ABORT, 'medication overrides are append-only'); END;
CREATE TRIGGER medication_override_stays BEFORE DELETE ON medication_override BEGIN SELECT raise(ABORT, 'medication overrides are append-only'); END;
`
