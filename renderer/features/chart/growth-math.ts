/** What a growth chart shows: ages, spans, where each measurement stands. */
import { ageAt } from '#app/chart/age.ts'
import { correctionDays } from '#app/growth/age.ts'
import { CENTILES, type Curve, curves } from '#app/growth/curves.ts'
import type { Reference, Sex } from '#app/growth/lms.ts'
import { type Place, placeOf } from '#app/growth/place.ts'
import type { GrowthKind, GrowthPoint } from './growth-points.ts'

const DAY_MS = 86_400_000
const DAYS_A_MONTH = 30.4375
const TWO_YEARS = 731
const WHO_LAST = 1826
const CDC_LAST = 7305
const CDC_HEAD_LAST = 1095

/**
 * `age` in words and `ageDays` since birth; `readDays` the age it is read at, and `readAge` in words where that is another one: corrected for
 * preterm birth until 24 months.
 */
export type Placed = Readonly<{
  point: GrowthPoint
  age: string
  ageDays: number
  readDays: number
  readAge: string | null
  place: Place | null
}>
export type Request = Readonly<{ reference: Reference; kind: GrowthKind; sex: Sex; born: number; weeks: number | null }>

export function placed(points: readonly GrowthPoint[], { reference, kind, sex, born, weeks }: Request): readonly Placed[] {
  return points.flatMap((point) => {
    const ageDays = Math.floor((point.ms - born) / DAY_MS)
    if (ageDays < 0) return []
    const readDays = ageDays - correctionDays(ageDays, weeks)
    const readAge = readDays === ageDays ? null : ageWords(born, readDays)
    return [
      {
        point,
        age: ageWords(born, ageDays),
        ageDays,
        readDays,
        readAge,
        place: placeOf({ reference, indicator: kind, sex, ageDays: readDays, value: point.value }),
      },
    ]
  })
}

export type Span = readonly [from: number, to: number]

/** The ages a chart of this reference is drawn over, given the oldest measurement. */
export function ageSpan(reference: Reference, kind: GrowthKind, oldest: number): Span {
  if (reference === 'who') return oldest < TWO_YEARS ? [0, 730] : [0, WHO_LAST]
  if (kind === 'head') return [0, CDC_HEAD_LAST]
  return oldest < TWO_YEARS && kind !== 'bmi' ? [0, 730] : [TWO_YEARS, CDC_LAST]
}

export const linesOf = ({ reference, kind, sex }: Request, [fromDay, toDay]: Span): readonly Curve[] =>
  curves({ reference, indicator: kind, sex, fromDay, toDay })

/** Room for the outer lines and every measurement that can be right; what cannot is drawn at the edge. */
export function valueSpan(lines: readonly Curve[], points: readonly Placed[]): Span {
  const all = [
    ...lines.flatMap((line) => line.points.map(({ value }) => value)),
    ...points.flatMap(({ point, place }) => (place?.implausible ? [] : [point.value])),
  ]
  if (all.length === 0) return [0, 1]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const pad = (high - low) * 0.04
  return [Math.max(0, low - pad), high + pad]
}

/** "9 d", "5 mo", "2 y 3 mo": completed months of the calendar. */
export function ageWords(born: number, days: number): string {
  const months = ageAt(new Date(born).toISOString(), born + Math.max(0, days) * DAY_MS)?.months ?? 0
  if (months < 1) return `${Math.max(0, days)} d`
  if (months < 24) return `${months} mo`
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest === 0 ? `${years} y` : `${years} y ${rest} mo`
}

/** Ticks in months below 2 years, in years beyond. */
export function ageTicks([from, to]: Span): readonly Readonly<{ days: number; text: string }>[] {
  const months = to - from <= 800 ? 3 : to - from <= 2000 ? 6 : 24
  const first = Math.ceil(from / DAYS_A_MONTH / months) * months
  const last = Math.floor(to / DAYS_A_MONTH)
  return Array.from({ length: Math.max(0, Math.floor((last - first) / months) + 1) }, (_, i) => first + i * months).map((month) => ({
    days: month * DAYS_A_MONTH,
    text: months >= 6 && to - from > 800 ? `${month / 12} y` : `${month} mo`,
  }))
}

/** "−1.3 SD, centile 9": the sign as a minus, the tails as "below 0.1" and "above 99.9". */
export function placeWords({ z, centile }: Place): string {
  const sign = z < 0 ? '−' : ''
  const share =
    centile < 0.1
      ? 'below centile 0.1'
      : centile > 99.9
        ? 'above centile 99.9'
        : `centile ${centile.toFixed(centile < 1 || centile > 99 ? 1 : 0)}`
  return `${sign}${Math.abs(z).toFixed(2)} SD, ${share}`
}

export { CENTILES }
