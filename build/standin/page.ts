/** One page of the browser: its frames and worlds, its requests, and the text that goes in and out of its preload's world. */
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { browser, type Target } from './browser.ts'
import type { FromPage, ToPage } from './page/renderer-api.ts'
import { pageScript, preloadScript, RECEIVE, SEND, WORLD } from './page/scripts.ts'
import type { ProtocolEvent } from './pipe.ts'
import { answerRequest, schemes } from './session.ts'
import { schemeOf, toBrowser, toProgram } from './urls.ts'

type World = Readonly<{ uniqueId: string; frameId: string }>
type Context = { id: number; uniqueId: string; name: string; auxData: { frameId: string } }
type Paused = { requestId: string; request: { url: string; method: string }; frameId: string; resourceType: string }
export type Remote = Readonly<{ type: string; value?: unknown; objectId?: string }>

/** A message of the preload, and how to answer it there. */
export type Arrival = Readonly<{ message: FromPage; url: string; isMainFrame: boolean; answer: (ok: boolean, value: string) => void }>

type PageEvents = { loaded: []; arrival: [Arrival]; crashed: []; closed: [] }

/** Requests that never leave the page. */
const LOCAL_SCHEMES = new Set(['data', 'blob'])

export class Page extends EventEmitter<PageEvents> {
  readonly targetId: string
  readonly #sessionId: string
  readonly #worlds = new Map<number, World>()
  readonly #addresses = new Map<string, string>()
  readonly #mayLeaveFor: (url: string) => boolean
  #expected: string | null = null
  #home = ''

