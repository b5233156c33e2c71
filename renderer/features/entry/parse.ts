/** What a person types into a field, read without guessing: anything with two readings is refused with the way to write it. */

export type Parsed<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; reason: string }>

/** A decimal to the letter: `text` keeps "36.60". */
export type TypedNumber = Readonly<{ value: number; text: string }>

const PLAIN = /^-?\d{1,9}(?:\.\d{1,6})?$/
const COMMA = /^-?\d{1,9},\d{1,6}$/
const GROUPED = /^-?\d{1,3},\d{3}$/
const PAIR = /^([^\s/]+)\s*(?:\/|\s)\s*([^\s/]+)$/
const HALF_PAIR = /^\d{1,3}\s*\/?\s*$/

/** "36.6" and "36,6"; "1,234" has two readings and is refused. */
export function parseNumber(typed: string): Parsed<TypedNumber> {
  const text = typed.trim()
  if (GROUPED.test(text)) return { ok: false, reason: `Two readings: write ${text.replace(',', '')} or ${text.replace(',', '.')}.` }
  const decimal = COMMA.test(text) ? text.replace(',', '.') : text
  return PLAIN.test(decimal) ? { ok: true, value: { value: Number(decimal), text: decimal } } : { ok: false, reason: 'Not a number.' }
}

/** "96/58" or "96 58": systolic, then diastolic. Half a pair is not an error yet, but it is not a value either. */
export function parsePressure(typed: string): Parsed<Readonly<{ systolic: TypedNumber; diastolic: TypedNumber }>> {
  const text = typed.trim()
  const pair = PAIR.exec(text)
  if (!pair) return { ok: false, reason: HALF_PAIR.test(text) ? 'Diastolic still to come: 96/58.' : 'Write systolic/diastolic: 96/58.' }
  const [systolic, diastolic] = [parseNumber(pair[1] ?? ''), parseNumber(pair[2] ?? '')]
  if (!systolic.ok || !diastolic.ok) return { ok: false, reason: 'Write systolic/diastolic: 96/58.' }
  return { ok: true, value: { systolic: systolic.value, diastolic: diastolic.value } }
}
