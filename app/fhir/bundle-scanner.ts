/**
 * FHIR JSON as it arrives: a Bundle, one resource, or NDJSON (a resource or a Bundle on each line), told apart by content.
 * Takes text in chunks and gives each resource with its raw text, without ever holding the file. Strict: the first thing that
 * is not JSON stops the scan with its place. Memory is bounded by the longest resource.
 */
import { type Passed, passObject } from './json-check.ts'
import { type Needs, type Place, ScanText } from './scan-text.ts'
import {
  CLOSE_LIST,
  COMMA,
  type Cursor,
  eachMember,
  fail,
  OPEN,
  OPEN_LIST,
  orLocate,
  parse,
  passContainers,
  passValue,
  peek,
  readValue,
  type Value,
} from './scan-values.ts'

export { type Place, ScanError } from './scan-text.ts'

/** Characters one resource may have: 64 MB. */
export const MAX_RESOURCE_LENGTH = 64_000_000

export type ScannedResource = Readonly<{
  kind: 'resource'
  /** The text as it came, without the white space around it. */
  raw: string
  /** undefined where it was only checked. */
  json: unknown
  /** `key:` pairs in the text. */
  keys: number
  /** Line of its first sign, from 1. */
  line: number
  /** Number of the bundle in the file, from 0, and of the entry in the bundle; null outside a bundle. */
  bundle: number | null
  entry: number | null
  fullUrl: string | null
}>

/** An entry that carries no resource, with what it asks for ("DELETE"). */
export type ScannedEntry = Readonly<{ kind: 'no-resource'; line: number; bundle: number; entry: number; method: string | null }>

/** Comes after the last entry. `type` is null when the bundle does not say it. */
export type ScannedBundle = Readonly<{ kind: 'bundle'; line: number; bundle: number; type: string | null; entries: number }>

export type Scanned = ScannedResource | ScannedEntry | ScannedBundle

const BUNDLE_TYPES = new Set([
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'collection',
  'searchset',
  'document',
  'history',
  'message',
  'subscription-notification',
])

/** `line` prefixes the path of whatever stands in an NDJSON file. */
type Scan = Cursor & { readonly out: Scanned[]; bundles: number; line: string; readonly onlyChecked: OnlyChecked }

/** Types whose plain resources are not parsed now: it is enough to know that they are JSON. */
type OnlyChecked = (type: string) => boolean

type Entry = { resource: Value | null; fullUrl: string | null; method: string | null }

function methodOf(request: unknown): string | null {
  const method = typeof request === 'object' && request !== null && 'method' in request ? request.method : null
  return typeof method === 'string' ? method.slice(0, 10) : null
}

/** Refuses a name given twice, which two programs may read in two ways, and names that are no data. */
function once(s: Scan, seen: Set<string>, key: string): void {
  if (seen.has(key)) fail(s, `"${key.slice(0, 40)}" is given twice.`)
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    fail(s, `A member named "${key}" is not part of FHIR and is refused.`)
  seen.add(key)
}

function* readEntry(s: Scan): Needs<Entry> {
  const entry: Entry = { resource: null, fullUrl: null, method: null }
  const first = yield* peek(s.text)
  if (first !== OPEN) fail(s, first < 0 ? 'The file ends too early.' : 'An entry of a bundle should be an object.')
  s.text.position += 1
  const seen = new Set<string>()
  yield* eachMember(s, function* (key) {
    once(s, seen, key)
    const value = yield* readValue(s)
    if (key === 'resource') entry.resource = value
    else if (key === 'fullUrl' && typeof value.json === 'string') entry.fullUrl = value.json
    else if (key === 'request') entry.method = methodOf(value.json)
    return false
  })
  return entry
}

function emit(s: Scan, entry: Entry, bundle: number, index: number, line: number): void {
  const { resource, fullUrl, method } = entry
  if (resource) s.out.push({ kind: 'resource', ...resource, bundle, entry: index, fullUrl })
  else s.out.push({ kind: 'no-resource', line, bundle, entry: index, method })
}

