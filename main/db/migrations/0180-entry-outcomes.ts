/** What became of flags of the entry checks, by cause, layer and analyte: no patient, no value, no person, no time of day. */
export const SQL = `
CREATE TABLE entry_outcome (
  id INTEGER PRIMARY KEY,
  concept TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  outcome TEXT NOT NULL,
  after_ms INTEGER
) STRICT;
CREATE INDEX entry_outcome_cell ON entry_outcome (concept, kind, level, outcome);
CREATE TRIGGER entry_outcome_keeps BEFORE UPDATE ON entry_outcome BEGIN SELECT raise(ABORT, 'outcomes are append-only'); END;
CREATE TRIGGER entry_outcome_stays BEFORE DELETE ON entry_outcome BEGIN SELECT raise(ABORT, 'outcomes are append-only'); END;

CREATE TABLE entry_count (concept TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE entry_put_back (
  id INTEGER PRIMARY KEY,
  concept TEXT,
  kind TEXT,
  upto INTEGER NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER entry_put_back_keeps BEFORE UPDATE ON entry_put_back BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER entry_put_back_stays BEFORE DELETE ON entry_put_back BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
`
