/** Who may import whom (see app/README.md and its neighbours), held by reading every source file with a real parser. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { factsOf } from './source-facts.ts'

export type Violation = Readonly<{
  /** Path below the root, with forward slashes, and the line. */
  file: string
  rule: Rule
  message: string
}>

export type Rule =
  | 'app-is-alone'
  | 'app-is-pure'
  | 'main-and-renderer-apart'
  | 'electron-in-shell'
  | 'sqlite-in-db'
  | 'onnxruntime-in-inference'
  | 'react-in-renderer'
  | 'no-network'
  | 'ships-without-tools'
  | 'cannot-be-read'

const ROOMS = ['app', 'main', 'renderer', 'models', 'knowledge', 'build', 'e2e', 'bench'] as const
const SHIPPING = ['app', 'main', 'renderer']
/** What ships has nothing of these; `knowledge` reaches the program as files. */
const TOOLS = ['knowledge', 'build', 'e2e', 'bench']
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'fixtures', 'resources'])
const APP_PACKAGES = ['zod', '@lhncbc/ucum-lhc', 'papaparse', 'saxes', 'fhir']
/** Nothing leaves the machine: the modules that could open a socket are not there. */
const NETWORK = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|node-fetch|axios|got)$/

/**
 * What may be imported only from the places named (prefixes of paths below the root). `e2e/conformance/app` is a small program of its own
 * that tries a shell from the inside.
 */
const ONLY_FROM: readonly Readonly<{ rule: Rule; packages: RegExp; places: readonly string[] }>[] = [
  { rule: 'electron-in-shell', packages: /^electron(\/|$)/, places: ['main/shell/', 'build/standin/', 'e2e/conformance/app/'] },
  { rule: 'sqlite-in-db', packages: /^better-sqlite3(\/|$)/, places: ['main/db/', 'bench/floor'] },
  { rule: 'onnxruntime-in-inference', packages: /^onnxruntime-(node|web|common)(\/|$)/, places: ['main/inference/', 'models/training/'] },
  { rule: 'react-in-renderer', packages: /^react(-dom)?(\/|$)/, places: ['renderer/'] },
]

/** Tests may use Node, a test runner and the tools; they do not ship. */
const isTest = (file: string): boolean => /\.test(-help)?\.tsx?$/.test(file)
const roomOf = (file: string): string => file.split('/')[0] ?? ''

/** The file below the root that a specifier means; null when it means a package or a module of Node. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)) : null
}

/** Rules between rooms. @returns the broken rule and what to say */
function roomRule(file: string, target: string): readonly [Rule, string] | null {
  const [from, to] = [roomOf(file), roomOf(target)]
  if (from === to) return null
  if (from === 'app' && !(isTest(file) && TOOLS.includes(to))) return ['app-is-alone', `the clinical core imports ${target}`]
  if ((from === 'main' && to === 'renderer') || (from === 'renderer' && to === 'main'))
    return ['main-and-renderer-apart', `${from} imports ${target}`]
  if (SHIPPING.includes(from) && TOOLS.includes(to) && !isTest(file)) return ['ships-without-tools', `what ships imports ${target}`]
  return null
}

/** Rules about packages and Node's modules. */
function packageRule(file: string, specifier: string): readonly [Rule, string] | null {
  const only = ONLY_FROM.find(({ packages, places }) => packages.test(specifier) && !places.some((place) => file.startsWith(place)))
  if (only) return [only.rule, `${specifier} may be imported only in ${only.places.join(' and ')}`]
  if (isTest(file)) return null
  if (SHIPPING.includes(roomOf(file)) && NETWORK.test(specifier)) return ['no-network', `${specifier} could open a connection`]
  const allowed = APP_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`))
  if (roomOf(file) === 'app' && !allowed) return ['app-is-alone', `the clinical core imports ${specifier}`]
  return null
}

function checkFile(file: string, source: string): Violation[] {
  const { imports, impure, error } = factsOf(file, source)
  if (error !== null) return [{ file, rule: 'cannot-be-read', message: error }]
  const found: Violation[] = []
  for (const { specifier, line } of imports) {
    const target = targetOf(file, specifier)
    const broken = target === null ? packageRule(file, specifier) : roomRule(file, target)
    if (broken) found.push({ file: `${file}:${line}`, rule: broken[0], message: broken[1] })
  }
  if (roomOf(file) !== 'app' || isTest(file)) return found
  return [
    ...found,
    ...impure.map(
      ({ what, line }): Violation => ({
        file: `${file}:${line}`,
        rule: 'app-is-pure',
        message: `${what}: the clinical core is given time and chance, it takes none`,
      }),
    ),
  ]
}

async function sourcesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
  const nested = entries.map(async (entry) => {
    const below = `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : sourcesBelow(root, below)
    return /\.(ts|tsx|mts|mjs|js)$/.test(entry.name) ? [below] : []
  })
  return (await Promise.all(nested)).flat()
}

/** Every broken rule below `root`, in the order of the files. Empty is good, and means that at least one file was read. */
export async function checkImports(root: string): Promise<Violation[]> {
  const files = (await Promise.all(ROOMS.map((room) => sourcesBelow(root, room)))).flat().sort()
  if (files.length === 0) throw new Error(`No source file below ${root}: nothing was checked.`)
  const perFile = await Promise.all(files.map(async (file) => checkFile(file, await readFile(path.join(root, file), 'utf8'))))
  return perFile.flat()
}
