/** JSON values taken off a stream of text: passed over by their brackets, then checked by the JSON parser. */
import { MAX_DEPTH } from './json.ts'
import { findJsonError } from './json-error.ts'
import { type Capture, type Needs, type Place, ScanError, type ScanText } from './scan-text.ts'

/** What a scan carries along; `path` is where it stands, for messages. */
export type Cursor = { readonly text: ScanText; path: string }

const SPACE = 32
export const QUOTE = 34
export const COMMA = 44
export const COLON = 58
export const OPEN_LIST = 91
export const BACKSLASH = 92
export const CLOSE_LIST = 93
export const OPEN = 123
export const CLOSE = 125

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** @returns the next sign that is not white space, -1 at the end */
export function* peek(text: ScanText): Needs<number> {
  for (;;) {
    const code = peekNow(text)
    if (code >= 0) return code
    if (!(yield* text.more())) return -1
  }
}

export function fail(s: Cursor, message: string, at: Place = s.text.place(), code: ScanError['code'] = 'structure'): never {
  throw new ScanError(code, message, s.path, at)
}

/** Passes a text; the cursor stands on its opening quote. */
function* passString(s: Cursor): Needs<void> {
  const { text } = s
  const start = text.place()
  text.position += 1
  let escaped = false
  do {
    const { buffer } = text
    for (let i = text.position; i < buffer.length; i += 1) {
      const code = buffer.charCodeAt(i)
      if (escaped) escaped = false
      else if (code === BACKSLASH) escaped = true
      else if (code === QUOTE) {
        text.position = i + 1
        return
      }
    }
    text.position = buffer.length
  } while (yield* text.more())
  fail(s, 'The file ends inside a text.', start)
}

/** @returns where the text that opens at `from` ends inside this buffer; -1 when it is not in it */
function stringEnd(buffer: string, from: number): number {
  const { length } = buffer
  for (let at = from + 1; at < length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code === BACKSLASH) at += 1
  }
  return -1
}

/** Depth reached and `key:` pairs passed by {@link containersEnd}. */
type Passage = { depth: number; keys: number }

const TOO_DEEP = -2

/**
 * Passes objects and lists inside one buffer until all are closed. What is inside is checked by the JSON parser afterwards.
 * @returns where they end; -1 when the buffer ends first (it then stopped at `passage.at`); -2 when they are too deep
 */
function containersEnd(buffer: string, from: number, passage: Passage & { at: number }): number {
  const { length } = buffer
  let { depth, keys } = passage
  let i = from
  let end = -1
  while (i < length) {
    const code = buffer.charCodeAt(i)
    if (code <= SPACE || code === COMMA) {
      i += 1
      continue
    }
    if (code === QUOTE) {
      const after = stringEnd(buffer, i)
      if (after < 0) break
      i = after
      continue
    }
    i += 1
    if (code === COLON) keys += 1
    else if (code === OPEN || code === OPEN_LIST) {
      depth += 1
      if (depth > MAX_DEPTH) {
        end = TOO_DEEP
        break
      }
    } else if (code === CLOSE || code === CLOSE_LIST) {
      depth -= 1
      if (depth === 0) {
        end = i
        break
      }
    }
  }
  passage.depth = depth
  passage.keys = keys
  passage.at = i
  return end
}

/** The same over as many chunks as it takes; `depth` containers are open already. */
export function* passContainers(s: Cursor, depth: number): Needs<void> {
  const { text } = s
  const passage = { depth, keys: text.keys, at: 0 }
  do {
    const end = containersEnd(text.buffer, text.position, passage)
    text.keys = passage.keys
    text.position = passage.at
    if (end === TOO_DEEP) fail(s, `The file is nested more than ${MAX_DEPTH} levels deep.`, text.place(), 'too-costly')
    if (end >= 0) return
    if (text.position < text.buffer.length) yield* passString(s)
  } while (text.position < text.buffer.length || (yield* text.more()))
  fail(s, 'The file ends too early.')
}

/** Passes a number, true, false or null. */
function* passScalar(text: ScanText): Needs<void> {
  do {
    const { buffer } = text
    for (let i = text.position; i < buffer.length; i += 1) {
      const code = buffer.charCodeAt(i)
      if (
        isSpace(code) ||
        code === COMMA ||
        code === CLOSE ||
        code === CLOSE_LIST ||
        code === COLON ||
        code === QUOTE ||
        code === OPEN ||
        code === OPEN_LIST
      ) {
        text.position = i
        return
      }
    }
    text.position = buffer.length
  } while (yield* text.more())
}

export function* passValue(s: Cursor, first: number): Needs<void> {
  if (first === OPEN || first === OPEN_LIST) {
    s.text.position += 1
    yield* passContainers(s, 1)
  } else if (first === QUOTE) yield* passString(s)
  else yield* passScalar(s.text)
}

