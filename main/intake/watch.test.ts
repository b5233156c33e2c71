import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import { type OpenStore, openStore } from '#main/db/client.ts'
import { createWatch, type Watch } from './watch.ts'

let folder: string
let store: OpenStore
let watch: Watch
let started: string[][]
let state: IntakeJob['state']

const job = (): IntakeJob => ({
  id: jobId('j'),
  state,
  file: null,
  filesDone: 0,
  filesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  resources: 0,
  report: null,
  error: null,
})

const make = () =>
  createWatch({
    store,
    actor: () => ({ user: 'tester', at: '2026-01-05T10:00:00Z' }),
    start: (paths) => {
      started.push(paths.map((one) => path.basename(one)))
      return job()
    },
    job,
    now: () => 0,
    onChange: () => undefined,
    everyMs: 1_000_000,
  })

const feed = () => path.join(folder, 'feed')
const drop = (name: string, content: string) => writeFileSync(path.join(feed(), name), content)

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'watch-test-'))
  const { mkdirSync } = await import('node:fs')
  mkdirSync(feed())
  store = await openStore({ file: path.join(folder, 'store.db'), key: randomBytes(32) })
  started = []
  state = 'done'
  watch = make()
  await watch.open()
})
afterEach(async () => {
  watch.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a watched folder', () => {
  it('takes a file once it stands still, once, and again when it changes', async () => {
    await watch.add(feed(), null)
    drop('a.hl7', 'MSH|1')
    await watch.look()
    expect(started).toEqual([])
    await watch.look()
    await watch.look()
    await watch.look()
    expect(started).toEqual([['a.hl7']])
    drop('a.hl7', 'MSH|2 and more')
    for (let i = 0; i < 3; i += 1) await watch.look()
    expect(started).toEqual([['a.hl7'], ['a.hl7']])
    expect(watch.list()).toMatchObject([{ imported: 2, trouble: null }])
  })

  it('waits for a file that is still being written, and leaves out half-copied and hidden ones', async () => {
    await watch.add(feed(), null)
    drop('b.json.part', 'x')
    drop('.hidden', 'x')
    for (let i = 1; i < 4; i += 1) {
      drop('slow.json', 'x'.repeat(i))
      await watch.look()
    }
    expect(started).toEqual([])
    await watch.look()
    expect(started).toEqual([['slow.json']])
  })

  it('does not take more while its last import runs', async () => {
    await watch.add(feed(), null)
    state = 'running'
    drop('a.json', 'x')
    for (let i = 0; i < 3; i += 1) await watch.look()
    drop('b.json', 'x')
    for (let i = 0; i < 3; i += 1) await watch.look()
    expect(started).toEqual([['a.json']])
    state = 'done'
    for (let i = 0; i < 3; i += 1) await watch.look()
    expect(started).toEqual([['a.json'], ['b.json']])
  })

  it('remembers over a restart what it has imported, and says when the folder is gone', async () => {
    await watch.add(feed(), null)
    drop('a.json', 'x')
    for (let i = 0; i < 3; i += 1) await watch.look()
    watch.close()
    watch = make()
    await watch.open()
    for (let i = 0; i < 3; i += 1) await watch.look()
    expect(started).toEqual([['a.json']])
    unlinkSync(path.join(feed(), 'a.json'))
    rmSync(feed(), { recursive: true })
    await watch.look()
    expect(watch.list()[0]?.trouble).toBe('The folder is not there.')
    expect(await watch.remove(feed())).toEqual([])
  })
})
