/** FINDRISC: whom to test for diabetes. */
import {
  age,
  BY_NAME,
  band,
  gaps,
  NO,
  nearLimits,
  output,
  question,
  scoreManifest,
  sumOf,
  tryingAll,
  walk,
  withValues,
} from '../acute/common.ts'
import { type Part, Scorer } from '../acute/scorer.ts'
import { between, input, type Recipe, type Row, SEX, YEAR } from '../recipe.ts'

const YES_NO = [0, 1]
const flag = (test: boolean) => (test ? 1 : 0)
const at = (row: Row, i: number) => row[i] ?? NO
const sexInput = input({ name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: SEX })

// Lindström J, Tuomilehto J. Diabetes Care 2003;26:725-731; points of the Finnish form (age above 64 and second-degree relatives included).
const [F_AGE, F_BMI, F_WAIST, F_SEX, F_ACTIVE, F_VEG, F_BP, F_GLUCOSE, F_FIRST, F_SECOND, F_FAMILY] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const
const F_CALM: Row = [40, 24, 79, 1, 1, 1, 0, 0, 0, 0, NO]
const F_LIMITS = [
  [30, 44, 45, 54, 55, 64, 65, 80],
  [20, 24.9, 25, 30, 30.1, 40],
  [70, 79.9, 80, 88, 88.1, 93.9, 94, 102, 102.1, 130],
  YES_NO,
  YES_NO,
  YES_NO,
  YES_NO,
  YES_NO,
  YES_NO,
  YES_NO,
  [NO, NO, NO, 0, 1, 2],
]

function waistPart(s: Scorer): Part {
  const waist = s.column(F_WAIST)
  const line = (from: number, above: number) => s.where(s.above(waist, above), 4, s.worth(s.from(waist, from), 3))
  const [men, women] = [line(94, 102), line(80, 88)]
  const isWoman = s.under(s.column(F_SEX), 0.5)
  const known = s.where(isWoman, women, men)
  const missing = s.missing(F_WAIST)
  const most = s.where(s.missing(F_SEX), women, known)
  return { low: s.where(missing, 0, known), high: s.where(missing, 4, most), shares: [[F_WAIST, s.where(missing, 0, known)]] }
}

function familyPart(s: Scorer): Part {
  const unsaid = s.missing(F_FAMILY)
  const said = s.where(unsaid, 0, s.points(s.column(F_FAMILY), 0, [1, 2], [3, 5]))
  const [first, second] = [s.yes(F_FIRST), s.yes(F_SECOND)]
  const ofFirst = s.where(unsaid, s.worth(first, 5), 0)
  const ofSecond = s.where(unsaid, s.worth(s.and(second, s.not(first)), 3), 0)
  const [maybeFirst, maybeSecond] = [s.or(first, s.missing(F_FIRST)), s.or(second, s.missing(F_SECOND))]
  const most = s.where(maybeFirst, 5, s.worth(maybeSecond, 3))
  return {
    low: s.add(said, ofFirst, ofSecond),
    high: s.where(unsaid, most, said),
    shares: [
      [F_FAMILY, said],
      [F_FIRST, ofFirst],
      [F_SECOND, ofSecond],
    ],
  }
}

function findriscGraph(): Scorer {
  const s = new Scorer('findrisc', 11)
  const bmi = s.column(F_BMI)
  return s.finish([
    s.part(F_AGE, s.points(s.column(F_AGE), 0, [45, 55, 65], [2, 3, 4]), 0, 4),
    s.part(F_BMI, s.where(s.above(bmi, 30), 3, s.worth(s.from(bmi, 25), 1)), 0, 3),
    waistPart(s),
    s.any(2, [{ column: F_ACTIVE, test: s.under(s.column(F_ACTIVE), 0.5) }]),
    s.any(1, [{ column: F_VEG, test: s.under(s.column(F_VEG), 0.5) }]),
    s.any(2, [{ column: F_BP, test: s.yes(F_BP) }]),
    s.any(5, [{ column: F_GLUCOSE, test: s.yes(F_GLUCOSE) }]),
    familyPart(s),
  ])
}

function findriscFull(row: Row) {
  const [years, bmi, waist] = [at(row, F_AGE), at(row, F_BMI), at(row, F_WAIST)]
  const [from, above] = at(row, F_SEX) === 0 ? [80, 88] : [94, 102]
  const choice = at(row, F_FAMILY)
  const isSaid = !Number.isNaN(choice)
  const first = !isSaid && at(row, F_FIRST) === 1
  const contributions = [
    years > 64 ? 4 : years >= 55 ? 3 : years >= 45 ? 2 : 0,
    bmi > 30 ? 3 : flag(bmi >= 25),
    waist > above ? 4 : waist >= from ? 3 : 0,
    0,
    at(row, F_ACTIVE) === 0 ? 2 : 0,
    flag(at(row, F_VEG) === 0),
    at(row, F_BP) === 1 ? 2 : 0,
    at(row, F_GLUCOSE) === 1 ? 5 : 0,
    first ? 5 : 0,
    !isSaid && !first && at(row, F_SECOND) === 1 ? 3 : 0,
    choice === 2 ? 5 : choice === 1 ? 3 : 0,
  ]
  return { outputs: [sumOf(contributions)], contributions }
}

