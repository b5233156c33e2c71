/** Atrial fibrillation: stroke risk (CHA2DS2-VASc, CHA2DS2-VA) and bleeding risk (HAS-BLED). */
import { age, BY_NAME, band, gaps, NO, nearLimits, output, question, sbp, scoreManifest, sumOf, tryingAll, walk } from '../acute/common.ts'
import { Scorer } from '../acute/scorer.ts'
import { input, type Recipe, type RecipeManifest, type Row, SEX, YEAR } from '../recipe.ts'

const YES_NO = [0, 1]
const flag = (test: boolean) => (test ? 1 : 0)
const at = (row: Row, i: number) => row[i] ?? NO

const WITH_FIBRILLATION: RecipeManifest['applicability'] = {
  ageYears: { min: 18, max: null },
  pregnancy: 'any',
  excludes: 'no-atrial-fibrillation',
  notFor: ['people without atrial fibrillation', 'moderate to severe mitral stenosis or a mechanical heart valve'],
}

const history = (name: string, label: string, code: string, text: string, rule: string) => question(name, label, code, text, null, { rule })
const STROKE_HISTORY = history(
  'stroke',
  'Stroke, TIA or thromboembolism',
  'stroke-tia-embolism',
  'Has the patient ever had a stroke, TIA or systemic embolism?',
  'recorded-stroke',
)
const HISTORIES = [
  history(
    'chf',
    'Heart failure',
    'heart-failure',
    'Does the patient have heart failure or a reduced ejection fraction?',
    'recorded-heart-failure',
  ),
  history('htn', 'Hypertension', 'hypertension', 'Does the patient have hypertension or treatment for it?', 'recorded-hypertension'),
  age(),
  history('dm', 'Diabetes', 'diabetes', 'Does the patient have diabetes?', 'recorded-diabetes'),
  STROKE_HISTORY,
  history(
    'vascular',
    'Vascular disease',
    'vascular-disease',
    'Has the patient had a myocardial infarction, peripheral artery disease or aortic plaque?',
    'recorded-vascular-disease',
  ),
]
const [CHF, HTN, AGE, DM, STROKE, VASCULAR, SEX_OF] = [0, 1, 2, 3, 4, 5, 6] as const
const LIMITS = [YES_NO, YES_NO, [18, 40, 64, 65, 66, 74, 75, 90], YES_NO, YES_NO, YES_NO]
const CALM: Row = [0, 0, 50, 0, 0, 0]
const WORTH = { [CHF]: 1, [HTN]: 1, [DM]: 1, [STROKE]: 2, [VASCULAR]: 1 }

// Lip GYH et al. Chest 2010;137:263-272, table 2.
function vascGraph(name: string, withSex: boolean): Scorer {
  const s = new Scorer(name, withSex ? 7 : 6)
  const flags = Object.entries(WORTH).map(([i, points]) => s.any(points, [{ column: Number(i), test: s.yes(Number(i)) }]))
  const years = s.part(AGE, s.points(s.column(AGE), 0, [65, 75], [1, 2]), 0, 2)
  const woman = withSex ? [s.any(1, [{ column: SEX_OF, test: s.under(s.column(SEX_OF), 0.5) }])] : []
  return s.finish([...flags, years, ...woman])
}

const vascReference = (withSex: boolean) =>
  tryingAll({ 0: YES_NO, 1: YES_NO, 2: [50, 70, 80], 3: YES_NO, 4: YES_NO, 5: YES_NO, ...(withSex ? { 6: YES_NO } : {}) }, (row) => {
    const years = at(row, AGE)
    const contributions = [
      flag(at(row, CHF) === 1),
      flag(at(row, HTN) === 1),
      years >= 75 ? 2 : flag(years >= 65),
      flag(at(row, DM) === 1),
      at(row, STROKE) === 1 ? 2 : 0,
      flag(at(row, VASCULAR) === 1),
      ...(withSex ? [flag(at(row, SEX_OF) === 0)] : []),
    ]
    return { outputs: [sumOf(contributions)], contributions }
  })

const golden = (calm: Row): Row[] => [
  calm,
  ...[CHF, HTN, DM, STROKE, VASCULAR].flatMap((column) => walk(calm, column, [1])),
  ...walk(calm, AGE, [64, 65, 74, 75]),
  ...gaps(calm),
]
const EXAMPLES = 'Worked examples, each line of the table'

