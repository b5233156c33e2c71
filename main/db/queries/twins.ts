/**
 * One result told by several messages: two observations of one chart with the same code, moment, value and unit but from different
 * resources. Both are kept and projected; they count when they come, and are shown once, under the lower fact id, whatever came first.
 */
import { isTakenBack } from '#app/chart/status.ts'
import type { Connection } from '../statements.ts'
import type { ObservationRow } from './observations.ts'
import { termOf } from './observations.ts'
import { PER_RESOURCE } from './rows.ts'

const PLACE = { ms: 0, fact: 1, term: 2, effective: 3, kind: 5, value: 6, text: 7, extra: 8 } as const
const KIND_OF_QUANTITY = 1
const KIND_OF_TEXT = 2
const KIND_OF_ABSENT = 3

/** A date alone is no moment: two equal values of one day may be two measurements. */
const isMoment = (effective: string | null): boolean => effective?.includes('T') === true

const resourceOf = (fact: string): string => fact.split('#')[0] ?? fact

type Same = Readonly<{ value: number | string | null; unit: string | null; comparator: string | null }>

/** An observation on its way in. `isOff`: it was called off. */
export type Told = Readonly<{
  fact: string
  effective: string | null
  ms: number
  kind: number
  value: number | null
  text: string | null
  unit: string | null
  comparator: string | null
  isOff: boolean
}>

function sameOf({ kind, value, text, unit, comparator }: Told): Same | null {
  if (kind === KIND_OF_ABSENT) return null
  return kind === KIND_OF_TEXT ? { value: text, unit: null, comparator: null } : { value, unit, comparator }
}

export const TWINS_OF = `SELECT o.id, t.body ->> '$[6]' AS status, o.value, o.text, o.extra ->> '$.comparator' AS comparator, t.body ->> '$[7]' AS unit
  FROM observation o CROSS JOIN term t ON t.id = o.term WHERE o.pid = ? AND o.code = ? AND o.ms = ? AND o.kind = ? AND o.fact <> ?`

type TwinRow = Readonly<{
  id: number
  status: string
  value: number | null
  text: string | null
  comparator: string | null
  unit: string | null
}>

export type TwinSearch = Readonly<{
  /** A chart that begins with this batch: what is in it is in memory. */
  isNew: (chart: number) => void
  look: (told: Told, chart: number, code: number, resource: number) => void
  found: () => number
  forget: () => void
}>

/** What a batch has said of one moment of one code of one chart, and by which resource; the newest first. */
type Said = Readonly<{ same: Same; resource: number; before: Said | undefined }>

const equal = (a: Same, b: Same): boolean => a.value === b.value && a.unit === b.unit && a.comparator === b.comparator

function saidBefore(said: Said | undefined, same: Same): Said | undefined {
  let one = said
  while (one && !equal(one.same, same)) one = one.before
  return one
}

/** More codes than there are in any terminology, and few enough that chart and code are one whole number. */
const MOST_CODES = 2 ** 22

/** Only charts that were there before the batch are asked for in the store. */
export function twinSearch(db: Connection): TwinSearch {
  const fresh = new Set<number>()
  /** By chart and code, then by moment. */
  const seen = new Map<number, Map<number, Said>>()
  let found = 0
  const momentsOf = (chart: number, code: number): Map<number, Said> => {
    const key = chart * MOST_CODES + code
    const known = seen.get(key) ?? new Map<number, Said>()
    if (known.size === 0) seen.set(key, known)
    return known
  }
  const isStored = (o: Told, same: Same, chart: number, code: number, resource: number): boolean => {
    if (fresh.has(chart)) return false
    const isText = o.kind === KIND_OF_TEXT
    const rows = db.all<TwinRow>(TWINS_OF, chart, code, o.ms, isText ? KIND_OF_TEXT : KIND_OF_QUANTITY, o.fact)
    return rows.some((row) => {
      const { id, unit, comparator } = row
      if (isTakenBack(row.status)) return false
      return Math.floor(id / PER_RESOURCE) !== resource && equal({ value: isText ? row.text : row.value, unit, comparator }, same)
    })
  }
  return {
    isNew: (chart) => fresh.add(chart),
    look: (o, chart, code, resource) => {
      const same = isMoment(o.effective) && !o.isOff ? sameOf(o) : null
      if (!same) return
      const { ms } = o
      const moments = momentsOf(chart, code)
      const said = moments.get(ms)
      const twin = saidBefore(said, same)
      if (!twin) moments.set(ms, { same, resource, before: said })
      if (twin ? twin.resource !== resource : isStored(o, same, chart, code, resource)) found += 1
    },
    found: () => found,
    forget: () => {
      fresh.clear()
      seen.clear()
      found = 0
    },
  }
}