  /** @param mayLeaveFor asked before the page goes somewhere by itself */
  constructor({ targetId, sessionId }: Target, mayLeaveFor: (url: string) => boolean) {
    super()
    this.targetId = targetId
    this.#sessionId = sessionId
    this.#mayLeaveFor = mayLeaveFor
    browser.on('event', (event) => this.#receive(event))
  }

  async prepare(preloadPath: string, size: { width: number; height: number }): Promise<void> {
    const channel = randomUUID()
    const preload = readFileSync(preloadPath, 'utf8')
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.send('Page.setDownloadBehavior', { behavior: 'deny' }),
      this.send('Runtime.addBinding', { name: SEND, executionContextName: WORLD }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(channel) }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(channel, preload), worldName: WORLD }),
      this.#setSize(size),
    ])
    await this.#firstPageShown()
  }

  /** The browser's own first page must be done: one that is still coming would break off the navigation to ours. */
  async #firstPageShown(): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.once('loaded', resolve))
    const { result } = await this.send<{ result: Remote }>('Runtime.evaluate', { expression: "document.URL + ' ' + document.readyState" })
    if (!/^data:.* complete$/.test(String(result.value))) await loaded
  }

  send<T>(method: string, params: object = {}): Promise<T> {
    return browser.send<T>(method, params, this.#sessionId)
  }

  /** Settles when the document and all it asked for have loaded. */
  async navigate(url: string): Promise<void> {
    this.#home = url
    this.#expected = url
    const loaded = new Promise<void>((resolve) => this.once('loaded', resolve))
    const { errorText } = await this.send<{ errorText?: string }>('Page.navigate', { url: toBrowser(url, schemes) })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  reload(): void {
    this.navigate(this.#home).catch(() => {})
  }

  get url(): string {
    return this.#addresses.get(this.targetId) ?? ''
  }

  /** Goes to the main frame's preload, after all that was sent before; to nobody while there is none. */
  push(channel: string, args: readonly string[]): void {
    const world = this.#mainWorld()
    if (world !== undefined) this.#tell(world, { kind: 'push', channel, args })
  }

  /** Runs a function in the preload's world as if the person had just clicked. It must not refer to anything outside itself. */
  async run(task: (...args: never[]) => unknown, args: readonly unknown[] = []): Promise<Remote> {
    const world = this.#mainWorld()
    if (world === undefined) throw new Error('There is no page')
    const { result, exceptionDetails } = await this.send<{ result: Remote; exceptionDetails?: { text: string } }>(
      'Runtime.callFunctionOn',
      {
        functionDeclaration: String(task),
        arguments: args.map((value) => ({ value })),
        uniqueContextId: world.uniqueId,
        awaitPromise: true,
        userGesture: true,
      },
    )
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result
  }

  /** @returns base64 */
  async pdf(options: object): Promise<string> {
    return (await this.send<{ data: string }>('Page.printToPDF', options)).data
  }

  async #setSize(size: { width: number; height: number }): Promise<void> {
    const { windowId } = await browser.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId: this.targetId })
    // Browsers before 2025 do not know this command; their window then counts its frame.
    await browser.send('Browser.setContentsSize', { windowId, ...size }).catch(() => {})
  }

  #mainWorld(): World | undefined {
    return [...this.#worlds.values()].find((world) => world.frameId === this.targetId)
  }

  #tell(world: World, message: ToPage): void {
    this.send('Runtime.callFunctionOn', {
      functionDeclaration: `(message) => ${RECEIVE}(message)`,
      arguments: [{ value: message }],
      uniqueContextId: world.uniqueId,
      returnByValue: true,
    }).catch(() => {}) // the document has gone, and its questions with it
  }

  #receive({ method, params, sessionId }: ProtocolEvent): void {
    if (method === 'Target.detachedFromTarget' && params.sessionId === this.#sessionId) this.emit('closed')
    if (sessionId !== this.#sessionId) return
    if (method === 'Runtime.bindingCalled') this.#arrived(params as { executionContextId: number; name: string; payload: string })
    else if (method === 'Fetch.requestPaused')
      this.#paused(params as Paused).catch(() => {}) // the page has gone meanwhile
    else if (method === 'Runtime.executionContextCreated') this.#worldMade((params as { context: Context }).context)
    else if (method === 'Runtime.executionContextDestroyed') this.#worlds.delete(params.executionContextId as number)
    else if (method === 'Runtime.executionContextsCleared') this.#worlds.clear()
    else if (method === 'Page.frameNavigated') this.#navigated((params as { frame: { id: string; parentId?: string; url: string } }).frame)
    else if (method === 'Page.loadEventFired') this.emit('loaded')
    else if (method === 'Inspector.targetCrashed') this.emit('crashed')
    else if (method === 'Page.javascriptDialogOpening') this.#dialogOpened()
  }

  #worldMade({ id, uniqueId, name, auxData }: Context): void {
    if (name === WORLD) this.#worlds.set(id, { uniqueId, frameId: auxData.frameId })
  }

  #arrived({ executionContextId, name, payload }: { executionContextId: number; name: string; payload: string }): void {
    const world = this.#worlds.get(executionContextId)
    if (name !== SEND || world === undefined) return
    const message: FromPage = JSON.parse(payload)
    this.emit('arrival', {
      message,
      url: this.#addresses.get(world.frameId) ?? '',
      isMainFrame: world.frameId === this.targetId,
      answer: (ok, value) => this.#tell(world, { kind: 'answer', id: message.id, ok, value }),
    })
  }

  /** about:blank and blob: pages need no request that could be refused; a page that got there is put back. */
  #navigated({ id, parentId, url }: { id: string; parentId?: string; url: string }): void {
    this.#addresses.set(id, toProgram(url, schemes))
    if (parentId === undefined && this.#home !== '' && /^(about|blob|data|javascript):/.test(url)) this.reload()
  }

  async #paused({ requestId, request, frameId, resourceType }: Paused): Promise<void> {
    const url = toProgram(request.url, schemes)
    if (resourceType === 'Document' && frameId === this.targetId && !this.#mayGo(url)) {
      return this.#fail(requestId, 'Aborted')
    }
    if (LOCAL_SCHEMES.has(schemeOf(url))) return this.send('Fetch.continueRequest', { requestId })
    const answer = await answerRequest(url, request.method)
    if (answer === null) return this.#fail(requestId, 'BlockedByClient')
    await this.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    })
  }

  #mayGo(url: string): boolean {
    const expected = this.#expected === url
    if (expected) this.#expected = null
    return expected || this.#mayLeaveFor(url)
  }

  #fail(requestId: string, errorReason: 'Aborted' | 'BlockedByClient'): Promise<void> {
    return this.send('Fetch.failRequest', { requestId, errorReason })
  }

  /** alert, confirm and prompt: with nobody to answer them, no. */
  #dialogOpened(): void {
    if (browser.isHeadless && !browser.isDriven) this.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {})
  }
}
