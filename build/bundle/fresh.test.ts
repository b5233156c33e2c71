import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forget, freshnessOf, isFresh, remember } from './fresh.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'wardlight-fresh-'))
  write('a.ts', '1')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, text: string, at = 1_000): void {
  writeFileSync(path.join(root, name), text)
  utimesSync(path.join(root, name), at, at)
}

const stamp = () => freshnessOf(root, ['.', 'not-there'])

test('the same inputs are fresh, until forgotten', async () => {
  const output = path.join(root, '..', `${path.basename(root)}-out`)
  await remember(output, await stamp())
  expect(await isFresh(output, await stamp())).toBe(true)
  await forget(output)
  expect(await isFresh(output, await stamp())).toBe(false)
  rmSync(output, { recursive: true })
})

test.each<[string, () => void]>([
  ['changed', () => write('a.ts', '2', 2_000)],
  ['added', () => write('b.ts', '1')],
  ['removed', () => rmSync(path.join(root, 'a.ts'))],
])('a file that was %s makes it stale', async (_what, change) => {
  const before = await stamp()
  change()
  expect(await stamp()).not.toBe(before)
})

test('a test does not', async () => {
  const before = await stamp()
  write('a.test.ts', '1')
  expect(await stamp()).toBe(before)
})
