/**
 * What the learned density is told of one value, and how its answer is read (models/entry-density). The recipe writes its training rows with this
 * same file. Pure; the graph itself runs in main/inference.
 */
import type { EntryContext } from '../../contract/entry.ts'
import type { Past } from './expectation.ts'
import { limitsOf, toScale } from './limits.ts'
import { PRIORS } from './priors.ts'
import { type Bell, bell } from './student.ts'

/** In the order of the graph: every concept with enough values in the training tables. */
export const DENSITY_CONCEPTS = [
  'heart_rate',
  'resp_rate',
  'temperature',
  'sbp',
  'dbp',
  'map',
  'spo2',
  'fio2',
  'weight',
  'height',
  'bmi',
  'waist',
  'creatinine',
  'urea_nitrogen',
  'sodium',
  'potassium',
  'chloride',
  'bicarbonate',
  'calcium',
  'magnesium',
  'phosphate',
  'glucose',
  'hba1c',
  'osmolality',
  'uric_acid',
  'total_cholesterol',
  'hdl',
  'triglycerides',
  'bilirubin_total',
  'alt',
  'ast',
  'alp',
  'ggt',
  'ldh',
  'ck',
  'iron',
  'albumin',
  'total_protein',
  'hemoglobin',
  'hematocrit',
  'wbc',
  'platelets',
  'aptt',
  'fibrinogen',
  'ph',
  'paco2',
  'pao2',
  'base_excess',
  'lactate',
  'troponin_i',
  'troponin_t',
] as const

export type DensityConcept = (typeof DENSITY_CONCEPTS)[number]
const INDEX: ReadonlyMap<string, number> = new Map(DENSITY_CONCEPTS.map((id, i) => [id, i]))
const MANY = DENSITY_CONCEPTS.length

/** Features beside the four of each concept: person and setting, then the value's own past. */
const PERSON = 7
const OWN = 9
export const DENSITY_FEATURES = 4 * MANY + PERSON + OWN
/** Where "this value has a past" stands in a row: tails and widths differ with it. */
export const HAS_PAST = 4 * MANY + PERSON

export type DensityFrame = Readonly<{
  /** Age in years at the time of the value. */
  years: number | null
  sex: EntryContext['sex']
  setting: 'acute' | 'outpatient' | null
  ms: number
  /** Canonical values of the same minute, by concept. */
  now: ReadonlyMap<string, number>
  history: ReadonlyMap<string, readonly Past[]>
}>

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** A value further from its centre than this counts as this far: evidence may itself be wrong. */
const FAR = 6
const RECENT = 6

type Yardstick = Readonly<{ center: number; spread: number; limits: NonNullable<ReturnType<typeof limitsOf>> }>

/** The middle of both populations, and a spread that covers both. */
const YARDSTICKS: readonly (Yardstick | null)[] = DENSITY_CONCEPTS.map((id) => {
  const [limits, prior] = [limitsOf(id), PRIORS[id]]
  const known = prior?.icu ?? prior?.community
  return limits && known ? { center: known.center, spread: known.spread, limits } : null
})

const clipped = (z: number) => Math.max(-FAR, Math.min(FAR, z))

function zOf(index: number, value: number): number | null {
  const yard = YARDSTICKS[index]
  if (!yard || value < yard.limits.hard[0] || value > yard.limits.hard[1]) return null
  return clipped((toScale(yard.limits, value) - yard.center) / yard.spread)
}

const hoursBetween = (a: number, b: number) => Math.abs(a - b) / HOUR_MS
const logHours = (hours: number) => Math.log1p(hours) / 4

/** Earlier (or later) values of one concept, nearest in time first; the minute itself is not among them. */
function nearest(past: readonly Past[] | undefined, ms: number): readonly Past[] {
  return [...(past ?? [])]
    .filter((one) => Math.abs(one.ms - ms) >= MINUTE_MS)
    .sort((a, b) => Math.abs(ms - a.ms) - Math.abs(ms - b.ms))
    .slice(0, RECENT)
}

