/**
 * Facts of a resource version to their rows, and the rows of an older version away again. One projector lives with the
 * writer; it keeps the numbers of codes, terms and patients in memory, and gathers what is done once per batch.
 */
import type { Facts, Medication, Patient } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { Connection } from '../statements.ts'
import { drugWritten } from './drugs.ts'
import {
  type FactRows,
  OBSERVATION_CELLS,
  type ObservationCells,
  OTHER_CELLS,
  type OtherCells,
  rowsOf,
  TEXT_CELLS,
  type TextCells,
} from './fact-rows.ts'
import { type FactKind, INSERT_FACT, NAMED_KINDS, renameFact, timeOf } from './facts.ts'
import { idOf, rootOf } from './links.ts'
import { INSERT_OBSERVATION } from './observations.ts'
import { pidFor, storePatient, touchPatient } from './patients.ts'
import { dictionary, NO_TIME, PER_RESOURCE } from './rows.ts'
import { twinSearch } from './twins.ts'

/** `at`: epoch ms of the batch; times after it (planned things) are no activity yet. */
export type Way = Readonly<{ synthetic: boolean; path: string; at: number }>

/** The resource at `place` of the rows. `numbers`: what their lists have become in the store, filled as they are asked for. */
export type Given = Readonly<{ rows: FactRows; place: number; numbers: Numbers }>
type Numbers = Readonly<{ charts: number[]; codes: number[]; terms: number[]; drugs: number[] }>

/** Rows to be projected one after the other. */
export const opened = (rows: FactRows): ((place: number) => Given) => {
  const numbers: Numbers = { charts: [], codes: [], terms: [], drugs: [] }
  return (place) => ({ rows, place, numbers })
}

/** How many projection rows it makes: facts entered in error make none. */
export const shownRows = ({ rows, place }: Given): number => rows.shown[place] ?? 0

/** The one resource whose facts these are. */
export const alone = (facts: Facts): Given => opened(rowsOf(facts))(0)

export type Finished = Readonly<{
  /** Patients in whose charts something changed. */
  touched: readonly string[]
  /** Observations that are in the chart already from another resource. */
  duplicates: number
}>

export type Projector = Readonly<{
  pid: (patient: string, synthetic: boolean) => number
  /** @param resource its number. @throws WardlightError BadInput, Conflict */
  project: (resource: number, given: Given, way: Way) => void
  retire: (resource: number, pid: number | null) => void
  /** Gives the rows of a version the names that these facts have; nothing else of them changes. */
  rename: (resource: number, pid: number, facts: Facts) => void
  /** The work of once per batch. */
  finish: () => Finished
  /** After a rollback, or when charts were joined or parted: forget every number that may not hold. */
  forget: () => void
}>

const TOO_MANY = 'One resource says more facts than the store can keep apart.'

/** Rows of replaced versions, gathered by patient, so that a whole chart replaced costs one pass over its rows. */
function deleteRetired(db: Connection, retired: ReadonlyMap<number, readonly number[]>): number {
  let observations = 0
  for (const [pid, resources] of retired) {
    const list = JSON.stringify(resources)
    const inList = `id / ${PER_RESOURCE} IN (SELECT value FROM json_each(?))`
    observations += db.run(`DELETE FROM observation WHERE pid = ? AND ${inList}`, pid, list).changes
    db.run(`DELETE FROM fact WHERE pid = ? AND ${inList}`, pid, list)
  }
  return observations
}

/** Numbers by a text, remembered. */
function remembered<K>(look: (key: K) => number): Readonly<{ of: (key: K) => number; forget: () => void }> {
  const known = new Map<K, number>()
  return {
    of: (key) => {
      const found = known.get(key) ?? look(key)
      known.set(key, found)
      return found
    },
    forget: () => known.clear(),
  }
}

