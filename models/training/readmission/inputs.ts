/** The inputs of `readmission-30d`, under the names of the public data set's columns, in the order of the graph. */
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, input } from '../recipe.ts'
import { A1C, ADMISSION_TYPE, AGE, CHANGE, DIAGNOSIS, DISCHARGE, DRUG, GLUCOSE, SOURCE, SPECIALTY, YES_NO } from './choices.ts'

const known = { required: false, whenMissing: 'omit' } as const
const choice = (name: string, label: string, rule: string, choices: ManifestInput['choices']) =>
  input({ ...known, kind: 'choice', name, label, rule, choices })
const count = (name: string, label: string, rule: string, high: number) => input({ ...known, name, label, rule, range: between(0, high) })

/** Drugs that enough people of the data set took for their effect to be told from chance. */
export const DRUGS = [
  'metformin',
  'repaglinide',
  'glimepiride',
  'glipizide',
  'glyburide',
  'pioglitazone',
  'rosiglitazone',
  'insulin',
] as const

export const INPUTS: readonly ManifestInput[] = [
  input({
    name: 'age',
    label: 'Age',
    kind: 'choice',
    rule: 'age',
    unit: 'a',
    choices: AGE,
    range: between(18, 110),
    required: false,
    whenMissing: 'omit',
  }),
  choice('admission_type_id', 'Kind of admission', 'readmission-admission-type', ADMISSION_TYPE),
  choice('discharge_disposition_id', 'Discharged to', 'readmission-discharge', DISCHARGE),
  choice('admission_source_id', 'Admitted from', 'readmission-source', SOURCE),
  input({
    name: 'time_in_hospital',
    label: 'Days in hospital',
    rule: 'readmission-days',
    unit: 'd',
    unitOptional: true,
    range: between(1, 14),
  }),
  choice('medical_specialty', 'Specialty of the admitting physician', 'readmission-specialty', SPECIALTY),
  count('num_lab_procedures', 'Laboratory tests in the stay', 'readmission-lab-count', 150),
  count('num_procedures', 'Procedures in the stay, laboratory tests not counted', 'none', 6),
  count('num_medications', 'Medicines in the stay', 'readmission-medicine-count', 90),
  count('number_outpatient', 'Outpatient visits in the year before', 'readmission-outpatient', 60),
  count('number_emergency', 'Emergency visits in the year before', 'readmission-emergency', 80),
  count('number_inpatient', 'Admissions in the year before', 'readmission-inpatient', 30),
  choice('diag_1', 'First diagnosis of the stay', 'readmission-diagnosis-1', DIAGNOSIS),
  choice('diag_2', 'Second diagnosis of the stay', 'readmission-diagnosis-2', DIAGNOSIS),
  choice('diag_3', 'Third diagnosis of the stay', 'readmission-diagnosis-3', DIAGNOSIS),
  count('number_diagnoses', 'Diagnoses', 'readmission-diagnosis-count', 16),
  choice('max_glu_serum', 'Highest glucose in the stay', 'readmission-glucose', GLUCOSE),
  choice('A1Cresult', 'HbA1c in the stay', 'readmission-a1c', A1C),
  ...DRUGS.map((drug) => choice(drug, drug.charAt(0).toUpperCase() + drug.slice(1), 'readmission-drug', DRUG)),
  choice('change', 'Change of diabetes medicines in the stay', 'readmission-change', CHANGE),
  choice('diabetesMed', 'Any diabetes medicine', 'readmission-any-drug', YES_NO),
]
