/** Numbers as tables write them: decimal comma or point, thousands, comparators, flags and units in the cell. */

export type Decimal = '.' | ','
export type CellNumber = Readonly<{
  value: number
  /** To the letter, as JSON writes a number: "36,60" -> "36.60". */
  text: string
  /** Why `text` is not what the cell has; null where it is. */
  mended: string | null
}>

const POINT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const LOOSE = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/
const GROUP_SIGN = /^[+-]?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/
const POINT_GROUPS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const COMMA_GROUPS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
/** Longer than any measured number. */
const MAX_LENGTH = 40

const COMMA = 'decimal comma'
const THOUSANDS = 'thousands separators'

function made(written: string, mended: string | null): CellNumber | null {
  const bare = written.replace(/^\+/, '')
  const text = bare
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '')
  const value = Number(text)
  return Number.isFinite(value) ? { value, text, mended } : null
}

/** What has thousands apart: a sign that only they have, or both signs at once, or the table's own way. */
function grouped(text: string, decimal: Decimal): CellNumber | null {
  if (GROUP_SIGN.test(text)) return made(text.replace(/[ '’]/g, '').replace(',', '.'), THOUSANDS)
  if (POINT_GROUPS.test(text) && (decimal === ',' || text.includes(',') || text.indexOf('.') !== text.lastIndexOf('.')))
    return made(text.replaceAll('.', '').replace(',', '.'), THOUSANDS)
  if (COMMA_GROUPS.test(text) && (decimal === '.' || text.includes('.') || text.indexOf(',') !== text.lastIndexOf(',')))
    return made(text.replaceAll(',', ''), THOUSANDS)
  return null
}

/**
 * @param text without spaces around it
 * @param decimal the table's decimal sign; a number that can only be read in the other way is read in the other way
 * @returns null for what is no number
 */
export function cellNumber(text: string, decimal: Decimal): CellNumber | null {
  if (POINT.test(text) && (decimal === '.' || !POINT_GROUPS.test(text)))
    return text.length > MAX_LENGTH ? null : { value: Number(text), text, mended: null }
  const first = text.charCodeAt(0)
  const couldBe = (first >= 43 && first <= 57) || first === 0x2212
  if (!couldBe || text.length > MAX_LENGTH) return null
  const plain = text.replace(/[\u00a0\u2009\u202f]/g, ' ').replace('\u2212', '-')
  const found = grouped(plain, decimal)
  if (found !== null) return found
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
const COMPARED = /^(<=|>=|=<|=>|[<>≤≥])\s*(.+)$/
const WITH_MORE = /^([+\-\u2212]?[\d.,'’]+(?:[eE][+-]?\d{1,3})?)\s*(\S.{0,39})$/
/** Abnormal flags that laboratories print behind the number (HL7 v3 ObservationInterpretation). */
const FLAG = /^[([]?(HH|LL|H|L|A|\*+)[)\]]?$/

export type CellQuantity = CellNumber &
  Readonly<{
    comparator: Comparator | null
    /** H, L, HH, LL or A, where the cell has such a flag. */
    flag: string | null
    /** Text behind the number that is no flag: a unit, perhaps. */
    rest: string | null
  }>

function behind(text: string, decimal: Decimal, comparator: Comparator | null): CellQuantity | null {
  const alone = cellNumber(text, decimal)
  if (alone !== null) return { ...alone, comparator, flag: null, rest: null }
  const m = WITH_MORE.exec(text)
  const number = m === null ? null : cellNumber(m[1] ?? '', decimal)
  if (m === null || number === null) return null
  const rest = (m[2] ?? '').trim()
  const flag = FLAG.exec(rest)?.[1] ?? null
  if (flag === null) return { ...number, comparator, flag, rest }
  return { ...number, comparator, flag: flag.startsWith('*') ? 'A' : flag, rest: null }
}

/** "5.4", "<5", "5,4 mmol/L", "12.1 H". @returns null for what is no number with something around it */
export function cellQuantity(text: string, decimal: Decimal): CellQuantity | null {
  const m = COMPARED.exec(text)
  if (m === null) return behind(text, decimal, null)
  return behind((m[2] ?? '').trim(), decimal, COMPARATORS.get(m[1] ?? '') ?? null)
}

/** The zero of a SAS transport file read as an IEEE double (2^-260): no measurement, and no number that was written. */
export const isSasZero = (value: number): boolean => value !== 0 && Math.abs(value) < 1e-70