export const cha2ds2Vasc: Recipe = {
  manifest: scoreManifest({
    id: 'cha2ds2-vasc',
    title: 'CHA₂DS₂-VASc',
    purpose: 'Risk of stroke in atrial fibrillation without anticoagulation',
    source: {
      citation: 'Lip GYH et al. Refining clinical risk stratification for predicting stroke in atrial fibrillation. Chest 2010;137:263-272',
      doi: '10.1378/chest.09-1584',
      table: 'CHA2DS2-VASc point table',
    },
    inputs: [...HISTORIES, input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX })],
    applicability: WITH_FIBRILLATION,
    outputs: [output('cha2ds2_vasc', 'CHA₂DS₂-VASc')],
    bands: [
      band('low', '0: low risk', 'none', 0, 'No antithrombotic treatment for stroke prevention.'),
      band('one', '1', 'low', 1, 'In men consider anticoagulation; in women the point is that of sex alone: low risk.'),
      band('two', '2', 'medium', 2, 'In men anticoagulation is recommended; in women consider it.'),
      band('high', '3 or more: high risk', 'high', 3, 'Anticoagulation is recommended.'),
    ],
  }),
  graph: () => vascGraph('cha2ds2-vasc', true),
  reference: vascReference(true),
  randomRow: nearLimits([...LIMITS, YES_NO]),
  goldenInputs: [...golden([...CALM, 1]), [0, 0, 50, 0, 0, 0, 0], [1, 1, 80, 1, 1, 1, 0], [NO, 1, 80, NO, 1, 1, 0]],
  vectors: [
    {
      set: EXAMPLES,
      published: false,
      tolerance: 0,
      vectors: [
        { x: [0, 0, 62, 0, 1, 0, 1], output: 'cha2ds2_vasc', expected: 2 },
        { x: [1, 0, 68, 0, 1, 1, 0], output: 'cha2ds2_vasc', expected: 6 },
        { x: [1, 1, 75, 1, 1, 1, 0], output: 'cha2ds2_vasc', expected: 9 },
      ],
    },
  ],
  sources: ['Lip GYH et al. Chest 2010;137:263-272, doi:10.1378/chest.09-1584'],
}

export const cha2ds2Va: Recipe = {
  manifest: scoreManifest({
    id: 'cha2ds2-va',
    title: 'CHA₂DS₂-VA',
    purpose: 'Risk of stroke in atrial fibrillation without anticoagulation; sex is not counted',
    source: {
      citation: 'Van Gelder IC et al. 2024 ESC Guidelines for the management of atrial fibrillation. Eur Heart J 2024;45:3314-3414',
      doi: '10.1093/eurheartj/ehae176',
      table: 'Definition of the CHA2DS2-VA score',
    },
    inputs: HISTORIES,
    applicability: WITH_FIBRILLATION,
    outputs: [output('cha2ds2_va', 'CHA₂DS₂-VA')],
    bands: [
      band('low', '0: low risk', 'none', 0, null),
      band('one', '1: elevated risk', 'low', 1, 'Consider anticoagulation.'),
      band('high', '2 or more: high risk', 'high', 2, 'Anticoagulation is recommended.'),
    ],
  }),
  graph: () => vascGraph('cha2ds2-va', false),
  reference: vascReference(false),
  randomRow: nearLimits(LIMITS),
  goldenInputs: [...golden(CALM), [1, 1, 80, 1, 1, 1], [NO, 1, 80, NO, 1, 1]],
  vectors: [
    {
      set: 'The worked examples of CHA2DS2-VASc without the point of sex',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [0, 0, 62, 0, 1, 0], output: 'cha2ds2_va', expected: 2 },
        { x: [1, 0, 68, 0, 1, 1], output: 'cha2ds2_va', expected: 5 },
        { x: [1, 1, 75, 1, 1, 1], output: 'cha2ds2_va', expected: 8 },
      ],
    },
  ],
  sources: ['Van Gelder IC et al. Eur Heart J 2024;45:3314-3414, doi:10.1093/eurheartj/ehae176'],
}

// Pisters R et al. Chest 2010;138:1093-1100, table 5: one point each; systolic above 160 mmHg, above 65 years.
const BLED_LIMITS = [YES_NO, [NO, 120, 160, 161], YES_NO, YES_NO, YES_NO, YES_NO, YES_NO, [18, 64, 65, 66, 90], YES_NO, YES_NO]
const [B_HTN, B_SBP, B_AGE] = [0, 1, 7] as const
const BLED_CALM: Row = [0, NO, 0, 0, 0, 0, 0, 50, 0, 0]
const BLED_FLAGS = [2, 3, 4, 5, 6, 8, 9]

