/** Small resources built by hand, and stores in temporary folders. For tests only. */
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Condition, type Document, type Encounter, type Facts, NO_FACTS, type Observation, type Patient } from '#app/chart/facts.ts'
import { parseWhen } from '#app/chart/when.ts'
import type { Flag } from '#app/contract/entry.ts'
import { alertId, factId, patientId } from '#app/contract/ids.ts'
import type { GateFinding } from '#app/contract/intake.ts'
import type { ModelAnswer, Severity } from '#app/contract/risk.ts'
import { readResource } from '#app/fhir/read.ts'
import type { Actor, AlertWrite, IncomingResource, ScoreWrite, Source, TypedValue } from '#app/ports/store.ts'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../open.ts'
import type { Connection } from '../statements.ts'
import { connection } from '../statements.ts'

export const KEY = new Uint8Array(32).fill(7)
export const ACTOR: Actor = { user: 'ines', at: '2026-03-01T09:00:00Z' }
export const SOURCE: Source = { file: 'ward.json', format: 'fhir-bundle', sha256: null }

export function tempFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wardlight-db-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A writing connection on this thread, migrated. */
export function openHere(file: string): Connection {
  const sqlite = openDatabase({ file, key: KEY, mode: 'writer', create: true })
  migrate(sqlite, file)
  return connection(sqlite)
}

function resource(type: string, id: string, facts: Partial<Facts>, note: string): IncomingResource {
  const raw = JSON.stringify({ resourceType: type, id, note })
  return { type, id, raw, sha256: hash('sha256', raw, 'hex'), path: `entry[${id}]`, facts: { ...NO_FACTS, ...facts } }
}

export function patient(id: string, more: Partial<Patient> & { born?: string } = {}, note = ''): IncomingResource {
  const { born = '1950-03-12', ...rest } = more
  const fact: Patient = {
    id: patientId(id),
    name: 'Costa, Ana',
    family: 'Costa',
    given: 'Ana',
    birthDate: parseWhen(born),
    sex: 'female',
    mrn: `MRN-${id}`,
    deceased: null,
    ...rest,
  }
  return resource('Patient', id, { patients: [fact] }, note + JSON.stringify(fact))
}

export function observationFact(id: string, of: string, more: Partial<Observation> & { at?: string } = {}): Observation {
  const { at = '2026-02-01T08:00:00Z', ...rest } = more
  return {
    id: factId(`Observation/${id}`),
    patient: patientId(of),
    encounter: null,
    status: 'final',
    category: 'laboratory',
    code: { system: 'http://loinc.org', code: '2160-0', display: 'Creatinine' },
    loinc: '2160-0',
    label: 'Creatinine',
    effective: parseWhen(at),
    value: { kind: 'quantity', value: 1.1, text: '1.10', unit: 'mg/dL', comparator: null },
    range: null,
    interpretation: null,
    ...rest,
  }
}

export function observation(id: string, of: string, more: Partial<Observation> & { at?: string } = {}, note = ''): IncomingResource {
  const fact = observationFact(id, of, more)
  return resource('Observation', id, { observations: [fact] }, note + JSON.stringify(fact))
}

export function condition(id: string, of: string, more: Partial<Condition> = {}): IncomingResource {
  const fact: Condition = {
    id: factId(`Condition/${id}`),
    patient: patientId(of),
    encounter: null,
    code: { system: 'http://snomed.info/sct', code: '44054006', display: 'Diabetes mellitus type 2' },
    label: 'Diabetes mellitus type 2',
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    onset: parseWhen('2019'),
    abatement: null,
    recorded: null,
    ...more,
  }
  return resource('Condition', id, { conditions: [fact] }, JSON.stringify(fact))
}

export function encounter(id: string, of: string, start: string): IncomingResource {
  const fact: Encounter = {
    id: factId(`Encounter/${id}`),
    patient: patientId(of),
    encounter: null,
    status: 'finished',
    class: 'AMB',
    label: 'Visit',
    reason: null,
    start: parseWhen(start),
    end: null,
  }
  return resource('Encounter', id, { encounters: [fact] }, start)
}

export function report(id: string, of: string, text: string | null): IncomingResource {
  const fact: Document = {
    id: factId(`DiagnosticReport/${id}`),
    patient: patientId(of),
    encounter: null,
    source: 'DiagnosticReport',
    code: { system: null, code: null, display: null },
    label: 'Report',
    status: 'final',
    date: parseWhen('2026-01-05'),
    author: null,
    text,
    results: [],
  }
  return resource('DiagnosticReport', id, { documents: [fact] }, text ?? '')
}

export const batch = (...resources: IncomingResource[]) => ({ source: SOURCE, actor: ACTOR, resources, synthetic: true })

const OK: Flag = { entry: 0, level: 'ok', kind: null, reason: 'in keeping with earlier values', suggestion: null }

export function typed(observationFact: Observation): TypedValue {
  return { observation: observationFact, raw: JSON.stringify({ resourceType: 'Observation', id: observationFact.id }), flag: OK }
}

export function score(model: string, inputHash: string, more: Partial<ModelAnswer> & { severity?: Severity } = {}): ScoreWrite {
  const { severity = 'none', ...rest } = more
  const answer: ModelAnswer = {
    model,
    version: '1.0.0',
    status: 'ok',
    reason: null,
    value: 5,
    outputs: {},
    band: 'low',
    contributions: [],
    missing: [],
    bounds: null,
    at: '2026-02-01T08:00:00Z',
    inputHash,
    ...rest,
  }
  return { answer, severity, computedAt: ACTOR.at }
}

export function alert(of: string, subject: string, inputHash: string, severity: Severity = 'high'): AlertWrite {
  return {
    id: alertId(`${of}/${subject}/${inputHash}`),
    patient: patientId(of),
    kind: 'score-band',
    subject,
    tier: 'interruptive',
    severity,
    title: `${subject} high`,
    detail: 'because of its inputs',
    action: null,
    source: 'test',
    facts: [],
    inputHash,
    raisedAt: ACTOR.at,
    dataAt: null,
  }
}

/** A resource read from its own JSON, as an intake reads it. */
export function read(json: Readonly<Record<string, unknown>>, more: Partial<IncomingResource> = {}): IncomingResource {
  const raw = JSON.stringify(json)
  const { type, id, facts, about } = readResource(raw, json, { path: 'test' })
  const updated = (json.meta as { lastUpdated?: string } | undefined)?.lastUpdated
  const updatedMs = updated === undefined ? null : Date.parse(updated)
  return { type, id, raw, sha256: hash('sha256', raw, 'hex'), path: `entry[${id}]`, facts, ...(about ? { about } : {}), updatedMs, ...more }
}

/** A potassium in mmol/L. `at` is its version's time (`meta.lastUpdated`), absent where null. */
export function potassium(id: string, of: string, value: number, at: string | null = null): Readonly<Record<string, unknown>> {
  return {
    resourceType: 'Observation',
    id,
    ...(at === null ? {} : { meta: { lastUpdated: at } }),
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
    subject: { reference: `Patient/${of}` },
    effectiveDateTime: '2026-02-01T08:00:00Z',
    valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  }
}

export const finding = (fact: string, more: Partial<GateFinding> = {}): GateFinding => ({
  fact: factId(fact),
  label: 'Potassium',
  value: '44 mmol/L',
  level: 'implausible',
  kind: 'decimal-shift',
  reason: 'ten times what is seen',
  suggestion: { value: 4.4, unit: 'mmol/L' },
  ...more,
})
