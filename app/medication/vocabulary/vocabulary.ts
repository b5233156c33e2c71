/** The table of names made ready for reading orders. */
import type { DrugMatch, NamedIngredient } from '../../contract/medication.ts'
import { orderWord } from './order-words.ts'
import { type Respeller, respellerOf } from './respell.ts'
import { keyOf } from './words.ts'

/** `brand` and `name` are written often, `trade` and `synonym` come from tables: those are never guessed at. */
export type NameKind = 'ingredient' | 'salt' | 'brand' | 'trade' | 'name' | 'synonym' | 'fluid' | 'supplement' | 'vaccine' | 'supply'

export type Entry = Readonly<{
  /** As the table writes it. */
  name: string
  kind: NameKind
  ingredients: readonly NamedIngredient[]
  words: number
}>

export type Vocabulary = Readonly<{
  /** By the words of a name, joined by single spaces. */
  entries: ReadonlyMap<string, Entry>
  /** First word of a name to the most words that a name beginning with it has. */
  heads: ReadonlyMap<string, number>
  /** Amounts in mg that one tablet, capsule or dose of an ingredient may have. */
  strengths: ReadonlyMap<string, ReadonlySet<number>>
  /** RxNorm codes by ingredient name; null where there is none. */
  ingredients: ReadonlyMap<string, NamedIngredient>
  respell: Respeller
  /** Texts that were read, with what they were read as: the same text always reads the same. */
  remembered: Map<string, DrugMatch>
}>

const KINDS: ReadonlySet<string> = new Set<NameKind>([
  'ingredient',
  'salt',
  'brand',
  'trade',
  'name',
  'synonym',
  'fluid',
  'supplement',
  'vaccine',
  'supply',
])
const isKind = (text: string): text is NameKind => KINDS.has(text)

type Row = Readonly<{ name: string; kind: NameKind; of: string; amounts: string }>

function rowsOf(tsv: string): readonly Row[] {
  return tsv.split('\n').flatMap((line) => {
    const [name = '', kind = '', of = '', amounts = ''] = line.split('\t')
    return isKind(kind) ? [{ name, kind, of, amounts }] : []
  })
}

/** Words of orders are no names by themselves: "liquid", "act", "today" mean what they say. */
const isPlainWord = (key: string): boolean => !key.includes(' ') && orderWord(key) !== undefined

function entriesOf(rows: readonly Row[], ingredients: ReadonlyMap<string, NamedIngredient>): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const { name, kind, of } of rows) {
    const key = keyOf(name)
    if (key === '' || isPlainWord(key) || (entries.has(key) && kind !== 'ingredient')) continue
    const names = kind === 'ingredient' ? [name] : of === '' ? [] : of.split('+')
    const named = names.map((one) => ingredients.get(one) ?? { name: one, rxcui: null })
    entries.set(key, { name, kind, ingredients: named, words: key.split(' ').length })
  }
  return entries
}

function headsOf(entries: ReadonlyMap<string, Entry>): Map<string, number> {
  const heads = new Map<string, number>()
  for (const [key, { words }] of entries) {
    const space = key.indexOf(' ')
    const head = space < 0 ? key : key.slice(0, space)
    if ((heads.get(head) ?? 0) < words) heads.set(head, words)
  }
  return heads
}

/** @param tsv rows of name, kind, ingredients joined by "+" (of an ingredient: its RxNorm code, and amounts in mg that it comes in) */
export function makeVocabulary(tsv: string): Vocabulary {
  const rows = rowsOf(tsv)
  const own = rows.filter(({ kind }) => kind === 'ingredient')
  const ingredients = new Map(own.map(({ name, of }) => [name, { name, rxcui: of === '' ? null : of }] as const))
  const strengths = new Map(
    own.flatMap(({ name, amounts }) => (amounts === '' ? [] : [[name, new Set(amounts.split(' ').map(Number))] as const])),
  )
  const entries = entriesOf(rows, ingredients)
  return { entries, heads: headsOf(entries), strengths, ingredients, respell: respellerOf(entries), remembered: new Map() }
}