export const hasBled: Recipe = {
  manifest: scoreManifest({
    id: 'has-bled',
    title: 'HAS-BLED',
    purpose: 'Risk of major bleeding in atrial fibrillation, to find what can be corrected',
    source: {
      citation:
        'Pisters R et al. A novel user-friendly score (HAS-BLED) to assess 1-year risk of major bleeding in patients with atrial fibrillation. Chest 2010;138:1093-1100',
      doi: '10.1378/chest.10-0134',
      table: 'HAS-BLED point table',
    },
    inputs: [
      question('htn', 'Systolic pressure above 160 mmHg', 'systolic-above-160', 'Is the systolic pressure above 160 mmHg?', YEAR, {
        rule: 'systolic-above-160',
        loinc: ['8480-6'],
      }),
      sbp({ ...BY_NAME }),
      question(
        'renal',
        'Abnormal kidney function',
        'has-bled-renal',
        'Dialysis, kidney transplant, or creatinine of 2.26 mg/dL (200 µmol/L) or more?',
        YEAR,
        { rule: 'has-bled-renal', loinc: ['2160-0', '38483-4', '14682-9'] },
      ),
      question(
        'liver',
        'Abnormal liver function',
        'has-bled-liver',
        'Cirrhosis, or bilirubin above twice with transaminases above three times the upper limit?',
        YEAR,
        { rule: 'has-bled-liver' },
      ),
      STROKE_HISTORY,
      question(
        'bleeding',
        'Major bleeding or predisposition',
        'major-bleeding',
        'Has the patient had a major bleed, anaemia or a bleeding tendency?',
        null,
      ),
      question('labile', 'Labile INR', 'labile-inr', 'On a vitamin K antagonist with less than 60 % of time in range?', YEAR),
      age(),
      question(
        'drugs',
        'Antiplatelet drug or NSAID',
        'antiplatelet-or-nsaid',
        'Does the patient take an antiplatelet drug or NSAID?',
        YEAR,
        {
          rule: 'antiplatelet-or-nsaid',
        },
      ),
      question(
        'alcohol',
        'Alcohol, 8 drinks a week or more',
        'alcohol-8-a-week',
        'Does the patient take 8 or more alcoholic drinks a week?',
        YEAR,
      ),
    ],
    applicability: {
      ...WITH_FIBRILLATION,
      notFor: ['people without atrial fibrillation', 'withholding anticoagulation by this score alone'],
    },
    outputs: [output('has_bled', 'HAS-BLED')],
    bands: [
      band('low', '0 to 2', 'low', 0, null),
      band(
        'high',
        '3 or more: high risk of bleeding',
        'high',
        3,
        'Correct what can be corrected and review more often; no reason by itself to withhold anticoagulation.',
      ),
    ],
  }),
  graph: () => {
    const s = new Scorer('has-bled', 10)
    const given = s.not(s.missing(B_SBP))
    const pressure = s.any(1, [
      { column: B_HTN, test: s.yes(B_HTN) },
      { column: B_SBP, test: s.above(s.column(B_SBP), 160), optional: true },
    ])
    const flags = BLED_FLAGS.map((column) => s.any(1, [{ column, test: s.yes(column) }]))
    return s.finish([
      { ...pressure, high: s.where(given, pressure.low, pressure.high) },
      ...flags,
      s.any(1, [{ column: B_AGE, test: s.above(s.column(B_AGE), 65) }]),
    ])
  },
  reference: (row) => {
    const knownPressure = Number.isNaN(at(row, B_HTN)) && !Number.isNaN(at(row, B_SBP))
    const filled = knownPressure ? row.map((x, i) => (i === B_HTN ? 0 : x)) : row
    return tryingAll({ 0: YES_NO, 2: YES_NO, 3: YES_NO, 4: YES_NO, 5: YES_NO, 6: YES_NO, 7: [50, 80], 8: YES_NO, 9: YES_NO }, (one) => {
      const contributions = one.map((x, i) =>
        i === B_AGE ? flag(x > 65) : i === B_SBP ? flag(x > 160 && at(one, B_HTN) !== 1) : flag(x === 1),
      )
      return { outputs: [sumOf(contributions)], contributions }
    })(filled)
  },
  randomRow: nearLimits(BLED_LIMITS),
  goldenInputs: [
    BLED_CALM,
    ...[B_HTN, ...BLED_FLAGS].flatMap((column) => walk(BLED_CALM, column, [1])),
    ...walk(BLED_CALM, B_AGE, [65, 66]),
    ...walk(BLED_CALM, B_SBP, [160, 161]),
    ...gaps(BLED_CALM),
  ],
  vectors: [
    {
      set: EXAMPLES,
      published: false,
      tolerance: 0,
      vectors: [
        { x: [1, NO, 0, 0, 0, 0, 0, 43, 0, 0], output: 'has_bled', expected: 1 },
        { x: [0, NO, 1, 0, 1, 1, 1, 80, 0, 1], output: 'has_bled', expected: 6 },
        { x: [1, NO, 1, 1, 1, 1, 1, 80, 1, 1], output: 'has_bled', expected: 9 },
      ],
    },
  ],
  sources: ['Pisters R et al. Chest 2010;138:1093-1100, doi:10.1378/chest.10-0134'],
}
