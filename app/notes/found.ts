/** Where the words that were looked for stand in a text, and the stretch around the first of them. */
export type Place = Readonly<{ start: number; end: number }>

const MARKS = /\p{M}+/gu
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

const folded = (word: string): string => word.normalize('NFKD').replace(MARKS, '').toLowerCase()

/** Each word of the query, as the index has it: without signs and accents, in lower case. */
export const searchWords = (query: string): readonly string[] =>
  [...new Set((query.match(WORD) ?? []).map(folded))].filter((word) => word !== '')

/** Every word of the text that begins with one of those looked for. @param most places that are told */
export function placesOf(text: string, query: string, most: number): readonly Place[] {
  const words = searchWords(query)
  const places: Place[] = []
  if (words.length === 0) return places
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (places.length >= most) break
    const own = folded(word)
    if (words.some((looked) => own.startsWith(looked))) places.push({ start: index, end: index + word.length })
  }
  return places
}

const BEFORE = 60
const LENGTH = 200

/** A stretch that begins at a word a little before the first place; places count from its beginning. */
export function stretchOf(text: string, query: string): Readonly<{ text: string; hits: readonly Place[] }> {
  const [first] = placesOf(text, query, 1)
  const near = Math.max(0, (first?.start ?? 0) - BEFORE)
  const from = near === 0 ? 0 : text.indexOf(' ', near) + 1
  const at = from > 0 && from <= (first?.start ?? 0) ? from : near
  const cut = text.slice(at, at + LENGTH)
  return { text: cut, hits: placesOf(cut, query, LENGTH) }
}
