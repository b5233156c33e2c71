/** The entry forms as data: what is asked, in which units, with how many decimals. The renderer lays them out; it knows no clinical number. */
import { conceptById } from '../../terminology/concepts.ts'
import { CONSCIOUSNESS } from './coded.ts'
import { limitsOf } from './limits.ts'

export type FormField = Readonly<{
  /** Concept id (app/terminology/concepts.ts). */
  id: string
  /** LOINC code an entry is made with. */
  code: string
  label: string
  kind: 'number' | 'choice'
  /** Canonical UCUM; '' for choices. */
  unit: string
  /** Units the site may type in, canonical first. */
  units: readonly string[]
  decimals: number
  /** Answers of a choice, in order. */
  choices: readonly string[]
  /** Fields with the same word stand on one line ("120 / 80"). */
  pair: string | null
}>

export type EntryForm = Readonly<{ id: 'vitals' | 'laboratory'; title: string; fields: readonly FormField[] }>

/** Units that may be typed, beside the canonical one; a unit not used on wards is left to the checks. */
const TYPED_UNITS: Readonly<Record<string, readonly string[]>> = {
  weight: ['[lb_av]'],
  height: ['[in_i]'],
  temperature: ['[degF]'],
  creatinine: ['umol/L'],
  urea_nitrogen: ['mmol/L'],
  glucose: ['mmol/L'],
  calcium: ['mmol/L'],
  magnesium: ['mmol/L'],
  phosphate: ['mmol/L'],
  bilirubin_total: ['umol/L'],
  albumin: ['g/L'],
  hemoglobin: ['g/L', 'mmol/L'],
  hematocrit: ['1'],
  lactate: ['mg/dL'],
  crp: ['mg/dL'],
  hba1c: ['mmol/mol'],
  wbc: ['10*9/L'],
  platelets: ['10*9/L'],
  sodium: ['meq/L'],
  potassium: ['meq/L'],
  chloride: ['meq/L'],
  bicarbonate: ['meq/L'],
}

function field(id: string, more: Partial<Pick<FormField, 'choices' | 'pair'>> = {}): FormField {
  const concept = conceptById(id)
  if (!concept) throw new Error(`No concept ${id}`)
  const choices = more.choices ?? []
  return {
    id,
    code: concept.loinc[0] ?? '',
    label: concept.label,
    kind: choices.length > 0 ? 'choice' : 'number',
    unit: concept.unit,
    units: concept.unit === '' ? [] : [concept.unit, ...(TYPED_UNITS[id] ?? [])],
    decimals: Math.max(concept.decimals, limitsOf(id)?.decimals ?? 0),
    choices,
    pair: more.pair ?? null,
  }
}

/** Oxygen flow 0 is room air (CLI.md, "A case"). */
export const ROOM_AIR_FLOW = 0

const VITALS: EntryForm = {
  id: 'vitals',
  title: 'Vital signs',
  fields: [
    field('sbp', { pair: 'Blood pressure' }),
    field('dbp', { pair: 'Blood pressure' }),
    field('heart_rate'),
    field('resp_rate'),
    field('spo2'),
    field('o2_flow'),
    field('temperature'),
    field('avpu', { choices: Object.keys(CONSCIOUSNESS) }),
    field('pain'),
    field('weight'),
    field('height'),
  ],
}

const LABORATORY: EntryForm = {
  id: 'laboratory',
  title: 'Laboratory values',
  fields: [
    'sodium',
    'potassium',
    'chloride',
    'bicarbonate',
    'urea_nitrogen',
    'creatinine',
    'glucose',
    'calcium',
    'magnesium',
    'phosphate',
    'albumin',
    'bilirubin_total',
    'alt',
    'ast',
    'alp',
    'hemoglobin',
    'hematocrit',
    'wbc',
    'platelets',
    'inr',
    'crp',
    'lactate',
    'hba1c',
    'ph',
    'paco2',
    'pao2',
  ].map((id) => field(id)),
}

export const ENTRY_FORMS: readonly EntryForm[] = [VITALS, LABORATORY]

export function formById(id: string): EntryForm | undefined {
  return ENTRY_FORMS.find((form) => form.id === id)
}
