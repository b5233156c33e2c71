import { hash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExportKind } from '#app/contract/exchange.ts'
import { patientId } from '#app/contract/ids.ts'
import { readResource } from '#app/fhir/read.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { type OpenStore, openStore } from '../db/client.ts'
import type { Intake } from '../intake/api.ts'
import { createIntake } from '../intake/jobs.ts'
import { exportStore } from './export.ts'
import { ingestInto } from './ingest.ts'
import { resourceLine } from './one-line.ts'
import { exportResources } from './pages.ts'
import { receiveTransfer } from './transfer.ts'

const INFANT = path.resolve(import.meta.dirname, '../../app/fhir/fixtures/synthea-infant.json')
const DEMO = path.resolve(import.meta.dirname, '../../build/resources/demo/synthea-demo.ndjson.gz')
const PASSPHRASE = 'correct horse battery'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

type Laptop = Readonly<{ folder: string; user: string; store: OpenStore; intake: Intake; close: () => Promise<void> }>

let folder: string
const laptops: Laptop[] = []

async function laptop(user: string): Promise<Laptop> {
  const own = path.join(folder, `${user}-${laptops.length}`)
  mkdirSync(own)
  const store = await openStore({ file: path.join(own, 'store.db'), key: randomBytes(32) })
  const actor = () => ({ user, at: '2026-03-01T09:00:00Z' })
  const intake = createIntake({ store, connectStore: () => store.connect(), actor, onChange: () => undefined, onTouched: () => undefined })
  const close = async () => {
    await intake.close()
    await store.close()
  }
  const made = { folder: own, user, store, intake, close }
  laptops.push(made)
  return made
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-test-'))
})
afterEach(async () => {
  for (const { close } of laptops.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

let written = 0
function file(content: string): string {
  written += 1
  const full = path.join(folder, `in-${written}.ndjson`)
  writeFileSync(full, content)
  return full
}

const bring = async ({ intake }: Laptop, ...paths: readonly string[]) => (await intake.importPaths(paths)).report
const actorOf = ({ user }: Laptop) => ({ user, at: '2026-03-01T09:00:00Z' })

async function sent(from: Laptop, kind: ExportKind, patients: readonly string[] | null = null, name = `out.${kind}`) {
  const target = { file: path.join(from.folder, name), replace: true }
  const passphrase = kind === 'transfer' ? PASSPHRASE : null
  return exportStore({ store: from.store, actor: actorOf(from), kind, patients: patients?.map(patientId) ?? null, passphrase }, target)
}

const receive = (to: Laptop, from: string, passphrase = PASSPHRASE) =>
  receiveTransfer({ store: to.store, actor: actorOf(to), file: from, passphrase, ingest: ingestInto(to.intake) })

async function all({ store }: Laptop): Promise<ExportResource[]> {
  const resources: ExportResource[] = []
  for await (const resource of exportResources(store, null)) resources.push(resource)
  return resources
}

const person = (id: string, family = 'Osei', birthDate = '1950-03-01', more = '') =>
  `{"resourceType":"Patient","id":"${id}","name":[{"family":"${family}","given":["Ama"]}],"birthDate":"${birthDate}","gender":"female"${more}}`
const potassium = (id: string, of: string, value: string, more = '') =>
  `{"resourceType":"Observation","id":"${id}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}],"text":"Potassium"},"subject":{"reference":"Patient/${of}"},"effectiveDateTime":"2026-01-02","valueQuantity":{"value":${value},"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}${more}}`
const updated = (at: string) => `,"meta":{"lastUpdated":"${at}"}`

/** A bundle that another one holds is a resource like any other. */
const NESTED = `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Bundle","id":"doc1","type":"document","entry":[
  {"resource":{"resourceType":"Composition","id":"c1"}}]}}]}`

/** A chart with what is easily lost: decimals, white space, line breaks, an id that is only in the bundle, and what belongs to nobody. */
const BUNDLE = `{"resourceType":"Bundle","type":"collection","entry":[
  {"resource":${person('p1')}},
  {"resource":{
    "resourceType": "Observation", "id": "o1", "status": "final",
    "code": { "coding": [ { "system": "http://loinc.org", "code": "2823-3" } ], "text": "Pot\\u0061ssium\\n(serum)" },
    "subject": { "reference": "Patient/p1" },
    "valueQuantity": { "value": 4.1000, "unit": "mmol/L" },
    "extension": [ { "url": "http://example.org/x", "valueDecimal": 0.123456789012345678901234567890 } ]
  }},
  {"fullUrl":"urn:uuid:6f1e0c5a-4a3b-4a6e-9d3f-0c1d2e3f4a5b","resource":{"resourceType":"Condition","subject":{"reference":"Patient/p1"},"code":{"text":"Gout"}}},
  {"resource":{"resourceType":"Organization","id":"org1","name":"Ward 9"}}]}`

describe('FHIR out and in again', () => {
  for (const kind of ['fhir-ndjson', 'fhir-bundle'] as const) {
    it(`${kind}: gives the same resources in an empty store, and the same bytes again`, async () => {
      const [a, b] = [await laptop('a'), await laptop('b')]
      const source = file(gunzipSync(readFileSync(DEMO)).toString('utf8').split('\n').slice(0, 5).join('\n'))
      await bring(a, source, INFANT, file(BUNDLE), file(NESTED))
      const first = await sent(a, kind)
      const before = await all(a)
      expect(before.map(({ ref }) => ref)).toEqual(expect.arrayContaining(['Bundle/doc1', 'Organization/org1']))
      expect(first).toMatchObject({ kind, resources: before.length, bytes: statSync(first.path).size })
      expect(statSync(first.path).mode & 0o777).toBe(0o600)
      const report = await bring(b, first.path)
      expect(report.resources).toMatchObject({ read: before.length, skipped: 0 })
      const after = await all(b)
      expect(after.map(({ ref, patient, state }) => ({ ref, patient, state }))).toEqual(
        before.map(({ ref, patient, state }) => ({ ref, patient, state })),
      )
      expect(after.map(({ ref, raw }) => resourceLine(raw, ref))).toEqual(before.map(({ ref, raw }) => resourceLine(raw, ref)))
      const second = await sent(b, kind)
      expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true)
    })
  }

  it('keeps every number as it was written', async () => {
    const a = await laptop('a')
    await bring(a, file(BUNDLE))
    const text = readFileSync((await sent(a, 'fhir-ndjson')).path, 'utf8')
    expect(text).toContain('"value":4.1000,')
    expect(text).toContain('0.123456789012345678901234567890')
    expect(text.trimEnd().split('\n')).toHaveLength(4)
  })

  it('is sorted by type and id, split into a file a type where that is asked', async () => {
    const a = await laptop('a')
    await bring(a, file(BUNDLE))
    const target = { folder: path.join(folder, 'split') }
    const order = { store: a.store, actor: actorOf(a), kind: 'fhir-ndjson', patients: null, passphrase: null } as const
    await exportStore(order, target)
    const names = readdirSync(target.folder)
    expect(names.sort()).toEqual(['Condition.ndjson', 'Observation.ndjson', 'Organization.ndjson', 'Patient.ndjson'])
    const joined = names.map((name) => readFileSync(path.join(target.folder, name), 'utf8')).join('')
    expect(joined).toBe(readFileSync((await sent(a, 'fhir-ndjson')).path, 'utf8'))
    await expect(exportStore(order, target)).rejects.toMatchObject({ name: 'Conflict' })
  })

  it('of one patient holds what is theirs and what that points to, and nobody else', async () => {
    const a = await laptop('a')
    const doctor =
      '{"resourceType":"Practitioner","id":"dr1","qualification":[{"issuer":{"reference":"Organization/org1"},"code":{"text":"MD"}}]}'
    const org = '{"resourceType":"Organization","id":"org1"}'
    const other = '{"resourceType":"Organization","id":"org2"}'
    await bring(
      a,
      file(
        [
          person('p1'),
          person('p2', 'Lima', '1980-02-02'),
          potassium('o1', 'p1', '4.1', ',"performer":[{"reference":"Practitioner/dr1"}]'),
          potassium('o2', 'p2', '4.2'),
          doctor,
          org,
          other,
        ].join('\n'),
      ),
    )
    const result = await sent(a, 'fhir-ndjson', ['p1'])
    const refs = readFileSync(result.path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ resourceType, id }) => `${resourceType}/${id}`)
    expect(refs).toEqual(['Observation/o1', 'Organization/org1', 'Patient/p1', 'Practitioner/dr1'])
    expect(result).toMatchObject({ patients: 1, resources: 4, held: 0 })
    const [named, counted] = await a.store.read('audit', { before: null, limit: 2 })
    expect([named, counted]).toMatchObject([
      { action: 'export', patient: 'p1' },
      { action: 'export', patient: null, detail: expect.stringContaining('4 resources') },
    ])
  })

  it('leaves nothing behind when it fails, and does not write over another file', async () => {
    const a = await laptop('a')
    const out = path.join(folder, 'taken.json')
    writeFileSync(out, 'mine')
    const order = { store: a.store, actor: actorOf(a), kind: 'fhir-bundle', patients: null, passphrase: null } as const
    await expect(exportStore(order, { file: out, replace: false })).rejects.toMatchObject({ name: 'Conflict' })
    expect(readFileSync(out, 'utf8')).toBe('mine')
    await expect(sent(a, 'ips', ['nobody'])).rejects.toMatchObject({ name: 'NotFound' })
    expect(readdirSync(a.folder).filter((name) => !name.startsWith('store.db'))).toEqual([])
    await expect(exportStore(order, { file: path.join(folder, 'no', 'where'), replace: true })).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('what is held', () => {
  async function hold({ store, user }: Laptop, raw: string): Promise<void> {
    const json = JSON.parse(raw)
    const { type, id, facts } = readResource(raw, json, { path: '' })
    const gate = { state: 'held', findings: [] } as const
    const resource = { type, id, raw, sha256: hash('sha256', raw, 'hex'), path: '', facts, gate }
    const source = { file: 'x.json', format: 'fhir-ndjson', sha256: null }
    await store.write('importBatch', { source, actor: { user, at: '2026-03-01T09:00:00Z' }, resources: [resource], synthetic: false })
  }

  it('leaves as it came, is counted, and is in no table and no summary', async () => {
    const a = await laptop('a')
    await bring(a, file([person('p1'), potassium('o1', 'p1', '4.1')].join('\n')))
    await hold(a, potassium('o2', 'p1', '41.0'))
    const ndjson = await sent(a, 'fhir-ndjson')
    expect(ndjson).toMatchObject({ resources: 3, held: 1 })
    expect(readFileSync(ndjson.path, 'utf8')).toContain('"value":41.0,')
    expect(readFileSync((await sent(a, 'csv')).path, 'utf8')).not.toContain('41.0')
    const ips = await sent(a, 'ips', ['p1'])
    expect(ips).toMatchObject({ resources: 2, held: 1 })
    const text = readFileSync(ips.path, 'utf8')
    expect(text).not.toContain('41.0')
    expect(text).toContain('1 more resource awaits review and is not in it')
  })
})

describe('a table', () => {
  it('has a row for each fact that is shown, opens in Excel and runs nothing', async () => {
    const a = await laptop('a')
    const evil =
      '{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},"code":{"text":"=HYPERLINK(\\"http://x\\",\\"a, b\\")"}}'
    const wrong =
      '{"resourceType":"Condition","id":"c2","verificationStatus":{"coding":[{"code":"entered-in-error"}]},"subject":{"reference":"Patient/p1"},"code":{"text":"Gout"}}'
    await bring(a, file([person('p1'), potassium('o1', 'p1', '4.10'), evil, wrong].join('\n')))
    const text = readFileSync((await sent(a, 'csv')).path, 'utf8')
    expect(text.startsWith('\uFEFFpatient_id,name,birth_date,sex,kind,code,')).toBe(true)
    const lines = text.slice(1).trimEnd().split('\r\n')
    expect(lines.slice(1)).toEqual([
      'p1,"Osei, Ama",1950-03-01,female,condition,,,"\'=HYPERLINK(""http://x"",""a, b"")",,,,,,Condition/c1',
      'p1,"Osei, Ama",1950-03-01,female,result,2823-3,http://loinc.org,Potassium,4.10,mmol/L,2026-01-02,final,,Observation/o1',
      'p1,"Osei, Ama",1950-03-01,female,patient,,,,,,,,,Patient/p1',
    ])
  })
})

describe('a patient summary', () => {
  it('is a document of one patient, out of a real chart', async () => {
    const a = await laptop('a')
    await bring(a, INFANT)
    const [id = ''] = await a.store.read('patientIds', {})
    const result = await sent(a, 'ips', [id])
    const bundle = JSON.parse(readFileSync(result.path, 'utf8'))
    expect(bundle.entry[0].resource).toMatchObject({ resourceType: 'Composition', date: '2026-03-01T09:00:00Z' })
    expect(bundle.entry[1].resource).toMatchObject({ resourceType: 'Patient', id })
    await expect(sent(a, 'ips', null)).rejects.toMatchObject({ name: 'BadInput' })
  })
})

describe('a transfer', () => {
  const CHART = [person('p1'), potassium('o1', 'p1', '4.1'), potassium('o2', 'p1', '4.2')].join('\n')

  it('brings a chart to another laptop, and nothing the second time', async () => {
    const [a, b] = [await laptop('ana'), await laptop('ben')]
    await bring(a, INFANT, file(BUNDLE))
    const before = await all(a)
    const { path: name } = await sent(a, 'transfer')
    const first = await receive(b, name)
    expect(first.report).toMatchObject({
      patients: 2,
      resources: { read: before.length, stored: before.length, unchanged: 0 },
      conflicts: [],
      sender: { name: 'ana', known: false },
    })
    expect(first.warning).toContain(first.report.sender.fingerprint)
    expect((await all(b)).map(({ ref, raw }) => resourceLine(raw, ref))).toEqual(before.map(({ ref, raw }) => resourceLine(raw, ref)))
    const second = await receive(b, name)
    expect(second).toMatchObject({ warning: null, report: { resources: { stored: 0, unchanged: before.length }, sender: { known: true } } })
  })

  it('is stored whole or not at all', async () => {
    const [a, b] = [await laptop('ana'), await laptop('ben')]
    await bring(a, file(CHART))
    const { path: name } = await sent(a, 'transfer')
    const bytes = readFileSync(name)
    const cut = path.join(folder, 'cut.wltransfer')
    writeFileSync(cut, bytes.subarray(0, -1))
    await expect(receive(b, cut)).rejects.toMatchObject({ name: 'BadInput', failure: { path: expect.stringContaining('frame') } })
    await expect(receive(b, name, 'wrong horse battery')).rejects.toMatchObject({ name: 'WrongPassphrase' })
    expect(await all(b)).toEqual([])
    expect(await b.store.read('setting', { key: 'exchange.senders' })).toBeNull()
  })

  it('lists what both have with other content: the newer by its own word is shown, without a word ours stays', async () => {
    const [a, b] = [await laptop('ana'), await laptop('ben')]
    await bring(
      a,
      file(
        [
          person('p1'),
          potassium('o1', 'p1', '4.1'),
          potassium('o2', 'p1', '5.5', updated('2026-02-02T00:00:00Z')),
          potassium('o3', 'p1', '6.0', updated('2026-01-01T00:00:00Z')),
        ].join('\n'),
      ),
    )
    await bring(
      b,
      file(
        [
          person('p1'),
          potassium('o1', 'p1', '4.3'),
          potassium('o2', 'p1', '5.0', updated('2026-01-01T00:00:00Z')),
          potassium('o3', 'p1', '6.5', updated('2026-02-02T00:00:00Z')),
        ].join('\n'),
      ),
    )
    const { report } = await receive(b, (await sent(a, 'transfer')).path)
    expect(report.conflicts).toMatchObject([
      {
        resource: 'Observation/o1',
        patient: 'p1',
        shown: 'ours',
        because: expect.stringContaining('Nothing says'),
        ours: 'Potassium 4.3 mmol/L, 2026-01-02',
        theirs: 'Potassium 4.1 mmol/L, 2026-01-02',
      },
      { resource: 'Observation/o2', shown: 'theirs' },
      { resource: 'Observation/o3', shown: 'ours' },
    ])
    const values = (await b.store.read('series', { patient: patientId('p1'), codes: ['2823-3'] })).map(({ id, value }) => [
      id,
      value.kind === 'quantity' && value.text,
    ])
    expect(values.sort()).toEqual([
      ['Observation/o1', '4.3'],
      ['Observation/o2', '5.5'],
      ['Observation/o3', '6.5'],
    ])
    expect(report.resources).toMatchObject({ read: 4, unchanged: 1, stored: 3, held: 1 })
    const open = { status: 'open', origin: null, patient: patientId('p1'), limit: 9, offset: 0 } as const
    const [theirs] = (await b.store.read('held', open)).items
    expect(theirs).toMatchObject({ resource: 'Observation/o1', state: 'held', findings: [{ value: 'Potassium 4.1 mmol/L, 2026-01-02' }] })
    const again = await receive(b, path.join(a.folder, 'out.transfer'))
    expect([again.report.resources.stored, (await b.store.read('held', open)).total]).toEqual([0, 1])
  })

  it('refuses another person under a known id with all that is theirs, and takes the others', async () => {
    const [a, b] = [await laptop('ana'), await laptop('ben')]
    await bring(
      a,
      file([person('p1'), potassium('o1', 'p1', '4.1'), person('p2', 'Lima', '1980-02-02'), potassium('o2', 'p2', '4.2')].join('\n')),
    )
    await bring(b, file(person('p1', 'Stranger', '1999-09-09')))
    const { report } = await receive(b, (await sent(a, 'transfer')).path)
    expect(report.conflicts).toMatchObject([{ resource: 'Patient/p1', shown: 'ours', because: expect.stringContaining('Somebody else') }])
    expect((await all(b)).map(({ ref }) => ref)).toEqual(['Observation/o2', 'Patient/p1', 'Patient/p2'])
  })

  it('says when a known name comes with another key', async () => {
    const [a, b, c] = [await laptop('ana'), await laptop('ben'), await laptop('ana')]
    await bring(a, file(person('p1')))
    await bring(c, file(person('p2', 'Lima', '1980-02-02')))
    await receive(b, (await sent(a, 'transfer')).path)
    const { report, warning } = await receive(b, (await sent(c, 'transfer')).path)
    expect(report.sender.known).toBe(false)
    expect(warning).toContain('known here with another key')
    expect((await b.store.read('audit', { before: null, limit: 5 })).some(({ detail }) => detail.includes('changed'))).toBe(true)
  })

  it('does not put the signing key where it can be read', async () => {
    const a = await laptop('ana')
    await bring(a, file(person('p1')))
    await sent(a, 'transfer')
    const key = await a.store.read('setting', { key: 'exchange.signing-key' })
    const audit = await a.store.read('audit', { before: null, limit: 20 })
    expect(key).not.toBeNull()
    expect(JSON.stringify(audit)).not.toContain(key ?? '')
    expect(existsSync(path.join(a.folder, 'out.transfer'))).toBe(true)
  })
})
