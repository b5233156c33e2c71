/** `BrowserWindow` and its `webContents`, over one page of the browser. */
import { EventEmitter } from 'node:events'
import type { WindowOptions } from '../../main/shell/subset.ts'
import { app } from './app.ts'
import { browser } from './browser.ts'
import { invokeHandler } from './ipc-main.ts'
import { type Arrival, Page } from './page.ts'

const windows = new Set<BrowserWindow>()

class WebContents extends EventEmitter {
  readonly window: BrowserWindow
  constructor(window: BrowserWindow) {
    super()
    this.window = window
  }
  send(channel: string, ...args: string[]): void {
    this.window.page?.push(channel, args)
  }
  getURL(): string {
    return this.window.page?.url ?? ''
  }
  isDestroyed(): boolean {
    return this.window.isDestroyed()
  }
  reload(): void {
    this.window.page?.reload()
  }
  close(): void {
    this.window.close()
  }
  async printToPDF(options: { printBackground?: boolean; preferCSSPageSize?: boolean; generateTaggedPDF?: boolean }): Promise<Uint8Array> {
    return Buffer.from(await this.#page().pdf(options), 'base64')
  }
  /** The browser's own print dialog; without a window there is none, and nothing is printed. */
  print(_options: object, callback: (success: boolean, failureReason: string) => void): void {
    const printed = browser.isHeadless ? Promise.reject(new Error('no printer without a window')) : this.#page().run(() => window.print())
    printed.then(
      () => callback(true, ''),
      (error: unknown) => callback(false, error instanceof Error ? error.message : String(error)),
    )
  }
  #page(): Page {
    if (this.window.page === null) throw new Error('There is no page')
    return this.window.page
  }
  /** New windows are always refused here (browser.ts), whatever the program would say. */
  setWindowOpenHandler(): void {}
  /** Set for the whole browser (browser-flags.ts). */
  setWebRTCIPHandlingPolicy(): void {}
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly #prepared: Promise<Page>
  page: Page | null = null
  #destroyed = false

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | undefined {
    return contents?.window
  }

  constructor(options: WindowOptions) {
    super()
    if (windows.size > 0) throw new Error('The stand-in has one window only')
    windows.add(this)
    this.webContents = new WebContents(this)
    app.emit('web-contents-created', {}, this.webContents)
    browser.once('gone', () => this.#closed())
    this.#prepared = this.#open(options)
    this.#prepared.catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      app.exit(1)
    })
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#prepared
    await page.navigate(url)
    this.emit('ready-to-show')
  }

  show(): void {
    this.focus()
  }
  focus(): void {
    this.page?.send('Page.bringToFront').catch(() => {})
  }
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  close(): void {
    if (this.page !== null) browser.send('Target.closeTarget', { targetId: this.page.targetId }).catch(() => {})
  }

  async #open(options: WindowOptions): Promise<Page> {
    const { width = 800, height = 600, title = '', backgroundColor = '#fff', webPreferences } = options
    if (webPreferences?.preload === undefined) throw new Error('The stand-in needs a preload')
    const target = await browser.start({ width, height, title, backgroundColor })
    const page = new Page(target, (url) => this.#mayLeaveFor(url))
    this.page = page
    page.on('arrival', (arrival) => void this.#answer(arrival))
    page.on('closed', () => this.#closed())
    page.on('crashed', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    await page.prepare(webPreferences.preload, { width, height })
    return page
  }

  #mayLeaveFor(url: string): boolean {
    let stays = false
    this.webContents.emit('will-navigate', {
      url,
      preventDefault: () => {
        stays = true
      },
    })
    return !stays
  }

  async #answer({ message, url, isMainFrame, answer }: Arrival): Promise<void> {
    const event = { sender: this.webContents, senderFrame: { url, parent: isMainFrame ? null : {} } }
    try {
      answer(true, await invokeHandler(message.channel, event, message.args))
    } catch (error) {
      answer(false, String(error))
    }
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this)
    this.emit('closed')
    app.windowsClosed()
  }
}

/** Asked for by Playwright when a test closes a page. */
export const webContents = {
  fromDevToolsTargetId: (targetId: string) => [...windows].find((window) => window.page?.targetId === targetId)?.webContents,
}
