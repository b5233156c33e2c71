import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import type { Sqlite } from '../open.ts'
import { openDatabase } from '../open.ts'
import { KEY, tempFolder } from '../testing/fixtures.ts'

let room: ReturnType<typeof tempFolder>
let db: Sqlite
let file: string
beforeEach(() => {
  room = tempFolder()
  file = path.join(room.folder, 'store.db')
  db = openDatabase({ file, key: KEY, mode: 'writer', create: true })
})
afterEach(() => {
  db.close()
  room.remove()
})

const RAW_ROWS = `
INSERT INTO source VALUES (1, 'ward.json', 'fhir-bundle', NULL, 'ines', '2026-03-01T09:00:00Z');
INSERT INTO patient (pid, id, known, name, family, given, birth_text, mrn) VALUES (1, 'p1', 1, 'Müller, Eva', 'Müller', 'Eva', '1962-03-04', 'A-17');
INSERT INTO patient (pid, id) VALUES (2, 'p2');
INSERT INTO resource VALUES (1, 'Observation/o1', 1, x'00', 1, 1, 1, 'entry[0]', '2026-03-01T09:00:00Z', '{}');
INSERT INTO observation VALUES (1, 1, 0, 65536, 'Observation/o1', 1, NULL, NULL, 3, NULL, NULL, NULL);
`

test('0010: a resource version stands once and is never changed or deleted', () => {
  migrate(db, file, 10)
  db.exec(RAW_ROWS)
  expect(() => db.exec("INSERT INTO resource VALUES (2, 'Observation/o1', 1, x'01', 1, 1, 1, 'x', 'x', '{}')")).toThrow(/UNIQUE/)
  expect(() => db.exec('UPDATE resource SET raw = \'{"a":1}\'')).toThrow(/append-only/)
  expect(() => db.exec('DELETE FROM resource')).toThrow(/append-only/)
  expect(() => db.exec("INSERT INTO resource VALUES (3, 'Observation/o3', 1, x'01', 99, 1, 1, 'x', 'x', '{}')")).toThrow(/FOREIGN KEY/)
})

test('0020: over the rows of 0010; scores, flags and alert events are never changed or deleted', () => {
  migrate(db, file, 10)
  db.exec(RAW_ROWS)
  migrate(db, file, 20)
  db.exec(`
    INSERT INTO flag VALUES (1, 1, 'Observation/o1', 'ok', NULL, 'fits', NULL, '2026-03-01T09:00:00Z');
    INSERT INTO score VALUES (1, 1, 'news2', '1.0.0', 'ok', 5, 'low', 1, NULL, '2026-03-01T09:00:00Z', 'h', '{}');
    INSERT INTO alert VALUES ('a1', 1, 'news2', 3, 'open', '2026-03-01T09:00:00Z', NULL, NULL, NULL, '{}');
    INSERT INTO alert_event VALUES (1, 'a1', 'raised', 'ines', '2026-03-01T09:00:00Z', NULL, NULL);
  `)
  for (const change of ["UPDATE flag SET level = 'unusual'", 'UPDATE score SET value = 0', "UPDATE alert_event SET event = 'resolved'"]) {
    expect(() => db.exec(change)).toThrow(/append-only/)
  }
  for (const table of ['flag', 'score', 'alert_event', 'alert'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only|are kept/)
  expect(() => db.exec("INSERT INTO score VALUES (2, 99, 'news2', '1', 'ok', 5, 'low', 1, NULL, 'x', 'h', '{}')")).toThrow(/FOREIGN KEY/)
})

test('0030: over rows that are there; an audit entry is never changed or deleted', () => {
  migrate(db, file, 10)
  db.exec(RAW_ROWS)
  migrate(db, file, 30)
  db.exec("INSERT INTO audit VALUES (1, '2026-03-01T09:00:00Z', 'ines', 'view', 'p1', '', 'h')")
  expect(() => db.exec("UPDATE audit SET user = 'somebody'")).toThrow(/append-only/)
  expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/)
  expect(() => db.exec("REPLACE INTO audit VALUES (1, 'x', 'x', 'x', NULL, '', 'h')")).toThrow(/append-only/)
})

test('0040: patients that are there are found, ranked last and counted', () => {
  migrate(db, file, 30)
  db.exec(RAW_ROWS)
  migrate(db, file, 40)
  const found = (match: string) => db.prepare('SELECT rowid FROM patient_search WHERE patient_search MATCH ?').pluck().all(match)
  expect(found('words:"mul"*')).toEqual([1])
  expect(found('words:"196203"*')).toEqual([1])
  expect(found('tier:tier0')).toEqual([1, 2])
  expect(db.prepare('SELECT name, n FROM tally ORDER BY name').raw().all()).toEqual([
    ['observations', 1],
    ['patients', 2],
  ])
  expect(db.prepare('SELECT rank FROM patient').pluck().all()).toEqual([0, 0])
})
