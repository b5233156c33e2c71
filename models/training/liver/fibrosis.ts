/** Fibrosis from routine values: FIB-4 and APRI. */
import { Graph, type Node } from '../graph.ts'
import { equation } from '../kidney/common.ts'
import { between, DAY, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { stepwise, stepwiseOf } from '../stepwise.ts'

const NO = Number.NaN
const random = seeded(2006)
const some = (low: number, high: number) => Math.round(low + random() * (high - low))
const HALF_YEAR = { staleAfterHours: 182 * DAY }
const ast = () =>
  input({
    ...HALF_YEAR,
    name: 'ast',
    label: 'AST',
    loinc: ['1920-8'],
    concept: 'ast',
    unit: 'U/L',
    unitOptional: true,
    range: between(1, 20_000),
  })
const alt = () =>
  input({
    ...HALF_YEAR,
    name: 'alt',
    label: 'ALT',
    loinc: ['1742-6', '1743-4'],
    concept: 'alt',
    unit: 'U/L',
    unitOptional: true,
    range: between(1, 20_000),
  })
const platelets = () =>
  input({
    ...HALF_YEAR,
    name: 'plt',
    label: 'Platelets',
    loinc: ['777-3', '26515-7', '778-1'],
    concept: 'platelets',
    unit: '10*3/uL',
    unitOptional: true,
    range: between(1, 2000),
  })

const band = (name: string, from: number, label: string, severity: 'none' | 'low' | 'medium' | 'high', response: string | null = null) => ({
  name,
  label,
  severity,
  from,
  response,
  alert: null,
})
const ACUTE = 'acute hepatitis, or other causes of raised transaminases or low platelets'

// Sterling RK et al. Hepatology 2006;43:1317-1325: age x AST / (platelets x square root of ALT).
const PERSON = [45, 25, 25, 250]
/** From 65 years the lower cut-off is 2.0: McPherson S et al. Am J Gastroenterol 2017;112:740-751. */
const OLDER = { years: 65, low: 2 } as const

function fib4Graph(): Graph {
  const g = new Graph('fib4', 4)
  const { value, parts } = stepwise(g, PERSON, ([age = 0, a = 0, b = 0, plt = 0]) =>
    g.divide(g.multiply(age, a), g.multiply(plt, g.op('Sqrt', [typeof b === 'number' ? g.constant(b) : b]))),
  )
  const isLow = g.and(g.atLeast(g.column(0), OLDER.years), g.below(value, OLDER.low))
  g.output('outputs', g.columns([value, g.where(g.isMissing(value), NO, g.number(isLow))]), 2)
  g.output('contributions', g.columns(parts), 4)
  return g
}
function fib4Reference(row: Row) {
  const { value, parts } = stepwiseOf(row, PERSON, ([age = NO, a = NO, b = NO, plt = NO]) => (age * a) / (plt * Math.sqrt(b)))
  return { outputs: [value, Number.isNaN(value) ? NO : (row[0] ?? NO) >= 65 && value < 2 ? 1 : 0], contributions: parts }
}

export const fib4: Recipe = {
  manifest: {
    ...equation,
    id: 'fib4',
    title: 'FIB-4',
    purpose: 'Advanced fibrosis of the liver: who is unlikely to have it and who needs a further test',
    source: {
      citation:
        'Sterling RK et al. Development of a simple noninvasive index to predict significant fibrosis in patients with HIV/HCV coinfection. Hepatology 2006;43:1317-1325',
      doi: '10.1002/hep.21178',
      table: 'FIB-4 equation; cut-offs 1.30 and 2.67 (Shah 2009), 2.0 from 65 years (McPherson 2017)',
    },
    inputs: [input({ name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(35, 120) }), ast(), alt(), platelets()],
    applicability: { ageYears: { min: 35, max: null }, pregnancy: 'excluded', excludes: null, notFor: ['under 35', 'pregnancy', ACUTE] },
    outputs: [
      { name: 'fib4', label: 'FIB-4', unit: '1', ageMax: null },
      { name: 'low_from_65', label: 'under 2.0 at 65 or over', unit: '1', ageMax: null },
    ],
    value: 'fib4',
    valueUnit: 'points',
    effect: { kind: 'value', unit: 'points, after the input before it, from 0.9 (45 years, AST and ALT 25, platelets 250)' },
    bands: [
      band('low', 0, 'low: advanced fibrosis unlikely', 'none'),
      band('low-from-65', 1.3, 'low for 65 and over: advanced fibrosis unlikely', 'none'),
      band('indeterminate', 1.3, 'indeterminate: a second test is needed', 'low', 'Second test, such as elastography.'),
      band('high', 2.67, 'high: advanced fibrosis likely', 'medium', 'Refer to liver care.'),
    ],
    bandRule: { output: 'low_from_65', atLeast: 1, lifts: 'indeterminate', to: 'low-from-65' },
  },
  graph: fib4Graph,
  reference: fib4Reference,
  goldenInputs: [
    [64, 40, 40, 300],
    [65, 40, 40, 300],
    [70, 60, 50, 250],
    ...Array.from({ length: 40 }, () => [some(35, 95), some(8, 400), some(6, 400), some(20, 500)]),
    [50, NO, 30, 200],
  ],
  vectors: [
    {
      set: 'MedCalc-Bench calculator 19, worked example',
      published: true,
      tolerance: 5e-6,
      vectors: [{ x: [35, 107, 104, 181], output: 'fib4', expected: 2.02888 }],
    },
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-9,
      vectors: [{ x: [72, 95, 60, 110], output: 'fib4', expected: 8.027638208502646 }],
    },
  ],
  sources: [
    'Sterling RK et al. Hepatology 2006;43:1317-1325, doi:10.1002/hep.21178',
    'Shah AG et al. Clin Gastroenterol Hepatol 2009;7:1104-1112 (1.30, 2.67)',
    'McPherson S et al. Am J Gastroenterol 2017;112:740-751 (2.0 from 65 years; not under 35)',
  ],
}