const findriscReference = tryingAll(
  {
    [F_AGE]: [40, 80],
    [F_BMI]: [20, 40],
    [F_WAIST]: [60, 130],
    [F_SEX]: YES_NO,
    [F_ACTIVE]: YES_NO,
    [F_VEG]: YES_NO,
    [F_BP]: YES_NO,
    [F_GLUCOSE]: YES_NO,
    [F_FIRST]: YES_NO,
    [F_SECOND]: YES_NO,
  },
  findriscFull,
)
const HABIT = { required: false } as const

export const findrisc: Recipe = {
  manifest: scoreManifest({
    id: 'findrisc',
    title: 'FINDRISC',
    purpose: 'Risk of type 2 diabetes within 10 years in adults without diabetes',
    source: {
      citation:
        'Lindström J, Tuomilehto J. The Diabetes Risk Score. Diabetes Care 2003;26:725-731; points of the Finnish Diabetes Association form',
      doi: '10.2337/diacare.26.3.725',
      table: 'Point table of the form',
    },
    inputs: [
      age(),
      input({
        name: 'bmi',
        label: 'Body mass index',
        loinc: ['39156-5', '29463-7', '8302-2'],
        rule: 'bmi',
        unit: 'kg/m2',
        range: between(10, 80),
        staleAfterHours: 2 * YEAR,
        decimals: 1,
      }),
      input({
        name: 'waist',
        label: 'Waist',
        loinc: ['8280-0', '56086-2'],
        unit: 'cm',
        range: between(40, 220),
        staleAfterHours: 2 * YEAR,
        decimals: 1,
      }),
      sexInput,
      question(
        'active',
        'Active for 30 minutes a day',
        'active-30-minutes',
        'Is the person active for at least 30 minutes on most days?',
        YEAR,
        HABIT,
      ),
      question(
        'veg',
        'Vegetables or fruit every day',
        'vegetables-daily',
        'Does the person eat vegetables, fruit or berries every day?',
        YEAR,
        HABIT,
      ),
      question(
        'bp',
        'Ever blood pressure drugs',
        'ever-blood-pressure-drugs',
        'Has the person ever taken blood pressure drugs regularly?',
        null,
        {
          rule: 'ever-blood-pressure-drugs',
        },
      ),
      question(
        'high_glucose',
        'Ever high glucose',
        'ever-high-glucose',
        'Has a high blood glucose ever been found (check-up, illness, pregnancy)?',
        null,
      ),
      question(
        'family_first',
        'Diabetes in parent, sibling or child',
        'family-diabetes-first',
        'Does a parent, brother, sister or own child have diabetes?',
        null,
      ),
      question(
        'family_second',
        'Diabetes in second-degree relative',
        'family-diabetes-second',
        'Does a grandparent, aunt, uncle or first cousin have diabetes?',
        null,
      ),
      input({
        ...BY_NAME,
        name: 'family',
        label: 'Diabetes in the family',
        kind: 'choice',
        choices: { none: 0, second: 1, first: 2, second_degree: 1, first_degree: 2 },
      }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: 'known-diabetes',
      notFor: ['known diabetes', 'diagnosis'],
    },
    outputs: [output('findrisc', 'FINDRISC')],
    bands: [
      band('low', 'Below 7: about 1 in 100 within 10 years', 'none', 0, null),
      band('slight', '7 to 11: about 1 in 25', 'low', 7, null),
      band('moderate', '12 to 14: about 1 in 6', 'medium', 12, 'Consider measuring glucose.'),
      band('high', '15 to 20: about 1 in 3', 'high', 15, 'Measure glucose.'),
      band('very-high', 'Above 20: about 1 in 2', 'high', 21, 'Measure glucose.'),
    ],
  }),
  graph: findriscGraph,
  reference: findriscReference,
  randomRow: nearLimits(F_LIMITS),
  goldenInputs: [
    F_CALM,
    ...walk(F_CALM, F_AGE, [44, 45, 54, 55, 64, 65]),
    ...walk(F_CALM, F_BMI, [25, 30, 30.1]),
    ...walk(F_CALM, F_WAIST, [93.9, 94, 102, 102.1]),
    ...walk(withValues(F_CALM, { [F_SEX]: 0 }), F_WAIST, [79.9, 80, 88, 88.1]),
    ...[F_ACTIVE, F_VEG].flatMap((i) => walk(F_CALM, i, [0])),
    ...[F_BP, F_GLUCOSE, F_FIRST, F_SECOND, F_FAMILY].flatMap((i) => walk(F_CALM, i, [1])),
    ...gaps(F_CALM),
  ],
  vectors: [
    {
      set: 'Worked examples',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [40, 24, 80, 1, 1, 1, 0, 0, 0, 0, NO], output: 'findrisc', expected: 0 },
        { x: [66, 27, 85, 0, 1, 1, 1, 0, 0, 0, 1], output: 'findrisc', expected: 13 },
        { x: [70, 35, 130, 1, 0, 0, 1, 1, 1, 1, NO], output: 'findrisc', expected: 26 },
      ],
    },
  ],
  sources: ['Lindström J, Tuomilehto J. Diabetes Care 2003;26:725-731, doi:10.2337/diacare.26.3.725'],
}
