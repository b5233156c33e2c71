/**
 * Relations that hold in every row: arithmetic of the chart and of the laboratory. Each names the quantity it gives, those it is made of (all in
 * the canonical units of app/terminology/concept-rows.ts), how near the two come, and its words. Only for telling columns apart.
 */
export type Relation = Readonly<{
  result: string
  parts: readonly string[]
  of: (parts: readonly number[]) => number
  /** Share of the result, and an amount, within which it is taken to hold. */
  relative: number
  absolute: number
  /** Logarithm of odds where it holds in nearly all rows; and what is lost where it holds no better than by chance. */
  gain: number
  loss: number
  words: string
  /** A share or a percentage: other quantities than these are made the same way, so that it alone does not make sure. */
  plain: boolean
}>

type Row = readonly [
  result: string,
  parts: string,
  of: (p: readonly number[]) => number,
  relative: number,
  absolute: number,
  gain: number,
  loss: number,
  words: string,
]

const at = (p: readonly number[], i: number): number => p[i] ?? Number.NaN
const first = (p: readonly number[]): number => at(p, 0)
const ratio = (by: number) => (p: readonly number[]) => (by * at(p, 0)) / at(p, 1)
const share = (p: readonly number[]) => (at(p, 0) * at(p, 1)) / 100
const sum = (p: readonly number[]) => p.reduce((total, one) => total + one, 0)

/** CKD-EPI 2021 (NEJM 2021;385:1737) with the mean of both sexes, which lies within 6 % of either at the same creatinine above 1. */
function filtration(p: readonly number[]): number {
  const by = (k: number, a: number, f: number) =>
    142 * Math.min(at(p, 0) / k, 1) ** a * Math.max(at(p, 0) / k, 1) ** -1.2 * 0.9938 ** at(p, 1) * f
  return (by(0.9, -0.302, 1) + by(0.7, -0.241, 1.012)) / 2
}

const ROWS: readonly Row[] = [
  ['bmi', 'weight height', (p) => at(p, 0) / (at(p, 1) / 100) ** 2, 0.012, 0.05, 8, 5, 'is the weight by the square of the height'],
  ['bsa', 'weight height', (p) => Math.sqrt((at(p, 0) * at(p, 1)) / 3600), 0.03, 0, 7, 4, 'is the surface that height and weight give'],
  ['map', 'sbp dbp', (p) => at(p, 1) + (at(p, 0) - at(p, 1)) / 3, 0.07, 1, 5, 2, 'lies a third of the way from diastolic to systolic'],
  ['hematocrit', 'hemoglobin', (p) => 2.95 * first(p), 0.06, 0.5, 4, 3, 'is about three times the haemoglobin'],
  ['ph', 'bicarbonate paco2', (p) => 6.1 + Math.log10(at(p, 0) / (0.0307 * at(p, 1))), 0, 0.05, 5, 1, 'follows from bicarbonate and pCO2'],
  // Siggaard-Andersen's equation as Van Slyke's is shortened to: 0.93 (HCO3 - 24.4 + 14.8 (pH - 7.4)).
  [
    'base_excess',
    'bicarbonate ph',
    (p) => 0.93 * (at(p, 0) - 24.4 + 14.8 * (at(p, 1) - 7.4)),
    0,
    1.6,
    5,
    1,
    'follows from bicarbonate and pH',
  ],
  [
    'base_excess',
    'ph paco2',
    (p) => 0.93 * (0.0307 * at(p, 1) * 10 ** (at(p, 0) - 6.1) - 24.4 + 14.8 * (at(p, 0) - 7.4)),
    0,
    1.6,
    6,
    1,
    'follows from pH and pCO2',
  ],
  [
    'anion_gap',
    'sodium chloride bicarbonate',
    (p) => at(p, 0) - at(p, 1) - at(p, 2),
    0,
    1.1,
    6,
    2,
    'is sodium less chloride and bicarbonate',
  ],
  ['bilirubin_total', 'bilirubin_direct bilirubin_indirect', sum, 0.04, 0.02, 7, 4, 'is direct and indirect bilirubin together'],
  ['total_protein', 'albumin globulin', (p) => at(p, 0) + at(p, 1) / 10, 0.02, 0.05, 7, 4, 'is albumin and globulin together'],
  ['total_cholesterol', 'hdl non_hdl', sum, 0.015, 0.5, 7, 4, 'is HDL and non-HDL cholesterol together'],
  [
    'total_cholesterol',
    'hdl ldl triglycerides',
    (p) => at(p, 0) + at(p, 1) + at(p, 2) / 5,
    0.05,
    1,
    6,
    1,
    'is HDL, LDL and a fifth of the triglycerides (Friedewald)',
  ],
  ['triglycerides', 'vldl', (p) => 5 * first(p), 0.06, 1, 5, 2, 'is five times the VLDL cholesterol'],
  ['mcv', 'hematocrit rbc', ratio(10), 0.025, 0.5, 7, 4, 'is the haematocrit by the red cell count'],
  ['mch', 'hemoglobin rbc', ratio(10), 0.03, 0.2, 7, 4, 'is the haemoglobin by the red cell count'],
  ['mchc', 'hemoglobin hematocrit', ratio(100), 0.025, 0.2, 5, 3, 'is the haemoglobin by the haematocrit'],
  ['neutrophils_abs', 'wbc neutrophils_pct', share, 0.05, 0.05, 7, 3, 'is that share of the white cells'],
  ['lymphocytes_abs', 'wbc lymphocytes_pct', share, 0.05, 0.05, 7, 3, 'is that share of the white cells'],
  ['monocytes_abs', 'wbc monocytes_pct', share, 0.06, 0.03, 6, 3, 'is that share of the white cells'],
  ['eosinophils_abs', 'wbc eosinophils_pct', share, 0.08, 0.01, 6, 3, 'is that share of the white cells'],
  ['basophils_abs', 'wbc basophils_pct', share, 0.1, 0.005, 6, 3, 'is that share of the white cells'],
  [
    'neutrophils_pct',
    'lymphocytes_pct monocytes_pct eosinophils_pct basophils_pct',
    (p) => 100 - sum(p),
    0,
    3,
    5,
    1,
    'makes 100 % with the other white cells',
  ],
  ['egfr', 'creatinine @age', filtration, 0.1, 1, 6, 2, 'follows from creatinine and age'],
  [
    'osmolality',
    'sodium glucose urea_nitrogen',
    (p) => 1.86 * at(p, 0) + at(p, 1) / 18 + at(p, 2) / 2.8 + 9,
    0.008,
    1,
    4,
    1,
    'follows from sodium, glucose and urea',
  ],
  ['transferrin_saturation', 'iron tibc', ratio(100), 0.03, 0.5, 7, 4, 'is the iron by the binding capacity'],
  ['gcs', 'gcs_eye gcs_verbal gcs_motor', sum, 0, 0.1, 7, 4, 'is eye, verbal and motor response together'],
  ['urea', 'urea_nitrogen', (p) => 2.144 * first(p), 0.01, 0.5, 7, 5, 'is the urea nitrogen as urea'],
  ['uacr', 'urine_albumin urine_creatinine', ratio(100), 0.03, 0.1, 7, 4, 'is urine albumin by urine creatinine'],
]

