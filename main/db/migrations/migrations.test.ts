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

test('0050: over the rows of 0040; what was held, decided, flagged and measured is never deleted', () => {
  migrate(db, file, 40)
  db.exec(RAW_ROWS)
  migrate(db, file, 50)
  expect(db.prepare('SELECT kind, state, updated_ms FROM resource').raw().all()).toEqual([[0, 0, null]])
  expect(db.prepare('SELECT origin FROM source').pluck().all()).toEqual([null])
  db.exec(`
    INSERT INTO held VALUES (1, 1, 1, 'LAB', 'held', 'open', NULL, '[]', '{}');
    INSERT INTO held_event VALUES (1, 1, 'open', 'ines', '2026-03-01T09:00:00Z', '');
    INSERT INTO provenance VALUES (1, '[]', NULL);
    INSERT INTO import_flag VALUES (1, 1, 1, '{}', '2026-03-01T09:00:00Z');
    INSERT INTO waiting VALUES (1, 'w1', 'LAB', '{}', NULL, 'open');
    INSERT INTO source_quality VALUES (1, 'LAB', 'hl7v2', 'a', 1, '{}', '[]', '{}', '2026-03-01T09:00:00Z');
    INSERT INTO patient_quality VALUES (1, 1, '2026-03-01T09:00:00Z', 1, '{}');
  `)
  for (const table of ['held', 'held_event', 'provenance', 'import_flag', 'waiting', 'source_quality', 'patient_quality'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only|are kept/)
  expect(() => db.exec("INSERT INTO waiting VALUES (2, 'w1', 'LAB', '{}', NULL, 'open')")).toThrow(/UNIQUE/)
})

test('0060: over the rows of 0050; decisions on people and what was learned are never changed', () => {
  migrate(db, file, 50)
  db.exec(
    RAW_ROWS.replace("'{}');\nINSERT INTO observation", "'{}', 0, 0, NULL);\nINSERT INTO observation").replace(
      "'2026-03-01T09:00:00Z');\nINSERT INTO patient",
      "'2026-03-01T09:00:00Z', NULL);\nINSERT INTO patient",
    ),
  )
  migrate(db, file, 60)
  db.exec(`
    INSERT INTO person_match VALUES (1, 1, 2, 0.9, '[]', 'open', '2026-03-01T09:00:00Z');
    INSERT INTO match_event VALUES (1, 1, 'merged', 'ines', '2026-03-01T09:00:00Z', '');
    INSERT INTO mapping VALUES (1, 'Labs', 1, 'LAB', 's', '{}', 'ines', '2026-03-01T09:00:00Z');
    INSERT INTO learned VALUES (1, 'mapping', 'LAB', 'x', 'y', '1', 'ines', '2026-03-01T09:00:00Z');
    INSERT INTO learned_undone VALUES (1, 'ines', '2026-03-01T09:00:00Z');
  `)
  for (const table of ['match_event', 'mapping', 'learned', 'learned_undone'])
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/)
  for (const change of [
    "UPDATE match_event SET status = 'open'",
    "UPDATE mapping SET body = ''",
    "UPDATE learned SET effect = ''",
    "UPDATE learned_undone SET at = ''",
  ])
    expect(() => db.exec(change)).toThrow(/append-only/)
  expect(() => db.exec('INSERT INTO person_link VALUES (1, 1)')).toThrow(/CHECK/)
})

test('0070: over the rows of 0060; nothing is due, and only a known patient can be', () => {
  migrate(db, file, 60)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 70)
  expect(db.prepare('SELECT * FROM to_check').all()).toEqual([])
  db.exec('INSERT INTO to_check VALUES (1, 0, 3)')
  expect(() => db.exec('INSERT INTO to_check VALUES (9, 0, 3)')).toThrow(/FOREIGN KEY/)
})

test('0080: over the rows of 0070; nothing is named by another yet', () => {
  migrate(db, file, 70)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 80)
  for (const table of ['naming', 'entry_url']) expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  db.exec("INSERT INTO naming VALUES ('Medication/m', 'MedicationRequest/r'); INSERT INTO entry_url VALUES ('Patient/p1', 'urn:uuid:1')")
  expect(() => db.exec("INSERT INTO naming VALUES ('Medication/m', 'MedicationRequest/r')")).toThrow(/UNIQUE/)
})

