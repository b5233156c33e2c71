/**
 * Adult reference ranges in each concept's canonical unit. `pregnancy: 'same'` marks those that a pregnancy does not move; all others are
 * unassessed in pregnancy. Limits are inclusive: a value at the limit is in range; a value at a critical limit is critical.
 */

type Bounds = Readonly<{ low?: number; high?: number }>
export type RangeRow = Readonly<{
  both?: Bounds
  female?: Bounds
  male?: Bounds
  criticalLow?: number
  criticalHigh?: number
  pregnancy?: 'same'
  note?: string
  source: string
}>

/** Typed from knowledge of the published list, agreeing with other lists of adult ranges; the list itself has not been at hand (docs/decisions/0006). */
const UNCOMPARED = 'not yet compared with the original'
const ABIM = `ABIM Laboratory Test Reference Ranges, 2024 (${UNCOMPARED})`
const NEWS2 = 'Royal College of Physicians, NEWS2 (2017)'
const RCPATH = 'critical: RCPath, Communication of critical and unexpected pathology results (2017)'
const KOST = 'critical: Kost, JAMA 1990;263:704'
const ATP3 = 'NCEP ATP III (2001)'
const KDIGO = 'KDIGO CKD guideline (2024)'
const HARMONY = 'UK Pathology Harmony consensus, in PMC4975217 (2016) table 3'

