/** Looks for a Chromium (or Chrome, or Edge) on this machine. */
import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]

const WINDOWS_PLACES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

const MAC_PLACES = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const LINUX_PLACES = ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']

type Env = Readonly<Record<string, string | undefined>>

/** @returns the absolute path of a browser; null when there is none. `WARDLIGHT_BROWSER` goes before all others. */
export function findBrowser(env: Env = process.env, platform: NodeJS.Platform = process.platform): string | null {
  if (env.WARDLIGHT_BROWSER) return isExecutable(env.WARDLIGHT_BROWSER) ? path.resolve(env.WARDLIGHT_BROWSER) : null
  return [...onPath(env, platform), ...usualPlaces(env, platform)].find(isExecutable) ?? null
}

function onPath(env: Env, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') return []
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder))
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function usualPlaces(env: Env, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return MAC_PLACES
  if (platform !== 'win32') return LINUX_PLACES
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
  return WINDOWS_PLACES.flatMap((place) => roots.map((root) => path.join(root, ...place)))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
