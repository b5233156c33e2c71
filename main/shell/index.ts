/** The shell as the rest of main sees it: a window that carries calls in and events out. Nothing of Electron shows through. */

import path from 'node:path'
import { PUSH_CHANNEL } from './channels.ts'
import { dataFolder } from './data-folder.ts'
import { electron } from './electron.ts'
import { type Call, installDoor } from './ipc.ts'
import { hardenProcess, hardenSession, PARTITION } from './policy.ts'
import { SCHEME, serveFrom } from './protocol.ts'
import type { WindowSubset } from './subset.ts'
import { bringToFront, loadStartPage, openWindow } from './window.ts'

export { dataFolder } from './data-folder.ts'
export type { Call } from './ipc.ts'

export type ShellOptions = Readonly<{
  windowTitle: string
  /** Folder of the built page: index.html and what it loads. */
  rendererDir: string
  /** The bundled preload (CommonJS). */
  preloadPath: string
  /** Answers one call of the page. May reject: the page then gets the failure as a Result. */
  call: Call
  /** The computer goes to sleep or its screen is locked. */
  onSuspend: () => void
  /** Last words: close the store. The program ends when this settles, or after `QUIT_LIMIT_MS`. */
  onQuit?: () => Promise<void>
  /** Data folder; without it {@link dataFolder} is asked. */
  userData?: string
  backgroundColor?: string
}>

export type ShellInfo = Readonly<{ name: 'electron' | 'standin'; version: string; browser: string }>

export type Shell = Readonly<{
  /** Absolute path of the data folder. */
  userDataDir: string
  /** Settles when the page has loaded; rejects when it could not. */
  loaded: Promise<void>
  /** Sends JSON of a PushEvent to the page, in order. Does nothing while there is no page. */
  push: (json: string) => void
  /** @returns absolute paths, empty when the person cancels */
  pickFiles: (kind: 'files' | 'folder') => Promise<string[]>
  /** @returns an absolute path, null when the person cancels */
  saveFile: (defaultName: string) => Promise<string | null>
  /** The page as it prints, as a PDF. */
  toPdf: () => Promise<Uint8Array>
  /** The system's print dialog; false when the person cancels. */
  toPaper: () => Promise<boolean>
  info: () => ShellInfo
  quit: () => void
}>

const QUIT_LIMIT_MS = 10_000

/**
 * Starts the shell and opens the window. Call it before anything is awaited: the scheme has to be registered before the program is ready.
 * Where another copy already runs on the same data folder, that one comes to the front and this process ends.
 */
export async function startShell(options: ShellOptions): Promise<Shell> {
  const userDataDir = options.userData ?? dataFolder()
  const { app, Menu, ipcMain, powerMonitor, session } = electron
  if (!claim(userDataDir)) return new Promise(() => {})
  hardenProcess(electron)
  lastWords(options.onQuit ?? (async () => {}))
  await app.whenReady()

  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const pages = session.fromPartition(PARTITION)
  hardenSession(pages)
  pages.protocol.handle(SCHEME, serveFrom(options.rendererDir))
  powerMonitor.on('suspend', options.onSuspend)
  powerMonitor.on('lock-screen', options.onSuspend)

  let window: WindowSubset | null = null
  installDoor(ipcMain, () => window, options.call)
  window = openWindow(electron, {
    title: options.windowTitle,
    backgroundColor: options.backgroundColor ?? '#ffffff',
    preloadPath: options.preloadPath,
  })
  const opened = window
  opened.on('closed', () => {
    window = null
  })
  app.on('second-instance', () => {
    if (window !== null) bringToFront(window)
  })
  return shellAround(opened, userDataDir)
}

function shellAround(window: WindowSubset, userDataDir: string): Shell {
  const loaded = loadStartPage(window)
  loaded.catch((error: unknown) => console.error('The page could not be loaded:', error))
  return {
    userDataDir,
    loaded,
    push: (json) => {
      if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(PUSH_CHANNEL, json)
    },
    pickFiles,
    saveFile,
    toPdf: () => window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true }),
    toPaper: () => toPaper(window),
    info,
    quit: () => electron.app.quit(),
  }
}

/** Electron says that somebody cancelled as a failure of this name. */
const CANCELLED = /cancel/i

function toPaper(window: WindowSubset): Promise<boolean> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true }, (success, reason) => {
      if (success || CANCELLED.test(reason)) resolve(success)
      else reject(new Error(`The printer refused: ${reason}`))
    })
  })
}

/** One process per data folder: two would write the same vault. */
function claim(userDataDir: string): boolean {
  const { app } = electron
  app.setName('Wardlight')
  app.setPath('userData', userDataDir)
  app.setPath('sessionData', path.join(userDataDir, 'shell'))
  if (app.requestSingleInstanceLock()) return true
  console.error('Wardlight is already open with this data folder.')
  app.exit(0)
  return false
}

function lastWords(onQuit: () => Promise<void>): void {
  const { app } = electron
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    within(QUIT_LIMIT_MS, onQuit()).then(
      () => {
        state = 'closed'
        app.quit()
      },
      (error: unknown) => {
        console.error('Wardlight did not close cleanly:', error)
        app.exit(1)
      },
    )
  })
}

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

async function pickFiles(kind: 'files' | 'folder'): Promise<string[]> {
  const answer = await electron.dialog.showOpenDialog(
    kind === 'files'
      ? { title: 'Choose files', properties: ['openFile', 'multiSelections'] }
      : { title: 'Choose a folder', properties: ['openDirectory'] },
  )
  return answer.canceled ? [] : answer.filePaths
}

async function saveFile(defaultName: string): Promise<string | null> {
  const answer = await electron.dialog.showSaveDialog({ title: 'Save as', defaultPath: defaultName })
  return answer.canceled || !answer.filePath ? null : answer.filePath
}

/** The stand-in sets `versions.standin`, does not claim to be Electron, and knows its browser's version only once that has started. */
function info(): ShellInfo {
  const { electron: electronVersion, standin } = process.versions
  return {
    name: electronVersion === undefined ? 'standin' : 'electron',
    version: electronVersion ?? standin ?? 'unknown',
    get browser() {
      return `Chromium ${process.versions.chrome ?? 'not started'}`
    },
  }
}