export const ADULT_RANGES: Readonly<Record<string, RangeRow>> = {
  heart_rate: {
    both: { low: 60, high: 100 },
    criticalLow: 40,
    criticalHigh: 131,
    source: `American Heart Association, resting adult; critical: three points in ${NEWS2}`,
  },
  resp_rate: { both: { low: 12, high: 20 }, criticalLow: 8, criticalHigh: 25, source: `No points in ${NEWS2}; critical: three points` },
  spo2: {
    both: { low: 96, high: 100 },
    criticalLow: 91,
    pregnancy: 'same',
    note: 'scale 1, at sea level',
    source: `No points in ${NEWS2}; critical: three points`,
  },
  temperature: {
    both: { low: 36.1, high: 38 },
    criticalLow: 35,
    pregnancy: 'same',
    source: `No points in ${NEWS2}; critical: three points`,
  },
  sbp: {
    both: { low: 90, high: 139 },
    criticalLow: 90,
    criticalHigh: 220,
    source: `High: ESH 2023 (hypertension from 140); critical: three points in ${NEWS2}`,
  },
  dbp: { both: { high: 89 }, source: 'ESH 2023 (hypertension from 90)' },
  map: { both: { low: 65 }, source: 'Surviving Sepsis Campaign 2021 (target 65)' },
  gcs: {
    both: { low: 15, high: 15 },
    criticalLow: 8,
    pregnancy: 'same',
    source: 'Teasdale and Jennett, Lancet 1974; critical: coma is 8 or less',
  },
  bmi: { both: { low: 18.5, high: 24.9 }, source: 'WHO Technical Report 894 (2000)' },
  creatinine: {
    female: { low: 0.5, high: 1.1 },
    male: { low: 0.7, high: 1.3 },
    criticalHigh: 4,
    source: `${ABIM}; ${RCPATH} (354 µmol/L)`,
  },
  egfr: { both: { low: 60 }, note: 'below 60 for three months is chronic kidney disease', source: KDIGO },
  egfr_legacy: { both: { low: 60 }, note: 'below 60 for three months is chronic kidney disease', source: KDIGO },
  urea_nitrogen: { both: { low: 8, high: 20 }, criticalHigh: 84, source: `${ABIM}; ${RCPATH} (urea 30 mmol/L)` },
  sodium: { both: { low: 136, high: 145 }, criticalLow: 120, criticalHigh: 160, source: `${ABIM}; ${RCPATH}` },
  potassium: { both: { low: 3.5, high: 5 }, criticalLow: 2.5, criticalHigh: 6.5, pregnancy: 'same', source: `${ABIM}; ${RCPATH}` },
  chloride: { both: { low: 98, high: 106 }, criticalLow: 75, criticalHigh: 126, pregnancy: 'same', source: `${ABIM}; ${KOST}` },
  bicarbonate: { both: { low: 23, high: 28 }, criticalLow: 11, criticalHigh: 40, source: `${ABIM}; ${KOST}` },
  calcium: {
    both: { low: 8.8, high: 10.4 },
    criticalLow: 7.2,
    criticalHigh: 14,
    note: 'total, adjusted for albumin',
    source: `${HARMONY} (2.2 to 2.6 mmol/L); ${RCPATH}`,
  },
  magnesium: { both: { low: 1.6, high: 2.6 }, criticalLow: 1, pregnancy: 'same', source: `${ABIM}; ${RCPATH} (0.4 mmol/L)` },
  phosphate: {
    both: { low: 2.5, high: 4.6 },
    criticalLow: 0.9,
    pregnancy: 'same',
    source: `${HARMONY} (0.8 to 1.5 mmol/L); ${RCPATH} (0.3 mmol/L)`,
  },
  glucose: {
    both: { low: 70, high: 99 },
    criticalLow: 45,
    criticalHigh: 450,
    note: 'fasting',
    source: `ADA Standards of Care (fasting); ${RCPATH} (2.5 and 25 mmol/L)`,
  },
  hba1c: { both: { low: 4, high: 5.6 }, source: 'ADA Standards of Care (prediabetes from 5.7)' },
  total_cholesterol: { both: { high: 199 }, source: ATP3 },
  ldl: { both: { high: 129 }, note: 'desirable below 100 where there is cardiovascular disease', source: ATP3 },
  hdl: { female: { low: 50 }, male: { low: 40 }, source: ATP3 },
  triglycerides: { both: { high: 149 }, source: ATP3 },
  bilirubin_total: { both: { high: 1.2 }, criticalHigh: 15, pregnancy: 'same', source: `${HARMONY} (below 21 µmol/L); ${KOST}` },
  alt: { both: { low: 10, high: 40 }, pregnancy: 'same', source: ABIM },
  ast: { both: { low: 10, high: 40 }, pregnancy: 'same', source: ABIM },
  alp: { both: { low: 30, high: 120 }, source: ABIM },
  albumin: { both: { low: 3.5, high: 5.5 }, source: ABIM },
  total_protein: { both: { low: 5.5, high: 9 }, source: ABIM },
  hemoglobin: {
    female: { low: 12, high: 16 },
    male: { low: 14, high: 18 },
    criticalLow: 6.6,
    criticalHigh: 19.9,
    source: `${ABIM}; ${KOST}`,
  },
  hematocrit: { female: { low: 37, high: 47 }, male: { low: 42, high: 50 }, criticalLow: 18, criticalHigh: 61, source: `${ABIM}; ${KOST}` },
  wbc: { both: { low: 4, high: 11 }, criticalLow: 2, criticalHigh: 37, source: `${ABIM}; ${KOST}` },
  platelets: { both: { low: 150, high: 450 }, criticalLow: 37, criticalHigh: 910, source: `${ABIM}; ${KOST}` },
  mcv: { both: { low: 80, high: 98 }, source: ABIM },
  mch: { both: { low: 28, high: 32 }, source: ABIM },
  mchc: { both: { low: 33, high: 36 }, source: ABIM },
  inr: {
    both: { low: 0.8, high: 1.1 },
    criticalHigh: 5,
    pregnancy: 'same',
    note: 'not on anticoagulants',
    source: `Merck Manual, reference values (${UNCOMPARED}); critical: British Society for Haematology 2011 (INR above 5)`,
  },
  ph: { both: { low: 7.38, high: 7.44 }, criticalLow: 7.21, criticalHigh: 7.59, note: 'arterial', source: `${ABIM}; ${KOST}` },
  paco2: {
    both: { low: 35, high: 45 },
    criticalLow: 19,
    criticalHigh: 67,
    note: 'arterial, at sea level',
    source: `Merck Manual, reference values (${UNCOMPARED}); ${KOST}`,
  },
  pao2: { both: { low: 75, high: 100 }, criticalLow: 43, note: 'arterial, at sea level on room air', source: `${ABIM}; ${KOST}` },
  lactate: {
    both: { high: 2 },
    criticalHigh: 4,
    source: 'Surviving Sepsis Campaign 2021 (above 2 raised); critical: hour-1 bundle 2018 (4 or more)',
  },
  crp: { both: { high: 8 }, source: ABIM },
  uacr: { both: { high: 29.9 }, source: `${KDIGO}: A1 below 30 mg/g` },
  tsh: { both: { low: 0.5, high: 4 }, source: ABIM },
}
