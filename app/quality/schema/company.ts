/**
 * Which measurements keep company: what is ordered together and so is missing together, what rises and falls together (Spearman's rank
 * correlation in adults, rounded, as physiology has it), and how usual a measurement is in tables at all. General clinical knowledge, measured on
 * none of the tables of bench/schema.
 */
import type { Course } from './rows.ts'

const PANELS: Readonly<Record<string, string>> = {
  vital: 'heart_rate resp_rate spo2 sbp dbp map temperature o2_flow pain news_total urine_output_1h',
  coma: 'gcs gcs_eye gcs_verbal gcs_motor',
  body: 'weight height bmi waist hip muac bsa body_fat head_circumference',
  metabolic: 'sodium potassium chloride bicarbonate urea_nitrogen urea creatinine glucose egfr anion_gap calcium osmolality',
  mineral: 'magnesium phosphate calcium',
  liver: 'alt ast alp ggt bilirubin_total bilirubin_direct bilirubin_indirect albumin total_protein globulin ldh',
  enzymes: 'alt ast ldh ck alp ggt amylase lipase',
  count: 'hemoglobin hematocrit wbc platelets rbc mcv mch mchc rdw rdw_cv mpv pdw',
  differential:
    'neutrophils_abs lymphocytes_abs monocytes_abs eosinophils_abs basophils_abs neutrophils_pct lymphocytes_pct monocytes_pct eosinophils_pct basophils_pct bands_pct',
  gas: 'spo2 svo2 ph paco2 pao2 base_excess lactate fio2 calcium_ionized carboxyhemoglobin methemoglobin',
  clotting: 'inr pt aptt fibrinogen ddimer pt_activity antithrombin',
  lipids: 'total_cholesterol ldl hdl non_hdl triglycerides vldl apob',
  iron: 'iron ferritin tibc transferrin transferrin_saturation',
  heart: 'troponin_t troponin_i ck ckmb myoglobin bnp ntprobnp',
  thyroid: 'tsh free_t4 free_t3 total_t4 total_t3',
  sugar: 'insulin c_peptide hba1c',
  urine: 'uacr urine_albumin urine_creatinine urine_protein urine_ph urine_specific_gravity urine_glucose urine_ketones',
}
const PANELS_OF: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>()
  for (const [panel, list] of Object.entries(PANELS))
    for (const concept of list.split(' ')) found.set(concept, (found.get(concept) ?? new Set<string>()).add(panel))
  return found
})()

/** Panels that are drawn in the same visit more often than not. */
const NEAR: ReadonlySet<string> = new Set([
  'metabolic|mineral',
  'liver|metabolic',
  'enzymes|metabolic',
  'count|metabolic',
  'count|differential',
  'lipids|sugar',
  'lipids|metabolic',
  'lipids|liver',
])

const KNOWN = new Map<string, Map<string, number>>()

/** 1: measured together; 0.4: often in the same visit; 0: not as a rule. */
export function together(a: string, b: string): number {
  const known = KNOWN.get(a) ?? new Map<string, number>()
  KNOWN.set(a, known)
  const share = known.get(b) ?? sharedPanel(a, b)
  known.set(b, share)
  return share
}

function sharedPanel(a: string, b: string): number {
  const [x, y] = [PANELS_OF.get(a), PANELS_OF.get(b)]
  if (!x || !y) return 0
  for (const panel of x) if (y.has(panel)) return 1
  for (const one of x) for (const two of y) if (NEAR.has([one, two].sort().join('|'))) return 0.4
  return 0
}

