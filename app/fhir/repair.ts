/** One number of an Observation put right in its JSON text. Everything else stays to the letter: spaces, order, the other decimals. */
import { WardlightError } from '../contract/errors.ts'

type Span = Readonly<{ start: number; end: number }>
type Edit = Span & Readonly<{ text: string }>

const UCUM = 'http://unitsofmeasure.org'
const VALUE_MEMBERS = ['valueQuantity', 'valueInteger', 'valueDecimal'] as const

function refuse(message: string): never {
  throw new WardlightError('BadInput', message, { next: 'Reject the value, or have it corrected where it comes from.' })
}

const isSpace = (sign: string | undefined): boolean => sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t'

function pastSpace(text: string, at: number): number {
  let i = at
  while (isSpace(text[i])) i += 1
  return i
}

/** @param at of the opening quote. @returns the place behind the closing one */
function pastString(text: string, at: number): number {
  let i = at + 1
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1
  return i + 1
}

/** @param at first sign of any JSON value. @returns the place behind it */
function pastValue(text: string, at: number): number {
  let depth = 0
  let i = at
  do {
    const sign = text[i]
    if (sign === '"') i = pastString(text, i)
    else if (sign === '{' || sign === '[') [depth, i] = [depth + 1, i + 1]
    else if (sign === '}' || sign === ']') [depth, i] = [depth - 1, i + 1]
    else if (sign === ',' || sign === ':' || isSpace(sign)) i += 1
    else i = pastPlain(text, i)
  } while (depth > 0)
  return i
}

/** A number, true, false or null. */
function pastPlain(text: string, at: number): number {
  let i = at
  while (i < text.length && !/[\s,:{}[\]"]/.test(text[i] ?? '')) i += 1
  return i
}

/** Members of the object at `at`, by their names as read; of a name given twice the last, as JSON.parse takes it. */
function membersAt(text: string, at: number): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>()
  if (text[at] !== '{') return members
  let i = pastSpace(text, at + 1)
  while (text[i] === '"') {
    const nameEnd = pastString(text, i)
    const name = JSON.parse(text.slice(i, nameEnd)) as string
    const start = pastSpace(text, pastSpace(text, nameEnd) + 1)
    const end = pastValue(text, start)
    members.set(name, { start, end })
    i = pastSpace(text, end)
    if (text[i] === ',') i = pastSpace(text, i + 1)
  }
  return members
}

function itemAt(text: string, list: Span, index: number): Span {
  let i = pastSpace(text, list.start + 1)
  for (let n = 0; text[list.start] === '[' && i < list.end && text[i] !== ']'; n += 1) {
    const end = pastValue(text, i)
    if (n === index) return { start: i, end }
    i = pastSpace(text, end)
    if (text[i] === ',') i = pastSpace(text, i + 1)
  }
  return refuse('The part of the observation that this value belongs to is not there.')
}

/** The object that holds value[x]: the resource, or component n - 1 for "Observation/x#n". */
function holderOf(text: string, fact: string): Span {
  const root: Span = { start: pastSpace(text, 0), end: text.length }
  const part = fact.split('#')[1]
  if (part === undefined) return root
  const list = membersAt(text, root.start).get('component')
  return list ? itemAt(text, list, Number(part) - 1) : refuse('The observation has no parts.')
}

/** `unit` is what people read and `code` what programs read: both say the new unit, or one would contradict the number. */
function unitEdits(members: ReadonlyMap<string, Span>, behind: number, unit: string): readonly Edit[] {
  const words = JSON.stringify(unit)
  const edits: Edit[] = []
  for (const [name, text] of [
    ['unit', words],
    ['system', JSON.stringify(UCUM)],
    ['code', words],
  ] as const) {
    const span = members.get(name)
    edits.push(span ? { ...span, text } : { start: behind, end: behind, text: `,"${name}":${text}` })
  }
  return edits
}

function quantityEdits(text: string, quantity: Span, number: string, unit: string | null): readonly Edit[] {
  const members = membersAt(text, quantity.start)
  const value = members.get('value')
  if (!value) return refuse('The observation holds no number that could be put right.')
  return [{ ...value, text: number }, ...(unit === null ? [] : unitEdits(members, value.end, unit))]
}

/** A bare number has no place for a unit: with one it becomes a quantity. */
function bareEdits(text: string, name: string, span: Span, number: string, unit: string | null): readonly Edit[] {
  if (unit === null)
    return [{ ...span, text: name === 'valueInteger' && !/^-?\d+$/.test(number) ? refuse('A whole number is expected.') : number }]
  const key = text.lastIndexOf('"', text.lastIndexOf('"', span.start) - 1)
  const words = JSON.stringify(unit)
  const quantity = `"valueQuantity":{"value":${number},"unit":${words},"system":"${UCUM}","code":${words}}`
  return [{ start: key, end: span.end, text: quantity }]
}

function applied(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.map((edit, place) => ({ ...edit, place })).sort((a, b) => b.start - a.start || b.place - a.place)
  return fromTheEnd.reduce((result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end), text)
}

/**
 * @param raw an Observation as JSON text that JSON.parse takes
 * @param factId "Observation/x", or "Observation/x#2" for its second component
 * @param unit UCUM; null leaves the unit as it is
 * @returns the same text with this one value (and unit) changed
 * @throws {WardlightError} BadInput when there is no number there, or `value` is none
 */
export function repairRaw(raw: string, factId: string, value: number, unit: string | null): string {
  if (!Number.isFinite(value)) return refuse('The corrected value is not a number.')
  const members = membersAt(raw, holderOf(raw, factId).start)
  const name = VALUE_MEMBERS.find((member) => members.has(member))
  const span = name === undefined ? undefined : members.get(name)
  if (name === undefined || !span) return refuse('The observation holds no number that could be put right.')
  const number = String(value)
  const edits = name === 'valueQuantity' ? quantityEdits(raw, span, number, unit) : bareEdits(raw, name, span, number, unit)
  return applied(raw, edits)
}
