/** NEWS2. Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017: chart 1 (scoring), chart 4 (thresholds and triggers). */
import { Graph, type Node } from './graph.ts'
import { between, input, type Recipe, type Row, seeded } from './recipe.ts'

/** Points below the first threshold, then from each threshold on; values at the resolution of the chart (1, or 0.1 degrees as tenths). */
type Steps = Readonly<{ start: number; from: readonly number[]; points: readonly number[] }>
const RESPIRATION: Steps = { start: 3, from: [9, 12, 21, 25], points: [1, 0, 2, 3] }
const SPO2_SCALE_1: Steps = { start: 3, from: [92, 94, 96], points: [2, 1, 0] }
const SPO2_SCALE_2: Steps = { start: 3, from: [84, 86, 88], points: [2, 1, 0] }
const SPO2_SCALE_2_ON_OXYGEN: Steps = { start: 3, from: [84, 86, 88, 93, 95, 97], points: [2, 1, 0, 1, 2, 3] }
const TEMPERATURE_TENTHS: Steps = { start: 3, from: [351, 361, 381, 391], points: [1, 0, 1, 2] }
const SYSTOLIC: Steps = { start: 3, from: [91, 101, 111, 220], points: [2, 1, 0, 3] }
const PULSE: Steps = { start: 3, from: [41, 51, 91, 111, 131], points: [1, 0, 1, 2, 3] }
const OXYGEN_POINTS = 2
const NOT_ALERT_POINTS = 3
const MOST_POINTS = 3
/** A value halfway between two lines of the chart belongs to the upper one; 1e-9 takes up the rounding of binary fractions. */
const HALF = 0.5 + 1e-9
const [RR, SPO2, SCALE, OXYGEN, TEMP, SBP, HR, ACVPU] = [0, 1, 2, 3, 4, 5, 6, 7]

function graph(): Graph {
  const g = new Graph('news2', 8)
  const rounded = (value: Node, perUnit: number) => g.op('Floor', [g.add(g.multiply(value, perUnit), HALF)])
  const points = (value: Node, steps: Steps) => g.steps(value, steps.start, steps.from, steps.points)
  const column = (index: number, steps: Steps, perUnit = 1) => {
    const raw = g.column(index)
    return { missing: g.isMissing(raw), points: points(rounded(raw, perUnit), steps) }
  }
  const flag = (index: number, worth: number) => {
    const raw = g.column(index)
    return { missing: g.isMissing(raw), points: g.multiply(g.number(g.atLeast(raw, 0.5)), worth) }
  }
  const spo2 = column(SPO2, SPO2_SCALE_1)
  const level = rounded(g.column(SPO2), 1)
  const scale2 = g.atLeast(g.column(SCALE), 1.5)
  const [onAir, onOxygen] = [points(level, SPO2_SCALE_2), points(level, SPO2_SCALE_2_ON_OXYGEN)]
  const oxygen = flag(OXYGEN, OXYGEN_POINTS)
  const given = g.atLeast(g.column(OXYGEN), 0.5)
  const saturation = (oxygenGiven: Node) => g.where(scale2, g.where(oxygenGiven, onOxygen, onAir), spo2.points)

  const scored = [
    column(RR, RESPIRATION),
    { missing: spo2.missing, points: saturation(given) },
    oxygen,
    column(TEMP, TEMPERATURE_TENTHS, 10),
    column(SBP, SYSTOLIC),
    column(HR, PULSE),
    flag(ACVPU, NOT_ALERT_POINTS),
  ]
  const [rr, sat, o2, temp, sbp, hr, acvpu] = scored.map((one) => g.where(one.missing, 0, one.points)) as [
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
  ]
  const none = g.multiply(rr, 0)
  const low = g.add(rr, sat, o2, temp, sbp, hr, acvpu)
  const anyMissing = scored.map((one) => one.missing).reduce((a, b) => g.or(a, b))
  const total = g.where(g.or(anyMissing, g.isMissing(g.column(SCALE))), Number.NaN, low)
  const most = [rr, sat, o2, temp, sbp, hr, acvpu].reduce((a, b) => g.max(a, b))

  // Upper bound: every missing parameter at its worst; saturation as if oxygen were given where that is not known.
  const worstSaturation = g.where(spo2.missing, MOST_POINTS, saturation(g.or(given, oxygen.missing)))
  const worst = scored.map((one, i) => {
    if (i === 1) return worstSaturation
    return g.where(one.missing, i === 2 ? OXYGEN_POINTS : MOST_POINTS, one.points)
  })
  g.output('outputs', g.columns([total, most]), 2)
  g.output('contributions', g.columns([rr, sat, none, o2, temp, sbp, hr, acvpu]), 8)
  g.output('bounds', g.columns([low, g.add(...worst)]), 2)
  return g
}

