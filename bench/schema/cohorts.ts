/**
 * Clinics made up a third way, kept from every training and every rule: cohorts by the baseline tables of what was published about them, rounded.
 * "concept unit mean sd", "concept unit median lower~upper quartile" or "concept unit low-high" (a 95 % reference interval), in published units.
 * Trials: SPRINT (NEJM 2015;373:2103), ACCORD (NEJM 2008;358:2545), CRIC (CJASN 2009;4:1302), PARADIGM-HF (NEJM 2014;371:993), ProCESS (NEJM 2014;370:1683).
 * Cohorts: New York (JAMA 2020;323:2052), Wuhan (Lancet 2020;395:1054), UK Biobank. Intervals: NORIP (Scand J Clin Lab Invest 2004;64:271), third trimester
 * (Obstet Gynecol 2009;114:1326), KiGGS (RKI 2009). Newborns, cirrhosis and surgical wards: as reviews of them have it.
 */
import { scaleOf } from '#app/quality/schema/fit.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import type { Draw } from '../../models/training/table-columns/random.ts'

export const COHORTS: Readonly<Record<string, string>> = {
  sprint:
    '@age - 68 9.4|sbp mm[Hg] 139.7 15.6|dbp mm[Hg] 78.1 11.9|heart_rate /min 66.2 11.6|bmi kg/m2 29.9 5.8|creatinine mg/dL 1.08 0.34|egfr mL/min/{1.73_m2} 71.7 20.6|uacr mg/g 9.5 5.6~21.3|glucose mg/dL 98.8 13.5|total_cholesterol mg/dL 190 41|hdl mg/dL 52.9 14.5|triglycerides mg/dL 107 77~150|potassium mmol/L 4.2 0.45|sodium mmol/L 140 2.4',
  accord:
    '@age - 62 6.8|weight kg 93.5 18.7|height cm 170 9.8|waist cm 106.8 14.3|bmi kg/m2 32.2 5.5|sbp mm[Hg] 136.4 17.1|dbp mm[Hg] 74.9 10.7|hba1c % 8.3 1.1|glucose mg/dL 175 56|ldl mg/dL 104.9 33.9|hdl mg/dL 41.9 11.6|triglycerides mg/dL 155 106~228|total_cholesterol mg/dL 183 42|potassium mmol/L 4.5 0.5|creatinine mg/dL 0.91 0.24|alt U/L 24 18~33',
  cric: '@age - 58 11|sbp mm[Hg] 128.5 22|dbp mm[Hg] 71.5 12.9|bmi kg/m2 32.1 7.8|creatinine mg/dL 1.6 1.3~2.1|egfr mL/min/{1.73_m2} 43.4 13.5|hemoglobin g/dL 12.6 1.8|phosphate mg/dL 3.7 0.7|calcium mg/dL 9.2 0.5|albumin g/dL 3.9 0.5|pth pg/mL 54 35~89|bicarbonate mmol/L 24.4 3.2|glucose mg/dL 101 89~129|hba1c % 6.6 1.6|uric_acid mg/dL 7.4 1.9|total_cholesterol mg/dL 184 45|ldl mg/dL 103 35|hdl mg/dL 48 16|triglycerides mg/dL 126 88~182|potassium mmol/L 4.3 0.5|sodium mmol/L 139 3',
  'new york':
    '@age - 63 16|temperature Cel 37.5 0.8|spo2 % 95 4|resp_rate /min 21 5|heart_rate /min 97 19|sbp mm[Hg] 127 22|wbc 10*3/uL 7 5.2~9.5|neutrophils_abs 10*3/uL 5.3 3.7~7.7|lymphocytes_abs 10*3/uL 0.88 0.6~1.2|sodium mmol/L 136 4|ast U/L 46 31~71|alt U/L 33 21~55|ck U/L 171 84~397|ldh U/L 404 300~551|ferritin ng/mL 798 411~1515|crp mg/L 130 64~269|procalcitonin ng/mL 0.2 0.1~0.6|creatinine mg/dL 1.05 0.8~1.5|platelets 10*3/uL 201 80|hemoglobin g/dL 13.3 2|lactate mmol/L 1.5 1.1~2.1|ntprobnp pg/mL 385 160~1997',
  wuhan:
    '@age - 56 14|resp_rate /min 22 4|heart_rate /min 90 17|temperature Cel 37.2 0.9|spo2 % 95 4|wbc 10*3/uL 6.2 4.5~9.5|lymphocytes_abs 10*3/uL 1 0.6~1.3|hemoglobin g/L 128 17|platelets 10*3/uL 206 155~262|albumin g/L 32.3 5|alt U/L 30 17~46|creatinine umol/L 72 58~88|ldh U/L 300 234~407|pt s 11.6 10.6~13|ddimer mg/L 0.8 0.4~3.2|ferritin ng/mL 722 457~1435|il6 pg/mL 7.4 5.3~10.8|potassium mmol/L 3.9 0.5|sodium mmol/L 139 4|glucose mmol/L 6.3 5.4~8.2',
  process:
    '@age - 61 16|sbp mm[Hg] 100 28|heart_rate /min 114 24|resp_rate /min 26 8|temperature Cel 37.6 1.5|spo2 % 94.5 4|lactate mmol/L 4.2 2.5~6.4|wbc 10*3/uL 14.6 9~21|creatinine mg/dL 1.9 1.3~3|bilirubin_total mg/dL 0.9 0.5~1.7|platelets 10*3/uL 190 105|ph [pH] 7.32 0.13|paco2 mm[Hg] 38 12|pao2 mm[Hg] 92 70~140|bicarbonate mmol/L 20 6|glucose mg/dL 141 108~196|inr {INR} 1.4 1.2~1.8|hemoglobin g/dL 10.9 2.4|sodium mmol/L 136 6.5|potassium mmol/L 4.2 0.9',
  paradigm:
    '@age - 64 11|sbp mm[Hg] 122 15|dbp mm[Hg] 74 10|heart_rate /min 72 12|bmi kg/m2 28.2 5.5|creatinine mg/dL 1.13 0.3|egfr mL/min/{1.73_m2} 68 20|ntprobnp pg/mL 1615 888~3231|bnp pg/mL 255 155~474|potassium mmol/L 4.5 0.46|sodium mmol/L 141 3|hemoglobin g/dL 13.9 1.6|albumin g/dL 4.3 0.35|alt U/L 20 15~29|uric_acid mg/dL 6.7 2',
  'third trimester':
    '@age - 29 5.5|height cm 164 6.5|weight kg 76 14|sbp mm[Hg] 111 10|dbp mm[Hg] 67 8|heart_rate /min 84 11|hemoglobin g/dL 9.5-15|hematocrit % 28-40|wbc 10*3/uL 5.9-16.9|platelets 10*3/uL 146-429|mcv fL 81-99|ferritin ng/mL 15 8~40|creatinine mg/dL 0.4-0.9|urea_nitrogen mg/dL 3-11|sodium mmol/L 130-148|potassium mmol/L 3.3-5.1|albumin g/dL 2.3-4.2|alt U/L 12 8~18|ast U/L 17 13~23|alp U/L 38-229|uric_acid mg/dL 3.1-6.3|tsh m[IU]/L 1.7 1.1~2.5|glucose mg/dL 82 11|fibrinogen mg/dL 373-619',
  norip:
    '@age - 49 17|sodium mmol/L 137-145|potassium mmol/L 3.6-4.6|calcium mmol/L 2.15-2.51|magnesium mmol/L 0.71-0.94|phosphate mmol/L 0.76-1.5|albumin g/L 36-48|total_protein g/L 62-78|creatinine umol/L 50-100|urea mmol/L 2.6-8.1|uric_acid umol/L 155-480|alt U/L 24 17~34|ast U/L 15-45|ggt U/L 26 17~43|alp U/L 35-105|ldh U/L 105-255|amylase U/L 25-120|ck U/L 110 74~170|bilirubin_total umol/L 5-25|total_cholesterol mmol/L 2.9-7.8|hdl mmol/L 0.8-2.7|triglycerides mmol/L 1.1 0.8~1.6|iron umol/L 9-34|transferrin g/L 1.9-3.3|glucose mmol/L 4.2-6.3|hemoglobin g/L 117-170|hematocrit 1 0.35-0.5|rbc 10*6/uL 3.9-5.7|mcv fL 82-98|mch pg 27-33|platelets 10*3/uL 145-390|wbc 10*3/uL 3.5-8.8',
  kiggs:
    '@age - 9 4.5|height cm 134 26|weight kg 33 23~50|bmi kg/m2 17.8 3.6|sbp mm[Hg] 107 10|dbp mm[Hg] 65 7.5|heart_rate /min 84 12|hemoglobin g/dL 13.3 1.1|hematocrit % 39 3|mcv fL 82 4.5|mch pg 27.9 1.7|wbc 10*3/uL 6.9 2.1|platelets 10*3/uL 293 64|ferritin ng/mL 34 22~50|tsh m[IU]/L 2.3 1.6~3.2|total_cholesterol mg/dL 164 28|hdl mg/dL 58 14|ldl mg/dL 95 25|creatinine mg/dL 0.55 0.15|uric_acid mg/dL 4.3 1.1|vitamin_d ng/mL 16 10~25|iron ug/dL 85 32|alt U/L 18 14~23',
  newborns:
    'weight kg 2.4 0.9|height cm 46 5|head_circumference cm 32 3|gestational_age wk 35 4|heart_rate /min 145 16|resp_rate /min 48 12|spo2 % 95 3|temperature Cel 36.8 0.4|ph [pH] 7.31 0.08|paco2 mm[Hg] 46 9|base_excess mmol/L -2.5 3.5|hemoglobin g/dL 16.5 2.5|hematocrit % 49 7|platelets 10*3/uL 235 80|wbc 10*3/uL 14 10~20|bilirubin_total mg/dL 7.5 3.5|glucose mg/dL 68 25|calcium mg/dL 9 0.9|sodium mmol/L 139 4|potassium mmol/L 4.8 0.7|crp mg/L 1 0.4~5',
  cirrhosis:
    '@age - 57 10|bilirubin_total mg/dL 2.4 1.2~5.2|albumin g/dL 2.9 0.6|inr {INR} 1.5 1.3~1.9|creatinine mg/dL 1 0.8~1.5|sodium mmol/L 135 5|platelets 10*3/uL 95 65~140|ast U/L 58 38~95|alt U/L 34 22~56|ggt U/L 85 40~180|alp U/L 125 90~180|hemoglobin g/dL 11 2.2|wbc 10*3/uL 5.6 4~8.3|ammonia umol/L 62 42~95|potassium mmol/L 4 0.6|urea_nitrogen mg/dL 19 13~30|sbp mm[Hg] 116 17|heart_rate /min 80 14',
  biobank:
    '@age - 56.5 8.1|sbp mm[Hg] 138 18.6|dbp mm[Hg] 82 10|heart_rate /min 69 11|weight kg 78 16|height cm 168.5 9.3|bmi kg/m2 27.4 4.8|waist cm 90 13.5|hip cm 103 9|hba1c mmol/mol 36 6.7|glucose mmol/L 5.1 1.2|total_cholesterol mmol/L 5.7 1.1|ldl mmol/L 3.56 0.87|hdl mmol/L 1.45 0.38|triglycerides mmol/L 1.48 1.05~2.15|apob g/L 1.03 0.24|creatinine umol/L 72 18|urea mmol/L 5.4 1.4|uric_acid umol/L 309 80|alt U/L 20 15~27|ast U/L 24 21~29|ggt U/L 26 18~41|alp U/L 83 26|albumin g/L 45.2 2.6|total_protein g/L 72.5 4.1|bilirubin_total umol/L 8.2 6.5~10.6|calcium mmol/L 2.38 0.09|phosphate mmol/L 1.16 0.16|crp mg/L 1.3 0.65~2.75|cystatin_c mg/L 0.91 0.17|vitamin_d nmol/L 48 21|hemoglobin g/dL 14.2 1.2|wbc 10*3/uL 6.9 2|platelets 10*3/uL 253 60|rbc 10*6/uL 4.5 0.4|mcv fL 91 4.5|rdw_cv % 13.5 1|neutrophils_abs 10*3/uL 4.2 1.4|lymphocytes_abs 10*3/uL 1.96 0.6',
  surgical:
    '@age - 62 16|heart_rate /min 88 17|sbp mm[Hg] 121 22|dbp mm[Hg] 61 12|map mm[Hg] 80 13|cvp mm[Hg] 10 4.5|temperature Cel 36.8 0.8|resp_rate /min 17 5|spo2 % 97 2.5|fio2 % 45 14|peep cm[H2O] 6 2.5|tidal_volume mL 470 90|ph [pH] 7.38 0.07|paco2 mm[Hg] 40 7|pao2 mm[Hg] 105 83~140|lactate mmol/L 1.6 1.1~2.6|base_excess mmol/L -1 4|hemoglobin g/dL 9.8 1.6|platelets 10*3/uL 150 105~210|creatinine mg/dL 1 0.7~1.5|urea_nitrogen mg/dL 18 12~28|sodium mmol/L 139 4.5|potassium mmol/L 4.1 0.5|glucose mg/dL 134 38|inr {INR} 1.25 1.1~1.5|aptt s 35 29~44|urine_output_1h mL 75 40~130',
}

