import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WardlightError } from '#app/contract/errors.ts'
import { createAnchor } from './anchor.ts'
import { freshFolder } from './temp-folder.test-help.ts'

const KEY = new Uint8Array(32).fill(7)
const head = (seq: number) => ({ seq, hash: `hash-${seq}` })
const NEVER = { everyMs: 3_600_000 }

describe('audit anchor', () => {
  it('keeps the newest head once flushed, and not before', async () => {
    const dir = await freshFolder()
    const anchor = createAnchor(dir, KEY, NEVER)
    expect(anchor.read()).toBeNull()
    for (let seq = 1; seq <= 500; seq += 1) anchor.note(head(seq))
    expect(anchor.read()).toBeNull()
    await anchor.flush()
    expect(createAnchor(dir, KEY).read()).toEqual(head(500))
  })

  it('writes by itself after the interval', async () => {
    const dir = await freshFolder()
    const anchor = createAnchor(dir, KEY, { everyMs: 5 })
    anchor.note(head(3))
    await expect.poll(() => anchor.read()).toEqual(head(3))
  })

  it.each([
    ['a lower number', (text: string) => text.replace('"seq":9', '"seq":8')],
    ['another hash', (text: string) => text.replace('hash-9', 'hash-8')],
    ['another mark', (text: string) => text.replace(/"mac":"./, (found) => found.slice(0, -1) + (found.endsWith('A') ? 'B' : 'A'))],
    ['half a file', (text: string) => text.slice(0, 40)],
    ['nothing', () => ''],
  ])('notices %s', async (_what, edit) => {
    const dir = await freshFolder()
    const anchor = createAnchor(dir, KEY, NEVER)
    anchor.note(head(9))
    await anchor.flush()
    const file = path.join(dir, 'anchor.json')
    writeFileSync(file, edit(readFileSync(file, 'utf8')))
    expect(anchor.read()).toBe('tampered')
  })

  it('does not believe an anchor made with another key', async () => {
    const dir = await freshFolder()
    const anchor = createAnchor(dir, new Uint8Array(32).fill(8), NEVER)
    anchor.note(head(1))
    await anchor.flush()
    expect(createAnchor(dir, KEY).read()).toBe('tampered')
  })

  it('reports a head that went back and keeps the higher one, also after a restart', async () => {
    const dir = await freshFolder()
    const first = createAnchor(dir, KEY, NEVER)
    first.note(head(10))
    await first.flush()
    const reported: string[] = []
    const anchor = createAnchor(dir, KEY, { ...NEVER, onError: (error) => reported.push(error.failure.kind) })
    anchor.note(head(4))
    await anchor.flush()
    expect(reported).toEqual(['Corrupt'])
    expect(anchor.read()).toEqual(head(10))
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('reports a folder it may not write to, and catches up', async () => {
    const dir = await freshFolder()
    const anchor = createAnchor(dir, KEY, NEVER)
    anchor.note(head(1))
    await chmod(dir, 0o500)
    await expect(anchor.flush()).rejects.toMatchObject({ failure: { kind: 'NoPermission' } })
    await chmod(dir, 0o700)
    await anchor.flush()
    expect(anchor.read()).toEqual(head(1))
  })

  it('reports a folder that is gone, and catches up when it is back', async () => {
    const dir = path.join(await freshFolder(), 'data')
    const errors: WardlightError[] = []
    const anchor = createAnchor(dir, KEY, { everyMs: 1, onError: (error) => errors.push(error) })
    anchor.note(head(1))
    await expect.poll(() => errors.map((error) => error.failure.kind)).toEqual(['NotFound'])
    await mkdir(dir)
    await anchor.flush()
    expect(anchor.read()).toEqual(head(1))
    await rm(dir, { recursive: true })
    expect(existsSync(dir)).toBe(false)
  })
})
