/** Maternal Early Warning Criteria. Mhyre JM et al. Obstet Gynecol 2014;124:782-786, box: any one calls for a bedside evaluation. */
import { DAY, type Recipe, type Row } from '../recipe.ts'
import { band, dbp, gaps, hr, NO, nearLimits, output, question, rr, sbp, scoreManifest, spo2OnAir, sumOf, walk } from './common.ts'
import { Scorer } from './scorer.ts'

const [SBP, DBP, HR, RR, SPO2, URINE, MIND, HEADACHE] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const WIDTH = 8
const CALM: Row = [115, 75, 85, 16, 98, 0, 0, 0]
const LIMITS = [
  [80, 89, 90, 120, 160, 161, 190],
  [60, 100, 101],
  [40, 49, 50, 90, 120, 121],
  [6, 9, 10, 18, 30, 31],
  [90, 94, 95, 99],
  [0, 1],
  [0, 1],
  [0, 1],
]
const flag = (test: boolean) => (test ? 1 : 0)

function graph() {
  const s = new Scorer('mewc', WIDTH)
  const outside = (column: number, low: number, high: number) => s.or(s.under(s.column(column), low), s.above(s.column(column), high))
  const parts = [
    s.any(1, [{ column: SBP, test: outside(SBP, 90, 160) }]),
    s.any(1, [{ column: DBP, test: s.above(s.column(DBP), 100) }]),
    s.any(1, [{ column: HR, test: outside(HR, 50, 120) }]),
    s.any(1, [{ column: RR, test: outside(RR, 10, 30) }]),
    s.any(1, [{ column: SPO2, test: s.under(s.column(SPO2), 95) }]),
    ...[URINE, MIND, HEADACHE].map((column) => s.any(1, [{ column, test: s.yes(column) }])),
  ]
  return s.finish(parts)
}

function reference(row: Row) {
  const at = (i: number) => row[i] ?? NO
  const beyond = (value: number, low: number, high: number) => flag(value < low || value > high)
  const contributions = [
    beyond(at(SBP), 90, 160),
    flag(at(DBP) > 100),
    beyond(at(HR), 50, 120),
    beyond(at(RR), 10, 30),
    flag(at(SPO2) < 95),
    ...[URINE, MIND, HEADACHE].map((i) => flag(at(i) === 1)),
  ]
  return { outputs: [row.some(Number.isNaN) ? NO : sumOf(contributions)], contributions }
}

export const mewc: Recipe = {
  manifest: scoreManifest({
    id: 'mewc',
    title: 'Maternal early warning criteria',
    purpose: 'Any one criterion calls for a prompt bedside evaluation, in pregnancy and after birth',
    source: {
      citation:
        'Mhyre JM et al. The Maternal Early Warning Criteria: a proposal from the National Partnership for Maternal Safety. Obstet Gynecol 2014;124:782-786',
      doi: '10.1097/AOG.0000000000000480',
      table: 'The Maternal Early Warning Criteria (box)',
    },
    inputs: [
      sbp(),
      dbp(),
      hr(),
      rr(),
      spo2OnAir(),
      question(
        'oliguria',
        'Urine below 35 mL/h for 2 h or more',
        'oliguria-35-ml-h',
        'Urine output below 35 mL/h for 2 hours or more?',
        DAY / 2,
      ),
      question(
        'mental_state',
        'Agitation, confusion or unresponsiveness',
        'agitation-confusion-unresponsive',
        'Is she agitated, confused or unresponsive?',
        DAY,
        {
          rule: 'new-confusion',
          loinc: ['67775-7', '80288-4', '9269-2', '9270-0'],
        },
      ),
      question(
        'preeclampsia_symptoms',
        'Pre-eclampsia with headache or breathlessness',
        'preeclampsia-headache-dyspnoea',
        'Pre-eclampsia with a headache that does not remit, or with shortness of breath?',
        DAY,
      ),
    ],
    applicability: {
      ageYears: null,
      pregnancy: 'any',
      excludes: 'not-maternal',
      notFor: ['anyone who is neither pregnant nor newly delivered'],
    },
    outputs: [output('criteria', 'Criteria met', 'criteria')],
    bands: [
      band('none', 'No criterion met', 'none', 0, null),
      band(
        'trigger',
        'One or more criteria met',
        'high',
        1,
        'Repeat the isolated value; prompt evaluation at the bedside by a clinician who can escalate.',
        null,
      ),
    ],
  }),
  graph,
  reference,
  randomRow: nearLimits(LIMITS, 0.03),
  goldenInputs: [CALM, ...LIMITS.flatMap((values, i) => walk(CALM, i, values)), ...gaps(CALM)],
  vectors: [
    {
      set: 'Worked from the list, on its limits',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [90, 100, 50, 10, 95, 0, 0, 0], output: 'criteria', expected: 0 },
        { x: [160, 100, 120, 30, 95, 0, 0, 0], output: 'criteria', expected: 0 },
        { x: [161, 101, 121, 31, 94, 1, 1, 1], output: 'criteria', expected: 8 },
        { x: [89, 75, 49, 9, 98, 0, 0, 0], output: 'criteria', expected: 3 },
      ],
    },
  ],
  sources: ['Mhyre JM et al. Obstet Gynecol 2014;124:782-786, doi:10.1097/AOG.0000000000000480'],
}
