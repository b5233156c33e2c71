/** MEWS: bedside score of deterioration in adults. */
import { DAY, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { band, gaps, hr, NO, nearLimits, output, rr, sbp, scoreManifest, sumOf, temperature, tryingAll, walk } from './common.ts'
import { Scorer } from './scorer.ts'

const cells = (row: Row) => (i: number) => row[i] ?? NO

// Subbe CP et al. QJM 2001;94:521-526, table 1. Whole numbers between its lines are rounded half upwards; temperature by its two limits.
const M_CALM: Row = [120, 70, 12, 37, 0]
const M_LIMITS = [
  [60, 70, 71, 80, 81, 100, 101, 199, 200, 230],
  [30, 40, 41, 50, 51, 100, 101, 110, 111, 129, 130, 160],
  [4, 8, 9, 14, 15, 20, 21, 29, 30, 40],
  [33, 34.9, 35, 37, 38.4, 38.5, 40],
  [0, 1, 2, 3],
]
const mewsReference = tryingAll(
  { 0: [60, 75, 90, 120, 210], 1: [30, 45, 70, 105, 120, 140], 2: [5, 12, 18, 25, 35], 3: [34, 37], 4: [0, 1, 2, 3] },
  (row) => {
    const at = cells(row)
    const [bp, pulse, breaths] = [0, 1, 2].map((i) => Math.floor(at(i) + 0.5 + 1e-9)) as [number, number, number]
    const of = (value: number, points: number) => (Number.isNaN(value) ? 0 : points)
    const contributions = [
      of(bp, bp <= 70 ? 3 : bp <= 80 ? 2 : bp <= 100 ? 1 : bp <= 199 ? 0 : 2),
      of(pulse, pulse <= 40 ? 2 : pulse <= 50 ? 1 : pulse <= 100 ? 0 : pulse <= 110 ? 1 : pulse <= 129 ? 2 : 3),
      of(breaths, breaths < 9 ? 2 : breaths <= 14 ? 0 : breaths <= 20 ? 1 : breaths <= 29 ? 2 : 3),
      of(at(3), at(3) < 35 - 1e-9 || at(3) >= 38.5 - 1e-9 ? 2 : 0),
      of(at(4), at(4)),
    ]
    return { outputs: [sumOf(contributions)], contributions }
  },
)

export const mews: Recipe = {
  manifest: scoreManifest({
    id: 'mews',
    title: 'MEWS',
    purpose: 'Modified Early Warning Score, for wards that do not use NEWS2',
    source: {
      citation: 'Subbe CP et al. Validation of a modified Early Warning Score in medical admissions. QJM 2001;94:521-526',
      doi: '10.1093/qjmed/94.10.521',
      table: 'Table 1',
    },
    inputs: [
      sbp(),
      hr(),
      rr(),
      temperature({ name: 't' }),
      input({
        name: 'acvpu',
        label: 'Consciousness (AVPU)',
        kind: 'choice',
        loinc: ['67775-7', '80288-4'],
        rule: 'avpu',
        choices: { Alert: 0, Voice: 1, Pain: 2, Unresponsive: 3 },
        staleAfterHours: DAY,
      }),
    ],
    applicability: { ageYears: { min: 16, max: null }, pregnancy: 'excluded', excludes: null, notFor: ['children', 'pregnancy'] },
    outputs: [output('mews', 'MEWS')],
    bands: [
      band('low', 'Below 5', 'none', 0, null),
      band(
        'critical',
        '5 or more: associated with death and admission to intensive care',
        'high',
        5,
        'Review at the bedside and consider a higher level of care.',
        null,
      ),
    ],
  }),
  graph: () => {
    const s = new Scorer('mews', 5)
    const whole = (i: number) => s.whole(s.column(i))
    const temp = s.worth(s.or(s.under(s.column(3), 35), s.from(s.column(3), 38.5)), 2)
    return s.finish([
      s.part(0, s.points(whole(0), 3, [71, 81, 101, 200], [2, 1, 0, 2]), 0, 3),
      s.part(1, s.points(whole(1), 2, [41, 51, 101, 111, 130], [1, 0, 1, 2, 3]), 0, 3),
      s.part(2, s.points(whole(2), 2, [9, 15, 21, 30], [0, 1, 2, 3]), 0, 3),
      s.part(3, temp, 0, 2),
      s.part(4, s.column(4), 0, 3),
    ])
  },
  reference: mewsReference,
  randomRow: nearLimits(M_LIMITS),
  goldenInputs: [
    M_CALM,
    ...M_LIMITS.flatMap((values, i) => walk(M_CALM, i, values)),
    ...gaps(M_CALM),
    ...Array.from({ length: 40 }, (_, i) => nearLimits(M_LIMITS, 0)(seeded(2001 + i))),
  ],
  vectors: [
    {
      set: 'Worked from the table',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [120, 70, 12, 37, 0], output: 'mews', expected: 0 },
        { x: [68, 130, 30, 34.5, 3], output: 'mews', expected: 14 },
      ],
    },
  ],
  sources: ['Subbe CP et al. QJM 2001;94:521-526, doi:10.1093/qjmed/94.10.521, table 1'],
}
