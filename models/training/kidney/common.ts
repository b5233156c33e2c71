/** What the recipes of kidney function share. */
import { between, DAY, input, type RecipeManifest, SEX, YEAR } from '../recipe.ts'

type More = Parameters<typeof input>[0]
type Some = Partial<More>

export const creatinine = (more: Some = {}) =>
  input({
    name: 'scr_mg_dl',
    label: 'Creatinine',
    loinc: ['2160-0', '38483-4', '14682-9'],
    concept: 'creatinine',
    unit: 'mg/dL',
    range: between(0.1, 40),
    staleAfterHours: 365 * DAY,
    decimals: 2,
    ...more,
  })
/** Cystatin C by assays traced to the reference material; the equations are for mg/L. */
export const cystatin = () =>
  input({
    name: 'cys_mg_l',
    label: 'Cystatin C',
    loinc: ['33863-2'],
    concept: 'cystatin_c',
    unit: 'mg/L',
    range: between(0.1, 12),
    staleAfterHours: 365 * DAY,
    decimals: 2,
  })
export const age = (low: number, high = 120) => input({ name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(low, high) })
export const sex = () => input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX })
export const height = (more: Some = {}) =>
  input({
    name: 'height_cm',
    label: 'Height',
    loinc: ['8302-2', '8306-3', '8308-9', '3137-7'],
    concept: 'height',
    unit: 'cm',
    range: between(30, 250),
    staleAfterHours: 5 * YEAR,
    decimals: 0,
    ...more,
  })

const stage = (name: string, from: number, label: string, severity: RecipeManifest['bands'][number]['severity']) => ({
  name,
  label,
  severity,
  from,
  response: null,
  alert: null,
})

/** KDIGO 2024 CKD guideline, GFR categories. */
export const GFR_BANDS = [
  stage('G5', 0, 'G5, kidney failure', 'high'),
  stage('G4', 15, 'G4, severely decreased', 'high'),
  stage('G3b', 30, 'G3b, moderately to severely decreased', 'medium'),
  stage('G3a', 45, 'G3a, mildly to moderately decreased', 'low'),
  stage('G2', 60, 'G2, mildly decreased', 'none'),
  stage('G1', 90, 'G1, normal or high', 'none'),
]
export const GFR_UNIT = 'mL/min/1.73 m²'

/** An equation as it stands, with one value. */
export const equation = {
  schema: 1,
  version: '1.0.0',
  licence: 'Published equation; the coefficients are facts',
  attribution: null,
  bandRule: null,
  bounded: false,
  calibration: { kind: 'none', note: 'The published equation as it stands' },
  signOff: 'pending',
} as const
