/** CURB-65 and CRB-65 in pneumonia. */
import { between, DAY, input, type Recipe, type RecipeManifest, type Row } from '../recipe.ts'
import {
  age,
  BY_NAME,
  band,
  dbp,
  gaps,
  NO,
  nearLimits,
  output,
  question,
  rr,
  sbp,
  scoreManifest,
  sumOf,
  tryingAll,
  walk,
} from './common.ts'
import { Scorer } from './scorer.ts'

const flag = (test: boolean) => (test ? 1 : 0)
const YES_NO = [0, 1]

const ADULTS_WITH_PNEUMONIA: RecipeManifest['applicability'] = {
  ageYears: { min: 18, max: null },
  pregnancy: 'any',
  excludes: null,
  notFor: ['pneumonia acquired in hospital', 'immunosuppression', 'anything but pneumonia'],
}

const confusion = question('confusion', 'New confusion', 'new-confusion', 'Is the patient newly confused?', DAY, {
  rule: 'new-confusion',
  loinc: ['67775-7', '80288-4', '9269-2', '9270-0'],
})

// Lim WS et al. Thorax 2003;58:377-382: confusion, urea > 7 mmol/L (urea nitrogen > 19 mg/dL), rate >= 30, systolic < 90 or diastolic <= 60, age >= 65.
const [C_CONF, C_BUN, C_UREA, C_RR, C_SBP, C_DBP, C_AGE] = [0, 1, 2, 3, 4, 5, 6] as const
const CURB_CALM: Row = [0, 12, NO, 16, 120, 75, 50]
const CURB_LIMITS = [YES_NO, [5, 19, 19.1, 20, 60], [NO], [12, 29, 30, 40], [80, 89, 90, 91, 130], [50, 60, 61, 80], [20, 64, 65, 90]]

const bloodPressure = (row: Row, systolic: number, diastolic: number): readonly [number, number] =>
  (row[systolic] ?? NO) < 90 ? [1, 0] : [0, flag((row[diastolic] ?? NO) <= 60)]

const curbReference = tryingAll(
  { [C_CONF]: YES_NO, [C_BUN]: [10, 50], [C_RR]: [10, 40], [C_SBP]: [80, 120], [C_DBP]: [50, 80], [C_AGE]: [50, 80] },
  (row) => {
    const at = (i: number) => row[i] ?? NO
    const contributions = [
      flag(at(C_CONF) === 1),
      flag(at(C_BUN) > 19),
      0,
      flag(at(C_RR) >= 30),
      ...bloodPressure(row, C_SBP, C_DBP),
      flag(at(C_AGE) >= 65),
    ]
    return { outputs: [sumOf(contributions)], contributions }
  },
)

/** mmol/L of urea stand for mg/dL of urea nitrogen one limit against the other: 7 for 19. */
const throughUrea = (row: Row): Row =>
  Number.isNaN(row[C_BUN] ?? NO) ? row.map((x, i) => (i === C_BUN ? (row[C_UREA] ?? NO) * (19 / 7) : i === C_UREA ? NO : x)) : row

const curbParts = (s: Scorer, columns: Readonly<{ rr: number; sbp: number; dbp: number; age: number }>) => [
  s.any(1, [{ column: columns.rr, test: s.from(s.column(columns.rr), 30) }]),
  s.any(1, [
    { column: columns.sbp, test: s.under(s.column(columns.sbp), 90) },
    { column: columns.dbp, test: s.atMost(s.column(columns.dbp), 60) },
  ]),
  s.any(1, [{ column: columns.age, test: s.from(s.column(columns.age), 65) }]),
]

