/** A child's measurements out of the rows of a chart. No reference is read here: this comes with the chart itself. */
import type { ChartPoint, ChartView, ResultRow } from '#app/contract/chart.ts'

export type GrowthKind = 'weight' | 'length' | 'bmi' | 'head'

/** `facts`: the rows it came from; two for a body mass index. */
export type GrowthPoint = Readonly<{
  kind: GrowthKind
  ms: number
  at: string
  value: number
  text: string
  facts: readonly ChartPoint['fact'][]
}>

const DAY_MS = 86_400_000
const ADULT_FROM_DAYS = 20 * 365.25
const ROW: Readonly<Record<Exclude<GrowthKind, 'bmi'>, Readonly<{ key: string; unit: string }>>> = {
  weight: { key: 'weight', unit: 'kg' },
  length: { key: 'height', unit: 'cm' },
  head: { key: 'head_circumference', unit: 'cm' },
}
export const UNITS: Readonly<Record<GrowthKind, string>> = { weight: 'kg', length: 'cm', bmi: 'kg/m²', head: 'cm' }

const rowsOf = (view: ChartView) => [...view.vitals, ...view.labs]

/** The row of one kind of measurement, in the unit of the references. */
export function growthRow(view: ChartView, kind: Exclude<GrowthKind, 'bmi'>): ResultRow | null {
  const { key, unit } = ROW[kind]
  return rowsOf(view).find((row) => row.key === key && row.unit === unit) ?? null
}

/** Epoch ms of a birth date that is exact to the day, or null. */
export function bornMs(view: ChartView): number | null {
  const born = view.patient.birthDate
  const ms = born !== null && /^\d{4}-\d{2}-\d{2}/.test(born) ? Date.parse(born.slice(0, 10)) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** Under 20 years, sex and date of birth known, and something measured. */
export function hasGrowth(view: ChartView): boolean {
  const born = bornMs(view)
  const { sex } = view.patient
  if (born === null || (sex !== 'female' && sex !== 'male')) return false
  if ((Date.parse(view.openedAt) - born) / DAY_MS >= ADULT_FROM_DAYS) return false
  return (['weight', 'length', 'head'] as const).some((kind) => (growthRow(view, kind)?.points.length ?? 0) > 0)
}

const plain =
  (kind: GrowthKind) =>
  (point: ChartPoint): readonly GrowthPoint[] =>
    point.ms === null || point.value === null || point.at === null
      ? []
      : [{ kind, ms: point.ms, at: point.at, value: point.value, text: point.text, facts: [point.fact] }]

export const pointsOf = (kind: GrowthKind, points: readonly ChartPoint[]): readonly GrowthPoint[] =>
  points.flatMap(plain(kind)).sort((a, b) => a.ms - b.ms)

/** Body mass index where weight and length are of the same day. */
export function bmiPoints(weights: readonly GrowthPoint[], lengths: readonly GrowthPoint[]): readonly GrowthPoint[] {
  return weights.flatMap((weight) => {
    const length = lengths.findLast((one) => Math.abs(one.ms - weight.ms) < DAY_MS)
    if (!length || !(length.value > 0)) return []
    const value = weight.value / (length.value / 100) ** 2
    return [{ ...weight, kind: 'bmi' as const, value, text: value.toFixed(1), facts: [...weight.facts, ...length.facts] }]
  })
}

const GESTATION: ReadonlySet<string> = new Set(['76516-4', '11885-1', '11884-4'])

/** Gestational age at birth (weeks), where the chart holds one. */
export function gestationWeeks(view: ChartView): number | null {
  const row = rowsOf(view).find((one) => one.code !== null && GESTATION.has(one.code) && (one.unit === 'wk' || one.unit === 'weeks'))
  return row?.points.at(-1)?.value ?? null
}
