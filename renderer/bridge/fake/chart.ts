/** One invented chart, worn by every invented person: enough of each kind to look at the screen. */
import type { ChartView, Evidence, ListItem, ResultRow, RiskRow, TimelineItem } from '#app/contract/chart.ts'
import { alertId, type FactId, factId, type PatientId, patientId } from '#app/contract/ids.ts'
import type { Alert } from '#app/contract/risk.ts'
import { type Task, TaskId } from '#app/contract/tasks.ts'
import { NO_PICTURE, withPicture } from '#app/review/picture/index.ts'
import { growthRows } from './growth.ts'
import { hoursAgo, NOW, PEOPLE } from './people.ts'

type Row = readonly [
  key: string,
  loinc: string,
  label: string,
  unit: string,
  group: string,
  low: number | null,
  high: number | null,
  values: readonly (number | null)[],
]

const VITALS: readonly Row[] = [
  ['resp_rate', '9279-1', 'Breathing', '/min', 'Vital signs', 12, 20, [16, 17, 18, 20, 24]],
  ['spo2', '59408-5', 'Oxygen saturation', '%', 'Vital signs', 95, null, [97, 97, 96, 95, 93]],
  ['sbp', '8480-6', 'Systolic pressure', 'mmHg', 'Vital signs', 100, 140, [134, 128, 122, 108, 96]],
  ['dbp', '8462-4', 'Diastolic pressure', 'mmHg', 'Vital signs', 60, 90, [82, 78, 74, 64, 58]],
  ['heart_rate', '8867-4', 'Pulse', '/min', 'Vital signs', 60, 100, [78, 82, 90, 104, 112]],
  ['temperature', '8310-5', 'Temperature', '°C', 'Vital signs', 36, 38, [36.8, 37.0, 37.6, 38.1, 38.4]],
  ['weight', '29463-7', 'Weight', 'kg', 'Vital signs', null, null, [69.8, null, 69.4, null, null]],
]

const LABS: readonly Row[] = [
  ['creatinine', '14682-9', 'Creatinine', 'µmol/L', 'Kidney and electrolytes', 45, 84, [86, 88, 121, 150, 184]],
  ['potassium', '2823-3', 'Potassium', 'mmol/L', 'Kidney and electrolytes', 3.5, 5.1, [4.6, 4.8, 5.5, null, 6.1]],
  ['sodium', '2951-2', 'Sodium', 'mmol/L', 'Kidney and electrolytes', 136, 145, [139, 138, 137, null, 133]],
  ['urea_nitrogen', '22664-7', 'Urea', 'mmol/L', 'Kidney and electrolytes', 2.5, 7.8, [6.1, 6.4, 9.2, 12.8, 15.1]],
  ['hemoglobin', '718-7', 'Haemoglobin', 'g/L', 'Blood count', 120, 155, [128, null, 124, null, 121]],
  ['wbc', '6690-2', 'White cells', '×10³/µL', 'Blood count', 4, 11, [7.2, null, 9.9, null, 13.4]],
  ['platelets', '777-3', 'Platelets', '×10³/µL', 'Blood count', 150, 400, [232, null, 221, null, 204]],
  ['lactate', '2524-7', 'Lactate', 'mmol/L', 'Blood gas', null, null, [null, null, 1.4, null, 2.3]],
]

const AT = [76, 52, 28, 16, 1]

function rowOf([key, code, label, unit, group, low, high, values]: Row): ResultRow {
  const points = values.flatMap((value, index) => {
    if (value === null) return []
    const at = hoursAgo(AT[index] ?? 0)
    const state =
      low === null && high === null
        ? ('unassessed' as const)
        : high !== null && value > high
          ? ('high' as const)
          : low !== null && value < low
            ? ('low' as const)
            : ('normal' as const)
    const flag =
      key === 'weight' && index === 0
        ? { flag: { level: 'implausible' as const, kind: 'unit' as const, reason: '154 in the file, read as pounds by what was learned.' } }
        : {}
    return [
      { fact: factId(`Observation/${key}-${index}`), at, ms: Date.parse(at), value, text: String(value), state, original: null, ...flag },
    ]
  })
  const text = low === null && high === null ? null : low === null ? `≤ ${high}` : high === null ? `≥ ${low}` : `${low}–${high}`
  const range = text === null ? null : { low, high, text, source: 'invented for the fake bridge' }
  return { key, code, label, unit, group, range, rangeReason: range ? null : 'no reference range for this', points, total: points.length }
}

const item = (fact: string, label: string, detail: string | null, start: string | null, more: Partial<ListItem> = {}): ListItem => ({
  fact: factId(fact),
  label,
  detail,
  status: 'active',
  active: true,
  start,
  end: null,
  code: null,
  ...more,
})

