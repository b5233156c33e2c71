/**
 * Facts of a resource version to their rows, and the rows of an older version away again. One projector lives with the
 * writer; it keeps the numbers of codes, terms and patients in memory, and gathers what is done once per batch.
 */
import type { Facts, Observation } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { Connection } from '../statements.ts'
import type { FactKind } from './facts.ts'
import { bodyOf, INSERT_FACT, isEnteredInError, KIND, KINDS, timeOf } from './facts.ts'
import { groupCode, INSERT_OBSERVATION, observationRow, termBody } from './observations.ts'
import { pidFor, storePatient, touchPatient } from './patients.ts'
import { dictionary, msOf, NO_TIME, PER_RESOURCE } from './rows.ts'

type Way = Readonly<{ synthetic: boolean; path: string }>

export type Projector = Readonly<{
  pid: (patient: string, synthetic: boolean) => number
  /** How many projection rows these facts make: those entered in error make none. */
  shown: (facts: Facts) => number
  project: (resource: number, facts: Facts, way: Way) => void
  retire: (resource: number, pid: number | null) => void
  /** The work of once per batch. @returns ids of the patients whose facts changed */
  finish: (at: string) => readonly string[]
  /** After a rollback: forget every number that may not exist. */
  forget: () => void
}>

/** The patient a resource is about. */
export function mainPatient(facts: Facts): string | null {
  const first = facts.patients[0]
  if (first) return first.id
  const some = facts.observations[0] ?? KINDS.map((kind) => facts[kind][0]).find((fact) => fact !== undefined)
  return some?.patient ?? null
}

function shown(facts: Facts): number {
  const count = (list: readonly Readonly<{ status?: string | null; verificationStatus?: string | null }>[]) =>
    list.filter((fact) => !isEnteredInError(fact)).length
  return KINDS.reduce((sum, kind) => sum + count(facts[kind]), count(facts.observations))
}

function checkSize(facts: Facts, path: string): void {
  const most = Math.max(facts.observations.length, ...KINDS.map((kind) => facts[kind].length))
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

export function projector(db: Connection): Projector {
  const codes = dictionary(db, 'code')
  const terms = dictionary(db, 'term')
  const pids = new Map<string, number>()
  const touched = new Map<string, { pid: number; times: number[] }>()
  const retired = new Map<number, number[]>()
  let observations = 0

  const pid = (patient: string, synthetic: boolean): number => {
    const number = pids.get(patient) ?? pidFor(db, patient, synthetic)
    pids.set(patient, number)
    return number
  }
  const touch = (patient: string, number: number, ms: number) => {
    const entry = touched.get(patient) ?? { pid: number, times: [] }
    touched.set(patient, entry)
    entry.times.push(ms)
  }
  const observation = (o: Observation, id: number, way: Way) => {
    const number = pid(o.patient, way.synthetic)
    db.run(INSERT_OBSERVATION, ...observationRow(o, number, id, codes.idOf(groupCode(o)), terms.idOf(termBody(o))))
    observations += 1
    touch(o.patient, number, msOf(o.effective))
  }
  const others = <K extends FactKind>(kind: K, list: Facts[K], first: number, way: Way) => {
    list.forEach((fact, place) => {
      if (isEnteredInError(fact)) return
      const number = pid(fact.patient, way.synthetic)
      db.run(INSERT_FACT, number, KIND[kind], timeOf(kind, fact), first + place, bodyOf(kind, fact))
      touch(fact.patient, number, timeOf(kind, fact))
    })
  }
  const texts = (list: Facts['documents'], first: number) => {
    list.forEach((document, place) => {
      if (document.text === null || isEnteredInError(document)) return
      db.run('INSERT INTO document_text (id, fact, text) VALUES (?, ?, ?)', first + place, document.id, document.text)
    })
  }
  const patients = (facts: Facts, way: Way) => {
    for (const patient of facts.patients) touch(patient.id, storePatient(db, patient, way.synthetic, way.path), NO_TIME)
  }

  return {
    pid,
    shown,
    project: (resource, facts, way) => {
      checkSize(facts, way.path)
      const first = resource * PER_RESOURCE
      patients(facts, way)
      facts.observations.forEach((o, place) => {
        if (!isEnteredInError(o)) observation(o, first + place, way)
      })
      for (const kind of KINDS) if (facts[kind].length > 0) others(kind, facts[kind], first, way)
      if (facts.documents.length > 0) texts(facts.documents, first)
    },
    retire: (resource, number) => {
      db.run('DELETE FROM document_text WHERE id >= ? AND id < ?', resource * PER_RESOURCE, (resource + 1) * PER_RESOURCE)
      if (number === null) return
      const list = retired.get(number) ?? []
      retired.set(number, list)
      list.push(resource)
      const owner = db.get<{ id: string }>('SELECT id FROM patient WHERE pid = ?', number)
      if (owner) touch(owner.id, number, NO_TIME)
    },
    finish: (at) =>
      finishBatch(db, {
        at,
        touched,
        retired,
        added: observations,
        reset: () => {
          observations = 0
        },
      }),
    forget: () => {
      for (const memory of [codes, terms]) memory.forget()
      for (const map of [pids, touched, retired]) map.clear()
      observations = 0
    },
  }
}

type Gathered = Readonly<{
  at: string
  touched: Map<string, Readonly<{ pid: number; times: readonly number[] }>>
  retired: Map<number, number[]>
  added: number
  reset: () => void
}>

/** Times after the batch itself (planned things) are no activity yet. */
function newestUntil(times: readonly number[], limit: number): number {
  let newest = NO_TIME
  for (const ms of times) if (ms > newest && ms <= limit) newest = ms
  return newest
}

function finishBatch(db: Connection, gathered: Gathered): readonly string[] {
  const limit = Date.parse(gathered.at)
  const removed = deleteRetired(db, gathered.retired)
  for (const { pid, times } of gathered.touched.values()) touchPatient(db, pid, newestUntil(times, limit))
  const change = gathered.added - removed
  if (change !== 0) db.run("UPDATE tally SET n = n + ? WHERE name = 'observations'", change)
  const ids = [...gathered.touched.keys()]
  gathered.touched.clear()
  gathered.retired.clear()
  gathered.reset()
  return ids
}
