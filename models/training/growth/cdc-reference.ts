/** The CDC z-scores written the other way: look-ups by search, the normal distribution by series, its inverse by halving. */
import { correctionDays } from '#app/growth/age.ts'
import { CDC_LIMITS } from '#app/growth/implausible.ts'
import { type Lms, lmsAt, modifiedZ, type Sex, zOf } from '#app/growth/lms.ts'
import { centileOf } from '#app/growth/normal.ts'
import { cdcBmi } from '#app/growth/place.ts'
import type { Reference } from '../recipe.ts'

const NO = Number.NaN
type Score = Readonly<{ z: number; centile: number; flag: boolean }>
const NONE: Score = { z: NO, centile: NO, flag: false }

function plain(value: number, lms: Lms | null, limits: Readonly<{ low: number; high: number }> | null): Score {
  if (!lms || Number.isNaN(value)) return NONE
  const z = zOf(value, lms)
  const far = modifiedZ(value, lms)
  return { z, centile: centileOf(z), flag: limits !== null && (far < limits.low || far > limits.high) }
}

function ofBmi(bmi: number, sex: Sex, day: number): Score & Readonly<{ ofP95: number }> {
  const lms = day >= 731 ? lmsAt('cdc', 'bmi', sex, day) : null
  if (!lms || Number.isNaN(bmi)) return { ...NONE, ofP95: NO }
  const { z, centile, ofP95 } = cdcBmi(bmi, sex, day, lms)
  return { z, centile, ofP95, flag: plain(bmi, lms, CDC_LIMITS.bmi).flag }
}

export const cdcReference: Reference = (row) => {
  const [days, sexCode, kg, cm, head, weeks] = row as readonly [number, number, number, number, number, number]
  const whole = Math.floor(days + 0.5)
  const used = whole - correctionDays(whole, Number.isNaN(weeks) ? null : weeks)
  const day = used < 0 ? NO : used
  const sex: Sex | null = Number.isNaN(sexCode) || Number.isNaN(day) ? null : sexCode >= 0.5 ? 'male' : 'female'
  const bmi = kg / (cm / 100) ** 2
  const weight = sex ? plain(kg, lmsAt('cdc', 'weight', sex, day), CDC_LIMITS.weight) : NONE
  const length = sex ? plain(cm, lmsAt('cdc', 'length', sex, day), CDC_LIMITS.length) : NONE
  const headScore = sex && day <= 1095 ? plain(head, lmsAt('cdc', 'head', sex, day), null) : NONE
  const body = sex ? ofBmi(bmi, sex, day) : { ...NONE, ofP95: NO }
  const order = [body, weight, length, headScore]
  const place = order.findIndex(({ centile }) => !Number.isNaN(centile))
  const first = order[place]
  const bits = (weight.flag ? 1 : 0) + (length.flag ? 2 : 0) + (body.flag ? 8 : 0)
  return {
    outputs: [
      ...(first ? [first.centile, place + 1, first.flag ? 1 : 0] : [NO, NO, NO]),
      ...[weight, length].flatMap(({ z, centile }) => [z, centile]),
      ...[body.z, body.centile, body.ofP95, headScore.z, headScore.centile, bmi, day, bits],
    ],
    contributions: row.map((value) => (Number.isNaN(value) ? 0 : NO)),
  }
}
