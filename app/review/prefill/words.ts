/** Small words of prefilled findings: spans, lists, times as the source wrote them. */
import { isoFromMs, parseWhen } from '../../chart/when.ts'
import type { FactId } from '../../contract/ids.ts'
import type { PrefilledFinding } from '../../contract/review.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const MONTH_MS = 30.44 * DAY_MS
const YEAR_MS = 365.25 * DAY_MS

/** "30 h", "5 d", "8 mo", "3 y": hours as far as three days, days as far as two months, months as far as two years. @param ms 0 or more */
export function spanText(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(1, Math.round(ms / MINUTE_MS))} min`
  if (ms < 72 * HOUR_MS) return `${Math.round(ms / HOUR_MS)} h`
  if (ms < 60 * DAY_MS) return `${Math.round(ms / DAY_MS)} d`
  return ms < 2 * YEAR_MS ? `${Math.round(ms / MONTH_MS)} mo` : `${Math.round(ms / YEAR_MS)} y`
}

const DAY_LENGTH = 10

/** "2026-11-22 06:12" in UTC; a date without a time stays as it was written, and so does what cannot be read. */
export function minuteText(iso: string): string {
  const ms = iso.length > DAY_LENGTH ? (parseWhen(iso)?.ms ?? null) : null
  return ms === null ? iso : isoFromMs(ms).slice(0, 16).replace('T', ' ')
}

/** The same where it stands alone in a sentence: sources write in many zones, so the clock is named. */
export function whenText(iso: string | null): string {
  if (iso === null) return 'not dated'
  const text = minuteText(iso)
  return text.length > DAY_LENGTH && text !== iso ? `${text} UTC` : text
}

/** A finding before it has its hash. */
export type Said = Omit<PrefilledFinding, 'hash'>

type Sentence = Omit<Said, 'parts' | 'facts'> & Partial<Pick<Said, 'parts'>> & Readonly<{ facts: readonly FactId[] }>

export function sentence({ facts, ...more }: Sentence): Said {
  return { parts: [], ...more, facts: [...facts] }
}

/** Findings of one kind that are told one by one; beyond that the rest is told in one. */
const ONE_BY_ONE = 5

/** @param folded one finding that names all it is given */
export function severally<T>(items: readonly T[], one: (item: T) => Said, folded: (rest: readonly T[]) => Said): Said[] {
  if (items.length <= ONE_BY_ONE + 1) return items.map(one)
  return [...items.slice(0, ONE_BY_ONE).map(one), folded(items.slice(ONE_BY_ONE))]
}

/** Names told in one sentence; the rest is counted. */
const NAMED = 6

export function listed(names: readonly string[], most = NAMED): string {
  const rest = names.length - most
  return rest > 1 ? `${names.slice(0, most).join('; ')}; and ${rest} more` : names.join('; ')
}

/** The newest time of several, by what they mean; null where none is dated. */
export function newestOf(times: readonly (string | null)[]): string | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : known.reduce((a, b) => (b > a ? b : a))
}
