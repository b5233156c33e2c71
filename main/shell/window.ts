/** The one window. */

import { hardenedPreferences } from './policy.ts'
import { START_PAGE } from './protocol.ts'
import type { MainSubset, WindowSubset } from './subset.ts'

const WIDTH = 1440
const HEIGHT = 900
const MIN_WIDTH = 1024
const MIN_HEIGHT = 640

/** A page process that dies this often within a minute will not get better by loading again. */
const MAX_CRASHES_PER_MINUTE = 3

export type WindowLook = Readonly<{ title: string; backgroundColor: string; preloadPath: string }>

export function openWindow({ app, BrowserWindow, screen }: MainSubset, look: WindowLook): WindowSubset {
  const area = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    width: Math.min(WIDTH, area.width),
    height: Math.min(HEIGHT, area.height),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    useContentSize: true,
    show: false,
    title: look.title,
    backgroundColor: look.backgroundColor,
    autoHideMenuBar: true,
    webPreferences: hardenedPreferences(look.preloadPath, app.isPackaged),
  })
  window.once('ready-to-show', () => window.show())
  reloadAfterCrash(window, () => app.quit())
  return window
}

export async function loadStartPage(window: WindowSubset): Promise<void> {
  await window.loadURL(START_PAGE)
}

export function bringToFront(window: WindowSubset): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function reloadAfterCrash(window: WindowSubset, giveUp: () => void): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < 60_000), now]
    console.error(`The page's process ended: ${details.reason}.`)
    if (crashes.length > MAX_CRASHES_PER_MINUTE) giveUp()
    else window.webContents.reload()
  })
}
