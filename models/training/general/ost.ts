/** OST: whom to measure bone density in. */
import { age, band, NO, output, scoreManifest } from '../acute/common.ts'
import { Graph } from '../graph.ts'
import { between, input, type Recipe, type Row, YEAR } from '../recipe.ts'

const at = (row: Row, i: number) => row[i] ?? NO

// Koh LKH et al. Osteoporos Int 2001;12:699-705: 0.2 x (weight - age), the decimals dropped.
const ostReference = (row: Row) => {
  const weight = 0.2 * at(row, 0)
  const years = -0.2 * at(row, 1)
  const score = Math.trunc(Math.round((at(row, 0) - at(row, 1)) * 2e6) / 1e7)
  return { outputs: [score + 0], contributions: row.some(Number.isNaN) ? [NO, NO] : [weight, years] }
}

export const ost: Recipe = {
  manifest: scoreManifest({
    id: 'ost',
    title: 'OST',
    purpose: 'Osteoporosis Self-assessment Tool: whom to measure bone density in, by weight and age',
    source: {
      citation: 'Koh LKH et al. A simple tool to identify Asian women at increased risk of osteoporosis. Osteoporos Int 2001;12:699-705',
      doi: '10.1007/s001980170070',
      table: 'OSTA index',
    },
    inputs: [
      input({
        name: 'weight',
        label: 'Weight',
        loinc: ['29463-7', '3141-9'],
        unit: 'kg',
        range: between(20, 300),
        staleAfterHours: YEAR,
        decimals: 1,
      }),
      age(),
    ],
    applicability: {
      ageYears: { min: 45, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['women before the menopause', 'known osteoporosis', 'diagnosis'],
    },
    outputs: [output('ost', 'OST')],
    effect: { kind: 'value', unit: 'points before the decimals are dropped' },
    bounded: false,
    bands: [
      band(
        'raised',
        'Below 2: raised risk',
        'medium',
        -100,
        'Consider measuring bone density; the cut-off for Asian women is lower (−1 or less).',
      ),
      band('low', '2 or more: low risk', 'none', 2, null),
    ],
  }),
  graph: () => {
    const g = new Graph('ost', 2)
    const [weight, years] = [g.column(0), g.column(1)]
    const raw = g.multiply(g.subtract(weight, years), 0.2)
    const whole = g.op('Floor', [g.add(g.op('Abs', [raw]), 1e-9)])
    const missing = g.isMissing(raw)
    g.output('outputs', g.columns([g.where(g.below(raw, 0), g.subtract(0, whole), whole)]), 1)
    g.output('contributions', g.columns([g.where(missing, NO, g.multiply(weight, 0.2)), g.where(missing, NO, g.multiply(years, -0.2))]), 2)
    return g
  },
  reference: ostReference,
  randomRow: (random) => [random() < 0.03 ? NO : Math.round(300 + random() * 1200) / 10, 45 + Math.floor(random() * 55)],
  goldenInputs: [
    [50, 70],
    [70, 50],
    [60, 50],
    [59.9, 50],
    [60, 64],
    [60, 65],
    ...[45, 60, 75, 90].flatMap((years) => [38.4, 62.5, 110].map((kg) => [kg, years])),
  ],
  vectors: [
    {
      set: 'Worked examples',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [50, 70], output: 'ost', expected: -4 },
        { x: [60, 64], output: 'ost', expected: 0 },
        { x: [70, 60], output: 'ost', expected: 2 },
      ],
    },
  ],
  sources: ['Koh LKH et al. Osteoporos Int 2001;12:699-705, doi:10.1007/s001980170070'],
}
