/** Finds the names that the words of a text spell, the longest first. */
import { orderWord } from './order-words.ts'
import type { Entry, Vocabulary } from './vocabulary.ts'

export type Token = Readonly<{ word: string; start: number; end: number }>
export type Found = Readonly<{ entry: Entry; from: number; to: number }>

const TOKEN = /[\p{L}\p{N}]+/gu
/** "aspirin81mg": nobody means one word. */
const GLUED = /^([a-z]{4,})(\d.*)$/

/** @param text lower case, plain */
export function tokensOf(text: string, { heads }: Vocabulary): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: word, index: start } of text.matchAll(TOKEN)) {
    const glued = heads.has(word) ? null : GLUED.exec(word)
    const head = glued?.[1]
    if (head !== undefined && heads.has(head)) {
      tokens.push(
        { word: head, start, end: start + head.length },
        { word: word.slice(head.length), start: start + head.length, end: start + word.length },
      )
    } else tokens.push({ word, start, end: start + word.length })
  }
  return tokens
}

function longestAt(tokens: readonly Token[], at: number, { entries, heads }: Vocabulary): Found | null {
  const most = heads.get(tokens[at]?.word ?? '')
  if (most === undefined) return null
  let key = ''
  let found: Found | null = null
  for (let n = 0; n < most && at + n < tokens.length; n += 1) {
    key = n === 0 ? (tokens[at]?.word ?? '') : `${key} ${tokens[at + n]?.word}`
    const entry = entries.get(key)
    if (entry !== undefined) found = { entry, from: at, to: at + n + 1 }
  }
  return found
}

/** Cations after a name are its salt: "losartan potassium". */
export const CATIONS: ReadonlySet<string> = new Set([
  'potassium',
  'sodium',
  'calcium',
  'magnesium',
  'aluminum',
  'zinc',
  'lithium',
  'tromethamine',
  'meglumine',
  'arginine',
  'lysine',
])

/** "Nicotinyl alcohol", "stearyl alcohol": the word before makes another thing of it. */
const DEPENDENT: ReadonlySet<string> = new Set(['alcohol', 'glycol'])

function isOfAnother(tokens: readonly Token[], at: number, last: Found | undefined): boolean {
  const before = tokens[at - 1]?.word
  return (
    DEPENDENT.has(tokens[at]?.word ?? '') &&
    before !== undefined &&
    last?.to !== at &&
    /^[a-z]{4}/.test(before) &&
    orderWord(before) === undefined
  )
}

export function findNames(tokens: readonly Token[], vocabulary: Vocabulary): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length; ) {
    const name = longestAt(tokens, at, vocabulary)
    const last = found.at(-1)
    const isSalt = name !== null && name.to === at + 1 && CATIONS.has(tokens[at]?.word ?? '') && last !== undefined && last.to === at
    if (name !== null && !isSalt && !(name.to === at + 1 && isOfAnother(tokens, at, last))) found.push(name)
    at = name?.to ?? at + 1
  }
  return found
}

/** Words that are neither in a name nor known from orders, by their place. */
export function unknownWords(tokens: readonly Token[], found: readonly Found[]): readonly number[] {
  const isNamed = new Uint8Array(tokens.length)
  for (const { from, to } of found) isNamed.fill(1, from, to)
  return tokens.flatMap(({ word }, at) => (isNamed[at] === 1 || orderWord(word) !== undefined || !/^\p{L}{2}/u.test(word) ? [] : [at]))
}
