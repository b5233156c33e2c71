/** Every task behind an npm script; build/run.mjs starts it on Node 24. `check` is exactly what CI runs. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/** Runs a tool of node_modules; resolves with its exit code. */
function tool(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } } as const
    const child = spawn(bin(name), args, options)
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

const TYPED_FOLDERS = ['app', 'tsconfig.tests.json', 'main', 'main/shell', 'renderer', 'models', 'knowledge', 'build', 'bench', 'e2e']

/** Two at a time, the next folder as soon as one is done. */
async function types(): Promise<number> {
  const waiting = [...TYPED_FOLDERS]
  let worst = 0
  const lane = async () => {
    for (let folder = waiting.shift(); folder !== undefined && worst === 0; folder = waiting.shift())
      worst = Math.max(worst, await tool('tsc', ['-p', folder]))
  }
  await Promise.all([lane(), lane()])
  return worst
}

async function imports(): Promise<number> {
  const { checkImports } = await import('./checks/imports.ts')
  const violations = await checkImports(root)
  for (const violation of violations) console.error(`${violation.file}: ${violation.message}`)
  return violations.length === 0 ? 0 : 1
}

async function build(): Promise<number> {
  const { bundle } = await import('./bundle.ts')
  await bundle()
  return 0
}

/** Finds a shell for the browser tests; without one they cannot run, and that is a failure, not a skip. */
async function browserTests(project: 'conformance' | 'specs', args: readonly string[]): Promise<number> {
  const { findShell } = await import('./find-shell.ts')
  const shell = await findShell()
  if (shell.kind === 'none') {
    console.error(shell.message)
    return 1
  }
  await build()
  return tool('playwright', ['test', `e2e/${project}`, ...args])
}

async function start(args: readonly string[]): Promise<number> {
  return (await import('./start.ts')).start([...args])
}

async function packageCheck(): Promise<number> {
  await (await import('./package-check.ts')).packageCheck()
  return 0
}

async function models([family]: readonly string[]): Promise<number> {
  const { buildFamily, buildModels } = await import('../models/training/build.ts')
  await (family === undefined ? buildModels() : buildFamily(family))
  return 0
}

async function knowledge(args: readonly string[]): Promise<number> {
  return (await import('../knowledge/report.ts')).report(args)
}

async function bench(args: readonly string[]): Promise<number> {
  await build()
  return (await import('../bench/run.ts')).run([...args])
}

type Task = (args: readonly string[]) => Promise<number>

/** What `check` runs, in the order in which a mistake is found soonest. */
const CHECKS: readonly (readonly [string, Task])[] = [
  ['format and lint', () => tool('biome', ['check', '.'])],
  ['types', types],
  ['import rules', imports],
  // Before the tests: programs that they start read the built knowledge instead of compiling it each time.
  ['build', build],
  ['unit tests', () => tool('vitest', ['run'], { WARDLIGHT_JUST_BUILT: '1' })],
  ['shell conformance', () => browserTests('conformance', [])],
  ['end to end', () => browserTests('specs', [])],
  ['packaging', packageCheck],
]

async function check(): Promise<number> {
  const begun = Date.now()
  for (const [name, task] of CHECKS) {
    const at = Date.now()
    console.log(`\n== ${name}`)
    const code = await task([])
    if (code !== 0) {
      console.error(`== ${name}: failed`)
      return code
    }
    console.log(`== ${name}: passed in ${((Date.now() - at) / 1000).toFixed(1)} s`)
  }
  console.log(`\nAll checks passed in ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  console.log(`${CHECKS.length} passed, 0 failed`)
  return 0
}

const TASKS: Readonly<Record<string, Task>> = {
  start,
  check,
  types,
  imports,
  build,
  models,
  knowledge,
  bench,
  lint: (args) => tool('biome', ['check', '.', ...args]),
  format: () => tool('biome', ['check', '--write', '.']),
  unit: (args) => tool('vitest', ['run', ...args]),
  conformance: (args) => browserTests('conformance', args),
  e2e: (args) => browserTests('specs', args),
  'medication-bench': async (args) => (await import('../bench/medication/run.ts')).run(args),
  'notes-bench': async (args) => (await import('../bench/notes/run.ts')).run(args),
  'package-check': packageCheck,
  package: async (args) => {
    await build()
    return tool('electron-builder', ['--config', 'electron-builder.yml', ...args])
  },
}

// What is printed may be piped into `head`: a reader that went away is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const [name = 'help', ...rest] = process.argv.slice(2)
const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined
if (task) {
  process.exitCode = await task(rest)
} else {
  console.error(`There is no task ${name}. Tasks: ${Object.keys(TASKS).join(', ')}`)
  process.exitCode = 2
}
