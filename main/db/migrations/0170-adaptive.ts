/** What the adaptive strip learned: visits of charts as steps, by user, without any patient. Not part of the record: a person may have it forgotten. */
export const SQL = `
CREATE TABLE usage_visit (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  role TEXT NOT NULL,
  tags TEXT NOT NULL,
  shown TEXT NOT NULL
) STRICT;
CREATE INDEX usage_visit_user ON usage_visit (user, id);
CREATE INDEX usage_visit_role ON usage_visit (role, id);

CREATE TABLE usage_step (
  id INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES usage_visit (id) ON DELETE CASCADE,
  action TEXT NOT NULL,
  after_ms INTEGER NOT NULL,
  from_strip INTEGER NOT NULL
) STRICT;
CREATE INDEX usage_step_visit ON usage_step (visit, id);

CREATE TABLE strip_choice (
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  choice TEXT NOT NULL,
  PRIMARY KEY (user, action)
) STRICT, WITHOUT ROWID;
`
