/**
 * A word that is no name as written, read as one: as another language spells it, cut short, or misspelt. Never where two names are equally near,
 * nor where a look-alike is near too.
 */
import { typosBetween } from '../../terminology/name-distance.ts'
import { lookAlikesOf } from './look-alikes.ts'
import { orderWord } from './order-words.ts'
import type { Entry } from './vocabulary.ts'

export type Respelt = Readonly<{ word: string; how: 'language' | 'cut' | 'typo'; confidence: number }>
export type Respeller = (word: string) => Respelt | null

/** What spellings of one international name share: "azithromycin", "azitromicina", "azithromycinum" are "azitromicin". */
export function skeletonOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/h/g, '')
    .replace(/y/g, 'i')
    .replace(/k/g, 'c')
    .replace(/ae|oe/g, 'e')
    .replace(/z/g, 's')
    .replace(/x/g, 'cs')
    .replace(/(.)\1+/g, '$1')
    .replace(/^es(?=[pt])/, 's')
    .replace(/(um|us|[aeio])$/, '')
}

/** Salts that German writes in one word with the drug. */
const COMPOUND =
  /(succinat|tartrat|hydrochlorid|fumarat|besilat|maleat|natrium|kalium|sulfat|acetat|citrat|mesilat|dihydrat|hydrobromid|phosphat|magnesium)$/

/** Letters of a word as bits: words that share too few letters are no misspellings of each other. */
function maskOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i += 1) mask |= 1 << (word.charCodeAt(i) - 97)
  return mask
}