export function projector(db: Connection): Projector {
  const codes = dictionary(db, 'code')
  const terms = dictionary(db, 'term')
  const drugs = dictionary(db, 'drug')
  const twins = twinSearch(db)
  const pids = new Map<string, number>()
  const roots = remembered((pid: number) => rootOf(db, pid))
  /** Newest activity by chart. */
  const touched = new Map<number, number>()
  const retired = new Map<number, number[]>()
  let observationCount = 0

  const pid = (patient: string, synthetic: boolean): number => {
    const known = pids.get(patient)
    if (known !== undefined) return known
    const { pid: number, isNew } = pidFor(db, patient, synthetic)
    if (isNew) twins.isNew(number)
    pids.set(patient, number)
    return number
  }
  const chartOf = (patient: string, way: Way): number => roots.of(pid(patient, way.synthetic))
  const touch = (chart: number, ms: number, at: number) => {
    const before = touched.get(chart)
    if (before === undefined || (ms > before && ms <= at)) touched.set(chart, ms <= at ? ms : NO_TIME)
  }
  const chartAt = ({ rows, numbers }: Given, at: number, way: Way): number => {
    const chart = numbers.charts[at] ?? chartOf(rows.patients[at] ?? '', way)
    numbers.charts[at] = chart
    return chart
  }
  const codeAt = ({ rows, numbers }: Given, at: number): number => {
    const code = numbers.codes[at] ?? codes.idOf(rows.codes[at] ?? '')
    numbers.codes[at] = code
    return code
  }
  const termAt = ({ rows, numbers }: Given, at: number): number => {
    const term = numbers.terms[at] ?? terms.idOf(rows.terms[at]?.body ?? '')
    numbers.terms[at] = term
    return term
  }
  const drugAt = ({ rows, numbers }: Given, at: number): number | null => {
    if (at < 0) return null
    const drug = numbers.drugs[at] ?? drugs.idOf(rows.drugs[at] ?? '')
    numbers.drugs[at] = drug
    return drug
  }
  const observation = (given: Given, cells: ObservationCells, resource: number, way: Way) => {
    const [place, patient, codePlace, termPlace, ms, fact, effective, encounter, kind, value, text, extra, comparator] = cells
    const chart = chartAt(given, patient, way)
    const code = codeAt(given, codePlace)
    const term = termAt(given, termPlace)
    const { unit = null, isOff = false } = given.rows.terms[termPlace] ?? {}
    twins.look({ fact, effective, ms, kind, value, text, unit, comparator, isOff }, chart, code, resource)
    const id = resource * PER_RESOURCE + place
    db.run(INSERT_OBSERVATION, chart, code, ms, id, fact, term, effective, encounter, kind, value, text, extra)
    observationCount += 1
    touch(chart, ms, way.at)
  }
  const observations = (given: Given, resource: number, way: Way) => {
    const { observations: cells, observationsUntil: until } = given.rows
    for (let at = until[given.place - 1] ?? 0; at < (until[given.place] ?? 0); at += OBSERVATION_CELLS)
      observation(given, cells.slice(at, at + OBSERVATION_CELLS) as ObservationCells, resource, way)
  }
  const others = (given: Given, resource: number, way: Way) => {
    const { others: cells, othersUntil: until } = given.rows
    for (let at = until[given.place - 1] ?? 0; at < (until[given.place] ?? 0); at += OTHER_CELLS) {
      const [place, patient, kind, ms, body, drug] = cells.slice(at, at + OTHER_CELLS) as OtherCells
      const chart = chartAt(given, patient, way)
      db.run(INSERT_FACT, chart, kind, ms, resource * PER_RESOURCE + place, body, drugAt(given, drug))
      touch(chart, ms, way.at)
    }
  }
  const texts = ({ rows, place: at }: Given, resource: number) => {
    for (let from = rows.textsUntil[at - 1] ?? 0; from < (rows.textsUntil[at] ?? 0); from += TEXT_CELLS) {
      const [place, fact, text] = rows.texts.slice(from, from + TEXT_CELLS) as TextCells
      db.run('INSERT INTO document_text (id, fact, text) VALUES (?, ?, ?)', resource * PER_RESOURCE + place, fact, text)
    }
  }
  const patients = (list: readonly Patient[], way: Way) => {
    for (const patient of list) {
      storePatient(db, pid(patient.id, way.synthetic), patient, way)
      touch(chartOf(patient.id, way), NO_TIME, way.at)
    }
  }
  const drugOf = (kind: FactKind, fact: unknown): number | null => {
    const written = kind === 'medications' ? drugWritten(fact as Medication) : null
    return written === null ? null : drugs.idOf(written)
  }
  const forgetBatch = () => {
    for (const map of [touched, retired]) map.clear()
    twins.forget()
    observationCount = 0
  }

  return {
    pid,
    project: (resource, given, way) => {
      const { rows, place } = given
      if (rows.tooMany.includes(place)) throw new WardlightError('BadInput', TOO_MANY, { path: way.path })
      const persons = rows.persons.get(place)
      if (persons) patients(persons, way)
      observations(given, resource, way)
      others(given, resource, way)
      texts(given, resource)
    },
    retire: (resource, number) => {
      db.run('DELETE FROM document_text WHERE id >= ? AND id < ?', resource * PER_RESOURCE, (resource + 1) * PER_RESOURCE)
      if (number === null) return
      const chart = roots.of(number)
      const list = retired.get(chart) ?? []
      retired.set(chart, list)
      list.push(resource)
      if (!touched.has(chart)) touched.set(chart, NO_TIME)
    },
    rename: (resource, number, facts) => {
      const chart = roots.of(number)
      for (const kind of NAMED_KINDS) {
        facts[kind].forEach((fact, place) => {
          if (
            renameFact(db, { chart, kind, ms: timeOf(kind, fact as never), id: resource * PER_RESOURCE + place }, fact, drugOf(kind, fact))
          ) {
            if (!touched.has(chart)) touched.set(chart, NO_TIME)
          }
        })
      }
    },
    finish: () => {
      const removed = deleteRetired(db, retired)
      for (const [chart, ms] of touched) touchPatient(db, chart, ms)
      const change = observationCount - removed
      if (change !== 0) db.run("UPDATE tally SET n = n + ? WHERE name = 'observations'", change)
      const ids = [...touched.keys()].flatMap((chart) => idOf(db, chart) ?? [])
      const duplicates = twins.found()
      forgetBatch()
      return { touched: ids, duplicates }
    },
    forget: () => {
      for (const memory of [codes, terms, drugs, roots]) memory.forget()
      pids.clear()
      forgetBatch()
    },
  }
}
