/** export and receive as IT uses them: a process, its output and its exit code. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CLI } from './testing/program.ts'

const BUNDLE = fileURLToPath(new URL('../../app/fhir/fixtures/synthea-infant.json', import.meta.url))
const RESOURCES = 29

type Ended = Readonly<{ code: number; out: string; err: string }>

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, WARDLIGHT_PASSPHRASE: 'a passphrase for the command line' }, maxBuffer: 1 << 26 }
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err })
    })
  })
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-cli-exchange-'))
  await writeFile(at('words'), 'correct horse battery\n')
  await writeFile(at('other-words'), 'wrong horse battery\n')
  for (const name of ['a', 'b']) expect((await run('init', '--data', at(name), '--user', name)).code).toBe(0)
  expect((await run('import', '--data', at('a'), BUNDLE)).code).toBe(0)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('export', () => {
  test('writes the resources themselves to standard output, and words to standard error', async () => {
    const { code, out, err } = await run('export', '--data', at('a'), '--kind', 'fhir-ndjson', '--out', '-')
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, RESOURCES])
    expect(err).toContain(`${RESOURCES} resources of 1 patient written`)
    for (const line of out.trimEnd().split('\n')) JSON.parse(line)
  })

  test('says what went into a file, and does not write over one that is there', async () => {
    const args = ['export', '--data', at('a'), '--kind', 'fhir-bundle', '--out', at('a.json')] as const
    const first = await run(...args)
    expect(JSON.parse(first.out)).toMatchObject({ path: at('a.json'), kind: 'fhir-bundle', patients: 1, resources: RESOURCES, held: 0 })
    expect(JSON.parse(await readFile(at('a.json'), 'utf8')).entry).toHaveLength(RESOURCES)
    expect((await run(...args)).code).toBe(3)
  })

  test('splits by type, and makes a summary of one patient', async () => {
    const split = await run('export', '--data', at('a'), '--kind', 'fhir-ndjson', '--split', '--out', at('split'))
    expect([split.code, (await readdir(at('split'))).includes('Patient.ndjson')]).toEqual([0, true])
    const [{ id }] = JSON.parse((await run('patients', '--data', at('a'))).out)
    const ips = await run('export', '--data', at('a'), '--kind', 'ips', '--patient', id, '--out', at('ips.json'))
    expect(JSON.parse(ips.out)).toMatchObject({ kind: 'ips', patients: 1 })
    expect(JSON.parse(await readFile(at('ips.json'), 'utf8'))).toMatchObject({ resourceType: 'Bundle', type: 'document' })
  })

  test('wrong usage is 2, a missing passphrase 4, an unknown patient 3', async () => {
    const data = ['--data', at('a')] as const
    expect((await run('export', ...data)).code).toBe(2)
    expect((await run('export', ...data, '--kind', 'pdf')).code).toBe(2)
    expect((await run('export', ...data, '--kind', 'ips')).code).toBe(2)
    expect((await run('export', ...data, '--kind', 'csv', '--split', '--out', at('x'))).code).toBe(2)
    expect((await run('export', ...data, '--kind', 'transfer', '--out', at('x'))).code).toBe(4)
    expect((await run('export', ...data, '--kind', 'ips', '--patient', 'nobody', '--out', at('x'))).code).toBe(3)
  })
})

test('a transfer goes from one store to another, once', async () => {
  const file = at('a.wltransfer')
  const words = ['--transfer-passphrase-file', at('words')] as const
  const made = await run('export', '--data', at('a'), '--kind', 'transfer', '--out', file, ...words)
  expect(JSON.parse(made.out)).toMatchObject({ kind: 'transfer', resources: RESOURCES })
  expect((await run('receive', '--data', at('b'), file, '--transfer-passphrase-file', at('other-words'))).code).toBe(4)
  const first = await run('receive', '--data', at('b'), file, ...words)
  expect(JSON.parse(first.out)).toMatchObject({
    sender: { name: 'a', known: false },
    resources: { read: RESOURCES, stored: RESOURCES },
    conflicts: [],
  })
  expect(first.err).toContain('has not sent anything to this machine before')
  const second = await run('receive', '--data', at('b'), file, ...words)
  expect(JSON.parse(second.out)).toMatchObject({ sender: { known: true }, resources: { stored: 0, unchanged: RESOURCES } })
  await writeFile(file, (await readFile(file)).subarray(0, 1000))
  expect((await run('receive', '--data', at('b'), file, ...words)).code).toBe(3)
})
