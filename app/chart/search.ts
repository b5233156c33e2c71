/**
 * Search inside one chart. Everything that has a name is held in memory as lower-case words; a query matches where each of its words begins
 * a word of the entry. Texts of notes are searched where they lie (main/db/queries/notes.ts).
 */
import type { ChartView, ListItem } from '../contract/chart.ts'
import type { FactId } from '../contract/ids.ts'

export const SEARCH_KINDS = ['result', 'problem', 'medication', 'allergy', 'encounter', 'procedure', 'immunization', 'note'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** `key`: of a result row; `fact`: the row of everything else. `value`: what stands beside the name, of a result its newest value. */
export type SearchEntry = Readonly<{
  kind: SearchKind
  id: string
  key: string | null
  fact: FactId | null
  label: string
  detail: string
  value: string
  at: string | null
  active: boolean
  /** Lower case, without accents, words apart by one blank, one before the first. */
  hay: string
}>
export type SearchHit = Readonly<{ entry: SearchEntry; score: number }>
export type SearchFound = Readonly<{
  groups: readonly Readonly<{ kind: SearchKind; hits: readonly SearchHit[]; more: number }>[]
  total: number
}>

/** "Créatinine (sérum)" and "creatinine serum" are found by the same letters. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

export const searchWords = (query: string): readonly string[] =>
  folded(query)
    .split(/[^\p{L}\p{N}.,+%-]+/u)
    .filter(Boolean)
const hayOf = (...texts: readonly (string | null)[]) =>
  ` ${texts
    .map((text) => searchWords(text ?? '').join(' '))
    .filter(Boolean)
    .join(' ')}`

function ofItem(kind: SearchKind, item: ListItem): SearchEntry {
  const { fact, label, detail, status, start, active, code } = item
  return {
    kind,
    id: fact,
    key: null,
    fact,
    label,
    detail: detail ?? '',
    value: status ?? '',
    at: start,
    active,
    hay: hayOf(label, detail, code),
  }
}

function ofRow(row: ChartView['labs'][number]): SearchEntry {
  const newest = row.points.at(-1) ?? null
  const value = newest ? [newest.text, row.unit].filter(Boolean).join(' ') : ''
  const hay = hayOf(row.label, row.group, row.key.replaceAll('_', ' '), row.code, newest?.text ?? null, row.unit)
  return {
    kind: 'result',
    id: `row ${row.key}`,
    key: row.key,
    fact: newest?.fact ?? null,
    label: row.label,
    detail: row.group,
    value,
    at: newest?.at ?? null,
    active: true,
    hay,
  }
}

function ofNote(note: ChartView['notes'][number]): SearchEntry {
  const { fact, label, author, preview, date } = note
  return {
    kind: 'note',
    id: fact,
    key: null,
    fact,
    label,
    detail: preview,
    value: author ?? '',
    at: date,
    active: true,
    hay: hayOf(label, author, preview),
  }
}

/** Made once for each view of a chart. */
export function searchIndex(view: ChartView): readonly SearchEntry[] {
  return [
    ...[...view.vitals, ...view.labs].map(ofRow),
    ...view.problems.map((item) => ofItem('problem', item)),
    ...view.medications.map((item) => ofItem('medication', item)),
    ...view.allergies.items.map((item) => ofItem('allergy', item)),
    ...view.encounters.map((item) => ofItem('encounter', item)),
    ...view.procedures.map((item) => ofItem('procedure', item)),
    ...view.immunizations.map((item) => ofItem('immunization', item)),
    ...view.notes.map(ofNote),
  ]
}

/** What begins with the words comes before what only has them; what is current before what is past. 0: not found. */
function scoreOf(entry: SearchEntry, words: readonly string[]): number {
  if (!words.every((word) => entry.hay.includes(` ${word}`))) return 0
  const label = ` ${searchWords(entry.label).join(' ')}`
  const begins = label.startsWith(` ${words[0]}`) ? 4 : 0
  const inLabel = words.every((word) => label.includes(` ${word}`)) ? 2 : 0
  return 1 + begins + inLabel + (entry.active ? 1 : 0)
}

/** What is found beside the words themselves: rows another name means, notes whose text holds them. */
export type SearchBeside = Readonly<{ keys: readonly string[]; notes: readonly FactId[] }>
const NOTHING: SearchBeside = { keys: [], notes: [] }
const BY_NAME = 5
const BY_TEXT = 1

export const PER_KIND = 6

/** @returns groups in a fixed order, each with its best `perKind` and how many more there are; nothing for an empty query */
export function searchChart(index: readonly SearchEntry[], query: string, beside: SearchBeside = NOTHING, perKind = PER_KIND): SearchFound {
  const words = searchWords(query)
  if (words.length === 0) return { groups: [], total: 0 }
  const [keys, notes] = [new Set(beside.keys), new Set(beside.notes)]
  const hits = index.flatMap((entry): SearchHit[] => {
    const named = entry.key !== null && keys.has(entry.key) ? BY_NAME : 0
    const written = entry.kind === 'note' && entry.fact !== null && notes.has(entry.fact) ? BY_TEXT : 0
    const score = Math.max(scoreOf(entry, words), named, written)
    return score > 0 ? [{ entry, score }] : []
  })
  const groups = SEARCH_KINDS.flatMap((kind) => {
    const own = hits.filter(({ entry }) => entry.kind === kind)
    if (own.length === 0) return []
    const best = own.toSorted((a, b) => b.score - a.score || (b.entry.at ?? '').localeCompare(a.entry.at ?? ''))
    return [{ kind, hits: best.slice(0, perKind), more: Math.max(0, own.length - perKind) }]
  })
  return { groups, total: hits.length }
}

export type Piece = Readonly<{ start: number; text: string; hit: boolean }>

/** The text cut where a word of the query begins one of its own; joined again it is the text to the letter. */
export function highlighted(text: string, query: string): readonly Piece[] {
  const low = folded(text)
  const words = searchWords(query)
  // Where folding changes the length, places would be wrong: nothing is marked.
  if (words.length === 0 || low.length !== text.length) return [{ start: 0, text, hit: false }]
  const marks = words
    .flatMap((word) => beginnings(low, word).map((start): [number, number] => [start, start + word.length]))
    .sort((a, b) => a[0] - b[0])
  const pieces: Piece[] = []
  let from = 0
  for (const [start, end] of marks) {
    if (end <= from) continue
    if (start > from) pieces.push({ start: from, text: text.slice(from, start), hit: false })
    const begin = Math.max(start, from)
    pieces.push({ start: begin, text: text.slice(begin, end), hit: true })
    from = end
  }
  if (from < text.length) pieces.push({ start: from, text: text.slice(from), hit: false })
  return pieces
}

function beginnings(low: string, word: string): readonly number[] {
  const found: number[] = []
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(low[at - 1] ?? '')) found.push(at)
  return found
}

/** Letters of a text around its first hit, for the line below a note. */
const AROUND = 70

/** @returns null where not every word begins a word of the text */
export function snippetOf(text: string, words: readonly string[]): string | null {
  const low = folded(text)
  const starts = words.map((word) => beginnings(low, word)[0] ?? -1)
  if (words.length === 0 || starts.some((start) => start < 0)) return null
  const at = low.length === text.length ? Math.min(...starts) : 0
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + AROUND)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`
}
