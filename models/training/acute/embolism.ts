/** Wells score and PERC in suspected pulmonary embolism. */
import { DAY, type Recipe, type Row } from '../recipe.ts'
import {
  age,
  band,
  gaps,
  hr,
  NO,
  nearLimits,
  OPTIONAL,
  output,
  question,
  scoreManifest,
  spo2OnAir,
  sumOf,
  tryingAll,
  walk,
} from './common.ts'
import { cancer, HEMOPTYSIS, type Item, PRIOR_VTE, sumOfItems } from './items.ts'
import { Scorer } from './scorer.ts'

const flag = (test: boolean) => (test ? 1 : 0)
const MONTH_HOURS = 28 * DAY
const YES_NO = [0, 1]

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
