/** May this model speak of this person at all? The envelope of the publication; outside it there is no number. */
import { pregnantAt } from '../chart/pregnancy.ts'
import type { FeatureValues } from '../ports/scorer.ts'
import type { Context } from './context.ts'
import { givenFlag, givenNumber } from './given.ts'
import type { Manifest } from './manifest.ts'
import { yearsAt } from './person-rules.ts'
import { EXCLUSIONS } from './rules.ts'

/** `applies: false` with the reason; or true, with what could not be checked. */
export type Applicability = Readonly<{ applies: false; reason: string }> | Readonly<{ applies: true; unchecked: string | null }>

const no = (reason: string): Applicability => ({ applies: false, reason })

function ageTrouble(manifest: Manifest, years: number | null, vouched: boolean): Applicability | null {
  const limits = manifest.applicability.ageYears
  if (!limits) return null
  const span = limits.max === null ? `${limits.min} years and over` : `${limits.min} to ${limits.max} years`
  if (years === null) return vouched ? null : no(`age not known; ${manifest.title} is for ${span}`)
  const within = years >= limits.min && (limits.max === null || years <= limits.max)
  return within ? null : no(`age ${years} years; ${manifest.title} is for ${span}`)
}

function excluded(manifest: Manifest, context: Context | null, given: FeatureValues | null): Applicability | null {
  const { excludes } = manifest.applicability
  if (excludes === null) return null
  const exclusion = EXCLUSIONS[excludes]
  if (!exclusion) return no(`this program does not know the exclusion “${excludes}”`)
  const reason = exclusion(context, given)
  return reason === null ? null : no(`${reason}; ${manifest.title} does not apply`)
}

const pregnancyOf = ({ facts, atMs }: Context) =>
  facts.pregnant ?? (atMs === null ? null : pregnantAt(facts.conditions, facts.observations, atMs))

/**
 * Where values are given by name without a person, whoever gives them vouches for the envelope, and the answer says it was not checked.
 * Pregnancy that nobody recorded does not bar a score; pregnancy that is recorded does.
 */
export function applicability(manifest: Manifest, context: Context | null, given: FeatureValues | null): Applicability {
  const years = (context ? yearsAt(context) : null) ?? givenNumber(given, 'age')
  const vouched = given !== null && !context?.facts.patient?.birthDate
  const trouble = ageTrouble(manifest, years, vouched)
  if (trouble) return trouble
  const pregnant = (context ? pregnancyOf(context) : null) ?? givenFlag(given, 'pregnant')
  if (manifest.applicability.pregnancy === 'excluded' && pregnant === true)
    return no(`pregnant; ${manifest.title} is not for use in pregnancy`)
  const unchecked = manifest.applicability.ageYears && years === null ? 'age in years not given, so not checked' : null
  return excluded(manifest, context, given) ?? { applies: true, unchecked }
}
