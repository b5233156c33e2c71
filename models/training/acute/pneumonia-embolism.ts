/** CURB-65 and CRB-65 in pneumonia; Wells scores and PERC in suspected venous thromboembolism. */
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, DAY, input, type Recipe, type RecipeManifest, type Row } from '../recipe.ts'
import {
  age,
  BY_NAME,
  band,
  dbp,
  gaps,
  hr,
  NO,
  nearLimits,
  OPTIONAL,
  output,
  question,
  rr,
  sbp,
  scoreManifest,
  spo2OnAir,
  sumOf,
  tryingAll,
  walk,
} from './common.ts'
import { Scorer } from './scorer.ts'

const flag = (test: boolean) => (test ? 1 : 0)
const MONTH_HOURS = 28 * DAY
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

const PRIOR_VTE = question(
  'prior_vte',
  'Previous deep vein thrombosis or pulmonary embolism',
  'prior-vte',
  'Has the patient had a deep vein thrombosis or pulmonary embolism before?',
  null,
  { rule: 'prior-vte' },
)
const HEMOPTYSIS = question('hemoptysis', 'Haemoptysis', 'hemoptysis', 'Is the patient coughing blood?', 2 * DAY)
const cancer = (name: string) =>
  question(name, 'Active cancer', 'active-cancer', 'Cancer under treatment, treated within 6 months, or palliative?', 7 * DAY, {
    rule: 'active-cancer',
  })

type Item = Readonly<{ input: ManifestInput; points: number; above?: number }>

/** A sum of items, each all or nothing: a question, or a value above a limit. */
function sumOfItems(id: string, items: readonly Item[]) {
  const graph = (further: (s: Scorer, total: string) => readonly string[] = () => []) => {
    const s = new Scorer(id, items.length)
    const parts = items.map(({ points, above }, i) => {
      const test = above === undefined ? s.yes(i) : s.above(s.column(i), above)
      return s.part(i, s.worth(test, points), Math.min(0, points), Math.max(0, points))
    })
    return s.finish(parts, further(s, s.sum(parts).total))
  }
  const candidates = Object.fromEntries(items.map(({ above }, i) => [i, above === undefined ? YES_NO : [above - 10, above + 10]]))
  const full = (row: Row) => {
    const contributions = items.map(({ points, above }, i) => (Number(row[i]) > (above ?? 0) ? points : 0))
    return { outputs: [sumOf(contributions)], contributions }
  }
  const limits = items.map(({ above }) => (above === undefined ? YES_NO : [above - 20, above - 1, above, above + 1, above + 40]))
  return { graph, reference: tryingAll(candidates, full), limits, inputs: items.map((one) => one.input) }
}

// Wells PS et al. Thromb Haemost 2000;83:416-420, table 1 of points and the two cut-offs.
const WELLS_PE: readonly Item[] = [
  {
    input: question(
      'dvt_signs',
      'Signs of deep vein thrombosis',
      'dvt-signs',
      'Leg swelling and pain on palpation of the deep veins?',
      DAY,
    ),
    points: 3,
  },
  {
    input: question(
      'pe_most_likely',
      'Embolism the likeliest diagnosis',
      'pe-most-likely',
      'Is another diagnosis less likely than pulmonary embolism?',
      DAY,
    ),
    points: 3,
  },
  { input: hr(), points: 1.5, above: 100 },
  {
    input: question(
      'immob_or_surgery_4wk',
      'Immobilisation or surgery, last 4 weeks',
      'immobilised-or-surgery-4-weeks',
      'Immobilised for 3 days or more, or surgery, in the last 4 weeks?',
      7 * DAY,
    ),
    points: 1.5,
  },
  { input: PRIOR_VTE, points: 1.5 },
  { input: HEMOPTYSIS, points: 1 },
  { input: cancer('malignancy'), points: 1 },
]
const wellsPeSum = sumOfItems('wells-pe', WELLS_PE)
const tierOf = (total: number) => (Number.isNaN(total) ? NO : total < 2 ? 0 : total > 6 ? 2 : 1)
const PE_CALM: Row = [0, 0, 80, 0, 0, 0, 0]

