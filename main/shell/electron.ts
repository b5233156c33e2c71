/** The one place of the main process that imports Electron; the annotation proves that Electron has all of the subset. */
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen, session } from 'electron'
import type { MainSubset } from './subset.ts'

export const electron: MainSubset = { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen, session }
