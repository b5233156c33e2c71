/** What is followed through an intensive-care stay: codes, unit, and the plausible range outside of which a value is left out. */

export type Series = Readonly<{
  label: string
  loinc: readonly string[]
  /** Concept of app/terminology, for conversion; null where none is needed. */
  concept: string | null
  unit: string
  unitOptional: boolean
  low: number
  high: number
  decimals: number
}>

type Short = readonly [label: string, loinc: string, concept: string | null, unit: string, low: number, high: number, decimals: number]

/** Arterial and cuff pressures are one series; so are all sites of temperature. The column of the public data set is in the card. */
const ROWS: Readonly<Record<string, Short>> = {
  hr: ['Pulse', '8867-4 8889-8 8893-0', null, '/min', 15, 300, 0],
  sbp: ['Systolic pressure', '8480-6 76215-3 76534-7', null, 'mm[Hg]', 30, 300, 0],
  dbp: ['Diastolic pressure', '8462-4 76213-8 76535-4', null, 'mm[Hg]', 10, 200, 0],
  map: ['Mean arterial pressure', '8478-0 76214-6 76536-2', null, 'mm[Hg]', 20, 250, 0],
  rr: ['Respiration rate', '9279-1', null, '/min', 3, 80, 0],
  temp: ['Temperature', '8310-5 8331-1 8329-5 8332-9 8328-7 8333-7', null, 'Cel', 25, 45, 1],
  gcs: ['Glasgow coma scale', '9269-2', null, '{score}', 3, 15, 0],
  fio2: ['Inspired oxygen, fraction', '3150-6 19994-3', null, '1', 0.21, 1, 2],
  spo2: ['Oxygen saturation', '2708-6 59408-5', null, '%', 40, 100, 0],
  ph: ['pH', '2744-1 11558-4 2746-6', null, '[pH]', 6.5, 8, 2],
  paco2: ['PaCO2', '2019-8 11557-6', null, 'mm[Hg]', 8, 200, 0],
  pao2: ['PaO2', '2703-7 11556-8', null, 'mm[Hg]', 15, 700, 0],
  lactate: ['Lactate', '2524-7 32693-4 2518-9 59032-3', 'lactate', 'mmol/L', 0.1, 40, 1],
  bun: ['Urea nitrogen', '3094-0 6299-2 22664-7 14937-7', 'urea_nitrogen', 'mg/dL', 1, 300, 0],
  creatinine: ['Creatinine', '2160-0 38483-4 14682-9', 'creatinine', 'mg/dL', 0.1, 40, 2],
  sodium: ['Sodium', '2951-2 2947-0', 'sodium', 'mmol/L', 90, 200, 0],
  potassium: ['Potassium', '2823-3 6298-4', 'potassium', 'mmol/L', 1, 12, 1],
  bicarbonate: ['Bicarbonate', '1963-8 2028-9 20565-8 1959-6 1960-4', 'bicarbonate', 'mmol/L', 2, 60, 0],
  glucose: ['Glucose', '2345-7 2339-0 14749-6 15074-8 41653-7 2340-8', 'glucose', 'mg/dL', 5, 2000, 0],
  magnesium: ['Magnesium', '19123-9 2601-3', 'magnesium', 'mg/dL', 0.3, 12, 1],
  hematocrit: ['Hematocrit', '4544-3 20570-8 4545-0', null, '%', 5, 75, 1],
  wbc: ['White cells', '6690-2 804-5 26464-8', null, '10*3/uL', 0.05, 500, 1],
  platelets: ['Platelets', '777-3 26515-7 778-1', null, '10*3/uL', 1, 3000, 0],
  albumin: ['Albumin', '1751-7 61151-7', 'albumin', 'g/dL', 0.5, 7, 1],
  alp: ['Alkaline phosphatase', '6768-6', null, 'U/L', 5, 5000, 0],
  alt: ['ALT', '1742-6 1743-4', null, 'U/L', 1, 30000, 0],
  ast: ['AST', '1920-8', null, 'U/L', 1, 30000, 0],
  bilirubin: ['Bilirubin', '1975-2 14631-6', 'bilirubin_total', 'mg/dL', 0.1, 80, 1],
  troponin_i: ['Troponin I', '10839-9', 'troponin_i', 'ng/mL', 0.01, 500, 2],
  troponin_t: ['Troponin T', '6598-7', 'troponin_t', 'ng/mL', 0.01, 100, 2],
  weight: ['Weight', '29463-7 3141-9 8335-2', null, 'kg', 25, 350, 1],
}

const BARE: ReadonlySet<string> = new Set(['/min', '%', '{score}', '[pH]', '1'])

export const SERIES: ReadonlyMap<string, Series> = new Map(
  Object.entries(ROWS).map(([name, [label, loinc, concept, unit, low, high, decimals]]) => [
    name,
    { label, loinc: loinc.split(' '), concept, unit, unitOptional: BARE.has(unit), low, high, decimals },
  ]),
)

/** Volumes that are added up; those of 24 hours count only where there is no finer record. */
export const URINE = { hourly: ['9187-6'], daily: ['3167-4', '9192-6'], low: 0, high: 3000, dailyHigh: 20_000 } as const

/** A ventilator's mode or settings: ventilation mode, tidal volume, PEEP. */
export const VENTILATOR = ['20124-4', '76222-9', '20112-9', '20077-4', '76248-4'] as const

/** Numbers of the public data set beside the words. */
export const UNIT_TYPES: Readonly<Record<string, number>> = {
  coronary: 1,
  'cardiac surgery': 2,
  medical: 3,
  surgical: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
}
