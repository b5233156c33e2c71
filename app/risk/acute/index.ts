/** Acute illness: sepsis criteria, organ failure, pneumonia, thromboembolism, children, mothers. */
import { ageAt } from '../../chart/age.ts'
import { into } from '../aims.ts'
import type { Rule } from '../context.ts'
import type { ScoreFamily } from '../group.ts'
import {
  activeCancer,
  lowestMap,
  notMaternal,
  oestrogen,
  percPretest,
  pressorDose,
  priorDvt,
  priorVte,
  sofaMap,
  vasoactiveRunning,
} from './history-rules.ts'
import { curbUrea } from './urea-rule.ts'
import { avpu, gcsOrAcvpu, lowestGcs, lowestPf, newConfusion, spo2OnAir, ventilated } from './vital-rules.ts'
import { worst } from './window.ts'

/** In a chart another input speaks for it. */
const byName: Rule = () => 'not-needed'

/** Age in years with its months: the lines of children's tables lie at months. */
const ageInMonths =
  (per: number): Rule =>
  ({ facts, atMs }) => {
    const age = atMs === null ? null : ageAt(facts.patient?.birthDate?.text ?? null, atMs)
    return age ? { x: age.months / per, shown: age.months / per, atMs: null, facts: [] } : { missing: 'date of birth not recorded' }
  }

export const acute: ScoreFamily = {
  rules: {
    'worst-low': worst('low'),
    'worst-high': worst('high'),
    'by-name': byName,
    'age-in-months': ageInMonths(1),
    'age-with-months': ageInMonths(12),
    'gcs-lowest': lowestGcs,
    'gcs-or-acvpu': gcsOrAcvpu,
    avpu,
    'new-confusion': newConfusion,
    'spo2-on-air': spo2OnAir,
    'map-lowest': lowestMap,
    'map-sofa': sofaMap,
    'pf-lowest': lowestPf,
    ventilated,
    'vasopressor-dose': pressorDose,
    'vasoactive-running': vasoactiveRunning,
    'curb-urea': curbUrea,
    'prior-vte': priorVte,
    'prior-dvt': priorDvt,
    'active-cancer': activeCancer,
    oestrogen,
  },
  exclusions: { 'perc-pretest': percPretest, 'not-maternal': notMaternal },
  aims: {
    qsofa: { rr: into(8, 21, '/min'), sbp: into(101, 300, 'mmHg') },
    sirs: { temp_c: into(36, 38, '°C'), hr: into(40, 90, '/min'), rr: into(8, 20, '/min') },
    mews: { sbp: into(101, 199, 'mmHg'), hr: into(51, 100, '/min'), rr: into(9, 14, '/min'), t: into(35, 38.4, '°C') },
    curb65: { sbp: into(90, 300, 'mmHg'), rr: into(8, 29, '/min') },
    sofa: { map: into(70, 250, 'mmHg'), pf: into(400, 800, 'mmHg') },
    crb65: { sbp: into(90, 300, 'mmHg'), rr: into(8, 29, '/min') },
  },
  also: {
    age_in_months: ['age_months', 'age'],
    gcs_total: ['gcs'],
    pupil: ['pupils'],
    pf: ['pf_ratio', 'pao2_fio2'],
    vent: ['ventilated', 'mechanical_ventilation'],
    plt: ['platelets'],
    bili: ['bilirubin', 'bilirubin_mg_dl'],
    cr: ['creatinine', 'creatinine_mg_dl', 'scr_mg_dl'],
    uo: ['urine_output', 'urine_ml_24h'],
    t: ['temp_c', 'temp', 'temperature'],
    gcs: ['gcs_total', 'glasgow'],
    bun: ['bun_mg_dl', 'urea_nitrogen'],
    urea: ['urea_mmol_l'],
    wbc: ['white_cells', 'leukocytes'],
    bands: ['bands_pct'],
    paco2: ['pco2'],
    dvt_signs: ['clinical_signs_dvt'],
    immob_or_surgery_4wk: ['immobilization_or_surgery', 'surgery_or_immobilization'],
    prior_vte: ['previous_vte', 'prior_dvt_or_pe'],
    hemoptysis: ['haemoptysis'],
    malignancy: ['cancer'],
    unilateral_leg_swelling: ['leg_swelling'],
    surgery_or_trauma_4wk: ['surgery_or_trauma', 'surgery', 'trauma'],
    estrogen: ['oestrogen', 'hormone_use'],
    surgery: ['bedridden_or_surgery', 'bedridden'],
    leg_swelling: ['swelling', 'whole_leg_swelling', 'entire_leg_swollen'],
    calf: ['calf_swelling'],
    pitting: ['pitting_edema', 'pitting_oedema'],
    collateral: ['collateral_veins'],
    alternative: ['alternative_diagnosis'],
    paresis: ['paralysis', 'cast'],
    prior_dvt: ['previous_dvt'],
  },
}
