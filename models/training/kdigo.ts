/** KDIGO Clinical Practice Guideline for Acute Kidney Injury. Kidney Int Suppl 2012;2:1-138, sections 2.1.1 and 2.1.2 (table 2). */
import { Graph, type Node } from './graph.ts'
import { between, DAY, input, type Recipe, type Row, seeded } from './recipe.ts'

/** 1.2 / 0.8 is 1.4999999999999998 in binary: it is 1.5 on paper. */
const TOLERANCE = 1e-9
const RATIO = { stage1: 1.5, stage2: 2, stage3: 3 } as const
const RISE_MG_DL = 0.3
const SCR_STAGE_3 = 4
const URINE = { stage1: 0.5, stage2: 0.5, stage3: 0.3 } as const
const CHILD_BELOW_YEARS = 18
const CHILD_EGFR = 35
const INPUTS = 8

function graph(): Graph {
  const g = new Graph('kdigo-aki', INPUTS)
  const [ratio, rise, scr, urine6, urine12, urine24, age, egfr] = Array.from({ length: INPUTS }, (_, i) => g.column(i)) as [
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
  ]
  const from = (value: Node, limit: number) => g.atLeast(value, limit - TOLERANCE)
  const points = (test: Node, worth: number) => g.multiply(g.number(test), worth)
  const byRatio = g.add(points(from(ratio, RATIO.stage1), 1), points(from(ratio, RATIO.stage2), 1), points(from(ratio, RATIO.stage3), 1))
  const byRise = points(from(rise, RISE_MG_DL), 1)
  const isAki = g.or(from(ratio, RATIO.stage1), from(rise, RISE_MG_DL))
  const byLevel = points(g.and(isAki, from(scr, SCR_STAGE_3)), 3)
  const child = g.and(g.below(age, CHILD_BELOW_YEARS), g.below(egfr, CHILD_EGFR))
  const byEgfr = points(g.and(isAki, child), 3)
  const by6 = points(g.below(urine6, URINE.stage1), 1)
  // Anuria for 12 h is stage 3 by itself; less than 0.5 mL/kg/h for 12 h is stage 2.
  const by12 = g.add(points(g.below(urine12, URINE.stage2), 2), points(g.op('LessOrEqual', [urine12, g.constant(0)]), 1))
  const by24 = points(g.below(urine24, URINE.stage3), 3)
  const creatinine = g.max(g.max(byRatio, byRise), g.max(byLevel, byEgfr))
  const urine = g.max(g.max(by6, by12), by24)
  const unknown = g.or(g.isMissing(ratio), g.isMissing(scr))
  const stage = g.where(unknown, Number.NaN, g.max(creatinine, urine))
  const none = g.multiply(byRise, 0)
  g.output('outputs', g.columns([stage, creatinine, urine]), 3)
  g.output('contributions', g.columns([byRatio, byRise, byLevel, by6, by12, by24, none, byEgfr]), INPUTS)
  return g
}

function reference(row: Row) {
  const [ratio, rise, scr, urine6, urine12, urine24, age, egfr] = row as [number, number, number, number, number, number, number, number]
  const from = (value: number, limit: number) => value > limit - TOLERANCE || value === limit - TOLERANCE
  const byRatio = from(ratio, 3) ? 3 : from(ratio, 2) ? 2 : from(ratio, 1.5) ? 1 : 0
  const byRise = from(rise, 0.3) ? 1 : 0
  const aki = byRatio > 0 || byRise > 0
  const byLevel = aki && from(scr, 4) ? 3 : 0
  const byEgfr = aki && age < 18 && egfr < 35 ? 3 : 0
  const by6 = urine6 < 0.5 ? 1 : 0
  const by12 = urine12 <= 0 ? 3 : urine12 < 0.5 ? 2 : 0
  const by24 = urine24 < 0.3 ? 3 : 0
  const creatinine = Math.max(byRatio, byRise, byLevel, byEgfr)
  const urine = Math.max(by6, by12, by24)
  const stage = Number.isNaN(ratio) || Number.isNaN(scr) ? Number.NaN : Math.max(creatinine, urine)
  return { outputs: [stage, creatinine, urine], contributions: [byRatio, byRise, byLevel, by6, by12, by24, 0, byEgfr] }
}

const NO = Number.NaN
const adult = (ratio: number, rise: number, scr: number): Row => [ratio, rise, scr, NO, NO, NO, 60, NO]

function goldenInputs(): Row[] {
  const random = seeded(2012)
  const edges = [
    adult(1, 0, 1),
    adult(1.49, 0.2, 1),
    adult(1.2 / 0.8, NO, 1.2),
    adult(1.99, 0.2, 2),
    adult(2, NO, 2),
    adult(2.99, NO, 2),
    adult(3, NO, 3),
    adult(1.05, 0.2, 4.1),
    adult(1.1, 0.3, 4),
    adult(1.6, NO, 3.99),
    adult(1.3, 1.3 - 1, 1.3),
    adult(1.2, 0.29, 1.2),
  ]
  const urine = [
    [0.49, NO, NO],
    [0.5, NO, NO],
    [NO, 0.49, NO],
    [NO, 0, NO],
    [NO, NO, 0.29],
    [NO, NO, 0.3],
  ].map((rates) => [1, 0, 1, ...rates, 60, NO])
  const children = [
    [1.6, NO, 1.2, NO, NO, NO, 9, 34.9],
    [1.6, NO, 1.2, NO, NO, NO, 9, 35],
    [1.6, NO, 1.2, NO, NO, NO, 18, 20],
    [1, NO, 1.2, NO, NO, NO, 9, 20],
  ]
  const mixed = Array.from({ length: 40 }, () => {
    const baseline = 0.5 + random() * 3
    const scr = baseline * (0.8 + random() * 3)
    return adult(scr / baseline, random() < 0.5 ? scr - baseline : NO, scr)
  })
  return [...edges, ...urine, ...children, ...mixed, [NO, NO, 1, NO, NO, NO, 60, NO]]
}

