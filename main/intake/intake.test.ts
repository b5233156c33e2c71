import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import type { Store, StoreWrites } from '#app/ports/store.ts'
import { type OpenStore, openStore } from '#main/db/client.ts'
import { createColumnClassifier } from '#main/inference/column-classifier.ts'
import { resourcePath } from '#main/resources.ts'
import type { ImportOptions, Intake } from './api.ts'
import { openInput } from './inputs.ts'
import { createIntake } from './jobs.ts'
import type { JobOrder } from './protocol.ts'
import { runJob } from './run-job.ts'
import { Uploads } from './uploads.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../app/fhir/fixtures')
const INFANT = path.join(FIXTURES, 'synthea-infant.json')

let folder: string
let store: OpenStore
let intake: Intake
let touched: string[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'intake-test-'))
  store = await openStore({ file: path.join(folder, 'store.db'), key: randomBytes(32) })
  touched = []
  intake = createIntake({
    store,
    connectStore: () => store.connect(),
    actor: () => ({ user: 'tester', at: '2026-01-05T10:00:00Z' }),
    onChange: () => undefined,
    onTouched: (patients) => touched.push(...patients),
  })
})

afterEach(async () => {
  await intake.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, 'in', name)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, content)
  return full
}

const patient = (id: string, more: object = {}) =>
  JSON.stringify({ resourceType: 'Patient', id, name: [{ family: 'Doe', given: ['A'] }], birthDate: '1950-01-01', ...more })
const glucose = (id: string, value: string, more = '') =>
  `{"resourceType":"Observation","id":"${id}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}],"text":"Glucose"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-01","valueQuantity":{"value":${value},"unit":"mg/dL"}${more}}`
const bundle = (...resources: readonly string[]) =>
  `{"resourceType":"Bundle","type":"collection","entry":[${resources.map((resource) => `{"resource":${resource}}`).join(',')}]}`

async function bring(paths: readonly string[], options?: ImportOptions) {
  const result = await intake.importPaths(paths, options)
  const { read, stored, unchanged, skipped, held, quarantined } = result.report.resources
  expect(stored + unchanged + skipped + held + quarantined).toBe(read)
  return result
}

const summary = () => store.read('summary', {})

describe('import', () => {
  it('stores a bundle, and changes nothing the second time', async () => {
    const first = await bring([INFANT])
    expect(first.report).toMatchObject({
      files: 1,
      resources: { read: 29, stored: 29, unchanged: 0 },
      patients: 1,
      issues: [],
      quality: { score: expect.closeTo(1, 1) },
    })
    expect(first.report.byType).toMatchObject({ Patient: 1, Encounter: 2 })
    expect(touched).toHaveLength(1)
    const before = await store.read('auditHead', {})
    const second = await bring([INFANT])
    expect(second.report.resources).toMatchObject({ read: 29, stored: 0, unchanged: 29 })
    expect(second.nothingRead).toBe(false)
    expect(await store.read('auditHead', {})).toEqual(before)
    expect(touched).toHaveLength(1)
  })

  it('keeps the raw text, the place and the decimal', async () => {
    await bring([file('v.json', bundle(patient('p1'), glucose('o1', '105.10')))])
    const [row] = await store.read('rawFacts', { facts: ['Observation/o1' as never] })
    expect(row).toMatchObject({ raw: glucose('o1', '105.10'), file: 'v.json', format: 'fhir-bundle', path: 'entry[1]' })
    const [value] = await store.read('series', { patient: patientId('p1'), codes: ['2345-7'] })
    expect(value?.value).toMatchObject({ text: '105.10' })
  })

  it('reads gzip, standard input, NDJSON and a byte-order mark', async () => {
    await bring([file('a.ndjson.gz', gzipSync(`${patient('p1')}\n\n${glucose('o1', '105')}\n`))])
    await bring(['-'], { stdin: Readable.from([Buffer.from('\uFEFF'), Buffer.from(patient('p2'))]) })
    expect(await summary()).toMatchObject({ patients: 2, observations: 1 })
  })

  it('walks a folder, leaves out what is not JSON, and says so', async () => {
    cpSync(INFANT, file('set/b.json', ''))
    file('set/.hidden.json', patient('h'))
    file('set/readme.txt', 'hello')
    file('set/no-name', patient('p7'))
    file('set/log.ndjson', '{"eventId":"kickoff"}\n{"eventId":"done"}\n')
    const { report, refusedFiles } = await bring([path.join(folder, 'in/set')])
    expect(report).toMatchObject({ files: 3, patients: 2, resources: { read: 32, stored: 30, skipped: 2 } })
    expect(refusedFiles).toEqual([])
    expect(report.issues.map(({ file: name, severity, path: at }) => `${severity} ${name} ${at}`).sort()).toEqual([
      'error set/log.ndjson line 1: resource.resourceType',
      'error set/log.ndjson line 2: resource.resourceType',
      'information set/.hidden.json ',
      'information set/readme.txt ',
    ])
  })

  it('stores the good files beside a bad one', async () => {
    const bad = file('bad.json', bundle(patient('p9')).slice(0, -5))
    const { report, refusedFiles, nothingRead } = await bring([bad, INFANT])
    expect(refusedFiles).toEqual(['bad.json'])
    expect(nothingRead).toBe(false)
    expect(report.issues[0]).toMatchObject({
      severity: 'error',
      file: 'bad.json',
      message: expect.stringContaining('Nothing of this file was stored'),
    })
    expect((await summary()).patients).toBe(1)
  })

  it('resolves medications that another NDJSON file holds', async () => {
    file(
      'x/MedicationRequest.ndjson',
      '{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/d"}}',
    )
    file('x/Medication.ndjson', '{"resourceType":"Medication","id":"d","code":{"text":"aspirin 81 MG"}}')
    file('x/Patient.ndjson', patient('p1'))
    await bring([path.join(folder, 'in/x')])
    const chart = await store.read('chart', { patient: patientId('p1') })
    expect(chart?.medications[0]?.label).toBe('aspirin 81 MG')
  })

  it('gives resources without an id the same one every time', async () => {
    const text = `{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:11111111-2222-3333-4444-555555555555","resource":${patient('x').replace('"id":"x",', '')}},{"resource":${glucose('y', '105').replace('"id":"y",', '').replace('Patient/p1', 'urn:uuid:11111111-2222-3333-4444-555555555555')}}]}`
    const at = file('noid.json', text)
    await bring([at])
    const again = await bring([at])
    expect(again.report.resources).toMatchObject({ read: 2, unchanged: 2 })
    expect((await store.read('series', { patient: patientId('11111111-2222-3333-4444-555555555555'), codes: ['2345-7'] })).length).toBe(1)
  })
})

