import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAlive, releaseLock, takeLock } from './instance-lock.ts'
import { makeProfile, removeProfile } from './profile.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wardlight-lock-'))
})
afterEach(() => {
  releaseLock(folder)
  rmSync(folder, { recursive: true, force: true })
})

/** A process id that was in use a moment ago. */
const dead = () => spawnSync(process.execPath, ['--version']).pid

test('the lock of a process that lives is respected, and its owner hears a knock', async () => {
  const knocked = vi.fn()
  expect(takeLock(folder, knocked)).toBe(true)
  const module = new URL('./instance-lock.ts', import.meta.url).href
  const code = `const { takeLock } = await import('${module}'); console.log(takeLock(${JSON.stringify(folder)}, () => {})); process.exit()`
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.trim()).toBe('false')
  await vi.waitFor(() => expect(knocked).toHaveBeenCalled())
})

test('the lock of a dead process is taken over', () => {
  writeFileSync(path.join(folder, 'instance.lock'), String(dead()))
  expect(takeLock(folder, () => {})).toBe(true)
})

test('a lock that cannot be read is taken over', () => {
  writeFileSync(path.join(folder, 'instance.lock'), 'rubbish')
  expect(takeLock(folder, () => {})).toBe(true)
})

test('only its owner releases it', () => {
  writeFileSync(path.join(folder, 'instance.lock'), String(process.ppid))
  releaseLock(folder)
  expect(existsSync(path.join(folder, 'instance.lock'))).toBe(true)
})

test('alive or not', () => {
  expect([process.pid, dead(), 0, -1, Number.NaN].map(isAlive)).toEqual([true, false, false, false, false])
})

test('a new profile sweeps away those of dead processes, and no others', () => {
  const old = path.join(folder, `wardlight-browser-${dead()}-abc`)
  const living = path.join(folder, `wardlight-browser-${process.ppid}-abc`)
  writeFileSync(old, '')
  writeFileSync(living, '')
  const profile = makeProfile(folder)
  expect([old, living, path.join(profile, 'Default', 'Preferences')].map(existsSync)).toEqual([false, true, true])
  removeProfile(profile)
  expect(existsSync(profile)).toBe(false)
})