export const wellsPe: Recipe = {
  manifest: scoreManifest({
    id: 'wells-pe',
    title: 'Wells score, pulmonary embolism',
    purpose: 'Clinical probability of pulmonary embolism in adults in whom it is suspected',
    source: {
      citation:
        'Wells PS et al. Derivation of a simple clinical model to categorize patients probability of pulmonary embolism. Thromb Haemost 2000;83:416-420',
      doi: null,
      table: 'Points of the model; cut-offs of two and of three levels',
    },
    inputs: wellsPeSum.inputs,
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['patients without suspicion of embolism', 'pregnancy'],
    },
    outputs: [output('wells_pe', 'Wells score'), output('level_of_three', 'Level of three: 0 low, 1 moderate, 2 high', 'level')],
    bands: [
      band('unlikely', '4 or less: embolism unlikely', 'low', 0, 'D-dimer, where it applies, before imaging.'),
      band('likely', 'More than 4: embolism likely', 'high', 4.5, 'Imaging without waiting for D-dimer.', null),
    ],
  }),
  graph: () =>
    wellsPeSum.graph((s, total) => [s.where(s.isMissing(total), NO, s.add(s.worth(s.from(total, 2), 1), s.worth(s.above(total, 6), 1)))]),
  reference: (row) => {
    const { outputs, contributions } = wellsPeSum.reference(row)
    return { outputs: [outputs[0] ?? NO, tierOf(outputs[0] ?? NO)], contributions }
  },
  randomRow: nearLimits(wellsPeSum.limits, 0.03),
  goldenInputs: [
    PE_CALM,
    ...WELLS_PE.flatMap(({ above }, i) => walk(PE_CALM, i, above === undefined ? [1] : [100, 101])),
    ...gaps(PE_CALM),
    [1, 1, 101, 1, 1, 1, 1],
    [1, 0, 80, 0, 0, 1, 0],
    [1, 0, 80, 1, 0, 0, 0],
  ],
  vectors: [
    {
      set: 'MedCalc-Bench, Wells criteria for pulmonary embolism',
      published: true,
      tolerance: 0,
      vectors: [{ x: [0, 0, 150, 0, 0, 0, 0], output: 'wells_pe', expected: 1.5 }],
    },
    {
      set: 'Worked from the points',
      published: false,
      tolerance: 0,
      vectors: [{ x: [1, 1, 120, 0, 0, 0, 0], output: 'wells_pe', expected: 7.5 }],
    },
  ],
  sources: ['Wells PS et al. Thromb Haemost 2000;83:416-420', 'MedCalc-Bench (published cases), Wells criteria for pulmonary embolism'],
}

