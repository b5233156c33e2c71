/** Starting, ending, and being ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import os from 'node:os'
import type { ShellName } from '../fixtures/shell.ts'
import { descendantsOf, executableOf, freshFolder, isRunning, kill } from '../fixtures/shell.ts'
import { call, expect, PROGRAM, test } from './fixture.ts'

type Direct = { child: ChildProcess; pid: number; said: () => string; ended: Promise<number | null> }

/** As a person starts it: without Playwright's ports. */
function startDirectly(shell: ShellName, data: string): Direct {
  const switches = shell === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(executableOf(shell), [...switches, PROGRAM, '--data', data], { env: { ...process.env, WARDLIGHT_HEADLESS: '1' } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  return { child, pid: child.pid ?? 0, said: () => text, ended: new Promise((resolve) => child.on('exit', resolve)) }
}

test.describe('driven', () => {
  test('one window, with its title and size', async ({ shared }) => {
    expect(await shared.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await shared.page.title()).toBe('Conformance')
    expect(await shared.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1440, 900])
  })

  test('closing the window ends the program, after its last words', async ({ start }) => {
    const { app, page } = await start()
    let text = ''
    app.process().stdout?.on('data', (chunk) => (text += chunk))
    const ended = new Promise((resolve) => app.process().on('exit', resolve))
    await page.close()
    expect(await ended).toBe(0)
    expect(text).toContain('LAST WORDS')
  })

  test('the page can ask the program to end', async ({ start }) => {
    const { app, page } = await start()
    const ended = new Promise((resolve) => app.process().on('exit', resolve))
    await call(page, 'quit').catch(() => {}) // the page may be gone before its answer
    expect(await ended).toBe(0)
  })

  test('a second program on the same data folder steps back and calls the first', async ({ start, shell }) => {
    const first = await start()
    const called = first.app.evaluate(({ app }) => new Promise<boolean>((resolve) => app.once('second-instance', () => resolve(true))))
    const second = startDirectly(shell, first.data)
    expect(await second.ended).toBe(0)
    expect(second.said()).toContain('already open')
    expect(await called).toBe(true)
  })

  test('a program that was killed does not keep its data folder', async ({ start, shell }) => {
    const first = await start()
    kill(first.app.process().pid ?? 0)
    const second = await start({ data: first.data })
    expect(await call(second.page, 'info')).toMatchObject({ name: shell })
  })
})

test.describe('on its own', () => {
  test.skip(({ shell }) => shell === 'electron' && process.platform === 'linux' && !process.env.DISPLAY, 'Electron needs a display')
  test.skip(process.platform === 'win32', 'processes are counted by POSIX means')

  let direct: Direct
  let data = ''

  test.beforeEach(async ({ shell }) => {
    data = freshFolder()
    direct = startDirectly(shell, data)
    await expect.poll(() => direct.said(), { timeout: 20_000 }).toContain('LOADED')
  })

  test.afterEach(async () => {
    for (const pid of [direct.pid, ...descendantsOf(direct.pid)]) kill(pid)
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  })

  test('a signal to end is obeyed, and leaves no process and no folder', async ({ shell }) => {
    const family = descendantsOf(direct.pid)
    expect(family.length).toBeGreaterThan(0)
    direct.child.kill('SIGTERM')
    expect(await direct.ended).toBe(0)
    expect(direct.said()).toContain('LAST WORDS')
    await expect.poll(() => family.filter(isRunning)).toEqual([])
    if (shell === 'standin') expect(profilesOf(direct.pid)).toEqual([])
  })

  test('when main is killed, no browser stays behind', async () => {
    const family = descendantsOf(direct.pid)
    expect(family.length).toBeGreaterThan(0)
    kill(direct.pid)
    await expect.poll(() => family.filter(isRunning), { timeout: 10_000 }).toEqual([])
  })

  test('folders of killed programs are removed by the next', async ({ shell }) => {
    test.skip(shell === 'electron', 'the stand-in alone has such folders')
    const family = descendantsOf(direct.pid)
    kill(direct.pid)
    await expect.poll(() => family.filter(isRunning), { timeout: 10_000 }).toEqual([])
    const next = startDirectly(shell, data)
    await expect.poll(() => next.said(), { timeout: 20_000 }).toContain('LOADED')
    expect(profilesOf(direct.pid)).toEqual([])
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  test('when the browser dies, the program ends in good order', async ({ shell }) => {
    test.skip(shell === 'electron', 'there the browser is the program')
    const [chromium] = descendantsOf(direct.pid)
    kill(chromium ?? 0)
    expect(await direct.ended).toBe(0)
    expect(direct.said()).toContain('LAST WORDS')
  })

  test('when the page’s process dies, the page is loaded again', async () => {
    test.skip(!existsSync('/proc/self/cmdline'), 'the process is found by /proc')
    const renderers = descendantsOf(direct.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer'))
    expect(renderers.length).toBeGreaterThan(0)
    for (const pid of renderers) kill(pid)
    await expect.poll(() => direct.said().split('HELLO').length, { timeout: 10_000 }).toBe(3)
  })

  test('no port is opened', async () => {
    test.skip(!existsSync('/proc/net/tcp'), 'sockets are counted by /proc')
    const listening = listeningInodes()
    const own = [direct.pid, ...descendantsOf(direct.pid)].flatMap(socketsOf)
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter((inode) => listening.has(inode))).toEqual([])
  })
})

function profilesOf(pid: number): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`wardlight-browser-${pid}-`))
}

/** State 0A is LISTEN; the tenth field is the socket's inode. */
function listeningInodes(): Set<string> {
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1))
  return new Set(
    rows.map((row) => row.trim().split(/\s+/)).flatMap((fields) => (fields[3] === '0A' && fields[9] !== undefined ? [fields[9]] : [])),
  )
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? [])
  } catch {
    return []
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}
