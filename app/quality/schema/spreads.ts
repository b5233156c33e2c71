/**
 * Where the values of a concept usually lie: center, spread (of the natural logarithm, or of the value where `linear`), what no body and no
 * instrument gives, decimals, and the units tables use (canonical first). Wide on purpose: wards, clinics and surveys together. Centers are
 * those of app/quality/entry/priors.ts where it has them; else the middle of usual adult reference ranges. Only for telling columns apart,
 * never for judging a value.
 */
import { conceptById } from '../../terminology/concepts.ts'
import { PRIORS } from '../entry/priors.ts'

export type Center = Readonly<{ center: number; spread: number }>
export type ConceptSpread = Readonly<{
  concept: string
  centers: readonly Center[]
  hard: readonly [low: number, high: number]
  decimals: number
  units: readonly string[]
  linear: boolean
}>

type Row = readonly [center: number, spread: number, low: number, high: number, decimals: number, units: string, linear?: 'linear']

const ROWS: Readonly<Record<string, Row>> = {
  heart_rate: [80, 0.2, 0, 350, 0, ''],
  resp_rate: [18, 0.25, 0, 150, 0, ''],
  spo2: [97, 3, 0, 101.5, 0, '1', 'linear'],
  o2_flow: [3, 0.8, 0, 120, 0, ''],
  fio2: [45, 15, 15, 100, 0, '1', 'linear'],
  sbp: [124, 0.17, 0, 350, 0, 'kPa'],
  dbp: [70, 0.2, 0, 250, 0, 'kPa'],
  map: [84, 0.19, 0, 300, 0, 'kPa'],
  temperature: [36.9, 0.7, 11, 47, 1, '[degF]', 'linear'],
  gcs: [12, 3.5, 3, 15, 0, '', 'linear'],
  gcs_eye: [3, 1, 1, 4, 0, '', 'linear'],
  gcs_verbal: [3.5, 1.5, 0, 5, 0, '', 'linear'],
  gcs_motor: [5, 1.3, 1, 6, 0, '', 'linear'],
  pain: [3, 2.7, 0, 10, 0, '', 'linear'],
  news_total: [3, 2.5, 0, 20, 0, '', 'linear'],
  urine_output_24h: [1600, 0.6, 0, 40_000, 0, 'L'],
  urine_output_1h: [90, 1, 0, 11_000, 0, 'L'],
  etco2: [34, 0.2, 3, 150, 0, 'kPa'],
  cvp: [10, 5, -20, 60, 0, 'cm[H2O]', 'linear'],
  icp: [11, 6, -15, 120, 0, '', 'linear'],
  peep: [6.5, 3, 0, 40, 0, '', 'linear'],
  tidal_volume: [460, 0.25, 20, 2500, 0, 'L'],
  cardiac_output: [5.2, 0.3, 0.5, 25, 1, ''],
  weight: [78, 0.27, 0.2, 650, 1, '[lb_av] g'],
  height: [167, 0.065, 20, 275, 1, 'm [in_i]'],
  bmi: [27.5, 0.23, 5, 120, 1, ''],
  bmi_percentile: [55, 30, 0, 100, 0, '', 'linear'],
  head_circumference: [41, 0.12, 15, 100, 1, '[in_i]'],
  waist: [96, 0.18, 15, 350, 1, '[in_i]'],
  muac: [31.5, 0.2, 4, 100, 1, 'mm'],
  hip: [104, 0.14, 15, 350, 1, '[in_i]'],
  bsa: [1.87, 0.14, 0.1, 4.5, 2, ''],
  body_fat: [30, 9, 1, 80, 1, '', 'linear'],
  gestational_age: [37, 5, 3, 46, 0, 'd', 'linear'],
  creatinine: [0.95, 0.42, 0.05, 60, 2, 'umol/L'],
  egfr: [78, 0.4, 1, 250, 0, ''],
  egfr_legacy: [74, 0.4, 1, 250, 0, ''],
  cystatin_c: [1.05, 0.35, 0.1, 15, 2, ''],
  urea_nitrogen: [17, 0.5, 0.5, 400, 0, 'mmol/L'],
  urea: [38, 0.5, 1, 860, 0, 'mmol/L'],
  sodium: [139, 0.025, 80, 220, 0, 'meq/L'],
  potassium: [4.15, 0.11, 0.8, 20, 1, 'meq/L'],
  chloride: [103, 0.04, 40, 190, 0, 'meq/L'],
  bicarbonate: [24.5, 0.14, 1, 75, 0, 'meq/L'],
  anion_gap: [12, 0.3, -20, 70, 0, 'meq/L'],
  calcium: [9, 0.07, 1, 30, 1, 'mmol/L'],
  calcium_ionized: [1.17, 0.07, 0.2, 4, 2, 'mg/dL'],
  magnesium: [2, 0.14, 0.2, 20, 1, 'mmol/L'],
  phosphate: [3.6, 0.24, 0.1, 35, 1, 'mmol/L'],
  osmolality: [287, 0.03, 180, 600, 0, ''],
  uric_acid: [5.4, 0.27, 0.1, 60, 1, 'umol/L mmol/L'],
  glucose: [110, 0.28, 5, 2800, 0, 'mmol/L g/L'],
  hba1c: [5.9, 0.15, 2, 25, 1, 'mmol/mol'],
  total_cholesterol: [185, 0.22, 10, 1500, 0, 'mmol/L g/L'],
  ldl: [112, 0.32, 3, 1200, 0, 'mmol/L g/L'],
  hdl: [51, 0.27, 1, 250, 0, 'mmol/L g/L'],
  non_hdl: [135, 0.3, 5, 1300, 0, 'mmol/L'],
  triglycerides: [122, 0.5, 5, 15_000, 0, 'mmol/L g/L'],
  vldl: [24, 0.5, 1, 400, 0, 'mmol/L'],
  apob: [93, 0.27, 5, 500, 0, 'g/L'],
  insulin: [10, 0.75, 0.1, 1500, 1, 'pmol/L'],
  c_peptide: [2.3, 0.55, 0.01, 60, 2, 'nmol/L'],
  ketones: [0.3, 1, 0, 25, 1, 'mg/dL'],
  bilirubin_total: [0.65, 0.75, 0, 80, 1, 'umol/L'],
  bilirubin_direct: [0.3, 1, 0, 60, 1, 'umol/L'],
  bilirubin_indirect: [0.5, 0.7, 0, 60, 1, 'umol/L'],
  alt: [24, 0.65, 1, 40_000, 0, 'ukat/L'],
  ast: [26, 0.6, 1, 50_000, 0, 'ukat/L'],
  alp: [76, 0.35, 1, 10_000, 0, 'ukat/L'],
  ggt: [26, 0.75, 1, 12_000, 0, 'ukat/L'],
  albumin: [4, 0.15, 0.3, 9, 1, 'g/L'],
  total_protein: [7, 0.09, 0.5, 20, 1, 'g/L'],
  globulin: [29, 0.17, 2, 120, 0, 'g/dL'],
  prealbumin: [24, 0.35, 1, 100, 0, 'g/L mg/L'],
  ammonia: [40, 0.6, 1, 2000, 0, 'ug/dL'],
  ldh: [200, 0.4, 10, 60_000, 0, 'ukat/L'],
  amylase: [62, 0.6, 1, 30_000, 0, 'ukat/L'],
  lipase: [36, 0.8, 1, 60_000, 0, 'ukat/L'],
  alpha_fetoprotein: [3.5, 0.8, 0.1, 1e6, 1, ''],
  hemoglobin: [12.8, 0.17, 1, 28, 1, 'g/L mmol/L'],
  hematocrit: [38, 0.15, 4, 85, 1, '1'],
  wbc: [8, 0.4, 0, 1500, 1, '/uL'],
  platelets: [225, 0.38, 0, 5000, 0, '/uL'],
  rbc: [4.4, 0.14, 0.3, 15, 2, '/uL'],
  mcv: [89, 0.07, 35, 180, 1, ''],
  mch: [29.8, 0.08, 8, 70, 1, 'fmol'],
  mchc: [33.4, 0.04, 15, 60, 1, 'g/L mmol/L'],
  rdw: [43.5, 0.11, 20, 120, 1, ''],
  rdw_cv: [13.8, 0.12, 8, 45, 1, ''],
  pdw: [12.5, 0.2, 4, 40, 1, ''],
  mpv: [9.2, 0.13, 4, 25, 1, ''],
  neutrophils_abs: [4.6, 0.5, 0, 300, 2, '/uL'],
  lymphocytes_abs: [1.9, 0.45, 0, 500, 2, '/uL'],
  monocytes_abs: [0.55, 0.4, 0, 100, 2, '/uL'],
  eosinophils_abs: [0.17, 0.8, 0, 100, 2, '/uL'],
  basophils_abs: [0.05, 0.6, 0, 20, 2, '/uL'],
  neutrophils_pct: [61, 13, 0, 100, 1, '1', 'linear'],
  lymphocytes_pct: [28, 11, 0, 100, 1, '1', 'linear'],
  monocytes_pct: [7.8, 2.6, 0, 100, 1, '1', 'linear'],
  eosinophils_pct: [2.5, 1.8, 0, 90, 1, '1', 'linear'],
  basophils_pct: [0.7, 0.4, 0, 30, 1, '1', 'linear'],
  bands_pct: [5, 6, 0, 80, 0, '', 'linear'],
  reticulocytes_pct: [1.5, 0.5, 0, 40, 1, ''],
  ferritin: [90, 1, 1, 100_000, 0, ''],
  iron: [82, 0.45, 1, 2000, 0, 'umol/L'],
  tibc: [320, 0.18, 30, 1200, 0, 'umol/L'],
  transferrin: [245, 0.2, 20, 800, 0, 'g/L'],
  transferrin_saturation: [25, 0.5, 1, 100, 0, ''],
  vitamin_b12: [450, 0.5, 20, 20_000, 0, 'pmol/L'],
  folate: [12, 0.55, 0.3, 400, 1, 'nmol/L'],
  inr: [1.2, 0.3, 0.3, 50, 1, ''],
  pt: [13.5, 0.23, 3, 300, 1, ''],
  pt_activity: [88, 18, 1, 200, 0, '', 'linear'],
  aptt: [32, 0.25, 5, 400, 1, ''],
  fibrinogen: [340, 0.37, 5, 3000, 0, 'g/L'],
  ddimer_feu: [600, 1.1, 10, 1e6, 0, 'mg/L{FEU}'],
  ddimer: [450, 1.1, 10, 1e6, 0, 'mg/L ug/mL'],
  antithrombin: [90, 18, 1, 250, 0, '', 'linear'],
  ph: [7.39, 0.06, 6.2, 8.2, 2, '', 'linear'],
  paco2: [40, 0.2, 3, 300, 0, 'kPa'],
  pao2: [105, 0.45, 5, 800, 0, 'kPa'],
  base_excess: [0, 3.5, -60, 60, 0, '', 'linear'],
  lactate: [1.7, 0.55, 0.05, 60, 1, 'mg/dL'],
  svo2: [70, 8, 5, 100, 0, '', 'linear'],
  carboxyhemoglobin: [1.3, 0.5, 0, 80, 1, ''],
  methemoglobin: [0.9, 0.4, 0, 80, 1, ''],
  crp: [6, 1.5, 0, 1200, 1, 'mg/dL'],
  esr: [17, 0.9, 0, 200, 0, ''],
  procalcitonin: [0.35, 1.7, 0, 1000, 2, ''],
  troponin_t: [0.1, 1.8, 0, 1000, 2, 'ng/L'],
  troponin_i: [0.5, 2.4, 0, 5000, 1, 'ng/L'],
  ntprobnp: [450, 1.6, 1, 300_000, 0, ''],
  bnp: [150, 1.3, 1, 60_000, 0, ''],
  ck: [120, 0.85, 1, 500_000, 0, 'ukat/L'],
  ckmb: [3.5, 1, 0, 2000, 1, ''],
  myoglobin: [60, 0.9, 1, 100_000, 0, ''],
  homocysteine: [11, 0.35, 1, 500, 1, ''],
  il6: [12, 1.6, 0, 200_000, 1, ''],
  uacr: [12, 1.2, 0, 60_000, 1, 'mg/mmol'],
  upcr: [150, 1.1, 1, 60_000, 0, ''],
  urine_protein: [12, 1.1, 0, 5000, 0, 'g/L mg/L'],
  urine_glucose: [40, 1.5, 0, 20_000, 0, 'mmol/L'],
  urine_ketones: [10, 1.2, 0, 400, 0, ''],
  urine_ph: [6.1, 0.7, 3.5, 10.5, 1, '', 'linear'],
  urine_specific_gravity: [1.017, 0.007, 0.99, 1.08, 3, '', 'linear'],
  urine_albumin: [10, 1.3, 0, 60_000, 1, 'mg/dL'],
  urine_creatinine: [105, 0.7, 2, 1500, 0, 'umol/L mmol/L g/L'],
  urine_sodium: [75, 0.6, 1, 500, 0, ''],
  urine_potassium: [45, 0.6, 1, 400, 0, ''],
  urine_osmolality: [520, 0.45, 20, 1600, 0, ''],
  tsh: [1.7, 0.7, 0, 1000, 2, 'u[IU]/mL'],
  free_t4: [1.2, 0.2, 0.05, 20, 2, 'pmol/L'],
  free_t3: [3.2, 0.18, 0.1, 50, 1, 'pmol/L'],
  total_t4: [7.8, 0.22, 0.3, 50, 1, 'nmol/L'],
  total_t3: [118, 0.22, 5, 1000, 0, 'nmol/L'],
  psa: [1.1, 0.9, 0, 20_000, 2, ''],
  vitamin_d: [26, 0.42, 1, 400, 1, 'nmol/L'],
  pth: [48, 0.55, 1, 6000, 0, 'pmol/L'],
  cortisol: [12, 0.5, 0.2, 200, 1, 'nmol/L'],
  testosterone: [250, 1.3, 0.5, 5000, 0, 'nmol/L ng/mL'],
  estradiol: [50, 1.1, 1, 20_000, 0, 'pmol/L'],
  shbg: [48, 0.6, 1, 500, 0, ''],
  prolactin: [10, 0.6, 0.2, 20_000, 1, 'm[IU]/L'],
  cea: [2, 0.8, 0.1, 100_000, 1, ''],
  cotinine: [0.05, 3, 0, 5000, 3, ''],
  lead: [1, 0.65, 0.01, 200, 2, 'umol/L'],
  fev1_fvc: [77, 10, 10, 100, 0, '1', 'linear'],
  bone_density_t: [-1, 1.2, -8, 6, 1, '', 'linear'],
  mmse: [26, 4, 0, 30, 0, '', 'linear'],
}

