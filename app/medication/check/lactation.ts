/** Is this person breast-feeding, as far as the chart says? Charts seldom do: silence is not "no" in somebody who may. */
import type { Condition } from '../../chart/facts.ts'
import { isTakenBack } from '../../chart/status.ts'
import { type Answer, DAY_MS, type Person } from './patient.ts'
import { asWords } from './words.ts'

/** ICD-10-CM Z39.1 (care of a lactating mother), O91 and O92 (breast in lactation); SNOMED CT breastfeeding (mother). */
const ICD10 = /^(Z39\.?1|O9[12])/
const SNOMED = new Set(['413712001'])
const WORDS =
  / (breast ?feeding|breast ?feeds|breastfed by|lactating|lactation|nursing mother|stillend|allaitement|allaite|lactancia|amamentando|allatta(mento)?) /
const NOT = / (not|no|stopped|difficulty|suppression|suppressed|non) /

/** LOINC 63895-7 "Breastfeeding status". */
const STATUS = '63895-7'
/** What was said of lactation a year ago is no news of today. */
const HOLDS_MS = 365 * DAY_MS

function says({ code, label }: Condition): boolean {
  if (code.code !== null && (ICD10.test(code.code) || SNOMED.has(code.code))) return true
  const words = asWords(label)
  return WORDS.test(words) && !NOT.test(words)
}

function isCurrent(condition: Condition, atMs: number): boolean {
  if (['resolved', 'inactive', 'remission'].includes(condition.clinicalStatus ?? '')) return false
  if (['refuted', 'entered-in-error'].includes(condition.verificationStatus ?? '')) return false
  const since = condition.onset?.ms ?? condition.recorded?.ms ?? atMs
  return since <= atMs && atMs - since <= 2 * HOLDS_MS && (condition.abatement?.ms ?? Infinity) > atMs
}

function stated({ facts, atMs }: Person): boolean | null {
  const newest = facts.observations
    .filter((o) => o.loinc === STATUS && !isTakenBack(o.status) && o.value.kind === 'text' && atMs - (o.effective?.ms ?? atMs) <= HOLDS_MS)
    .sort((a, b) => (b.effective?.ms ?? 0) - (a.effective?.ms ?? 0))[0]
  if (newest?.value.kind !== 'text') return null
  return !/\b(no|not|never|stopped|false)\b/i.test(newest.value.text)
}

export function lactating(person: Person): Answer {
  const found = person.conditions.find((condition) => says(condition) && isCurrent(condition, person.atMs))
  if (found !== undefined) return { is: true, said: ['breast-feeding'], facts: [found.id] }
  const said = stated(person)
  if (said !== null) return { is: said, said: [said ? 'breast-feeding' : 'not breast-feeding'], facts: [] }
  const { sex, age } = person
  if (sex === 'male' || (age !== null && (age.low >= 56 || age.high < 10))) return { is: false, said: [], facts: [] }
  return { is: null, said: ['breast-feeding not known'], facts: [] }
}
