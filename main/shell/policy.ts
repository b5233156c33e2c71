/** What the page may not do: leave, open, download, ask for a device, reach the network. Applied once, before the first window. */

import { isOurs, SCHEME, START_PAGE } from './protocol.ts'
import type { ContentsSubset, MainSubset, SessionSubset, WindowOptions } from './subset.ts'

/** In memory only (no `persist:`), so that the browser side writes nothing of a chart to disk. */
export const PARTITION = 'wardlight'

/** Must run before the program is ready. */
export function hardenProcess({ app, protocol }: MainSubset): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-breakpad')
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

export function hardenSession(session: SessionSubset): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }))
  session.on('will-download', (event) => event.preventDefault())
}

function hardenContents(contents: ContentsSubset): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault()
  })
}

/** Pictures that the page makes itself are data: and blob:; the content security policy says where they may be used. */
export function mayRequest(url: string): boolean {
  return isOurs(url) || url.startsWith('data:') || url.startsWith(`blob:${SCHEME}://`) || url.startsWith('devtools:')
}

/** The one page may load again; there is nowhere else to go. */
export function mayNavigate(url: string): boolean {
  return url.split(/[?#]/)[0] === START_PAGE
}

export function hardenedPreferences(preload: string, isPackaged: boolean): NonNullable<WindowOptions['webPreferences']> {
  return {
    preload,
    partition: PARTITION,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  }
}