const facts = (...keys: string[]): FactId[] => keys.map((key) => factId(`Observation/${key}`))
const trend = (...values: number[]) =>
  values.map((value, i) => ({ at: hoursAgo(AT[i] ?? 0), ms: NOW - (AT[i] ?? 0) * 3_600_000, value, band: null }))

const RISK_BASE = {
  outputs: {},
  contributions: [],
  missing: [],
  bounds: null,
  at: hoursAgo(1),
  computedAt: hoursAgo(0.1),
  signOff: 'pending',
  family: 'published' as const,
  questions: [],
  trend: [],
  inputsPresent: 0,
  inputsTotal: 0,
  reason: null,
  band: null,
  bandLabel: null,
}

const RISKS: readonly RiskRow[] = [
  {
    ...RISK_BASE,
    model: 'news2',
    version: '1.0.0',
    title: 'Deterioration (NEWS2)',
    valueUnit: 'points',
    status: 'ok',
    value: 8,
    valueText: '8',
    band: 'high',
    bandLabel: 'High',
    severity: 'high',
    bounds: { low: 8, high: 11 },
    inputsPresent: 6,
    inputsTotal: 7,
    trend: trend(1, 1, 2, 5, 8),
    source: 'Royal College of Physicians 2017',
    missing: [{ input: 'consciousness', label: 'Consciousness', reason: 'not recorded in the last 24 h' }],
    contributions: [
      { input: 'resp_rate', label: 'Breathing', value: 24, unit: '/min', effect: 2, at: hoursAgo(1), facts: facts('resp_rate-4') },
      { input: 'spo2', label: 'Oxygen saturation', value: 93, unit: '%', effect: 2, at: hoursAgo(1), facts: facts('spo2-4') },
      { input: 'sbp', label: 'Systolic pressure', value: 96, unit: 'mmHg', effect: 2, at: hoursAgo(1), facts: facts('sbp-4') },
      { input: 'heart_rate', label: 'Pulse', value: 112, unit: '/min', effect: 2, at: hoursAgo(1), facts: facts('heart_rate-4') },
    ],
  },
  {
    ...RISK_BASE,
    model: 'kdigo-aki',
    version: '1.0.0',
    title: 'Acute kidney injury (KDIGO)',
    valueUnit: 'stage',
    status: 'ok',
    value: 2,
    valueText: 'stage 2',
    band: 'stage-2',
    bandLabel: 'Stage 2',
    severity: 'high',
    inputsPresent: 1,
    inputsTotal: 1,
    trend: trend(0, 0, 1, 1, 2),
    source: 'KDIGO 2012',
  },
  {
    ...RISK_BASE,
    model: 'kfre4',
    version: '1.0.0',
    title: 'Kidney failure, 2 years',
    valueUnit: '%',
    status: 'not-applicable',
    value: null,
    valueText: 'not applicable',
    severity: 'none',
    reason: 'needs urine albumin, not recorded',
    inputsPresent: 3,
    inputsTotal: 4,
    source: 'Tangri 2016',
  },
  {
    ...RISK_BASE,
    model: 'meld',
    version: '1.0.0',
    title: 'Liver (MELD 3.0)',
    valueUnit: 'points',
    status: 'unavailable',
    value: null,
    valueText: 'unavailable',
    severity: 'none',
    reason: 'golden rows do not match',
    inputsPresent: 0,
    inputsTotal: 6,
    source: 'Kim 2021',
  },
]

const alert = (id: string, patient: PatientId, more: Partial<Alert>): Alert => ({
  id: alertId(id),
  patient,
  kind: 'critical-value',
  subject: '2823-3',
  tier: 'interruptive',
  severity: 'high',
  title: 'Potassium 6.1 mmol/L, critical',
  detail: 'Serum potassium 6.1 mmol/L an hour ago, 4.8 two days before; the critical limit is 6.0.',
  action: 'Repeat at once and record an ECG.',
  source: 'invented for the fake bridge',
  facts: facts('potassium-4', 'potassium-1'),
  inputHash: 'fake',
  status: 'open',
  raisedAt: hoursAgo(0.9),
  dataAt: hoursAgo(1),
  acknowledgedBy: null,
  acknowledgedAt: null,
  acknowledgeReason: null,
  ...more,
})

export const fakeAlerts = (patient: PatientId): Alert[] => [
  alert('alert-1', patient, {}),
  alert('alert-2', patient, {
    kind: 'score-band',
    subject: 'news2',
    tier: 'passive',
    title: 'NEWS2 rose from 2 to 8',
    detail: 'Breathing 24 /min, saturation 93 %, systolic 96 mmHg, pulse 112 /min. Consciousness not recorded.',
    action: 'Urgent assessment by a team with critical care skills.',
    facts: facts('resp_rate-4', 'sbp-4'),
  }),
]

