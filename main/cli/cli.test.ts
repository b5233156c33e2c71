/** The headless door as IT uses it: a process, its output and its exit code. */
import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI } from './testing/program.ts'

const BUNDLE = fileURLToPath(new URL('../../app/fhir/fixtures/synthea-infant.json', import.meta.url))
const PASSPHRASE = 'a passphrase for the command line'

type Ended = Readonly<{ code: number; out: string; err: string }>

function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, WARDLIGHT_PASSPHRASE: PASSPHRASE, ...env }, maxBuffer: 1 << 26 }
    const child = execFile(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], options, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, out, err })
    })
    child.stdin?.end(input)
  })
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

let folder: string
let data: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-cli-'))
  data = path.join(folder, 'data')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('usage', () => {
  test('wrong usage is 2, help is 0 and has an example', async () => {
    expect((await run([])).code).toBe(2)
    expect((await run(['frobnicate'])).code).toBe(2)
    expect((await run(['patients', '--nonsense'])).code).toBe(2)
    const help = await run(['import', '--help'])
    expect([help.code, help.out, help.err.includes('Example:')]).toEqual([0, '', true])
  })
})

describe('note', () => {
  test('every line is answered, a bad one with its place, and it ends with 3', async () => {
    const text = 'No \u{1F600} chest\r\npain. On warfarin 5 mg daily.'
    const input = [
      JSON.stringify({ id: 'n1', text, concepts: ['chest pain', 'unicorn'] }),
      'no JSON',
      '{"id":"n3"}',
      '{"id":4,"text":""}',
    ].join('\n')
    const ended = await run(['note'], input)
    expect(ended.code).toBe(3)
    const [first, second, third, fourth] = ended.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first.mentions.map((m: Record<string, unknown>) => [m.concept, m.code, m.negated])).toEqual([
      ['chest pain', 'R07.9', true],
      ['warfarin', '11289', false],
    ])
    expect(text.slice(first.mentions[0].start, first.mentions[0].end)).toBe('chest\r\npain')
    expect(second).toMatchObject({ id: null, mentions: [] })
    expect(third).toMatchObject({ id: 'n3', mentions: [] })
    expect(fourth).toEqual({ id: '4', mentions: [] })
    expect(ended.err).toContain('Line 2')
  })
})

describe('medication', () => {
  test('medcheck answers every line, a bad one with its place, and ends with 3', async () => {
    const input = ['{"id":"c1","medications":[],"order":{"text":""}}', 'no JSON', '{"id":"c3","order":{}}', '{"id":"c4"}'].join('\n')
    const ended = await run(['medcheck'], input)
    expect(ended.code).toBe(3)
    const answers = lines(ended.out)
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['c1', 'not-checked'],
      [null, 'not-checked'],
      ['c3', 'not-checked'],
      ['c4', 'not-checked'],
    ])
    expect(answers[1]).toMatchObject({ reason: 'Line 2 is not JSON.', findings: [] })
    expect(answers[2]?.reason).toContain('order.text')
    expect(ended.err).toContain('Line 2')
  })

  test('match-drug answers every line, also an empty one', async () => {
    const ended = await run(['match-drug'], 'qwxyz 5 mg\n\nnothing known\n')
    expect(ended.code).toBe(0)
    expect(lines(ended.out).map(({ text, ingredients }) => [text, ingredients])).toEqual([
      ['qwxyz 5 mg', []],
      ['', []],
      ['nothing known', []],
    ])
  })
})

