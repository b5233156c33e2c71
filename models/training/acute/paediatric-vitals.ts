/** Heart and breathing rate against the centiles of healthy children. Fleming S et al. Lancet 2011;377:1011-1018, web tables 4 and 5. */
import { type CentileBand, CHILD_CENTILES } from '#app/terminology/paediatric-centiles.ts'
import type { Node } from '../graph.ts'
import { between, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { band, gaps, hr, NO, output, rr, scoreManifest } from './common.ts'
import { Scorer } from './scorer.ts'

const [AGE, HR, RR] = [0, 1, 2] as const
const TABLES: readonly (readonly [number, readonly CentileBand[]])[] = [
  [HR, CHILD_CENTILES.heart_rate ?? []],
  [RR, CHILD_CENTILES.resp_rate ?? []],
]
const LINES = ['p1', 'p10', 'p90', 'p99'] as const

/** -2 below the 1st centile, -1 below the 10th, 0 between, 1 above the 90th, 2 above the 99th. */
function zone(s: Scorer, column: number, table: readonly CentileBand[]): Node {
  const line = (name: (typeof LINES)[number]) =>
    s.steps(
      s.add(s.column(AGE), 1e-9),
      table[0]?.[name] ?? 0,
      table.slice(1).map((one) => one.fromMonths / 12),
      table.slice(1).map((one) => one[name]),
    )
  const below = (name: (typeof LINES)[number]) => s.number(s.op('Less', [s.column(column), line(name)]))
  const above = (name: (typeof LINES)[number]) => s.number(s.op('Greater', [s.column(column), line(name)]))
  const value = s.subtract(s.add(above('p90'), above('p99')), s.add(below('p10'), below('p1')))
  return s.where(s.or(s.missing(column), s.missing(AGE)), NO, value)
}

function graph() {
  const s = new Scorer('paediatric-vitals', 3)
  const zones = TABLES.map(([column, table]) => zone(s, column, table))
  const sizes = zones.map((one) => s.op('Abs', [one]))
  const parts = sizes.map((size, i) => {
    const missing = s.isMissing(size)
    const low = s.where(missing, 0, size)
    return { low, high: s.where(missing, 2, size), shares: [[i + 1, low]] as const }
  })
  const low = s.max(parts[0]?.low ?? s.zero(), parts[1]?.low ?? s.zero())
  const high = s.max(parts[0]?.high ?? s.zero(), parts[1]?.high ?? s.zero())
  return s.finish(parts, zones, { total: s.where(s.below(s.subtract(high, low), 0.5), low, NO), low, high })
}

function reference(row: Row) {
  const at = (i: number) => row[i] ?? NO
  const zones = TABLES.map(([column, table]) => {
    const line = table.findLast(({ fromMonths }) => at(AGE) * 12 + 1e-9 >= fromMonths)
    const x = at(column)
    if (!line || Number.isNaN(x)) return NO
    return x < line.p1 ? -2 : x < line.p10 ? -1 : x <= line.p90 ? 0 : x <= line.p99 ? 1 : 2
  })
  const sizes = zones.map(Math.abs)
  const complete = !sizes.some(Number.isNaN) || sizes.includes(2)
  const sure = sizes.map((size) => (Number.isNaN(size) ? 0 : size))
  return { outputs: [complete ? Math.max(...sure) : NO, ...zones], contributions: [0, ...sure] }
}

const WELL: Row = [5, 98, 23]
const random = (draw: () => number): Row => {
  const cell = (x: number) => (draw() < 0.05 ? NO : x)
  return [cell(Math.floor(draw() * 216) / 12), cell(40 + Math.floor(draw() * 150)), cell(8 + Math.floor(draw() * 65))]
}

export const paediatricVitals: Recipe = {
  manifest: scoreManifest({
    id: 'paediatric-vitals',
    title: 'Heart and breathing rate of children',
    purpose: 'Where heart rate and breathing rate lie among the centiles of healthy children of that age',
    source: {
      citation:
        'Fleming S et al. Normal ranges of heart rate and respiratory rate in children from birth to 18 years of age. Lancet 2011;377:1011-1018',
      doi: '10.1016/S0140-6736(10)62226-X',
      table: 'Web tables 4 and 5',
    },
    inputs: [
      input({ name: 'age', label: 'Age', rule: 'age-with-months', unit: 'a', range: between(0, 18, true), decimals: 1 }),
      hr({ staleAfterHours: 24 }),
      rr({ staleAfterHours: 24 }),
    ],
    applicability: {
      ageYears: { min: 0, max: 17 },
      pregnancy: 'any',
      excludes: null,
      notFor: ['preterm newborns', 'a score or a paediatric early warning chart: it is neither'],
    },
    outputs: [
      output('most_extreme', 'Most extreme of the two: 0 10th to 90th centile, 1 outside them, 2 outside the 1st or 99th', 'level'),
      output('hr_zone', 'Heart rate: -2 below the 1st centile, -1 below the 10th, 0 between, 1 above the 90th, 2 above the 99th', 'level'),
      output(
        'rr_zone',
        'Breathing rate: -2 below the 1st centile, -1 below the 10th, 0 between, 1 above the 90th, 2 above the 99th',
        'level',
      ),
    ],
    valueUnit: 'level',
    effect: { kind: 'points', unit: 'levels' },
    bands: [
      band('usual', 'Both within the 10th to 90th centile', 'none', 0, null),
      band('outer', 'One outside the 10th to 90th centile', 'low', 1, 'Count again when the child is calm and without fever.'),
      band(
        'extreme',
        'One outside the 1st to 99th centile',
        'medium',
        2,
        'Look at the child: fever, pain, crying and illness all raise these rates.',
      ),
    ],
    calibration: { kind: 'none', note: 'A place among centiles; not a probability' },
  }),
  graph,
  reference,
  randomRow: random,
  goldenInputs: [
    WELL,
    ...[0, 0.24, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 15, 17.9].flatMap((age) => [
      [age, 104, 25],
      [age, 140, 40],
    ]),
    ...gaps(WELL),
    ...Array.from({ length: 40 }, (_, i) => random(seeded(2011 + i))),
  ],
  vectors: [
    {
      set: 'Web tables 4 and 5, read at their lines',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [0.1, 106, 43], output: 'hr_zone', expected: -2 },
        { x: [0.1, 107, 43], output: 'hr_zone', expected: -1 },
        { x: [5, 117, 23], output: 'hr_zone', expected: 0 },
        { x: [5, 118, 23], output: 'hr_zone', expected: 1 },
        { x: [5, 98, 30], output: 'rr_zone', expected: 2 },
        { x: [16, 105, 16], output: 'most_extreme', expected: 2 },
      ],
    },
  ],
  sources: [
    'Fleming S et al. Lancet 2011;377:1011-1018, doi:10.1016/S0140-6736(10)62226-X, web tables 4 and 5 (two independent transcriptions agree)',
  ],
}
