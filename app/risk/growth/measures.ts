/** The measurements of a child that belong together: the newest one, and the others taken within a week of it. */
import { correctionDays, lengthForAge, type Position } from '../../growth/age.ts'
import { implausible, implausiblePair } from '../../growth/implausible.ts'
import type { Indicator, Reference, Sex } from '../../growth/lms.ts'
import { before, type Context, isFound, type Lookup, NOT_RECORDED, type Rule, type Timed } from '../context.ts'
import type { ManifestInput } from '../manifest.ts'
import { dayOf, numberOf, tooOld } from '../newest.ts'

const DAY_MS = 86_400_000
const TOGETHER_DAYS = 7

/** Body weight: any, measured. Length or height: any, measured, lying, standing. Head circumference: any, by tape. */
export const CODES = {
  weight: ['29463-7', '3141-9'],
  length: ['8302-2', '3137-7', '8306-3', '8308-9'],
  head: ['9843-4', '8287-5'],
} as const
const LYING = '8306-3'
const STANDING = '8308-9'
const ALL = Object.values(CODES).flat()

/** At birth; by last menstrual period; clinical estimate. */
const GESTATION = ['76516-4', '11885-1', '11884-4'] as const

export type Child = Readonly<{ sex: Sex | null; ageDays: number; measuredMs: number }>

/** A birth date without its day cannot be counted in days. */
const EXACT_DATE = /^\d{4}-\d{2}-\d{2}/

function bornMs({ facts }: Context): number | Readonly<{ missing: string }> {
  const born = facts.patient?.birthDate
  if (!born) return { missing: 'date of birth not recorded' }
  if (born.ms === null || !EXACT_DATE.test(born.text)) return { missing: 'date of birth not exact to the day' }
  return born.ms
}

/** Time of the newest weight, length or head circumference that is a number; null where there is none. */
export function newestMeasure(context: Context): number | null {
  const first = before(context, ALL).find(({ observation, ms }) => ms !== null && observation.value.kind === 'quantity')
  return first?.ms ?? null
}

const isMissing = (one: number | Lookup): one is Readonly<{ missing: string }> => typeof one === 'object' && 'missing' in one

function daysOld(context: Context): Lookup {
  const born = bornMs(context)
  if (isMissing(born)) return born
  const measured = newestMeasure(context)
  if (measured === null) return { missing: 'no weight, length or head circumference recorded' }
  const days = Math.floor((measured - born) / DAY_MS)
  if (days < 0) return { missing: 'measured before the recorded date of birth' }
  const off = correctionDays(days, gestationWeeks(context))
  if (days < off) return { missing: `before term (${off - days} d to go): growth charts begin at 40 weeks` }
  return {
    x: days,
    shown: days,
    atMs: measured,
    facts: [],
    ...(off > 0 ? { note: `${days - off} d counted from term, which is used` } : {}),
  }
}

/** Gestational age at birth; one recorded in a grown-up's chart speaks of a pregnancy and is never asked for. */
const WEEKS = { unit: 'wk', unitOptional: false, concept: null } as const

function atBirth(context: Context): Lookup {
  const code = GESTATION.find((one) => before(context, [one]).length > 0)
  const [first] = code === undefined ? [] : before(context, [code])
  return first ? numberOf(first, WEEKS) : NOT_RECORDED
}

function gestationWeeks(context: Context): number | null {
  const found = atBirth(context)
  return isFound(found) ? found.x : null
}

const DAY_OF_20_YEARS = 7305
const DAY_OF_2_YEARS = 731

/** Younger than that many days at the time of the question, or of an age that is not known. */
function youngerThan({ facts, atMs }: Context, days: number): boolean {
  const born = facts.patient?.birthDate?.ms
  return typeof born !== 'number' || atMs === null || atMs - born < (days + 366) * DAY_MS
}

/** Grown-ups are not looked at: no growth chart asks for them. */
const ofChildren =
  (rule: Rule): Rule =>
  (context, input) =>
    youngerThan(context, DAY_OF_20_YEARS) ? rule(context, input) : 'not-needed'