/** "a b r" */
const RANKS = `sodium chloride .65|urea_nitrogen creatinine .6|urea creatinine .6|alt ast .75|alt ggt .45|ast ggt .4|ast alp .2|alp ggt .35|ldh ast .5|ck ast .45
hemoglobin rbc .8|hematocrit rbc .82|hemoglobin hematocrit .95|wbc neutrophils_abs .9|neutrophils_pct lymphocytes_pct -.93|mcv mch .88|mch mchc .5|rdw_cv mch -.35
rdw_cv hemoglobin -.3|neutrophils_abs neutrophils_pct .7|lymphocytes_abs lymphocytes_pct .6|neutrophils_abs lymphocytes_pct -.65|eosinophils_abs eosinophils_pct .93
monocytes_abs monocytes_pct .65|basophils_abs basophils_pct .75|mpv pdw .7|total_cholesterol ldl .9|total_cholesterol non_hdl .95|ldl non_hdl .95|ldl apob .9|non_hdl apob .92
hdl triglycerides -.45|total_cholesterol triglycerides .35|total_cholesterol apob .85|triglycerides vldl .98|glucose hba1c .55|glucose insulin .35|insulin c_peptide .8
insulin bmi .5|insulin waist .5|insulin weight .45|bmi waist .88|bmi weight .86|weight waist .87|weight hip .8|bmi hip .85|weight muac .87|bmi muac .86|waist muac .75|hip muac .8|waist hip .8
height weight .45|weight bsa .97|height bsa .75|body_fat bmi .55|sbp dbp .5|sbp map .8|dbp map .88|heart_rate resp_rate .25|sbp @age .35|iron transferrin_saturation .93
iron ferritin .15|iron tibc -.05|tibc ferritin -.45|tibc transferrin .95|tibc transferrin_saturation -.35|egfr creatinine -.85|egfr @age -.6|urea_nitrogen @age .4|urea @age .4
creatinine uric_acid .4|egfr urea_nitrogen -.45|egfr cystatin_c -.8|creatinine cystatin_c .65|total_protein globulin .75|total_protein albumin .45|albumin calcium .5
albumin hemoglobin .4|albumin globulin -.2|bilirubin_total bilirubin_direct .75|bilirubin_total bilirubin_indirect .93|ph paco2 -.5|ph base_excess .65|ph bicarbonate .4
bicarbonate base_excess .85|paco2 bicarbonate .5|pao2 fio2 .1|ph lactate -.3|base_excess lactate -.45|anion_gap bicarbonate -.5|anion_gap chloride -.35|sodium osmolality .75
chloride osmolality .45|inr pt .97|inr aptt .45|pt aptt .45|pt_activity inr -.93|pt_activity pt -.93|crp esr .5|crp procalcitonin .6|crp il6 .6|ck ckmb .55|ck myoglobin .6|troponin_t ckmb .5
bnp ntprobnp .9|total_t4 free_t4 .6|total_t3 free_t3 .6|etco2 paco2 .6|gcs gcs_eye .85|gcs gcs_verbal .88|gcs gcs_motor .85|gcs_eye gcs_motor .7|gcs_eye gcs_verbal .75|gcs_verbal gcs_motor .65
creatinine potassium .25|creatinine phosphate .3|amylase lipase .55|calcium calcium_ionized .45|uacr urine_albumin .85|urine_creatinine urine_specific_gravity .75|urine_osmolality urine_specific_gravity .9
urine_albumin urine_creatinine .3|chloride bicarbonate -.35|creatinine urea .6|osmolality urea_nitrogen .35|uric_acid bmi .35|fev1_fvc @age -.4|bsa bmi .7|non_hdl triglycerides .6
height fev1_fvc 0|neutrophils_pct monocytes_pct -.45|neutrophils_pct eosinophils_pct -.4|wbc neutrophils_pct .45|wbc lymphocytes_pct -.4|wbc lymphocytes_abs .35|wbc monocytes_abs .55
height weight .93|height waist .75|height hip .75|height muac .8|bmi height 0|head_circumference height .9|head_circumference weight .88|head_circumference muac .65
head_circumference bmi 0|base_excess ph .3|etco2 bicarbonate .3`

/** Where children are among the rows, what grows has another correlation: all that may be expected of two. */
const RANKS_OF: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>()
  for (const row of RANKS.split(/[|\n]/)) {
    const [a = '', b = '', r = ''] = row.split(' ')
    for (const key of [`${a}|${b}`, `${b}|${a}`]) found.set(key, [...(found.get(key) ?? []), Number(r)])
  }
  return found
})()
export const ranksOf = (a: string, b: string): readonly number[] | undefined => RANKS_OF.get(`${a}|${b}`)

/**
 * How often a day it is measured where a patient is watched closely: vital signs by the hour, gases every few hours, the usual laboratory once or
 * twice, liver and clotting every other day, the rest when asked for. Only their order of size counts.
 */
const RATES: readonly (readonly [rate: number, concepts: string])[] = [
  [24, 'heart_rate resp_rate spo2 sbp dbp map'],
  [14, 'urine_output_1h cvp'],
  [8, 'temperature gcs gcs_eye gcs_verbal gcs_motor pain peep tidal_volume icp'],
  [5, 'fio2 o2_flow etco2 glucose'],
  [3.5, 'ph paco2 pao2 base_excess svo2 spo2'],
  [2, 'sodium potassium chloride bicarbonate urea_nitrogen urea creatinine hemoglobin hematocrit lactate calcium_ionized glucose'],
  [1.4, 'wbc platelets magnesium phosphate calcium anion_gap mcv mch mchc rdw_cv rbc'],
  [1, 'aptt inr pt'],
  [0.45, 'alt ast alp bilirubin_total albumin crp ldh ck troponin_t troponin_i total_protein'],
  [0.25, 'fibrinogen ggt bilirubin_direct procalcitonin ckmb lipase amylase ddimer neutrophils_pct lymphocytes_pct'],
  [0.06, 'total_cholesterol hdl ldl triglycerides tsh free_t4 hba1c ferritin iron tibc vitamin_d'],
]
const RATES_OF: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>()
  for (const [rate, concepts] of RATES)
    for (const concept of concepts.split(' ')) found.set(concept, [...(found.get(concept) ?? []), Math.log(rate)])
  return found
})()
/** Logarithms of measurements a day; several where it is measured in several ways (saturation by the pulse and in arterial blood). */
export const ratesOf = (concept: string): readonly number[] | undefined => RATES_OF.get(concept)

