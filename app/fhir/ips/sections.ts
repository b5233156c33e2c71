/** Sections of an International Patient Summary (HL7 IPS IG 2.0.0, Composition-uv-ips), each with its LOINC code. */
import type { Observation, When } from '../../chart/facts.ts'
import {
  allergiesOf,
  type Chosen,
  type Item,
  immunizationsOf,
  measuredOf,
  medicationsOf,
  pastIllnessOf,
  problemsOf,
  proceduresOf,
} from './chosen.ts'
import { type Narrative, paragraph, table } from './narrative.ts'

export type Section = Readonly<{
  title: string
  loinc: string
  display: string
  /** Empty where the section must be there and the chart does not know. */
  items: readonly Item[]
  text: Narrative
}>

type Kind = Pick<Section, 'title' | 'loinc' | 'display'>

const MEDICATIONS: Kind = { title: 'Medication Summary', loinc: '10160-0', display: 'History of Medication use Narrative' }
const ALLERGIES: Kind = { title: 'Allergies and Intolerances', loinc: '48765-2', display: 'Allergies and adverse reactions Document' }
const PROBLEMS: Kind = { title: 'Problem List', loinc: '11450-4', display: 'Problem list - Reported' }
const IMMUNIZATIONS: Kind = { title: 'Immunizations', loinc: '11369-6', display: 'History of Immunization note' }
const PROCEDURES: Kind = { title: 'History of Procedures', loinc: '47519-4', display: 'History of Procedures Document' }
const RESULTS: Kind = { title: 'Results', loinc: '30954-2', display: 'Relevant diagnostic tests/laboratory data note' }
const VITALS: Kind = { title: 'Vital Signs', loinc: '8716-3', display: 'Vital signs note' }
const PAST: Kind = { title: 'Past Problems', loinc: '11348-0', display: 'History of Past illness note' }
const SOCIAL: Kind = { title: 'Social History', loinc: '29762-2', display: 'Social history note' }

type Cells = readonly (string | null)[]

function section<T>(
  kind: Kind,
  head: readonly string[],
  chosen: readonly Chosen<T>[],
  cells: (fact: T) => Cells,
  remark: string | null = null,
): Section {
  const rows = chosen.map(({ fact }) => cells(fact))
  return { ...kind, items: [...new Set(chosen.map(({ item }) => item))], text: table(head, rows, remark) }
}

/** A required section: without anything to list it says that there is no information. */
const required = (made: Section, what: string): Section =>
  made.items.length > 0 ? made : { ...made, text: paragraph(`No information about ${what}.`) }

const said = (when: When | null): string | null => when?.text ?? null

function valueWords({ value }: Observation): string | null {
  if (value.kind === 'quantity') return [`${value.comparator ?? ''}${value.text}`, value.unit].filter(Boolean).join(' ')
  return value.kind === 'text' ? value.text : null
}

const measuredSection = (kind: Kind, chosen: readonly Chosen<Observation>[]): Section =>
  section(
    kind,
    ['What', 'Value', 'When', 'Status'],
    chosen,
    (o) => [o.label, valueWords(o), said(o.effective), o.status],
    'The newest of each kind.',
  )

/** Required sections first, then those of the others that the chart has something for. */
export function sectionsOf(items: readonly Item[]): readonly Section[] {
  const measured = measuredOf(items)
  const must = [
    required(
      section(MEDICATIONS, ['Medication', 'Dosage', 'Since', 'Status'], medicationsOf(items), (m) => [
        m.label,
        m.dosage,
        said(m.start),
        m.status,
      ]),
      'medications',
    ),
    required(
      section(ALLERGIES, ['Allergy', 'Reaction', 'Criticality', 'Status'], allergiesOf(items), (a) => [
        a.label,
        a.reaction,
        a.criticality,
        a.clinicalStatus,
      ]),
      'allergies',
    ),
    required(
      section(PROBLEMS, ['Problem', 'Since', 'Status'], problemsOf(items), (c) => [c.label, said(c.onset), c.clinicalStatus]),
      'problems',
    ),
  ]
  const may = [
    section(IMMUNIZATIONS, ['Vaccine', 'When', 'Status'], immunizationsOf(items), (i) => [i.label, said(i.occurrence), i.status]),
    section(PROCEDURES, ['Procedure', 'When', 'Status'], proceduresOf(items), (p) => [p.label, said(p.performed), p.status]),
    measuredSection(RESULTS, measured.results),
    measuredSection(VITALS, measured.vitals),
    section(PAST, ['Problem', 'Since', 'Until', 'Status'], pastIllnessOf(items), (c) => [
      c.label,
      said(c.onset),
      said(c.abatement),
      c.clinicalStatus,
    ]),
    measuredSection(SOCIAL, measured.social),
  ]
  return [...must, ...may.filter(({ items: list }) => list.length > 0)]
}
