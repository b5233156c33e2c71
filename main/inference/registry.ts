/** The models that are installed: each loaded only with its hashes, its verification record and its golden rows in order; else unavailable, with the reason. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { compareVersions } from '#app/contract/pack.ts'
import type { ModelInfo } from '#app/contract/risk.ts'
import { GoldenRow, Manifest, Registry, toModelInfo, Verification } from '#app/risk/manifest.ts'
import { type InstalledPack, installedPacks } from '../packs/vouched.ts'
import { hasExternalData } from './external-data.ts'
import { loadGraph, type RunGraph, type Tables } from './session.ts'

const GOLDEN_TOLERANCE = 1e-9
const FILES = ['model.onnx', 'card.md', 'golden.jsonl', 'verification.json'] as const

export type LoadedModel = Readonly<{ manifest: Manifest; run: RunGraph; info: ModelInfo }>

/** `golden`: rows that agreed, of all rows. */
export type ModelCheck = Readonly<{ info: ModelInfo; golden: Readonly<{ passed: number; total: number }>; loaded: LoadedModel | null }>

type Entry = Registry['models'][number]
class Refusal extends Error {}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new Refusal(`${path.basename(file)} is missing or cannot be read`)
  }
}

async function manifestOf(folder: string, entry: Entry): Promise<Manifest> {
  const bytes = await read(path.join(folder, 'manifest.json'))
  if (sha256(bytes) !== entry.manifestSha256) throw new Refusal('manifest.json is not the one the registry names (hash differs)')
  const manifest = Manifest.safeParse(JSON.parse(text(bytes)))
  if (!manifest.success) throw new Refusal(`manifest.json is not valid: ${manifest.error.issues[0]?.path.join('.')}`)
  if (manifest.data.id !== entry.id) throw new Refusal('manifest.json is for another model')
  return manifest.data
}

async function vouchedFiles(folder: string, manifest: Manifest): Promise<Readonly<Record<(typeof FILES)[number], Uint8Array>>> {
  const files: Record<string, Uint8Array> = {}
  for (const name of FILES) {
    const bytes = await read(path.join(folder, name))
    if (sha256(bytes) !== manifest.files[name]) throw new Refusal(`${name} is not the one the manifest names (hash differs)`)
    files[name] = bytes
  }
  return files as Record<(typeof FILES)[number], Uint8Array>
}

function checkVerification(bytes: Uint8Array, manifest: Manifest): void {
  const record = Verification.safeParse(JSON.parse(text(bytes)))
  if (!record.success) throw new Refusal('verification.json is not a verification record')
  const { model, version, graphSha256, vectors } = record.data
  if (model !== manifest.id || version !== manifest.version || graphSha256 !== manifest.files['model.onnx'])
    throw new Refusal('verification.json speaks of another model')
  if (vectors.some(({ passed, count }) => passed !== count)) throw new Refusal('verification.json records a test vector that did not pass')
}

const agrees = (expected: number | null, got: number | undefined) =>
  got !== undefined &&
  (expected === null ? Number.isNaN(got) : Math.abs(got - expected) <= GOLDEN_TOLERANCE * Math.max(1, Math.abs(expected)))

/** A graph whose tables have other widths than its manifest says would give a number for something else. */
function checkShape(tables: Tables, rows: number, { inputs, outputs, bounded }: Manifest): void {
  const widths = { outputs: outputs.length, contributions: inputs.length, ...(bounded ? { bounds: 2 } : {}) }
  for (const [name, width] of Object.entries(widths)) {
    const table = tables[name] ?? []
    if (table.length !== rows || table.some((row) => row.length !== width))
      throw new Refusal(`model.onnx gives other ${name} than its manifest says`)
  }
}

async function checkGolden(bytes: Uint8Array, run: RunGraph, manifest: Manifest): Promise<{ passed: number; total: number }> {
  const rows = text(bytes)
    .trim()
    .split('\n')
    .map((line) => GoldenRow.parse(JSON.parse(line)))
  const tables = await run(rows.map(({ x }) => x.map((value) => value ?? Number.NaN)))
  checkShape(tables, rows.length, manifest)
  const { outputs = [], contributions = [] } = tables
  const passed = rows.filter(
    (row, i) =>
      row.outputs.every((value, j) => agrees(value, outputs[i]?.[j])) &&
      row.contributions.every((value, j) => agrees(value, contributions[i]?.[j])),
  )
  return { passed: passed.length, total: rows.length }
}

