/** The learned model of table columns: loaded only with its hashes and golden rows in order. Not a risk model, so not in registry.json. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { NAME_CLASSES, VALUE_CLASSES } from '#app/quality/schema/classes.ts'
import type { Classify } from '#app/quality/schema/classify.ts'
import { FEATURES } from '#app/quality/schema/features.ts'
import { hasExternalData } from './external-data.ts'
import { loadGraph, type RunGraph } from './session.ts'

export type ColumnClassifier = Classify

const FOLDER = 'table-columns'
const FILES = ['model.onnx', 'card.md', 'golden.jsonl', 'verification.json'] as const
const TOLERANCE = 1e-6
/** Columns given to the graph at once. */
const BATCH = 256

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `models/table-columns/manifest.json`. */
export const ColumnModelManifest = z.strictObject({
  schema: z.literal(1),
  id: z.literal(FOLDER),
  version: z.string(),
  title: z.string(),
  purpose: z.string(),
  features: z.number().int(),
  nameClasses: z.array(z.string()),
  valueClasses: z.array(z.string()),
  training: z.strictObject({
    seed: z.number(),
    dataSha256: Sha256,
    rowsSha256: z.record(z.string(), Sha256),
    sources: z.array(z.string()),
  }),
  metrics: z.record(z.string(), z.record(z.string(), z.number())),
  files: z.record(z.string(), Sha256),
  licence: z.string(),
})
export type ColumnModelManifest = Readonly<z.infer<typeof ColumnModelManifest>>

const Sparse = z.array(z.tuple([z.number().int(), z.number()]))
const GoldenColumn = z.strictObject({ x: Sparse, names: Sparse, values: Sparse })

/** The model is not usable; the message is the reason, in words. */
export class ColumnModelError extends Error {
  constructor(reason: string) {
    super(`The model that tells table columns apart is not available: ${reason}. Install the program again.`)
    this.name = 'ColumnModelError'
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, i) => one === b[i])

async function read(folder: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(path.join(folder, name))
  } catch {
    throw new ColumnModelError(`${name} is missing or cannot be read`)
  }
}

async function vouched(folder: string, manifest: ColumnModelManifest): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const name of FILES) {
    const bytes = await read(folder, name)
    if (sha256(bytes) !== manifest.files[name]) throw new ColumnModelError(`${name} is not the one the manifest names (hash differs)`)
    files.set(name, bytes)
  }
  return files
}

async function manifestOf(folder: string): Promise<ColumnModelManifest> {
  const parsed = ColumnModelManifest.safeParse(JSON.parse(text(await read(folder, 'manifest.json'))))
  if (!parsed.success) throw new ColumnModelError(`manifest.json is not valid (${parsed.error.issues[0]?.path.join('.')})`)
  const manifest = parsed.data
  if (manifest.features !== FEATURES || !same(manifest.nameClasses, NAME_CLASSES) || !same(manifest.valueClasses, VALUE_CLASSES))
    throw new ColumnModelError('it was made for another version of the program')
  return manifest
}

function dense(sparse: z.infer<typeof Sparse>): readonly number[] {
  const x = new Array<number>(FEATURES).fill(0)
  for (const [i, value] of sparse) if (i < FEATURES) x[i] = value
  return x
}

async function checkGolden(bytes: Uint8Array, run: RunGraph): Promise<number> {
  const rows = text(bytes)
    .trim()
    .split('\n')
    .map((line) => GoldenColumn.parse(JSON.parse(line)))
  const { names = [], values = [] } = await run(rows.map(({ x }) => dense(x)))
  const agrees = (expected: z.infer<typeof Sparse>, got: readonly number[] | undefined) =>
    expected.every(([i, p]) => Math.abs((got?.[i] ?? Number.NaN) - p) <= TOLERANCE)
  const passed = rows.filter((row, i) => agrees(row.names, names[i]) && agrees(row.values, values[i])).length
  if (rows.length === 0 || passed !== rows.length) throw new ColumnModelError(`golden rows: ${passed} of ${rows.length} agree`)
  return rows.length
}

async function answer(run: RunGraph, rows: readonly (readonly number[])[]): Promise<Awaited<ReturnType<Classify>>> {
  const names: (readonly number[])[] = []
  const values: (readonly number[])[] = []
  for (let at = 0; at < rows.length; at += BATCH) {
    const part = await run(rows.slice(at, at + BATCH))
    names.push(...(part.names ?? []))
    values.push(...(part.values ?? []))
  }
  return { names, values }
}

/**
 * @param modelsDir folder that holds `table-columns/`
 * @returns a function that may be called from any thread that loaded it
 * @throws ColumnModelError with the reason, where a file is missing, is not the one that was made, or does not give what it gave
 */
export async function createColumnClassifier({ modelsDir }: { modelsDir: string }): Promise<ColumnClassifier> {
  const folder = path.join(modelsDir, FOLDER)
  const files = await vouched(folder, await manifestOf(folder))
  const graph = files.get('model.onnx') ?? new Uint8Array()
  if (hasExternalData(graph)) throw new ColumnModelError('model.onnx asks for data outside the file')
  const run = await loadGraph(graph)
  await checkGolden(files.get('golden.jsonl') ?? new Uint8Array(), run)
  return (rows) => answer(run, rows)
}