/** The list of entries. @returns how many there were */
function* readEntries(s: Scan, bundle: number): Needs<number> {
  if ((yield* peek(s.text)) !== OPEN_LIST) fail(s, 'Bundle.entry should be a list.')
  s.text.position += 1
  let count = 0
  let next = yield* peek(s.text)
  while (next !== CLOSE_LIST || count > 0) {
    s.path = `${s.line}Bundle.entry[${count}]`
    const { line } = s.text.place()
    emit(s, yield* readEntry(s), bundle, count, line)
    count += 1
    next = yield* peek(s.text)
    if (next === CLOSE_LIST) break
    if (next !== COMMA)
      fail(s, next < 0 ? 'The file ends too early.' : 'This is not JSON: a comma or the end of the list is expected here.')
    s.text.position += 1
    yield* peek(s.text)
  }
  s.text.position += 1
  s.path = `${s.line}Bundle`
  return count
}

function checkType(s: Scan, type: unknown, at: Place): string {
  if (typeof type !== 'string') return fail(s, 'Bundle.type should be text.', at)
  return BUNDLE_TYPES.has(type) ? type : fail(s, 'A bundle of this type holds no chart to import.', at, 'not-supported')
}

/**
 * The members of a Bundle; the cursor stands after its opening brace or after a member.
 * @param before members passed already; `type` among them
 */
function* readBundle(s: Scan, line: number, before: Readonly<{ seen: Set<string>; type: string | null }>): Needs<void> {
  const bundle = s.bundles
  s.bundles += 1
  s.path = `${s.line}Bundle`
  let { type } = before
  let entries = 0
  const member = function* (key: string): Needs<boolean> {
    once(s, before.seen, key)
    yield* peek(s.text)
    const at = s.text.place()
    if (key === 'entry') entries = yield* readEntries(s, bundle)
    else {
      const { json } = yield* readValue(s)
      if (key === 'type') type = checkType(s, json, at)
    }
    return false
  }
  yield* eachMember(s, member, before.seen.size > 0)
  s.path = s.line
  s.out.push({ kind: 'bundle', line, bundle, type, entries })
}

type Head = { readonly seen: Set<string>; type: string | null; resourceType: unknown; keys: number }

/** Members up to the resourceType. A resource is then passed to its end; a Bundle is left standing there. */
function* readHead(s: Scan, head: Head): Needs<void> {
  yield* eachMember(s, function* (key) {
    head.seen.add(key)
    head.keys += 1
    if (key !== 'resourceType' && key !== 'type') {
      s.text.keys = 0
      yield* passValue(s, yield* peek(s.text))
      head.keys += s.text.keys
      return false
    }
    const { json, keys } = yield* readValue(s)
    head.keys += keys
    if (key === 'type') {
      head.type = typeof json === 'string' ? json : null
      return false
    }
    head.resourceType = json
    if (json === 'Bundle' && !head.seen.has('entry')) return true
    s.text.keys = 0
    yield* passContainers(s, 1)
    head.keys += s.text.keys
    return true
  })
}