// Wai CT et al. Hepatology 2003;38:518-526: AST over its upper limit of normal, x 100, over platelets.
const USUAL_LIMIT = 40
const APRI_PERSON = [25, USUAL_LIMIT, 250]
const apriOf = ([a = NO, limit = NO, plt = NO]: readonly number[]) => ((a / limit) * 100) / plt

export const apri: Recipe = {
  manifest: {
    ...equation,
    id: 'apri',
    title: 'APRI',
    purpose: 'Fibrosis and cirrhosis in chronic viral hepatitis from AST and platelets',
    source: {
      citation:
        'Wai CT et al. A simple noninvasive index can predict both significant fibrosis and cirrhosis in patients with chronic hepatitis C. Hepatology 2003;38:518-526',
      doi: '10.1053/jhep.2003.50346',
      table: 'APRI; cut-offs 0.5, 1.5 (significant fibrosis) and 2.0 (cirrhosis)',
    },
    inputs: [
      ast(),
      input({
        name: 'uln',
        label: 'Upper limit of normal of AST',
        ...HALF_YEAR,
        loinc: ['1920-8'],
        concept: 'ast',
        unit: 'U/L',
        unitOptional: true,
        rule: 'reported-upper-limit',
        required: false,
        whenMissing: 'default',
        defaultValue: USUAL_LIMIT,
        range: between(10, 100),
      }),
      platelets(),
    ],
    applicability: { ageYears: { min: 18, max: null }, pregnancy: 'excluded', excludes: null, notFor: ['under 18', 'pregnancy', ACUTE] },
    outputs: [{ name: 'apri', label: 'APRI', unit: '1', ageMax: null }],
    value: 'apri',
    valueUnit: 'points',
    effect: { kind: 'value', unit: 'points, after the input before it, from 0.25 (AST 25 of 40 U/L, platelets 250)' },
    bands: [
      band('low', 0, 'up to 0.5: significant fibrosis unlikely', 'none'),
      band('indeterminate', 0.5, '0.5 to 1.5: indeterminate', 'low'),
      band('fibrosis', 1.5, '1.5 to 2: significant fibrosis likely', 'medium'),
      band('cirrhosis', 2, '2 and over: cirrhosis likely', 'high'),
    ],
  },
  graph: () => {
    const g = new Graph('apri', 3)
    const { value, parts } = stepwise(g, APRI_PERSON, ([a = 0, limit = 0, plt = 0]: readonly (Node | number)[]) =>
      g.divide(g.multiply(g.divide(a, limit), 100), plt),
    )
    g.output('outputs', g.columns([value]), 1)
    g.output('contributions', g.columns(parts), 3)
    return g
  },
  reference: (row) => {
    const { value, parts } = stepwiseOf(row, APRI_PERSON, apriOf)
    return { outputs: [value], contributions: parts }
  },
  goldenInputs: [
    ...Array.from({ length: 30 }, () => [some(8, 400), random() < 0.5 ? USUAL_LIMIT : some(30, 60), some(20, 500)]),
    [NO, USUAL_LIMIT, 200],
  ],
  vectors: [
    {
      set: 'Computed from the published equation',
      published: false,
      tolerance: 1e-12,
      vectors: [{ x: [80, 40, 100], output: 'apri', expected: 2 }],
    },
  ],
  sources: ['Wai CT et al. Hepatology 2003;38:518-526, doi:10.1053/jhep.2003.50346'],
}
