/**
 * Charts that an import changed and whose new values have not yet been held against the whole chart. Written with the facts themselves, so
 * that a stop loses none; `since` is the newest resource before the first of them, `latest` the newest of them.
 */
export const SQL = `
CREATE TABLE to_check (
  pid INTEGER PRIMARY KEY REFERENCES patient (pid),
  since INTEGER NOT NULL,
  latest INTEGER NOT NULL
) STRICT;
`
