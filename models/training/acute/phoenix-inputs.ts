/** The inputs of Phoenix-8, and the column of each. */
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, DAY, input } from '../recipe.ts'
import { BY_NAME, GCS_CODES, HIGHEST, LOWEST, OPTIONAL, question } from './common.ts'

export const DRUGS = ['dobutamine', 'dopamine', 'epinephrine', 'milrinone', 'norepinephrine', 'vasopressin'] as const
const number = (name: string, label: string, unit: string, range: readonly [number, number], more: Partial<ManifestInput> = {}) =>
  input({ ...OPTIONAL, name, label, unit, range: between(...range), ...more })
export const INPUTS: readonly ManifestInput[] = [
  input({ name: 'age_in_months', label: 'Age in months', rule: 'age-in-months', unit: 'mo', range: between(0, 216, true), decimals: 1 }),
  number('pf', 'PaO₂/FiO₂', 'mm[Hg]', [1, 800], { rule: 'pf-lowest', loinc: ['2703-7', '11556-8'], windowHours: DAY }),
  number('pao2', 'PaO₂', 'mm[Hg]', [1, 700], BY_NAME),
  input({ ...BY_NAME, name: 'fio2', label: 'FiO₂ (fraction or per cent)', range: between(0.21, 100), decimals: 2 }),
  number('spo2', 'Oxygen saturation', '%', [0, 100], BY_NAME),
  question('vent', 'Invasive ventilation', 'invasive-ventilation', 'Is the child ventilated invasively?', DAY, OPTIONAL),
  input({
    ...OPTIONAL,
    name: 'other_respiratory_support',
    label: 'Oxygen or other respiratory support',
    kind: 'boolean',
    rule: 'on-oxygen',
    loinc: ['3151-8', '3150-6'],
    staleAfterHours: DAY,
  }),
  ...DRUGS.map((name) =>
    input({ ...OPTIONAL, name, label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, kind: 'boolean', rule: 'vasoactive-running' }),
  ),
  number('lactate', 'Lactate', 'mmol/L', [0, 50], {
    ...HIGHEST,
    loinc: ['2524-7', '32693-4', '2518-9', '59032-3'],
    concept: 'lactate',
    decimals: 1,
  }),
  number('map', 'Mean arterial pressure', 'mm[Hg]', [1, 250], {
    rule: 'map-lowest',
    loinc: ['8478-0', '8480-6', '8462-4'],
    windowHours: DAY,
  }),
  number('sbp', 'Systolic blood pressure', 'mm[Hg]', [1, 350], BY_NAME),
  number('dbp', 'Diastolic blood pressure', 'mm[Hg]', [1, 300], BY_NAME),
  number('platelets', 'Platelets', '10*3/uL', [0, 3000], { ...LOWEST, loinc: ['777-3', '26515-7', '778-1'], concept: 'platelets' }),
  number('inr', 'INR', '{INR}', [0.3, 30], { ...HIGHEST, unitOptional: true, loinc: ['6301-6', '34714-6', '5895-7'], decimals: 1 }),
  number('d_dimer', 'D-dimer (FEU)', 'ug/mL{FEU}', [0, 500], { ...HIGHEST, loinc: ['48065-7'], concept: 'ddimer_feu', decimals: 1 }),
  number('fibrinogen', 'Fibrinogen', 'mg/dL', [0, 2000], { ...LOWEST, loinc: ['3255-7'], concept: 'fibrinogen' }),
  number('gcs_total', 'Glasgow coma score', '{score}', [3, 15], {
    rule: 'gcs-lowest',
    unitOptional: true,
    loinc: GCS_CODES,
    windowHours: DAY,
  }),
  input({
    ...OPTIONAL,
    name: 'pupil',
    label: 'Pupils',
    kind: 'choice',
    rule: 'asked',
    choices: { 'both-reactive': 0, 'both-fixed': 1 },
    staleAfterHours: DAY,
    ask: { code: 'pupils', question: 'Pupils: both-reactive or both-fixed?' },
  }),
  number('glucose', 'Glucose', 'mg/dL', [0, 2000], {
    loinc: ['2345-7', '2339-0', '14749-6', '15074-8', '41653-7', '2340-8'],
    concept: 'glucose',
    staleAfterHours: DAY,
  }),
  number('anc', 'Neutrophils', '10*3/uL', [0, 200], {
    ...LOWEST,
    loinc: ['751-8', '26499-4', '753-4'],
    concept: 'neutrophils_abs',
    decimals: 2,
  }),
  number('alc', 'Lymphocytes', '10*3/uL', [0, 200], { ...LOWEST, loinc: ['731-0', '26474-7'], concept: 'lymphocytes_abs', decimals: 2 }),
  number('creatinine', 'Creatinine', 'mg/dL', [0, 40], {
    ...HIGHEST,
    loinc: ['2160-0', '38483-4', '14682-9'],
    concept: 'creatinine',
    decimals: 2,
  }),
  number('bilirubin', 'Bilirubin', 'mg/dL', [0, 100], {
    ...HIGHEST,
    loinc: ['1975-2', '14631-6'],
    concept: 'bilirubin_total',
    decimals: 1,
  }),
  number('alt', 'ALT', 'U/L', [0, 50000], { ...HIGHEST, loinc: ['1742-6'] }),
  question(
    'suspected_infection',
    'Suspected infection',
    'suspected-infection',
    'Is an infection suspected or confirmed?',
    3 * DAY,
    OPTIONAL,
  ),
]
export const WIDTH = INPUTS.length
export const at = (name: string) => {
  const index = INPUTS.findIndex((one) => one.name === name)
  if (index < 0) throw new Error(`no input ${name}`)
  return index
}
