/** Phoenix and Phoenix-8. Schlapbach LJ et al. JAMA 2024;331:665-674 (doi 10.1001/jama.2024.0179), table 2; Sanchez-Pinto LN et al. JAMA 2024;331:675-686 (doi 10.1001/jama.2024.0196). */
import type { Node } from '../graph.ts'
import { type Recipe, type Row, seeded } from '../recipe.ts'
import { band, NO, nearLimits, output, scoreManifest } from './common.ts'
import { CASE_INPUTS, CASE_OUTPUTS, CASES } from './phoenix-cases.ts'
import { at, DRUGS, INPUTS, WIDTH } from './phoenix-inputs.ts'
import { type Part, Scorer } from './scorer.ts'

const AGE = at('age_in_months')
/** Months from which each line of the table holds. */
const FROM_MONTHS = [1, 12, 24, 60, 144]
const MAP_ONE = [31, 39, 44, 45, 49, 52]
const MAP_TWO = [17, 25, 31, 32, 36, 38]
const CREATININE = [0.8, 0.3, 0.4, 0.6, 0.7, 1]

function graph() {
  const s = new Scorer('phoenix8', WIDTH)
  const col = (name: string) => s.column(at(name))
  const byAge = (values: readonly number[]) => s.steps(s.column(AGE), values[0] ?? 0, FROM_MONTHS, values.slice(1))
  const any = (...tests: Node[]) => s.anyOf(tests)
  const point = (test: Node, worth = 1) => s.worth(test, worth)

  const fraction = s.where(s.above(col('fio2'), 1), s.divide(col('fio2'), 100), col('fio2'))
  const pf = s.where(s.missing(at('pf')), s.divide(col('pao2'), fraction), col('pf'))
  const sf = s.where(s.atMost(col('spo2'), 97), s.divide(col('spo2'), fraction), NO)
  const ventilated = s.yes(at('vent'))
  const supported = any(ventilated, s.yes(at('other_respiratory_support')), s.above(fraction, 0.21))
  const reach = (p: number, f: number) => any(s.under(pf, p), s.under(sf, f))
  const lung = s.add(
    point(s.and(supported, reach(400, 292))),
    point(s.and(ventilated, reach(200, 220))),
    point(s.and(ventilated, reach(100, 148))),
  )

  const drugs = DRUGS.map((name) => point(s.yes(at(name))))
  const byDrug = s.min(s.add(...drugs), 2)
  const byLactate = s.add(point(s.from(col('lactate'), 5)), point(s.from(col('lactate'), 11)))
  const made = s.add(col('dbp'), s.divide(s.subtract(col('sbp'), col('dbp')), 3))
  const pressure = s.add(s.where(s.missing(at('map')), made, col('map')), 1e-9)
  const byMap = s.add(point(s.below(pressure, byAge(MAP_ONE))), point(s.below(pressure, byAge(MAP_TWO))))
  const heart = s.add(byDrug, byLactate, byMap)

  const clot = [
    ['platelets', s.under(col('platelets'), 100)],
    ['inr', s.above(col('inr'), 1.3)],
    ['d_dimer', s.above(col('d_dimer'), 2)],
    ['fibrinogen', s.under(col('fibrinogen'), 100)],
  ] as const
  const coagulation = s.min(s.add(...clot.map(([, test]) => point(test))), 2)
  const fixed = s.yes(at('pupil'))
  const brain = s.max(point(fixed, 2), point(s.atMost(col('gcs_total'), 10)))
  const endocrine = point(any(s.under(col('glucose'), 50), s.above(col('glucose'), 150)))
  const immune = point(any(s.under(col('anc'), 0.5), s.under(col('alc'), 1)))
  const renal = point(s.atLeast(s.add(col('creatinine'), 1e-9), byAge(CREATININE)))
  const liver = point(any(s.from(col('bilirubin'), 4), s.above(col('alt'), 102)))

  const phoenix = s.add(lung, heart, coagulation, brain)
  const further = [endocrine, immune, renal, liver]
  const ageKnown = (value: Node) => s.where(s.missing(AGE), NO, value)
  const total = ageKnown(s.add(phoenix, ...further))
  const notSaid = s.or(s.missing(at('suspected_infection')), s.yes(at('suspected_infection')))
  const sepsis = s.and(notSaid, s.from(phoenix, 2))
  const shock = s.and(sepsis, s.from(heart, 1))

  // Each input's own points; those of one organ are capped together, so that they need not add up to it.
  const lungBy = s.missing(at('pf'))
  const parts: Part[] = [
    {
      low: total,
      high: total,
      shares: [
        [at('pf'), s.where(lungBy, 0, lung)],
        [at('fio2'), s.where(lungBy, lung, 0)],
      ],
    },
    {
      low: total,
      high: total,
      shares: [
        ...DRUGS.map((name, i) => [at(name), drugs[i] ?? s.zero()] as const),
        [at('lactate'), byLactate],
        [at('map'), s.where(s.missing(at('map')), 0, byMap)],
        [at('dbp'), s.where(s.missing(at('map')), byMap, 0)],
        ...clot.map(([name, test]) => [at(name), point(test)] as const),
        [at('gcs_total'), point(s.and(s.not(fixed), s.atMost(col('gcs_total'), 10)))],
        [at('pupil'), point(fixed, 2)],
        [at('glucose'), endocrine],
        [at('anc'), point(s.under(col('anc'), 0.5))],
        [at('alc'), point(s.under(col('alc'), 1))],
        [at('creatinine'), renal],
        [at('bilirubin'), point(s.from(col('bilirubin'), 4))],
        [at('alt'), point(s.above(col('alt'), 102))],
      ],
    },
  ]
  const outputs = [phoenix, lung, heart, coagulation, brain, ...further, point(sepsis), point(shock)].map(ageKnown)
  return s.finish(parts, outputs, { total, low: total, high: total })
}

