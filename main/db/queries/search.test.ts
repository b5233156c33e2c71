import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, alert, batch, openHere, patient, tempFolder } from '../testing/fixtures.ts'
import { ACTIVE_ALERTS, ALERTS_BY_STATUS, ALERTS_OF_PATIENT, OPEN_ALERTS } from './alerts.ts'
import * as chart from './chart.ts'
import { TIES } from './charts.ts'
import * as drugs from './drugs.ts'
import { PIDS_OF_CHARTS, REFS, REFS_OF_FEW, REFS_OF_MANY } from './export.ts'
import { BODY_OF_FACT, COUNT_FACTS, NEWEST_FACTS } from './facts.ts'
import { DECISION } from './held.ts'
import * as links from './links.ts'
import { NAMED_BY, REFS_OF_URL, URL_OF_REF } from './names.ts'
import { COUNT_BY_CODE, CROWDED_MOMENTS, DISTINCT_CODES, NEWEST_OF_CODE, ROWS_OF_MOMENT, SERIES_OF_CODE } from './observations.ts'
import { PARTS } from './parts.ts'
import { PATIENT_BY_ID } from './patients.ts'
import * as persons from './persons.ts'
import * as provenance from './provenance.ts'
import * as quality from './quality.ts'
import { WORST_ALERT, WORST_SCORE } from './rank.ts'
import { reads } from './reads.ts'
import { MODELS_OF_PATIENT, NEWEST_SCORE, SCORES_OF_PATIENT, TREND_OF_MODEL } from './scores.ts'
import { parseSearch } from './search.ts'
import { TWINS_OF } from './twins.ts'
import * as versions from './versions.ts'
import { NEWEST_VERSION } from './versions.ts'
import * as worklist from './worklist.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
const find = (query: string, limit = 500) => reads(db).worklist({ query, limit, offset: 0 })
const ids = (query: string) => find(query).rows.map((row) => row.patient.id)

const NAMED = [
  patient('müller', { name: 'Müller, Eva', family: 'Müller', given: 'Eva', mrn: 'A-17', born: '1962-03-04' }),
  patient('obrien', { name: "O'Brien, Liam", family: "O'Brien", given: 'Liam', mrn: '4711', born: '1950-12-31' }),
  patient('yamada', { name: '山田, 太郎', family: '山田', given: '太郎', mrn: null, born: '1990' }),
  patient('nobody', { name: null, family: null, given: null, mrn: null }),
]

beforeAll(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  const crowd = Array.from({ length: 1200 }, (_, n) =>
    patient(`c${n}`, { name: `Quint${n}, Zoe`, family: `Quint${n}`, given: 'Zoe', mrn: `Q${n}` }),
  )
  const write = writes(db)
  write.importBatch(batch(...NAMED, ...crowd))
  const alerts = [alert('c1199', 'news2', 'x', 'high')]
  write.recordScores({ actor: ACTOR, patients: [{ patient: patientId('c1199'), scores: [], alerts, evaluated: [] }] })
})
afterAll(() => {
  db.sqlite.close()
  room.remove()
})

test.each([
  ['mul', ['müller']],
  ['MÜLLER eva', ['müller']],
  ['ev mü', ['müller']],
  ["o'b", ['obrien']],
  ['brien', ['obrien']],
  ['a-17', ['müller']],
  ['4711', ['obrien']],
  ['1962-03', ['müller']],
  ['1962-03-04', ['müller']],
  ['1962', ['müller']],
  ['山', ['yamada']],
  ['1990', ['yamada']],
  ['eva liam', []],
  ['ller', []],
])('"%s" finds %j', (query, expected) => {
  expect(ids(query)).toEqual(expected)
})

test('what holds nothing to search for finds nobody; only blanks are everybody', () => {
  for (const query of ['*', '"', '--', '()', '"" OR *', '\u0000']) expect([query, find(query).matching]).toEqual([query, 0])
  expect(find('  ').matching).toBe(1204)
})

test('words of the query language are only words', () => {
  for (const query of [
    'eva OR liam',
    'NOT eva',
    'words:eva',
    'tier:tier0',
    'tier0',
    'NEAR(eva liam)',
    '^eva*',
    'eva AND',
    '{words}: eva',
    'e"va',
  ]) {
    expect([query, ids(query).filter((id) => !['müller'].includes(id))]).toEqual([query, []])
  }
})

test('no text breaks the search', () => {
  const syntax = fc
    .array(
      fc.constantFrom(
        '"',
        '*',
        '(',
        ')',
        ':',
        '^',
        '-',
        '+',
        ' ',
        'OR',
        'AND',
        'NOT',
        'NEAR',
        'eva',
        'tier',
        '\u0000',
        '\ud800',
        "'",
        ';',
        '%',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), syntax), (query) => {
      const found = find(query, 20)
      expect(found.rows.length).toBeLessThanOrEqual(found.matching)
    }),
    { numRuns: 400 },
  )
})

test('any prefix of the whole name finds its owner, in any order of words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1199 }), fc.integer({ min: 1, max: 3 }), (n, length) => {
      expect(ids(`zoe quint${n}`)).toContain(`c${n}`)
      expect(ids(`quint${n} ${'zoe'.slice(0, length)}`)).toContain(`c${n}`)
      expect(ids(`q${n} QUINT`)).toContain(`c${n}`)
    }),
    { numRuns: 60 },
  )
})

