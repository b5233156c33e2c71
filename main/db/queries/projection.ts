/**
 * Facts of a resource version to their rows, and the rows of an older version away again. One projector lives with the
 * writer; it keeps the numbers of codes, terms and patients in memory, and gathers what is done once per batch.
 */
import type { Facts, Observation } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { Connection } from '../statements.ts'
import type { FactKind } from './facts.ts'
import { bodyOf, INSERT_FACT, isEnteredInError, KIND, KINDS, NAMED_KINDS, renameFact, timeOf } from './facts.ts'
import { idOf, rootOf } from './links.ts'
import { groupCode, INSERT_OBSERVATION, observationRow, termBody } from './observations.ts'
import { pidFor, storePatient, touchPatient } from './patients.ts'
import { dictionary, msOf, NO_TIME, PER_RESOURCE } from './rows.ts'
import { twinSearch } from './twins.ts'

/** `at`: epoch ms of the batch; times after it (planned things) are no activity yet. */
export type Way = Readonly<{ synthetic: boolean; path: string; at: number }>

export type Finished = Readonly<{
  /** Patients in whose charts something changed. */
  touched: readonly string[]
  /** Observations that are in the chart already from another resource. */
  duplicates: number
}>

export type Projector = Readonly<{
  pid: (patient: string, synthetic: boolean) => number
  /** How many projection rows these facts make: those entered in error make none. */
  shown: (facts: Facts) => number
  project: (resource: number, facts: Facts, way: Way) => void
  retire: (resource: number, pid: number | null) => void
  /** Gives the rows of a version the names that these facts have; nothing else of them changes. */
  rename: (resource: number, pid: number, facts: Facts) => void
  /** The work of once per batch. */
  finish: () => Finished
  /** After a rollback, or when charts were joined or parted: forget every number that may not hold. */
  forget: () => void
}>

/** The patient a resource is about. */
export function mainPatient(facts: Facts): string | null {
  const first = facts.patients[0] ?? facts.observations[0]
  if (first) return 'patient' in first ? first.patient : first.id
  for (const kind of KINDS) {
    const fact = facts[kind][0]
    if (fact) return fact.patient
  }
  return null
}

type Marked = Readonly<{ status?: string | null; verificationStatus?: string | null }>

function count(list: readonly Marked[]): number {
  let n = 0
  for (const fact of list) if (!isEnteredInError(fact)) n += 1
  return n
}

export function shown(facts: Facts): number {
  let n = count(facts.observations)
  for (const kind of KINDS) n += count(facts[kind])
  return n
}

function checkSize(facts: Facts, path: string): void {
  let most = facts.observations.length
  for (const kind of KINDS) most = Math.max(most, facts[kind].length)
  if (most >= PER_RESOURCE) throw new WardlightError('BadInput', 'One resource says more facts than the store can keep apart.', { path })
}

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
  const twins = twinSearch(db)
  const pids = new Map<string, number>()
  const roots = remembered((pid: number) => rootOf(db, pid))
  /** Newest activity by chart. */
  const touched = new Map<number, number>()
  const retired = new Map<number, number[]>()
  let observations = 0

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
  const observation = (o: Observation, id: number, way: Way) => {
    const chart = chartOf(o.patient, way)
    const code = codes.idOf(groupCode(o))
    const term = terms.idOf(termBody(o))
    twins.look(o, chart, code, Math.floor(id / PER_RESOURCE))
    db.run(INSERT_OBSERVATION, ...observationRow(o, chart, id, code, term))
    observations += 1
    touch(chart, msOf(o.effective), way.at)
  }
  const others = <K extends FactKind>(kind: K, list: Facts[K], first: number, way: Way) => {
    list.forEach((fact, place) => {
      if (isEnteredInError(fact)) return
      const chart = chartOf(fact.patient, way)
      db.run(INSERT_FACT, chart, KIND[kind], timeOf(kind, fact), first + place, bodyOf(kind, fact))
      touch(chart, timeOf(kind, fact), way.at)
    })
  }
  const texts = (list: Facts['documents'], first: number) => {
    list.forEach((document, place) => {
      if (document.text === null || isEnteredInError(document)) return
      db.run('INSERT INTO document_text (id, fact, text) VALUES (?, ?, ?)', first + place, document.id, document.text)
    })
  }
  const patients = (facts: Facts, way: Way) => {
    for (const patient of facts.patients) {
      storePatient(db, pid(patient.id, way.synthetic), patient, way)
      touch(chartOf(patient.id, way), NO_TIME, way.at)
    }
  }
  const forgetBatch = () => {
    for (const map of [touched, retired]) map.clear()
    twins.forget()
    observations = 0
  }

  return {
    pid,
    shown,
    project: (resource, facts, way) => {
      checkSize(facts, way.path)
      const first = resource * PER_RESOURCE
      if (facts.patients.length > 0) patients(facts, way)
      facts.observations.forEach((o, place) => {
        if (!isEnteredInError(o)) observation(o, first + place, way)
      })
      for (const kind of KINDS) if (facts[kind].length > 0) others(kind, facts[kind], first, way)
      if (facts.documents.length > 0) texts(facts.documents, first)
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
          if (renameFact(db, { chart, kind, ms: timeOf(kind, fact as never), id: resource * PER_RESOURCE + place }, fact)) {
            if (!touched.has(chart)) touched.set(chart, NO_TIME)
          }
        })
      }
    },
    finish: () => {
      const removed = deleteRetired(db, retired)
      for (const [chart, ms] of touched) touchPatient(db, chart, ms)
      const change = observations - removed
      if (change !== 0) db.run("UPDATE tally SET n = n + ? WHERE name = 'observations'", change)
      const ids = [...touched.keys()].flatMap((chart) => idOf(db, chart) ?? [])
      const duplicates = twins.found()
      forgetBatch()
      return { touched: ids, duplicates }
    },
    forget: () => {
      for (const memory of [codes, terms, roots]) memory.forget()
      pids.clear()
      forgetBatch()
    },
  }
}
