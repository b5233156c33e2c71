/** Every format on its whole way into a real store, and what waits for a person on that way. */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { type OpenStore, openStore } from '#main/db/client.ts'
import type { Intake } from './api.ts'
import { createIntake } from './jobs.ts'
import { createTables, type Tables } from './tables.ts'
import { zip } from './zip.test-help.ts'

const HL7 = path.resolve(import.meta.dirname, '../../app/hl7v2/fixtures')
const CCDA = path.resolve(import.meta.dirname, '../../app/ccda/fixtures')

let folder: string
let store: OpenStore
let intake: Intake
let tables: Tables

async function openAll(): Promise<void> {
  store = await openStore({ file: path.join(folder, 'store.db'), key: KEY })
  const actor = () => ({ user: 'tester', at: '2026-06-05T10:00:00Z' })
  intake = createIntake({ store, connectStore: () => store.connect(), actor, onChange: () => undefined, onTouched: () => undefined })
  tables = createTables({ store, actor, intake })
}

const KEY = randomBytes(32)

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'formats-test-'))
  await openAll()
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

const bring = async (paths: readonly string[]) => {
  const { report } = await intake.importPaths(paths)
  const { read, stored, unchanged, skipped, held, quarantined } = report.resources
  expect(stored + unchanged + skipped + held + quarantined).toBe(read)
  return report
}

/** Everything in the store, as an export would write it. */
async function everything(): Promise<readonly string[]> {
  const all: string[] = []
  for (let after: string | null = null; ; ) {
    const page: readonly ExportResource[] = await store.read('exportPage', { after, limit: 500, patients: null })
    all.push(...page.map(({ ref, raw, state }) => `${state} ${ref} ${raw}`))
    if (page.length < 500) return all
    after = page.at(-1)?.ref ?? null
  }
}

const errors = (report: Awaited<ReturnType<typeof bring>>) => report.issues.filter(({ severity }) => severity === 'error')

const LABS = [
  'Patient ID;Sex;Date;Creatinine (mg/dL);Potassium;Sodium;Glucose (mmol/L)',
  '17;f;2026-01-04 08:00;1,2;4,1;139;5,4',
  '18;m;2026-01-04 08:10;0,9;3,9;141;6,1',
  '17;f;2026-01-05 08:00;1,4;4,4;137;5,9',
]

describe('a folder of several formats', () => {
  it('is read whole: messages, documents, tables and FHIR, also packed', async () => {
    cpSync(HL7, path.join(folder, 'in/feed/hl7'), { recursive: true })
    cpSync(CCDA, path.join(folder, 'in/feed/ccda'), { recursive: true })
    file('feed/labs.csv', LABS.join('\n'))
    file('feed/packed.csv.gz', gzipSync(LABS.join('\r\n').replaceAll('17;', '19;')))
    const patient = Buffer.from('{"resourceType":"Patient","id":"z1","name":[{"family":"Zip"}],"birthDate":"1950-01-01"}')
    file('feed/export.zip', zip([{ name: 'Patient.ndjson', bytes: patient }]))
    const report = await bring([path.join(folder, 'in/feed')])
    expect(errors(report)).toEqual([])
    expect(report.byType).toMatchObject({ Observation: expect.any(Number), Condition: expect.any(Number), Binary: expect.any(Number) })
    const files = new Set((await store.read('sourceQuality', {})).map(({ format }) => format))
    expect([...files].sort()).toEqual(expect.arrayContaining(['ccda', 'fhir-resource', 'hl7v2', 'table']))
    expect(await store.read('verify', { anchor: null })).toMatchObject({ projections: { ok: true } })
  })

  it('gives the same store again, in another order, and cut into other files', async () => {
    const names = readdirSync(HL7).filter((name) => name.endsWith('.hl7'))
    const messages = names.map((name) =>
      readFileSync(path.join(HL7, name), 'utf8')
        .replace(/^\ufeff/, '')
        .trimEnd(),
    )
    await bring([file('a/all.hl7', messages.join('\n')), file('a/labs.csv', LABS.join('\n'))])
    const first = await everything()
    await bring([file('b/again.hl7', messages.join('\r\n'))])
    expect(await everything()).toEqual(first)
    await intake.close()
    await store.close()
    rmSync(path.join(folder, 'store.db'))
    await openAll()
    const [head, ...rows] = LABS
    await bring([file('c/2.csv', [head, rows[2]].join('\n'))])
    await bring([file('c/1.csv', [head, rows[1], rows[0]].join('\n'))])
    for (const [index, message] of [...messages].reverse().entries()) file(`d/${index}.hl7`, message)
    await bring([path.join(folder, 'in/d')])
    expect(await everything()).toEqual(first)
  })
})

describe('a message and a document', () => {
  it('keep their numbers to the letter', async () => {
    const segments = [
      'MSH|^~\\&|LAB|HOSP|||20260104080000||ORU^R01|M1|P|2.5.1',
      'PID|1||77^^^HOSP^MR||Osei^Ama||19500301|F',
      'OBR|1||F1|24323-8^Panel^LN|||20260104080000',
      'OBX|1|NM|2823-3^Potassium^LN||5.0|mmol/L|||||F',
    ]
    await bring([file('one.hl7', segments.join('\r')), path.join(CCDA, 'ccd.xml')])
    const numbers = (await everything()).flatMap((raw) => /"valueQuantity":\{"value":([^,}]*)/.exec(raw)?.[1] ?? [])
    expect(numbers).toEqual(expect.arrayContaining(['5.0', '1.10']))
    const [patient] = (await store.read('patientIds', {})).filter((id) => id.includes('hl7'))
    const facts = await store.read('patientFacts', { patient: patient as never, perCode: 9 })
    expect(facts?.observations.map(({ value }) => value)).toMatchObject([{ kind: 'quantity', value: 5, text: '5.0' }])
  }, 30_000)
})

