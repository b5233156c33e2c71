/** Readers of the three public tables that the entry priors are measured on. Rows are given as measurements in canonical units. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export type Measurement = Readonly<{ patient: string; stream: string; concept: string; hours: number; value: number }>

async function* rows(file: string): AsyncGenerator<string[]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) yield line.split(',')
}

/** PhysioNet 2012 parameter -> concept and factor to the canonical unit. */
export const ICU2012: Readonly<Record<string, readonly [concept: string, factor: number]>> = {
  HR: ['heart_rate', 1],
  RespRate: ['resp_rate', 1],
  Temp: ['temperature', 1],
  NISysABP: ['sbp', 1],
  SysABP: ['sbp', 1],
  NIDiasABP: ['dbp', 1],
  DiasABP: ['dbp', 1],
  NIMAP: ['map', 1],
  MAP: ['map', 1],
  SaO2: ['spo2', 1],
  GCS: ['gcs', 1],
  Weight: ['weight', 1],
  Height: ['height', 1],
  Creatinine: ['creatinine', 1],
  BUN: ['urea_nitrogen', 1],
  K: ['potassium', 1],
  Na: ['sodium', 1],
  Glucose: ['glucose', 1],
  HCT: ['hematocrit', 1],
  Platelets: ['platelets', 1],
  WBC: ['wbc', 1],
  HCO3: ['bicarbonate', 1],
  Mg: ['magnesium', 1],
  pH: ['ph', 1],
  PaCO2: ['paco2', 1],
  PaO2: ['pao2', 1],
  FiO2: ['fio2', 100],
  Albumin: ['albumin', 1],
  ALP: ['alp', 1],
  ALT: ['alt', 1],
  AST: ['ast', 1],
  Bilirubin: ['bilirubin_total', 1],
  Lactate: ['lactate', 1],
  Cholesterol: ['total_cholesterol', 1],
  TroponinT: ['troponin_t', 1],
}

function hoursOf(clock: string): number {
  const [h, m] = clock.split(':')
  return Number(h) + Number(m) / 60
}

/** Weights are carried forward hour by hour in this set: only changes are entries. */
export async function* icu2012(folder: string): AsyncGenerator<Measurement> {
  const weight = new Map<string, number>()
  for await (const [patient = '', clock = '', parameter = '', text = ''] of rows(path.join(folder, 'icu2012', 'set-a_long.csv.gz'))) {
    const known = ICU2012[parameter]
    const value = Number(text)
    if (!known || !Number.isFinite(value) || value === -1 || text === '') continue
    if (parameter === 'Weight') {
      if (weight.get(patient) === value) continue
      weight.set(patient, value)
    }
    yield {
      patient,
      stream: `${parameter}`,
      concept: known[0],
      hours: hoursOf(clock),
      value: known[1] === 1 ? value : Math.round(value * known[1]),
    }
  }
}

const HOURLY: Readonly<Record<string, readonly [concept: string, factor: number]>> = {
  HR: ['heart_rate', 1],
  Resp: ['resp_rate', 1],
  Temp: ['temperature', 1],
  SBP: ['sbp', 1],
  DBP: ['dbp', 1],
  MAP: ['map', 1],
  O2Sat: ['spo2', 1],
  BUN: ['urea_nitrogen', 1],
  Creatinine: ['creatinine', 1],
  Hct: ['hematocrit', 1],
  Hgb: ['hemoglobin', 1],
  Magnesium: ['magnesium', 1],
  Phosphate: ['phosphate', 1],
  Platelets: ['platelets', 1],
  Potassium: ['potassium', 1],
  WBC: ['wbc', 1],
  BaseExcess: ['base_excess', 1],
  Chloride: ['chloride', 1],
  FiO2: ['fio2', 100],
  Glucose: ['glucose', 1],
  HCO3: ['bicarbonate', 1],
  PaCO2: ['paco2', 1],
  pH: ['ph', 1],
  Calcium: ['calcium', 1],
  Fibrinogen: ['fibrinogen', 1],
  Lactate: ['lactate', 1],
  PTT: ['aptt', 1],
  TroponinI: ['troponin_i', 1],
  AST: ['ast', 1],
  Alkalinephos: ['alp', 1],
  Bilirubin_total: ['bilirubin_total', 1],
  Bilirubin_direct: ['bilirubin_direct', 1],
}

