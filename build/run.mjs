// The one entry of every npm script. It may be started by an older Node (20 or newer): it finds the Node 24 that
// `npm ci` brought (optional packages node-<platform>, pinned in the lock file) and runs the task on that.
// npm before 11 does not link that package's binary into node_modules/.bin, so it is looked up by its folder.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const NEEDED_MAJOR = 24
const PLATFORM = { linux: 'linux', win32: 'win', darwin: 'bin-darwin' }[process.platform] ?? process.platform

/** @returns {string | undefined} the path of a Node that is new enough */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const brought = path.join(root, 'node_modules', `node-${PLATFORM}-${process.arch}`, 'bin', exe)
  return existsSync(brought) ? brought : undefined
}

const node = findNode()
if (!node) {
  const known = existsSync(path.join(root, 'node_modules'))
  console.error(
    known
      ? `Wardlight needs Node ${NEEDED_MAJOR}; none comes for ${process.platform} ${process.arch}. Install Node ${NEEDED_MAJOR} and run this again.`
      : 'Run "npm ci" first.',
  )
  process.exit(1)
}

// Workers and commands of the source tree compile each module once, not at every start.
const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'node-compile')
const env = { ...process.env, NODE_COMPILE_CACHE, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
const [task = 'help', ...args] = process.argv.slice(2)
const file = task === 'cli' ? path.join(root, 'main', 'cli', 'index.ts') : path.join(root, 'build', 'tasks.ts')
const flags = ['--disable-warning=ExperimentalWarning']
const child = spawn(node, [...flags, file, ...(task === 'cli' ? [] : [task]), ...args], {
  stdio: 'inherit',
  env,
  cwd: task === 'cli' ? (process.env.INIT_CWD ?? process.cwd()) : root,
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal)
  else process.exit(code ?? 1)
})
