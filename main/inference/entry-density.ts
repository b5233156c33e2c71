/** The learned density of entries (models/entry-density): loaded only with its hashes and golden rows in order. Not a risk model, so not in registry.json. */
import path from 'node:path'
import { z } from 'zod'
import { DENSITY_CONCEPTS, DENSITY_FEATURES } from '#app/quality/entry/density.ts'
import type { AskDensity } from '#app/quality/entry/learned.ts'
import type { RunGraph } from './session.ts'
import { denseRow, manifestIn, vouchedGraph } from './vouched-folder.ts'

const FOLDER = 'entry-density'
const TOLERANCE = 1e-6

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `models/entry-density/manifest.json`. */
export const EntryDensityManifest = z.strictObject({
  schema: z.literal(1),
  id: z.literal(FOLDER),
  version: z.string(),
  title: z.string(),
  purpose: z.string(),
  features: z.number().int(),
  concepts: z.array(z.string()),
  training: z.strictObject({
    seed: z.number(),
    rows: z.number().int(),
    dataSha256: Sha256,
    rowsSha256: Sha256,
    sources: z.array(z.string()),
  }),
  metrics: z.record(z.string(), z.record(z.string(), z.number())),
  files: z.record(z.string(), Sha256),
  licence: z.string(),
})
export type EntryDensityManifest = Readonly<z.infer<typeof EntryDensityManifest>>

const Golden = z.strictObject({ x: z.array(z.tuple([z.number().int(), z.number()])), outputs: z.array(z.number()) })

/** The model is not usable; the message is the reason, in words. */
export class EntryDensityError extends Error {
  constructor(reason: string) {
    super(`The learned part of the entry check is not available: ${reason}. Install the program again.`)
    this.name = 'EntryDensityError'
  }
}

const refuse = (reason: string) => new EntryDensityError(reason)

async function manifestOf(folder: string): Promise<EntryDensityManifest> {
  const manifest = await manifestIn(folder, EntryDensityManifest, refuse)
  const same = manifest.concepts.length === DENSITY_CONCEPTS.length && manifest.concepts.every((id, i) => id === DENSITY_CONCEPTS[i])
  if (manifest.features !== DENSITY_FEATURES || !same) throw refuse('it was made for another version of the program')
  return manifest
}

async function checkGolden(golden: readonly string[], run: RunGraph): Promise<void> {
  const rows = golden.map((line) => Golden.parse(JSON.parse(line)))
  const { outputs = [] } = await run(rows.map(({ x }) => denseRow(x, DENSITY_FEATURES)))
  const passed = rows.filter(
    (row, i) =>
      row.outputs.length === 3 * DENSITY_CONCEPTS.length &&
      row.outputs.every((value, j) => Math.abs(value - (outputs[i]?.[j] ?? Number.NaN)) <= TOLERANCE * Math.max(1, Math.abs(value))),
  )
  if (rows.length === 0 || passed.length !== rows.length) throw refuse(`golden rows: ${passed.length} of ${rows.length} agree`)
}

/**
 * @param modelsDir folder that holds `entry-density/`
 * @throws EntryDensityError with the reason, where a file is missing, is not the one that was made, or does not give what it gave
 */
export async function createEntryDensity({ modelsDir }: { modelsDir: string }): Promise<AskDensity> {
  const folder = path.join(modelsDir, FOLDER)
  const { run, golden } = await vouchedGraph(folder, (await manifestOf(folder)).files, refuse)
  await checkGolden(golden, run)
  return async (rows) => (await run(rows)).outputs ?? []
}