describe('a table', () => {
  it('gives results with their unit, their place and what was changed', async () => {
    await bring([file('labs.csv', LABS.join('\n'))])
    const [patient] = (await store.read('patientIds', {})).slice(0, 1)
    const facts = await store.read('patientFacts', { patient: patient as never, perCode: 9 })
    const glucose = facts?.observations.filter(({ loinc }) => loinc === '2345-7') ?? []
    expect(glucose.map(({ value }) => value)).toMatchObject([
      { text: '5.9', unit: 'mmol/L' },
      { text: '5.4', unit: 'mmol/L' },
    ])
    const [raw] = await store.read('rawFacts', { facts: glucose.slice(1).map(({ id }) => id) })
    expect(raw).toMatchObject({ file: 'labs.csv', format: 'table', path: expect.stringContaining('row 2') })
  })

  const UNCLEAR = [
    'pid;when;qqx',
    ...Array.from({ length: 30 }, (_, i) => `${i % 7};2026-01-${String((i % 27) + 1).padStart(2, '0')};${(2 + (i % 5) / 10).toFixed(1)}`),
  ]

  it('that is not sure waits in the window, is confirmed once, and is not asked about again', async () => {
    const job = intake.start([file('unclear.csv', UNCLEAR.join('\n'))])
    await expect.poll(() => intake.job(job.id)?.state, { timeout: 60_000 }).toBe('done')
    expect((await store.read('summary', {})).observations).toBe(0)
    const [waiting] = await store.read('waiting', {})
    const choice = { id: waiting?.id ?? '', name: 'clinic', columns: [], codes: [] }
    expect((await tables.preview(choice)).rows).toHaveLength(10)
    const chosen = { ...choice, columns: [{ index: 2, role: 'concept' as const, concept: 'lactate', unit: 'mmol/L' }] }
    const preview = await tables.preview(chosen)
    expect(preview.problems).toEqual([])
    expect(preview.rows[0]?.facts).toMatchObject([{ value: '2.0', unit: 'mmol/L', level: 'ok' }])
    const confirmed = await tables.confirm(chosen)
    await expect.poll(() => intake.job(confirmed.id)?.state, { timeout: 60_000 }).toBe('done')
    expect(await store.read('waiting', {})).toEqual([])
    expect((await store.read('summary', {})).observations).toBe(30)
    const again = await bring([file('next.csv', UNCLEAR.join('\n').replaceAll('2026-01', '2026-02'))])
    expect([again.waiting, (await store.read('summary', {})).observations]).toEqual([undefined, 60])
  })
})

describe('a file that looks wrong', () => {
  const export_ = (factor: number, month: string) =>
    Array.from({ length: 60 }, (_, i) => {
      const value = Math.round(((80 + ((i * 7) % 60)) / factor) * 10) / 10
      return `{"resourceType":"Observation","id":"${month}-${i}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},"subject":{"reference":"Patient/p${i % 20}"},"effectiveDateTime":"2026-${month}-${String((i % 28) + 1).padStart(2, '0')}","valueQuantity":{"value":${value},"unit":"mg/dL"}}`
    }).join('\n')

  it('is held with the reason before anything of it is stored, and is stored when a person releases it', async () => {
    await bring([file('one.ndjson', export_(1, '01'))])
    const before = await everything()
    const report = await bring([file('two.ndjson', export_(18.016, '02'))])
    expect(report.waiting).toMatchObject([{ kind: 'suspect', file: 'two.ndjson' }])
    expect(await everything()).toEqual(before)
    const [record] = await store.read('waiting', {})
    if (!record) throw new Error('nothing waits')
    await tables.accept(record)
    expect((await everything()).length).toBeGreaterThan(before.length)
    expect(await store.read('waiting', {})).toEqual([])
  })
})

describe('an import that was cut off', () => {
  it('is remembered over a restart and goes on where it was', async () => {
    const patient = '{"resourceType":"Patient","id":"p1","name":[{"family":"Doe"}],"birthDate":"1950-01-01"}'
    const line = (i: number) =>
      `{"resourceType":"Observation","id":"o${i}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2951-2","display":"Sodium [Moles/volume] in Serum or Plasma"}],"text":"Sodium in serum as the laboratory of the site calls it"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-01","valueQuantity":{"value":${130 + (i % 15)},"unit":"mmol/L"}}`
    const big = [patient, ...Array.from({ length: 110_000 }, (_, i) => line(i))].join('\n')
    const at = file('big.ndjson', big)
    const job = intake.start([at])
    await expect.poll(async () => (await store.read('summary', {})).observations, { timeout: 60_000 }).toBeGreaterThan(5000)
    intake.pause(job.id)
    await expect.poll(() => intake.job(job.id)?.state, { timeout: 60_000 }).toBe('paused')
    const stored = (await store.read('summary', {})).observations
    expect(stored).toBeLessThan(110_000)
    await intake.close()
    await store.close()
    await openAll()
    await intake.remember()
    expect(intake.jobs()).toMatchObject([{ id: job.id, state: 'paused', resumable: true }])
    await intake.resume(job.id)
    await expect.poll(() => intake.job(job.id)?.state, { timeout: 110_000 }).toBe('done')
    const { report } = intake.job(job.id) ?? {}
    expect(report?.resources).toMatchObject({ read: 110_001 })
    expect(report?.resources.unchanged).toBeGreaterThanOrEqual(stored)
    expect((await store.read('summary', {})).observations).toBe(110_000)
    expect(await store.read('unfinishedJobs', {})).toEqual([])
  }, 180_000)
})
