/** The last day hour by hour, back from the question: the mean of what was measured in each hour. Read once for each question. */
import type { FactId } from '../../contract/ids.ts'
import { before, type Context, isFound, type Timed } from '../context.ts'
import { numberOf } from '../newest.ts'
import { rounded, SERIES, type Series } from './series.ts'

const HOUR_MS = 3_600_000
export const DAY = 24

/** `ms`: of the newest value in it. */
export type Hour = Readonly<{ value: number; ms: number; facts: readonly FactId[] }>
/** First the hour that ends at the question, then the one before it; null where nothing plausible was measured. */
export type Hours = readonly (Hour | null)[]

type Value = Readonly<{ value: number; ms: number; fact: FactId }>

const NONE: Hours = Array.from({ length: DAY }, () => null)
const BARE: ReadonlySet<string> = new Set(['/min', '%'])

/** A fraction of inspired oxygen may be written as per cent: no fraction is above 1. */
function numberIn(timed: Timed, { unit }: Series): number | null {
  if (unit === '1') {
    const { value } = timed.observation
    return value.kind === 'quantity' && value.comparator === null ? (value.value > 1 ? value.value / 100 : value.value) : null
  }
  const found = numberOf(timed, { unit, unitOptional: BARE.has(unit), concept: null })
  return isFound(found) ? found.x : null
}

function valuesOf(context: Context, codes: readonly string[], series: Series, atMs: number): readonly Value[] {
  return before(context, codes).flatMap((timed) => {
    if (timed.ms === null || atMs - timed.ms >= DAY * HOUR_MS) return []
    const raw = numberIn(timed, series)
    const value = raw === null ? Number.NaN : rounded(raw, series.steps)
    return value >= series.low && value <= series.high ? [{ value, ms: timed.ms, fact: timed.observation.id }] : []
  })
}

/** @param values newest first */
function hourOf(values: readonly Value[], steps: number): Hour | null {
  const [newest] = values
  if (!newest) return null
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length
  return { value: rounded(mean, steps), ms: newest.ms, facts: values.map(({ fact }) => fact) }
}

function measured(context: Context, series: Series): Hours {
  const { atMs } = context
  if (atMs === null) return NONE
  const lists = series.loinc.map((codes) => valuesOf(context, codes, series, atMs))
  const values = lists.find((list) => list.length > 0) ?? []
  const bins = NONE.map((): Value[] | null => null)
  for (const value of values) {
    const k = Math.floor((atMs - value.ms) / HOUR_MS)
    const bin = bins[k]
    if (bin) bin.push(value)
    else bins[k] = [value]
  }
  return bins.map((bin) => (bin ? hourOf(bin, series.steps) : null))
}

/** A third of the systolic and two thirds of the diastolic pressure, where no mean is recorded. */
function meanPressure(systolic: Hour | null, diastolic: Hour | null): Hour | null {
  if (!systolic || !diastolic) return null
  const value = rounded((systolic.value + 2 * diastolic.value) / 3, 1)
  return { value, ms: Math.max(systolic.ms, diastolic.ms), facts: [...systolic.facts, ...diastolic.facts] }
}

const READ = new WeakMap<Context, Map<string, Hours>>()

/** @param name key of {@link SERIES} */
export function hoursOf(context: Context, name: string): Hours {
  const read = READ.get(context) ?? new Map<string, Hours>()
  READ.set(context, read)
  const known = read.get(name)
  if (known) return known
  const series = SERIES.get(name)
  const own = series ? measured(context, series) : NONE
  const [systolic, diastolic] = name === 'map' ? [hoursOf(context, 'sbp'), hoursOf(context, 'dbp')] : [NONE, NONE]
  const made = own.map((hour, k) => hour ?? meanPressure(systolic[k] ?? null, diastolic[k] ?? null))
  read.set(name, made)
  return made
}