export async function* icuHourly(folder: string): AsyncGenerator<Measurement> {
  let columns: (readonly [string, number] | undefined)[] = []
  for await (const cells of rows(path.join(folder, 'icu_hourly', 'hourly.csv.gz'))) {
    if (columns.length === 0) {
      columns = cells.map((name) => HOURLY[name])
      continue
    }
    const [patient = '', hour = ''] = cells
    for (let i = 2; i < cells.length; i++) {
      const known = columns[i]
      if (known && cells[i] !== '')
        yield { patient: `h${patient}`, stream: known[0], concept: known[0], hours: Number(hour), value: Number(cells[i]) * known[1] }
    }
  }
}

const NHANES: Readonly<Record<string, string>> = {
  LBXSCR: 'creatinine',
  LBXSBU: 'urea_nitrogen',
  LBXSNASI: 'sodium',
  LBXSKSI: 'potassium',
  LBXSCLSI: 'chloride',
  LBXSC3SI: 'bicarbonate',
  LBXSCA: 'calcium',
  LBXSPH: 'phosphate',
  LBXSGL: 'glucose',
  LBXSAL: 'albumin',
  LBXSATSI: 'alt',
  LBXSASSI: 'ast',
  LBXSAPSI: 'alp',
  LBXSGTSI: 'ggt',
  LBXSLDSI: 'ldh',
  LBXSTB: 'bilirubin_total',
  LBXSCH: 'total_cholesterol',
  LBXSTR: 'triglycerides',
  LBDHDD: 'hdl',
  LBXGH: 'hba1c',
  LBXSUA: 'uric_acid',
  LBXSTP: 'total_protein',
  LBXSOSSI: 'osmolality',
  LBXSCK: 'ck',
  BMXWT: 'weight',
  BMXHT: 'height',
  BMXBMI: 'bmi',
  BMXWAIST: 'waist',
}

/** Adults (18 and over) only; one value a person. `female` is given beside it. */
export async function* nhanes(folder: string): AsyncGenerator<Measurement & { female: boolean }> {
  let header: string[] = []
  for await (const cells of rows(path.join(folder, 'nhanes', 'nhanes_2017_2018.csv.gz'))) {
    if (header.length === 0) {
      header = cells
      continue
    }
    const cell = (name: string) => cells[header.indexOf(name)] ?? ''
    if (!(Number(cell('RIDAGEYR')) >= 18)) continue
    for (const [i, name] of header.entries()) {
      const concept = NHANES[name]
      if (concept && cells[i] !== '')
        yield {
          patient: `n${cells[0]}`,
          stream: concept,
          concept,
          hours: 0,
          value: Number(cells[i]),
          female: Number(cell('RIAGENDR')) === 2,
        }
    }
  }
}

const SHOWN_AGES_MONTHS = [
  0, 1, 2, 3, 4, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72, 84, 96, 108, 120, 132, 144, 156, 168, 180, 192, 204, 216, 228, 240,
] as const
export type GrowthKnot = readonly [months: number, boyWeight: number, girlWeight: number, boyHeight: number, girlHeight: number]

/** Median weight (kg) and length or height (cm): WHO 2006 below two years, CDC 2000 from two to twenty. */
export async function growth(folder: string): Promise<readonly GrowthKnot[]> {
  const wanted = new Map<string, number>()
  for (const [file, prefix] of [
    ['growthfile_who.csv.gz', 'who'],
    ['growthfile_cdc_ext.csv.gz', 'cdc'],
  ] as const) {
    let header: string[] = []
    for await (const cells of rows(path.join(folder, 'growth', file))) {
      if (header.length === 0) {
        header = cells
        continue
      }
      for (const kind of ['wt', 'ht']) {
        const value = cells[header.indexOf(`${prefix}_${kind}_m`)]
        if (value) wanted.set(`${prefix} ${cells[0]} ${cells[1]} ${kind}`, Number(value))
      }
    }
  }
  return SHOWN_AGES_MONTHS.map((months) => {
    const at = (sex: number, kind: string) => {
      const day = Math.round(months * 30.4375)
      for (let d = 0; d < 40; d++)
        for (const near of [day - d, day + d]) {
          const value = wanted.get(`${months < 24 ? 'who' : 'cdc'} ${near} ${sex} ${kind}`)
          if (value !== undefined) return Number(value.toFixed(2))
        }
      throw new Error(`growth table has no ${kind} at ${months} months`)
    }
    return [months, at(0, 'wt'), at(1, 'wt'), at(0, 'ht'), at(1, 'ht')]
  })
}