export const curb65: Recipe = {
  manifest: scoreManifest({
    id: 'curb65',
    title: 'CURB-65',
    purpose: 'Severity of community-acquired pneumonia in adults',
    source: {
      citation: 'Lim WS et al. Defining community acquired pneumonia severity on presentation to hospital. Thorax 2003;58:377-382',
      doi: '10.1136/thorax.58.5.377',
      table: 'CURB-65 score',
    },
    inputs: [
      confusion,
      input({
        name: 'bun',
        label: 'Urea nitrogen',
        loinc: ['3094-0', '6299-2', '22664-7', '14937-7', '3091-6'],
        rule: 'curb-urea',
        concept: 'urea_nitrogen',
        unit: 'mg/dL',
        staleAfterHours: 2 * DAY,
        range: between(0, 300),
      }),
      input({ ...BY_NAME, name: 'urea', label: 'Urea', unit: 'mmol/L', range: between(0, 110), decimals: 1 }),
      rr(),
      sbp(),
      dbp(),
      age(),
    ],
    applicability: ADULTS_WITH_PNEUMONIA,
    outputs: [output('curb65', 'CURB-65')],
    bands: [
      band('low', '0 or 1: low risk of death', 'none', 0, 'Home treatment may be suitable.'),
      band('intermediate', '2: intermediate risk of death', 'medium', 2, 'Consider short admission or supervised outpatient treatment.'),
      band('high', '3 to 5: severe pneumonia', 'high', 3, 'Treat in hospital as severe; with 4 or 5 consider intensive care.', null),
    ],
  }),
  graph: () => {
    const s = new Scorer('curb65', 7)
    const urea = s.where(s.missing(C_BUN), s.column(C_UREA), NO)
    const nitrogen = s.any(1, [
      { column: C_BUN, test: s.above(s.column(C_BUN), 19) },
      { column: C_UREA, test: s.above(urea, 7), optional: true },
    ])
    const known = s.not(s.missing(C_UREA))
    return s.finish([
      s.any(1, [{ column: C_CONF, test: s.yes(C_CONF) }]),
      { ...nitrogen, high: s.where(known, nitrogen.low, nitrogen.high) },
      ...curbParts(s, { rr: C_RR, sbp: C_SBP, dbp: C_DBP, age: C_AGE }),
    ])
  },
  reference: (row) => {
    const same = curbReference(throughUrea(row))
    const swap = Number.isNaN(row[C_BUN] ?? NO)
    const contributions = same.contributions.map((x, i) =>
      swap && i === C_UREA ? (same.contributions[C_BUN] ?? 0) : swap && i === C_BUN ? 0 : x,
    )
    return { ...same, contributions }
  },
  randomRow: (random) => {
    const row = nearLimits(CURB_LIMITS)(random)
    return random() < 0.2 ? row.map((x, i) => (i === C_BUN ? NO : i === C_UREA ? 3 + Math.floor(random() * 80) / 10 : x)) : row
  },
  goldenInputs: [
    CURB_CALM,
    ...walk(CURB_CALM, C_CONF, [1]),
    ...walk(CURB_CALM, C_BUN, [19, 20]),
    ...walk(CURB_CALM, C_RR, [29, 30]),
    ...walk(CURB_CALM, C_SBP, [89, 90]),
    ...walk(CURB_CALM, C_DBP, [60, 61]),
    ...walk(CURB_CALM, C_AGE, [64, 65]),
    ...gaps(CURB_CALM),
    [1, NO, 7, 30, 89, NO, 65],
    [1, NO, 7.1, 30, 89, NO, 65],
  ],
  vectors: [
    {
      set: 'MedCalc-Bench, CURB-65 case',
      published: true,
      tolerance: 0,
      vectors: [{ x: [1, 40, NO, 23, 105, 52, 77], output: 'curb65', expected: 4 }],
    },
    {
      set: 'Worked from the criteria, on their limits',
      published: false,
      tolerance: 0,
      vectors: [{ x: [1, 20, NO, 30, 89, 70, 65], output: 'curb65', expected: 5 }],
    },
  ],
  sources: ['Lim WS et al. Thorax 2003;58:377-382, doi:10.1136/thorax.58.5.377', 'MedCalc-Bench (published cases), CURB-65'],
}

const CRB_LIMITS = [YES_NO, ...CURB_LIMITS.slice(3)]
const CRB_CALM: Row = [0, 16, 120, 75, 50]
export const crb65: Recipe = {
  manifest: scoreManifest({
    id: 'crb65',
    title: 'CRB-65',
    purpose: 'Severity of community-acquired pneumonia in adults, where there is no urea',
    source: {
      citation: 'Lim WS et al. Defining community acquired pneumonia severity on presentation to hospital. Thorax 2003;58:377-382',
      doi: '10.1136/thorax.58.5.377',
      table: 'CRB-65 score',
    },
    inputs: [confusion, rr(), sbp(), dbp(), age()],
    applicability: ADULTS_WITH_PNEUMONIA,
    outputs: [output('crb65', 'CRB-65')],
    bands: [
      band('low', '0: low risk of death', 'none', 0, 'Home treatment may be suitable.'),
      band('intermediate', '1 or 2: intermediate risk of death', 'medium', 1, 'Consider referral to hospital.'),
      band('high', '3 or 4: high risk of death', 'high', 3, 'Urgent admission to hospital.', null),
    ],
  }),
  graph: () => {
    const s = new Scorer('crb65', 5)
    return s.finish([s.any(1, [{ column: 0, test: s.yes(0) }]), ...curbParts(s, { rr: 1, sbp: 2, dbp: 3, age: 4 })])
  },
  reference: tryingAll({ 0: YES_NO, 1: [10, 40], 2: [80, 120], 3: [50, 80], 4: [50, 80] }, (row) => {
    const at = (i: number) => row[i] ?? NO
    const contributions = [flag(at(0) === 1), flag(at(1) >= 30), ...bloodPressure(row, 2, 3), flag(at(4) >= 65)]
    return { outputs: [sumOf(contributions)], contributions }
  }),
  randomRow: nearLimits(CRB_LIMITS),
  goldenInputs: [CRB_CALM, ...CRB_LIMITS.flatMap((values, i) => walk(CRB_CALM, i, values)), ...gaps(CRB_CALM), [1, 30, 89, 60, 65]],
  vectors: [
    {
      set: 'Worked from the criteria, on their limits',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [1, 30, 89, 70, 65], output: 'crb65', expected: 4 },
        { x: [0, 29, 90, 61, 64], output: 'crb65', expected: 0 },
      ],
    },
  ],
  sources: ['Lim WS et al. Thorax 2003;58:377-382, doi:10.1136/thorax.58.5.377'],
}