/** The chart read line by line, first match wins: the other way of writing it, to hold the graph against. */
function chart(row: Row) {
  const at = (i: number) => row[i] ?? Number.NaN
  const whole = (v: number) => Math.floor(v + HALF)
  const tenth = Math.floor(at(TEMP) * 10 + HALF)
  const onOxygen = at(OXYGEN) === 1
  const rr = whole(at(RR))
  const s = whole(at(SPO2))
  const bp = whole(at(SBP))
  const hr = whole(at(HR))
  const scale1 = s <= 91 ? 3 : s <= 93 ? 2 : s <= 95 ? 1 : 0
  const scale2 = s <= 83 ? 3 : s <= 85 ? 2 : s <= 87 ? 1 : s <= 92 || !onOxygen ? 0 : s <= 94 ? 1 : s <= 96 ? 2 : 3
  return [
    rr <= 8 ? 3 : rr <= 11 ? 1 : rr <= 20 ? 0 : rr <= 24 ? 2 : 3,
    at(SCALE) === 2 ? scale2 : scale1,
    0,
    onOxygen ? 2 : 0,
    tenth <= 350 ? 3 : tenth <= 360 ? 1 : tenth <= 380 ? 0 : tenth <= 390 ? 1 : 2,
    bp <= 90 ? 3 : bp <= 100 ? 2 : bp <= 110 ? 1 : bp <= 219 ? 0 : 3,
    hr <= 40 ? 3 : hr <= 50 ? 1 : hr <= 90 ? 0 : hr <= 110 ? 1 : hr <= 130 ? 2 : 3,
    at(ACVPU) === 0 ? 0 : 3,
  ]
}

const reference = (row: Row) => {
  const missing = row.some(Number.isNaN)
  const contributions = chart(row).map((points, i) => (Number.isNaN(row[i] ?? Number.NaN) ? 0 : points))
  const sum = contributions.reduce((a, b) => a + b, 0)
  return { outputs: [missing ? Number.NaN : sum, Math.max(...contributions)], contributions }
}

const CALM: Row = [16, 97, 1, 0, 37, 120, 75, 0]
const set = (index: number, value: number): Row => CALM.map((calm, i) => (i === index ? value : calm))

function goldenInputs(): Row[] {
  const walk = (index: number, values: readonly number[]) => values.map((value) => set(index, value))
  const scale2 = [83, 84, 85, 86, 87, 88, 92, 93, 94, 95, 96, 97].flatMap((s) => [0, 1].map((o2) => [16, s, 2, o2, 37, 120, 75, 0]))
  const missing = CALM.map((_, i) => set(i, Number.NaN)).filter((_, i) => i !== SCALE)
  const random = seeded(2017)
  const pick = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const mixed = Array.from({ length: 60 }, () => [
    pick(4, 40),
    pick(78, 100),
    pick(1, 2),
    pick(0, 1),
    pick(340, 402) / 10,
    pick(70, 230),
    pick(30, 160),
    pick(0, 4),
  ])
  return [
    CALM,
    ...walk(RR, [8, 9, 11, 12, 20, 21, 24, 25]),
    ...walk(SPO2, [91, 92, 93, 94, 95, 96]),
    ...scale2,
    ...walk(OXYGEN, [1]),
    ...walk(TEMP, [35, 35.1, 36, 36.1, 38, 38.1, 39, 39.1]),
    ...walk(SBP, [90, 91, 100, 101, 110, 111, 219, 220]),
    ...walk(HR, [40, 41, 50, 51, 90, 91, 110, 111, 130, 131]),
    ...walk(ACVPU, [1, 2, 3, 4]),
    ...missing,
    ...mixed,
  ]
}

/** Chart 4, word for word. */
const LOW =
  '0: minimum 12 hourly. Continue routine NEWS monitoring. 1–4: minimum 4–6 hourly. Inform registered nurse, who must assess the patient. Registered nurse decides whether increased frequency of monitoring and/or escalation of care is required.'
const SINGLE =
  'Minimum 1 hourly. Registered nurse to inform medical team caring for the patient, who will review and decide whether escalation of care is necessary.'
const URGENT =
  'Minimum 1 hourly. Registered nurse to immediately inform the medical team caring for the patient. Registered nurse to request urgent assessment by a clinician or team with core competencies in the care of acutely ill patients. Provide clinical care in an environment with monitoring facilities.'
const EMERGENCY =
  'Continuous monitoring of vital signs. Registered nurse to immediately inform the medical team caring for the patient – this should be at least at specialist registrar level. Emergency assessment by a team with critical care competencies, including practitioner(s) with advanced airway management skills. Consider transfer of care to a level 2 or 3 clinical care facility, ie higher-dependency unit or ICU. Clinical care in an environment with monitoring facilities.'
