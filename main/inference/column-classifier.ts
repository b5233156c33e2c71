/** The learned model of table columns: loaded only with its hashes and golden rows in order. Not a risk model, so not in registry.json. */
import path from 'node:path'
import { z } from 'zod'
import { NAME_CLASSES, VALUE_CLASSES } from '#app/quality/schema/classes.ts'
import type { Classify } from '#app/quality/schema/classify.ts'
import { FEATURES } from '#app/quality/schema/features.ts'
import type { RunGraph } from './session.ts'
import { denseRow, manifestIn, vouchedGraph } from './vouched-folder.ts'

export type ColumnClassifier = Classify

const FOLDER = 'table-columns'
const TOLERANCE = 1e-6
/** Columns given to the graph at once: wider tables are taken for several. */
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
const GoldenColumn = z.strictObject({ x: Sparse, names: Sparse, values: Sparse, table: Sparse })

/** The model is not usable; the message is the reason, in words. */
export class ColumnModelError extends Error {
  constructor(reason: string) {
    super(`The model that tells table columns apart is not available: ${reason}. Install the program again.`)
    this.name = 'ColumnModelError'
  }
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, i) => one === b[i])

const refuse = (reason: string) => new ColumnModelError(reason)

async function manifestOf(folder: string): Promise<ColumnModelManifest> {
  const manifest = await manifestIn(folder, ColumnModelManifest, refuse)
  if (manifest.features !== FEATURES || !same(manifest.nameClasses, NAME_CLASSES) || !same(manifest.valueClasses, VALUE_CLASSES))
    throw refuse('it was made for another version of the program')
  return manifest
}

async function checkGolden(golden: readonly string[], run: RunGraph): Promise<number> {
  const rows = golden.map((line) => GoldenColumn.parse(JSON.parse(line)))
  const { names = [], values = [], table = [] } = await run(rows.map(({ x }) => denseRow(x, FEATURES)))
  const agrees = (expected: z.infer<typeof Sparse>, got: readonly number[] | undefined) =>
    expected.every(([i, p]) => Math.abs((got?.[i] ?? Number.NaN) - p) <= TOLERANCE)
  const passed = rows.filter((row, i) => agrees(row.names, names[i]) && agrees(row.values, values[i]) && agrees(row.table, table[i])).length
  if (rows.length === 0 || passed !== rows.length) throw refuse(`golden rows: ${passed} of ${rows.length} agree`)
  return rows.length
}

async function answer(run: RunGraph, rows: readonly (readonly number[])[]): Promise<Awaited<ReturnType<Classify>>> {
  const names: (readonly number[])[] = []
  const values: (readonly number[])[] = []
  const table: (readonly number[])[] = []
  for (let at = 0; at < rows.length; at += BATCH) {
    const part = await run(rows.slice(at, at + BATCH))
    names.push(...(part.names ?? []))
    values.push(...(part.values ?? []))
    table.push(...(part.table ?? []))
  }
  return { names, values, table }
}

/**
 * @param modelsDir folder that holds `table-columns/`
 * @returns a function that may be called from any thread that loaded it
 * @throws ColumnModelError with the reason, where a file is missing, is not the one that was made, or does not give what it gave
 */
export async function createColumnClassifier({ modelsDir }: { modelsDir: string }): Promise<ColumnClassifier> {
  const folder = path.join(modelsDir, FOLDER)
  const { run, golden } = await vouchedGraph(folder, (await manifestOf(folder)).files, refuse)
  await checkGolden(golden, run)
  return (rows) => answer(run, rows)
}
