/** What the program can name: a concept for each measured or stated thing, and the LOINC codes that real files use for it. */
import { ROWS } from './concept-rows.ts'

export type ConceptKind = 'vital' | 'lab' | 'other'

export type Concept = Readonly<{
  id: string
  /** Short clinician's word. */
  label: string
  /** Preferred code first, then the aliases seen in real files. */
  loinc: readonly string[]
  /** Canonical UCUM; '' for coded answers. */
  unit: string
  /** Heading on the chart. */
  group: string
  kind: ConceptKind
  /** Decimals shown. */
  decimals: number
  /** g/mol, for mass to molar conversion. */
  molarMass?: number
  /** Charge of the ion, for mEq to mmol conversion. */
  valence?: number
  /** Place on the chart: order of the group, then within it. */
  order: number
}>

/** Headings in the order of the chart. */
export const GROUPS = [
  'Vital signs',
  'Body measures',
  'Kidney and electrolytes',
  'Glucose and lipids',
  'Liver',
  'Blood count',
  'Coagulation',
  'Blood gases',
  'Inflammation and heart',
  'Urine',
  'Allergy tests',
  'Social history',
  'Other results',
] as const
export type Group = (typeof GROUPS)[number]

const KIND_OF_GROUP: Partial<Record<Group, ConceptKind>> = { 'Vital signs': 'vital', 'Body measures': 'vital', 'Social history': 'other' }

export const CONCEPTS: readonly Concept[] = ROWS.map(([group, id, label, unit, decimals, loinc, more], index) => ({
  id,
  label,
  loinc: loinc.split(' '),
  unit,
  group,
  kind: more?.kind ?? KIND_OF_GROUP[group] ?? 'lab',
  decimals,
  ...(more?.molarMass === undefined ? {} : { molarMass: more.molarMass }),
  ...(more?.valence === undefined ? {} : { valence: more.valence }),
  order: GROUPS.indexOf(group) * 1000 + index,
}))

const BY_LOINC = new Map(CONCEPTS.flatMap((concept) => concept.loinc.map((code) => [code, concept] as const)))
const BY_ID = new Map(CONCEPTS.map((concept) => [concept.id, concept]))

/** @returns undefined where no concept is known for the code; the caller then shows the source's own words */
export function conceptOf(loinc: string | null): Concept | undefined {
  return loinc === null ? undefined : BY_LOINC.get(loinc)
}

export function conceptById(id: string): Concept | undefined {
  return BY_ID.get(id)
}

/** Place of a heading on the chart; an unknown heading comes last. */
export function groupOrder(group: string): number {
  const place = (GROUPS as readonly string[]).indexOf(group)
  return place < 0 ? GROUPS.length : place
}