// Wells PS et al. N Engl J Med 2003;349:1227-1235, table 1 (with previous thrombosis; two levels).
const WELLS_DVT: readonly Item[] = [
  { input: cancer('cancer'), points: 1 },
  {
    input: question(
      'paresis',
      'Paralysis, paresis or cast of a leg',
      'leg-paresis-or-cast',
      'Paralysis, paresis or recent plaster of a leg?',
      7 * DAY,
    ),
    points: 1,
  },
  {
    input: question(
      'surgery',
      'Bedridden or major surgery',
      'bedridden-or-major-surgery-12-weeks',
      'Bedridden for 3 days or more, or major surgery within 12 weeks?',
      7 * DAY,
    ),
    points: 1,
  },
  {
    input: question(
      'tenderness',
      'Tenderness along the deep veins',
      'deep-vein-tenderness',
      'Localised tenderness along the deep veins?',
      DAY,
    ),
    points: 1,
  },
  { input: question('leg_swelling', 'Whole leg swollen', 'whole-leg-swollen', 'Is the whole leg swollen?', DAY), points: 1 },
  {
    input: question(
      'calf',
      'Calf more than 3 cm larger',
      'calf-3-cm-larger',
      'Calf more than 3 cm larger than the other (10 cm below the tibial tuberosity)?',
      DAY,
    ),
    points: 1,
  },
  {
    input: question(
      'pitting',
      'Pitting oedema of that leg only',
      'pitting-oedema-one-leg',
      'Pitting oedema confined to the symptomatic leg?',
      DAY,
    ),
    points: 1,
  },
  {
    input: question(
      'collateral',
      'Collateral superficial veins',
      'collateral-veins',
      'Collateral superficial veins that are not varicose?',
      DAY,
    ),
    points: 1,
  },
  {
    input: question(
      'prior_dvt',
      'Previous deep vein thrombosis',
      'prior-dvt',
      'Has the patient had a documented deep vein thrombosis before?',
      null,
      { rule: 'prior-dvt' },
    ),
    points: 1,
  },
  {
    input: question(
      'alternative',
      'Another diagnosis at least as likely',
      'dvt-alternative-as-likely',
      'Is another diagnosis at least as likely as deep vein thrombosis?',
      DAY,
    ),
    points: -2,
  },
]
const wellsDvtSum = sumOfItems('wells-dvt', WELLS_DVT)
const DVT_NONE: Row = WELLS_DVT.map(() => 0)
const having = (...columns: number[]): Row => DVT_NONE.map((_, i) => flag(columns.includes(i)))

export const wellsDvt: Recipe = {
  manifest: scoreManifest({
    id: 'wells-dvt',
    title: 'Wells score, deep vein thrombosis',
    purpose: 'Clinical probability of deep vein thrombosis of the leg in adults in whom it is suspected',
    source: {
      citation: 'Wells PS et al. Evaluation of D-dimer in the diagnosis of suspected deep-vein thrombosis. N Engl J Med 2003;349:1227-1235',
      doi: '10.1056/NEJMoa023153',
      table: 'Table 1, clinical model with previous thrombosis; two levels',
    },
    inputs: wellsDvtSum.inputs,
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['patients without suspicion of thrombosis', 'pregnancy', 'thrombosis of the arm'],
    },
    outputs: [output('wells_dvt', 'Wells score')],
    bands: [
      band('unlikely', 'Below 2: thrombosis unlikely', 'low', -2, 'D-dimer, where it applies, before imaging.'),
      band('likely', '2 or more: thrombosis likely', 'high', 2, 'Ultrasound of the leg.', null),
    ],
  }),
  graph: () => wellsDvtSum.graph(),
  reference: wellsDvtSum.reference,
  randomRow: nearLimits(wellsDvtSum.limits, 0.02),
  goldenInputs: [DVT_NONE, ...DVT_NONE.map((_, i) => having(i)), ...gaps(DVT_NONE), DVT_NONE.map(() => 1), having(9, 0), having(0, 1)],
  vectors: [
    {
      set: 'Worked from the points',
      published: false,
      tolerance: 0,
      vectors: [
        { x: having(0, 2, 3, 8), output: 'wells_dvt', expected: 4 },
        { x: having(5, 6, 9), output: 'wells_dvt', expected: 0 },
      ],
    },
  ],
  sources: ['Wells PS et al. N Engl J Med 2003;349:1227-1235, doi:10.1056/NEJMoa023153, table 1'],
}

// Kline JA et al. J Thromb Haemost 2004;2:1247-1255: the eight criteria, all of which must be absent.
const [P_AGE, P_HR, P_SPO2] = [0, 1, 2] as const
const PERC_FLAGS = [3, 4, 5, 6, 7] as const
const P_LOW = 8
const PERC_NONE: Row = [30, 72, 99, 0, 0, 0, 0, 0, 1]

