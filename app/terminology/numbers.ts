/** Numbers as people and machines write them: decimal comma or point, thousands, comparators, flags and units behind, ranges, ratios. */

export type Decimal = '.' | ','
export type WrittenNumber = Readonly<{
  value: number
  /** To the letter, as JSON writes a number: "36,60" -> "36.60". */
  text: string
  /** What was taken out or put in its place, beside signs that change nothing; null where nothing was. */
  mended: 'decimal comma' | 'thousands separators' | null
}>

const POINT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const LOOSE = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/
const GROUP_SIGN = /^[+-]?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/
const POINT_GROUPS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const COMMA_GROUPS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
/** Longer than any measured number. */
const MAX_LENGTH = 40
/** Longer text is prose. */
const LONGEST = 100

/** 5,400 may be five thousand or five: where no decimal sign is known, nobody can tell. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/

const COMMA = 'decimal comma'
const THOUSANDS = 'thousands separators'

function made(written: string, mended: WrittenNumber['mended']): WrittenNumber | null {
  const bare = written.replace(/^\+/, '')
  const text = bare
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '')
  const value = Number(text)
  return Number.isFinite(value) ? { value, text, mended } : null
}

/** What has thousands apart: a sign that only they have, or both signs at once, or the way of the decimal sign. */
function grouped(text: string, decimal: Decimal | null): WrittenNumber | null {
  if (GROUP_SIGN.test(text)) return made(text.replace(/[ '’]/g, '').replace(',', '.'), THOUSANDS)
  if (POINT_GROUPS.test(text) && (decimal === ',' || text.includes(',') || text.indexOf('.') !== text.lastIndexOf('.')))
    return made(text.replaceAll('.', '').replace(',', '.'), THOUSANDS)
  if (COMMA_GROUPS.test(text) && (decimal === '.' || text.includes('.') || text.indexOf(',') !== text.lastIndexOf(',')))
    return made(text.replaceAll(',', ''), THOUSANDS)
  return null
}

/**
 * @param text without spaces around it
 * @param decimal the source's decimal sign; a number that can only be read in the other way is read in the other way. null where the
 * source has none of its own: a point is a decimal sign, a comma where it can be nothing else ("5,400" is refused)
 * @returns null for what is no number
 */
export function writtenNumber(text: string, decimal: Decimal | null): WrittenNumber | null {
  if (POINT.test(text) && (decimal !== ',' || !POINT_GROUPS.test(text)))
    return text.length > MAX_LENGTH ? null : { value: Number(text), text, mended: null }
  const first = text.charCodeAt(0)
  const couldBe = (first >= 43 && first <= 57) || first === 0x2212
  if (!couldBe || text.length > MAX_LENGTH) return null
  const plain = text.replace(/[\u00a0\u2009\u202f]/g, ' ').replace('\u2212', '-')
  const found = grouped(plain, decimal)
  if (found !== null) return found
  if (decimal === null && AMBIGUOUS.test(plain)) return null
  return LOOSE.test(plain) ? made(plain.replace(',', '.'), plain.includes(',') ? COMMA : null) : null
}

export type Comparator = '<' | '<=' | '>=' | '>'
const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
])

/** "<" of "=<" and others; null for what is none. */
export const comparatorOf = (text: string): Comparator | null => COMPARATORS.get(text.trim()) ?? null

const COMPARED = /^(<=|>=|=<|=>|[<>≤≥])\s*(.+)$/
/** What stands behind a number: never more digits, but for a power of ten ("5.2 10*3/uL"). */
const WITH_MORE = /^([+\-\u2212]?[\d.,'’]+(?:[eE][+-]?\d{1,3})?)\s*((?:[^\d\s.,]|10\s?[*^]).{0,39})$/
/** Abnormal flags that laboratories print behind the number (HL7 v3 ObservationInterpretation). */
const FLAG = /^[([]?(HH|LL|H|L|A|\*+)[)\]]?$/

export type Quantity = WrittenNumber &
  Readonly<{
    comparator: Comparator | null
    /** H, L, HH, LL or A, where there is such a flag. */
    flag: string | null
    /** Text behind the number that is no flag: a unit, perhaps. */
    rest: string | null
  }>

function behind(text: string, decimal: Decimal | null, comparator: Comparator | null): Quantity | null {
  const alone = writtenNumber(text, decimal)
  if (alone !== null) return { ...alone, comparator, flag: null, rest: null }
  const m = WITH_MORE.exec(text)
  const number = m === null ? null : writtenNumber(m[1] ?? '', decimal)
  if (m === null || number === null) return null
  const rest = (m[2] ?? '').trim()
  const flag = FLAG.exec(rest)?.[1] ?? null
  if (flag === null) return { ...number, comparator, flag, rest }
  return { ...number, comparator, flag: flag.startsWith('*') ? 'A' : flag, rest: null }
}

/** "5.4", "<5", "5,4 mmol/L", "12.1 H". @returns null for what is no number with something around it */
export function writtenQuantity(text: string, decimal: Decimal | null): Quantity | null {
  if (text.length > LONGEST) return null
  const m = COMPARED.exec(text)
  if (m === null) return behind(text, decimal, null)
  return behind((m[2] ?? '').trim(), decimal, comparatorOf(m[1] ?? ''))
}

/** The zero of a SAS transport file read as an IEEE double (2^-260): no measurement, and no number that was written. */
export const isSasZero = (value: number): boolean => value !== 0 && Math.abs(value) < 1e-70

/**
 * JavaScript may write the number otherwise than its source: a zero at the end, more than 15 digits, an exponent (its own too, below
 * 0.000001). @returns undefined where it does not
 */
export function exactDecimal(text: string): string | undefined {
  const end = text.charCodeAt(text.length - 1)
  const small = text.length > 8 && text.includes('0.000000')
  const mayDiffer = small || (end === 48 && text.includes('.')) || text.length > 15 || text.includes('e') || text.includes('E')
  return mayDiffer || text === '-0' ? text : undefined
}

const RATIO = /^(\d{1,12}(?:\.\d{1,12})?)\s*[:/]\s*(\d{1,12}(?:\.\d{1,12})?)$/

/** "1:128" as its two numbers. */
export function readRatio(text: string): readonly [number, number] | null {
  const m = RATIO.exec(text.trim())
  return m ? [Number(m[1]), Number(m[2])] : null
}

export type RangeReading = Readonly<{ low: number | null; high: number | null; rest: string | null }>

const LIMIT = '([+-]?\\d{1,15}(?:[.,]\\d{1,10})?)'
const BETWEEN = new RegExp(`^[([]?\\s*${LIMIT}\\s*(?:-|–|—|_|\\.\\.|to|TO)\\s*${LIMIT}\\s*([^\\d\\s)\\]-].{0,30}?)?\\s*[)\\]]?$`)
const ONE_SIDED = new RegExp(`^[([]?\\s*(<=|>=|=<|=>|[<>≤≥])\\s*${LIMIT}\\s*([^\\d\\s)\\]-].{0,30}?)?\\s*[)\\]]?$`)
const limit = (text: string | undefined): number => writtenNumber(text ?? '', null)?.value ?? Number.NaN

/** A range as numbers ("3.5-5.1", "<5", "70 to 105 mg/dL"); null when it is said in another way. */
export function readRange(text: string): RangeReading | null {
  const plain = text.trim()
  if (plain.length > LONGEST) return null
  const between = BETWEEN.exec(plain)
  if (between) {
    const [low, high] = [limit(between[1]), limit(between[2])]
    return low <= high ? { low, high, rest: between[3] ?? null } : null
  }
  const side = ONE_SIDED.exec(plain)
  if (!side) return null
  const end = limit(side[2])
  if (Number.isNaN(end)) return null
  return comparatorOf(side[1] ?? '')?.startsWith('<')
    ? { low: null, high: end, rest: side[3] ?? null }
    : { low: end, high: null, rest: side[3] ?? null }
}
