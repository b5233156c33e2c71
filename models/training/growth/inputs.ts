/** The inputs both growth references share, in the order of their graphs. */
import { between, DAY, input, SEX } from '../recipe.ts'

const measure = { required: false, whenMissing: 'omit', staleAfterHours: 365 * DAY } as const

export const WEIGHT = ['29463-7', '3141-9']
export const LENGTH = ['8302-2', '3137-7', '8306-3', '8308-9']
export const HEAD = ['9843-4', '8287-5']
export const GESTATION = ['76516-4', '11885-1', '11884-4']

export const ageDays = (lastDay: number) =>
  input({ name: 'age_days', label: 'Age at the measurement', rule: 'age-days', unit: 'd', range: between(0, lastDay) })

export const sex = input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX })

export const weight = (rule: string) =>
  input({ ...measure, name: 'weight_kg', label: 'Weight', rule, loinc: WEIGHT, unit: 'kg', range: between(0.2, 400), decimals: 2 })

export const length = (rule: string) =>
  input({ ...measure, name: 'height_cm', label: 'Length or height', rule, loinc: LENGTH, unit: 'cm', range: between(20, 250), decimals: 1 })

/** Words a table may use for the same two things. */
const POSITIONS = { lying: 0, standing: 1, l: 0, h: 1, L: 0, H: 1, recumbent: 0, length: 0, height: 1 }

export const measured = input({
  name: 'measured',
  label: 'Measured lying or standing',
  kind: 'choice',
  rule: 'measured-position',
  loinc: LENGTH,
  choices: POSITIONS,
  required: false,
  whenMissing: 'omit',
})

export const head = (rule: string) =>
  input({ ...measure, name: 'head_cm', label: 'Head circumference', rule, loinc: HEAD, unit: 'cm', range: between(15, 80), decimals: 1 })

export const gestation = input({
  name: 'gestation_weeks',
  label: 'Gestational age at birth',
  rule: 'gestation-at-birth',
  unit: 'wk',
  range: between(22, 45),
  required: false,
  whenMissing: 'omit',
  decimals: 1,
})
