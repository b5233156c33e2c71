/**
 * Finding and ranking patients. `rank` is kept up with every score and alert so that ordering never scans; the search
 * index carries the severity as a word of its own ("tier3"), so that a wide search can take the worst first without
 * sorting every match. `tally` keeps the counts of the first screen.
 */
export const SQL = `
ALTER TABLE patient ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE patient ADD COLUMN activity INTEGER NOT NULL DEFAULT -9007199254740991;
CREATE INDEX patient_rank ON patient (rank DESC, activity DESC, pid);

CREATE VIRTUAL TABLE patient_search USING fts5 (
  tier, words, content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO patient_search (rowid, tier, words)
  SELECT pid, 'tier0', concat_ws(' ', family, given, name, mrn, replace(birth_text, '-', '')) FROM patient;

CREATE TABLE tally (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO tally SELECT 'patients', count(*) FROM patient;
INSERT INTO tally SELECT 'observations', count(*) FROM observation;
`
