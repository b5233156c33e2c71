/** Readers of the three public tables that the entry priors are measured on. Rows are given as measurements in canonical units. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export type Measurement = Readonly<{ patient: string; stream: string; concept: string; hours: number; value: number }>

/** People of the hourly table and of the survey whose number leaves 3 by 4 are held out, for `bench/entry`. */
export const inTraining = (patient: string): boolean => Number(patient.replace(/\D/g, '')) % 4 !== 3

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

export type IcuPerson = Readonly<{ years: number | null; sex: 'female' | 'male' | 'unknown' }>

/** Age and sex (0 female, 1 male, -1 missing) of each stay. */
export async function icu2012People(folder: string): Promise<ReadonlyMap<string, IcuPerson>> {
  const people = new Map<string, { years: number | null; sex: IcuPerson['sex'] }>()
  for await (const [patient = '', , parameter = '', text = ''] of rows(path.join(folder, 'icu2012', 'set-a_long.csv.gz'))) {
    if (parameter !== 'Age' && parameter !== 'Gender') continue
    const person = people.get(patient) ?? { years: null, sex: 'unknown' }
    people.set(patient, person)
    const value = Number(text)
    if (parameter === 'Age') person.years = value > 0 ? value : null
    else person.sex = value === 0 ? 'female' : value === 1 ? 'male' : 'unknown'
  }
  return people
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

export async function* icuHourly(folder: string): AsyncGenerator<Measurement & Readonly<{ years: number | null; female: boolean | null }>> {
  let columns: (readonly [string, number] | undefined)[] = []
  for await (const cells of rows(path.join(folder, 'icu_hourly', 'hourly.csv.gz'))) {
    if (columns.length === 0) {
      columns = cells.map((name) => HOURLY[name])
      continue
    }
    const [patient = '', hour = '', age = '', gender = ''] = cells
    const person = { years: age === '' ? null : Number(age), female: gender === '' ? null : Number(gender) === 0 }
    for (let i = 2; i < cells.length; i++) {
      const known = columns[i]
      if (known && cells[i] !== '')
        yield {
          patient: `h${patient}`,
          stream: known[0],
          concept: known[0],
          hours: Number(hour),
          value: Number(cells[i]) * known[1],
          ...person,
        }
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
  LBXSIR: 'iron',
  BMXWT: 'weight',
  BMXHT: 'height',
  BMXBMI: 'bmi',
  BMXWAIST: 'waist',
}

export type Surveyed = Measurement & Readonly<{ female: boolean; years: number }>

/** One value a person, from `youngest` years on (adults where nothing is said). `female` and age in years are given beside it. */
export async function* nhanes(folder: string, youngest = 18): AsyncGenerator<Surveyed> {
  let header: string[] = []
  for await (const cells of rows(path.join(folder, 'nhanes', 'nhanes_2017_2018.csv.gz'))) {
    if (header.length === 0) {
      header = cells
      continue
    }
    const cell = (name: string) => cells[header.indexOf(name)] ?? ''
    const years = Number(cell('RIDAGEYR'))
    if (!(years >= youngest)) continue
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
          years,
        }
    }
  }
}
