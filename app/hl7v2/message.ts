/** One message to segments: its own delimiters, continued and wrapped lines, and fields, repetitions and components by number. */
import type { IssueCode, ReaderIssue } from '../fhir/reading.ts'
import { unescaped } from './escapes.ts'

export type Delimiters = Readonly<{
  field: string
  component: string
  repetition: string
  escape: string
  subcomponent: string
  /** HL7 v2.7: marks a value that was cut. */
  truncation: string | null
}>

export const USUAL: Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&', truncation: null }

const USUAL_HEADER = 'MSH|^~\\&|'

/** Two double quotes: the sender deletes what was there, which is not the same as saying nothing. */
export const DELETED = '""'

/** Fields, repetitions or components that are read; no real message has near as many. */
export const MAX_PARTS = 10_000
/** Segments that are read. */
export const MAX_SEGMENTS = 100_000
/** Kinds of segments that are named where there was no room for them. */
const MAX_NAMED = 100

/** One repetition of a field, by component and subcomponent (both 1-based). Taken apart only when more than its first component is asked for. */
export class Parts {
  readonly raw: string
  readonly #d: Delimiters
  #components: readonly string[] | null = null

  constructor(raw: string, d: Delimiters) {
    this.raw = raw
    this.#d = d
  }

  #all(): readonly string[] {
    this.#components ??= this.raw.includes(this.#d.component) ? this.raw.split(this.#d.component, MAX_PARTS) : [this.raw]
    return this.#components
  }

  get count(): number {
    return this.#all().length
  }

  /** @returns null where nothing is said, or what was there is deleted */
  text(component: number): string | null {
    if (component === 1 && this.#components === null) return cleaned(before(this.raw, this.#d.component), this.#d)
    return cleaned(this.#all()[component - 1], this.#d)
  }

  sub(component: number, subcomponent: number): string | null {
    const raw = this.#all()[component - 1]
    if (raw === undefined || !raw.includes(this.#d.subcomponent)) return subcomponent === 1 ? cleaned(raw, this.#d) : null
    return cleaned(raw.split(this.#d.subcomponent)[subcomponent - 1], this.#d)
  }

  /** A component read as a list of subcomponents (an HD inside a CX). */
  inside(component: number): Parts {
    const d = this.#d
    return new Parts(this.#all()[component - 1] ?? '', { ...d, component: d.subcomponent, subcomponent: '\u0000' })
  }

  /** Everything, as people would read it. */
  words(): string | null {
    const said = this.#all().flatMap((_, i) => this.text(i + 1) ?? [])
    return said.length > 0 ? said.join(' ') : null
  }

  /** The whole repetition as one text, separators that were not escaped included. */
  whole(): string | null {
    return cleaned(this.raw, this.#d)
  }
}

function before(text: string, sign: string): string {
  const at = text.indexOf(sign)
  return at < 0 ? text : text.slice(0, at)
}

function cleaned(raw: string | undefined, d: Delimiters): string | null {
  if (raw === undefined || raw === '' || raw === DELETED) return null
  const text = unescaped(raw, d).trim()
  return text === '' ? null : text
}

const NO_PARTS: readonly Parts[] = []
const EMPTY = new Parts('', USUAL)

export class Segment {
  readonly name: string
  /** How many of this name came before it in the message, plus one. */
  readonly ordinal: number
  readonly d: Delimiters
  readonly #fields: readonly string[]
  readonly #offset: number
  /** Fields that were asked for: most are asked for more than once. */
  readonly #lists: (readonly Parts[] | undefined)[] = []

  constructor(raw: string, ordinal: number, d: Delimiters) {
    this.name = raw.slice(0, 3)
    this.ordinal = ordinal
    this.d = d
    this.#fields = raw.split(d.field, MAX_PARTS)
    // MSH-1 is the separator itself.
    this.#offset = this.name === 'MSH' ? 1 : 0
  }

  /** A field as it came; '' when it is not there. */
  raw(field: number): string {
    return this.#fields[field - this.#offset] ?? ''
  }

  /** Number of the last field. */
  get last(): number {
    return this.#fields.length - 1 + this.#offset
  }

  /** Repetitions that say something. */
  list(field: number): readonly Parts[] {
    const raw = this.raw(field)
    if (raw === '' || raw === DELETED) return NO_PARTS
    const found = this.#lists[field] ?? this.#apart(raw)
    this.#lists[field] = found
    return found
  }

  #apart(raw: string): readonly Parts[] {
    if (!raw.includes(this.d.repetition)) return [new Parts(raw, this.d)]
    const pieces = raw.split(this.d.repetition, MAX_PARTS).filter((piece) => piece !== '' && piece !== DELETED)
    return pieces.map((piece) => new Parts(piece, this.d))
  }

  first(field: number): Parts {
    return this.list(field)[0] ?? EMPTY
  }

  /** First component of the first repetition. */
  text(field: number): string | null {
    const raw = this.raw(field)
    if (raw === '') return null
    return raw.includes(this.d.repetition) ? this.first(field).text(1) : cleaned(before(raw, this.d.component), this.d)
  }

  deletes(field: number): boolean {
    return this.raw(field) === DELETED
  }
}

export type Message = Readonly<{ segments: readonly Segment[]; delimiters: Delimiters; issues: readonly ReaderIssue[] }>

type Note = (code: IssueCode, path: string, message: string, severity?: ReaderIssue['severity']) => void

const PUNCTUATION = /^[^A-Za-z0-9\s]$/

function delimitersOf(header: string, note: Note): Delimiters {
  const field = header[3] ?? ''
  if (!PUNCTUATION.test(field)) {
    note('structure', 'MSH-1', 'The message does not say how its fields are separated; | was taken.')
    return USUAL
  }
  if (header.startsWith(USUAL_HEADER)) return USUAL
  const end = header.indexOf(field, 4)
  const given = header.slice(4, end < 0 ? undefined : end)
  const signs = [...new Set(given)].filter((sign) => PUNCTUATION.test(sign))
  if (signs.length !== given.length || given.length < 4 || given.length > 5) {
    note('structure', 'MSH-2', 'The separators of the message are not the usual four or five signs; what is missing was taken as usual.')
  }
  const free = (sign: string) => (sign === field || signs.includes(sign) ? '\u0000' : sign)
  const at = (i: number, usual: string) => signs[i] ?? free(usual)
  return {
    field,
    component: at(0, USUAL.component),
    repetition: at(1, USUAL.repetition),
    escape: at(2, USUAL.escape),
    subcomponent: at(3, USUAL.subcomponent),
    truncation: signs[4] ?? null,
  }
}

const NAME = /^[A-Z][A-Z0-9]{2}$/

const isSegment = (line: string, d: Delimiters): boolean => NAME.test(line.slice(0, 3)) && (line.length === 3 || line[3] === d.field)

/** Fields that hold text which may be broken over lines: OBX-5 and NTE-3. */
const WRAPS_IN: ReadonlyMap<string, number> = new Map([
  ['OBX', 5],
  ['NTE', 3],
])

function wraps(line: string, d: Delimiters): boolean {
  const field = WRAPS_IN.get(line.slice(0, 3))
  if (field === undefined) return false
  let at = 0
  for (let n = 0; n < field; n += 1) {
    at = line.indexOf(d.field, at) + 1
    if (at === 0) return false
  }
  return !line.includes(d.field, at)
}

/** A segment whose line end was lost stands inside the last field of the one before. */
const RUN_ON = /(?<=[^|\s])(?=(?:ORC\|[A-Z]{2}\||OBR\|\d{1,4}\||OBX\|\d{1,4}\|[A-Z]{2,3}\||PV1\|\d?\|[A-Z]\|))/
const RUN_ON_NAMES = ['ORC|', 'OBR|', 'OBX|', 'PV1|']

function apart(line: string, d: Delimiters, note: Note): readonly string[] {
  const may = d.field === '|' && !WRAPS_IN.has(line.slice(0, 3)) && RUN_ON_NAMES.some((name) => line.includes(name, 4))
  if (!may) return [line]
  const pieces = line.split(RUN_ON)
  if (pieces.length > 1) note('structure', line.slice(0, 3), 'Segments ran together on one line; they were taken apart.')
  return pieces
}

/** A segment that is being put together from lines. */
type Growing = { pieces: string[]; open: boolean }

/** Lines as segments: ADD goes on with the field before it, a line that is no segment goes on with the text before it. */
function joined(lines: readonly string[], d: Delimiters, note: Note): string[] {
  const out: Growing[] = []
  for (const line of lines) {
    const last = out.at(-1)
    const grow = (piece: string) => {
      last?.pieces.push(piece)
      if (last && piece.includes(d.field)) last.open = false
    }
    if (line.startsWith(`ADD${d.field}`) && last) {
      note('processing', 'ADD', 'A segment goes on in an ADD segment; both were read as one.', 'information')
      grow(line.slice(4))
    } else if (isSegment(line, d)) {
      for (const segment of apart(line, d, note)) out.push({ pieces: [segment], open: wraps(segment, d) })
    } else if (last?.open) {
      note('structure', last.pieces[0]?.slice(0, 3) ?? '', 'A text is broken over lines; they were read as one text.', 'information')
      grow(`\n${line}`)
    } else note('structure', 'segments', 'A line inside the message is not a segment; it was not read and is kept with the message.')
  }
  return out.map(({ pieces }) => (pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('')))
}

/** Long enough to hold too many of anything. */
const mayOverflow = (line: string): boolean => line.length > MAX_PARTS

function checkSize(line: string, d: Delimiters, note: Note): void {
  const many = (sign: string) => line.split(sign, MAX_PARTS + 1).length > MAX_PARTS
  if (mayOverflow(line) && [d.field, d.repetition, d.component].some(many))
    note(
      'too-long',
      line.slice(0, 3),
      `A segment has more than ${MAX_PARTS} fields or repetitions; what is beyond was not read and is kept with the message.`,
    )
}

/** "OBX 4 to 9" */
export const spanOf = (name: string, first: number, last: number): string => `${name} ${first}${first === last ? '' : ` to ${last}`}`

/** Segments beyond the last that is read, by name: "OBX 99999 to 100005". */
function nameBeyond(lines: readonly string[], counts: ReadonlyMap<string, number>, note: Note): void {
  const ends = new Map<string, number>()
  for (const line of lines) {
    const name = line.slice(0, 3)
    ends.set(name, (ends.get(name) ?? counts.get(name) ?? 0) + 1)
  }
  for (const [name, last] of [...ends].slice(0, MAX_NAMED))
    note(
      'too-long',
      spanOf(name, (counts.get(name) ?? 0) + 1, last),
      'There was no room for these segments; they are kept with the message.',
      'error',
    )
}

/** @param at "message 3" */
export function parseMessage(text: string, at: string): Message {
  const issues: ReaderIssue[] = []
  const note: Note = (code, path, message, severity = 'warning') => {
    const known = issues.some((issue) => issue.path === `${at}, ${path}` && issue.message === message)
    if (!known) issues.push({ severity, code, path: `${at}, ${path}`, message })
  }
  const lines = (text.includes('\n') ? text.split(/\r\n|\r|\n/) : text.split('\r')).filter((line) => line.trim() !== '')
  const header = lines[0] ?? ''
  const delimiters = delimitersOf(header, note)
  const counts = new Map<string, number>()
  const all = [header, ...joined(lines.slice(1), delimiters, note)]
  if (all.length > MAX_SEGMENTS)
    note(
      'too-long',
      'segments',
      `The message has more than ${MAX_SEGMENTS} segments; what is beyond was not read and is kept with the message.`,
    )
  const segments = all.slice(0, MAX_SEGMENTS).map((raw) => {
    checkSize(raw, delimiters, note)
    const ordinal = (counts.get(raw.slice(0, 3)) ?? 0) + 1
    counts.set(raw.slice(0, 3), ordinal)
    return new Segment(raw, ordinal, delimiters)
  })
  nameBeyond(all.slice(MAX_SEGMENTS), counts, note)
  return { segments, delimiters, issues }
}
