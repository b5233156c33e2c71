/**
 * Clinics made up a second way, from none of the program's own tables: five populations by the means and spreads of textbooks, in the units of
 * one laboratory, with what is reckoned from the rest. No model is trained on these, so that they judge what was made with the other ones.
 */
import type { Draw } from '../../models/training/table-columns/random.ts'

type Row = readonly [concept: string, unit: string, mean: number, sd: number, decimals: number, log?: 'log']
type Population = Readonly<{ age: readonly [number, number, number, number]; rows: readonly Row[] }>

const VITALS: readonly Row[] = [
  ['heart_rate', '/min', 78, 13, 0],
  ['resp_rate', '/min', 16, 3, 0],
  ['sbp', 'mm[Hg]', 130, 18, 0],
  ['dbp', 'mm[Hg]', 77, 11, 0],
  ['temperature', 'Cel', 36.8, 0.5, 1],
]
const CHEMISTRY: readonly Row[] = [
  ['sodium', 'mmol/L', 139.5, 3, 0],
  ['potassium', 'mmol/L', 4.2, 0.45, 1],
  ['chloride', 'mmol/L', 103, 3.5, 0],
  ['calcium', 'mg/dL', 9.3, 0.5, 1],
  ['creatinine', 'mg/dL', -0.08, 0.3, 2, 'log'],
  ['urea_nitrogen', 'mg/dL', 2.7, 0.35, 0, 'log'],
  ['glucose', 'mg/dL', 4.65, 0.22, 0, 'log'],
  ['albumin', 'g/dL', 4.1, 0.4, 1],
  ['total_protein', 'g/dL', 7, 0.5, 1],
  ['alt', 'U/L', 3.1, 0.5, 0, 'log'],
  ['ast', 'U/L', 3.15, 0.4, 0, 'log'],
  ['alp', 'U/L', 4.3, 0.3, 0, 'log'],
  ['bilirubin_total', 'mg/dL', -0.5, 0.45, 1, 'log'],
  ['uric_acid', 'mg/dL', 5.6, 1.4, 1],
]
const COUNT: readonly Row[] = [
  ['hemoglobin', 'g/dL', 13.6, 1.6, 1],
  ['wbc', '10*3/uL', 1.96, 0.3, 1, 'log'],
  ['platelets', '10*3/uL', 245, 65, 0],
  ['mcv', 'fL', 89, 5.5, 1],
]
const LIPIDS: readonly Row[] = [
  ['hdl', 'mg/dL', 52, 14, 0],
  ['ldl', 'mg/dL', 115, 33, 0],
  ['triglycerides', 'mg/dL', 4.8, 0.45, 0, 'log'],
]
const BODY: readonly Row[] = [
  ['height', 'cm', 169, 9.5, 0],
  ['weight', 'kg', 77, 15, 1],
]
const CRP: Row = ['crp', 'mg/L', 1.4, 1.2, 1, 'log']