const STALE = 24
const vital = { staleAfterHours: STALE }
/** Worked from the chart by an independent reading; boundary values on every band. */
const VECTORS: readonly (readonly [Row, number])[] = [
  [[16, 97, 1, 0, 37, 120, 75, 0], 0],
  [[26, 90, 1, 1, 39.2, 88, 135, 2], 19],
  [[9, 92, 1, 0, 35.1, 91, 41, 1], 10],
  [[21, 95, 1, 0, 38.1, 110, 91, 0], 6],
  [[18, 88, 2, 0, 37, 130, 80, 0], 0],
  [[18, 93, 2, 1, 37, 130, 80, 0], 3],
  [[18, 83, 2, 1, 37, 130, 80, 0], 5],
]

export const news2: Recipe = {
  manifest: {
    schema: 1,
    id: 'news2',
    version: '1.0.0',
    title: 'NEWS2',
    purpose: 'National Early Warning Score 2: how far the vital signs of an acutely ill adult depart from the expected',
    source: {
      citation: 'Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017',
      doi: null,
      table: 'Chart 1, the NEWS scoring system; chart 4, clinical response to the NEWS trigger thresholds',
    },
    licence: '© Royal College of Physicians 2017. Free to reproduce unmodified with attribution.',
    attribution: 'Reproduced from: Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017.',
    inputs: [
      input({
        ...vital,
        name: 'rr',
        label: 'Respiration rate',
        loinc: ['9279-1'],
        unit: '/min',
        unitOptional: true,
        range: between(0, 100),
      }),
      input({
        ...vital,
        name: 'spo2',
        label: 'Oxygen saturation',
        loinc: ['59408-5', '2708-6'],
        unit: '%',
        unitOptional: true,
        range: between(30, 100),
      }),
      input({
        name: 'scale',
        label: 'SpO₂ scale',
        kind: 'choice',
        rule: 'default',
        choices: { '1': 1, '2': 2 },
        required: false,
        whenMissing: 'default',
        defaultValue: 1,
      }),
      input({ ...vital, name: 'on_oxygen', label: 'Air or oxygen', kind: 'boolean', loinc: ['3151-8', '3150-6'], rule: 'on-oxygen' }),
      input({
        ...vital,
        name: 'temp_c',
        label: 'Temperature',
        loinc: ['8310-5', '8331-1'],
        unit: 'Cel',
        range: between(20, 45),
        decimals: 1,
      }),
      input({ ...vital, name: 'sbp', label: 'Systolic blood pressure', loinc: ['8480-6'], unit: 'mm[Hg]', range: between(20, 350) }),
      input({ ...vital, name: 'hr', label: 'Pulse', loinc: ['8867-4'], unit: '/min', unitOptional: true, range: between(0, 350) }),
      input({
        ...vital,
        name: 'acvpu',
        label: 'Consciousness',
        kind: 'choice',
        loinc: ['67775-7'],
        rule: 'acvpu',
        choices: { Alert: 0, Confusion: 1, Voice: 2, Pain: 3, Unresponsive: 4 },
      }),
    ],
    applicability: {
      ageYears: { min: 16, max: null },
      pregnancy: 'excluded',
      excludes: null,
      notFor: ['children under 16', 'pregnancy', 'spinal cord injury'],
    },
    outputs: [
      { name: 'news2', label: 'Aggregate score', unit: 'points', ageMax: null },
      { name: 'max_parameter', label: 'Highest single parameter', unit: 'points', ageMax: null },
    ],
    value: 'news2',
    valueUnit: 'points',
    effect: { kind: 'points', unit: 'points' },
    bands: [
      {
        name: 'low-medium',
        label: 'Low–medium (3 in a single parameter)',
        severity: 'low',
        from: 0,
        response: SINGLE,
        alert: 'passive',
      },
      {
        name: 'low',
        label: 'Low',
        severity: 'none',
        from: 0,
        response: LOW,
        alert: null,
      },
      { name: 'medium', label: 'Medium', severity: 'medium', from: 5, response: URGENT, alert: 'passive' },
      { name: 'high', label: 'High', severity: 'high', from: 7, response: EMERGENCY, alert: 'interruptive' },
    ],
    bandRule: { output: 'max_parameter', atLeast: 3, lifts: 'low', to: 'low-medium' },
    bounded: true,
    calibration: { kind: 'none', note: 'A sum of points; not a probability' },
    signOff: 'pending',
  },
  graph,
  reference,
  goldenInputs: goldenInputs(),
  vectors: [
    {
      set: 'Worked examples, boundary values on every band',
      published: false,
      tolerance: 0,
      vectors: VECTORS.map(([x, expected]) => ({ x, output: 'news2', expected })),
    },
  ],
  sources: ['Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017, charts 1 and 4'],
}
