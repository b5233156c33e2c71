/**
 * Where facts come from and what they say. `resource` keeps every version as it came and is never changed; `patient`,
 * `observation` and `fact` are projections of the newest versions and can be made again from it.
 *
 * A projection row's `id` is resource.id * 65536 + its place in that resource, so rows of one version are found without
 * an index of their own. Observations and facts are clustered by patient: a chart is a few neighbouring pages, and
 * importing a new patient appends. `ms` is -9007199254740991 where a fact has no readable time (sorts as oldest).
 */
export const SQL = `
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT,
  user TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE patient (
  pid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  known INTEGER NOT NULL DEFAULT 0,
  synthetic INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  family TEXT,
  given TEXT,
  birth_text TEXT,
  birth_ms INTEGER,
  sex TEXT NOT NULL DEFAULT 'unknown',
  mrn TEXT,
  deceased_text TEXT,
  deceased_ms INTEGER
) STRICT;

CREATE TABLE resource (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  pid INTEGER REFERENCES patient (pid),
  facts INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id),
  path TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX resource_version ON resource (ref, version);
CREATE TRIGGER resource_keeps BEFORE UPDATE ON resource BEGIN SELECT raise(ABORT, 'resources are append-only'); END;
CREATE TRIGGER resource_stays BEFORE DELETE ON resource BEGIN SELECT raise(ABORT, 'resources are append-only'); END;

CREATE TABLE code (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE term (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE observation (
  pid INTEGER NOT NULL,
  code INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  id INTEGER NOT NULL,
  fact TEXT NOT NULL,
  term INTEGER NOT NULL,
  effective TEXT,
  encounter TEXT,
  kind INTEGER NOT NULL,
  value REAL,
  text TEXT,
  extra TEXT,
  PRIMARY KEY (pid, code, ms, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
  pid INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  id INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (pid, kind, ms, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_text (id INTEGER PRIMARY KEY, fact TEXT NOT NULL, text TEXT NOT NULL) STRICT;
`
