/** `npm start`: bundle what is stale, find a shell, run the program on it. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'
import { findShell } from './find-shell.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const NO_DISPLAY =
  'There is no display here, so no window can be shown. The command line works without one ("npm run cli -- --help"), and so do the tests ("npm test").'

/** @returns the exit code of the program; 0 where there is no display and that was said, 1 where there is no shell */
export async function start(args: string[]): Promise<number> {
  await bundle()
  const shell = await findShell()
  if (shell.kind === 'none') {
    console.error(shell.message)
    return 1
  }
  if (!hasDisplay()) {
    console.error(NO_DISPLAY)
    return 0
  }
  console.log(
    shell.kind === 'electron' ? 'Wardlight runs on Electron.' : `Wardlight runs on the stand-in for Electron, with ${shell.browser}.`,
  )
  const [file, first] = commandFor(shell.kind, shell.executable)
  return run(file, [...first, root, ...args])
}

function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.env.WARDLIGHT_HEADLESS === '1')
  )
}

/** The stand-in is run on this very Node rather than through its script. Electron’s Chromium does not run as root with its sandbox. */
function commandFor(kind: 'electron' | 'standin', executable: string): [string, string[]] {
  if (kind === 'standin')
    return [process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'build', 'standin', 'launch.ts')]]
  return [executable, process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []]
}

function run(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(file, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 0)))
  })
}
