/** What `import … from 'electron'` gives under the stand-in: the subset of main/shell/subset.ts, and what Playwright asks for. */
import type { MainSubset } from '../../main/shell/subset.ts'
import { app } from './app.ts'
import { BrowserWindow, webContents } from './browser-window.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { powerMonitor } from './power-monitor.ts'
import { protocol, session } from './session.ts'

const Menu = { setApplicationMenu: () => {} }

/** A headless browser has no screen; any size that fits the program's window does. */
const screen = { getPrimaryDisplay: () => ({ workAreaSize: { width: 1920, height: 1080 } }) }

export { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen, session, webContents }

;({ app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen, session }) satisfies MainSubset