const POPULATIONS: Readonly<Record<string, Population>> = {
  general: {
    age: [55, 17, 18, 95],
    rows: [
      ...VITALS,
      ['spo2', '%', 97.3, 1.6, 0],
      ...BODY,
      ...CHEMISTRY,
      ...COUNT,
      ...LIPIDS,
      CRP,
      ['hba1c', '%', 1.75, 0.13, 1, 'log'],
      ['tsh', 'm[IU]/L', 0.6, 0.6, 2, 'log'],
    ],
  },
  children: {
    age: [7, 4, 0, 17],
    rows: [
      ['heart_rate', '/min', 102, 19, 0],
      ['resp_rate', '/min', 23, 6, 0],
      ['sbp', 'mm[Hg]', 102, 12, 0],
      ['dbp', 'mm[Hg]', 62, 9, 0],
      ['temperature', 'Cel', 37.1, 0.7, 1],
      ['spo2', '%', 98, 1.5, 0],
      ['height', 'cm', 120, 26, 1],
      ['weight', 'kg', 3.2, 0.5, 1, 'log'],
      ...COUNT.map(
        (row): Row => (row[0] === 'hemoglobin' ? ['hemoglobin', 'g/dL', 12.4, 1.2, 1] : row[0] === 'mcv' ? ['mcv', 'fL', 80, 5.5, 1] : row),
      ),
      ['sodium', 'mmol/L', 138, 3, 0],
      ['potassium', 'mmol/L', 4.3, 0.5, 1],
      ['creatinine', 'mg/dL', -0.8, 0.3, 2, 'log'],
      ['glucose', 'mg/dL', 4.5, 0.17, 0, 'log'],
      CRP,
    ],
  },
  renal: {
    age: [64, 14, 20, 95],
    rows: [
      ...VITALS.slice(2, 4),
      ...BODY,
      ['sodium', 'mmol/L', 138, 3.5, 0],
      ['potassium', 'mmol/L', 4.9, 0.65, 1],
      ['bicarbonate', 'mmol/L', 22, 3.3, 0],
      ['creatinine', 'mg/dL', 1.1, 0.65, 2, 'log'],
      ['urea_nitrogen', 'mg/dL', 3.8, 0.4, 0, 'log'],
      ['calcium', 'mg/dL', 8.9, 0.7, 1],
      ['phosphate', 'mg/dL', 4.6, 1.2, 1],
      ['hemoglobin', 'g/dL', 11.1, 1.5, 1],
      ['albumin', 'g/dL', 3.7, 0.5, 1],
      ['pth', 'pg/mL', 5, 0.8, 0, 'log'],
      ['ferritin', 'ng/mL', 5.3, 0.9, 0, 'log'],
      ['uacr', 'mg/g', 5, 1.6, 0, 'log'],
      ['uric_acid', 'mg/dL', 7, 1.7, 1],
    ],
  },
  diabetic: {
    age: [61, 12, 25, 92],
    rows: [
      ...VITALS.slice(2, 4),
      ['heart_rate', '/min', 76, 12, 0],
      ['height', 'cm', 168, 9.5, 0],
      ['weight', 'kg', 88, 18, 1],
      ['waist', 'cm', 104, 14, 0],
      ['hba1c', '%', 2.02, 0.2, 1, 'log'],
      ['glucose', 'mg/dL', 5, 0.35, 0, 'log'],
      ...LIPIDS,
      ['creatinine', 'mg/dL', 0, 0.35, 2, 'log'],
      ['alt', 'U/L', 3.3, 0.5, 0, 'log'],
      ['uacr', 'mg/g', 3, 1.4, 0, 'log'],
    ],
  },
  pregnant: {
    age: [30, 5.5, 16, 46],
    rows: [
      ['heart_rate', '/min', 87, 11, 0],
      ['sbp', 'mm[Hg]', 114, 12, 0],
      ['dbp', 'mm[Hg]', 70, 9, 0],
      ['height', 'cm', 164, 6.5, 0],
      ['weight', 'kg', 73, 13, 1],
      ['hemoglobin', 'g/dL', 11.6, 1.1, 1],
      ['platelets', '10*3/uL', 225, 55, 0],
      ['wbc', '10*3/uL', 2.25, 0.25, 1, 'log'],
      ['ferritin', 'ng/mL', 3.1, 0.8, 0, 'log'],
      ['tsh', 'm[IU]/L', 0.4, 0.6, 2, 'log'],
      ['glucose', 'mg/dL', 4.45, 0.13, 0, 'log'],
      ['creatinine', 'mg/dL', -0.6, 0.2, 2, 'log'],
      ['alt', 'U/L', 2.7, 0.4, 0, 'log'],
    ],
  },
  emergency: {
    age: [58, 21, 16, 100],
    rows: [
      ['heart_rate', '/min', 92, 21, 0],
      ['resp_rate', '/min', 20, 5.5, 0],
      ['sbp', 'mm[Hg]', 134, 26, 0],
      ['dbp', 'mm[Hg]', 78, 15, 0],
      ['temperature', 'Cel', 37, 0.8, 1],
      ['spo2', '%', 96, 3, 0],
      ['lactate', 'mmol/L', 0.6, 0.5, 1, 'log'],
      ['sodium', 'mmol/L', 138, 4.5, 0],
      ['potassium', 'mmol/L', 4.2, 0.6, 1],
      ['creatinine', 'mg/dL', 0.1, 0.5, 2, 'log'],
      ['urea_nitrogen', 'mg/dL', 3, 0.5, 0, 'log'],
      ['glucose', 'mg/dL', 4.85, 0.35, 0, 'log'],
      ['hemoglobin', 'g/dL', 12.9, 2.2, 1],
      ['wbc', '10*3/uL', 2.25, 0.42, 1, 'log'],
      ['platelets', '10*3/uL', 240, 85, 0],
      ['crp', 'mg/L', 3, 1.4, 1, 'log'],
      ['ph', '[pH]', 7.37, 0.08, 2],
      ['paco2', 'mm[Hg]', 41, 10, 0],
      ['inr', '{INR}', 0.15, 0.2, 1, 'log'],
    ],
  },
}

/** The other unit a laboratory of the other system writes: by how much one is multiplied, and its decimals. */
const SI: Readonly<Record<string, readonly [unit: string, by: number, decimals: number]>> = {
  creatinine: ['umol/L', 88.42, 0],
  urea_nitrogen: ['mmol/L', 0.357, 1],
  glucose: ['mmol/L', 0.0555, 1],
  calcium: ['mmol/L', 0.2495, 2],
  phosphate: ['mmol/L', 0.3229, 2],
  albumin: ['g/L', 10, 0],
  total_protein: ['g/L', 10, 0],
  bilirubin_total: ['umol/L', 17.1, 0],
  uric_acid: ['umol/L', 59.48, 0],
  hemoglobin: ['g/L', 10, 0],
  hdl: ['mmol/L', 0.02586, 2],
  ldl: ['mmol/L', 0.02586, 2],
  total_cholesterol: ['mmol/L', 0.02586, 2],
  triglycerides: ['mmol/L', 0.01129, 2],
}

