/** Age and sex. */
import { ageAt } from '../chart/age.ts'
import type { Context, Lookup, Rule } from './context.ts'
import type { ManifestInput } from './manifest.ts'

/** Completed years at the instant of the question, or null. */
export function yearsAt({ facts, atMs }: Context): number | null {
  const born = facts.patient?.birthDate?.text ?? null
  return atMs === null ? null : (ageAt(born, atMs)?.years ?? null)
}

export const age: Rule = (context) => {
  const years = yearsAt(context)
  if (years !== null) return { x: years, shown: years, atMs: null, facts: [] }
  return { missing: context.facts.patient?.birthDate ? 'no time to count it from' : 'date of birth not recorded' }
}

export const sex: Rule = ({ facts }, input: ManifestInput): Lookup => {
  const recorded = facts.patient?.sex ?? 'unknown'
  const x = input.choices?.[recorded]
  if (x !== undefined) return { x, shown: recorded, atMs: null, facts: [] }
  return { missing: recorded === 'other' ? 'recorded as other; the equation is for female or male' : 'not recorded as female or male' }
}
