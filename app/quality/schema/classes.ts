/** What the learned model answers with: the order of its outputs. */
import { CODED_NAMES, NAMES } from '../../terminology/synonym-rows.ts'
import { SPREAD_CONCEPTS, spreadOfConcept } from './spreads.ts'

export const ROLE_TARGETS = [
  '@patient-key',
  '@encounter-key',
  '@name',
  '@family-name',
  '@given-name',
  '@birth-date',
  '@age',
  '@sex',
  '@time',
  '@code',
  '@value',
  '@unit',
  '@drug',
  '@diagnosis',
  '@free-text',
  '@ignore',
] as const

/** Of the names head: concept ids, then roles. */
export const NAME_CLASSES: readonly string[] = [...Object.keys(NAMES), ...ROLE_TARGETS]

/** Roles that columns of numbers can have. */
export const NUMBER_ROLES = ['@patient-key', '@encounter-key', '@age', '@sex', '@time', '@ignore'] as const

/** Of the values head: "concept|unit" for every unit, then roles of numbers. */
export const VALUE_CLASSES: readonly string[] = [
  ...SPREAD_CONCEPTS.filter((id) => !CODED_NAMES.has(id)).flatMap((id) =>
    (spreadOfConcept(id)?.units ?? []).map((unit) => `${id}|${unit}`),
  ),
  ...NUMBER_ROLES,
]
