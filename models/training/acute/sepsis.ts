/** qSOFA and SIRS: bedside criteria of sepsis in adults. */
import { between, DAY, input, type Recipe, type Row } from '../recipe.ts'
import {
  BY_NAME,
  band,
  gaps,
  gcs,
  hr,
  NO,
  nearLimits,
  OPTIONAL,
  output,
  rr,
  sbp,
  scoreManifest,
  sumOf,
  temperature,
  tryingAll,
  walk,
} from './common.ts'
import { Scorer } from './scorer.ts'

const ADULTS = { ageYears: { min: 18, max: null }, pregnancy: 'excluded', excludes: null } as const
const flag = (test: boolean) => (test ? 1 : 0)
const cells = (row: Row) => (i: number) => row[i] ?? NO

// Singer M et al. JAMA 2016;315:801-810, box 4: respiratory rate >= 22, altered mentation (GCS < 15), systolic pressure <= 100.
const Q_LIMITS = [
  [10, 18, 21, 22, 23, 40],
  [70, 99, 100, 101, 120],
  [3, 13, 14, 15],
]
const qsofaReference = tryingAll({ 0: [10, 30], 1: [90, 120], 2: [10, 15] }, (row) => {
  const at = cells(row)
  const contributions = [flag(at(0) >= 22), flag(at(1) <= 100), flag(at(2) < 15)]
  return { outputs: [sumOf(contributions)], contributions }
})

export const qsofa: Recipe = {
  manifest: scoreManifest({
    id: 'qsofa',
    title: 'qSOFA',
    purpose: 'Quick SOFA in adults with suspected infection: risk of a poor outcome; not to be used alone to screen for sepsis',
    source: {
      citation:
        'Singer M et al. The Third International Consensus Definitions for Sepsis and Septic Shock (Sepsis-3). JAMA 2016;315:801-810',
      doi: '10.1001/jama.2016.0287',
      table: 'Box 4, qSOFA criteria',
    },
    inputs: [rr(), sbp(), gcs({ loinc: ['9269-2', '9267-6', '9270-0', '9268-4', '67775-7', '80288-4'], rule: 'gcs-or-acvpu' })],
    applicability: { ...ADULTS, notFor: ['screening for sepsis on its own (Surviving Sepsis Campaign 2021)', 'children', 'pregnancy'] },
    outputs: [output('qsofa', 'qSOFA')],
    bands: [
      band('negative', 'Fewer than 2 criteria: does not rule sepsis out', 'none', 0, null),
      band(
        'positive',
        '2 or 3 criteria: with suspected infection, higher risk of death or long intensive care',
        'medium',
        2,
        'Look for organ dysfunction and review treatment and level of care. Do not use qSOFA alone to screen for sepsis.',
        null,
      ),
    ],
  }),
  graph: () => {
    const s = new Scorer('qsofa', 3)
    return s.finish([
      s.any(1, [{ column: 0, test: s.from(s.column(0), 22) }]),
      s.any(1, [{ column: 1, test: s.atMost(s.column(1), 100) }]),
      s.any(1, [{ column: 2, test: s.under(s.column(2), 15) }]),
    ])
  },
  reference: qsofaReference,
  randomRow: nearLimits(Q_LIMITS),
  goldenInputs: [
    ...walk([18, 120, 15], 0, [21, 22]),
    ...walk([18, 120, 15], 1, [100, 101]),
    ...walk([18, 120, 15], 2, [14, 15]),
    ...gaps([22, 100, 14]),
    [22, 100, 14],
  ],
  vectors: [
    {
      set: 'Worked from the criteria, on their limits',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [22, 100, 15], output: 'qsofa', expected: 2 },
        { x: [24, 88, 13], output: 'qsofa', expected: 3 },
        { x: [21, 101, 15], output: 'qsofa', expected: 0 },
      ],
    },
  ],
  sources: [
    'Singer M et al. JAMA 2016;315:801-810, doi:10.1001/jama.2016.0287, box 4',
    'Evans L et al. Surviving Sepsis Campaign 2021, doi:10.1097/CCM.0000000000005337, recommendation 2',
  ],
}

// Bone RC et al. Chest 1992;101:1644-1655: T > 38 or < 36; HR > 90; RR > 20 or PaCO2 < 32; WBC > 12 or < 4 or > 10 % bands.
const [S_TEMP, S_F, S_HR, S_RR, S_CO2, S_WBC, S_BANDS] = [0, 1, 2, 3, 4, 5, 6] as const
const S_CALM: Row = [37, NO, 80, 16, NO, 8, NO]
const S_LIMITS = [
  [34, 35.9, 36, 36.1, 37, 38, 38.1, 40],
  [NO],
  [60, 90, 91, 140],
  [12, 20, 21, 40],
  [NO, 25, 31.9, 32, 45],
  [1, 3.9, 4, 8, 12, 12.1, 30],
  [NO, 0, 10, 10.1, 30],
]
const sirsReference = tryingAll({ [S_TEMP]: [37, 40], [S_HR]: [80, 120], [S_RR]: [16, 30], [S_WBC]: [8, 20] }, (row) => {
  const at = cells(row)
  const t = at(S_TEMP)
  const f = Number.isNaN(t) ? (at(S_F) - 32) / 1.8 : NO
  const odd = (value: number) => flag(value > 38 || value < 36)
  const fast = flag(at(S_RR) > 20)
  const cells12 = flag(at(S_WBC) > 12 || at(S_WBC) < 4)
  const contributions = [
    odd(t),
    odd(f),
    flag(at(S_HR) > 90),
    fast,
    fast === 1 ? 0 : flag(at(S_CO2) < 32),
    cells12,
    cells12 === 1 ? 0 : flag(at(S_BANDS) > 10),
  ]
  return { outputs: [sumOf(contributions)], contributions }
})

