/**
 * What drugs are made of. `drug` is each drug as it is written (code system, code and words, as a JSON array), once; `fact.drug` says which of
 * them a medication is. What it is made of is read from the names the program knows, behind the imports, and again when those change: `edition` says with
 * which it was read, null that it has not been read. `unknown`: why it could not be told, where it could not.
 */
export const SQL = `
CREATE TABLE drug (
  id INTEGER PRIMARY KEY,
  written TEXT NOT NULL UNIQUE,
  edition TEXT,
  ingredients TEXT,
  confidence REAL,
  because TEXT,
  unknown TEXT
) STRICT;
CREATE INDEX drug_edition ON drug (edition);
CREATE INDEX drug_unknown ON drug (id) WHERE unknown IS NOT NULL;
CREATE TABLE drug_ingredient (ingredient TEXT NOT NULL, drug INTEGER NOT NULL, PRIMARY KEY (ingredient, drug)) STRICT, WITHOUT ROWID;

ALTER TABLE fact ADD COLUMN drug INTEGER;
INSERT OR IGNORE INTO drug (written)
  SELECT DISTINCT json_array(body ->> '$.code.system', body ->> '$.code.code', body ->> '$.label') FROM fact
  WHERE kind = 2 AND body ->> '$.noneKnown' IS NULL;
UPDATE fact SET drug = (SELECT id FROM drug WHERE written = json_array(body ->> '$.code.system', body ->> '$.code.code', body ->> '$.label'))
  WHERE kind = 2;
CREATE INDEX fact_drug ON fact (drug, pid) WHERE drug IS NOT NULL;
`
