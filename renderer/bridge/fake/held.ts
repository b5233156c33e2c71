/** Invented held values and pairs of records. */
import type { FlagKind } from '#app/contract/entry.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { GateFinding, HeldItem, PersonMatch } from '#app/contract/intake.ts'
import { hoursAgo, PEOPLE } from './people.ts'

type Seed = readonly [
  who: number,
  label: string,
  value: string,
  level: GateFinding['level'],
  kind: FlagKind,
  reason: string,
  suggestion: GateFinding['suggestion'],
  source: number,
]

const SOURCES = [
  { origin: 'GHH LAB / ELAB-3', file: 'oru_2026-11-24.hl7', place: 'message 3, OBX 2' },
  { origin: 'Praxis Nord', file: 'labor_export_2026-11.csv', place: 'row 412, column Na' },
  { origin: 'Ward 3 monitors', file: 'vitals/2026-11-23.ndjson', place: 'line 1204' },
] as const

const SEEDS: readonly Seed[] = [
  [
    0,
    'Glucose',
    '5.9 mg/dL',
    'implausible',
    'unit',
    '5.9 mg/dL would be coma; this source wrote 101 on average until 23 Nov. In mmol/L it is ordinary.',
    { value: 5.9, unit: 'mmol/L' },
    0,
  ],
  [
    1,
    'Sodium',
    '1385 mmol/L',
    'impossible',
    'decimal-shift',
    'No person has lived with a sodium of 1385 mmol/L. Last 138, 1 d ago.',
    { value: 138.5, unit: 'mmol/L' },
    1,
  ],
  [2, 'Temperature', '98.4 Cel', 'impossible', 'unit', '98.4 °C cannot be; in Fahrenheit it is 36.9 °C.', { value: 36.9, unit: 'Cel' }, 2],
  [0, 'Weight', '154 kg', 'implausible', 'unit', '154 kg against 69.4 kg two days ago: looks like pounds.', { value: 69.9, unit: 'kg' }, 2],
  [
    4,
    'Systolic pressure',
    '78 mm[Hg]',
    'implausible',
    'swapped-pair',
    'Systolic 78 below diastolic 142: the two look swapped.',
    { value: 142, unit: 'mm[Hg]' },
    2,
  ],
  [
    3,
    'Haemoglobin',
    '41 g/L',
    'implausible',
    'transposed-digits',
    '41 g/L against 140 g/L yesterday, without a bleed on the chart.',
    null,
    1,
  ],
  [5, 'Creatinine', '0.31 mg/dL', 'implausible', 'delta', 'Halved within 6 h (0.71, 0.31 mg/dL).', null, 0],
  [6, 'Potassium', '6.9 mmol/L', 'implausible', 'delta', '4.1 to 6.9 mmol/L in 2 h with haemolysis noted in the sample.', null, 0],
  [1, 'Pulse', '72 /min', 'implausible', 'future-time', 'Measured 24 Dec 2026, a month ahead.', null, 2],
]

const item = ([who, label, value, level, kind, reason, suggestion, source]: Seed, index: number): HeldItem => {
  const person = PEOPLE[who]
  const from = SOURCES[source] ?? SOURCES[0]
  const finding = { fact: factId(`Observation/h${index}`), label, value, level, kind, reason, suggestion }
  const second = {
    ...finding,
    fact: factId(`Observation/h${index}#1`),
    label: 'Diastolic pressure',
    value: '142 mm[Hg]',
    suggestion: { value: 78, unit: 'mm[Hg]' },
  }
  return {
    id: index + 1,
    state: level === 'impossible' ? 'quarantined' : 'held',
    status: 'open',
    patient: person?.id ?? patientId('fake-0'),
    patientName: person?.name ?? null,
    type: 'Observation',
    resource: `Observation/h${index}`,
    effective: hoursAgo(4 + index * 3),
    findings: kind === 'swapped-pair' ? [finding, second] : [finding],
    file: from.file,
    path: from.place,
    origin: from.origin,
    heldAt: hoursAgo(0.3 + index / 10),
    decidedBy: null,
    decidedAt: null,
    note: null,
  }
}

export const makeHeld = (): HeldItem[] => [
  ...Array.from({ length: 36 }, (_, i) => item(SEEDS[i % SEEDS.length] as Seed, i)),
  {
    ...item(SEEDS[3] as Seed, 90),
    status: 'fixed',
    decidedBy: 'A. Ferreira',
    decidedAt: hoursAgo(20),
    note: 'Scale of ward 3 shows pounds',
  },
  { ...item(SEEDS[7] as Seed, 91), status: 'rejected', decidedBy: 'M. Okonjo', decidedAt: hoursAgo(27), note: 'Haemolysed, repeated' },
]

const side = (id: string, name: string | null, birthDate: string | null, sex: string, mrn: string | null, facts: number) => ({
  patient: patientId(id),
  name,
  birthDate,
  sex,
  mrn,
  facts,
})

export const makeMatches = (): PersonMatch[] => [
  {
    id: 1,
    a: side('fake-0', 'Osei102, Abena331', '1955-03-14', 'female', 'SYN-4417-0923', 214),
    b: side('fake-20', 'Osei102, Abena', '1955-03-14', 'female', 'GHH-88213', 31),
    score: 0.94,
    evidence: [
      'Family name and birth date are the same.',
      'Given names agree but for “331”.',
      'Same sex.',
      'No identifier in common: the two systems number patients differently.',
    ],
    status: 'open',
    by: null,
    at: hoursAgo(1),
  },
  {
    id: 2,
    a: side('fake-1', 'Lindqvist77, Arvid12', '1948-11-02', 'male', 'SYN-4418-0923', 96),
    b: side('fake-21', 'Lindquist77, Arvid12', '1948-02-11', 'male', null, 8),
    score: 0.78,
    evidence: ['Family names differ by one letter.', 'Day and month of birth are swapped.', 'Same given name, same sex.'],
    status: 'open',
    by: null,
    at: hoursAgo(3),
  },
  {
    id: 3,
    a: side('fake-3', 'Nakamura561, Ren88', '1962-01-30', 'male', 'SYN-4420-0923', 55),
    b: side('fake-23', 'Nakamura561, Rena2', '1962-01-30', 'female', 'GHH-90117', 12),
    score: 0.41,
    evidence: ['Family name and birth date are the same.', 'Given names and sex differ: may be twins.'],
    status: 'open',
    by: null,
    at: hoursAgo(8),
  },
  {
    id: 4,
    a: side('fake-6', 'Okafor15, Ngozi230', '1978-12-05', 'female', 'SYN-4423-0923', 120),
    b: side('fake-26', 'Okafor15, Ngozi230', '1978-12-05', 'female', 'SYN-4423-0923', 17),
    score: 1,
    evidence: ['The same record number of the same hospital.', 'Name, birth date and sex agree.'],
    status: 'merged',
    by: 'rule',
    at: hoursAgo(30),
  },
]