const middle = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0
const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b)

/** The value's own past: how old, how it moved, how restless it is. */
function ownPast(index: number, past: readonly Past[], ms: number): readonly number[] {
  const points = past.flatMap((one) => {
    const z = zOf(index, one.value)
    return z === null ? [] : [{ z, ms: one.ms }]
  })
  const [last, second] = points
  if (!last) return new Array<number>(OWN).fill(0)
  const steps = points.slice(1).map((one, i) => Math.abs(one.z - (points[i]?.z ?? one.z)))
  const restless = steps.length > 0 ? middle(ascending(steps)) : 0
  const mean = points.reduce((sum, one) => sum + one.z, 0) / points.length
  const gap = hoursBetween(last.ms, ms)
  return [
    1,
    logHours(gap),
    second ? 1 : 0,
    second ? clipped(last.z - second.z) : 0,
    middle(ascending(points.map((one) => one.z))) - last.z,
    mean - last.z,
    Math.log(0.05 + restless) + (steps.length > 0 ? 0 : 3),
    points.length / RECENT,
    Math.min(1, gap / 2),
  ]
}

function personPart({ years, sex, setting }: DensityFrame): readonly number[] {
  const known = years !== null
  return [
    known ? 1 : 0,
    known ? (years - 50) / 25 : 0,
    known ? Math.max(0, (40 - years) / 25) : 0,
    known ? Math.max(0, (18 - years) / 6) : 0,
    sex === 'female' ? 1 : sex === 'male' ? -1 : 0,
    setting === 'acute' ? 1 : 0,
    setting === 'outpatient' ? 1 : 0,
  ]
}

/** Everything but what belongs to the value in question; worked out once for a list. */
export function densityBase(frame: DensityFrame): readonly number[] {
  const row = new Array<number>(DENSITY_FEATURES).fill(0)
  for (let i = 0; i < MANY; i++) {
    const id = DENSITY_CONCEPTS[i] ?? ''
    const now = frame.now.get(id)
    const z = now === undefined ? null : zOf(i, now)
    if (z !== null) {
      row[4 * i] = z
      row[4 * i + 1] = 1
    }
    const past = nearest(frame.history.get(id), frame.ms)[0]
    const before = past ? zOf(i, past.value) : null
    if (before !== null) {
      row[4 * i + 2] = before
      row[4 * i + 3] = 1
    }
  }
  for (const [i, value] of personPart(frame).entries()) row[4 * MANY + i] = value
  return row
}

/** @returns the row for one concept: its own present value taken out, its own past put in; null where the graph does not know it */
export function densityRow(target: string, frame: DensityFrame, base: readonly number[]): number[] | null {
  const index = INDEX.get(target)
  if (index === undefined || !YARDSTICKS[index]) return null
  const row = [...base]
  row[4 * index] = 0
  row[4 * index + 1] = 0
  for (const [i, value] of ownPast(index, nearest(frame.history.get(target), frame.ms), frame.ms).entries()) row[HAS_PAST + i] = value
  return row
}

/** @param outputs one row of the graph: locations, log spreads and degrees of freedom of all concepts, in yardsticks */
export function densityBell(target: string, outputs: readonly number[]): Bell | null {
  const index = INDEX.get(target)
  const yard = index === undefined ? null : YARDSTICKS[index]
  if (index === undefined || !yard) return null
  const [location, logSpread, nu] = [outputs[index], outputs[MANY + index], outputs[2 * MANY + index]]
  if (location === undefined || logSpread === undefined || nu === undefined) return null
  if (![location, logSpread, nu].every(Number.isFinite)) return null
  return bell(yard.center + yard.spread * location, yard.spread * Math.exp(logSpread), Math.max(1.2, Math.min(30, nu)))
}

/** Where a training value stands, in yardsticks; null outside what is possible. */
export const densityTarget = (target: string, value: number): number | null => {
  const index = INDEX.get(target)
  return index === undefined ? null : zOf(index, value)
}

export const densityIndex = (target: string): number | null => INDEX.get(target) ?? null
