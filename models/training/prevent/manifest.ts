/** What PREVENT says of itself: inputs with the ranges of the paper, envelope, outputs, bands. */
import { between, input, type Recipe, SEX, YEAR } from '../recipe.ts'

const lab = { staleAfterHours: 5 * YEAR }
const optional = { ...lab, required: false, whenMissing: 'omit' } as const
const OUTCOMES = {
  total_cvd: 'Total cardiovascular disease',
  ascvd: 'Atherosclerotic cardiovascular disease',
  heart_failure: 'Heart failure',
  chd: 'Coronary heart disease',
  stroke: 'Stroke',
}
const LAST_AGE_OF_30Y = 59

const outputs = (['10y', '30y'] as const).flatMap((horizon) =>
  Object.entries(OUTCOMES).map(([name, label]) => ({
    name: `${name}_${horizon}`,
    label: `${label}, ${horizon === '10y' ? 10 : 30} years`,
    unit: 'probability',
    ageMax: horizon === '30y' ? LAST_AGE_OF_30Y : null,
  })),
)

export const PREVENT_MANIFEST: Recipe['manifest'] = {
  schema: 1,
  id: 'prevent',
  version: '1.0.0',
  title: 'PREVENT, 10 years',
  purpose: 'Risk of cardiovascular disease within 10 (and, to age 59, 30) years in adults without known cardiovascular disease',
  source: {
    citation: 'Khan SS et al. Development and validation of the American Heart Association PREVENT equations. Circulation 2024;149:430-449',
    doi: '10.1161/CIRCULATIONAHA.123.067626',
    table: 'Supplemental coefficient tables: base, HbA1c, UACR, SDI, full; 10 and 30 years',
  },
  licence:
    'Published equations; the coefficients are facts. Table arranged after preventr 0.12.0 (MIT License, Copyright (c) 2023 Martin Mayer)',
  attribution: null,
  inputs: [
    input({ name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(30, 79) }),
    input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX }),
    input({
      name: 'sbp',
      label: 'Systolic blood pressure',
      loinc: ['8480-6'],
      unit: 'mm[Hg]',
      range: between(90, 200),
      staleAfterHours: 2 * YEAR,
    }),
    input({ name: 'bp_tx', label: 'Blood pressure treatment', kind: 'boolean', rule: 'antihypertensive' }),
    input({
      ...lab,
      name: 'total_c',
      label: 'Total cholesterol',
      loinc: ['2093-3', '14647-2'],
      concept: 'total_cholesterol',
      unit: 'mg/dL',
      range: between(130, 320),
    }),
    input({
      ...lab,
      name: 'hdl_c',
      label: 'HDL cholesterol',
      loinc: ['2085-9', '14646-4'],
      concept: 'hdl',
      unit: 'mg/dL',
      range: between(20, 100),
    }),
    input({ name: 'statin', label: 'Statin', kind: 'boolean', rule: 'statin' }),
    input({ name: 'dm', label: 'Diabetes', kind: 'boolean', rule: 'diabetes' }),
    input({ name: 'smoking', label: 'Current smoking', kind: 'boolean', loinc: ['72166-2'], rule: 'smoking', staleAfterHours: 5 * YEAR }),
    input({
      name: 'egfr',
      label: 'eGFR',
      loinc: ['98979-8', '33914-3', '62238-1', '2160-0', '38483-4', '14682-9'],
      rule: 'egfr',
      unit: 'mL/min/{1.73_m2}',
      range: between(15, 140),
      staleAfterHours: 5 * YEAR,
      decimals: 0,
    }),
    input({
      name: 'bmi',
      label: 'Body mass index',
      loinc: ['39156-5', '29463-7', '8302-2'],
      rule: 'bmi',
      unit: 'kg/m2',
      range: between(18.5, 40, true),
      staleAfterHours: 2 * YEAR,
      decimals: 1,
    }),
    input({
      ...optional,
      name: 'hba1c',
      label: 'HbA1c',
      loinc: ['4548-4', '59261-8', '17856-6'],
      concept: 'hba1c',
      unit: '%',
      range: between(3, 15),
      decimals: 1,
    }),
    input({
      ...optional,
      name: 'uacr',
      label: 'Urine albumin to creatinine ratio',
      loinc: ['9318-7', '14959-1', '32294-1'],
      concept: 'uacr',
      unit: 'mg/g',
      range: between(0.1, 25000),
      decimals: 1,
    }),
    input({
      name: 'sdi',
      label: 'Social Deprivation Index, decile',
      rule: 'none',
      unit: '1',
      range: between(1, 10),
      required: false,
      whenMissing: 'omit',
    }),
  ],
  applicability: {
    ageYears: { min: 30, max: 79 },
    pregnancy: 'excluded',
    excludes: 'known-cardiovascular-disease',
    notFor: ['known coronary heart disease, stroke or heart failure', 'ages under 30 or over 79', 'values outside the ranges of the paper'],
  },
  outputs,
  value: 'total_cvd_10y',
  valueUnit: '%',
  effect: { kind: 'log-odds', unit: 'log odds of total cardiovascular disease in 10 years, against the centre of the equation' },
  bands: [
    { name: 'low', label: 'Below 5 %', severity: 'none', from: 0, response: null, alert: null },
    { name: 'borderline', label: '5 to 7.4 %', severity: 'low', from: 0.05, response: null, alert: null },
    { name: 'intermediate', label: '7.5 to 19.9 %', severity: 'medium', from: 0.075, response: null, alert: null },
    { name: 'high', label: '20 % or more', severity: 'high', from: 0.2, response: null, alert: 'info' },
  ],
  bandRule: null,
  bounded: false,
  calibration: { kind: 'none', note: 'The published equations as they stand; not recalibrated to any site' },
  signOff: 'pending',
}
