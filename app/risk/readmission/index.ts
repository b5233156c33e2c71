/** Readmission within 30 days: LACE, HOSPITAL, and the learned model. */
import type { ScoreFamily } from '../group.ts'
import { LEARNED_RULES, readmissionNotPossible } from './learned-rules.ts'
import { PUBLISHED_RULES } from './published-rules.ts'

export const readmission: ScoreFamily = {
  rules: { ...PUBLISHED_RULES, ...LEARNED_RULES },
  exclusions: { 'readmission-not-possible': readmissionNotPossible },
  aims: {},
  also: {
    los: ['length_of_stay', 'los_days', 'length_of_stay_days', 'days_in_hospital'],
    acute: ['acute_admission', 'emergent', 'acuity'],
    charlson: ['charlson_index', 'cci', 'charlson_comorbidity_index'],
    ed: ['ed_visits', 'ed_visits_6m', 'ed_visits_6_months', 'emergency_visits'],
    onc: ['oncology', 'oncology_service'],
    proc: ['procedure', 'any_procedure'],
    urgent: ['index_urgent', 'urgent_admission'],
    prev: ['admissions_prev_year', 'admissions_1_year', 'previous_admissions'],
  },
}