/** The table once more, organ by organ. */
function reference(row: Row) {
  const v = Object.fromEntries(INPUTS.map(({ name }, i) => [name, row[i] ?? NO])) as Record<string, number>
  const of = (name: string) => v[name] ?? NO
  const months = of('age_in_months')
  const line = FROM_MONTHS.filter((from) => months >= from).length
  const fio2 = of('fio2') > 1 ? of('fio2') / 100 : of('fio2')
  const pf = Number.isNaN(of('pf')) ? of('pao2') / fio2 : of('pf')
  const sf = of('spo2') <= 97 ? of('spo2') / fio2 : NO
  const vent = of('vent') === 1
  const support = vent || of('other_respiratory_support') === 1 || fio2 > 0.21
  const lung = vent && (pf < 100 || sf < 148) ? 3 : vent && (pf < 200 || sf < 220) ? 2 : support && (pf < 400 || sf < 292) ? 1 : 0
  const drugs = DRUGS.map((name) => (of(name) === 1 ? 1 : 0) as number)
  const lactate = of('lactate') >= 11 ? 2 : of('lactate') >= 5 ? 1 : 0
  const pressure = (Number.isNaN(of('map')) ? of('dbp') + (of('sbp') - of('dbp')) / 3 : of('map')) + 1e-9
  const byMap = pressure < (MAP_TWO[line] ?? 0) ? 2 : pressure < (MAP_ONE[line] ?? 0) ? 1 : 0
  const heart =
    Math.min(
      2,
      drugs.reduce((a, b) => a + b, 0),
    ) +
    lactate +
    byMap
  const clot = [of('platelets') < 100, of('inr') > 1.3, of('d_dimer') > 2, of('fibrinogen') < 100].map(Number)
  const coagulation = Math.min(
    2,
    clot.reduce((a, b) => a + b, 0),
  )
  const fixed = of('pupil') === 1
  const brain = fixed ? 2 : of('gcs_total') <= 10 ? 1 : 0
  const further = [
    Number(of('glucose') < 50 || of('glucose') > 150),
    Number(of('anc') < 0.5 || of('alc') < 1),
    Number(of('creatinine') >= (CREATININE[line] ?? 0)),
    Number(of('bilirubin') >= 4 || of('alt') > 102),
  ]
  const phoenix = lung + heart + coagulation + brain
  const sepsis = phoenix >= 2 && of('suspected_infection') !== 0
  const outputs = [
    phoenix + further.reduce((a, b) => a + b, 0),
    phoenix,
    lung,
    heart,
    coagulation,
    brain,
    ...further,
    Number(sepsis),
    Number(sepsis && heart >= 1),
  ]
  const owns: Record<string, number> = {
    [Number.isNaN(of('pf')) ? 'fio2' : 'pf']: lung,
    ...Object.fromEntries(DRUGS.map((name, i) => [name, drugs[i] ?? 0])),
    lactate,
    [Number.isNaN(of('map')) ? 'dbp' : 'map']: byMap,
    platelets: clot[0] ?? 0,
    inr: clot[1] ?? 0,
    d_dimer: clot[2] ?? 0,
    fibrinogen: clot[3] ?? 0,
    gcs_total: fixed ? 0 : brain,
    pupil: fixed ? 2 : 0,
    glucose: further[0] ?? 0,
    anc: Number(of('anc') < 0.5),
    alc: Number(of('alc') < 1),
    creatinine: further[2] ?? 0,
    bilirubin: Number(of('bilirubin') >= 4),
    alt: Number(of('alt') > 102),
  }
  return { outputs: Number.isNaN(months) ? outputs.map(() => NO) : outputs, contributions: INPUTS.map(({ name }) => owns[name] ?? 0) }
}