test('a wide search counts to a thousand, says that there are more, and still gives the worst first', () => {
  const wide = find('quint', 10)
  expect([wide.matching, wide.matchingAtLeast, wide.total, wide.rows[0]?.patient.id]).toEqual([1000, true, 1204, 'c1199'])
  const pages = [0, 400, 800].flatMap((offset) =>
    reads(db)
      .worklist({ query: 'quint', limit: 400, offset })
      .rows.map((row) => row.patient.id),
  )
  expect([pages.length, new Set(pages).size]).toEqual([1000, 1000])
})

test('below three letters there is no ranking', () => {
  expect([parseSearch('qu')?.ranked, parseSearch('qui')?.ranked, parseSearch('qu zo')?.ranked]).toEqual([false, true, false])
  expect(find('qu', 10).rows).toHaveLength(10)
})

const plan = (sql: string): string[] => {
  const params = sql.match(/\?/g)?.map(() => 1) ?? []
  return db.sqlite
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map((row) => (row as { detail: string }).detail)
}

/** Virtual tables (search, json_each) are always called scans; nothing else may be. */
const scans = (sql: string) =>
  plan(sql).filter((detail) => /^SCAN/.test(detail) && !/VIRTUAL TABLE|json_each| step$|^SCAN (step|m|o|\(subquery|CONSTANT)/.test(detail))

const POINT_QUERIES = {
  PATIENT_BY_ID,
  NEWEST_VERSION,
  COUNT_BY_CODE,
  DISTINCT_CODES,
  NEWEST_OF_CODE,
  SERIES_OF_CODE,
  NEWEST_FACTS,
  COUNT_FACTS,
  RAW_OF_REF: chart.RAW_OF_REF,
  NEWEST_SCORE,
  SCORES_OF_PATIENT,
  MODELS_OF_PATIENT,
  TREND_OF_MODEL,
  ACTIVE_ALERTS,
  WORST_ALERT,
  WORST_SCORE,
  PATIENTS_OF_PAGE: worklist.PATIENTS_OF_PAGE,
  NEWEST_OF_PAGE: worklist.NEWEST_OF_PAGE,
  PREVIOUS_OF_PAGE: worklist.PREVIOUS_OF_PAGE,
  ALERTS_OF_PAGE: worklist.ALERTS_OF_PAGE,
  MATCHING: worklist.MATCHING,
  MATCHES: worklist.MATCHES,
  MATCHES_RANKED: worklist.MATCHES_RANKED,
  ALERTS_OF_PATIENT,
  ALERTS_BY_STATUS,
  OPEN_ALERTS,
  KNOWN_VERSION: versions.KNOWN_VERSION,
  LOWEST_VERSION: versions.LOWEST_VERSION,
  DRUGS_TO_READ: drugs.TO_READ,
  NO_INGREDIENTS: drugs.NO_INGREDIENTS,
  MEDICATIONS_WITH: drugs.MEDICATIONS_WITH,
  DRUG_OF_RESOURCE: drugs.DRUG_OF_RESOURCE,
  TWINS_OF,
  PARTS,
  ROOT: links.ROOT,
  LINKED: links.LINKED,
  TIES,
  CANDIDATES: persons.CANDIDATES,
  PERSON: persons.PERSON,
  PAIR: persons.PAIR,
  PAIRS_OF_PERSON: persons.PAIRS_OF_PERSON,
  LAST_EVENT: persons.LAST_EVENT,
  MATCHES_BY_STATUS: persons.MATCHES_BY_STATUS,
  MADE: provenance.MADE,
  FLAGS_OF_PATIENT: provenance.FLAGS_OF_PATIENT,
  DECISION,
  PIDS_OF_CHARTS,
  REFS_OF_FEW,
  REFS_OF_MANY,
  NAMED_BY,
  REFS_OF_URL,
  URL_OF_REF,
  BODY_OF_FACT,
  CROWDED_MOMENTS,
  ROWS_OF_MOMENT,
  HISTORY_OF_SOURCE: quality.HISTORY_OF_SOURCE,
  NEWEST_OF_SOURCE: quality.NEWEST_OF_SOURCE,
  OPEN_OF_SOURCE: quality.OPEN_OF_SOURCE,
  WAITING_OF_SOURCE: quality.WAITING_OF_SOURCE,
  NEWEST_QUALITY: quality.NEWEST_QUALITY,
  QUALITY_OF_PATIENT: quality.QUALITY_OF_PATIENT,
}

test.each(Object.entries(POINT_QUERIES))('%s never scans a table', (_, sql) => {
  expect(scans(sql)).toEqual([])
})

const IN_ORDER = {
  NEWEST_OF_CODE,
  SERIES_OF_CODE,
  NEWEST_FACTS,
  COUNT_BY_CODE,
  COUNT_FACTS,
  TREND_OF_MODEL,
  NEWEST_VERSION,
  ALERTS_BY_STATUS,
  REFS,
  REFS_OF_MANY,
  CROWDED_MOMENTS,
  MATCHES_BY_STATUS: persons.MATCHES_BY_STATUS,
  HISTORY_OF_SOURCE: quality.HISTORY_OF_SOURCE,
}

test.each(Object.entries(IN_ORDER))('%s reads in the order of its index, without sorting', (_, sql) => {
  expect(plan(sql).filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([])
})

test('everybody in order walks the rank index', () => {
  expect(plan(worklist.ALL_RANKED)).toEqual(['SEARCH patient USING COVERING INDEX patient_rank (rank>?)'])
})

test('the plan check itself notices a scan', () => {
  expect(scans('SELECT * FROM patient WHERE name = ?')).toEqual(['SCAN patient'])
})