/** Passes white space inside this buffer. @returns the sign after it, -1 when the buffer ends first */
function peekNow(text: ScanText): number {
  const { buffer } = text
  let at = text.position
  let code = at < buffer.length ? buffer.charCodeAt(at) : -1
  while (isSpace(code)) {
    at += 1
    code = at < buffer.length ? buffer.charCodeAt(at) : -1
  }
  text.position = at
  return code
}

/** The plain text (no escapes) that opens at the cursor and ends in this buffer, or null. Passes it. */
function plainText(text: ScanText): string | null {
  const { buffer } = text
  const from = text.position + 1
  for (let at = from; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (code === QUOTE) {
      text.position = at + 1
      return buffer.slice(from, at)
    }
    if (code === BACKSLASH || code < SPACE) return null
  }
  return null
}

/** `"key":` where all of it stands in this buffer; else null, with the cursor where it was. */
function keyNow(text: ScanText): string | null {
  const start = text.position
  const key = peekNow(text) === QUOTE ? plainText(text) : null
  if (key !== null && peekNow(text) === COLON) {
    text.position += 1
    return key
  }
  text.position = start
  return null
}

/** A text, object or list that stands whole in this buffer; else null, with the cursor where it was. */
function valueNow(s: Cursor): Value | null {
  const { text } = s
  const start = text.position
  const first = peekNow(text)
  const from = text.position
  const place = text.place()
  if (first === QUOTE) {
    const json = plainText(text)
    if (json !== null) return { raw: text.buffer.slice(from, text.position), json, keys: 0, line: place.line }
  } else if (first === OPEN || first === OPEN_LIST) {
    const passage = { depth: 1, keys: 0, at: 0 }
    const end = containersEnd(text.buffer, from + 1, passage)
    if (end >= 0) {
      text.position = end
      const raw = text.buffer.slice(from, end)
      return { raw, json: parse(s, raw, place), keys: passage.keys, line: place.line }
    }
  }
  text.position = start
  return null
}

/** The place of the first wrong sign in a captured text. */
function placeIn(raw: string, offset: number, start: Place): Place {
  const before = raw.slice(0, offset)
  const breaks = before.split('\n').length - 1
  return breaks === 0
    ? { line: start.line, column: start.column + offset }
    : { line: start.line + breaks, column: offset - before.lastIndexOf('\n') }
}

export function parse(s: Cursor, raw: string, start: Place): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    const error = findJsonError(raw)
    return error ? fail(s, `This is not JSON: ${error.message}.`, placeIn(raw, error.offset, start)) : fail(s, 'This is not JSON.', start)
  }
}

export type Value = Readonly<{ raw: string; json: unknown; keys: number; line: number }>

/** Reads one whole value. */
export function* readValue(s: Cursor): Needs<Value> {
  const now = valueNow(s)
  if (now !== null) return now
  const first = yield* peek(s.text)
  if (first < 0) fail(s, 'The file ends too early.')
  const capture = s.text.begin()
  s.text.keys = 0
  yield* orLocate(s, capture, passValue(s, first))
  const raw = s.text.end(capture)
  return { raw, json: parse(s, raw, capture), keys: s.text.keys, line: capture.line }
}

/** When a value never closes, what is wrong stands somewhere inside it: it is looked for, so that the place is the right one. */
export function* orLocate(s: Cursor, capture: Capture, pass: Needs<void>): Needs<void> {
  try {
    yield* pass
  } catch (error) {
    if (!(error instanceof ScanError) || error.code === 'too-costly') throw error
    const raw = capture.parts.join('')
    const found = findJsonError(raw)
    if (found && found.offset < raw.length) fail(s, `This is not JSON: ${found.message}.`, placeIn(raw, found.offset, capture))
    throw new ScanError(error.code, error.message, s.path, error.place)
  }
}

/** Reads `"key":` and leaves the cursor on the value. */
export function* readKey(s: Cursor, first: number): Needs<string> {
  const now = keyNow(s.text)
  if (now !== null) return now
  if (first !== QUOTE) fail(s, first < 0 ? 'The file ends too early.' : 'This is not JSON: the name of a member is expected here.')
  const capture = s.text.begin()
  yield* passString(s)
  const key = parse(s, s.text.end(capture), capture) as string
  const after = yield* peek(s.text)
  if (after !== COLON) fail(s, after < 0 ? 'The file ends too early.' : 'This is not JSON: a colon is expected here.')
  s.text.position += 1
  return key
}

/**
 * The members of an object whose opening brace is passed, one after the other; passes the closing brace.
 * @param member reads the value of a member; true ends the walk there and then
 * @param started true when members came before
 */
export function* eachMember(s: Cursor, member: (key: string) => Needs<boolean>, started = false): Needs<void> {
  let more = started
  for (;;) {
    let first = peekNow(s.text)
    if (first < 0) first = yield* peek(s.text)
    if (first === CLOSE) break
    if (more) {
      if (first !== COMMA)
        fail(s, first < 0 ? 'The file ends too early.' : 'This is not JSON: a comma or the end of the object is expected here.')
      s.text.position += 1
      first = yield* peek(s.text)
    }
    if (yield* member(yield* readKey(s, first))) return
    more = true
  }
  s.text.position += 1
}
