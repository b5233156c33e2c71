import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdDataFolder } from './hold.ts'
import { freshFolder } from './temp-folder.test-help.ts'

const HOLD = path.join(import.meta.dirname, 'hold.ts')
const script = (dir: string, then: string) =>
  `const { holdDataFolder } = await import(${JSON.stringify(HOLD)}); const release = holdDataFolder(${JSON.stringify(dir)}); console.log('held'); ${then}`

async function holdElsewhere(dir: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script(dir, 'setInterval(() => {}, 1000)')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

const failure = (kind: string) => expect.objectContaining({ failure: expect.objectContaining({ kind, next: expect.stringMatching(/./) }) })

describe('holding a data folder', () => {
  it('refuses the second, and lets the next one in once released', async () => {
    const dir = await freshFolder()
    const release = holdDataFolder(dir)
    expect(() => holdDataFolder(dir)).toThrow(failure('Conflict'))
    release()
    expect(existsSync(path.join(dir, 'wardlight.lock'))).toBe(false)
    holdDataFolder(dir)()
  })

  it('refuses while another process holds it, and takes over when that one was killed', async () => {
    const dir = await freshFolder()
    const child = await holdElsewhere(dir)
    expect(() => holdDataFolder(dir)).toThrow(failure('Conflict'))
    child.kill('SIGKILL')
    await once(child, 'exit')
    holdDataFolder(dir)()
    expect(readdirSync(dir)).toEqual([])
  })

  it('is not fooled by a process number used again', async () => {
    const dir = await freshFolder()
    holdDataFolder(dir)
    const file = path.join(dir, 'wardlight.lock')
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (holder.started === '') return
    writeFileSync(file, JSON.stringify({ ...holder, started: '1' }))
    expect(() => holdDataFolder(dir)).not.toThrow()
  })

  it('takes over from half a lock file, but never from another computer', async () => {
    const dir = await freshFolder()
    writeFileSync(path.join(dir, 'wardlight.lock'), '{"pid":1')
    holdDataFolder(dir)()
    writeFileSync(path.join(dir, 'wardlight.lock'), JSON.stringify({ pid: 999_999_999, host: 'ward-7', started: '', token: 'x' }))
    expect(() => holdDataFolder(dir)).toThrow(/ward-7/)
  })

  it('lets exactly one of several processes in that start at once', async () => {
    const dir = await freshFolder()
    writeFileSync(path.join(dir, 'wardlight.lock'), '{"pid":1')
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script(dir, 'setTimeout(() => {}, 30_000)')], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
    onTestFinished(() => {
      for (const child of children) child.kill('SIGKILL')
    })
    const outcomes = await Promise.all(
      children.map((child) => Promise.race([once(child.stdout, 'data').then(() => 'held'), once(child, 'exit').then(() => 'refused')])),
    )
    expect(outcomes.sort()).toEqual(['held', 'refused', 'refused', 'refused'])
  })

  it('is let go when the process ends by itself without releasing', async () => {
    const dir = await freshFolder()
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script(dir, '')], { encoding: 'utf8' })
    expect(run.stdout).toContain('held')
    holdDataFolder(dir)()
  })
})
