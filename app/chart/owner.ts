/** The patient whose chart a resource's facts belong to; null where it says nothing of anybody. */
import type { Facts } from './facts.ts'

const KINDS = ['observations', 'conditions', 'medications', 'allergies', 'encounters', 'procedures', 'immunizations', 'documents'] as const

export function ownerOf(facts: Facts): string | null {
  const first = facts.patients[0]
  if (first) return first.id
  for (const kind of KINDS) {
    const fact = facts[kind][0]
    if (fact) return fact.patient
  }
  return null
}
