/** A recipe becomes the files of a model's folder. The same recipe gives the same bytes on every machine. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { GoldenRow, Manifest, Verification } from '#app/risk/manifest.ts'
import { loadGraph, type RunGraph } from '#main/inference/session.ts'
import { json } from './json.ts'
import { complete, goldenRow, type Recipe, type VectorSet } from './recipe.ts'

const GOLDEN_TOLERANCE = 1e-9

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** Runs one set of vectors through the real graph. @throws when one does not pass: a model is never packed unverified */
async function verified(
  recipe: Recipe,
  run: RunGraph,
  { set, published, tolerance, vectors }: VectorSet,
): Promise<Verification['vectors'][number]> {
  const { outputs = [] } = await run(vectors.map(({ x }) => x))
  vectors.forEach((vector, i) => {
    const column = recipe.manifest.outputs.findIndex(({ name }) => name === vector.output)
    const got = outputs[i]?.[column]
    if (got === undefined || !(Math.abs(got - vector.expected) <= tolerance))
      throw new Error(`${recipe.manifest.id}: ${set}: vector ${i} (${vector.output}) gives ${got}, expected ${vector.expected}`)
  })
  return { set, published, count: vectors.length, passed: vectors.length, tolerance }
}

const same = (a: number | null, b: number) =>
  a === null ? Number.isNaN(b) : Math.abs(a - b) <= GOLDEN_TOLERANCE * Math.max(1, Math.abs(a))

async function checkGolden(id: string, run: RunGraph, golden: readonly GoldenRow[]): Promise<void> {
  const { outputs = [], contributions = [] } = await run(golden.map(({ x }) => x.map((value) => value ?? Number.NaN)))
  golden.forEach((row, i) => {
    const agrees = (expected: readonly (number | null)[], got: readonly number[] = []) =>
      expected.every((value, j) => same(value, got[j] ?? Number.NaN))
    if (!agrees(row.outputs, outputs[i]) || !agrees(row.contributions, contributions[i]))
      throw new Error(`${id}: golden row ${i}: ${JSON.stringify(row)} but the graph gives ${outputs[i]} and ${contributions[i]}`)
  })
}

/** @param into folder of all models; `<into>/<id>/card.md` is written by hand and read from `cards` */
export async function packModel(
  recipe: Recipe,
  into: string,
  cards: string,
): Promise<{ id: string; folder: string; manifestSha256: string }> {
  const { id, version } = recipe.manifest
  const graph = recipe.graph().bytes()
  const run = await loadGraph(graph)
  const golden = recipe.goldenInputs.map((row) => goldenRow(row, recipe.reference))
  await checkGolden(id, run, golden)
  const vectors: Verification['vectors'] = []
  for (const set of recipe.vectors) vectors.push(await verified(recipe, run, set))
  const verification: Verification = {
    model: id,
    version,
    graphSha256: sha256(graph),
    sources: recipe.sources,
    vectors: [
      ...vectors,
      {
        set: 'Golden rows, against a separate implementation',
        published: false,
        count: golden.length,
        passed: golden.length,
        tolerance: GOLDEN_TOLERANCE,
      },
    ],
    clinicalSignOff: recipe.manifest.signOff,
  }
  const files: Record<string, Uint8Array | string> = {
    'model.onnx': graph,
    'golden.jsonl': golden.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'verification.json': json(verification),
    'card.md': await readFile(path.join(cards, id, 'card.md'), 'utf8'),
  }
  const manifest: Manifest = {
    ...complete(recipe.manifest),
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])),
  }
  const manifestText = json(manifest)
  await mkdir(path.join(into, id), { recursive: true })
  for (const [name, bytes] of Object.entries({ ...files, 'manifest.json': manifestText })) await writeFile(path.join(into, id, name), bytes)
  return { id, folder: id, manifestSha256: sha256(manifestText) }
}