const TIMELINE: readonly (readonly [number, TimelineItem['kind'], string, string | null])[] = [
  [76, 'encounter', 'Emergency admission', 'Shortness of breath'],
  [74, 'medication', 'Ibuprofen 400 mg started', null],
  [52, 'medication', 'Spironolactone 25 → 50 mg', null],
  [28, 'report', 'Chest X-ray', 'No consolidation'],
  [16, 'note', 'Progress note', 'A. Ferreira'],
  [9000, 'condition', 'Type 2 diabetes', null],
  [26000, 'immunization', 'Pneumococcal vaccine', null],
]

/** A child has its own measurements instead of the grown-up's weight. */
function vitalsOf(row: (typeof PEOPLE)[number] | undefined): ResultRow[] {
  const growth = growthRows(row?.birthDate ?? null, row?.sex ?? 'unknown')
  const rest = VITALS.filter(([key]) => growth.length === 0 || key !== 'weight').map(rowOf)
  return [...rest, ...growth]
}

export const fakeTask = (patient: PatientId, title: string, dueAt: string): Task => ({
  id: TaskId.parse(title.length),
  patient,
  patientName: PEOPLE[0]?.name ?? null,
  title,
  origin: title.startsWith('Look') ? 'alert' : 'person',
  subject: null,
  dueAt,
  status: 'open',
  createdBy: 'A. Ferreira',
  createdAt: dueAt,
  closedBy: null,
  closedAt: null,
  note: '',
})

export function fakeChart(id: PatientId): ChartView {
  const view = plainChart(id)
  const arrived = new Set(view.labs.flatMap(({ points }) => points.slice(-1).map(({ fact }) => fact)))
  return withPicture(view, { at: hoursAgo(9), arrived }, NOW)
}