type Told = Readonly<{ concept: string; unit: string; of: (place: number) => number }>
export type CohortColumn = Readonly<{ concept: string; unit: string | null; cells: readonly string[] }>

const QUARTILE = 0.6745
const BOUND = 1.96

/** @returns how a place on the standard scale is written down, for one line of a cohort */
function toldBy(line: string): Told {
  const [concept = '', unit = '', a = '', b] = line.split(' ')
  const [low, high] = (b ?? a).split(/[~]|(?<=\d)-/).map(Number)
  if (low === undefined || high === undefined || !(b ?? a).match(/\d[-~]\d/))
    return { concept, unit, of: (place) => Number(a) + Number(b) * place }
  if (b === undefined) {
    const skewed = high / low > 3
    const [from, to] = skewed ? [Math.log(low), Math.log(high)] : [low, high]
    const at = (place: number) => (from + to) / 2 + ((to - from) / 2 / BOUND) * place
    return { concept, unit, of: (place) => (skewed ? Math.exp(at(place)) : at(place)) }
  }
  const width = Math.log(high / low) / 2 / QUARTILE
  return { concept, unit, of: (place) => Number(a) * Math.exp(width * place) }
}

/** What is reckoned in the tables that are kept by people who reckon: of which columns, and how. */
const RECKONED: Readonly<Record<string, readonly [of: string, make: (parts: readonly number[], noise: number) => number]>> = {
  bmi: ['weight height', ([w = 0, h = 1]) => w / (h / 100) ** 2],
  map: ['sbp dbp', ([s = 0, d = 0], noise) => d + (s - d) / 3 + noise],
  hematocrit: ['hemoglobin', ([hb = 0], noise) => hb * 2.97 + 0.6 * noise],
  total_cholesterol: ['hdl ldl triglycerides', ([a = 0, b = 0, c = 0], noise) => a + b + c / 5 + 2 * noise],
  mcv: ['hematocrit rbc', ([h = 0, r = 1]) => (10 * h) / r],
  mch: ['hemoglobin rbc', ([h = 0, r = 1]) => (10 * h) / r],
}

