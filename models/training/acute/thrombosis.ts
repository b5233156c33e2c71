/** Wells score in suspected deep vein thrombosis. */
import { DAY, type Recipe, type Row } from '../recipe.ts'
import { band, gaps, nearLimits, output, question, scoreManifest } from './common.ts'
import { cancer, type Item, sumOfItems } from './items.ts'

const flag = (test: boolean) => (test ? 1 : 0)

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