export const perc: Recipe = {
  manifest: scoreManifest({
    id: 'perc',
    title: 'PERC rule',
    purpose: 'Rules out pulmonary embolism without D-dimer in adults whose pretest probability a clinician judges low (below 15 %)',
    source: {
      citation:
        'Kline JA et al. Clinical criteria to prevent unnecessary diagnostic testing in emergency department patients with suspected pulmonary embolism. J Thromb Haemost 2004;2:1247-1255',
      doi: '10.1111/j.1538-7836.2004.00790.x',
      table: 'The eight criteria of the rule',
    },
    inputs: [
      age(),
      hr(),
      spo2OnAir(),
      question('unilateral_leg_swelling', 'Swelling of one leg', 'one-leg-swollen', 'Is one leg swollen?', DAY),
      HEMOPTYSIS,
      question(
        'surgery_or_trauma_4wk',
        'Surgery or trauma, last 4 weeks',
        'surgery-or-trauma-4-weeks',
        'Surgery or trauma that needed admission or intubation in the last 4 weeks?',
        7 * DAY,
      ),
      PRIOR_VTE,
      question('estrogen', 'Oestrogen use', 'oestrogen-use', 'Does the patient take oestrogen (contraception, replacement)?', MONTH_HOURS, {
        rule: 'oestrogen',
      }),
      question(
        'low_pretest',
        'Pretest probability judged low',
        'pe-pretest-low',
        'Do you judge the probability of pulmonary embolism low (below 15 %) before any test?',
        DAY,
        OPTIONAL,
      ),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: 'perc-pretest',
      notFor: ['a pretest probability that is not low', 'pregnancy', 'patients without suspicion of embolism'],
    },
    outputs: [output('perc', 'Criteria present', 'criteria')],
    valueUnit: 'points',
    bands: [
      band(
        'negative',
        'No criterion present: with a low pretest probability, embolism is ruled out',
        'none',
        0,
        'No further test for embolism.',
      ),
      band(
        'positive',
        'One or more criteria: embolism is not ruled out',
        'medium',
        1,
        'Go on with D-dimer or imaging, by the clinical probability.',
      ),
    ],
  }),
  graph: () => {
    const s = new Scorer('perc', 9)
    return s.finish([
      s.any(1, [{ column: P_AGE, test: s.from(s.column(P_AGE), 50) }]),
      s.any(1, [{ column: P_HR, test: s.from(s.column(P_HR), 100) }]),
      s.any(1, [{ column: P_SPO2, test: s.under(s.column(P_SPO2), 95) }]),
      ...PERC_FLAGS.map((column) => s.any(1, [{ column, test: s.yes(column) }])),
    ])
  },
  reference: tryingAll({ 0: [30, 70], 1: [70, 120], 2: [90, 99], ...Object.fromEntries(PERC_FLAGS.map((i) => [i, YES_NO])) }, (row) => {
    const at = (i: number) => row[i] ?? NO
    const contributions = [flag(at(0) >= 50), flag(at(1) >= 100), flag(at(2) < 95), ...PERC_FLAGS.map((i) => flag(at(i) === 1)), 0]
    return { outputs: [sumOf(contributions)], contributions }
  }),
  randomRow: nearLimits([[20, 49, 50, 80], [60, 99, 100, 140], [88, 94, 94.9, 95, 99], ...PERC_FLAGS.map(() => YES_NO), [NO, 1]], 0.03),
  goldenInputs: [
    PERC_NONE,
    ...walk(PERC_NONE, P_AGE, [49, 50]),
    ...walk(PERC_NONE, P_HR, [99, 100]),
    ...walk(PERC_NONE, P_SPO2, [94, 95]),
    ...PERC_FLAGS.flatMap((i) => walk(PERC_NONE, i, [1])),
    ...gaps(PERC_NONE),
    PERC_NONE.map((x, i) => (i === P_LOW ? NO : x)),
  ],
  vectors: [
    {
      set: 'MedCalc-Bench, PERC case',
      published: true,
      tolerance: 0,
      vectors: [{ x: [64, 72, 100, 0, 0, 0, 1, 0, NO], output: 'perc', expected: 2 }],
    },
  ],
  sources: [
    'Kline JA et al. J Thromb Haemost 2004;2:1247-1255, doi:10.1111/j.1538-7836.2004.00790.x',
    'MedCalc-Bench (published cases), PERC rule',
  ],
}