export type PopulationColumn = Readonly<{ concept: string; unit: string | null; cells: readonly string[] }>

/** What goes together in one person, in half of the clinics; in the others every column is drawn by itself, as simple makers of tables do. */
const COUPLED: Readonly<Record<string, readonly [other: string, load: number]>> = {
  dbp: ['sbp', 0.75],
  ast: ['alt', 0.85],
  urea_nitrogen: ['creatinine', 0.75],
  chloride: ['sodium', 0.7],
  weight: ['height', 0.5],
  waist: ['weight', 0.85],
  hba1c: ['glucose', 0.8],
  total_protein: ['albumin', 0.5],
  phosphate: ['creatinine', 0.4],
}

const REPEATS = [1, 1, 4] as const
const SEXES = [
  ['F', 'M'],
  ['0', '1'],
  ['2', '1'],
] as const

type Values = ReadonlyMap<string, readonly number[]>
/** A standing of one person in one matter, the same whenever it is asked for. */
type Standing = (person: number, what: string) => number

function standingOf(draw: Draw): Standing {
  const known = new Map<string, number>()
  return (person, what) => {
    const key = `${person} ${what}`
    const found = known.get(key) ?? draw.normal()
    known.set(key, found)
    return found
  }
}

function measured({ rows }: Population, people: readonly number[], of: Standing, draw: Draw): Values {
  const coupled = draw.chance(0.5)
  const numberOf = ([concept, , center, spread, , log]: Row, person: number): number => {
    const [other, load] = (coupled && COUPLED[concept]) || [concept, 0]
    const own = load * of(person, other) + Math.sqrt(1 - load ** 2) * of(person, concept)
    const x = center + spread * (concept === 'height' ? own : 0.75 * own + 0.66 * draw.normal())
    return log ? Math.exp(x) : concept === 'spo2' ? Math.min(100, x) : x
  }
  return new Map(rows.map((row) => [row[0], people.map((person) => numberOf(row, person))]))
}

type Filled = readonly [Row, readonly number[]]

/** What is reckoned from the rest. Children's weight and height are drawn apart, so that they have no index. */
function reckoned(values: Values, name: string, draw: Draw): readonly Filled[] {
  const [h, w, hb, hdl, ldl, tg] = ['height', 'weight', 'hemoglobin', 'hdl', 'ldl', 'triglycerides'].map((id) => values.get(id))
  return [
    ...(h && w && name !== 'children' ? [[['bmi', 'kg/m2', 0, 0, 1], w.map((x, i) => x / ((h[i] ?? 1) / 100) ** 2)] satisfies Filled] : []),
    ...(hb ? [[['hematocrit', '%', 0, 0, 1], hb.map((x) => 2.98 * x + 1.1 * draw.normal())] satisfies Filled] : []),
    ...(hdl && ldl && tg
      ? [
          [
            ['total_cholesterol', 'mg/dL', 0, 0, 0],
            hdl.map((x, i) => x + (ldl[i] ?? 0) + (tg[i] ?? 0) / 5 + 4 * draw.normal()),
          ] satisfies Filled,
        ]
      : []),
  ]
}

function written([[concept, unit, , , decimals], numbers]: Filled, si: boolean, draw: Draw): PopulationColumn {
  const [other, by, places] = (si && SI[concept]) || [unit, 1, decimals]
  const missing = draw.pick([0, 0.05, 0.3])
  return { concept, unit: other, cells: numbers.map((x) => (draw.chance(missing) ? '' : (x * by).toFixed(places))) }
}

/** Columns of one clinic: key, age, sex, then most of its measurements, in the order of the lists above. */
export function populationColumns(name: string, draw: Draw): readonly PopulationColumn[] {
  const population = POPULATIONS[name]
  if (!population) throw new Error(`no population ${name}`)
  const [rows, each, si] = [draw.whole(60, 500), draw.pick(REPEATS), draw.chance(0.5)]
  const people = Array.from({ length: rows }, (_, i) => Math.floor(i / each))
  const of = standingOf(draw)
  const [mean, sd, low, high] = population.age
  const values = measured(population, people, of, draw)
  const all: readonly Filled[] = [...population.rows.map((row): Filled => [row, values.get(row[0]) ?? []]), ...reckoned(values, name, draw)]
  const sexes = draw.pick(SEXES)
  return [
    { concept: '@patient-key', unit: null, cells: people.map((p) => String(20_011 + 3 * p)) },
    { concept: '@age', unit: null, cells: people.map((p) => String(Math.min(high, Math.max(low, Math.round(mean + sd * of(p, 'age')))))) },
    { concept: '@sex', unit: null, cells: people.map((p) => sexes[of(p, 'man') > 0 ? 1 : 0] ?? '') },
    ...all.filter(() => draw.chance(0.85)).map((column) => written(column, si, draw)),
  ]
}

export const POPULATION_NAMES: readonly string[] = Object.keys(POPULATIONS)
