/** `app`: names and folders, being ready, being the only one, and ending. */
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { browser } from './browser.ts'
import { releaseLock, takeLock } from './instance-lock.ts'
import { powerMonitor } from './power-monitor.ts'

const STANDIN_VERSION = '1.0.0'

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = { appendSwitch() {} }
  readonly #paths = new Map<string, string>()
  readonly #ready: Promise<void>
  #name = 'standin'
  #program = '.'
  #state: 'running' | 'quitting' | 'ended' = 'running'

  constructor() {
    super()
    Object.defineProperty(process, 'versions', {
      value: Object.freeze({ ...process.versions, standin: STANDIN_VERSION }),
      configurable: true,
    })
    this.#ready = new Promise((resolve) => setImmediate(resolve))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
    powerMonitor.watch()
  }

  /** Called by the launcher: where the program lies. */
  describe(program: string): void {
    this.#program = path.resolve(program)
  }

  setName(name: string): void {
    this.#name = name
  }

  setPath(name: string, value: string): void {
    this.#paths.set(name, value)
  }

  getPath(name: string): string {
    const given = this.#paths.get(name)
    if (given !== undefined) return given
    if (name === 'userData') return path.join(process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config'), this.#name)
    if (name === 'documents') return [path.join(os.homedir(), 'Documents'), os.homedir()].find(existsSync) ?? os.homedir()
    throw new Error(`Failed to get '${name}' path`)
  }

  /** The version in the nearest package.json, as Electron does for a program that is not packaged. */
  getVersion(): string {
    for (let folder = this.#program; folder !== path.dirname(folder); folder = path.dirname(folder)) {
      const file = path.join(folder, 'package.json')
      if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version ?? '0.0.0'
    }
    return '0.0.0'
  }

  getAppPath(): string {
    return this.#program
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), () => this.emit('second-instance'))
  }

  quit(): void {
    if (this.#state !== 'running' || this.#isPrevented('before-quit') || this.#isPrevented('will-quit')) return
    this.#end(0)
  }

  exit(code = 0): void {
    if (this.#state !== 'ended') this.#end(code)
  }

  /** The last window has closed, or the browser has died under it: for the program this is the same. */
  windowsClosed(): void {
    if (this.#state !== 'running') return
    if (!this.emit('window-all-closed')) this.quit()
  }

  #isPrevented(event: string): boolean {
    let prevented = false
    this.emit(event, {
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }

  #end(code: number): void {
    this.#state = browser.isRunning ? 'quitting' : 'ended'
    if (this.#state === 'ended') this.#leave(code)
    browser.stop().then(
      () => this.#leave(code),
      () => this.#leave(1),
    )
  }

  #leave(code: number): never {
    this.#state = 'ended'
    releaseLock(this.getPath('userData'))
    process.exit(code)
  }
}

export const app = new App()