describe('a store', () => {
  test('init, import, import again, patients, chart, score', async () => {
    const made = await run(['init', '--data', data, '--user', 'ferreira'])
    expect(JSON.parse(made.out)).toEqual({ data, user: 'ferreira', recoveryKey: expect.stringMatching(/^[0-9A-Z-]{20,}$/) })
    const first = JSON.parse((await run(['import', '--data', data, BUNDLE])).out)
    expect(first).toMatchObject({ files: 1, resources: { read: 29, stored: 29, unchanged: 0, skipped: 0 }, patients: 1, issues: [] })
    const second = JSON.parse((await run(['import', '--data', data, BUNDLE])).out)
    expect(second.resources).toMatchObject({ read: 29, stored: 0, unchanged: 29 })
    const [patient] = JSON.parse((await run(['patients', '--data', data])).out)
    expect(Object.keys(patient)).toEqual(['id', 'name', 'birthDate', 'sex', 'mrn', 'topRisk', 'openAlerts'])
    const chart = JSON.parse((await run(['chart', '--data', data, patient.id])).out)
    for (const part of [
      'patient',
      'problems',
      'medications',
      'allergies',
      'vitals',
      'labs',
      'encounters',
      'notes',
      'risks',
      'alerts',
      'findings',
      'pathways',
    ])
      expect(chart).toHaveProperty(part)
    const scores = lines((await run(['score', '--data', data, patient.id])).out)
    // An infant: scores of adults have nothing to say, growth has.
    const adults = scores.filter(({ model }) => ['news2', 'kdigo-aki', 'egfr-ckd-epi-2021', 'prevent', 'sofa'].includes(String(model)))
    expect(adults.map(({ patient: id, status, value }) => [id, status, value])).toEqual(
      adults.map(() => [patient.id, 'not-applicable', null]),
    )
    expect(scores.find(({ model }) => model === 'growth-who')).toMatchObject({ status: 'ok', value: expect.any(Number) })
  })

  test('bad input is 3 and changes nothing', async () => {
    const broken = path.join(folder, 'broken.json')
    await writeFile(broken, (await readFile(BUNDLE, 'utf8')).slice(0, 5000))
    const ended = await run(['import', '--data', data, broken])
    expect(ended.code).toBe(3)
    const report = JSON.parse(ended.out)
    expect(report.resources.stored).toBe(0)
    expect(report.issues[0]).toMatchObject({ severity: 'error', file: 'broken.json', path: expect.stringContaining('line') })
  })

  test('a wrong passphrase and an unknown user are 4 and look the same', async () => {
    const wrong = await run(['patients', '--data', data], '', { WARDLIGHT_PASSPHRASE: 'not the passphrase' })
    const unknown = await run(['patients', '--data', data, '--user', 'nobody'])
    expect([wrong.code, unknown.code, wrong.out, unknown.out]).toEqual([4, 4, '', ''])
    expect(wrong.err).toBe(unknown.err)
  })

  test('backup and restore; a restore never replaces a store', async () => {
    const file = path.join(folder, 'ward.wlbackup')
    const copy = path.join(folder, 'copy')
    expect(JSON.parse((await run(['backup', '--data', data, file])).out)).toMatchObject({ checked: true })
    expect((await run(['restore', file, '--data', copy])).code).toBe(0)
    expect((await run(['restore', file, '--data', copy])).code).toBe(3)
    expect(JSON.parse((await run(['verify', '--data', copy])).out)).toMatchObject({
      database: { ok: true },
      auditChain: { ok: true, brokenAt: null },
    })
  })

  test('one flipped bit is found: 5, with a report', async () => {
    const file = path.join(folder, 'copy', 'store.db')
    const handle = await open(file, 'r+')
    const at = Math.floor((await stat(file)).size / 2)
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
    await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at)
    await handle.close()
    const ended = await run(['verify', '--data', path.join(folder, 'copy')])
    expect([ended.code, JSON.parse(ended.out).database.ok]).toEqual([5, false])
  })
})

describe('cases', () => {
  test('predict answers a line with a line; a bad line is named', async () => {
    const asked = { id: 'c1', features: { rr: 24, spo2: 94, on_oxygen: false, temp_c: 38.4, sbp: 108, hr: 112, acvpu: 'A', age: 70 } }
    const [answer] = lines((await run(['predict', '--model', 'news2'], JSON.stringify(asked))).out)
    expect(answer).toMatchObject({ id: 'c1', model: 'news2', status: 'ok', value: 7, band: 'high' })
    const bad = await run(['predict', '--model', 'news2'], '{"id":1}\nnonsense')
    expect([bad.code, bad.err.includes('Line 2')]).toEqual([3, true])
    expect((await run(['predict', '--model', 'nope'])).code).toBe(3)
  })

  test('assess gives one flag for each entry', async () => {
    const asked = {
      id: 'a1',
      at: '2026-01-05T10:00:00Z',
      patient: { birthDate: '1950-03-01', sex: 'female' },
      observations: [{ code: '29463-7', value: 69.4, unit: 'kg', time: '2026-01-03T10:00:00Z' }],
      entries: [
        { code: '29463-7', value: 154, unit: 'kg' },
        { code: 'unknown', value: 1 },
      ],
    }
    const [answer] = lines((await run(['assess'], JSON.stringify(asked))).out)
    expect(answer).toMatchObject({
      id: 'a1',
      flags: [
        { entry: 0, level: 'implausible', kind: 'unit', suggestion: { value: 69.9, unit: 'kg' } },
        { entry: 1, level: 'unassessed', kind: null, suggestion: null },
      ],
    })
  })
})
