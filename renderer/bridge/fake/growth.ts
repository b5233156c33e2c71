/** An invented child's measurements: along a line of the WHO or CDC charts, falling off it, one of them typed wrong. */
import type { ResultRow } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import { type Indicator, lmsAt, measureAt, type Sex } from '#app/growth/lms.ts'
import { NOW } from './people.ts'

const DAY_MS = 86_400_000
const MONTHS = [0, 1, 2, 3, 4, 5, 6, 9, 12, 15, 18, 24, 30, 36, 42, 48, 54, 60, 72, 84, 96, 108, 120]
type Kind = readonly [
  indicator: Exclude<Indicator, 'bmi'>,
  key: string,
  loinc: string,
  label: string,
  unit: string,
  decimals: number,
  last: number,
]
const KINDS: readonly Kind[] = [
  ['weight', 'weight', '29463-7', 'Weight', 'kg', 2, 999],
  ['length', 'height', '8302-2', 'Height', 'cm', 1, 999],
  ['head', 'head_circumference', '9843-4', 'Head circumference', 'cm', 1, 36],
]

function measured(indicator: Exclude<Indicator, 'bmi'>, sex: Sex, days: number): number | null {
  const lms = lmsAt(days < 1826 ? 'who' : 'cdc', indicator, sex, days)
  const months = days / 30.4375
  const z = indicator === 'weight' ? 0.4 - months * (days < 700 ? 0.3 : 0.04) : indicator === 'length' ? -0.2 - months * 0.01 : 0.3
  return lms ? measureAt(z, lms) : null
}

/** Rows of a person under 20 years; none for anybody else. */
export function growthRows(birthDate: string | null, sex: string): readonly ResultRow[] {
  const born = Date.parse(birthDate ?? '')
  const age = (NOW - born) / DAY_MS
  if (!(age > 0 && age < 7305) || (sex !== 'female' && sex !== 'male')) return []
  const days = MONTHS.map((month) => Math.round(month * 30.4375)).filter((day) => day < age)
  return KINDS.map(([indicator, key, code, label, unit, decimals, last]) => {
    const points = days.flatMap((day, index) => {
      const value = day > last * 30.4375 ? null : measured(indicator, sex, day)
      if (value === null) return []
      const wrong = indicator === 'weight' && index === 3 ? 10 : 1
      const at = new Date(born + day * DAY_MS + DAY_MS / 2)
      const text = (value * wrong).toFixed(decimals)
      const fact = factId(`Observation/${key}-${index}`)
      return [{ fact, at: at.toISOString(), ms: at.getTime(), value: Number(text), text, state: 'unassessed' as const, original: null }]
    })
    const none = { range: null, rangeReason: 'see the growth chart', group: 'Body measures' }
    return { key, code, label, unit, ...none, points: points.slice(-24), total: points.length }
  })
}
