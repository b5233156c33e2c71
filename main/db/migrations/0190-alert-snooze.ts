/** Who let an alert rest until when, and why: append-only; the newest of an alert counts. */
export const SQL = `
CREATE TABLE alert_snooze (
  id INTEGER PRIMARY KEY,
  alert TEXT NOT NULL REFERENCES alert (id),
  until_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX alert_snooze_alert ON alert_snooze (alert, id);
CREATE TRIGGER alert_snooze_keeps BEFORE UPDATE ON alert_snooze BEGIN SELECT raise(ABORT, 'alert events are append-only'); END;
CREATE TRIGGER alert_snooze_stays BEFORE DELETE ON alert_snooze BEGIN SELECT raise(ABORT, 'alert events are append-only'); END;
`