/** Days from birth to the newest measurement, not corrected. */
export const ageInDays: Rule = ofChildren(daysOld)

/** From 2 years on it is not asked for: what is recorded then speaks of the person's own pregnancy. */
export const gestationAtBirth: Rule = ofChildren((context) => {
  const age = daysOld(context)
  return isFound(age) && age.x >= DAY_OF_2_YEARS ? 'not-needed' : atBirth(context)
})

/** The child on the day of its newest measurement, at the age the charts are read at. */
export function childOf(context: Context): Child | null {
  const age = daysOld(context)
  if (!isFound(age) || age.atMs === null) return null
  const sex = context.facts.patient?.sex
  return {
    sex: sex === 'female' || sex === 'male' ? sex : null,
    ageDays: age.x - correctionDays(age.x, gestationWeeks(context)),
    measuredMs: age.atMs,
  }
}

/** The newest of these codes, if it was taken within a week of the child's newest measurement. */
function together(context: Context, codes: readonly string[]): Timed | Readonly<{ missing: string }> {
  const [first] = before(context, codes)
  if (!first) return NOT_RECORDED
  const newest = newestMeasure(context)
  if (newest === null || first.ms === null || newest - first.ms <= TOGETHER_DAYS * DAY_MS) return first
  return { missing: `of ${dayOf(first.ms)}, more than ${TOGETHER_DAYS} days before the newest measurement` }
}

function found(context: Context, codes: readonly string[], input: ManifestInput): Lookup {
  const first = together(context, codes)
  if ('missing' in first) return first
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  return stale ? { missing: stale } : numberOf(first, input)
}

export function positionOf(context: Context): Position | null {
  const first = together(context, CODES.length)
  if ('missing' in first) return null
  return first.observation.loinc === LYING ? 'lying' : first.observation.loinc === STANDING ? 'standing' : null
}

export const measuredPosition: Rule = ofChildren((context, input) => {
  const first = together(context, CODES.length)
  const position = positionOf(context)
  if ('missing' in first || position === null) return { missing: 'not recorded; taken by age (lying below 2 years)' }
  return { x: input.choices?.[position] ?? Number.NaN, shown: position, atMs: first.ms, facts: [first.observation.id] }
})

const IMPLAUSIBLE = { missing: 'implausible for the age: check the entry' } as const
const NOT_TOGETHER = { missing: 'implausible together with the weight: check both entries' } as const

/** Weight, length or head circumference as this reference can use it. */
export const measure = (reference: Reference, kind: Exclude<Indicator, 'bmi'>): Rule =>
  ofChildren((context, input) => {
    const lookup = found(context, CODES[kind], input)
    const child = childOf(context)
    if (!isFound(lookup) || !child?.sex) return lookup
    const length = (cm: number) => lengthForAge(child.ageDays, cm, positionOf(context))
    const value = kind === 'length' && reference === 'who' ? length(lookup.x) : lookup.x
    if (implausible(reference, kind, child.sex, child.ageDays, value)) return IMPLAUSIBLE
    if (kind !== 'length') return lookup
    if (reference === 'cdc' && child.ageDays >= 731 && positionOf(context) === 'lying')
      return { missing: 'measured lying; these charts are of standing height from 2 years' }
    return besideWeight(context, input, reference, child.sex, child.ageDays, value) ? lookup : NOT_TOGETHER
  })

/** Can this length stand beside the weight? A weight that is itself implausible says nothing against the length. */
function besideWeight(context: Context, input: ManifestInput, reference: Reference, sex: Sex, ageDays: number, cm: number): boolean {
  const weight = found(context, CODES.weight, { ...input, unit: 'kg' })
  if (!isFound(weight) || implausible(reference, 'weight', sex, ageDays, weight.x)) return true
  return !implausiblePair(reference, sex, ageDays, weight.x, cm)
}
