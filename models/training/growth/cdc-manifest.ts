/** What the CDC growth charts say of themselves. */
import type { Recipe } from '../recipe.ts'
import { ageDays, gestation, head, length, sex, weight } from './inputs.ts'

/** 240 months. */
const LAST_DAY = 7305
const output = (name: string, label: string, unit: string) => ({ name, label, unit, ageMax: null })
const noAlert = { alert: null } as const

export const CDC_MANIFEST: Recipe['manifest'] = {
  schema: 1,
  id: 'growth-cdc',
  version: '1.0.0',
  title: 'Growth, CDC 0 to 20 years',
  purpose: 'z-scores and centiles of weight, stature, BMI and head circumference against the CDC growth charts',
  source: {
    citation:
      'Kuczmarski RJ et al. 2000 CDC growth charts for the United States. Vital Health Stat 11(246), 2002; Hales CM et al. Vital Health Stat 2(197), 2022 (BMI above the 95th centile)',
    doi: '10.15620/cdc:121711',
    table: 'L, M, S at the half months, birth to 36 months and 2 to 20 years; sigma by age and sex',
  },
  licence: 'Public domain (United States Government)',
  attribution: 'Centers for Disease Control and Prevention, National Center for Health Statistics',
  inputs: [ageDays(LAST_DAY), sex, weight('cdc-weight'), length('cdc-length'), head('cdc-head'), gestation],
  applicability: {
    ageYears: { min: 0, max: 19 },
    pregnancy: 'excluded',
    excludes: null,
    notFor: ['before term (corrected age below 0)', 'pregnancy', 'oedema', 'measurements more than 7 days apart'],
  },
  outputs: [
    output('centile', 'Centile: BMI for age from 2 years (else weight, stature or head circumference for age)', '%'),
    output('indicator', 'Which one: 1 BMI, 2 weight, 3 length or stature, 4 head circumference', '1'),
    output('check', 'Outside the limits of what is plausible (1: check the entry)', '1'),
    output('waz', 'Weight for age, z-score', 'SD'),
    output('weight_centile', 'Weight for age, centile', '%'),
    output('laz', 'Length or stature for age, z-score', 'SD'),
    output('length_centile', 'Length or stature for age, centile', '%'),
    output('bmiz', 'BMI for age, z-score (extended above the 95th centile)', 'SD'),
    output('bmi_centile', 'BMI for age, centile (extended above the 95th)', '%'),
    output('bmi_percent_of_p95', 'BMI as a share of the 95th centile', '%'),
    output('hcz', 'Head circumference for age, z-score', 'SD'),
    output('head_centile', 'Head circumference for age, centile', '%'),
    output('bmi', 'Body mass index', 'kg/m2'),
    output('age_used_days', 'Age used, corrected for preterm birth until 24 months', 'd'),
    output('implausible', 'Implausible: sum of 1 weight, 2 length or stature, 8 BMI', '1'),
  ],
  value: 'centile',
  valueUnit: 'centile',
  effect: { kind: 'value', unit: 'centile' },
  bands: [
    { name: 'below-5', label: 'Below the 5th centile', severity: 'medium', from: 0, response: 'BMI: underweight (CDC).', ...noAlert },
    { name: 'usual', label: '5th to below the 85th centile', severity: 'none', from: 5, response: null, ...noAlert },
    { name: 'from-85', label: '85th to below the 95th centile', severity: 'low', from: 85, response: 'BMI: overweight (CDC).', ...noAlert },
    {
      name: 'severe',
      label: '95th centile and above; BMI at least 120 % of it',
      severity: 'high',
      from: 95,
      response: 'BMI: severe obesity (CDC; class 2 from 120 %, class 3 from 140 % of the 95th centile).',
      ...noAlert,
    },
    { name: 'from-95', label: '95th centile and above', severity: 'medium', from: 95, response: 'BMI: obesity (CDC).', ...noAlert },
  ],
  bandRule: { output: 'bmi_percent_of_p95', atLeast: 120, lifts: 'from-95', to: 'severe' },
  bounded: false,
  calibration: { kind: 'none', note: 'A place in a reference population; not a probability' },
  signOff: 'pending',
}
