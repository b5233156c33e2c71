/** Kidney function and the risk of its failure: what can be moved, and other names of the inputs. */
import { downTo } from '../aims.ts'
import type { ScoreFamily } from '../group.ts'
import { dialysedInAWeek, onKidneyReplacement } from './replacement.ts'

export const kidney: ScoreFamily = {
  rules: { 'dialysed-in-a-week': dialysedInAWeek },
  exclusions: { 'kidney-replacement': onKidneyReplacement },
  // KDIGO 2024: albuminuria A1 is below 30 mg/g.
  aims: { kfre: { acr_mg_g: downTo(30, 'mg/g') } },
  also: {
    scr_mg_dl: ['creatinine_mg_dl', 'scr', 'creatinine'],
    cys_mg_l: ['cystatin_c', 'cystatin', 'scys'],
    height_cm: ['height'],
    weight_kg: ['weight'],
    acr_mg_g: ['uacr', 'acr', 'uacr_mg_g'],
    dm: ['diabetes'],
    htn: ['hypertension'],
    albumin_g_dl: ['albumin', 'alb'],
    phosphate_mg_dl: ['phosphate', 'phosphorus'],
    bicarbonate: ['bicarb', 'hco3', 'co2'],
    calcium_mg_dl: ['calcium'],
  },
}
