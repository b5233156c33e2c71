/** What the WHO growth standards say of themselves. */
import type { Recipe } from '../recipe.ts'
import { ageDays, gestation, head, length, measured, sex, weight } from './inputs.ts'

const LAST_DAY = 1856
/** WHO's upper limits are "above", so the value itself belongs below; 1e-9 stands between. */
const above = (sd: number) => sd + 1e-9
const noAlert = { alert: null } as const

const INDICATORS = [
  ['waz', 'weight_centile', 'Weight for age'],
  ['laz', 'length_centile', 'Length or height for age'],
  ['whz', 'weight_for_length_centile', 'Weight for length or height'],
  ['bmiz', 'bmi_centile', 'BMI for age'],
  ['hcz', 'head_centile', 'Head circumference for age'],
] as const

const output = (name: string, label: string, unit: string) => ({ name, label, unit, ageMax: null })

export const WHO_MANIFEST: Recipe['manifest'] = {
  schema: 1,
  id: 'growth-who',
  version: '1.0.0',
  title: 'Growth, WHO 0 to 5 years',
  purpose: 'z-scores and centiles of weight, length or height, weight for length, BMI and head circumference against the WHO standards',
  source: {
    citation:
      'WHO Multicentre Growth Reference Study Group. WHO Child Growth Standards: methods and development. Geneva: WHO, 2006 and 2007',
    doi: '10.1111/j.1651-2227.2006.tb02378.x',
    table: 'L, M, S per day of age; weight for length and height per half centimetre; chapter 7 (z-scores beyond 3 SD)',
  },
  licence: '© World Health Organization; the tables are used with attribution',
  attribution: 'WHO Child Growth Standards, World Health Organization, 2006 and 2007. WHO endorses no product.',
  inputs: [ageDays(LAST_DAY), sex, weight('who-weight'), length('who-length'), measured, head('who-head'), gestation],
  applicability: {
    ageYears: { min: 0, max: 4 },
    pregnancy: 'any',
    excludes: null,
    notFor: ['before term (corrected age below 0)', 'oedema (weight says nothing then)', 'measurements more than 7 days apart'],
  },
  outputs: [
    output('z', 'z-score: weight for length or height (else BMI, weight, length or head circumference for age)', 'SD'),
    output('indicator', 'Which one: 1 weight for length, 2 BMI, 3 weight, 4 length, 5 head circumference', '1'),
    output('check', 'Outside the limits of what is plausible (1: check the entry)', '1'),
    ...INDICATORS.flatMap(([z, centile, label]) => [output(z, `${label}, z-score`, 'SD'), output(centile, `${label}, centile`, '%')]),
    output('bmi', 'Body mass index, length as the age asks for it', 'kg/m2'),
    output('age_used_days', 'Age used, corrected for preterm birth until 24 months', 'd'),
    output('implausible', 'Implausible: sum of 1 weight, 2 length, 4 weight for length, 8 BMI, 16 head circumference', '1'),
  ],
  value: 'z',
  valueUnit: 'SD',
  effect: { kind: 'value', unit: 'SD' },
  bands: [
    {
      name: 'implausible',
      label: 'Implausible: check the entry',
      severity: 'low',
      from: -1000,
      response: 'Beyond the limits WHO sets for recorded data: check weight, length, sex and dates before reading anything into it.',
      ...noAlert,
    },
    {
      name: 'below-3',
      label: 'Below −3 SD',
      severity: 'high',
      from: -1000,
      response: 'Weight for length: severe wasting (WHO). By weight alone: severe underweight; by length alone: severe stunting.',
      ...noAlert,
    },
    {
      name: 'below-2',
      label: 'Below −2 SD',
      severity: 'medium',
      from: -3,
      response: 'Weight for length: wasting (WHO). By weight alone: underweight; by length alone: stunting.',
      ...noAlert,
    },
    { name: 'usual', label: 'Within −2 and +1 SD', severity: 'none', from: -2, response: null, ...noAlert },
    {
      name: 'above-1',
      label: 'Above +1 SD',
      severity: 'none',
      from: above(1),
      response: 'Weight for length or BMI: possible risk of overweight (WHO).',
      ...noAlert,
    },
    {
      name: 'above-2',
      label: 'Above +2 SD',
      severity: 'low',
      from: above(2),
      response: 'Weight for length or BMI: overweight (WHO).',
      ...noAlert,
    },
    {
      name: 'above-3',
      label: 'Above +3 SD',
      severity: 'medium',
      from: above(3),
      response: 'Weight for length or BMI: obesity (WHO).',
      ...noAlert,
    },
    {
      name: 'above-5',
      label: 'Above +5 SD: check the entry',
      severity: 'low',
      from: above(5),
      response: 'Beyond the limits WHO sets for recorded data (length and height: +6): check weight, length, sex and dates first.',
      ...noAlert,
    },
  ],
  bandRule: { output: 'check', atLeast: 1, lifts: 'below-3', to: 'implausible' },
  bounded: false,
  calibration: { kind: 'none', note: 'A place in a reference population; not a probability' },
  signOff: 'pending',
}