const LIMITS: Readonly<Record<string, readonly number[]>> = {
  age_in_months: [0, 0.9, 1, 11, 12, 23, 24, 59, 60, 143, 144, 215],
  pf: [NO, NO, 99, 100, 199, 200, 399, 400, 500],
  pao2: [NO, 40, 60, 90],
  fio2: [NO, 0.21, 0.3, 0.5, 60, 100],
  spo2: [NO, 70, 90, 97, 98],
  lactate: [NO, 1, 4.9, 5, 10.9, 11, 15],
  map: [NO, ...MAP_ONE, ...MAP_TWO, ...MAP_ONE.map((x) => x - 1), ...MAP_TWO.map((x) => x - 1)],
  sbp: [NO, 60, 90, 110],
  dbp: [NO, 10, 30, 60],
  platelets: [NO, 50, 99, 100, 300],
  inr: [NO, 1, 1.3, 1.31, 3],
  d_dimer: [NO, 0.5, 2, 2.1],
  fibrinogen: [NO, 99, 100, 300],
  gcs_total: [NO, 3, 10, 11, 15],
  pupil: [NO, 0, 1],
  glucose: [NO, 49, 50, 150, 151],
  anc: [NO, 0.49, 0.5, 4],
  alc: [NO, 0.99, 1, 4],
  creatinine: [NO, ...CREATININE, ...CREATININE.map((x) => x - 0.01)],
  bilirubin: [NO, 1, 3.9, 4],
  alt: [NO, 20, 102, 103],
}
const randomRow = nearLimits(
  INPUTS.map(({ name }) => LIMITS[name] ?? [NO, 0, 0, 1]),
  0.02,
)

const nameInCases = (name: string) => (name === 'age_in_months' ? 'age' : name)
const rowOfCase = (x: readonly (number | null)[]): Row => INPUTS.map(({ name }) => x[CASE_INPUTS.indexOf(nameInCases(name))] ?? NO)

export const phoenix8: Recipe = {
  manifest: scoreManifest({
    id: 'phoenix8',
    title: 'Phoenix-8 and Phoenix sepsis score',
    purpose:
      'Organ dysfunction of children under 18 with suspected infection; two points of the four-organ Phoenix score are its sepsis criterion',
    source: {
      citation:
        'Schlapbach LJ et al. International Consensus Criteria for Pediatric Sepsis and Septic Shock. JAMA 2024;331:665-674; Sanchez-Pinto LN et al. JAMA 2024;331:675-686',
      doi: '10.1001/jama.2024.0179',
      table: 'Table 2 (Phoenix); Phoenix-8 in the supplement of doi:10.1001/jama.2024.0196',
    },
    inputs: [...INPUTS],
    applicability: {
      ageYears: null,
      pregnancy: 'any',
      excludes: null,
      notFor: ['18 years and over', 'newborns in their birth hospitalisation, and those under 37 weeks of age after conception'],
    },
    outputs: CASE_OUTPUTS.map((name) =>
      output(
        name,
        name.replace(/_/g, ' ').replace(/^./, (first) => first.toUpperCase()),
      ),
    ),
    bands: [
      band('below', '0 or 1', 'none', 0, null),
      band(
        'dysfunction',
        '2 or more: the sepsis criterion is the four-organ Phoenix score of 2 or more with suspected infection',
        'medium',
        2,
        'See the four-organ score and its criteria among the outputs; judge whether infection is suspected.',
        null,
      ),
    ],
    bounded: false,
  }),
  graph,
  reference,
  randomRow,
  goldenInputs: [...CASES.map(({ x }) => rowOfCase(x)), ...Array.from({ length: 120 }, (_, i) => randomRow(seeded(2024 + i)))],
  vectors: [
    {
      set: 'phoenix package: example patients with the scores it gives',
      published: true,
      tolerance: 0,
      vectors: CASES.flatMap(({ x, expected }) =>
        CASE_OUTPUTS.map((name, i) => ({ x: rowOfCase(x), output: name, expected: expected[i] ?? NO })),
      ),
    },
  ],
  sources: [
    'Schlapbach LJ et al. JAMA 2024;331:665-674, doi:10.1001/jama.2024.0179, table 2',
    'Sanchez-Pinto LN et al. JAMA 2024;331:675-686, doi:10.1001/jama.2024.0196',
    'phoenix package (CU-DBMI-Peds/phoenix, MIT): rubric and example patients',
  ],
}
