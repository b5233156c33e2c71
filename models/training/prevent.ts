/**
 * PREVENT: base, HbA1c, UACR, SDI and full equations, 10 and 30 years, five outcomes, in one graph.
 * Khan SS et al., Circulation 2024;149:430-449, doi:10.1161/CIRCULATIONAHA.123.067626, supplemental tables S12 (coefficients).
 * prevent/README.md says where the table of coefficients comes from.
 */
import { Graph, type Node } from './graph.ts'
import table from './prevent/coefficients.json' with { type: 'json' }
import { PREVENT_MANIFEST } from './prevent/manifest.ts'
import published from './prevent/published-examples.json' with { type: 'json' }
import { preventReference } from './prevent/reference.ts'
import { type Recipe, type Row, seeded } from './recipe.ts'

const VARIANTS = ['base', 'hba1c', 'uacr', 'sdi', 'full'] as const
const OUTCOMES = ['total_cvd', 'ascvd', 'heart_failure', 'chd', 'stroke'] as const
const HORIZONS = ['10y', '30y'] as const
const SEXES = ['female', 'male'] as const
const LAST_AGE_OF_30Y = 59
/** mmol/L per mg/dL of cholesterol, the paper's own factor. */
const CHOLESTEROL = 0.02586
const [AGE, SEX, SBP, BP_TX, TOTAL_C, HDL_C, STATIN, DM, SMOKING, EGFR, BMI, HBA1C, UACR, SDI] = Array.from(
  { length: 14 },
  (_, i) => i,
) as [number, number, number, number, number, number, number, number, number, number, number, number, number, number]
const WIDTH = 14

/** Whose contribution a term is: an interaction with age belongs to the input that age modifies, a treated value to the treatment. */
const OWNER: Readonly<Record<string, number>> = {
  age: AGE,
  age_squared: AGE,
  non_hdl: TOTAL_C,
  hdl: HDL_C,
  sbp_below_110: SBP,
  sbp_from_110: SBP,
  dm: DM,
  smoking: SMOKING,
  bmi_below_30: BMI,
  bmi_from_30: BMI,
  egfr_below_60: EGFR,
  egfr_from_60: EGFR,
  bp_tx: BP_TX,
  statin: STATIN,
  bp_tx_sbp_from_110: BP_TX,
  statin_non_hdl: STATIN,
  age_non_hdl: TOTAL_C,
  age_hdl: HDL_C,
  age_sbp_from_110: SBP,
  age_dm: DM,
  age_smoking: SMOKING,
  age_bmi_from_30: BMI,
  age_egfr_below_60: EGFR,
  sdi_4_to_6: SDI,
  sdi_7_to_10: SDI,
  sdi_missing: SDI,
  ln_uacr: UACR,
  uacr_missing: UACR,
  hba1c_dm: HBA1C,
  hba1c_no_dm: HBA1C,
  hba1c_missing: HBA1C,
}

