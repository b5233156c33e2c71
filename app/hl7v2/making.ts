/** What the readers of one message share: whose it is, the resources made so far, and the issues found. */
import type { Change, FhirJson, Hash, MadeResource } from '../chart/made.ts'
import type { IssueCode, ReaderIssue } from '../fhir/reading.ts'
import { idOf } from './ids.ts'
import { type Parts, type Segment, spanOf } from './message.ts'
import { fhirTime, type TimeReading } from './times.ts'

export type Header = Readonly<{
  /** "message 3" */
  at: string
  type: string
  trigger: string
  version: string | null
  controlId: string | null
  /** MSH-7, else EVN-2, as FHIR writes it. */
  time: string | null
  /** Zone of MSH-7. */
  zone: string | null
  /** Sending facility, else application: the scope of numbers that name no assigner. */
  scope: string | null
}>

/** Two records of the sender that a message says something about. */
export type PatientLink = Readonly<{
  kind: 'merge' | 'move' | 'change' | 'link' | 'unlink'
  /** Patient id of the record that is no longer to be used (for 'link' and 'unlink': the second one). */
  from: string
  /** Patient id of the record that stands. */
  to: string
  place: string
}>

function addTo(out: Record<string, unknown>, members: Readonly<Record<string, unknown>>): void {
  for (const key in members) {
    const value = members[key]
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) out[key] = value
  }
}

/** The members that say something. */
export function compact(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  addTo(out, members)
  return out
}

const SHORT_CODE = /^[\w.\-+*/]{1,24}$/
const CHANGE_TEXT = 200
/** Resources and issues of one message; no real one comes near. */
export const MAX_MADE = 20_000
const MAX_SAID = 20_000

export const change = (kind: Change['kind'], path: string, from: string, to: string, because: string): Change => ({
  kind,
  path,
  from: from.slice(0, CHANGE_TEXT),
  to: to.slice(0, CHANGE_TEXT),
  because,
})

const NO_CHANGES: readonly Change[] = []
type Extra = Readonly<{ changes?: readonly Change[]; partial?: boolean; decimal?: string | undefined }>
const NOTHING_MORE: Extra = {}

/** What did not find room: how much, and the first and last segment of each name. */
class Beyond {
  count = 0
  readonly #ends = new Map<string, [first: number, last: number]>()

  /** @param place "message 3, OBX 7", "message 3, OBX 7-9", and perhaps a code behind it */
  add(place: string): void {
    this.count += 1
    const m = /, ([A-Z][A-Z0-9]{2}) (\d+)(?:-(\d+))?/.exec(place)
    if (m === null) return
    const [name = '', first, last] = [m[1], Number(m[2]), Number(m[3] ?? m[2])]
    const ends = this.#ends.get(name)
    if (ends) this.#ends.set(name, [Math.min(ends[0], first), Math.max(ends[1], last)])
    else this.#ends.set(name, [first, last])
  }

  get spans(): readonly string[] {
    return [...this.#ends].map(([name, [first, last]]) => spanOf(name, first, last))
  }
}

export class Making {
  readonly made: MadeResource[] = []
  readonly issues: ReaderIssue[] = []
  readonly links: PatientLink[] = []
  readonly header: Header
  readonly segments: readonly Segment[]
  /** Names of the segments that the message has. */
  readonly names: ReadonlySet<string>
  /** Patient id that what follows belongs to. */
  patient: string | null = null
  encounter: string | null = null
  /** The ORC that what follows belongs to. */
  order: Segment | null = null
  /** Indices of segments that were read with one before them. */
  readonly taken = new Set<number>()
  /** Indices of OBX of text that are known to be no lines of a longer text. */
  readonly alone = new Set<number>()
  readonly meta: Readonly<Record<string, unknown>> | undefined
  readonly #hash: Hash
  readonly #named = new Map<string, { first: unknown; all: Map<string, string> | null }>()
  readonly #inOrder = new Map<string, readonly Segment[]>()
  #starts: Int32Array | null = null
  readonly #unmade = new Beyond()
  readonly #unsaid = new Beyond()
  readonly #times = new Map<string, TimeReading | null>()

