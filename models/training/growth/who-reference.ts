/** The WHO z-scores written the other way: look-ups by name, one case after the other. */
import { correctionDays, lengthForAge } from '#app/growth/age.ts'
import { WHO_LIMITS } from '#app/growth/implausible.ts'
import { restrictedZ, type Sex, weightForLength } from '#app/growth/lms.ts'
import { centileOf } from '#app/growth/normal.ts'
import type { Reference } from '../recipe.ts'
import { WHO_DAYS, whoDaily } from './tables.ts'

const NO = Number.NaN
const DAILY = { weight: whoDaily('weight'), length: whoDaily('length'), bmi: whoDaily('bmi'), head: whoDaily('head') }

function forAge(indicator: keyof typeof DAILY, sex: Sex, day: number, value: number): number {
  const row = (sex === 'male' ? WHO_DAYS : 0) + day
  const { l, m, s } = DAILY[indicator]
  return restrictedZ(value, { l: l[row] ?? NO, m: m[row] ?? NO, s: s[row] ?? NO })
}

function scores(day: number, sex: Sex, kg: number, cm: number, head: number) {
  const pair = weightForLength(sex, day, cm)
  return {
    waz: forAge('weight', sex, day, kg),
    laz: forAge('length', sex, day, cm),
    whz: pair ? restrictedZ(kg, pair) : NO,
    bmiz: forAge('bmi', sex, day, kg / (cm / 100) ** 2),
    hcz: forAge('head', sex, day, head),
  }
}
type Scores = ReturnType<typeof scores>

const LIMITS = [
  ['waz', WHO_LIMITS.weight],
  ['laz', WHO_LIMITS.length],
  ['whz', WHO_LIMITS['weight-for-length']],
  ['bmiz', WHO_LIMITS.bmi],
  ['hcz', WHO_LIMITS.head],
] as const
const flagged = (z: Scores) => LIMITS.map(([name, { low, high }]) => z[name] < low || z[name] > high)
const ORDER = ['whz', 'bmiz', 'waz', 'laz', 'hcz'] as const

function headline(z: Scores): readonly number[] {
  const place = ORDER.findIndex((name) => !Number.isNaN(z[name]))
  const name = ORDER[place]
  if (name === undefined) return [NO, NO, NO]
  const limit = LIMITS.findIndex(([one]) => one === name)
  return [z[name], place + 1, flagged(z)[limit] ? 1 : 0]
}

const NOTHING: Scores = { waz: NO, laz: NO, whz: NO, bmiz: NO, hcz: NO }

export const whoReference: Reference = (row) => {
  const [days, sexCode, kg, cm, position, head, weeks] = row as readonly [number, number, number, number, number, number, number]
  const whole = Math.floor(days + 0.5)
  const used = whole - correctionDays(whole, Number.isNaN(weeks) ? null : weeks)
  const day = used < 0 ? NO : used
  const length = lengthForAge(day, cm, Number.isNaN(position) ? null : position >= 0.5 ? 'standing' : 'lying')
  const known = !Number.isNaN(day) && !Number.isNaN(sexCode)
  const z = known ? scores(day, sexCode >= 0.5 ? 'male' : 'female', kg, length, head) : NOTHING
  const parts = (['waz', 'laz', 'whz', 'bmiz', 'hcz'] as const).flatMap((name) => [z[name], centileOf(z[name])])
  const bits = flagged(z).reduce((sum, flag, i) => sum + (flag ? 2 ** i : 0), 0)
  return {
    outputs: [...headline(z), ...parts, kg / (length / 100) ** 2, day, bits],
    contributions: row.map((value) => (Number.isNaN(value) ? 0 : NO)),
  }
}