/** Small children are measured in the same columns (WHO 2006, CDC 2000 growth medians: 75 to 130 cm, 9 to 27 kg). */
const CHILDREN: Readonly<Record<string, Center>> = {
  height: { center: Math.log(95), spread: 0.25 },
  weight: { center: Math.log(16), spread: 0.5 },
}

/** Failing organs and infection: whoever is measured for them has more of it, and more unevenly (middle and spread of the logarithm). */
const ACUTE: Readonly<Record<string, readonly [center: number, spread: number]>> = {
  ggt: [70, 1],
  ldh: [330, 0.6],
  ck: [300, 1.3],
  ckmb: [12, 1.2],
  bilirubin_direct: [1.5, 1.3],
  urea: [64, 0.65],
  crp: [80, 1],
  ferritin: [500, 1],
  pt: [17, 0.35],
  inr: [1.5, 0.4],
}

function centersOf(id: string, [center, spread, , , , , linear]: Row): readonly Center[] {
  const own = { center: linear ? center : Math.log(center), spread }
  const prior = Object.hasOwn(PRIORS, id) ? PRIORS[id] : undefined
  const measured = [prior?.icu, prior?.community].flatMap((one) => (one ? [{ center: one.center, spread: one.spread }] : []))
  const child = Object.hasOwn(CHILDREN, id) ? CHILDREN[id] : undefined
  const acute = Object.hasOwn(ACUTE, id) ? ACUTE[id] : undefined
  return [own, ...measured, ...(child ? [child] : []), ...(acute ? [{ center: Math.log(acute[0]), spread: acute[1] }] : [])]
}

function spreadOf(id: string, row: Row): ConceptSpread {
  const [, , low, high, decimals, units, linear] = row
  const canonical = conceptById(id)?.unit ?? ''
  return {
    concept: id,
    centers: centersOf(id, row),
    hard: [low, high],
    decimals,
    units: [canonical, ...(units === '' ? [] : units.split(' '))],
    linear: linear === 'linear',
  }
}

const SPREADS: ReadonlyMap<string, ConceptSpread> = new Map(Object.entries(ROWS).map(([id, row]) => [id, spreadOf(id, row)]))

export const SPREAD_CONCEPTS: readonly string[] = [...SPREADS.keys()]

export function spreadOfConcept(id: string): ConceptSpread | undefined {
  return SPREADS.get(id)
}