  constructor(header: Header, segments: readonly Segment[], hash: Hash) {
    this.header = header
    this.meta = header.time === null ? undefined : { lastUpdated: header.time }
    this.segments = segments
    this.names = new Set(segments.map(({ name }) => name))
    this.#hash = hash
  }

  place(segment: Segment): string {
    return `${this.header.at}, ${segment.name} ${segment.ordinal}`
  }

  /** @param of the segment, or a place inside the message ("PID-3"); @param code named in the path where it is short */
  issue(severity: ReaderIssue['severity'], code: IssueCode, of: Segment | string, message: string, named: string | null = null): void {
    const at = typeof of === 'string' ? `${this.header.at}, ${of}` : this.place(of)
    const path = named !== null && SHORT_CODE.test(named) ? `${at} (${named})` : at
    if (this.issues.length < MAX_SAID) this.issues.push({ severity, code, path, message })
    else this.#unsaid.add(path)
  }

  id(type: string, says: readonly (string | null)[]): string {
    return idOf(this.#hash, type, says)
  }

  /** An id that is used once in a message: the second thing of the same name has another, and keeps it when the message comes again. */
  ownId(type: string, says: readonly (string | null)[], content: unknown): Readonly<{ id: string; repeats: 'no' | 'same' | 'other' }> {
    const base = this.id(type, says)
    const named = this.#named.get(base)
    if (named === undefined) {
      this.#named.set(base, { first: content, all: null })
      return { id: base, repeats: 'no' }
    }
    named.all ??= new Map([[JSON.stringify(named.first), base]])
    const text = JSON.stringify(content)
    const before = named.all.get(text)
    if (before !== undefined) return { id: before, repeats: 'same' }
    const id = this.id(type, [...says, `again ${named.all.size + 1}`])
    named.all.set(text, id)
    return { id, repeats: 'other' }
  }

  /** FHIR time of a field, with its change; undefined when it is empty or no time (an issue says so). */
  time(segment: Segment, field: number, path: string, changes: Change[]): string | undefined {
    const raw = segment.text(field)
    return raw === null ? undefined : this.timeText(raw, segment, field, path, changes)
  }

  timeText(raw: string, segment: Segment, field: number, path: string, changes: Change[]): string | undefined {
    const found = this.#timeOf(raw)
    if (found === null) {
      const empty = /^0+$/.test(raw)
      if (!empty)
        this.issue('warning', 'value', segment, `Field ${field} is not a date or time; it was not used and is kept with the message.`)
      return undefined
    }
    if (found.because !== null) changes.push(change('time', path, raw, found.text, found.because))
    return found.text
  }

  /** The times of one message are few and repeat. */
  #timeOf(raw: string): TimeReading | null {
    const before = this.#times.get(raw)
    if (before !== undefined) return before
    const found = fhirTime(raw, this.header.zone)
    this.#times.set(raw, found)
    return found
  }

  get subject(): Readonly<{ reference: string }> {
    return { reference: `Patient/${this.patient}` }
  }

  get encounterReference(): Readonly<{ reference: string }> | undefined {
    return this.encounter === null ? undefined : { reference: `Encounter/${this.encounter}` }
  }

  add(type: string, id: string, place: Segment | string, members: Readonly<Record<string, unknown>>, more: Extra = NOTHING_MORE): void {
    if (this.made.length >= MAX_MADE && type !== 'Binary') {
      this.#unmade.add(typeof place === 'string' ? place : this.place(place))
      return
    }
    const resource: FhirJson & Record<string, unknown> = { resourceType: type, id }
    if (this.meta !== undefined) resource.meta = this.meta
    addTo(resource, members)
    const { changes = NO_CHANGES, partial = false, decimal } = more
    const made = { resource, place: typeof place === 'string' ? place : this.place(place), changes, partial }
    this.made.push(decimal === undefined ? made : { ...made, decimal })
  }

