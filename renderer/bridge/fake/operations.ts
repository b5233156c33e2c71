/** Invented answers for operations, settings and about. */

import { jobId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import type { AboutInfo, AuditEntry, DoctorCheck } from '#app/contract/operations.ts'
import type { ModelInfo } from '#app/contract/risk.ts'
import { WAITING } from './mapping.ts'
import { hoursAgo } from './people.ts'
import { scoreOf } from './quality.ts'

export const CHECKS: readonly DoctorCheck[] = [
  { id: 'store', state: 'ok', message: 'The store opens and its pages are whole.', next: null },
  { id: 'audit-chain', state: 'ok', message: '4,812 log entries follow each other unbroken.', next: null },
  {
    id: 'models',
    state: 'warn',
    message: '1 of 4 models is unavailable: MELD 3.0 (golden rows do not match).',
    next: 'Open Models to see why; reinstall the model pack.',
  },
  { id: 'disk', state: 'ok', message: '41.2 GB free on the data disk.', next: null },
  { id: 'backup', state: 'fail', message: 'No backup has been made yet.', next: 'Make one under Backup.' },
]

const model = (id: string, title: string, more: Partial<ModelInfo> = {}): ModelInfo => ({
  id,
  title,
  version: '1.0.0',
  status: 'available',
  family: 'published',
  questions: [],
  reason: null,
  purpose: 'Invented purpose for the fake bridge.',
  valueUnit: 'points',
  bands: [
    { name: 'low', label: 'Low', severity: 'none', from: 0, response: 'Routine observation.' },
    { name: 'medium', label: 'Medium', severity: 'medium', from: 5, response: 'Urgent review by a clinician.' },
    { name: 'high', label: 'High', severity: 'high', from: 7, response: 'Emergency assessment by a critical care team.' },
  ],
  inputs: [
    { name: 'resp_rate', label: 'Breathing', unit: '/min', required: true },
    { name: 'spo2', label: 'Oxygen saturation', unit: '%', required: true },
    { name: 'fio2', label: 'Oxygen given', unit: null, required: false },
  ],
  signOff: 'pending',
  source: 'Royal College of Physicians 2017',
  sha256: 'fa4e'.repeat(16),
  card: `# ${title}\n\nIntended use: adults in hospital.\n\n## Limits\n\n- Not for children or pregnancy.\n- Chronic hypoxia: see the second scale.\n`,
  ...more,
})

export const MODELS: readonly ModelInfo[] = [
  model('news2', 'NEWS2'),
  model('kdigo-aki', 'Acute kidney injury (KDIGO)', { valueUnit: 'stage', source: 'KDIGO 2012' }),
  model('kfre4', 'Kidney failure, 2 years', { valueUnit: '%', source: 'Tangri 2016' }),
  model('meld3', 'Liver (MELD 3.0)', { status: 'unavailable', reason: 'golden rows do not match: row 3', source: 'Kim 2021' }),
]

const ACTIONS = ['view', 'create', 'session', 'import', 'alert'] as const

export const AUDIT: readonly AuditEntry[] = Array.from({ length: 260 }, (_, i) => ({
  seq: 260 - i,
  at: hoursAgo(i * 0.7),
  user: i % 3 === 0 ? 'A. Ferreira' : 'M. Okonjo',
  action: ACTIONS[i % 5] ?? 'view',
  patient: i % 5 === 2 || i % 5 === 3 ? null : `fake-${i % 8}`,
  detail:
    ['Opened the chart', 'Recorded 4 values', 'Unlocked', 'Imported 12 files, 3,402 resources', 'Acknowledged: will monitor'][i % 5] ?? '',
  hash: (0xabcdef01 + i * 7919).toString(16).padStart(8, '0').repeat(8),
}))

export const ABOUT: AboutInfo = {
  version: '0.1.0',
  shell: { name: 'none', version: '0', browser: 'fake bridge' },
  node: '24.21.0',
  sqlite: '3.53.0',
  onnxruntime: '1.30.0',
  platform: 'linux x64',
  dataFolder: '/home/ward/.local/share/wardlight',
  licences: [
    { name: 'react 19.3.1', licence: 'MIT', notice: 'Copyright Meta Platforms, Inc. and affiliates.' },
    { name: 'Inter 4.1', licence: 'OFL-1.1', notice: 'Copyright The Inter Project Authors.' },
    { name: 'onnxruntime-node 1.30.0', licence: 'MIT', notice: 'Copyright Microsoft Corporation.' },
  ],
}

export const newJob = (files: number): IntakeJob => ({
  id: jobId(`job-${Date.now()}`),
  state: 'running',
  file: 'bundle-001.json',
  filesDone: 0,
  filesTotal: files,
  bytesDone: 0,
  bytesTotal: files * 1_400_000,
  resources: 0,
  report: null,
  error: null,
})

/** An import that a crash stopped: it can go on where it was. */
export const crashed = (): IntakeJob => ({
  ...newJob(14),
  id: jobId('job-before'),
  state: 'paused',
  file: 'ward-export/2026-11/bundle-008.json',
  filesDone: 8,
  bytesDone: 11_956_000,
  resources: 19_020,
  resumable: true,
})

const SENTENCES: Readonly<Record<string, readonly [severity: 'error' | 'warning' | 'information', message: string]>> = {
  'not-json': ['error', 'Not valid JSON: the file ends inside an object. Nothing of it was stored.'],
  'unit-unknown': ['warning', 'Unit “Stk” is not known; kept as written, and the value is not drawn in graphs.'],
  'code-local': ['warning', 'Code “GLU-P” has no LOINC; shown under the source’s own name.'],
  'unit-read-as': ['information', 'Unit “mg%” is not UCUM; read as mg/dL and kept as written.'],
  'z-segment': ['information', 'Segment ZPI is the sender’s own; kept as it came.'],
}

const issueOf = (i: number) => {
  const codes = Object.keys(SENTENCES)
  const code = codes[i % 11 === 0 ? 0 : 1 + (i % 4)] ?? 'unit-unknown'
  const [severity, message] = SENTENCES[code] ?? ['warning' as const, '']
  return {
    severity,
    code,
    message,
    file: `ward-export/2026-11/bundle-0${10 + (i % 40)}.json`,
    path: `entry[${i * 3}].resource.valueQuantity`,
  }
}

export const finished = (job: IntakeJob): IntakeJob => ({
  ...job,
  state: 'done',
  file: null,
  filesDone: job.filesTotal,
  bytesDone: job.bytesTotal,
  resources: 31_204,
  report: {
    files: job.filesTotal,
    resources: { read: 31_204, stored: 30_911, unchanged: 180, skipped: 71, held: 38, quarantined: 4 },
    byType: {
      Observation: 21_884,
      Encounter: 3202,
      Procedure: 2110,
      Condition: 1430,
      MedicationRequest: 1290,
      Immunization: 711,
      DiagnosticReport: 340,
      AllergyIntolerance: 119,
      Patient: 118,
    },
    patients: 118,
    issues: Array.from({ length: 113 }, (_, i) => issueOf(i)),
    issuesOmitted: 0,
    quality: scoreOf([0.94, 0.91, 0.985, 0.83, 0.994]),
    waiting: WAITING.map(({ id, kind, file, reasons }) => ({ id, kind, file, reasons })),
    duplicates: 180,
    possibleMatches: 3,
    seconds: 14.2,
  },
})
