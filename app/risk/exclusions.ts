/** Whom a score must not be used for, found in the chart or given by name. */
import { everCardiovascular } from './clinical-codes.ts'
import { givenFlag } from './given.ts'
import type { Exclusion } from './group.ts'

export const knownCardiovascularDisease: Exclusion = (context, given) => {
  if (givenFlag(given, 'known_cvd')) return 'known cardiovascular disease'
  const condition = context ? everCardiovascular(context.facts.conditions, context.atMs) : undefined
  return condition ? `known cardiovascular disease (${condition.label})` : null
}
