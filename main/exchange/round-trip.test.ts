/** Resources of every type through the whole program: in, out, and in again on another machine. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExportKind } from '#app/contract/exchange.ts'
import { patientId } from '#app/contract/ids.ts'
import { anyResource, R4_TYPES } from '#app/fhir/any-resource.test-help.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { type OpenStore, openStore } from '../db/client.ts'
import type { Intake } from '../intake/api.ts'
import { createIntake } from '../intake/jobs.ts'
import { exportStore } from './export.ts'
import { contentOf } from './one-line.ts'
import { exportResources } from './pages.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const AT = { user: 'ana', at: '2026-03-01T09:00:00Z' }
type Machine = Readonly<{ store: OpenStore; intake: Intake; close: () => Promise<void> }>

let folder: string
const machines: Machine[] = []

async function machine(): Promise<Machine> {
  const own = path.join(folder, `machine-${machines.length}`)
  mkdirSync(own)
  const store = await openStore({ file: path.join(own, 'store.db'), key: randomBytes(32) })
  const intake = createIntake({
    store,
    connectStore: () => store.connect(),
    actor: () => AT,
    onChange: () => undefined,
    onTouched: () => undefined,
  })
  const close = async () => {
    await intake.close()
    await store.close()
  }
  machines.push({ store, intake, close })
  return { store, intake, close }
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'round-trip-'))
})
afterEach(async () => {
  for (const { close } of machines.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

const SHOWN = new Set(
  'Patient Observation Condition Medication MedicationRequest MedicationStatement MedicationAdministration Encounter DiagnosticReport'.split(
    ' ',
  ),
)

let files = 0
function file(content: string): string {
  files += 1
  const name = path.join(folder, `in-${files}.json`)
  writeFileSync(name, content)
  return name
}

const bring = async ({ intake }: Machine, ...contents: readonly string[]) => (await intake.importPaths(contents.map(file))).report

async function all({ store }: Machine, patients: readonly string[] | null = null): Promise<ExportResource[]> {
  const found: ExportResource[] = []
  for await (const resource of exportResources(store, patients?.map(patientId) ?? null)) found.push(resource)
  return found
}

const contents = async (from: Machine) => new Map((await all(from)).map(({ ref, raw }) => [ref, contentOf(raw, ref)]))
const owners = async (from: Machine) => (await all(from)).map(({ ref, patient, state }) => [ref, patient, state])

async function exported(from: Machine, kind: ExportKind): Promise<string> {
  files += 1
  const name = path.join(folder, `out-${files}.json`)
  await exportStore({ store: from.store, actor: AT, kind, patients: null, passphrase: null }, { file: name, replace: false })
  return name
}

/** Charts without what a store says of itself. */
async function charts({ store }: Machine) {
  const ids = (await store.read('patientIds', {})).toSorted()
  const found = []
  for (const patient of ids) {
    const chart = await store.read('chart', { patient })
    if (chart) found.push({ ...chart, flags: chart.flags?.map(({ fact, finding }) => `${fact} ${finding.reason}`).toSorted() })
  }
  return found
}

async function sameAgain(from: Machine, kind: ExportKind): Promise<void> {
  const to = await machine()
  await to.intake.importPaths([await exported(from, kind)])
  expect(await contents(to)).toEqual(await contents(from))
  expect(await owners(to)).toEqual(await owners(from))
  expect(await charts(to)).toEqual(await charts(from))
}

/** A reference by identifier alone is resolved among the patients of its own file: what it means follows from where it stands. */
const byIdentifier = (resource: string): boolean => /"type":"Patient","identifier"|Patient\?identifier/.test(resource)

function refOf(resource: string): string {
  const { resourceType, id } = JSON.parse(resource) as { resourceType: string; id: string }
  return `${resourceType}/${id}`
}

/** Some of each type, more of those that a chart shows; no bundles, which would be taken apart. */
const SAMPLE = R4_TYPES.filter((type) => type !== 'Bundle').flatMap((type, n) => {
  const numRuns = SHOWN.has(type) ? 12 : 2
  const some = fc.sample(anyResource(type), { numRuns, seed: 17 + n }).filter((resource) => !byIdentifier(resource))
  return [...new Map(some.map((resource) => [refOf(resource), resource])).values()]
})

describe('every type of FHIR R4', () => {
  it('is stored or named by an issue, file by file, and the export is the import', async () => {
    const one = await machine()
    const report = await bring(one, ...SAMPLE)
    const kept = await contents(one)
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const { read, stored, unchanged, skipped } = report.resources
    expect(stored + unchanged + skipped).toBe(read)
    for (const resource of SAMPLE) expect(kept.has(refOf(resource))).toBe(true)
    await sameAgain(one, 'fhir-ndjson')
    await sameAgain(one, 'fhir-bundle')
  })

  it('gives the same store from one file, from one file each, and in the other order', async () => {
    const [together, apart, backwards] = [await machine(), await machine(), await machine()]
    await bring(together, SAMPLE.join('\n'))
    await bring(apart, ...SAMPLE)
    await bring(backwards, ...SAMPLE.toReversed())
    expect(await contents(apart)).toEqual(await contents(together))
    expect(await charts(apart)).toEqual(await charts(together))
    expect(await contents(backwards)).toEqual(await contents(together))
    expect(await charts(backwards)).toEqual(await charts(together))
  })
})