/** Body of a term by its number. */
export type TermBody = (id: number) => string

/** A result that was called off is not told again by one that stands. */
function isOneTerm(terms: TermBody, a: ObservationRow, b: ObservationRow): boolean {
  if (a[PLACE.term] === b[PLACE.term]) return true
  const [first, second] = [termOf(terms(a[PLACE.term])), termOf(terms(b[PLACE.term]))]
  return first.unit === second.unit && isTakenBack(first.status) === isTakenBack(second.status)
}

function comparatorOf(row: ObservationRow): string | null {
  const extra = row[PLACE.extra]
  return extra === null ? null : ((JSON.parse(extra) as { comparator?: string }).comparator ?? null)
}

/** Of two rows of one chart, code and moment. */
function areTwins(terms: TermBody, a: ObservationRow, b: ObservationRow): boolean {
  if (a[PLACE.kind] !== b[PLACE.kind] || a[PLACE.kind] === KIND_OF_ABSENT || a[PLACE.value] !== b[PLACE.value]) return false
  if (a[PLACE.kind] === KIND_OF_TEXT && a[PLACE.text] !== b[PLACE.text]) return false
  if (!isMoment(a[PLACE.effective]) || !isMoment(b[PLACE.effective]) || resourceOf(a[PLACE.fact]) === resourceOf(b[PLACE.fact]))
    return false
  if (a[PLACE.extra] !== b[PLACE.extra] && comparatorOf(a) !== comparatorOf(b)) return false
  return isOneTerm(terms, a, b)
}

const byFact = (a: ObservationRow, b: ObservationRow): number => (a[PLACE.fact] < b[PLACE.fact] ? -1 : 1)

/** Rows of one moment in the order of their fact ids, each result once. */
function once(terms: TermBody, moment: readonly ObservationRow[]): readonly ObservationRow[] {
  const [first, second] = moment
  if (first && second && moment.length === 2 && areTwins(terms, first, second)) return [byFact(first, second) < 0 ? first : second]
  const kept: ObservationRow[] = []
  const byValue = new Map<string, ObservationRow[]>()
  for (const row of [...moment].sort(byFact)) {
    const key = `${row[PLACE.value]} ${row[PLACE.kind] === KIND_OF_TEXT ? row[PLACE.text] : ''}`
    const alike = byValue.get(key) ?? []
    byValue.set(key, alike)
    if (isMoment(row[PLACE.effective]) && alike.some((other) => areTwins(terms, other, row))) continue
    alike.push(row)
    kept.push(row)
  }
  return kept
}

/**
 * Neighbours in time, told once. Rows of one moment come out in the order of their fact ids, so that it does not matter which came first.
 * @param rows of one chart and code, in the order of time (either way)
 */
export function collapse(terms: TermBody, rows: readonly ObservationRow[]): readonly ObservationRow[] {
  const isAlone = (row: ObservationRow, at: number) =>
    rows[at - 1]?.[PLACE.ms] !== row[PLACE.ms] && rows[at + 1]?.[PLACE.ms] !== row[PLACE.ms]
  if (rows.every(isAlone)) return rows
  const told: ObservationRow[] = []
  let from = 0
  while (from < rows.length) {
    let until = from + 1
    while (until < rows.length && rows[until]?.[PLACE.ms] === rows[from]?.[PLACE.ms]) until += 1
    if (until === from + 1) told.push(rows[from] as ObservationRow)
    else told.push(...once(terms, rows.slice(from, until)))
    from = until
  }
  return told
}