/** The transforms of the paper; centred at age 55, non-HDL 3.5, HDL 1.3, SBP 130, BMI 25, eGFR 90, HbA1c 5.3. */
function terms(g: Graph): Readonly<Record<string, Node>> {
  const at = (index: number) => g.column(index)
  const age = g.divide(g.subtract(at(AGE), 55), 10)
  const nonHdl = g.subtract(g.multiply(g.subtract(at(TOTAL_C), at(HDL_C)), CHOLESTEROL), 3.5)
  const hdl = g.divide(g.subtract(g.multiply(at(HDL_C), CHOLESTEROL), 1.3), 0.3)
  const sbpFrom = g.divide(g.subtract(g.max(at(SBP), 110), 130), 20)
  const bmiFrom = g.divide(g.subtract(g.max(at(BMI), 30), 30), 5)
  const egfrBelow = g.divide(g.subtract(g.min(at(EGFR), 60), 60), -15)
  const [dm, smoking, treated, statin] = [at(DM), at(SMOKING), at(BP_TX), at(STATIN)]
  const [hba1c, uacr, sdi] = [at(HBA1C), at(UACR), at(SDI)]
  const above = g.where(g.isMissing(hba1c), 0, g.subtract(hba1c, 5.3))
  const sdiFrom = (decile: number) => g.number(g.atLeast(sdi, decile))
  return {
    age,
    age_squared: g.multiply(age, age),
    non_hdl: nonHdl,
    hdl,
    sbp_below_110: g.divide(g.subtract(g.min(at(SBP), 110), 110), 20),
    sbp_from_110: sbpFrom,
    dm,
    smoking,
    bmi_below_30: g.divide(g.subtract(g.min(at(BMI), 30), 25), 5),
    bmi_from_30: bmiFrom,
    egfr_below_60: egfrBelow,
    egfr_from_60: g.divide(g.subtract(g.max(at(EGFR), 60), 90), -15),
    bp_tx: treated,
    statin,
    bp_tx_sbp_from_110: g.multiply(treated, sbpFrom),
    statin_non_hdl: g.multiply(statin, nonHdl),
    age_non_hdl: g.multiply(age, nonHdl),
    age_hdl: g.multiply(age, hdl),
    age_sbp_from_110: g.multiply(age, sbpFrom),
    age_dm: g.multiply(age, dm),
    age_smoking: g.multiply(age, smoking),
    age_bmi_from_30: g.multiply(age, bmiFrom),
    age_egfr_below_60: g.multiply(age, egfrBelow),
    sdi_4_to_6: g.subtract(sdiFrom(4), sdiFrom(7)),
    sdi_7_to_10: sdiFrom(7),
    sdi_missing: g.number(g.isMissing(sdi)),
    ln_uacr: g.op('Log', [g.where(g.isMissing(uacr), 1, uacr)]),
    uacr_missing: g.number(g.isMissing(uacr)),
    hba1c_dm: g.multiply(above, dm),
    hba1c_no_dm: g.multiply(above, g.subtract(1, dm)),
    hba1c_missing: g.number(g.isMissing(hba1c)),
    constant: g.add(g.multiply(at(AGE), 0), 1),
  }
}

const TABLES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = table.tables

/** One coefficient; a term that a table does not have counts nothing. */
function coefficient(term: string, variant: string, horizon: string, sex: string, outcome: string): number {
  return TABLES[`${variant}_${horizon}`]?.[term]?.[table.columns.indexOf(`${sex}_${outcome}`)] ?? 0
}

const PEOPLE = SEXES.flatMap((sex) => VARIANTS.map((variant) => ({ sex, variant })))
const RISKS = HORIZONS.flatMap((horizon) => OUTCOMES.map((outcome) => ({ horizon, outcome })))

/** One-hot over sex x variant: which of the ten tables is this row's. One optional input: its own equation; two or three: the full one. */
function chosenTable(g: Graph): Node {
  const sex = g.column(SEX)
  const male = g.number(g.atLeast(sex, 0.5))
  const female = g.where(g.isMissing(sex), Number.NaN, g.subtract(1, male))
  const given = (index: number) => g.number(g.not(g.isMissing(g.column(index))))
  const [hba1c, uacr, sdi] = [given(HBA1C), given(UACR), given(SDI)]
  const count = g.add(hba1c, uacr, sdi)
  const alone = g.multiply(g.number(g.atLeast(count, 1)), g.number(g.below(count, 2)))
  const variants = [
    g.number(g.below(count, 1)),
    g.multiply(alone, hba1c),
    g.multiply(alone, uacr),
    g.multiply(alone, sdi),
    g.number(g.atLeast(count, 2)),
  ]
  return g.columns([female, male].flatMap((ofSex) => variants.map((ofVariant) => g.multiply(ofSex, ofVariant))))
}