  /** Adds a thing that a segment names; one that the message says twice is added once. @returns its id */
  addOwn(
    type: string,
    says: readonly (string | null)[],
    segment: Segment,
    members: Readonly<Record<string, unknown>>,
    changes: readonly Change[],
  ): string {
    const { id, repeats } = this.ownId(type, says, members)
    if (repeats === 'same') this.issue('information', 'duplicate', segment, 'The message says this twice; it was taken once.')
    else this.add(type, id, segment, members, { changes })
    return id
  }

  /** What did not find room is counted, and named by its segments. */
  checkRoom(): void {
    const at = this.header.at
    const say = (severity: ReaderIssue['severity'], path: string, message: string) =>
      this.issues.push({ severity, code: 'too-long', path, message })
    const { count, spans } = this.#unmade
    if (count > 0)
      say('error', at, `The message says more than ${MAX_MADE} things; ${count} were left out of the chart and are kept with the message.`)
    for (const span of spans)
      say('error', `${at}, ${span}`, 'There was no room for what these segments say; they are kept with the message.')
    if (this.#unsaid.count > 0) say('error', at, `There are ${this.#unsaid.count} more remarks on this message.`)
    for (const span of this.#unsaid.spans) say('warning', `${at}, ${span}`, 'There was no room for remarks on these segments.')
  }

  /** Segments of these names after index `i`, up to the first of `stops`. */
  following(i: number, names: ReadonlySet<string>, stops: ReadonlySet<string>): readonly Segment[] {
    const found: Segment[] = []
    for (let k = i + 1; k < this.segments.length; k += 1) {
      const segment = this.segments[k]
      if (segment === undefined || stops.has(segment.name)) break
      if (names.has(segment.name)) found.push(segment)
    }
    return found
  }

  /** Segments of one name in the order that index `i` is part of: from its ORC to the next. */
  inOrder(i: number, name: string): readonly Segment[] {
    this.#starts ??= orderStarts(this.segments)
    const start = this.#starts[i] ?? 0
    const key = `${start} ${name}`
    const found = this.#inOrder.get(key) ?? this.following(start, new Set([name]), ORDER_STARTS)
    this.#inOrder.set(key, found)
    return found
  }

  /** Comments (NTE) on the segment at index `i`. */
  notes(i: number): readonly string[] {
    const texts: string[] = []
    for (let k = i + 1; NOTE_NEIGHBOURS.has(this.segments[k]?.name ?? ''); k += 1) {
      const segment = this.segments[k]
      if (segment?.name !== 'NTE') continue
      this.taken.add(k)
      const text = segment.list(3).flatMap((part) => part.whole() ?? [])
      if (text.length > 0) texts.push(text.join('\n'))
    }
    return texts
  }

  annotations(i: number): readonly Readonly<{ text: string }>[] {
    return this.notes(i).map((text) => ({ text }))
  }
}

const ORDER_STARTS = new Set(['ORC', 'PID', 'MSH'])

/** For each segment the index of the ORC (or PID, or header) it stands under. */
function orderStarts(segments: readonly Segment[]): Int32Array {
  let start = 0
  return Int32Array.from(segments, ({ name }, i) => {
    if (ORDER_STARTS.has(name)) start = i
    return start
  })
}
const NOTE_NEIGHBOURS = new Set(['NTE', 'PRT', 'CTD', 'TQ1', 'TQ2', 'ROL', 'TCD', 'SID'])

/** A person (XCN) by name, for people to read; the number where there is no name. */
export function personWords(parts: Parts): string | null {
  const name = [parts.text(6), parts.text(3), parts.text(4), parts.sub(2, 1), parts.text(5)].filter((part) => part !== null).join(' ')
  return name === '' ? parts.text(1) : name
}

export const display = (words: string | null): Readonly<{ display: string }> | undefined =>
  words === null ? undefined : { display: words }