const PATIENT = '{"resourceType":"Patient","id":"p1","name":[{"family":"Osei"}],"birthDate":"1950-03-01","gender":"female"}'
const POTASSIUM =
  '{"resourceType":"Observation","id":"k","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-02","valueQuantity":{"value":4.10,"unit":"mmol/L"}}'

describe('every type of bundle', () => {
  const entry = (resource: string, more = '') => `{${more}"resource":${resource}}`
  const bundle = (type: string, ...entries: readonly string[]) =>
    `{"resourceType":"Bundle","type":"${type}","entry":[${entries.join(',')}]}`
  const taken: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'history',
      bundle(
        'history',
        entry(POTASSIUM, '"request":{"method":"PUT","url":"Observation/k"},'),
        '{"request":{"method":"DELETE","url":"Observation/old"},"response":{"status":"204"}}',
      ),
      ['delete'],
    ],
    [
      'transaction',
      bundle(
        'transaction',
        entry(PATIENT, '"request":{"method":"PUT","url":"Patient?identifier=s|1"},'),
        entry(POTASSIUM, '"request":{"method":"POST","url":"Observation"},'),
        '{"request":{"method":"DELETE","url":"Observation?code=x"}}',
      ),
      ['delete'],
    ],
    [
      'batch-response',
      bundle(
        'batch-response',
        entry(POTASSIUM, '"response":{"status":"200"},'),
        '{"response":{"status":"404","outcome":{"resourceType":"OperationOutcome"}}}',
      ),
      ['no resource'],
    ],
    [
      'searchset',
      bundle(
        'searchset',
        entry(POTASSIUM, '"search":{"mode":"match"},'),
        entry('{"resourceType":"OperationOutcome","id":"o","issue":[]}', '"search":{"mode":"outcome"},'),
      ),
      [],
    ],
    ['message', bundle('message', entry('{"resourceType":"MessageHeader","id":"h"}'), entry(POTASSIUM)), []],
    [
      'document',
      bundle('document', entry('{"resourceType":"Composition","id":"c","subject":{"reference":"Patient/p1"}}'), entry(POTASSIUM)),
      [],
    ],
  ]
  it.each(taken)('%s', async (_, content, said) => {
    const one = await machine()
    const report = await bring(one, content)
    expect((await contents(one)).has('Observation/k')).toBe(true)
    const messages = report.issues.map(({ message }) => message.toLowerCase())
    for (const word of said) expect(messages.some((message) => message.includes(word))).toBe(true)
  })

  it.each([bundle('collection'), '{"resourceType":"Bundle","type":"searchset","total":0}'])('an empty one says so: %s', async (content) => {
    const report = await bring(await machine(), content)
    expect(report.issues).toMatchObject([{ severity: 'information', message: expect.stringContaining('empty') }])
  })

  it('whose names for its entries differ from their ids keeps what refers to them', async () => {
    const one = await machine()
    const named = POTASSIUM.replace('Patient/p1', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0')
    const drug =
      '{"resourceType":"MedicationRequest","id":"r","status":"active","subject":{"reference":"http://x.org/fhir/Patient/temp"},"medicationReference":{"reference":"urn:uuid:5c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"}}'
    await bring(
      one,
      bundle(
        'collection',
        entry(PATIENT, '"fullUrl":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",'),
        entry(named),
        entry(
          '{"resourceType":"Medication","id":"m","code":{"text":"lisinopril"}}',
          '"fullUrl":"urn:uuid:5c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",',
        ),
      ),
      bundle(
        'collection',
        entry(
          '{"resourceType":"Patient","id":"p2","name":[{"family":"Brandt"}],"birthDate":"1960-01-01"}',
          '"fullUrl":"http://x.org/fhir/Patient/temp",',
        ),
        entry(
          '{"resourceType":"Medication","id":"m","code":{"text":"lisinopril"}}',
          '"fullUrl":"urn:uuid:5c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",',
        ),
        entry(drug),
      ),
    )
    const found = await charts(one)
    expect(
      found.map(({ patient, counts, medications }) => [patient.id, counts.observations, medications.map(({ label }) => label)]),
    ).toEqual([
      ['p1', 1, []],
      ['p2', 0, ['lisinopril']],
    ])
    await sameAgain(one, 'fhir-bundle')
  })
})

describe('an export of one patient', () => {
  it('holds everything that is theirs, of whatever type', async () => {
    const one = await machine()
    const of = (type: string, more: string) => `{"resourceType":"${type}","id":"x",${more}}`
    const theirs = [
      of('CarePlan', '"subject":{"reference":"Patient/p1"}'),
      of('Claim', '"patient":{"reference":"Patient/p1"}'),
      of('Coverage', '"beneficiary":{"reference":"Patient/p1"}'),
      of('Appointment', '"participant":[{"actor":{"reference":"Location/l"}},{"actor":{"reference":"Patient/p1"}}]'),
      of('Task', '"for":{"reference":"Patient/p1"}'),
      of('Consent', '"patient":{"reference":"Patient/p1"}'),
      of('Device', '"patient":{"reference":"Patient/p1"}'),
    ]
    await bring(one, [PATIENT, POTASSIUM, ...theirs, '{"resourceType":"Goal","id":"x","subject":{"reference":"Patient/p2"}}'].join('\n'))
    const refs = (await all(one, ['p1'])).map(({ ref }) => ref)
    expect(refs).toEqual([
      'Appointment/x',
      'CarePlan/x',
      'Claim/x',
      'Consent/x',
      'Coverage/x',
      'Device/x',
      'Observation/k',
      'Patient/p1',
      'Task/x',
    ])
  })
})