/** Measured in two ways side by side: by cuff and by catheter, by the pulse and in blood, in the laboratory and at the bedside. */
export const IN_TWO_WAYS: ReadonlySet<string> = new Set(['spo2', 'sbp', 'dbp', 'map', 'temperature', 'glucose', 'hemoglobin', 'heart_rate'])

const USUAL = new Set(
  'heart_rate resp_rate spo2 fio2 sbp dbp temperature gcs urine_output_1h weight height bmi sodium potassium chloride bicarbonate urea_nitrogen creatinine glucose calcium alt ast alp bilirubin_total albumin total_protein hemoglobin hematocrit wbc platelets total_cholesterol hdl ldl triglycerides @age @sex @time @patient-key @ignore'.split(
    ' ',
  ),
)
const COMMON = new Set(
  'map etco2 hip muac head_circumference magnesium phosphate egfr hba1c ggt bilirubin_direct ldh uric_acid urea rbc mcv mch mchc rdw_cv mpv neutrophils_abs lymphocytes_abs monocytes_abs eosinophils_abs basophils_abs neutrophils_pct lymphocytes_pct monocytes_pct eosinophils_pct basophils_pct inr pt aptt fibrinogen ph paco2 pao2 base_excess lactate crp esr ferritin iron tsh free_t4 ck troponin_t troponin_i waist tibc transferrin_saturation vitamin_d insulin osmolality anion_gap uacr procalcitonin globulin'.split(
    ' ',
  ),
)

/** Logarithm of how usual a column of it is, beside the most usual. */
export const usualness = (target: string): number => (USUAL.has(target) ? 0 : COMMON.has(target) ? -0.8 : -2.4)

/** Tables of wards and of practices: what is measured in the one, and seldom in the other. */
const ACUTE = new Set(
  'heart_rate resp_rate spo2 map fio2 gcs gcs_eye gcs_verbal gcs_motor urine_output_1h etco2 cvp icp peep tidal_volume ph paco2 pao2 base_excess lactate svo2 calcium_ionized troponin_t troponin_i fibrinogen aptt pt bicarbonate procalcitonin ck ckmb ammonia o2_flow bilirubin_direct'.split(
    ' ',
  ),
)
const PRACTICE = new Set(
  'height bmi waist hip muac bsa hba1c total_cholesterol ldl hdl non_hdl triglycerides vldl apob insulin c_peptide uric_acid ferritin iron tibc transferrin transferrin_saturation vitamin_d vitamin_b12 folate tsh free_t4 free_t3 total_t4 total_t3 psa pth testosterone estradiol shbg prolactin cea uacr urine_albumin urine_creatinine homocysteine cotinine lead body_fat globulin mcv mch mchc rdw_cv mpv egfr'.split(
    ' ',
  ),
)
export const settingOf = (target: string): 'acute' | 'practice' | null =>
  ACUTE.has(target) ? 'acute' : PRACTICE.has(target) ? 'practice' : null

/** Systems of units a laboratory writes all its results in, as far as the concept has both. */
const SI = /mol|^g\/L$|kat|kPa|^Cel$|^kg$|^cm$|^m$/
const CONVENTIONAL = /^mg\/dL$|^g\/dL$|^ug\/dL$|^ng\/dL$|degF|lb_av|in_i/
export const systemOf = (unit: string): 'si' | 'conventional' | null =>
  CONVENTIONAL.test(unit) ? 'conventional' : SI.test(unit) ? 'si' : null

/** What does not change between two rows of one patient, and what nearly always does. */
const FIXED = new Set(['height', '@sex', '@age', '@birth-date', 'weight', 'bmi', 'bsa', '@ignore', '@patient-key', '@encounter-key'])
const BODY = new Set(['height', 'weight', 'bmi', 'bsa', '@age', '@sex', '@birth-date'])
const SLOW = new Set(['height', 'bmi', 'bsa', 'waist', 'hip', 'muac', 'head_circumference'])
const RESTLESS = new Set(['@time', 'heart_rate', 'resp_rate', 'sbp', 'dbp', 'map', 'glucose', 'urine_output_1h', 'pao2', 'platelets'])

const FEWEST_STEPS = 20
const FEWEST_ONCE = 8

/** What a column's course along the rows of each patient says of it, as a logarithm of odds. @param several whether patients have several rows */
export function courseWeight(target: string, { steps, same, rising, filled, first }: Course, several: boolean): number {
  // What is asked at admission stands in the first row alone.
  const once = several && filled >= FEWEST_ONCE && steps <= 0.02 * filled && first >= 0.9 * filled
  if (once || (steps >= FEWEST_STEPS && same >= 0.98 * steps))
    return BODY.has(target) ? 2.5 : FIXED.has(target) ? 0.5 : RESTLESS.has(target) ? -4 : -2.5
  if (steps < FEWEST_STEPS) return 0
  if (rising >= 0.98 * steps) return target === '@time' ? 4 : target === '@ignore' ? 0 : -3
  if (same >= 0.7 * steps) return 0
  return target === '@sex' || target === '@age' ? -5 : SLOW.has(target) ? -3 : target === '@patient-key' ? -1 : 0
}
