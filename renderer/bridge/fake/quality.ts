/** Invented quality of sources, what was learned, watched folders. */
import type { LearnedItem, QualityDimension, QualityPoint, QualityScore, SourceQuality, WatchedFolder } from '#app/contract/intake.ts'
import { hoursAgo } from './people.ts'

const IDS = ['completeness', 'conformance', 'plausibility', 'timeliness', 'duplication'] as const

const REASONS: Readonly<Record<QualityDimension['id'], readonly string[]>> = {
  completeness: ['412 of 9,120 observations have no time.', '38 of 118 patients have no birth date.'],
  conformance: ['1,204 codes are local and have no LOINC.', '61 units are not UCUM (“mg%”, “Stk”).'],
  plausibility: ['38 values are held, 4 of them impossible.'],
  timeliness: ['Half of the results come more than 6 h after they were measured.'],
  duplication: ['180 results came twice, from two messages.'],
}

export const scoreOf = (scores: readonly (number | null)[]): QualityScore => {
  const known = scores.filter((score) => score !== null)
  return {
    score: known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length,
    dimensions: IDS.map((id, i) => ({ id, score: scores[i] ?? null, reasons: (scores[i] ?? 1) < 0.97 ? [...REASONS[id]] : [] })),
  }
}

const history = (n: number, at: (i: number) => readonly (number | null)[], file: (i: number) => string): QualityPoint[] =>
  Array.from({ length: n }, (_, i) => ({
    at: hoursAgo((n - i) * 24 + ((i * 7) % 5)),
    file: file(i),
    count: 700 + ((i * 137) % 400),
    quality: scoreOf(at(i)),
  }))

const wave = (i: number, by = 0.012) => by * Math.sin(i * 1.7)

export const SOURCES: readonly SourceQuality[] = [
  {
    origin: 'GHH LAB / ELAB-3',
    format: 'HL7 v2.5.1',
    history: history(
      30,
      (i) => [0.97 + wave(i), 0.95 + wave(i + 1), i > 26 ? 0.74 : 0.985 + wave(i, 0.008), 0.82 + wave(i, 0.03), 0.99],
      (i) => `oru_2026-11-${String(i - 5).padStart(2, '0')}.hl7`,
    ),
    drift: ['Glucose: the middle value fell from 101 to 5.6 while the unit stayed mg/dL.', 'Plausibility 98 % to 74 % since 22 Nov.'],
    open: { held: 24, quarantined: 2, waiting: 1 },
  },
  {
    origin: 'Praxis Nord',
    format: 'CSV',
    history: history(
      4,
      (i) => [0.81, 0.9 + wave(i), 0.93, 0.7 + i * 0.02, 1],
      (i) => `labor_export_2026-${8 + i}.csv`,
    ),
    drift: [],
    open: { held: 8, quarantined: 4, waiting: 1 },
  },
  {
    origin: 'Ward 3 monitors',
    format: 'FHIR NDJSON',
    history: history(
      58,
      (i) => [0.99, 0.995, 0.96 + wave(i, 0.02), 0.99, i > 40 ? 0.91 : 0.98],
      (i) => `vitals/day-${i}.ndjson`,
    ),
    drift: ['Duplication 98 % to 91 % since 7 Nov: the same minute comes from two feeds.'],
    open: { held: 2, quarantined: 0, waiting: 0 },
  },
  {
    origin: 'St. Anna, discharge letters',
    format: 'C-CDA 2.1',
    history: history(
      9,
      (i) => [0.94 + wave(i), 0.97, 0.99, null, 1],
      (i) => `ccda-${i}.xml`,
    ),
    drift: [],
    open: { held: 0, quarantined: 0, waiting: 0 },
  },
  {
    origin: 'ICU monitor',
    format: 'TSV',
    history: [],
    drift: [],
    open: { held: 0, quarantined: 0, waiting: 1 },
  },
  {
    origin: 'Synthea demo set',
    format: 'FHIR NDJSON',
    history: history(
      1,
      () => [0.99, 1, 1, 0.98, 1],
      () => 'synthea-demo.ndjson.gz',
    ),
    drift: [],
    open: { held: 0, quarantined: 0, waiting: 0 },
  },
]

export const makeLearned = (): LearnedItem[] => [
  {
    id: 1,
    kind: 'mapping',
    origin: 'Praxis Nord',
    effect: 'Files with these 12 columns are read as “Praxis Nord, laboratory”, without asking.',
    because: 'A. Ferreira confirmed the columns of labor_export_2026-08.csv.',
    by: 'A. Ferreira',
    at: hoursAgo(24 * 90),
    undoneAt: null,
    used: 3,
  },
  {
    id: 2,
    kind: 'column',
    origin: 'Praxis Nord',
    effect: 'A column named “Krea” is creatinine in mg/dL.',
    because: 'It was believed to be µmol/L and was changed in the mapping screen.',
    by: 'A. Ferreira',
    at: hoursAgo(24 * 90),
    undoneAt: null,
    used: 3,
  },
  {
    id: 3,
    kind: 'repair',
    origin: 'Ward 3 monitors',
    effect: 'Weights from 120 to 180 written in kg are read as pounds, and marked as repaired.',
    because: '154 kg was fixed to 69.9 kg, with “do the same next time”.',
    by: 'A. Ferreira',
    at: hoursAgo(20),
    undoneAt: null,
    used: 11,
  },
  {
    id: 4,
    kind: 'accept',
    origin: 'GHH LAB / ELAB-3',
    effect: 'Potassium from 5.8 to 6.4 mmol/L is let in without being held, and flagged on the chart.',
    because: 'Two such values of the dialysis ward were released.',
    by: 'M. Okonjo',
    at: hoursAgo(24 * 12),
    undoneAt: hoursAgo(24 * 3),
    used: 2,
  },
  {
    id: 5,
    kind: 'different',
    origin: '',
    effect: 'Mraz118, Ada3 and Mraz118, Ada44 are not asked about again.',
    because: 'They were marked as different people.',
    by: 'A. Ferreira',
    at: hoursAgo(24 * 6),
    undoneAt: null,
    used: 0,
  },
]

export const makeWatched = (): WatchedFolder[] => [
  { path: '/srv/drop/elab-3', origin: 'GHH LAB / ELAB-3', lastLookedAt: hoursAgo(0.02), imported: 1204, trouble: null },
  {
    path: '/media/share/ward-3/vitals',
    origin: 'Ward 3 monitors',
    lastLookedAt: hoursAgo(6),
    imported: 58,
    trouble: 'The folder is not there: is the share mounted?',
  },
]

export const patientHistory = (index: number): QualityPoint[] =>
  history(
    3,
    (i) => [0.96, 0.98, index % 2 === 0 ? 0.9 - i * 0.03 : 0.99, 0.86, 1],
    (i) => `bundle-${i}.json`,
  )
