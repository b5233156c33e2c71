/** Finds what the program can run on: Electron where its binary is to be had, else the system's browser under the stand-in. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './standin/find-browser.ts'

export type FoundShell =
  | Readonly<{ kind: 'electron' | 'standin'; executable: string; browser: string | null }>
  | Readonly<{ kind: 'none'; message: string }>

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const electronFolder = path.join(root, 'node_modules', 'electron')
const failureNote = path.join(root, 'node_modules', '.cache', 'wardlight', 'electron-not-available')

const FETCH_LIMIT_MS = 60_000

const NONE =
  'No browser was found to run the program in: install Chromium, Chrome or Edge (on Debian: apt-get install chromium) and start again.'

export async function findShell(): Promise<FoundShell> {
  const electron = installedElectron() ?? (await fetchElectron())
  if (electron !== null) return { kind: 'electron', executable: electron, browser: null }
  const browser = findBrowser() ?? installOnDebian()
  if (browser === null) return { kind: 'none', message: NONE }
  return { kind: 'standin', executable: standin(), browser }
}

function standin(): string {
  return path.join(root, 'build', 'standin', process.platform === 'win32' ? 'electron.cmd' : 'electron')
}

/** @returns Electron's executable where it lies in node_modules; fetches nothing */
export function installedElectron(folder: string = electronFolder): string | null {
  const note = path.join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const executable = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), readFileSync(note, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

/** Once per installation: a machine that cannot fetch it now is not made to wait at every start. */
async function fetchElectron(): Promise<string | null> {
  const installer = path.join(electronFolder, 'install.js')
  if (!existsSync(installer) || wasTried()) return null
  console.log('Looking for Electron…')
  const failure = await run(process.execPath, [installer])
  const found = installedElectron()
  if (found === null) {
    mkdirSync(path.dirname(failureNote), { recursive: true })
    writeFileSync(failureNote, `${version()}\n${failure}\n`)
    console.log('Electron’s binary cannot be fetched here; the program runs on the system’s browser.')
  } else rmSync(failureNote, { force: true })
  return found
}

function wasTried(): boolean {
  return existsSync(failureNote) && readFileSync(failureNote, 'utf8').split('\n')[0] === version()
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')) as { version: string }).version
}

function run(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: FETCH_LIMIT_MS, killSignal: 'SIGKILL' }, (error, _out, errors) =>
      resolve(error === null ? '' : errors.slice(0, 500)),
    )
  })
}

/** On a Debian as root, where nobody is there to be asked, the browser is installed. */
function installOnDebian(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  console.log('No browser was found. Installing Debian’s: apt-get update && apt-get install -y --no-install-recommends chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) {
      console.error(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`)
      return null
    }
  }
  return findBrowser()
}