const ALIKE: Readonly<Record<string, readonly [other: string, share: number]>> = {
  dbp: ['sbp', 0.65],
  ast: ['alt', 0.75],
  hba1c: ['glucose', 0.6],
  urea_nitrogen: ['creatinine', 0.65],
  urea: ['creatinine', 0.6],
  waist: ['weight', 0.85],
  hip: ['weight', 0.8],
  ldl: ['total_cholesterol', 0.85],
  neutrophils_abs: ['wbc', 0.85],
}

type Measured = Readonly<{ concept: string; unit: string; numbers: readonly number[] }>

const toCanonical = (concept: string, unit: string, x: number): number => {
  const scale = scaleOf(unit, concept)
  return scale === null ? x : x * scale.factor + scale.offset
}
const fromCanonical = (concept: string, unit: string, x: number): number => {
  const scale = scaleOf(unit, concept)
  return scale === null ? x : (x - scale.offset) / scale.factor
}

function drawnNumbers(lines: readonly Told[], people: readonly number[], linked: boolean, draw: Draw): readonly Measured[] {
  const places = new Map<string, readonly number[]>()
  const own = people.map((person, row) => ({ person, row }))
  return lines.map(({ concept, unit, of }) => {
    const fresh = new Map<number, number>()
    const standing = (person: number) => fresh.get(person) ?? (fresh.set(person, draw.normal()).get(person) as number)
    const [other, share] = (linked && ALIKE[concept]) || ['', 0]
    const beside = places.get(other)
    const mine = own.map(({ person, row }) => {
      const alone = concept === 'height' || concept === '@age' ? standing(person) : 0.8 * standing(person) + 0.6 * draw.normal()
      return beside ? share * (beside[row] ?? 0) + Math.sqrt(1 - share ** 2) * alone : alone
    })
    places.set(concept, mine)
    return { concept, unit, numbers: mine.map(of) }
  })
}

