/** Liver disease: what a laboratory says of its limits, what can be moved, other names of the inputs. */
import { type Aim, downTo } from '../aims.ts'
import type { ScoreFamily } from '../group.ts'
import { reportedUpperLimit } from './upper-limit.ts'

const upTo =
  (limit: number, unit: string): Aim =>
  (x) =>
    x < limit ? { x: limit, words: `${limit} ${unit}` } : null

export const liver: ScoreFamily = {
  rules: { 'reported-upper-limit': reportedUpperLimit },
  exclusions: {},
  // Where they cost no points in MELD 3.0.
  aims: { meld3: { sodium: upTo(137, 'mmol/L'), creatinine_mg_dl: downTo(1, 'mg/dL') } },
  also: {
    bilirubin_mg_dl: ['bilirubin', 'bili', 'total_bilirubin'],
    creatinine_mg_dl: ['creatinine', 'scr_mg_dl', 'scr'],
    sodium: ['na', 'sodium_mmol_l'],
    albumin_g_dl: ['albumin', 'alb'],
    plt: ['platelets', 'platelet_count'],
    uln: ['ast_uln', 'ast_upper_limit'],
  },
}
