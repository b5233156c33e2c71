/**
 * Who may be whom, and what corrections have taught. A merged patient keeps its row and its resources; `person_link` says in whose chart
 * they are shown (always the first of all that are one person, so that links cannot go in circles), and its rank (MERGED) keeps it out of
 * every list. `person_key` holds the keys under which a person is looked for, `person` what is compared.
 */
export const SQL = `
CREATE TABLE person (pid INTEGER PRIMARY KEY REFERENCES patient (pid), body TEXT NOT NULL) STRICT;
CREATE TABLE person_key (key TEXT NOT NULL, pid INTEGER NOT NULL, PRIMARY KEY (key, pid)) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_patient ON person_key (pid);

CREATE TABLE person_match (
  id INTEGER PRIMARY KEY,
  a INTEGER NOT NULL REFERENCES patient (pid),
  b INTEGER NOT NULL REFERENCES patient (pid),
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  status TEXT NOT NULL,
  found_at TEXT NOT NULL,
  UNIQUE (a, b)
) STRICT;
CREATE INDEX person_match_other ON person_match (b);
CREATE INDEX person_match_status ON person_match (status, score DESC);

CREATE TABLE match_event (
  id INTEGER PRIMARY KEY,
  match INTEGER NOT NULL REFERENCES person_match (id),
  status TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX match_event_match ON match_event (match, id);
CREATE TRIGGER match_event_keeps BEFORE UPDATE ON match_event BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER match_event_stays BEFORE DELETE ON match_event BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;

CREATE TABLE person_link (
  pid INTEGER PRIMARY KEY REFERENCES patient (pid),
  root INTEGER NOT NULL REFERENCES patient (pid),
  CHECK (pid <> root)
) STRICT;
CREATE INDEX person_link_root ON person_link (root);

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  origin TEXT NOT NULL,
  signature TEXT NOT NULL,
  body TEXT NOT NULL,
  user TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (name, version)
) STRICT;
CREATE INDEX mapping_signature ON mapping (signature);
CREATE TRIGGER mapping_keeps BEFORE UPDATE ON mapping BEGIN SELECT raise(ABORT, 'mappings are append-only'); END;
CREATE TRIGGER mapping_stays BEFORE DELETE ON mapping BEGIN SELECT raise(ABORT, 'mappings are append-only'); END;

CREATE TABLE learned (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  effect TEXT NOT NULL,
  because TEXT NOT NULL,
  subject TEXT NOT NULL,
  user TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX learned_subject ON learned (kind, subject);
CREATE TRIGGER learned_keeps BEFORE UPDATE ON learned BEGIN SELECT raise(ABORT, 'what was learned is append-only'); END;
CREATE TRIGGER learned_stays BEFORE DELETE ON learned BEGIN SELECT raise(ABORT, 'what was learned is append-only'); END;

CREATE TABLE learned_undone (learned INTEGER PRIMARY KEY REFERENCES learned (id), user TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TRIGGER learned_undone_keeps BEFORE UPDATE ON learned_undone BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER learned_undone_stays BEFORE DELETE ON learned_undone BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;

CREATE TABLE learned_use (learned INTEGER PRIMARY KEY REFERENCES learned (id), n INTEGER NOT NULL) STRICT;
`
