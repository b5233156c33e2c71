/**
 * Signed reviews and their addenda: append-only, each with a hash that stands in the audit log too. `latest` is the newest resource there was
 * when it was signed. A draft is one per person and chart; its version grows with each save, so that an older one cannot overwrite it.
 */
export const SQL = `
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES patient (pid),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  latest INTEGER NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX review_patient ON review (pid, id);
CREATE TRIGGER review_keeps BEFORE UPDATE ON review BEGIN SELECT raise(ABORT, 'a signed review is never changed'); END;
CREATE TRIGGER review_stays BEFORE DELETE ON review BEGIN SELECT raise(ABORT, 'a signed review is never changed'); END;

CREATE TABLE review_addendum (
  id INTEGER PRIMARY KEY,
  review INTEGER NOT NULL REFERENCES review (id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX review_addendum_review ON review_addendum (review, id);
CREATE TRIGGER review_addendum_keeps BEFORE UPDATE ON review_addendum BEGIN SELECT raise(ABORT, 'an addendum is never changed'); END;
CREATE TRIGGER review_addendum_stays BEFORE DELETE ON review_addendum BEGIN SELECT raise(ABORT, 'an addendum is never changed'); END;

CREATE TABLE review_draft (
  pid INTEGER NOT NULL REFERENCES patient (pid),
  user TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (pid, user)
) STRICT, WITHOUT ROWID;
`