function reckonedFrom(all: readonly Measured[], draw: Draw): readonly Measured[] {
  const canonical = new Map(all.map(({ concept, unit, numbers }) => [concept, numbers.map((x) => toCanonical(concept, unit, x))]))
  return all.map((one) => {
    const [of, make] = RECKONED[one.concept] ?? ['', () => Number.NaN]
    const parts = of.split(' ').map((id) => canonical.get(id))
    if (of === '' || parts.some((part) => part === undefined)) return one
    const numbers = one.numbers.map((_, row) =>
      make(
        parts.map((part) => part?.[row] ?? Number.NaN),
        draw.normal(),
      ),
    )
    canonical.set(one.concept, numbers)
    return { ...one, numbers: numbers.map((x) => fromCanonical(one.concept, one.unit, x)) }
  })
}

/** Results in the other system of units, all of a table's at once. */
function inSystem(one: Measured, other: boolean): Measured {
  const units = (spreadOfConcept(one.concept)?.units ?? []).filter((unit) => /mol\/L$|^g\/L$|^mg\/dL$|^g\/dL$|^ug\/dL$|kPa/.test(unit))
  const to = other ? units.find((unit) => unit !== one.unit) : undefined
  if (to === undefined || !units.includes(one.unit)) return one
  return { ...one, unit: to, numbers: one.numbers.map((x) => fromCanonical(one.concept, to, toCanonical(one.concept, one.unit, x))) }
}

