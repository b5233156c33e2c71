/** Does a whole file look wrong? Asked before anything of it is stored; a person decides with the reasons in view. */
import { conceptById } from '../../terminology/concepts.ts'
import { displayUnit } from '../../terminology/units.ts'
import type { ClockEvidence } from './builder.ts'
import type { IdentityEvidence } from './identity.ts'
import { profiled, type SourceProfile } from './profile.ts'
import { fitsNoUnit, unitChanged } from './units-shift.ts'

export type Suspicion = Readonly<{ kind: 'unit' | 'identity' | 'clock'; reason: string }>

type File = Readonly<{ before: SourceProfile | null; now: SourceProfile; identity?: IdentityEvidence; clock?: ClockEvidence }>

const labelOf = (id: string) => conceptById(id)?.label ?? id
const withUnit = (value: number, unit: string | null) => `${value} ${unit === null ? 'without a unit' : displayUnit(unit)}`.trim()

/** The values of one or two people say what they are like, not what the unit is. */
const LEAST_PEOPLE = 5
/** A concept that makes no sense is a matter of the file where it is this share of its values; else its values are held one by one (app/quality/gate). */
const FILE_SHARE = 0.1

const manyPeople = (profile: SourceProfile) => (profile.patients ?? LEAST_PEOPLE) >= LEAST_PEOPLE
const valuesOf = (profile: SourceProfile) => Object.values(profile.concepts).reduce((sum, { n }) => sum + n, 0)

function units({ before, now }: File): readonly Suspicion[] {
  const comparable = before !== null && manyPeople(before) && manyPeople(now)
  const least = FILE_SHARE * valuesOf(now)
  return Object.entries(now.concepts).flatMap(([id, profile]): readonly Suspicion[] => {
    const old = comparable ? profiled(before, id) : undefined
    const changed = old ? unitChanged(id, old, profile) : null
    const [was, is] = [old?.quantiles[2] ?? 0, profile.quantiles[2]]
    if (changed)
      return [
        {
          kind: 'unit',
          reason: `${labelOf(id)} looks as if its unit had changed ${changed.words}: the middle value was ${withUnit(was, old?.unit ?? null)} and is now ${withUnit(is, profile.unit)} (${profile.n} values).`,
        },
      ]
    const unfit = profile.n >= least ? fitsNoUnit(id, profile) : null
    if (!unfit) return []
    const meant = unfit.meant === null ? 'no unit in use makes sense of them' : `they would make sense in ${unfit.meant}`
    return [
      {
        kind: 'unit',
        reason: `${labelOf(id)} has a middle value of ${withUnit(is, profile.unit)} in ${profile.n} values: ${meant}.`,
      },
    ]
  })
}

/** Fewer patients that can be checked say nothing of the file. */
const LEAST_PATIENTS = 5
const WRONG_SHARE = 0.2

function identities({ identity }: File): readonly Suspicion[] {
  if (!identity || identity.checked < LEAST_PATIENTS || identity.contradicted < WRONG_SHARE * identity.checked) return []
  const why = identity.reasons.length === 0 ? '' : ` (${identity.reasons.join('; ')})`
  return [
    {
      kind: 'identity',
      reason: `${identity.contradicted} of ${identity.checked} patients that are known here do not fit what is known of them${why}: the patient numbers may have slipped by a row.`,
    },
  ]
}

const LEAST_TIMES = 10
const FUTURE_SHARE = 0.5
const YEARS_SHARE = 0.8

/** One-off years are how old results come; nearly all at the same number of years to the day are not. */
function yearsOff({ sent, yearsOff }: ClockEvidence): number | null {
  const [years, count] = Object.entries(yearsOff).reduce((best, [key, n]) => (n > best[1] ? [Number(key), n] : best), [0, 0])
  return sent >= LEAST_TIMES && count >= YEARS_SHARE * sent ? years : null
}

function clocks({ clock }: File): readonly Suspicion[] {
  if (!clock || clock.times < LEAST_TIMES) return []
  if (clock.future >= FUTURE_SHARE * clock.times)
    return [{ kind: 'clock', reason: `${clock.future} of ${clock.times} times are more than a day in the future: a clock is off.` }]
  if (clock.placeholder === clock.times)
    return [{ kind: 'clock', reason: `All ${clock.times} times are at a date that stands for none (1970-01-01 or 1900-01-01).` }]
  const years = yearsOff(clock)
  if (years === null) return []
  const words = `${Math.abs(years)} ${Math.abs(years) === 1 ? 'year' : 'years'} ${years > 0 ? 'before' : 'after'}`
  return [{ kind: 'clock', reason: `Nearly all ${clock.sent} times lie just ${words} the time they were sent: a clock is off.` }]
}

/** @returns why the file is held; empty where nothing speaks against it */
export function suspect(file: File): readonly Suspicion[] {
  return [...identities(file), ...clocks(file), ...units(file)]
}
