/** Dated tasks. A task keeps what it was made of; when it is due, and what became of it, follow from its events, which are append-only. */
export const SQL = `
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  origin TEXT NOT NULL,
  subject TEXT,
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  due_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX task_due ON task (status, due_ms);
CREATE INDEX task_patient ON task (pid, status, due_ms);
CREATE TRIGGER task_stays BEFORE DELETE ON task BEGIN SELECT raise(ABORT, 'tasks are kept'); END;

CREATE TABLE task_event (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES task (id),
  event TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  due_ms INTEGER,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX task_event_task ON task_event (task, id);
CREATE TRIGGER task_event_keeps BEFORE UPDATE ON task_event BEGIN SELECT raise(ABORT, 'task events are append-only'); END;
CREATE TRIGGER task_event_stays BEFORE DELETE ON task_event BEGIN SELECT raise(ABORT, 'task events are append-only'); END;
`
