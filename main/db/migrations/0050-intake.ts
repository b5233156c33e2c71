/**
 * What an intake keeps beside the facts. `resource.kind` says how a version came to be (versions.ts), `state` whether it was held when it
 * was stored; a version older than the first one known has a number below it, so that the highest is always the one that stands.
 *
 * Statuses follow from the events beside them: what a person decided is never changed or deleted.
 */
export const SQL = `
ALTER TABLE source ADD COLUMN origin TEXT;
ALTER TABLE resource ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE resource ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
ALTER TABLE resource ADD COLUMN updated_ms INTEGER;
CREATE INDEX resource_patient ON resource (pid) WHERE pid IS NOT NULL;

CREATE TABLE provenance (
  resource INTEGER PRIMARY KEY REFERENCES resource (id),
  changes TEXT NOT NULL,
  mapping TEXT
) STRICT;
CREATE TRIGGER provenance_keeps BEFORE UPDATE ON provenance BEGIN SELECT raise(ABORT, 'provenance is append-only'); END;
CREATE TRIGGER provenance_stays BEFORE DELETE ON provenance BEGIN SELECT raise(ABORT, 'provenance is append-only'); END;

CREATE TABLE held (
  id INTEGER PRIMARY KEY,
  resource INTEGER NOT NULL UNIQUE REFERENCES resource (id),
  pid INTEGER REFERENCES patient (pid),
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  status TEXT NOT NULL,
  effective TEXT,
  findings TEXT NOT NULL,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX held_status ON held (status, id);
CREATE INDEX held_origin ON held (origin, status);
CREATE INDEX held_patient ON held (pid, id);
CREATE TRIGGER held_stays BEFORE DELETE ON held BEGIN SELECT raise(ABORT, 'held items are kept'); END;

CREATE TABLE held_event (
  id INTEGER PRIMARY KEY,
  held INTEGER NOT NULL REFERENCES held (id),
  status TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX held_event_held ON held_event (held, id);
CREATE TRIGGER held_event_keeps BEFORE UPDATE ON held_event BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER held_event_stays BEFORE DELETE ON held_event BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;

CREATE TABLE import_flag (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  resource INTEGER NOT NULL REFERENCES resource (id),
  finding TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (pid, resource, finding)
) STRICT;
CREATE TRIGGER import_flag_keeps BEFORE UPDATE ON import_flag BEGIN SELECT raise(ABORT, 'flags are append-only'); END;
CREATE TRIGGER import_flag_stays BEFORE DELETE ON import_flag BEGIN SELECT raise(ABORT, 'flags are append-only'); END;

CREATE TABLE waiting (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  origin TEXT NOT NULL,
  record TEXT NOT NULL,
  content BLOB,
  status TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX waiting_open ON waiting (file) WHERE status = 'open';
CREATE INDEX waiting_origin ON waiting (origin) WHERE status = 'open';
CREATE TRIGGER waiting_stays BEFORE DELETE ON waiting BEGIN SELECT raise(ABORT, 'waiting files are kept'); END;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  started_at TEXT NOT NULL,
  user TEXT NOT NULL,
  outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX job_unfinished ON job (id) WHERE outcome IS NULL;
CREATE TABLE job_mark (job TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, piece INTEGER NOT NULL, PRIMARY KEY (job, file)) STRICT, WITHOUT ROWID;
CREATE TABLE job_file (job TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (job, file)) STRICT, WITHOUT ROWID;

CREATE TABLE source_quality (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  format TEXT NOT NULL,
  file TEXT NOT NULL,
  count INTEGER NOT NULL,
  quality TEXT NOT NULL,
  drift TEXT NOT NULL,
  profile TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_quality_origin ON source_quality (origin, id);
CREATE TRIGGER source_quality_keeps BEFORE UPDATE ON source_quality BEGIN SELECT raise(ABORT, 'quality is append-only'); END;
CREATE TRIGGER source_quality_stays BEFORE DELETE ON source_quality BEGIN SELECT raise(ABORT, 'quality is append-only'); END;

CREATE TABLE patient_quality (
  pid INTEGER NOT NULL REFERENCES patient (pid),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  count INTEGER NOT NULL,
  quality TEXT NOT NULL,
  PRIMARY KEY (pid, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER patient_quality_keeps BEFORE UPDATE ON patient_quality BEGIN SELECT raise(ABORT, 'quality is append-only'); END;
CREATE TRIGGER patient_quality_stays BEFORE DELETE ON patient_quality BEGIN SELECT raise(ABORT, 'quality is append-only'); END;
`