export const sirs: Recipe = {
  manifest: scoreManifest({
    id: 'sirs',
    title: 'SIRS',
    purpose: 'Criteria of the systemic inflammatory response syndrome in adults',
    source: {
      citation: 'Bone RC et al. ACCP/SCCM Consensus Conference: definitions for sepsis and organ failure. Chest 1992;101:1644-1655',
      doi: '10.1378/chest.101.6.1644',
      table: 'SIRS criteria',
    },
    inputs: [
      temperature(),
      input({ ...BY_NAME, name: 'temp_f', label: 'Temperature in °F', unit: '[degF]', range: between(68, 113), decimals: 1 }),
      hr(),
      rr(),
      input({
        ...OPTIONAL,
        name: 'paco2',
        label: 'Arterial PCO₂',
        loinc: ['2019-8', '11557-6'],
        unit: 'mm[Hg]',
        staleAfterHours: DAY,
        range: between(5, 200),
      }),
      input({
        name: 'wbc',
        label: 'White cells',
        loinc: ['6690-2', '804-5', '26464-8'],
        concept: 'wbc',
        unit: '10*3/uL',
        staleAfterHours: 2 * DAY,
        range: between(0, 1000),
        decimals: 1,
      }),
      input({
        ...OPTIONAL,
        name: 'bands',
        label: 'Band forms',
        loinc: ['764-1', '26508-2'],
        unit: '%',
        unitOptional: true,
        staleAfterHours: 2 * DAY,
        range: between(0, 100),
      }),
    ],
    applicability: { ...ADULTS, notFor: ['children (paediatric limits differ)', 'pregnancy'] },
    outputs: [output('sirs', 'SIRS criteria met')],
    bands: [
      band('below', 'Fewer than 2 criteria', 'none', 0, null),
      band(
        'sirs',
        'SIRS: 2 or more criteria',
        'low',
        2,
        'Look for the cause, infection among others; the criteria are common in people without infection.',
      ),
    ],
  }),
  graph: () => {
    const s = new Scorer('sirs', 7)
    const fahrenheit = s.where(s.missing(S_TEMP), s.divide(s.subtract(s.column(S_F), 32), 1.8), NO)
    const odd = (t: string) => s.or(s.above(t, 38), s.under(t, 36))
    const temp = s.any(1, [
      { column: S_TEMP, test: odd(s.column(S_TEMP)) },
      { column: S_F, test: odd(fahrenheit), optional: true },
    ])
    const known = s.and(s.missing(S_TEMP), s.not(s.missing(S_F)))
    return s.finish([
      { ...temp, high: s.where(known, temp.low, temp.high) },
      s.any(1, [{ column: S_HR, test: s.above(s.column(S_HR), 90) }]),
      s.any(1, [
        { column: S_RR, test: s.above(s.column(S_RR), 20) },
        { column: S_CO2, test: s.under(s.column(S_CO2), 32), optional: true },
      ]),
      s.any(1, [
        { column: S_WBC, test: s.or(s.above(s.column(S_WBC), 12), s.under(s.column(S_WBC), 4)) },
        { column: S_BANDS, test: s.above(s.column(S_BANDS), 10), optional: true },
      ]),
    ])
  },
  // With the temperature in Fahrenheit there is nothing to try.
  reference: (row) => {
    const celsius = Number.isNaN(row[S_TEMP] ?? NO) && !Number.isNaN(row[S_F] ?? NO) ? ((row[S_F] ?? NO) - 32) / 1.8 : null
    if (celsius === null) return sirsReference(row)
    const same = sirsReference(row.map((x, i) => (i === S_TEMP ? celsius : i === S_F ? NO : x)))
    const [t = 0, f = 0, ...rest] = same.contributions
    return { ...same, contributions: [f, t, ...rest] }
  },
  randomRow: (random) => {
    const row = nearLimits(S_LIMITS)(random)
    return random() < 0.2 ? row.map((x, i) => (i === S_TEMP ? NO : i === S_F ? 95 + Math.floor(random() * 10) : x)) : row
  },
  goldenInputs: [
    S_CALM,
    ...walk(S_CALM, S_TEMP, [35.9, 36, 38, 38.1]),
    ...walk(S_CALM, S_HR, [90, 91]),
    ...walk(S_CALM, S_RR, [20, 21]),
    ...walk(S_CALM, S_CO2, [31.9, 32]),
    ...walk(S_CALM, S_WBC, [3.9, 4, 12, 12.1]),
    ...walk(S_CALM, S_BANDS, [10, 11]),
    ...gaps(S_CALM),
    [NO, 103, 120, 32, 41, 33, NO],
    [NO, 100.4, 120, 32, 41, 33, NO],
  ],
  vectors: [
    {
      set: 'MedCalc-Bench, SIRS case',
      published: true,
      tolerance: 0,
      vectors: [{ x: [NO, 103, 120, 32, 41, 33, NO], output: 'sirs', expected: 4 }],
    },
  ],
  sources: ['Bone RC et al. Chest 1992;101:1644-1655, doi:10.1378/chest.101.6.1644', 'MedCalc-Bench (published cases), SIRS'],
}