const known = { required: false, whenMissing: 'omit' } as const
const urineRate = (name: string, hours: number) =>
  input({
    ...known,
    name,
    label: `Urine output, last ${hours} h`,
    rule: 'urine-output',
    unit: 'mL/kg/h',
    range: between(0, 50),
    decimals: 2,
  })

export const kdigo: Recipe = {
  manifest: {
    schema: 1,
    id: 'kdigo-aki',
    version: '1.0.0',
    title: 'Kidney injury',
    purpose: 'Stage of acute kidney injury from the course of creatinine, and urine output where it is given',
    source: {
      citation: 'KDIGO Clinical Practice Guideline for Acute Kidney Injury. Kidney Int Suppl 2012;2:1-138',
      doi: '10.1038/kisup.2012.1',
      table:
        'Sections 2.1.1 and 2.1.2, table 2; baseline as in the NHS England AKI algorithm (lowest of 7 days, else median of 8 to 365 days)',
    },
    licence: 'Published criteria; the thresholds are facts',
    attribution: null,
    inputs: [
      input({
        name: 'ratio',
        label: 'Creatinine against baseline',
        rule: 'creatinine-ratio',
        loinc: ['2160-0', '38483-4', '14682-9'],
        unit: '1',
        range: between(0, 100),
        decimals: 2,
      }),
      input({ ...known, name: 'rise_48h', label: 'Creatinine rise within 48 h', rule: 'creatinine-rise', unit: 'mg/dL', decimals: 2 }),
      input({
        name: 'scr_mg_dl',
        label: 'Creatinine',
        loinc: ['2160-0', '38483-4', '14682-9'],
        rule: 'creatinine-newest',
        concept: 'creatinine',
        unit: 'mg/dL',
        range: between(0.1, 40),
        staleAfterHours: 7 * DAY,
        decimals: 2,
      }),
      urineRate('uo_6h', 6),
      urineRate('uo_12h', 12),
      urineRate('uo_24h', 24),
      input({ ...known, name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(0, 120) }),
      input({
        ...known,
        name: 'egfr',
        label: 'eGFR (under 18: bedside Schwartz)',
        rule: 'egfr-of-a-child',
        unit: 'mL/min/{1.73_m2}',
        decimals: 0,
      }),
    ],
    applicability: { ageYears: null, pregnancy: 'any', excludes: null, notFor: ['newborns', 'chronic dialysis'] },
    outputs: [
      { name: 'stage', label: 'KDIGO stage', unit: 'stage', ageMax: null },
      { name: 'stage_creatinine', label: 'Stage by creatinine', unit: 'stage', ageMax: null },
      { name: 'stage_urine', label: 'Stage by urine output', unit: 'stage', ageMax: null },
    ],
    value: 'stage',
    valueUnit: 'stage',
    effect: { kind: 'stage', unit: 'stage this input alone supports' },
    bands: [
      { name: '0', label: 'No acute kidney injury by these values', severity: 'none', from: 0, response: null, alert: null },
      { name: '1', label: 'Stage 1', severity: 'medium', from: 1, response: null, alert: 'passive' },
      { name: '2', label: 'Stage 2', severity: 'high', from: 2, response: null, alert: 'interruptive' },
      { name: '3', label: 'Stage 3', severity: 'high', from: 3, response: null, alert: 'interruptive' },
    ],
    bandRule: null,
    bounded: false,
    calibration: { kind: 'none', note: 'A definition; not a probability' },
    signOff: 'pending',
  },
  graph,
  reference,
  goldenInputs: goldenInputs(),
  vectors: [
    {
      set: 'Worked series: rise in 48 h, ratio to baseline, at least 4.0 mg/dL with and without a criterion',
      published: false,
      tolerance: 0,
      vectors: [
        { x: adult(1.3, 1.3 - 1, 1.3), output: 'stage', expected: 1 },
        { x: adult(1.2 / 0.8, NO, 1.2), output: 'stage', expected: 1 },
        { x: adult(2.7 / 0.9, NO, 2.7), output: 'stage', expected: 3 },
        { x: adult(4.1 / 3.9, 4.1 - 3.9, 4.1), output: 'stage', expected: 0 },
      ],
    },
  ],
  sources: [
    'KDIGO AKI guideline 2012, sections 2.1.1 and 2.1.2, table 2, doi:10.1038/kisup.2012.1',
    'NHS England AKI algorithm (baseline creatinine)',
  ],
}