const TYPE_FIRST = /\{\s*"resourceType"\s*:\s*"([A-Za-z]+)"/y

/** The type of a resource whose first member already says that it is no Bundle. */
function plainType({ buffer, position }: ScanText): string | null {
  TYPE_FIRST.lastIndex = position
  const type = TYPE_FIRST.exec(buffer)?.[1]
  return type === undefined || type === 'Bundle' ? null : type
}

const passed: Passed = { at: 0, keys: 0 }

/** Takes a resource that stands whole in this buffer without parsing it. @returns false, with the cursor where it was, where it does not or is no JSON */
function takeChecked({ text, out }: Scan): boolean {
  const { buffer, position } = text
  if (!passObject(buffer, position, passed)) return false
  const { line } = text.place()
  text.position = passed.at
  const raw = buffer.slice(position, passed.at)
  out.push({ kind: 'resource', raw, json: undefined, keys: passed.keys, line, bundle: null, entry: null, fullUrl: null })
  return true
}

/** One value of the file: a Bundle is taken apart as it comes, anything else is read whole. */
function* readTop(s: Scan): Needs<void> {
  const { text } = s
  const type = plainType(text)
  if (type !== null) {
    if (s.onlyChecked(type) && takeChecked(s)) return
    s.out.push({ kind: 'resource', ...(yield* readValue(s)), bundle: null, entry: null, fullUrl: null })
    return
  }
  const capture = text.begin()
  text.position += 1
  const head: Head = { seen: new Set(), type: null, resourceType: undefined, keys: 0 }
  yield* orLocate(s, capture, readHead(s, head))
  if (head.resourceType === 'Bundle' && !head.seen.has('entry')) {
    text.drop(capture)
    if (head.seen.has('type')) checkType(s, head.type, capture)
    return yield* readBundle(s, capture.line, head)
  }
  const raw = text.end(capture)
  if (head.resourceType === 'Bundle') return readLateBundle(s, raw, capture)
  const json = parse(s, raw, capture)
  s.out.push({ kind: 'resource', raw, json, keys: head.keys, line: capture.line, bundle: null, entry: null, fullUrl: null })
}

/** A Bundle whose resourceType stands after its entries was passed as one value; it is taken apart now. */
function readLateBundle(s: Scan, raw: string, at: Place): void {
  const inner: Scan = { ...s, text: new ScanText(MAX_RESOURCE_LENGTH, at.line) }
  const run = (function* (): Needs<void> {
    yield* peek(inner.text)
    inner.text.position += 1
    yield* readBundle(inner, at.line, { seen: new Set(), type: null })
  })()
  run.next()
  if (!run.next(raw).done) run.next(null)
  s.bundles = inner.bundles
}

const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^</, 'This is XML, not JSON. Export the record as FHIR JSON.'],
  [/^\[/, 'This is a list. A Bundle, a resource, or one resource a line (NDJSON) is expected.'],
  [/^MSH\|/, 'This is an HL7 v2 message, which cannot be imported yet.'],
  [/^(?:PK|%PDF|\u0089PNG)/, 'This is not a text file.'],
]

function refuseStart(s: Scan): never {
  const start = s.text.buffer.slice(s.text.position, s.text.position + 8)
  const known = STARTS.find(([pattern]) => pattern.test(start))
  return fail(s, known?.[1] ?? 'This is not FHIR JSON: an opening brace is expected here.')
}

function* readAll(s: Scan): Needs<void> {
  let first = yield* peek(s.text)
  if (first < 0) fail(s, 'The file is empty.')
  while (first >= 0) {
    if (first !== OPEN) refuseStart(s)
    const start = s.text.place().line
    yield* readTop(s)
    const end = s.text.place().line
    first = yield* peek(s.text)
    if (first < 0) return
    const next = s.text.place().line
    s.line = `line ${next}: `
    if (next === end) fail(s, 'There is more text after the end.')
    if (start !== end) fail(s, 'Several resources in one file must each stand on a line of their own (NDJSON).')
    s.path = s.line
  }
}

export type Scanner = Readonly<{
  /** @returns what was complete with this chunk. @throws {ScanError} */
  push: (chunk: string) => readonly Scanned[]
  /** No more chunks. @throws {ScanError} when the file ends too early */
  end: () => readonly Scanned[]
}>

/** @param onlyChecked is asked for each resource that stands alone */
export function createScanner(limit = MAX_RESOURCE_LENGTH, onlyChecked: OnlyChecked = () => false): Scanner {
  const s: Scan = { text: new ScanText(limit), out: [], bundles: 0, path: '', line: '', onlyChecked }
  const run = readAll(s)
  run.next()
  let begun = false
  const feed = (chunk: string | null): readonly Scanned[] => {
    run.next(chunk)
    return s.out.splice(0)
  }
  return {
    push: (chunk) => {
      if (chunk === '') return []
      const text = !begun && chunk.charCodeAt(0) === 0xfeff ? chunk.slice(1) : chunk
      begun = true
      return feed(text)
    },
    end: () => {
      const rest = feed(null)
      if (!run.next(null).done) fail(s, 'The file ends too early.')
      return rest
    },
  }
}

/** All of a text at once. @throws {ScanError} */
export function scanText(text: string): readonly Scanned[] {
  const scanner = createScanner()
  return [...scanner.push(text), ...scanner.end()]
}
