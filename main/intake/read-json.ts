/**
 * One FHIR JSON file (Bundle, resource, NDJSON), from its bytes to batches for the store. The whole file is checked before anything of it is stored. Up to a size it
 * is one batch; a larger one is read a second time and stored in pieces, each whole.
 */
import { createScanner, MAX_RESOURCE_LENGTH, ScanError, type Scanned, type ScannedResource } from '#app/fhir/bundle-scanner.ts'
import { isObj } from '#app/fhir/reading.ts'
import { ReferenceIndex } from '#app/fhir/reference-index.ts'
import type { FileRun, Limits } from './file-run.ts'
import { Refused } from './file-run.ts'
import { idOf, Preparer } from './prepare.ts'
import { TextError, textChunks } from './text-chunks.ts'

/** References kept across the files of one import: patients and medications that NDJSON files name. */
const MAX_SHARED = 200_000

const SHARED: ReadonlySet<string> = new Set(['Patient', 'Medication'])

/** What the FHIR files of one import share. */
export class SharedIndex extends ReferenceIndex {
  #size = 0
  note(item: ScannedResource): void {
    const json = item.json
    if (!isObj(json) || typeof json.resourceType !== 'string' || !SHARED.has(json.resourceType) || this.#size >= MAX_SHARED) return
    this.#size += 1
    this.add(json.resourceType, idOf(item, json), json, null)
  }
}

function asRefused(error: unknown): unknown {
  if (error instanceof ScanError) {
    const at = `line ${error.place.line}, column ${error.place.column}`
    const path = error.path.replace(/: $/, '')
    return new Refused({
      code: error.code,
      path: path === '' || path.startsWith('line') ? (path === '' ? at : path) : `${path} (${at})`,
      message: error.message,
    })
  }
  return error instanceof TextError ? new Refused({ code: error.code, path: error.path, message: error.message }) : error
}

type Reading = Readonly<{
  count: (bytes: number) => void
  done: (sha256: string) => void
  /** Types of which it is enough to know that they are JSON. */
  onlyChecked?: (type: string) => boolean
}>

/** All that a file holds, in order. @throws {Refused} at the first thing that is not JSON */
async function* scanned(run: FileRun, { count, done, onlyChecked }: Reading): AsyncGenerator<readonly Scanned[]> {
  const scanner = createScanner(MAX_RESOURCE_LENGTH, onlyChecked)
  const { chunks, sha256 } = textChunks(run.input, count)
  try {
    for await (const chunk of chunks) {
      run.check()
      yield scanner.push(chunk)
    }
    yield scanner.end()
  } catch (error) {
    throw asRefused(error)
  }
  done(sha256())
}

/** `indexes`: of every bundle of a file that is kept, else of bundles too long to be held while they are read again. */
type Shape = {
  resources: number
  bundles: number
  length: number
  bundleStart: number
  sha256: string
  kept: Scanned[] | null
  readonly indexes: Map<number, ReferenceIndex>
}

const largestOf = (limits: Limits): number => Math.max(limits.bundle, limits.ndjson)

/** UTF-8 takes three bytes at most where a text takes one unit. */
const isSurelyTooLarge = ({ input, limits }: FileRun): boolean => input.size > 3 * largestOf(limits)

const limitOf = (shape: Shape, limits: Limits): number => (shape.bundles > 0 && shape.resources === 0 ? limits.bundle : limits.ndjson)

/** The first reading: everything is checked, what references point to is noted, and a small enough file is kept. */
async function survey(run: FileRun): Promise<Shape> {
  const shape: Shape = {
    resources: 0,
    bundles: 0,
    length: 0,
    bundleStart: 0,
    sha256: '',
    kept: isSurelyTooLarge(run) ? null : [],
    indexes: new Map(),
  }
  const done = (sha256: string) => {
    shape.sha256 = sha256
  }
  // Parsed values of a file that is too large to be held parsed would be made for nothing.
  const onlyChecked = (type: string) => isTooLong(run, shape) && !SHARED.has(type)
  for await (const items of scanned(run, { count: run.onBytes, done, onlyChecked })) for (const item of items) note(run, shape, item)
  return shape
}

/** To be held parsed. */
const isTooLong = ({ input, limits: { held } }: FileRun, shape: Shape): boolean => shape.length > held || input.size > held

function note(run: FileRun, shape: Shape, item: Scanned): void {
  if (item.kind === 'bundle') {
    shape.bundles += 1
    if (shape.kept === null && shape.length - shape.bundleStart <= run.limits.held) shape.indexes.delete(item.bundle)
    shape.bundleStart = shape.length
  }
  if (item.kind === 'resource') {
    shape.length += item.raw.length
    if (item.bundle === null) {
      shape.resources += 1
      run.shared.note(item)
    } else addTo(shape.indexes, item)
  }
  if (shape.kept !== null && shape.length > largestOf(run.limits)) {
    shape.kept = null
    for (const bundle of [...shape.indexes.keys()].slice(0, -1)) shape.indexes.delete(bundle)
  }
  // What was parsed all the same is let go at once: the collector would carry it along for nothing.
  shape.kept?.push(item.kind === 'resource' && item.json !== undefined && isTooLong(run, shape) ? { ...item, json: undefined } : item)
}

function addTo(indexes: Map<number, ReferenceIndex>, item: ScannedResource): void {
  const { json, bundle } = item
  if (bundle === null || !isObj(json) || typeof json.resourceType !== 'string') return
  let index = indexes.get(bundle)
  if (!index) {
    index = new ReferenceIndex()
    indexes.set(bundle, index)
  }
  index.add(json.resourceType, idOf(item, json), json, item.fullUrl)
}

function formatOf(shape: Shape): string {
  if (shape.bundles + shape.resources > 1) return 'fhir-ndjson'
  return shape.bundles === 1 ? 'fhir-bundle' : 'fhir-resource'
}

const NO_TYPE = 'The bundle does not say its type; its resources were taken as they are.'

const EMPTY = 'The bundle is empty: there was nothing in it to import.'

/** What a bundle asks or leaves out, beside its resources. */
function remark(run: FileRun, item: Exclude<Scanned, ScannedResource>, many: boolean): void {
  const prefix = many ? `line ${item.line}: ` : ''
  if (item.kind === 'bundle') {
    if (item.type === null) run.onIssue('warning', { code: 'required', path: `${prefix}Bundle.type`, message: NO_TYPE })
    if (item.entries === 0) run.onIssue('information', { code: 'processing', path: `${prefix}Bundle.entry`, message: EMPTY })
    return
  }
  const path = `${prefix}Bundle.entry[${item.entry}]`
  if (item.method === 'DELETE')
    run.onIssue('warning', { code: 'not-supported', path, message: 'This entry asks to delete a resource. Nothing was deleted.' })
  else run.onIssue('warning', { code: 'required', path, message: 'This entry holds no resource.' })
}

/** History bundles are known by their type, which may stand after the entries. */
function historyBundles(items: readonly Scanned[]): ReadonlySet<number> {
  return new Set(items.flatMap((item) => (item.kind === 'bundle' && item.type === 'history' ? [item.bundle] : [])))
}

async function storeWhole(run: FileRun, shape: Shape, items: readonly Scanned[]): Promise<void> {
  const many = formatOf(shape) === 'fhir-ndjson'
  const history = historyBundles(items)
  const preparer = new Preparer(run.bench)
  for (const item of items) {
    if (item.kind !== 'resource') remark(run, item, many)
    else
      preparer.add(
        item,
        item.bundle === null ? run.shared : shape.indexes.get(item.bundle),
        many,
        item.bundle !== null && history.has(item.bundle),
      )
  }
  run.check()
  await run.store(preparer.take(), formatOf(shape), shape.sha256)
}

/** Once more from the beginning: what was kept, else the file itself. */
async function* again(run: FileRun, kept: readonly Scanned[] | null, done: (sha256: string) => void): AsyncGenerator<readonly Scanned[]> {
  if (kept === null) yield* scanned(run, { count: () => undefined, done })
  else yield kept
}

/** The second passage over a large file. */
async function storeInPieces(run: FileRun, shape: Shape): Promise<void> {
  const many = formatOf(shape) === 'fhir-ndjson'
  const preparer = new Preparer(run.bench)
  const flush = async () => {
    run.check()
    await run.store(preparer.take(), formatOf(shape), shape.sha256)
  }
  let { sha256 } = shape
  const done = (found: string) => {
    sha256 = found
  }
  let waiting: ScannedResource[] = []
  const addBundle = (bundle: number, history: boolean) => {
    const indexes = new Map<number, ReferenceIndex>()
    for (const item of waiting) addTo(indexes, item)
    for (const item of waiting) preparer.add(item, indexes.get(bundle), many, history)
    waiting = []
  }
  for await (const items of again(run, shape.kept, done)) {
    for (const item of items) {
      if (item.kind === 'bundle') addBundle(item.bundle, item.type === 'history')
      if (item.kind !== 'resource') remark(run, item, many)
      else if (item.bundle === null) preparer.add(item, run.shared, many, false)
      else if (shape.indexes.has(item.bundle)) preparer.add(item, shape.indexes.get(item.bundle), many, false)
      else waiting.push(item)
      if (preparer.prepared.read >= run.limits.piece) await flush()
    }
  }
  await flush()
  if (sha256 !== shape.sha256)
    run.onIssue('warning', { code: 'processing', path: '', message: 'The file changed while it was read. Import it again.' })
}

/** @throws {Refused} when nothing of the file was stored, with the reason; a WardlightError Conflict or Cancelled */
export async function readJson(run: FileRun): Promise<void> {
  const shape = await survey(run)
  if (shape.kept !== null && shape.length <= limitOf(shape, run.limits)) return storeWhole(run, shape, shape.kept)
  const message = `This large file was checked whole first and stored in pieces of ${run.limits.piece.toLocaleString('en')} resources.`
  run.onIssue('information', { code: 'processing', path: '', message })
  await storeInPieces(run, shape)
}
