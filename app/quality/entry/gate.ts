/** The same hard limits for values that come in files (main's intake): held for review rather than refused. */
import type { Observation } from '../../chart/facts.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { canonicalOf } from './history.ts'
import { hardLimit } from './limits.ts'

/** @returns null where the value is possible, is no number, or nothing is known of it */
export function gateImported(observation: Pick<Observation, 'loinc' | 'value'>): { level: 'impossible'; reason: string } | null {
  const concept = conceptOf(observation.loinc)
  if (!concept || observation.value.kind !== 'quantity') return null
  const canonical = canonicalOf(observation.value.value, observation.value.unit, concept)
  return canonical === null ? null : hardLimit(concept.id, canonical)
}