/** How many bits are set, by adding neighbours. */
function bitsOf(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

type Known = Readonly<{ word: string; of: string; kind: 'generic' | 'name' | 'brand' }>
/** Words of one length; the letters of each beside them, so that most are passed over without being looked at. */
type Shelf = Readonly<{ words: readonly Known[]; masks: Int32Array }>

/** Shorter words of names are too near to ordinary words. */
const SHORTEST = 5
const SHORTEST_NAME = 6
const LONGEST = 40
const SHORTEST_SKELETON = 6
const SHORTEST_CUT = 6
const TWO_TYPOS_FROM = 9
const LETTERS = /^[a-z]+$/

const meaning = ({ ingredients }: Entry): string =>
  ingredients
    .map(({ name }) => name)
    .sort()
    .join('+')

/** Words that the names of ingredients begin with, and that are no names by themselves. */
const FIRST_WORDS =
  'potassium sodium calcium magnesium ferrous ferric folic ascorbic aluminum polyethylene conjugated insulin isosorbide valproic mycophenolic zoledronic tranexamic aminocaproic hyaluronic ethacrynic mefenamic fusidic'.split(
    ' ',
  )
const KINDS: Readonly<Record<string, Known['kind']>> = { ingredient: 'generic', salt: 'generic', name: 'name', brand: 'brand' }

/** Names of one word that may be meant by a word that is none. */
function wordsOf(entries: ReadonlyMap<string, Entry>): readonly Known[] {
  const known = new Map<string, Known>()
  const learn = (word: string, of: string, kind: Known['kind']) => {
    const shortest = kind === 'generic' ? SHORTEST : SHORTEST_NAME
    if (word.length >= shortest && LETTERS.test(word) && orderWord(word) === undefined && !known.has(word))
      known.set(word, { word, of, kind })
  }
  for (const [key, entry] of entries) {
    const kind = KINDS[entry.kind]
    if (kind !== undefined && !key.includes(' ')) learn(key, meaning(entry), kind)
  }
  for (const word of FIRST_WORDS) learn(word, word, 'generic')
  return [...known.values()].sort((a, b) => (a.word < b.word ? -1 : 1))
}

/** By skeleton; null where two different things share one. Trade names are the same in every language. */
function skeletonsOf(words: readonly Known[]): ReadonlyMap<string, Known | null> {
  const skeletons = new Map<string, Known | null>()
  for (const known of words) {
    const skeleton = skeletonOf(known.word)
    if (known.kind === 'brand' || skeleton.length < SHORTEST_SKELETON) continue
    const other = skeletons.get(skeleton)
    skeletons.set(skeleton, other === undefined || other?.of === known.of ? known : null)
  }
  return skeletons
}

function byLength(words: readonly Known[]): ReadonlyMap<number, Shelf> {
  const lengths = Map.groupBy(words, ({ word }) => word.length)
  return new Map(
    [...lengths].map(([length, shelf]) => [length, { words: shelf, masks: Int32Array.from(shelf, ({ word }) => maskOf(word)) }]),
  )
}

/** Where in the sorted words those begin that are not before this one. */
function firstFrom(words: readonly Known[], word: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.word ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

/** The one thing that every word beginning so means. */
function completed(words: readonly Known[], start: string): Known | null {
  const first = words[firstFrom(words, start)]
  if (start.length < SHORTEST_CUT || first === undefined || !first.word.startsWith(start) || first.kind !== 'generic') return null
  for (let i = firstFrom(words, start); words[i]?.word.startsWith(start); i += 1)
    if (words[i]?.of !== first.of || words[i]?.kind === 'brand') return null
  return first
}

type Near = Readonly<{ known: Known; typos: number; isTie: boolean }>

/** Whether one letter left out, put in or changed, or two neighbours swapped, makes one word of the other. */
function isOneTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1
  let end = 0
  while (end < short.length - start && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end += 1
  const left = long.length - start - end
  if (left <= 1) return true
  return short.length === long.length && left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]
}

function typosOf(a: string, b: string, allowed: number): number | null {
  if (isOneTypo(a, b)) return a === b ? 0 : 1
  return allowed < 2 ? null : typosBetween(a, b, allowed)
}

/** The nearest of one shelf and of what was found before. */
function nearestOn({ words, masks }: Shelf, word: string, allowed: number, before: Near | null): Near | null {
  const mask = maskOf(word)
  let best = before
  for (let at = 0; at < masks.length; at += 1) {
    if (bitsOf((masks[at] ?? 0) ^ mask) > 2 * allowed) continue
    const known = words[at]
    if (known?.word[0] !== word[0]) continue
    const typos = known === undefined ? null : typosOf(word, known.word, Math.min(best?.typos ?? allowed, known.kind === 'generic' ? 2 : 1))
    if (known === undefined || typos === null) continue
    const isTie: boolean = best !== null && typos === best.typos && (best.isTie || known.of !== best.known.of)
    best = { known, typos, isTie }
  }
  return best
}

function nearest(shelves: ReadonlyMap<number, Shelf>, word: string): Near | null {
  const allowed = word.length >= TWO_TYPOS_FROM ? 2 : 1
  let best: Near | null = null
  for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
    const shelf = shelves.get(length)
    if (shelf !== undefined) best = nearestOn(shelf, word, allowed, best)
  }
  return best === null || best.isTie ? null : best
}

const isNearLookAlike = (word: string, name: string, typos: number): boolean =>
  lookAlikesOf(name).some((other) => typosBetween(word, other, typos + 1) !== null)

type Index = Readonly<{ words: readonly Known[]; skeletons: ReadonlyMap<string, Known | null>; shelves: ReadonlyMap<number, Shelf> }>

function indexOf(entries: ReadonlyMap<string, Entry>): Index {
  const words = wordsOf(entries)
  return { words, skeletons: skeletonsOf(words), shelves: byLength(words) }
}

/** The index is made when the first word is asked for that is no name. */
export function respellerOf(entries: ReadonlyMap<string, Entry>): Respeller {
  let index: Index | null = null
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || !LETTERS.test(word) || orderWord(word) !== undefined) return null
    index ??= indexOf(entries)
    const translated = index.skeletons.get(skeletonOf(word)) ?? index.skeletons.get(skeletonOf(word.replace(COMPOUND, '')))
    if (translated) return { word: translated.word, how: 'language', confidence: 0.92 }
    const whole = completed(index.words, word)
    if (whole !== null) return { word: whole.word, how: 'cut', confidence: 0.9 }
    const near = nearest(index.shelves, word)
    if (near === null || isNearLookAlike(word, near.known.word, near.typos)) return null
    return { word: near.known.word, how: 'typo', confidence: near.typos === 1 ? 0.85 : 0.75 }
  }
}
