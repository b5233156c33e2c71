/** Numbers as people type them: decimal comma or point, spaces between thousands. What could be read two ways is not read. */

export type TypedNumber = Readonly<{
  value: number
  /** The decimal to the letter, with a point: "36,60" -> "36.60". */
  text: string
}>

const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/
const SPACED = /^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/
/** 1,234 is a thousand to some and one and a quarter to others; 0,125 and 1234,567 are not. */
const THOUSAND_OR_DECIMAL = /^[+-]?[1-9]\d{0,2},\d{3}$/

/** @returns null for what is no number, or could be two ("1,234", "1.234,5", "12 3"); exponents are refused */
export function parseNumber(text: string): TypedNumber | null {
  const bare = text
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/\u2212/g, '-')
    .trim()
  if (bare.length > 20 || THOUSAND_OR_DECIMAL.test(bare)) return null
  if (!PLAIN.test(bare) && !SPACED.test(bare)) return null
  const written = bare
    .replace(/ /g, '')
    .replace(',', '.')
    .replace(/^\+/, '')
    .replace(/\.$/, '')
    .replace(/^(-?)\./, '$10.')
  const value = Number(written)
  return Number.isFinite(value) ? { value, text: written } : null
}
