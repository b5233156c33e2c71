/**
 * The course of creatinine as KDIGO reads it (AKI guideline 2012, 2.1.1): against the baseline, and over 48 hours.
 * Baseline as in the NHS England AKI algorithm: the lowest of the last 7 days, else the median of 8 to 365 days, else unknown.
 */
import type { FactId } from '../contract/ids.ts'
import { ucumOf } from '../terminology/units.ts'
import { bedsideSchwartz } from './ckd-epi.ts'
import { before, type Context, type Lookup, NOT_RECORDED, type Rule } from './context.ts'
import type { ManifestInput } from './manifest.ts'
import { dayOf, numberOf, tooOld } from './newest.ts'
import { yearsAt } from './person-rules.ts'

const HOUR_MS = 3_600_000
const RISE_WINDOW_MS = 48 * HOUR_MS
const WEEK_MS = 168 * HOUR_MS
const YEAR_MS = 365 * 24 * HOUR_MS
/** The guideline pairs 4.0 mg/dL with 353.6 umol/L, and a rise of 0.3 mg/dL with 26.5 umol/L: either threshold, in the unit it was measured in. */
const UMOL_PER_MG_DL = 88.4
const RISE = { mgDl: 0.3, umol: 26.5 } as const
const ADULT_YEARS = 18
const HEIGHT = '8302-2'
const HEIGHT_MAX_AGE_HOURS = 180 * 24

type Creatinine = Readonly<{ ms: number; mgDl: number; umol: number | null; fact: FactId }>

const MG_DL = { unit: 'mg/dL', unitOptional: false, concept: 'creatinine' } as const

/** Newest first; values that cannot be read as a number are left out. */
function series(context: Context, codes: readonly string[]): readonly Creatinine[] {
  return before(context, codes).flatMap((timed) => {
    const { observation, ms } = timed
    const read = numberOf(timed, MG_DL)
    if (ms === null || read === 'not-needed' || !('x' in read) || observation.value.kind !== 'quantity') return []
    const molar = ucumOf(observation.value.unit ?? '') === 'umol/L'
    const umol = molar ? observation.value.value : null
    return [{ ms, mgDl: umol === null ? read.x : umol / UMOL_PER_MG_DL, umol, fact: observation.id }]
  })
}

const lowest = (list: readonly Creatinine[]): Creatinine | undefined =>
  list.reduce<Creatinine | undefined>((low, one) => (low === undefined || one.mgDl < low.mgDl ? one : low), undefined)

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}

type Baseline = Readonly<{ mgDl: number; facts: readonly FactId[]; words: string }>

function baselineOf(now: Creatinine, earlier: readonly Creatinine[]): Baseline | null {
  const week = lowest(earlier.filter(({ ms }) => now.ms - ms <= WEEK_MS))
  if (week) return { mgDl: week.mgDl, facts: [week.fact], words: `lowest of 7 days, ${week.mgDl.toFixed(2)} mg/dL on ${dayOf(week.ms)}` }
  const year = earlier.filter(({ ms }) => now.ms - ms > WEEK_MS && now.ms - ms <= YEAR_MS)
  if (year.length === 0) return null
  const middle = median(year.map(({ mgDl }) => mgDl))
  const how =
    year.length === 1 ? `one value in the year before, on ${dayOf(year[0]?.ms ?? 0)}` : `median of ${year.length} values in the year before`
  return { mgDl: middle, facts: year.map(({ fact }) => fact), words: `${how}, ${middle.toFixed(2)} mg/dL` }
}

function course(context: Context, input: ManifestInput) {
  const all = series(context, input.loinc)
  const now = all[0]
  return now ? { now, earlier: all.filter(({ ms }) => ms < now.ms) } : null
}

/** A newest value that is unreadable or too old stops the course as well as the value itself. */
const unusable = (context: Context, input: ManifestInput): Readonly<{ missing: string }> | null => {
  const lookup = creatinineNewest(context, { ...input, staleAfterHours: WEEK_MS / HOUR_MS })
  return lookup !== 'not-needed' && 'missing' in lookup ? lookup : null
}

export const creatinineNewest: Rule = (context, input): Lookup => {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const read = numberOf(first, MG_DL)
  const now = series(context, input.loinc)[0]
  if (read === 'not-needed' || 'missing' in read || !now)
    return read === 'not-needed' || 'x' in read ? { missing: 'recorded without a time' } : read
  return { x: now.mgDl, shown: now.mgDl, atMs: now.ms, facts: [now.fact] }
}

export const creatinineRatio: Rule = (context, input): Lookup => {
  const stop = unusable(context, input)
  const found = course(context, input)
  if (stop || !found) return stop ?? NOT_RECORDED
  const baseline = baselineOf(found.now, found.earlier)
  if (!baseline) return { missing: found.earlier.length > 0 ? 'no earlier creatinine within 365 days' : 'no earlier creatinine' }
  const x = found.now.mgDl / baseline.mgDl
  return { x, shown: x, atMs: found.now.ms, facts: [found.now.fact, ...baseline.facts], note: `baseline: ${baseline.words}` }
}

export const creatinineRise: Rule = (context, input): Lookup => {
  const codes = { ...input, loinc: [...CREATININE] }
  const stop = unusable(context, codes)
  const found = course(context, codes)
  if (stop || !found) return stop ?? NOT_RECORDED
  const { now } = found
  const from = lowest(found.earlier.filter(({ ms }) => now.ms - ms <= RISE_WINDOW_MS))
  if (!from) return { missing: 'no other creatinine within 48 h' }
  const x = now.umol !== null && from.umol !== null ? ((now.umol - from.umol) / RISE.umol) * RISE.mgDl : now.mgDl - from.mgDl
  return { x, shown: x, atMs: now.ms, facts: [now.fact, from.fact] }
}

/** Serum or plasma creatinine, mass and substance (LOINC 2160-0, 38483-4, 14682-9). */
export const CREATININE = ['2160-0', '38483-4', '14682-9'] as const

/** Only people under 18 are judged by it: bedside Schwartz, with a height of the last half year. */
export const eGFROfAChild: Rule = (context, input): Lookup => {
  const years = yearsAt(context)
  if (years === null) return { missing: 'age not known' }
  if (years >= ADULT_YEARS) return 'not-needed'
  const creatinine = creatinineNewest(context, { ...input, loinc: [...CREATININE], staleAfterHours: WEEK_MS / HOUR_MS })
  const [height] = before(context, [HEIGHT])
  if (creatinine === 'not-needed' || 'missing' in creatinine) return creatinine
  if (!height || tooOld(context, height.ms, HEIGHT_MAX_AGE_HOURS)) return { missing: 'not assessed: no height of the last 180 d' }
  const cm = numberOf(height, { unit: 'cm', unitOptional: false, concept: null })
  if (cm === 'not-needed' || 'missing' in cm) return cm
  const x = bedsideSchwartz(creatinine.x, cm.x)
  return { x, shown: x, atMs: creatinine.atMs, facts: [...creatinine.facts, ...cm.facts], note: 'bedside Schwartz' }
}

/** Rates of urine are given by name (`features`); charts seldom carry them in a form that adds up. */
export const urineOutput: Rule = () => NOT_RECORDED