function plainChart(id: PatientId): ChartView {
  const row = PEOPLE.find((person) => person.id === id) ?? PEOPLE[0]
  return {
    patient: {
      id,
      name: row?.name ?? null,
      birthDate: row?.birthDate ?? null,
      age: row?.age ?? null,
      sex: row?.sex ?? 'unknown',
      mrn: row?.mrn ?? null,
      deceased: row?.deceased ?? null,
      synthetic: true,
      weight: { text: '69.4 kg', at: hoursAgo(28), fact: factId('Observation/weight-2') },
      kidney: { text: 'eGFR 31 mL/min/1.73 m²', at: hoursAgo(1), severity: 'high', facts: facts('creatinine-4') },
      codeStatus: null,
      pregnancy: null,
    },
    allergies: {
      state: 'recorded',
      items: [
        { ...item('AllergyIntolerance/1', 'Penicillin', 'anaphylaxis', '1999'), severe: true },
        { ...item('AllergyIntolerance/2', 'Sulfonamide', 'rash', '2004-03'), severe: false },
      ],
    },
    problems: [
      item('Condition/1', 'Heart failure, EF 35 %', null, '2022-03'),
      item('Condition/2', 'Type 2 diabetes', null, '2014'),
      item('Condition/3', 'Acute bronchitis', null, '2018-01-04', { active: false, status: 'resolved', end: '2018-01-19' }),
    ],
    medications: [
      item('MedicationRequest/1', 'Lisinopril 10 mg', 'daily, for heart failure', '2022-03-02'),
      item('MedicationRequest/2', 'Spironolactone 50 mg', 'daily', hoursAgo(52)),
      item('MedicationRequest/3', 'Enoxaparin 40 mg', 'daily, subcutaneous', hoursAgo(70)),
      item('MedicationRequest/4', 'Ibuprofen 400 mg', 'three times daily', hoursAgo(74), {
        active: false,
        status: 'stopped',
        end: hoursAgo(2),
      }),
    ],
    medicationCheck: { checked: 0, total: 3, reason: 'The medication check is not built yet.' },
    vitals: vitalsOf(row),
    labs: LABS.map(rowOf),
    encounters: [item('Encounter/1', 'Emergency admission', 'Shortness of breath', hoursAgo(76))],
    procedures: [item('Procedure/1', 'Echocardiography', null, '2024-05-03')],
    immunizations: [item('Immunization/1', 'Influenza, seasonal', null, '2025-10-12')],
    notes: [
      {
        fact: factId('DocumentReference/1'),
        label: 'Progress note',
        date: hoursAgo(16),
        author: 'A. Ferreira',
        source: 'DocumentReference',
        hasText: true,
        preview: 'More breathless overnight, poor urine output.',
      },
    ],
    risks: [...RISKS],
    alerts: fakeAlerts(id),
    tasks: [fakeTask(id, 'Look again: Potassium 6.1', hoursAgo(1)), fakeTask(id, 'Ask for the echo report', hoursAgo(-20))],
    findings: [
      {
        id: 'f1',
        severity: 'high',
        title: 'Kidney injury, stage 2',
        basis: 'KDIGO',
        at: hoursAgo(2),
        parts: [
          { text: 'Creatinine ', facts: [] },
          { text: '88 → 184 µmol/L', facts: facts('creatinine-1', 'creatinine-4') },
          { text: ' in 51 h.', facts: [] },
        ],
      },
      {
        id: 'f2',
        severity: 'high',
        title: 'Potassium 6.1 and rising',
        basis: 'Result',
        at: hoursAgo(2),
        parts: [
          { text: '4.8 → 5.5 → 6.1', facts: facts('potassium-1', 'potassium-2', 'potassium-4') },
          { text: ' mmol/L in 51 h.', facts: [] },
        ],
      },
      {
        id: 'f3',
        severity: 'medium',
        title: 'NEWS2 rose from 2 to 8',
        basis: 'NEWS2',
        at: hoursAgo(2),
        parts: [
          { text: 'Breathing ', facts: [] },
          { text: '24', facts: facts('resp_rate-4') },
          { text: ', pulse ', facts: [] },
          { text: '112', facts: facts('heart_rate-4') },
          { text: '. Consciousness not recorded.', facts: [] },
        ],
      },
      {
        id: 'f4',
        severity: 'low',
        title: 'White cells 13.4',
        basis: 'Result',
        at: hoursAgo(2),
        parts: [
          { text: '13.4 ×10³/µL', facts: facts('wbc-4') },
          { text: ', was 9.9.', facts: [] },
        ],
      },
    ],
    picture: NO_PICTURE,
    pathwaysReason: null,
    pathways: [
      {
        id: 'acute-kidney-injury',
        title: 'Acute kidney injury',
        because: ['KDIGO stage 2 today'],
        facts: facts('creatinine-4'),
        since: hoursAgo(5),
        reviewed: '2026-11-25',
        steps: [
          {
            id: 'nephrotoxic-drugs',
            title: 'Review drugs that harm the kidney',
            why: 'NSAIDs, aminoglycosides and other nephrotoxic drugs add to the injury.',
            status: 'open',
            because: ['also takes ibuprofen'],
            facts: [],
            dueAt: hoursAgo(1),
            overdue: true,
            by: null,
            at: null,
            until: null,
            reason: null,
            source: 'KDIGO 2012',
          },
          {
            id: 'potassium',
            title: 'Measure potassium',
            why: 'Hyperkalaemia is what kills first.',
            status: 'done-by-chart',
            because: ['Potassium measured today'],
            facts: facts('potassium-4'),
            dueAt: hoursAgo(3),
            overdue: false,
            by: null,
            at: null,
            until: null,
            reason: null,
            source: 'NICE NG148',
          },
        ],
      },
    ],
    timeline: TIMELINE.map(([hours, kind, label, detail], i) => ({
      fact: factId(`Encounter/t${i}`),
      at: hoursAgo(hours),
      ms: NOW - hours * 3_600_000,
      kind,
      label,
      detail,
    })),
    counts: { observations: 214, notes: 1 },
    entryContext: {
      nowMs: NOW,
      birthDate: row?.birthDate ?? null,
      sex: row?.sex === 'male' ? 'male' : 'female',
      pregnant: null,
      history: [...VITALS, ...LABS].flatMap(([, code, , unit, , , , values]) =>
        values.flatMap((value, i) =>
          value === null
            ? []
            : [{ code, value, unit: unit === '°C' ? 'Cel' : unit === 'mmHg' ? 'mm[Hg]' : unit, ms: NOW - (AT[i] ?? 0) * 3_600_000 }],
        ),
      ),
    },
    openedAt: new Date().toISOString(),
  }
}

export const fakeEvidence = (ids: readonly FactId[]): Evidence[] =>
  ids.map((fact) => ({
    fact,
    type: fact.split('/')[0] ?? 'Observation',
    label: fact,
    value: 'invented',
    at: hoursAgo(1),
    origin: 'fake-bundle.json',
    recordedAt: hoursAgo(0.5),
    mapping: 'Praxis Nord, laboratory, version 2',
    changes: [
      { path: 'valueQuantity.value', from: '154 kg', to: '69.9 kg', because: 'Looks like pounds; fixed by A. Ferreira.' },
      { path: 'effectiveDateTime', from: '21.11.2026 06:10', to: '2026-11-21T06:10', because: 'Day before month, as in the whole file.' },
    ],
    raw: JSON.stringify({ resourceType: fact.split('/')[0], id: fact.split('/')[1] }, null, 2),
  }))

export const ANYBODY = patientId('fake-0')
