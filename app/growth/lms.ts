/** LMS tables of the growth references, and the z-scores and values they give. Cole TJ, Green PJ. Stat Med 1992;11:1305-19. */
import { RAW } from './tables.ts'

export type Sex = 'female' | 'male'
export type Reference = 'who' | 'cdc'
export type Indicator = 'weight' | 'length' | 'bmi' | 'head'
export type Lms = Readonly<{ l: number; m: number; s: number }>
type Table = Readonly<{ x: readonly number[]; l: readonly number[]; m: readonly number[]; s: readonly number[] }>

export const DAYS_A_MONTH = 30.4375
/** From this day on WHO and CDC speak of standing height, before of lying length. */
export const STANDING_FROM_DAY = 731
/** WHO Child Growth Standards, methods 2006: lying length is 0.7 cm more than standing height. */
export const LYING_OVER_STANDING_CM = 0.7

const parsed = new Map<string, Table | null>()

function table(name: string): Table | null {
  const known = parsed.get(name)
  if (known !== undefined) return known
  const raw = RAW[name]
  const numbers = (text: string) => text.split(' ').map(Number)
  const x = raw ? numbers(raw.x) : []
  const all = (text: string) => (text.includes(' ') ? numbers(text) : x.map(() => Number(text)))
  const made = raw ? { x, l: all(raw.l), m: all(raw.m), s: all(raw.s) } : null
  parsed.set(name, made)
  return made
}

function between({ x, l, m, s }: Table, at: number): Lms | null {
  const last = x.length - 1
  if (!(at >= (x[0] ?? Number.NaN) && at <= (x[last] ?? Number.NaN))) return null
  let [low, high] = [0, last]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((x[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  const share = (at - (x[low] ?? 0)) / ((x[high] ?? 0) - (x[low] ?? 0))
  const part = (of: readonly number[]) => (of[low] ?? 0) + share * ((of[high] ?? 0) - (of[low] ?? 0))
  return { l: part(l), m: part(m), s: part(s) }
}

/** @returns null where the reference has no table for this age (days) */
export function lmsAt(reference: Reference, indicator: Indicator, sex: Sex, ageDays: number): Lms | null {
  if (reference === 'who') return at(`who ${indicator} ${sex}`, ageDays)
  const chart = ageDays < STANDING_FROM_DAY || indicator === 'head' ? 'infant' : 'child'
  return at(`cdc ${indicator} ${chart} ${sex}`, ageDays / DAYS_A_MONTH)
}

const at = (name: string, x: number): Lms | null => {
  const found = table(name)
  return found ? between(found, x) : null
}

/** WHO weight for length (under 731 days) or height; @param cm as the age asks for it, lying or standing */
export function weightForLength(sex: Sex, ageDays: number, cm: number): Lms | null {
  if (ageDays < STANDING_FROM_DAY) return at(`who weight-for-length lying ${sex}`, cm)
  if (cm < 65) return null
  return at(`who weight-for-length lying ${sex}`, cm + LYING_OVER_STANDING_CM) ?? at(`who weight-for-length standing ${sex}`, cm)
}

export const zOf = (value: number, { l, m, s }: Lms): number => (l === 0 ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s))

/** The measurement that has this z-score. */
export const measureAt = (z: number, { l, m, s }: Lms): number => (l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l))

/** WHO: beyond 3 SD a z-score counts in steps of the distance between 2 and 3 SD (methods 2006, chapter 7). */
export function restrictedZ(value: number, lms: Lms): number {
  const z = zOf(value, lms)
  if (Math.abs(z) <= 3) return z
  const side = Math.sign(z)
  const [sd3, sd2] = [measureAt(side * 3, lms), measureAt(side * 2, lms)]
  return side * 3 + (value - sd3) / Math.abs(sd3 - sd2)
}

/** CDC: distance from the median in halves of the distance to 2 SD; used only to flag implausible values. */
export function modifiedZ(value: number, lms: Lms): number {
  const side = value < lms.m ? -1 : 1
  return (2 * side * (value - lms.m)) / (measureAt(2 * side, lms) - lms.m)
}
