import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundlePreload, leavingEnvironmentAlone } from './outputs.ts'

test('a bundle made before the tests does not turn them into a shipped program', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'wardlight-outputs-'))
  writeFileSync(path.join(root, 'entry.ts'), 'export const one = 1\n')
  const before = process.env.NODE_ENV
  expect(before).not.toBe('production')
  await leavingEnvironmentAlone(() => bundlePreload(root, path.join(root, 'entry.ts'), path.join(root, 'out')))
  expect(process.env.NODE_ENV).toBe(before)
  delete process.env.NODE_ENV
  await leavingEnvironmentAlone(async () => {
    process.env.NODE_ENV = 'production'
  })
  expect(process.env.NODE_ENV).toBeUndefined()
  process.env.NODE_ENV = before
  rmSync(root, { recursive: true })
})