/** As many decimals as show about a twentieth of the spread. */
function decimalsFor(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const width = (sorted[Math.floor(sorted.length * 0.84)] ?? 1) - (sorted[Math.floor(sorted.length * 0.16)] ?? 0)
  return Math.max(0, Math.min(3, Math.ceil(-Math.log10(Math.max(1e-6, width / 8)))))
}

function written(one: Measured, more: number, missing: number, draw: Draw): CohortColumn {
  const places = one.concept === '@age' ? 0 : decimalsFor(one.numbers) + more
  const top = one.concept === 'spo2' ? 100 : Number.POSITIVE_INFINITY
  const low = one.concept === 'base_excess' ? Number.NEGATIVE_INFINITY : 0
  const cells = one.numbers.map((x) => (draw.chance(missing) ? '' : Math.min(top, Math.max(low, x)).toFixed(places)))
  return { concept: one.concept, unit: one.concept === '@age' ? null : one.unit, cells }
}

/** @returns key, age, sex and four in five of a cohort's columns: in the published order or in any */
export function cohortColumns(name: string, draw: Draw): readonly CohortColumn[] {
  const list = COHORTS[name]
  if (list === undefined) throw new Error(`no cohort ${name}`)
  const rows = Math.round(Math.exp(draw.uniform(Math.log(25), Math.log(1200))))
  const each = draw.pick([1, 1, 1, 3])
  const people = Array.from({ length: rows }, (_, i) => Math.floor(i / each))
  const linked = draw.chance(0.6)
  const lines = list.split('|').map(toldBy)
  const drawnOnes = drawnNumbers(lines, people, linked, draw)
  const all = linked ? reckonedFrom(drawnOnes, draw) : drawnOnes
  const other = draw.chance(0.4)
  const [more, missing] = [draw.pick([0, 0, 1]), draw.pick([0, 0.03, 0.2])]
  const sexes = people.map(() => draw.pick(['F', 'M']))
  const kept = all.filter(({ concept }) => concept.startsWith('@') || draw.chance(0.8))
  const measured = kept.map((one) => written(inSystem(one, other), more, missing, draw))
  return [
    { concept: '@patient-key', unit: null, cells: people.map((person) => String(1000 + person)) },
    { concept: '@sex', unit: null, cells: people.map((person) => sexes[person] ?? '') },
    ...(draw.chance(0.5) ? draw.shuffle(measured) : measured),
  ]
}

export const COHORT_NAMES: readonly string[] = Object.keys(COHORTS)
