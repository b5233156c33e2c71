/** Liver disease: other names of the inputs. */
import type { ScoreFamily } from '../group.ts'

export const liver: ScoreFamily = {
  rules: {},
  exclusions: {},
  aims: {},
  also: {
    bilirubin_mg_dl: ['bilirubin', 'bili', 'total_bilirubin'],
    creatinine_mg_dl: ['creatinine', 'scr_mg_dl', 'scr'],
    sodium: ['na', 'sodium_mmol_l'],
    albumin_g_dl: ['albumin', 'alb'],
    plt: ['platelets', 'platelet_count'],
    uln: ['ast_uln', 'ast_upper_limit'],
  },
}