const PLAIN = /_abs$|^transferrin_saturation$|^uacr$/

export const RELATIONS: readonly Relation[] = ROWS.map(([result, parts, of, relative, absolute, gain, loss, words]) => ({
  plain: PLAIN.test(result),
  result,
  parts: parts.split(' '),
  of,
  relative,
  absolute,
  gain,
  loss,
  words,
}))

/** The first is above the second in nearly every row. */
export const ABOVE: readonly (readonly [above: string, below: string])[] = [
  ['sbp', 'map'],
  ['map', 'dbp'],
  ['sbp', 'dbp'],
  ['bilirubin_total', 'bilirubin_direct'],
  ['total_protein', 'albumin'],
  ['total_cholesterol', 'ldl'],
  ['total_cholesterol', 'hdl'],
  ['total_cholesterol', 'non_hdl'],
  ['non_hdl', 'ldl'],
  ['spo2', 'svo2'],
  ['wbc', 'neutrophils_abs'],
  ['wbc', 'lymphocytes_abs'],
  ['tibc', 'iron'],
  ['ck', 'ckmb'],
  ['insulin', 'c_peptide'],
  ['lymphocytes_pct', 'monocytes_pct'],
  ['lymphocytes_abs', 'monocytes_abs'],
  ['monocytes_pct', 'basophils_pct'],
  ['gcs', 'gcs_motor'],
]

export type Tested = Readonly<{ rows: number; holds: number; byChance: number }>

const moved = (values: readonly number[], by: number) => values.map((_, i) => values[(i + by) % values.length] ?? Number.NaN)

/**
 * Chance is what holds with one of the columns moved against the others, whichever column that hurts least: a relation speaks for a column only
 * as far as it needs that column.
 * @param given the result, row by row
 * @param parts each of the others, in the same rows
 * @param step last decimal of the result
 */
export function holdsOf(given: readonly number[], parts: readonly (readonly number[])[], relation: Relation, step: number): Tested {
  const n = given.length
  const near = (x: number, y: number) => Math.abs(x - y) <= relation.absolute + step / 2 + relation.relative * Math.abs(y)
  const share = (columns: readonly (readonly number[])[]) =>
    given.filter((x, row) => near(x, relation.of(columns.map((column) => column[row] ?? Number.NaN)))).length / Math.max(1, n)
  const holds = share(parts)
  // Where it does not hold, chance need not be known well.
  if (holds < 0.15) return { rows: n, holds, byChance: holds }
  const moves = [Math.floor(n / 3), Math.floor((n * 3) / 4)].filter((by) => by > 0)
  const without = (part: number) =>
    moves.reduce((sum, by) => sum + share(parts.map((one, i) => (i === part ? moved(one, by) : one))), 0) / Math.max(1, moves.length)
  return { rows: n, holds, byChance: Math.max(...parts.map((_, part) => without(part))) }
}

const FEWEST = 5
/** Rows that make it certain: fewer of them where it is arithmetic. */
const CERTAIN = { arithmetic: 12, other: 30 }
const ARITHMETIC = 6

/** Logarithm of odds that a tested relation is the one meant; 0 where too few rows, or chance does as well as it. */
export function worthOf({ rows, holds, byChance }: Tested, { gain, loss }: Pick<Relation, 'gain' | 'loss'>): number {
  if (rows < FEWEST || byChance > 0.92) return 0
  const beyond = (holds - byChance) / (1 - byChance)
  const arithmetic = gain >= ARITHMETIC
  const certain = Math.min(1, rows / (arithmetic ? CERTAIN.arithmetic : CERTAIN.other))
  const [fails, succeeds] = arithmetic ? [0.2, 0.4] : [0.08, 0.2]
  if (beyond >= succeeds) return gain * certain * Math.min(1, beyond / 0.6)
  return beyond < fails && holds < 0.6 ? -loss * certain : 0
}
