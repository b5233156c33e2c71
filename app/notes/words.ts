/** The words of a note, folded for comparison, each with its place in the text as it came (UTF-16 code units). */

export type Words = Readonly<{
  text: string
  /** Folded: lower case, no accents, singular; punctuation that divides (, ; : ( ) and a dash between blanks) is a word of its own. */
  keys: readonly string[]
  starts: Int32Array
  ends: Int32Array
}>

/** Bounded, so that a run of a million letters is many words and no overflow of the stack. */
const WORD = /[-+]ve(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]{1,400}(?:['’]\p{L}{1,40}){0,2}|[,;:()[\]]|(?<=\s)[-–—]+(?=\s)/gu
const DASH = /^[-–—]+$/
const MARKS = /\p{M}/gu

const ASCII = /^[\x20-\x7e]*$/

function plainWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  const bare = word.normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('’', "'")
  return bare.replaceAll('ß', 'ss').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('ł', 'l')
}

/** Greek plurals of the field: "stenoses", "metastases". */
const GREEK = /(?:sten|thromb|diagn|psych|neur|scler|cirrh|necr|anastom|prognost|fibr)oses$|metastases$|bases$|parentheses$|effusis$/

/** "Rules out" says the contrary of "rule out". */
const TWO_MEANINGS: ReadonlySet<string> = new Set(['rules'])

/** One word of two numbers: the plural and the possessive say the same for matching. */
function singular(word: string): string {
  const own = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word
  if (own.length < 4 || !own.endsWith('s') || TWO_MEANINGS.has(own)) return own
  if (GREEK.test(own)) return `${own.slice(0, -2)}is`
  if (own.endsWith('ies') && own.length > 4) return `${own.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(own)) return own.slice(0, -2)
  return /(?:ss|us|is)$/.test(own) ? own : own.slice(0, -1)
}

/** How a single word is compared. */
export function wordKey(word: string): string {
  return DASH.test(word) ? '-' : singular(plainWord(word))
}

/** @param text anything; never throws; time and space linear in its length */
export function wordsOf(text: string): Words {
  const keys: string[] = []
  const places: number[] = []
  const known = new Map<string, string>()
  for (const { 0: word, index } of text.matchAll(WORD)) {
    let key = known.get(word)
    if (key === undefined) {
      key = wordKey(word)
      known.set(word, key)
    }
    keys.push(key)
    places.push(index, index + word.length)
  }
  const starts = new Int32Array(keys.length)
  const ends = new Int32Array(keys.length)
  for (let at = 0; at < keys.length; at += 1) {
    starts[at] = places[2 * at] ?? 0
    ends[at] = places[2 * at + 1] ?? 0
  }
  return { text, keys, starts, ends }
}

/** The words of a phrase as they are compared. */
export const keysOf = (phrase: string): readonly string[] => wordsOf(phrase).keys
