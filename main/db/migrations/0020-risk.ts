/** Typed values' flags, scores, alerts. Flags, scores and alert events are append-only; `score_current` and an alert's status follow from them. */
export const SQL = `
CREATE TABLE request (id TEXT PRIMARY KEY, facts TEXT NOT NULL, recorded_at TEXT NOT NULL) STRICT;

CREATE TABLE flag (
  id INTEGER PRIMARY KEY,
  resource INTEGER NOT NULL REFERENCES resource (id),
  fact TEXT NOT NULL,
  level TEXT NOT NULL,
  kind TEXT,
  reason TEXT NOT NULL,
  suggestion TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX flag_resource ON flag (resource);
CREATE TRIGGER flag_keeps BEFORE UPDATE ON flag BEGIN SELECT raise(ABORT, 'flags are append-only'); END;
CREATE TRIGGER flag_stays BEFORE DELETE ON flag BEGIN SELECT raise(ABORT, 'flags are append-only'); END;

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  model TEXT NOT NULL,
  version TEXT NOT NULL,
  status TEXT NOT NULL,
  value REAL,
  band TEXT,
  severity INTEGER NOT NULL,
  at TEXT,
  computed_at TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX score_patient ON score (pid, model, id);
CREATE TRIGGER score_keeps BEFORE UPDATE ON score BEGIN SELECT raise(ABORT, 'scores are append-only'); END;
CREATE TRIGGER score_stays BEFORE DELETE ON score BEGIN SELECT raise(ABORT, 'scores are append-only'); END;

CREATE TABLE score_current (
  pid INTEGER NOT NULL,
  model TEXT NOT NULL,
  newest INTEGER NOT NULL REFERENCES score (id),
  previous INTEGER REFERENCES score (id),
  PRIMARY KEY (pid, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  subject TEXT NOT NULL,
  severity INTEGER NOT NULL,
  status TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  acknowledged_by TEXT,
  acknowledged_at TEXT,
  acknowledge_reason TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX alert_patient ON alert (pid, status);
CREATE INDEX alert_status ON alert (status, severity DESC, raised_at DESC);
CREATE TRIGGER alert_stays BEFORE DELETE ON alert BEGIN SELECT raise(ABORT, 'alerts are kept'); END;

CREATE TABLE alert_event (
  id INTEGER PRIMARY KEY,
  alert TEXT NOT NULL REFERENCES alert (id),
  event TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  note TEXT
) STRICT;
CREATE INDEX alert_event_alert ON alert_event (alert, id);
CREATE TRIGGER alert_event_keeps BEFORE UPDATE ON alert_event BEGIN SELECT raise(ABORT, 'alert events are append-only'); END;
CREATE TRIGGER alert_event_stays BEFORE DELETE ON alert_event BEGIN SELECT raise(ABORT, 'alert events are append-only'); END;
`
