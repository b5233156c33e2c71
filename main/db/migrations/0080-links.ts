/**
 * What leads from one resource to another beside what the facts say. `naming`: `ref` shows a name that `target` ("Medication/123") gives, so it
 * is named anew when that comes or changes. `entry_url`: what a bundle called a resource where that leads to it by no other way.
 */
export const SQL = `
CREATE TABLE naming (target TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY (target, ref)) STRICT, WITHOUT ROWID;
CREATE TABLE entry_url (ref TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (ref, url)) STRICT, WITHOUT ROWID;
CREATE INDEX entry_url_url ON entry_url (url);
`