function unavailableInfo(entry: Entry, manifest: Manifest | null, reason: string): ModelInfo {
  const more = { status: 'unavailable' as const, reason, sha256: manifest?.files['model.onnx'] ?? '', card: '' }
  if (manifest) return toModelInfo(manifest, more)
  return {
    id: entry.id,
    version: '',
    title: entry.id,
    purpose: '',
    valueUnit: '',
    bands: [],
    inputs: [],
    family: 'published',
    questions: [],
    signOff: 'pending',
    source: '',
    ...more,
  }
}

async function load(folder: string, manifest: Manifest): Promise<ModelCheck> {
  const files = await vouchedFiles(folder, manifest)
  checkVerification(files['verification.json'], manifest)
  if (hasExternalData(files['model.onnx'])) throw new Refusal('model.onnx asks for data outside the file')
  const run = await loadGraph(files['model.onnx'])
  const golden = await checkGolden(files['golden.jsonl'], run, manifest)
  if (golden.passed !== golden.total || golden.total === 0) throw new Refusal(`golden rows: ${golden.passed} of ${golden.total} agree`)
  const info = toModelInfo(manifest, {
    status: 'available',
    reason: null,
    sha256: sha256(files['model.onnx']),
    card: text(files['card.md']),
  })
  return { info, golden, loaded: { manifest, run, info } }
}

/** Never throws: what is wrong with a model is its reason. */
async function checkModel(modelsDir: string, entry: Entry): Promise<ModelCheck> {
  let manifest: Manifest | null = null
  try {
    const folder = path.join(modelsDir, path.basename(entry.folder))
    manifest = await manifestOf(folder, entry)
    return await load(folder, manifest)
  } catch (error) {
    const reason =
      error instanceof Refusal ? error.message : `could not be loaded (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'})`
    return { info: unavailableInfo(entry, manifest, reason), golden: { passed: 0, total: 0 }, loaded: null }
  }
}

const refused = (entry: Entry, reason: string): ModelCheck => ({
  info: unavailableInfo(entry, null, reason),
  golden: { passed: 0, total: 0 },
  loaded: null,
})

async function checkPack(installedDir: string, { entry, version, problem }: InstalledPack): Promise<ModelCheck> {
  const check = problem === null ? await checkModel(installedDir, entry) : refused(entry, problem)
  return check.info.version === '' ? { ...check, info: { ...check.info, version } } : check
}

/** A pack stands in for the shipped model of its name where it is newer; one that is damaged is said to be, and the older one does not come back unasked. */
async function withPacks(shipped: readonly ModelCheck[], installedDir: string): Promise<readonly ModelCheck[]> {
  const versions = new Map(shipped.map(({ info }) => [info.id, info.version]))
  const isNewer = ({ entry, version }: InstalledPack) => version === '' || compareVersions(version, versions.get(entry.id) ?? '') > 0
  const newer = (await installedPacks(installedDir)).filter(isNewer)
  const checks = new Map(await Promise.all(newer.map(async (pack) => [pack.entry.id, await checkPack(installedDir, pack)] as const)))
  const added = [...checks].filter(([id]) => !versions.has(id)).map(([, check]) => check)
  return [...shipped.map((check) => checks.get(check.info.id) ?? check), ...added]
}

/**
 * Every model of the registry, in its order, and those installed as packs.
 * @param installedDir `<data>/models`; null: only what ships @throws when the registry itself cannot be read
 */
export async function loadModels(modelsDir: string, installedDir: string | null = null): Promise<readonly ModelCheck[]> {
  const registry = Registry.parse(JSON.parse(await readFile(path.join(modelsDir, 'registry.json'), 'utf8')))
  const shipped = await Promise.all(registry.models.map((entry) => checkModel(modelsDir, entry)))
  if (installedDir === null) return shipped
  try {
    return await withPacks(shipped, installedDir)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'the installed packs cannot be read'
    return [...shipped, refused({ id: 'installed-packs', folder: '', manifestSha256: '' }, reason)]
  }
}
