/**
 * Charts and facts as they cross to and from the store's thread: rows of plain values and lists as JSON text, opened on the
 * other side. Copying thousands of small objects between threads costs more than reading them.
 */
import type { Observation, PatientFacts } from '#app/chart/facts.ts'
import type { ChartRecord, ImportBatch, IncomingResource, StoreReads, StoreWrites } from '#app/ports/store.ts'
import { FactPacker, type FactRows } from './fact-rows.ts'
import type { FactKind, Stored } from './facts.ts'
import type { ObservationRow } from './observations.ts'
import { observationOf, termOf } from './observations.ts'

/** `terms` holds every term the rows name. */
export type PackedObservations = Readonly<{ rows: readonly ObservationRow[]; terms: readonly (readonly [id: number, body: string])[] }>

/** JSON array of facts without their patient. */
export type PackedList = string

export type PackedChart = Omit<ChartRecord, 'results' | FactKind> &
  Readonly<{
    groups: readonly Readonly<{ code: string; total: number; rows: number }>[]
    observations: PackedObservations
    lists: Readonly<Record<FactKind, PackedList>>
  }>

type FactLists = 'conditions' | 'medications' | 'allergies' | 'encounters'
export type PackedFacts = Readonly<{
  patient: NonNullable<PatientFacts['patient']>
  observations: PackedObservations
  lists: Readonly<Record<FactLists, PackedList>>
}>

export type PackedSeries = Readonly<{ patient: string; observations: PackedObservations }>

type Packed = Readonly<{
  chart: PackedChart | null
  series: PackedSeries | null
  patientFacts: PackedFacts | null
  manyPatientFacts: readonly PackedFacts[]
}>

/** The reads as the store's thread answers them. */
export type PackedReads = {
  [K in keyof StoreReads]: (input: Parameters<StoreReads[K]>[0]) => K extends keyof Packed ? Packed[K] : ReturnType<StoreReads[K]>
}

export function unpackObservations(patient: string, { rows, terms }: PackedObservations): Observation[] {
  const known = new Map(terms.map(([id, body]) => [id, termOf(body)]))
  return rows.map((row) => observationOf(patient, row, known))
}

function unpackList<K extends FactKind>(patient: string, list: PackedList): Stored[K][] {
  const facts = JSON.parse(list) as { patient: string }[]
  for (const fact of facts) fact.patient = patient
  return facts as unknown as Stored[K][]
}

function unpackChart({ groups, observations, lists, ...rest }: PackedChart): ChartRecord {
  const id = rest.patient.id
  const all = unpackObservations(id, observations)
  let from = 0
  const results = groups.map(({ code, total, rows }) => {
    from += rows
    return { code, total, newest: all.slice(from - rows, from) }
  })
  return {
    ...rest,
    results,
    conditions: unpackList<'conditions'>(id, lists.conditions),
    medications: unpackList<'medications'>(id, lists.medications),
    allergies: unpackList<'allergies'>(id, lists.allergies),
    encounters: unpackList<'encounters'>(id, lists.encounters),
    procedures: unpackList<'procedures'>(id, lists.procedures),
    immunizations: unpackList<'immunizations'>(id, lists.immunizations),
    documents: unpackList<'documents'>(id, lists.documents),
  }
}

function unpackFacts({ patient, observations, lists }: PackedFacts): PatientFacts {
  return {
    patient,
    pregnant: null,
    observations: unpackObservations(patient.id, observations),
    conditions: unpackList<'conditions'>(patient.id, lists.conditions),
    medications: unpackList<'medications'>(patient.id, lists.medications),
    allergies: unpackList<'allergies'>(patient.id, lists.allergies),
    encounters: unpackList<'encounters'>(patient.id, lists.encounters),
  }
}

const UNPACK: { readonly [K in keyof Packed]: (packed: Packed[K]) => ReturnType<StoreReads[K]> } = {
  chart: (packed) => packed && unpackChart(packed),
  series: (packed) => (packed ? unpackObservations(packed.patient, packed.observations) : []),
  patientFacts: (packed) => packed && unpackFacts(packed),
  manyPatientFacts: (packed) => packed.map(unpackFacts),
}

/** What a read gives its caller, from what the store's thread answered. */
export function unpack<K extends keyof StoreReads>(name: K, answer: unknown): ReturnType<StoreReads[K]> {
  const open = Object.hasOwn(UNPACK, name) ? (UNPACK[name as keyof Packed] as (packed: unknown) => unknown) : undefined
  return (open ? open(answer) : answer) as ReturnType<StoreReads[K]>
}

/** What few resources of an import have. `facts` of those that are held: they are kept as they were read. */
export type Rare = Readonly<Pick<IncomingResource, 'partial' | 'gate' | 'made' | 'about'> & { facts?: IncomingResource['facts'] }>

/** Resources side by side; each list has one cell for each of them. */
export type PackedResources = Readonly<{
  refs: readonly string[]
  raws: readonly string[]
  sha256: readonly string[]
  paths: readonly string[]
  updatedMs: readonly (number | null)[]
  /** By place. */
  rare: ReadonlyMap<number, Rare>
  rows: FactRows
}>

export type PackedBatch = Omit<ImportBatch, 'resources'> & Readonly<{ resources: PackedResources }>

function rareOf({ partial, gate, made, about, facts }: IncomingResource): Rare | null {
  if (!partial && !gate && !made && !about) return null
  const isHeld = gate !== undefined && gate.state !== 'flagged'
  return {
    ...(partial ? { partial } : {}),
    ...(gate ? { gate } : {}),
    ...(made ? { made } : {}),
    ...(about ? { about } : {}),
    ...(isHeld ? { facts } : {}),
  }
}

function packResources(resources: readonly IncomingResource[]): PackedResources {
  const packer = new FactPacker()
  const rare = new Map<number, Rare>()
  for (const [place, resource] of resources.entries()) {
    packer.add(resource.facts)
    const more = rareOf(resource)
    if (more) rare.set(place, more)
  }
  return {
    refs: resources.map(({ type, id }) => `${type}/${id}`),
    raws: resources.map(({ raw }) => raw),
    sha256: resources.map(({ sha256 }) => sha256),
    paths: resources.map(({ path }) => path),
    updatedMs: resources.map(({ updatedMs = null }) => updatedMs),
    rare,
    rows: packer.rows(),
  }
}

/** Packed already where it came from another thread. */
export function packBatch(batch: ImportBatch | PackedBatch): PackedBatch {
  const { resources, ...rest } = batch
  return { ...rest, resources: 'refs' in resources ? resources : packResources(resources) }
}

/** What a write is given, as it crosses to the store's thread. */
export function packInput<K extends keyof StoreWrites>(name: K, input: Parameters<StoreWrites[K]>[0]): unknown {
  if (name === 'importBatch') return packBatch(input as ImportBatch)
  if (name === 'importBatches') return { batches: (input as Parameters<StoreWrites['importBatches']>[0]).batches.map(packBatch) }
  return input
}