function graph(): Graph {
  const g = new Graph('prevent', WIDTH)
  const named = terms(g)
  const values = g.columns(table.terms.map((term) => named[term] ?? '?'))
  const chosen = chosenTable(g)
  const every = table.terms.flatMap((term) =>
    PEOPLE.flatMap(({ sex, variant }) => RISKS.map(({ horizon, outcome }) => coefficient(term, variant, horizon, sex, outcome))),
  )
  const size = PEOPLE.length
  const logits = g.op('MatMul', [values, g.constant(every, [table.terms.length, size * RISKS.length])])
  const byTable = g.op('Reshape', [logits, g.integers([-1, size, RISKS.length])])
  const masked = g.multiply(byTable, g.op('Unsqueeze', [chosen, g.integers([2])]))
  const risk = g.op('Sigmoid', [g.op('ReduceSum', [masked, g.integers([1])], { keepdims: 0 })])
  const tooOld = g.op('Greater', [g.asColumn(g.column(AGE)), g.constant(LAST_AGE_OF_30Y)])
  const only10y = RISKS.map(({ horizon }) => (horizon === '30y' ? 1 : 0))
  const withheld = g.and(tooOld, g.op('Greater', [g.constant(only10y), g.constant(0.5)]))
  g.output('outputs', g.where(withheld, Number.NaN, risk), RISKS.length)

  // Contributions to the log odds of the score (total CVD, 10 years), against the person at the centre of every term.
  const ofScore = PEOPLE.flatMap(({ sex, variant }) => table.terms.map((term) => coefficient(term, variant, '10y', sex, 'total_cvd')))
  const weights = g.op('MatMul', [chosen, g.constant(ofScore, [size, table.terms.length])])
  const owners = table.terms.flatMap((term) => Array.from({ length: WIDTH }, (_, i) => (OWNER[term] === i ? 1 : 0)))
  const parts = g.op('MatMul', [g.multiply(values, weights), g.constant(owners, [table.terms.length, WIDTH])])
  g.output('contributions', parts, WIDTH)
  return g
}

type Example = (typeof published)[number]
const flag = (value: boolean) => (value ? 1 : 0)

function exampleRow({ input }: Example): Row {
  const optional = input as { hba1c?: number; uacr?: number; sdi_decile?: number }
  const { age, sbp, total_c, hdl_c, egfr, bmi } = input
  const sex = input.sex === 'male' ? 1 : 0
  const no = Number.NaN
  return [
    ...[age, sex, sbp, flag(input.bp_tx), total_c, hdl_c, flag(input.statin), flag(input.dm), flag(input.smoking), egfr, bmi],
    ...[optional.hba1c ?? no, optional.uacr ?? no, optional.sdi_decile ?? no],
  ]
}

function goldenInputs(): Row[] {
  const random = seeded(2023)
  const within = (low: number, high: number, step: number) => low + Math.floor(random() * ((high - low) / step + 1)) * step
  const maybe = (value: number) => (random() < 0.5 ? value : Number.NaN)
  const mixed = Array.from({ length: 80 }, () => [
    ...[within(30, 79, 1), within(0, 1, 1), within(90, 200, 1), within(0, 1, 1), within(130, 320, 1), within(20, 100, 1)],
    ...[within(0, 1, 1), within(0, 1, 1), within(0, 1, 1), within(15, 140, 1), within(185, 399, 1) / 10],
    ...[maybe(within(40, 150, 1) / 10), maybe(within(1, 3000, 1) / 2), maybe(within(1, 10, 1))],
  ])
  return [...published.map(exampleRow), ...mixed]
}

export const prevent: Recipe = {
  manifest: PREVENT_MANIFEST,
  graph,
  reference: preventReference,
  goldenInputs: goldenInputs(),
  vectors: [
    {
      set: 'Published examples: AHA supplement table S25 and supplemental workbook, three decimals',
      published: true,
      tolerance: 5e-4,
      vectors: published.flatMap((example) =>
        Object.entries(example.expected_rounded3).map(([outcome, expected]) => ({
          x: exampleRow(example),
          output: `${outcome}_${example.horizon_years}y`,
          expected,
        })),
      ),
    },
  ],
  sources: [
    'Khan SS et al. Circulation 2024;149:430-449, doi:10.1161/CIRCULATIONAHA.123.067626, supplemental coefficient tables',
    'preventr 0.12.0 (MIT), coefficient tables and test examples',
  ],
}
