/** Export and receipt behind the door: the person's dialogs choose the file, and nothing else does. */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Result } from '#app/contract/errors.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Context } from '../../context.ts'
import { createScorer } from '../../inference/client.ts'
import { resourcePath } from '../../resources.ts'
import { createSession, type Session } from '../../session.ts'
import { createDoor } from '../door.ts'
import { HANDLERS } from './index.ts'

const PASSPHRASE = 'a passphrase for the door'
const now = () => Date.parse('2026-03-01T12:00:00Z')

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>
let saveAs: string | null
let picked: readonly string[]
let suggested: string | null

const ask = async (name: string, input: unknown) => JSON.parse(await door(name, JSON.stringify(input))) as Result<unknown>
const out = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-exchange-door-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: out('data'), scorer, now, push: () => undefined, window: false })
  await session.create('ines', PASSPHRASE)
  const save = async (name: string) => {
    suggested = name
    return saveAs
  }
  const context: Context = {
    session,
    scorer,
    dialogs: { pick: async () => picked, save, picked: () => true },
    shell: { name: 'none', version: '', browser: '' },
    dataDir: out('data'),
    now,
    push: () => undefined,
  }
  door = createDoor(HANDLERS, context, () => undefined)
})
beforeEach(() => {
  saveAs = null
  picked = []
  suggested = null
})
afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

test('a person who closes the dialog has exported and received nothing', async () => {
  expect(await ask('exchange.export', { kind: 'csv', patients: null, passphrase: null })).toEqual({ ok: true, value: null })
  expect(suggested).toBe('wardlight-2026-03-01.csv')
  expect(await ask('exchange.receive', { passphrase: PASSPHRASE })).toEqual({ ok: true, value: null })
  expect(readdirSync(folder)).toEqual(['data'])
})

test('a transfer asks for a passphrase before it asks for a file', async () => {
  saveAs = out('x.wltransfer')
  const answer = await ask('exchange.export', { kind: 'transfer', patients: null, passphrase: null })
  expect(answer).toMatchObject({ ok: false, error: { kind: 'BadInput' } })
  expect(suggested).toBeNull()
})

test('a transfer that was sent is received, and both are in the log', async () => {
  saveAs = out('empty.wltransfer')
  const sent = await ask('exchange.export', { kind: 'transfer', patients: null, passphrase: 'correct horse battery' })
  expect(sent).toMatchObject({ ok: true, value: { path: saveAs, kind: 'transfer', patients: 0, resources: 0 } })
  picked = [saveAs]
  const received = await ask('exchange.receive', { passphrase: 'correct horse battery' })
  expect(received).toMatchObject({
    ok: true,
    value: { file: 'empty.wltransfer', sender: { name: 'ines', known: false }, resources: { read: 0 } },
  })
  const log = (await ask('audit.list', { before: null, limit: 5 })) as { ok: true; value: readonly { action: string }[] }
  expect(log.value.map(({ action }) => action)).toEqual(expect.arrayContaining(['export', 'import']))
  picked = [saveAs, saveAs]
  expect(await ask('exchange.receive', { passphrase: 'correct horse battery' })).toMatchObject({ ok: false, error: { kind: 'BadInput' } })
})

test('a file that the person chose in the dialog may be written over', async () => {
  saveAs = out('again.json')
  for (let time = 0; time < 2; time += 1) {
    expect(await ask('exchange.export', { kind: 'fhir-bundle', patients: null, passphrase: null })).toMatchObject({ ok: true })
  }
  expect(JSON.parse(readFileSync(saveAs, 'utf8'))).toEqual({ resourceType: 'Bundle', type: 'collection', entry: [] })
})
