/** The phrases that a reader was asked to look for besides what it knows. */
import { automatonOf } from './automaton.ts'
import { keysOf, type Words } from './words.ts'

/** `asked`: the phrase as it was given. Places in words [from, to) and in the text [start, end). */
export type Asked = Readonly<{ asked: string; from: number; to: number; start: number; end: number }>

const PUNCTUATION = /[^\p{L}\p{N}\p{M}\s]/u

/** A phrase that ends in a sign of its own takes that sign with it: "rejection (Grade IV)". */
function endOf(text: string, end: number, asked: string): number {
  let at = end
  const tail = /[^\p{L}\p{N}\p{M}]*$/u.exec(asked.trimEnd().slice(-16))?.[0] ?? ''
  for (const sign of tail) {
    if (!PUNCTUATION.test(sign) || !text.startsWith(sign, at)) break
    at += sign.length
  }
  return at
}

/** @returns every place of every phrase, inflected or wrapped too, in the order of the text; a phrase that is not there gives nothing */
export function phrasesIn(words: Words, phrases: readonly string[]): readonly Asked[] {
  const own = [...new Set(phrases)].filter((phrase) => phrase.trim() !== '')
  const automaton = automatonOf(own.map((phrase) => withoutEdges(keysOf(phrase))))
  const seen = new Set<string>()
  return automaton.find(words.keys).flatMap(({ phrase, from, to }) => {
    const asked = own[phrase] ?? ''
    const place = `${from} ${to} ${asked}`
    if (seen.has(place)) return []
    seen.add(place)
    return [{ asked, from, to, start: words.starts[from] ?? 0, end: endOf(words.text, words.ends[to - 1] ?? 0, asked) }]
  })
}

const SIGN = /^[,;:()[\]-]$/
function withoutEdges(keys: readonly string[]): readonly string[] {
  const first = keys.findIndex((key) => !SIGN.test(key))
  const last = keys.findLastIndex((key) => !SIGN.test(key))
  return first < 0 ? [] : keys.slice(first, last + 1)
}