describe('a file that says two things', () => {
  it('counts the same content twice as unchanged', async () => {
    const { report } = await bring([file('d.json', bundle(patient('p1'), glucose('o', '105'), glucose('o', '105')))])
    expect(report.resources).toMatchObject({ read: 3, stored: 2, unchanged: 1 })
  })

  it('stores neither of two values with nothing to tell which is newer', async () => {
    const { report } = await bring([file('d.json', bundle(patient('p1'), glucose('o', '105'), glucose('o', '205')))])
    expect(report.resources).toMatchObject({ read: 3, stored: 1, quarantined: 2 })
    expect(report.issues).toMatchObject([{ severity: 'error', code: 'duplicate', path: 'Bundle.entry[2].resource' }])
    expect((await summary()).observations).toBe(0)
  })

  it('takes the newer by its own word', async () => {
    const at = (year: number) => `,"meta":{"lastUpdated":"${year}-01-01T00:00:00Z"}`
    await bring([file('d.json', bundle(patient('p1'), glucose('o', '205', at(2021)), glucose('o', '105', at(2020))))])
    expect((await store.read('series', { patient: patientId('p1'), codes: ['2345-7'] }))[0]?.value).toMatchObject({ text: '205' })
  })

  it('refuses a file with two people under one id', async () => {
    const { report, nothingRead } = await bring([file('d.json', bundle(patient('p1'), patient('p1', { birthDate: '1980-01-01' })))])
    expect(nothingRead).toBe(true)
    expect(report.issues[0]).toMatchObject({ severity: 'error', code: 'conflict' })
    expect((await summary()).patients).toBe(0)
  })

  it('refuses a file whose patient is somebody else than the one stored', async () => {
    await bring([file('a.json', patient('p1'))])
    const other = patient('p1', { birthDate: '1999-09-09', name: [{ family: 'Roe' }] })
    const { report, nothingRead } = await bring([file('b.json', bundle(other, glucose('o', '105')))])
    expect(report.resources).toMatchObject({ read: 2, stored: 0, quarantined: 2 })
    expect(nothingRead).toBe(true)
    expect(report.issues.some(({ code, severity }) => code === 'conflict' && severity === 'error')).toBe(true)
    expect((await summary()).observations).toBe(0)
  })
})