test('0090: over the rows of 0080; tasks are kept and their events never changed', () => {
  migrate(db, file, 80)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 90)
  db.exec("INSERT INTO task VALUES (1, 1, 'person', NULL, 'x', 'open', 0)")
  db.exec("INSERT INTO task_event VALUES (1, 1, 'made', 'ines', '2026-03-01T09:00:00Z', 0, '')")
  for (const table of ['task', 'task_event']) expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only|are kept/)
  expect(() => db.exec("UPDATE task_event SET event = 'done'")).toThrow(/append-only/)
  expect(() => db.exec("INSERT INTO task VALUES (2, 9, 'person', NULL, 'x', 'open', 0)")).toThrow(/FOREIGN KEY/)
})

test('0100: over the rows of 0090; what was said of a step is never changed', () => {
  migrate(db, file, 90)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 100)
  db.exec("INSERT INTO pathway_mark VALUES (1, 1, 'diabetes', 'eyes', 'done', NULL, '', 'ines', 0)")
  expect(() => db.exec("UPDATE pathway_mark SET mark = 'later'")).toThrow(/append-only/)
  expect(() => db.exec('DELETE FROM pathway_mark')).toThrow(/append-only/)
})

test('0140: over the rows of 0130; what was said of a finding is never changed', () => {
  migrate(db, file, 130)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 140)
  db.exec("INSERT INTO medication_override VALUES (1, 1, 's', 'h', 'd', 'serious', 'tolerated', '', 'ines', '2026-03-01T09:00:00Z', NULL)")
  expect(() => db.exec('UPDATE medication_override SET reason = NULL')).toThrow(/append-only/)
  expect(() => db.exec('DELETE FROM medication_override')).toThrow(/append-only/)
})

test('0160: medications that are there are due to be read, each way of writing once; what names no drug is not', () => {
  migrate(db, file, 100)
  const body = (label: string, more = '') => `{"id":"x","code":{"system":"rx","code":"1","display":null},"label":"${label}"${more}}`
  db.exec(`
    INSERT INTO fact VALUES (1, 2, 0, 65536, '${body('warfarin')}'), (1, 2, 1, 131072, '${body('warfarin')}'), (1, 2, 2, 196608, '${body('metformin')}');
    INSERT INTO fact VALUES (1, 2, 3, 262144, '${body('none', ',"noneKnown":true')}'), (1, 1, 0, 327680, '${body('asthma')}');
  `)
  migrate(db, file, 160)
  expect(db.prepare('SELECT id, written, edition FROM drug ORDER BY written').all()).toEqual([
    { id: expect.any(Number), written: '["rx","1","metformin"]', edition: null },
    { id: expect.any(Number), written: '["rx","1","warfarin"]', edition: null },
  ])
  const drugs = db.prepare(
    'SELECT count(*) AS n, d.written FROM fact f LEFT JOIN drug d ON d.id = f.drug GROUP BY d.written ORDER BY n, d.written',
  )
  expect(drugs.all().map((row) => (row as { n: number }).n)).toEqual([1, 2, 2])
})

test('0170: over the rows of 0100; what the strip learned may be forgotten, steps with their chart', () => {
  migrate(db, file, 100)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 170)
  db.exec("INSERT INTO usage_visit VALUES (1, 'ines', 'clinician', '[]', '[]')")
  db.exec("INSERT INTO usage_step VALUES (1, 1, 'place:notes', 900, 0)")
  expect(() => db.exec("INSERT INTO usage_step VALUES (2, 9, 'place:notes', 900, 0)")).toThrow(/FOREIGN KEY/)
  db.exec('DELETE FROM usage_visit')
  expect(db.prepare('SELECT * FROM usage_step').all()).toEqual([])
})

test('0130: over the rows of 0100; a signed review and its addenda are never changed, a draft is', () => {
  migrate(db, file, 100)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 130)
  db.exec(`
    INSERT INTO review VALUES (1, 1, 'ines', '2026-03-01T09:00:00Z', 7, '{}', 'h');
    INSERT INTO review_addendum VALUES (1, 1, 'ines', '2026-03-01T10:00:00Z', 'late', 'h');
    INSERT INTO review_draft VALUES (1, 'ines', 1, '{}', '2026-03-01T09:00:00Z');
  `)
  for (const change of [
    "UPDATE review SET body = 'x'",
    'DELETE FROM review',
    "UPDATE review_addendum SET text = ''",
    'DELETE FROM review_addendum',
  ])
    expect(() => db.exec(change)).toThrow(/never changed/)
  expect(() => db.exec("REPLACE INTO review VALUES (1, 1, 'x', 'x', 7, '{}', 'h')")).toThrow(/never changed/)
  expect(() => db.exec("INSERT INTO review VALUES (2, 9, 'ines', 'x', 7, '{}', 'h')")).toThrow(/FOREIGN KEY/)
  db.exec('UPDATE review_draft SET version = 2; DELETE FROM review_draft')
})

