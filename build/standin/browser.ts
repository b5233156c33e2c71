/** The browser's process: started when the first window opens, gone when the program goes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { type BrowserLook, browserFlags } from './browser-flags.ts'
import { parseCommandLine } from './command-line.ts'
import { findBrowser } from './find-browser.ts'
import { utf8Locale } from './locale.ts'
import { DevToolsPipe, type ProtocolEvent } from './pipe.ts'
import { environmentFor, makeProfile, removeProfile } from './profile.ts'

export type Target = Readonly<{ targetId: string; sessionId: string }>
type Attached = { sessionId: string; waitingForDebugger: boolean; targetInfo: { targetId: string; type: string } }
type Running = Readonly<{ child: ChildProcess; pipe: DevToolsPipe; profile: string; firstPage: Promise<Target> }>

const STOP_LIMIT_MS = 3_000
const NO_SANDBOX = 'No usable sandbox'

class Browser extends EventEmitter<{ event: [ProtocolEvent]; gone: [] }> {
  #running: Running | null = null
  #words: string[] = []

  get isRunning(): boolean {
    return this.#running !== null
  }

  /** Driven by Playwright: it answers the page's dialogs, and wants no window on the screen. */
  get isDriven(): boolean {
    return parseCommandLine(process.argv.slice(1)).browserSwitches.some((flag) => flag.startsWith('--remote-debugging-port'))
  }

  get isHeadless(): boolean {
    if (process.env.WARDLIGHT_HEADLESS !== undefined) return process.env.WARDLIGHT_HEADLESS !== '0'
    return this.isDriven || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
  }

  /** @returns the window the browser opens by itself. @throws Error saying why there is none */
  async start(look: BrowserLook): Promise<Target> {
    const executable = findBrowser()
    if (executable === null) throw new Error('No browser was found. Install Chromium, Chrome or Edge, or name one in WARDLIGHT_BROWSER.')
    const { browserSwitches } = parseCommandLine(process.argv.slice(1))
    const profile = makeProfile()
    const flags = (sandbox: boolean) => browserFlags({ look, profile, headless: this.isHeadless, sandbox, extra: browserSwitches })
    const sandbox = process.getuid?.() !== 0 && !browserSwitches.includes('--no-sandbox')
    try {
      await this.#attempt(executable, flags(sandbox), profile)
    } catch (error) {
      if (!sandbox || !this.#words.some((line) => line.includes(NO_SANDBOX))) throw error
      console.error('The browser’s own sandbox cannot be used on this system; it runs without.')
      await this.#attempt(executable, flags(false), profile)
    }
    if (this.#running === null) throw new Error('The browser has gone')
    return this.#running.firstPage
  }

  send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    return this.#running === null
      ? Promise.reject(new Error(`${method}: the browser has gone`))
      : this.#running.pipe.send<T>(method, params, sessionId)
  }

  async stop(): Promise<void> {
    const running = this.#running
    if (running === null) return
    const gone = new Promise<void>((resolve) => this.once('gone', resolve))
    running.pipe.send('Browser.close').catch(() => running.child.kill())
    const timer = setTimeout(() => running.child.kill('SIGKILL'), STOP_LIMIT_MS)
    await gone
    clearTimeout(timer)
  }

  async #attempt(executable: string, flags: readonly string[], profile: string): Promise<void> {
    this.#words = []
    const env = { ...process.env, ...environmentFor(profile), ...utf8Locale(process.env) }
    const child = spawn(executable, flags, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], windowsHide: true })
    this.#listenTo(child)
    const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
    pipe.on('event', (event) => this.emit('event', event))
    const firstPage = adoptFirstPage(pipe)
    const ended = new Promise<never>((_resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`${executable} ended at once (${code}).\n${this.#words.join('\n')}`)))
    })
    const { product } = await Promise.race([pipe.send<{ product: string }>('Browser.getVersion'), ended])
    announceVersion(product)
    this.#running = { child, pipe, profile, firstPage }
    child.once('exit', () => this.#gone())
    await Promise.race([pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }), ended])
  }

  /** Playwright waits for one line; the others are a browser's usual complaints, kept for the day it does not start. */
  #listenTo(child: ChildProcess): void {
    let rest = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('DevTools listening on ')) console.error(line)
        this.#words = [...this.#words.slice(-20), line]
      }
    })
  }

  #gone(): void {
    if (this.#running === null) return
    removeProfile(this.#running.profile)
    this.#running = null
    this.emit('gone')
  }
}

/** The first page is ours. Whatever else opens later (a popup, a second window, a worker of its own) is closed before it runs. */
function adoptFirstPage(pipe: DevToolsPipe): Promise<Target> {
  return new Promise((resolve) => {
    let ours: string | null = null
    pipe.on('event', ({ method, params }) => {
      if (method !== 'Target.attachedToTarget') return
      const { sessionId, targetInfo, waitingForDebugger } = params as Attached
      const { targetId, type } = targetInfo
      if (ours === null && type === 'page') {
        ours = targetId
        resolve({ targetId, sessionId })
      } else if (targetId !== ours && ['page', 'service_worker', 'shared_worker'].includes(type)) {
        pipe.send('Target.closeTarget', { targetId }).catch(() => {})
        return
      }
      if (waitingForDebugger) pipe.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {})
    })
  })
}

/** `versions.electron` stays absent: nobody shall take this for Electron. */
function announceVersion(product: string): void {
  const chrome = product.split('/')[1] ?? 'unknown'
  Object.defineProperty(process, 'versions', { value: Object.freeze({ ...process.versions, chrome }), configurable: true })
}

export const browser = new Browser()
