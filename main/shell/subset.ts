/**
 * Every member of Electron's API that Wardlight uses, and nothing else. `electron.ts` checks that Electron has them,
 * `build/standin` implements exactly them. Using one more means naming it here first.
 */
import type {
  App,
  BrowserWindowConstructorOptions,
  CommandLine,
  ContextBridge,
  DownloadItem,
  OpenDialogOptions,
  OpenDialogReturnValue,
  PermissionRequest,
  PrintToPDFOptions,
  Protocol,
  RenderProcessGoneDetails,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Size,
  WebContentsPrintOptions,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron'

export type Preventable = { preventDefault: () => void }

type AppEvents = {
  on(event: 'before-quit' | 'will-quit', listener: (event: Preventable) => void): unknown
  on(event: 'window-all-closed' | 'second-instance', listener: () => void): unknown
  on(event: 'web-contents-created', listener: (event: Preventable, contents: ContentsSubset) => void): unknown
}

export type AppSubset = Pick<
  App,
  'isPackaged' | 'setName' | 'setPath' | 'getVersion' | 'whenReady' | 'requestSingleInstanceLock' | 'enableSandbox' | 'quit' | 'exit'
> &
  AppEvents & { commandLine: Pick<CommandLine, 'appendSwitch'> }

/** The frame a message came from. `parent` is null in a main frame. */
export type FrameSubset = { readonly url: string; readonly parent: object | null }
export type InvokeEvent = { readonly sender: object; readonly senderFrame: FrameSubset | null }

export type ContentsSubset = {
  send(channel: string, ...args: string[]): void
  isDestroyed(): boolean
  getURL(): string
  reload(): void
  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse): void
  /** The page as it prints; its own style sheet says the size of the paper. */
  printToPDF(options: Pick<PrintToPDFOptions, 'printBackground' | 'preferCSSPageSize' | 'generateTaggedPDF'>): Promise<Uint8Array>
  print(
    options: Pick<WebContentsPrintOptions, 'silent' | 'printBackground'>,
    callback: (success: boolean, failureReason: string) => void,
  ): void
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void
  on(event: 'will-navigate', listener: (details: Preventable & { url: string }) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  on(event: 'render-process-gone', listener: (event: Preventable, details: RenderProcessGoneDetails) => void): unknown
}

export type WindowOptions = Pick<
  BrowserWindowConstructorOptions,
  'width' | 'height' | 'minWidth' | 'minHeight' | 'useContentSize' | 'show' | 'title' | 'backgroundColor' | 'autoHideMenuBar'
> & {
  webPreferences?: Pick<
    WebPreferences,
    | 'preload'
    | 'partition'
    | 'contextIsolation'
    | 'sandbox'
    | 'nodeIntegration'
    | 'nodeIntegrationInSubFrames'
    | 'nodeIntegrationInWorker'
    | 'webSecurity'
    | 'allowRunningInsecureContent'
    | 'webviewTag'
    | 'navigateOnDragDrop'
    | 'spellcheck'
    | 'devTools'
  >
}

export type WindowSubset = {
  readonly webContents: ContentsSubset
  loadURL(url: string): Promise<void>
  show(): void
  focus(): void
  restore(): void
  isMinimized(): boolean
  isDestroyed(): boolean
  on(event: 'closed', listener: () => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

type RequestVerdict = { cancel?: boolean }

export type SessionSubset = {
  readonly protocol: Pick<Protocol, 'handle'>
  readonly webRequest: {
    onBeforeRequest(listener: (details: { url: string }, callback: (verdict: RequestVerdict) => void) => void): void
  }
  setPermissionRequestHandler(
    handler: (contents: object, permission: string, callback: (granted: boolean) => void, details: PermissionRequest) => void,
  ): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  on(event: 'will-download', listener: (event: Preventable, item: Pick<DownloadItem, 'cancel'>) => void): unknown
}

type DialogSubset = {
  showOpenDialog(options: Pick<OpenDialogOptions, 'title' | 'properties'>): Promise<OpenDialogReturnValue>
  showSaveDialog(options: Pick<SaveDialogOptions, 'title' | 'defaultPath'>): Promise<SaveDialogReturnValue>
}

/** What the main process uses. */
export type MainSubset = {
  app: AppSubset
  BrowserWindow: new (options: WindowOptions) => WindowSubset
  Menu: { setApplicationMenu(menu: null): void }
  dialog: DialogSubset
  ipcMain: { handle(channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => Promise<string>): void }
  powerMonitor: { on(event: 'suspend' | 'lock-screen', listener: () => void): unknown }
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  screen: { getPrimaryDisplay(): { workAreaSize: Size } }
  session: { fromPartition(partition: string): SessionSubset }
}

/** What the preload uses, in the page's isolated world. */
export type PreloadSubset = {
  contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>
  ipcRenderer: {
    invoke(channel: string, ...args: string[]): Promise<unknown>
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
    removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
  }
}