describe('hostile input', () => {
  const hostile: Readonly<Record<string, string | Uint8Array>> = {
    empty: '',
    truncated: bundle(patient('p1')).slice(0, 60),
    xml: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Bundle/>',
    binary: randomBytes(5000),
    'UTF-16': Buffer.from(`\uFEFF${patient('p1')}`, 'utf16le'),
    'UTF-16 without a mark': Buffer.from(patient('p1'), 'utf16le'),
    'invalid UTF-8': Buffer.concat([Buffer.from('{"resourceType":"Patient",\n"id":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    'cut character': Buffer.from('{"resourceType":"Patient","id":"ä').subarray(0, -1),
    'a million levels': `{"resourceType":"Patient","id":"p","a":${'['.repeat(1_000_000)}`,
    'a text of 100 MB': Buffer.concat([
      Buffer.from('{"resourceType":"Patient","id":"p","a":"'),
      Buffer.alloc(100_000_000, 'x'),
      Buffer.from('"}'),
    ]),
    proto: '{"resourceType":"Patient","id":"p","__proto__":{"polluted":true}}',
    'packed bomb': gzipSync(Buffer.alloc(100_000_000, ' ')),
    'damaged gzip': gzipSync(patient('p1')).subarray(0, 40),
    'no resource': '{"a":1}',
    'bundle of no known type': '{"resourceType":"Bundle","type":"shopping-list","entry":[]}',
  }

  it('is refused with a place and a reason, and nothing is stored', async () => {
    for (const [name, content] of Object.entries(hostile)) {
      const { report, nothingRead } = await bring([file('bad.json', content)])
      expect([name, nothingRead]).toEqual([name, true])
      expect(report.issues.filter(({ severity }) => severity === 'error').map(({ message }) => [name, message.length > 10])).toEqual([
        [name, true],
      ])
    }
    expect(await summary()).toMatchObject({ patients: 0, observations: 0 })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('names the line and byte that is no character', async () => {
    const { report } = await bring([file('bad.json', hostile['invalid UTF-8'] ?? '')])
    expect(report.issues[0]).toMatchObject({ code: 'value', path: 'line 2, byte 34' })
  })

  it('keeps a name with half a character, marked', async () => {
    const { report } = await bring([
      file('half.json', '{"resourceType":"Patient","id":"p","birthDate":"2000-01-01","name":[{"family":"A\\ud800"}]}'),
    ])
    expect(report.resources.stored).toBe(1)
    expect((await store.read('chart', { patient: patientId('p') }))?.patient.name).toBe('A\uFFFD')
  })

  it('says that a path is not there', async () => {
    const { report, nothingRead, refusedFiles } = await bring([path.join(folder, 'nowhere.json')])
    expect([nothingRead, refusedFiles]).toEqual([true, ['nowhere.json']])
    expect(report.issues[0]?.message).toContain('no such file')
  })
})

const ORDER: JobOrder = {
  job: 'j',
  paths: [],
  inputs: [],
  synthetic: false,
  source: null,
  origin: null,
  ask: false,
  trusted: [],
  before: [],
  actor: { user: 'u', at: '2026-01-05T10:00:00Z' },
}

describe('large files', () => {
  const lines = (count: number, bad = '') =>
    [patient('p1'), ...Array.from({ length: count }, (_, i) => glucose(`o${i}`, '105')), bad].join('\n')
  const limits = { ndjson: 10_000, bundle: 20_000, piece: 50, held: 12_000, looked: 60 }
  const run = async (paths: string[], cancelled = () => false, before: JobOrder['before'] = []) => {
    const sizes: number[] = []
    const write = (name: 'importBatches', input: Parameters<StoreWrites['importBatches']>[0]) => {
      sizes.push(...input.batches.map((batch) => batch.resources.length))
      return store.write(name, input)
    }
    const outcome = await runJob({
      order: { ...ORDER, paths, before },
      store: { read: store.read, write: write as Store['write'] },
      onProgress: () => undefined,
      cancelled,
      classifier: () => createColumnClassifier({ modelsDir: resourcePath('models') }),
      nowMs: Date.parse(ORDER.actor.at),
      limits,
    })
    return { ...outcome, sizes }
  }

  it('are stored in pieces, after all of them was checked', async () => {
    const good = await run([file('big.ndjson', lines(220))])
    expect(good.sizes).toEqual([50, 50, 50, 50, 21])
    expect(good.report.resources).toMatchObject({ read: 221, stored: 221 })
    expect(good.report.issues).toMatchObject([{ severity: 'information' }])
    const bad = await run([file('broken.ndjson', lines(220, '{"resourceType":'))])
    expect([bad.sizes, bad.refused]).toEqual([[], ['broken.ndjson']])
  })

  it('resolve references in a large bundle, and in many small bundles on lines', async () => {
    const entries = (id: string, count: number) => {
      const resources = Array.from({ length: count }, (_, i) => glucose(`${id}-${i}`, '105').replace('Patient/p1', `urn:uuid:${id}`))
      return `{"resourceType":"Bundle","type":"transaction","entry":[${resources.map((resource) => `{"resource":${resource}}`).join(',')},{"fullUrl":"urn:uuid:${id}","resource":${patient(`real-${id}`)}}]}`
    }
    const big = await run([file('big.json', entries('u1', 120))])
    const many = await run([file('many.ndjson', ['u2', 'u3', 'u4', 'u5'].map((id) => entries(id, 30)).join('\n'))])
    expect([big.report.patients, big.report.resources.stored, big.sizes.length]).toEqual([1, 121, 3])
    expect([many.report.patients, many.report.resources.stored]).toEqual([4, 124])
    expect((await store.read('series', { patient: patientId('real-u5'), codes: ['2345-7'] })).length).toBe(30)
  })

  it('stop between pieces when cancelled, and say what is stored', async () => {
    let checks = 0
    const stop = () => {
      checks += 1
      return checks > 6
    }
    const stopped = await run([file('big.ndjson', lines(220))], stop)
    const { stored, read } = stopped.report.resources
    expect(stopped.cancelled).toBe(true)
    expect(stopped.report.cancelled).toBe(true)
    expect(stored).toBe(read)
    expect(stored).toBeLessThan(221)
    expect((await summary()).observations).toBe(Math.max(0, stored - 1))
  })
})

describe('jobs', () => {
  const ended = async (id: string): Promise<IntakeJob> => {
    for (;;) {
      const job = intake.job(id)
      if (job && !['waiting', 'running'].includes(job.state)) return job
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  it('imports the demo set as synthetic', async () => {
    const job = await ended(intake.startDemo().id)
    expect(job).toMatchObject({ state: 'done', error: null, filesDone: 1, filesTotal: 1 })
    expect(job.report?.issues).toEqual([])
    expect(job.report?.patients).toBe(33)
    const [row] = (await store.read('worklist', { query: '', limit: 1, offset: 0 })).rows
    expect((await store.read('chart', { patient: patientId(row?.patient.id ?? '') }))?.synthetic).toBe(true)
    expect(touched).toHaveLength(33)
  })

  it('imports dropped files from their pieces', async () => {
    const text = Buffer.from(patient('p1'))
    const upload = intake.uploadOpen('../../p.json', text.length)
    intake.uploadChunk(upload, text.subarray(0, 30).toString('base64'))
    expect(() => intake.uploadStart([upload])).toThrow(/whole/)
    expect(intake.uploadChunk(upload, text.subarray(30).toString('base64'))).toBe(text.length)
    expect(() => intake.uploadChunk(upload, 'AAAA')).toThrow(/longer/)
    const job = await ended(intake.uploadStart([upload]).id)
    expect(job).toMatchObject({ state: 'done', report: { resources: { stored: 1 } } })
    expect(() => intake.uploadChunk(upload, 'AAAA')).toThrow(/not known/)
  })

  it('a job that waits can be cancelled; one that finds nothing fails with the reason', async () => {
    const first = intake.start([INFANT])
    const second = intake.start([INFANT])
    intake.cancel(second.id)
    expect((await ended(second.id)).state).toBe('cancelled')
    expect((await ended(first.id)).state).toBe('done')
    expect(await ended(intake.start([file('x.json', 'x')]).id)).toMatchObject({ state: 'failed', error: expect.stringContaining('x.json') })
    expect(
      intake
        .jobs()
        .map(({ id }) => id)
        .slice(1),
    ).toEqual([second.id, first.id])
    expect(intake.job('nothing')).toBeNull()
  })

  it('keeps large uploads encrypted on disk, readable with the key only, and takes them away', async () => {
    const uploads = new Uploads(100)
    const text = `${patient('secret')}\n`.repeat(40)
    const id = uploads.open('big.ndjson', text.length)
    for (let at = 0; at < text.length; at += 900) uploads.appendBase64(id, Buffer.from(text.slice(at, at + 900)).toString('base64'))
    const { inputs, dispose } = uploads.take([id])
    const [input] = inputs
    if (input?.kind !== 'spool') throw new Error('not spooled')
    const spoolFolder = path.dirname(input.path)
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(input.path).includes('secret')).toBe(false)
    const parts: Uint8Array[] = []
    for await (const part of openInput(input)) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe(text)
    expect(readdirSync(spoolFolder)).toEqual(['upload'])
    dispose()
    expect(existsSync(spoolFolder)).toBe(false)
  })
})
