/** Growth of children against the WHO and CDC references. */
import type { ScoreFamily } from '../group.ts'
import { ageInDays, gestationAtBirth, measure, measuredPosition } from './measures.ts'

export const growth: ScoreFamily = {
  rules: {
    'age-days': ageInDays,
    'gestation-at-birth': gestationAtBirth,
    'measured-position': measuredPosition,
    'who-weight': measure('who', 'weight'),
    'who-length': measure('who', 'length'),
    'who-head': measure('who', 'head'),
    'cdc-weight': measure('cdc', 'weight'),
    'cdc-length': measure('cdc', 'length'),
    'cdc-head': measure('cdc', 'head'),
  },
  exclusions: {},
  aims: {},
  also: {
    age_days: ['age_d', 'agedays', 'age_in_days'],
    weight_kg: ['weight', 'kg', 'wt', 'body_weight'],
    height_cm: ['height', 'length_cm', 'length', 'stature', 'cm', 'ht', 'lenhei', 'body_height'],
    head_cm: ['headc', 'head_circumference', 'head_circumference_cm', 'hc', 'hc_cm'],
    measured: ['position', 'measure', 'length_or_height'],
    gestation_weeks: ['gestational_age_weeks', 'gestational_age', 'ga_weeks'],
  },
}