test('0180: over the rows of 0170; nothing is counted yet, and outcomes are never changed', () => {
  migrate(db, file, 170)
  migrate(db, file, 180)
  expect(db.prepare('SELECT * FROM entry_count').all()).toEqual([])
  db.exec("INSERT INTO entry_outcome VALUES (1, 'potassium', 'unit', 'implausible', 'repaired', NULL)")
  db.exec("INSERT INTO entry_put_back VALUES (1, NULL, NULL, 1, 'ines', '2026-03-01T09:00:00Z')")
  for (const table of ['entry_outcome', 'entry_put_back']) expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/)
})

test('0190: over the rows of 0180; an alert that is there may rest, and who let it is never changed', () => {
  migrate(db, file, 180)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  db.exec("INSERT INTO alert VALUES ('a1', 1, 'news2', 3, 'open', '2026-03-01T09:00:00Z', NULL, NULL, NULL, '{}')")
  migrate(db, file, 190)
  db.exec("INSERT INTO alert_snooze VALUES (1, 'a1', 0, 'handing-over', 'ines', '2026-03-01T09:00:00Z')")
  expect(() => db.exec("UPDATE alert_snooze SET reason = ''")).toThrow(/append-only/)
  expect(() => db.exec("INSERT INTO alert_snooze VALUES (2, 'none', 0, 'x', 'ines', 'x')")).toThrow(/FOREIGN KEY/)
})

test('0200: over the rows of 0170; a decision on a note is never changed or deleted', () => {
  migrate(db, file, 170)
  db.exec("INSERT INTO patient (pid, id) VALUES (1, 'p1')")
  migrate(db, file, 200)
  const row = (id: number, pid: number) =>
    `(${id}, ${pid}, 'DocumentReference/n1', 'problem|I10|x', 'problem', 'rejected', 'x', 0, 1, '[]', 'ines', '2026-03-01T09:00:00Z')`
  db.exec(`INSERT INTO note_decision VALUES ${row(1, 1)}`)
  for (const change of [
    "UPDATE note_decision SET decision = 'accepted'",
    'DELETE FROM note_decision',
    `REPLACE INTO note_decision VALUES ${row(1, 1)}`,
  ])
    expect(() => db.exec(change)).toThrow(/append-only/)
  expect(() => db.exec(`INSERT INTO note_decision VALUES ${row(2, 9)}`)).toThrow(/FOREIGN KEY/)
})

test('0210: notes that are there are found; the index follows the texts', () => {
  migrate(db, file, 200)
  db.exec(`
    INSERT INTO source (id, file, format, user, recorded_at, origin) VALUES (1, 'ward.json', 'fhir-bundle', 'ines', '2026-03-01T09:00:00Z', 'x');
    INSERT INTO patient (pid, id) VALUES (12, 'p12');
    INSERT INTO resource (id, ref, version, sha256, pid, facts, source, path, recorded_at, raw)
      VALUES (1, 'DocumentReference/n1', 1, x'00', 12, 1, 1, 'x', 'x', '{}'), (2, 'DocumentReference/n2', 1, x'00', NULL, 1, 1, 'x', 'x', '{}');
    INSERT INTO document_text VALUES (65536, 'DocumentReference/n1', 'Café au lait');
  `)
  migrate(db, file, 210)
  const found = (match: string) => db.prepare('SELECT rowid FROM note_search WHERE note_search MATCH ?').pluck().all(match)
  expect([found('owner:p12 AND words:"caf"*'), found('owner:p1 AND words:"caf"*'), found('words:"p12"*')]).toEqual([[65536], [], []])
  db.exec("INSERT INTO document_text VALUES (131072, 'DocumentReference/n2', 'cafe')")
  expect(found('words:cafe')).toEqual([65536, 131072])
  db.exec('DELETE FROM document_text WHERE id = 65536')
  expect(found('words:cafe')).toEqual([131072])
})
