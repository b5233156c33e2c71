/** Signed model packs by the command line, as a publisher makes one and a site installs it. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { withStore } from './open.ts'
import { CLI } from './testing/program.ts'

const NEWS2 = fileURLToPath(new URL('../../models/news2', import.meta.url))
const WORDS = 'a passphrase for the command line'

type Ended = Readonly<{ code: number; out: string; err: string }>

function run(args: readonly string[], passphrase: string | null = WORDS): Promise<Ended> {
  const { WARDLIGHT_PASSPHRASE: _, ...env } = process.env
  const options = { env: { ...env, ...(passphrase === null ? {} : { WARDLIGHT_PASSPHRASE: passphrase }) } }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    )
    child.stdin?.end()
  })
}

let folder: string
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-packs-cli-'))
  await cp(NEWS2, at('news2'), { recursive: true })
  const manifest = await readFile(at('news2/manifest.json'), 'utf8')
  await writeFile(at('news2/manifest.json'), manifest.replace('"id": "news2"', '"id": "news2-ours"'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function audited(): Promise<readonly Readonly<{ action: string; detail: string }>[]> {
  await writeFile(at('words.txt'), WORDS)
  const args = readArguments(['verify', '--data', at('data'), '--passphrase-file', at('words.txt')])
  return withStore(args, async ({ unlocked }) =>
    (await unlocked.store.read('audit', { before: null, limit: 50 })).filter(({ action }) => action === 'model-pack'),
  )
}

test('a key, a pack, and its way into a data folder', { timeout: 120_000 }, async () => {
  const made = JSON.parse((await run(['models', 'key', '--out', at('key.pem')])).out)
  expect((await stat(at('key.pem'))).mode & 0o077).toBe(process.platform === 'win32' ? expect.anything() : 0)
  expect((await run(['models', 'key', '--out', at('key.pem')])).code).toBe(3)

  const careless = await run(['models', 'pack', at('news2'), '--key', at('key.pem'), '--out', at('a.wardmodel')])
  expect([careless.code, careless.out]).toEqual([3, ''])
  expect(careless.err).toContain('verification.json speaks of another model')
  const record = await readFile(at('news2/verification.json'), 'utf8')
  await writeFile(at('news2/verification.json'), record.replace('"model": "news2"', '"model": "news2-ours"'))
  const stale = await run(['models', 'pack', at('news2'), '--key', at('key.pem'), '--out', at('a.wardmodel')])
  expect(stale.err).toContain('names other files than the pack holds')
  await refreshHash()
  const pack = JSON.parse(
    (await run(['models', 'pack', at('news2'), '--key', at('key.pem'), '--out', at('a.wardmodel'), '--publisher', 'Ward 4'])).out,
  )
  expect(pack).toMatchObject({ id: 'news2-ours', version: '1.0.0', fingerprint: made.fingerprint })

  expect((await run(['init', '--data', at('data')])).code).toBe(0)
  const install = ['models', 'install', at('a.wardmodel'), '--data', at('data')]
  expect((await run(install, null)).code).toBe(4)
  const unknown = await run(install)
  expect([unknown.code, unknown.out, unknown.err.includes(made.fingerprint)]).toEqual([4, '', true])
  const installed = await run([...install, '--publisher-key', made.publicKeyFile])
  expect(JSON.parse(installed.out)).toMatchObject({ id: 'news2-ours', replaces: null, publisher: { name: 'Ward 4', trusted: 'now' } })

  const listed: { id: string }[] = JSON.parse((await run(['models', 'list', '--data', at('data')], null)).out)
  expect(listed.at(-1)).toMatchObject({ id: 'news2-ours', status: 'available' })
  expect((await run(['models', 'list'], null)).out).not.toContain('news2-ours')
  const details = (await audited()).map(({ detail }) => JSON.parse(detail))
  expect(details).toMatchObject([
    { model: 'news2-ours', installed: true, publisher: { fingerprint: made.fingerprint } },
    { installed: false, reason: expect.stringContaining('unknown-publisher') },
  ])

  await writeFile(at('data/models/news2-ours-1.0.0/card.md'), 'other words')
  const verified = await run(['models', 'verify', '--data', at('data')], null)
  expect(verified.code).toBe(5)
  expect(JSON.parse(verified.out).at(-1)).toMatchObject({ id: 'news2-ours', status: 'unavailable' })
})

test('wrong usage is 2, a file that is no pack is 3', async () => {
  expect((await run(['models', 'install'])).code).toBe(2)
  expect((await run(['models', 'pack', at('news2')])).code).toBe(2)
  expect((await run(['models', 'try'])).code).toBe(2)
  await writeFile(at('no.wardmodel'), 'no pack')
  const ended = await run(['models', 'install', at('no.wardmodel'), '--data', at('empty')], null)
  expect([ended.code, ended.out, ended.err.includes('not-a-pack')]).toEqual([3, '', true])
  expect((await run(['models', 'install', at('missing.wardmodel'), '--data', at('empty')], null)).code).toBe(3)
})

async function refreshHash(): Promise<void> {
  const { createHash } = await import('node:crypto')
  const manifest = JSON.parse(await readFile(at('news2/manifest.json'), 'utf8'))
  manifest.files['verification.json'] = createHash('sha256')
    .update(await readFile(at('news2/verification.json')))
    .digest('hex')
  await writeFile(at('news2/manifest.json'), JSON.stringify(manifest))
}
