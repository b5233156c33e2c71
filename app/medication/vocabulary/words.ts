/** Text of an order as words: lower case, without accents, letters and digits; how names are compared. */

/** What is longer than this is no name of a drug. */
const LONGEST = 400

/** True where lower-casing is all there is to do. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 126) return false
  return true
}

/** Lower case, accents and invisible signs gone, ligatures apart, signs of multiplication and dashes as in ASCII. */
export function plain(text: string): string {
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text
  if (isAscii(short)) return short.toLowerCase()
  return short
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad®™©]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[µμ]/g, 'u')
    .replace(/[‐-―−]/g, '-')
    .replace(/[×✕]/g, 'x')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
}

const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/
const WORD = /[\p{L}\p{N}]+/gu

/** @returns the words of a name joined by single spaces: "HYDROcodone-APAP" -> "hydrocodone apap" */
export const keyOf = (name: string): string => (PLAIN_NAME.test(name) ? name : (plain(name).match(WORD) ?? []).join(' '))
