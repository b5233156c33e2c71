/** What can be said of a pack's files without running the graph: each is what it must be, and all speak of the same model. */
import { type PACK_FILES, PACK_LIMITS, type PackIndex } from '#app/contract/pack.ts'
import { GoldenRow, Manifest, Verification } from '#app/risk/manifest.ts'
import { EXCLUSIONS, RULES } from '#app/risk/rules.ts'
import type { PackContent } from './container.ts'
import { checkGraph, type GraphShape } from './graph.ts'
import { readJson, readText } from './json.ts'
import { PackRefusal } from './refusal.ts'

const bytesOf = (files: PackContent, name: (typeof PACK_FILES)[number]): Uint8Array => files[name] ?? new Uint8Array()
const refuseManifest = (what: string) => new PackRefusal('manifest', `manifest.json ${what}`)

function parsedManifest(files: PackContent): Manifest {
  const parsed = Manifest.safeParse(readJson(bytesOf(files, 'manifest.json'), 'manifest.json'))
  if (parsed.success) return parsed.data
  throw refuseManifest(`is not valid at ${parsed.error.issues[0]?.path.join('.') || 'its beginning'}`)
}

function checkIdentity(manifest: Manifest, { id, version, files }: PackIndex): void {
  if (manifest.id !== id || manifest.version !== version) throw refuseManifest('is for another model or version than the pack')
  const vouched = files.filter(({ name }) => name !== 'manifest.json' && !name.startsWith('evidence/'))
  const same = Object.keys(manifest.files).length === vouched.length && vouched.every(({ name, sha256 }) => manifest.files[name] === sha256)
  if (!same) throw refuseManifest('names other files than the pack holds')
}

function checkInputs({ inputs, applicability: { excludes } }: Manifest): void {
  if (new Set(inputs.map(({ name }) => name)).size !== inputs.length) throw refuseManifest('names an input twice')
  const unknown = inputs.find(({ rule }) => !Object.hasOwn(RULES, rule))
  if (unknown) throw refuseManifest(`needs a way to find ${unknown.name} that this version of Wardlight does not have; a newer one may`)
  if (excludes !== null && !Object.hasOwn(EXCLUSIONS, excludes))
    throw refuseManifest('needs an exclusion that this version of Wardlight does not have')
}

function checkOutputs({ outputs, value, interval, bandRule, bands }: Manifest): void {
  const names = outputs.map(({ name }) => name)
  const used = [value, ...(interval ? [interval.low, interval.high] : []), ...(bandRule ? [bandRule.output] : [])]
  if (new Set(names).size !== names.length || used.some((name) => !names.includes(name)))
    throw refuseManifest('uses an output it does not name')
  const ordered = bands.every(({ from }, i) => i === 0 || (bands[i - 1]?.from ?? from) <= from)
  if (!ordered) throw refuseManifest('has bands out of order')
  const bandNames = bands.map(({ name }) => name)
  if (bandRule && !(bandNames.includes(bandRule.lifts) && bandNames.includes(bandRule.to)))
    throw refuseManifest('lifts a band it does not name')
}

function checkVerification(files: PackContent, manifest: Manifest): void {
  const parsed = Verification.safeParse(readJson(bytesOf(files, 'verification.json'), 'verification.json'))
  if (!parsed.success) throw new PackRefusal('verification', 'verification.json is not a verification record')
  const { model, version, graphSha256, vectors } = parsed.data
  if (model !== manifest.id || version !== manifest.version || graphSha256 !== manifest.files['model.onnx'])
    throw new PackRefusal('verification', 'verification.json speaks of another model')
  if (vectors.some(({ passed, count }) => passed !== count))
    throw new PackRefusal('verification', 'verification.json records a test vector that did not pass')
}

function checkGoldenRows(files: PackContent, { inputs, outputs }: Manifest): void {
  const { least, most, characters } = PACK_LIMITS.goldenRows
  const lines = readText(bytesOf(files, 'golden.jsonl'), 'golden.jsonl')
    .trim()
    .split('\n', most + 1)
  if (lines.length < least || lines.length > most)
    throw new PackRefusal(
      'golden',
      `golden.jsonl has ${lines.length > most ? `more than ${most}` : lines.length} rows, and ${least} to ${most} are needed`,
    )
  for (const [i, line] of lines.entries()) {
    if (line.length > characters) throw new PackRefusal('golden', `golden.jsonl, line ${i + 1}, has more than ${characters} characters`)
    const row = GoldenRow.safeParse(readJson(Buffer.from(line, 'utf8'), `golden.jsonl, line ${i + 1},`))
    const fits =
      row.success &&
      row.data.x.length === inputs.length &&
      row.data.outputs.length === outputs.length &&
      row.data.contributions.length === inputs.length
    if (!fits) throw new PackRefusal('golden', `golden.jsonl, line ${i + 1}, is not a row of this model`)
  }
}

export function shapeOf({ inputs, outputs, bounded }: Manifest): GraphShape {
  return { columns: inputs.length, outputs: { outputs: outputs.length, contributions: inputs.length, ...(bounded ? { bounds: 2 } : {}) } }
}

/** @throws PackRefusal at the first thing that is not in order */
export function checkContent(index: PackIndex, files: PackContent): Manifest {
  const manifest = parsedManifest(files)
  checkIdentity(manifest, index)
  checkInputs(manifest)
  checkOutputs(manifest)
  if (readText(bytesOf(files, 'card.md'), 'card.md').trim() === '') throw refuseManifest('has no card: card.md is empty')
  checkVerification(files, manifest)
  checkGoldenRows(files, manifest)
  checkGraph(bytesOf(files, 'model.onnx'), shapeOf(manifest))
  return manifest
}
