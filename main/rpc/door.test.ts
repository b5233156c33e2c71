/** The door with the real session, store and models behind it: who may do what, and what happens to whatever else is said. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALLS, type CallName } from '#app/contract/calls.ts'
import type { Result } from '#app/contract/errors.ts'
import { CAPABILITIES, Role } from '#app/contract/session.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Context } from '../context.ts'
import { createScorer } from '../inference/client.ts'
import { resourcePath } from '../resources.ts'
import { createSession, type Session } from '../session.ts'
import { createDoor } from './door.ts'
import { HANDLERS } from './handlers/index.ts'

const PASSPHRASE = 'a passphrase for the door'
const now = () => Date.parse('2026-03-01T12:00:00Z')

let folder: string
let scorer: Scorer
let session: Session
let door: (name: string, json: string) => Promise<string>

async function ask(name: string, input: unknown): Promise<Result<unknown>> {
  return JSON.parse(await door(name, JSON.stringify(input))) as Result<unknown>
}

const kindOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.kind)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-door-'))
  scorer = await createScorer({ modelsDir: resourcePath('models') })
  session = createSession({ dataDir: folder, scorer, now, push: () => undefined, window: false })
  const context: Context = {
    session,
    scorer,
    dialogs: { pick: async () => [], save: async () => null, picked: () => false },
    shell: { name: 'none', version: '', browser: '' },
    dataDir: folder,
    now,
    push: () => undefined,
  }
  door = createDoor(HANDLERS, context, () => undefined)
})

afterAll(async () => {
  await session.lock('button')
  await scorer.close()
  await rm(folder, { recursive: true, force: true })
})

describe('before anybody has unlocked', () => {
  test('only what anyone may ask is answered', async () => {
    for (const [name, { may }] of Object.entries(CALLS)) {
      if (may !== 'anyone') expect([name, kindOf(await ask(name, {}))]).toEqual([name, 'Locked'])
    }
    expect(await ask('session.status', {})).toMatchObject({ ok: true, value: { state: 'new', users: [], user: null } })
  })
})

describe('roles', () => {
  beforeAll(async () => {
    expect(kindOf(await ask('session.create', { user: 'owner', passphrase: PASSPHRASE }))).toBe('ok')
    for (const role of Role.options)
      expect(kindOf(await ask('users.add', { user: role, passphrase: PASSPHRASE, roles: [role] }))).toBe('ok')
  })

  test.each(Role.options)('%s may do what its role says and nothing else', async (role) => {
    await ask('session.lock', {})
    expect(kindOf(await ask('session.unlock', { user: role, passphrase: PASSPHRASE }))).toBe('ok')
    const refused: string[] = []
    for (const [name, { may }] of Object.entries(CALLS)) {
      if (may === 'anyone' || may === 'user') continue
      // Input that never fits: authorised calls stop at its shape, the others at the door.
      const kind = kindOf(
        await ask(name, {
          patient: 7,
          kind: 7,
          paths: 7,
          name: 7,
          upload: 7,
          uploads: 7,
          job: 7,
          alert: 7,
          before: 7,
          limit: 'x',
          user: 7,
          path: 7,
        }),
      )
      if (kind === 'NotAllowed') refused.push(name)
    }
    const expected = Object.entries(CALLS).filter(([, { may }]) => may !== 'anyone' && may !== 'user' && !CAPABILITIES[role].includes(may))
    expect(refused.toSorted()).toEqual(expected.map(([name]) => name).toSorted())
  })

  test('a refusal stands in the log', async () => {
    await ask('session.lock', {})
    await ask('session.unlock', { user: 'auditor', passphrase: PASSPHRASE })
    await ask('worklist.list', { query: '', limit: 1, offset: 0 })
    const log = await ask('audit.list', { before: null, limit: 5 })
    expect(JSON.stringify(log)).toContain('refused: worklist.list')
  })
})

describe('whatever else is said', () => {
  beforeAll(async () => {
    await ask('session.lock', {})
    await ask('session.unlock', { user: 'owner', passphrase: PASSPHRASE })
  })

  test('unknown calls and the names of objects are not calls', async () => {
    for (const name of ['', 'nope', '__proto__', 'constructor', 'toString']) expect(kindOf(await ask(name, {}))).toBe('NotFound')
  })

  const harmless = (name: string): name is CallName => !name.startsWith('session.') && !name.startsWith('users.') && name !== 'intake.demo'

  test('any input to any call is answered with an envelope, never an exception', async () => {
    const names = fc.constantFrom(...Object.keys(CALLS).filter(harmless))
    const property = fc.asyncProperty(names, fc.oneof(fc.string(), fc.json()), async (name, text) => {
      const result = JSON.parse(await door(name, text)) as Result<unknown>
      return typeof result.ok === 'boolean'
    })
    await fc.assert(property, { numRuns: 300 })
  })

  test('a page cannot name a file it did not get from a dialog', async () => {
    expect(kindOf(await ask('intake.start', { paths: ['/etc/passwd'] }))).toBe('NotAllowed')
    expect(kindOf(await ask('operations.backup', { path: '/tmp/x' }))).toBe('BadInput')
  })

  test('an impossible value is refused with its place, an implausible one until it is confirmed', async () => {
    const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1950-03-01', name: [{ family: 'Costa' }] }
    const weight = {
      resourceType: 'Observation',
      id: 'w1',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      subject: { reference: 'Patient/p1' },
      effectiveDateTime: '2026-02-27T10:00:00Z',
      valueQuantity: { value: 69.4, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    }
    const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }, { resource: weight }] })
    const added = await ask('intake.upload.open', { name: 'p.json', size: Buffer.byteLength(bundle) })
    const upload = (added as { value: { upload: string } }).value.upload
    await ask('intake.upload.chunk', { upload, base64: Buffer.from(bundle).toString('base64') })
    await ask('intake.upload.start', { uploads: [upload] })
    await expect.poll(async () => kindOf(await ask('chart.open', { patient: 'p1' })), { timeout: 20_000 }).toBe('ok')
    const record = (value: number, confirmed: number[]) =>
      ask('values.record', {
        patient: 'p1',
        entries: [{ code: '29463-7', value, unit: 'kg' }],
        confirmed,
        requestId: `request-${value}-${confirmed.length}`,
      })
    expect(await record(9000, [])).toMatchObject({ ok: false, error: { kind: 'BadInput', path: 'entries.0' } })
    expect(kindOf(await record(694, [0]))).toBe('BadInput')
    expect(await record(154, [])).toMatchObject({ ok: false, error: { kind: 'Conflict', path: 'entries.0' } })
    expect(kindOf(await record(154, [0]))).toBe('ok')
  })
})
