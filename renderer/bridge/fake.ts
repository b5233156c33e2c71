/**
 * A bridge with invented people, for looking at screens without main. Development and `--mode fake` only: main.tsx asks for it
 * behind a constant, so a production build does not hold it. `?fake=new|locked|damaged|empty|failing|slow&roles=auditor` sets the scene.
 */
import type { CallArgs, CallName, CallOutput } from '#app/contract/calls.ts'
import { type Failure, type Result, toFailure, WardlightError } from '#app/contract/errors.ts'
import type { PushEvent } from '#app/contract/events.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
import type { Role, SessionStatus, UserInfo } from '#app/contract/session.ts'
import { fakeAlerts, fakeChart, fakeEvidence, fakeTask } from './fake/chart.ts'
import { chartReviewHandlers } from './fake/chart-reviews.ts'
import { checksCalls } from './fake/checks.ts'
import { fakeDocument } from './fake/documents.ts'
import type { Handlers } from './fake/handlers.ts'
import { noteCalls } from './fake/notes.ts'
import { ABOUT, AUDIT, CHECKS, crashed, finished, MODELS, newJob } from './fake/operations.ts'
import { PEOPLE } from './fake/people.ts'
import { reviewHandlers } from './fake/review.ts'
import { stripCalls } from './fake/strip.ts'
import { fakeDecision, fakeWatch } from './fake/watch.ts'

const scene = new URLSearchParams(window.location.search)
const mood = scene.get('fake') ?? 'unlocked'
const roles = (scene.get('roles')?.split(',') ?? ['clinician']) as Role[]
let state: SessionStatus['state'] = mood === 'new' || mood === 'locked' || mood === 'damaged' ? mood : 'unlocked'
let users: UserInfo[] = [
  { name: 'A. Ferreira', roles },
  { name: 'M. Okonjo', roles: ['admin', 'auditor'] },
]
let settings: CallOutput<'settings.get'> = { theme: 'system', idleMinutes: 10, learnedModels: [] }
let jobs: IntakeJob[] = mood === 'empty' || mood === 'new' ? [] : [crashed()]
let wrongTries = 0
let hasPatients = mood !== 'empty' && mood !== 'new'
const drafts = new Map<string, CallOutput<'drafts.load'>['draft']>()
const listeners = new Set<(json: string) => void>()

const push = (event: PushEvent) => {
  for (const listener of listeners) listener(JSON.stringify(event))
}

const damage = {
  kind: 'Corrupt',
  message: 'The store is damaged: 3 pages do not match their checksum.',
  next: 'Restore the backup of 21 Nov from the command line.',
}

const status = (): SessionStatus => ({
  state,
  users: state === 'new' ? [] : users.map((user) => user.name),
  user: state === 'unlocked' ? (users[0] ?? null) : null,
  waitSeconds: 0,
  idleMinutes: settings.idleMinutes,
  patients: state === 'unlocked' && hasPatients ? PEOPLE.length : null,
  downtime: null,
  failure: state === 'damaged' ? damage : null,
})

function unlock(passphrase: string): SessionStatus {
  if (passphrase.length < 4) {
    wrongTries += 1
    throw new WardlightError('WrongPassphrase', 'The user or the passphrase is not right.', { retryAfterSeconds: 2 ** wrongTries })
  }
  state = 'unlocked'
  return status()
}

function start(files: number): IntakeJob {
  const job = newJob(files)
  jobs = [...jobs, job]
  run(job, 0)
  return job
}

function run(job: IntakeJob, from: number): void {
  let step = from
  const timer = setInterval(() => {
    const state = jobs.find((other) => other.id === job.id)?.state
    if (state !== 'running') return clearInterval(timer)
    step += 1
    jobs = jobs.map((other) => (other.id === job.id ? advanced(other, step / 8) : other))
    if (step >= 8) clearInterval(timer)
    push({ type: 'intake.changed', job: job.id })
    hasPatients = true
    push({ type: 'worklist.changed' })
  }, 300)
}

function setState(id: string, state: IntakeJob['state']): IntakeJob {
  jobs = jobs.map((other) => (other.id === id ? { ...other, state } : other))
  return jobOf(id)
}

const advanced = (job: IntakeJob, share: number): IntakeJob =>
  share >= 1
    ? finished(job)
    : {
        ...job,
        filesDone: Math.floor(job.filesTotal * share),
        bytesDone: Math.floor(job.bytesTotal * share),
        resources: Math.floor(31_204 * share),
      }

const jobOf = (id: string): IntakeJob => {
  const found = jobs.find((job) => job.id === id)
  if (!found) throw new WardlightError('NotFound', 'This import is not known.')
  return found
}

function list({ query, limit, offset }: CallArgs<'worklist.list'>): CallOutput<'worklist.list'> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const all = hasPatients ? PEOPLE : []
  const found = all.filter((row) =>
    words.every((word) => `${row.name ?? ''} ${row.mrn ?? ''} ${row.birthDate ?? ''}`.toLowerCase().includes(word)),
  )
  return { rows: found.slice(offset, offset + limit), total: all.length, matching: found.length, matchingAtLeast: false }
}

function modelOf(model: string) {
  const info = MODELS.find(({ id }) => id === model)
  if (!info) throw new WardlightError('NotFound', 'There is no such model.')
  return info
}

const lock = () => {
  state = 'locked'
  return status()
}

const HANDLERS: Handlers = {
  'session.status': status,
  'session.create': ({ user }) => {
    state = 'unlocked'
    users = [{ name: user, roles: ['clinician', 'admin'] }]
    return { recoveryKey: 'FAKE-7Q2M-XK4D-9TRC-HW3B-6PNV-EJ8Y-5GZA', status: status() }
  },
  'session.unlock': ({ passphrase }) => unlock(passphrase),
  'session.recover': ({ passphrase }) => unlock(passphrase),
  'session.lock': lock,
  'session.active': () => ({}),
  'downtime.choose': () => ({ path: 'ward.wldowntime', name: 'ward.wldowntime', asOf: new Date().toISOString() }),
  'downtime.open': ({ passphrase }) => unlock(passphrase),
  'downtime.make': () => ({
    path: 'ward.wldowntime',
    bytes: 48_000_000,
    asOf: new Date().toISOString(),
    madeBy: 'A. Ferreira',
    patients: 12,
  }),
  'users.list': () => users,
  'users.add': ({ user, roles: given }) => {
    users = [...users, { name: user, roles: given }]
    return users
  },
  'intake.pick': ({ kind }) => ({
    paths: kind === 'folder' ? ['/media/stick/ward-export'] : ['/media/stick/a.json', '/media/stick/b.json'],
  }),
  'intake.start': ({ paths }) => start(paths.length * 12),
  'intake.upload.open': ({ name }) => ({ upload: name }),
  'intake.upload.chunk': ({ base64 }) => ({ bytes: Math.floor((base64.length * 3) / 4) }),
  'intake.upload.start': ({ uploads }) => start(uploads.length),
  'intake.demo': () => start(118),
  'intake.job': ({ job }) => jobOf(job),
  'intake.jobs': () => jobs,
  'intake.cancel': ({ job }) => setState(job, 'cancelled'),
  'intake.pause': ({ job }) => setState(job, 'paused'),
  'intake.resume': ({ job }) => {
    const resumed = setState(job, 'running')
    run(resumed, Math.round((resumed.bytesDone / resumed.bytesTotal) * 8))
    return resumed
  },
  ...reviewHandlers(push, start, mood === 'empty' || mood === 'new'),
  ...chartReviewHandlers,
  'documents.make': ({ kind }) => fakeDocument(kind),
  'documents.print': ({ to }) => ({ file: to === 'pdf' ? 'hand-off.pdf' : null, bytes: 48_210 }),
  'worklist.list': list,
  'chart.open': ({ patient }) => fakeChart(patient),
  'chart.refresh': ({ patient }) => fakeChart(patient),
  'chart.series': ({ patient, key }) => {
    const chart = fakeChart(patient)
    return { points: [...chart.vitals, ...chart.labs].find((row) => row.key === key)?.points ?? [] }
  },
  'chart.evidence': ({ facts }) => fakeEvidence(facts),
  'chart.find': () => ({ keys: [], notes: [] }),
  ...noteCalls,
  'risk.answer': ({ requestId }) => ({ fact: factId(`Observation/${requestId}`) }),
  'models.switch': ({ model, on }) => {
    const others = settings.learnedModels.filter((id) => id !== model)
    settings = { ...settings, learnedModels: on ? [...others, model] : others }
    return { on: settings.learnedModels }
  },
  'risk.explain': ({ model }) => ({
    answer: null,
    counterfactuals: [
      {
        input: 'resp_rate',
        label: 'Breathing',
        from: '24 /min',
        to: '20 /min',
        value: 6,
        sentence: 'With breathing at 20 /min it would be 6.',
      },
    ],
    card: MODELS.find((info) => info.id === model)?.card ?? '',
  }),
  'medication.override': () => ({}),
  'knowledge.state': () => ({
    failure: 'The pretended program has no medication knowledge.',
    edition: null,
    daysLeft: null,
    rules: 0,
    installed: null,
    site: null,
  }),
  'knowledge.site': () => ({ taken: false }),
  'knowledge.restore': () => ({}),
  'knowledge.install': () => ({ version: null }),
  'knowledge.rollback': () => ({ version: '' }),
  'medication.check': ({ order }) => ({
    status: 'not-checked',
    reason: 'The pretended program has no medication knowledge.',
    unchecked: [{ drug: order, because: 'there is no knowledge here' }],
    findings: [],
    knowledge: { version: '', reviewed: '', expires: '' },
  }),
  'models.list': () => [...MODELS],
  'models.watch': ({ model }) => fakeWatch(modelOf(model)),
  'models.recalibrate': ({ model, intercept, slope }) => fakeDecision(modelOf(model), { intercept, slope }),
  'models.withdraw': ({ model }) => fakeDecision(modelOf(model), null),
  'alerts.list': ({ patient }) => (patient ? fakeAlerts(patient) : []),
  'alerts.acknowledge': ({ alert, reason }) => {
    const found = fakeAlerts(patientId('fake-0')).find((other) => other.id === alert)
    if (!found) throw new WardlightError('NotFound', 'This alert is not open any more.')
    return {
      ...found,
      status: 'acknowledged',
      acknowledgedBy: 'A. Ferreira',
      acknowledgedAt: new Date().toISOString(),
      acknowledgeReason: reason,
    }
  },
  'alerts.snooze': ({ alert, reason, until }) => {
    const found = fakeAlerts(patientId('fake-0')).find((other) => other.id === alert)
    if (!found) throw new WardlightError('NotFound', 'This alert is not open any more.')
    return { ...found, snooze: { until, reason, by: 'A. Ferreira' } }
  },
  'tasks.list': () => [],
  'pathways.mark': () => ({}),
  'tasks.add': ({ patient, title, dueAt }) => fakeTask(patient, title, dueAt),
  'tasks.close': ({ task }) => ({
    ...fakeTask(patientId('fake-0'), 'Potassium again', new Date().toISOString()),
    id: task,
    status: 'done',
  }),
  'tasks.move': ({ task, dueAt }) => ({ ...fakeTask(patientId('fake-0'), 'Potassium again', dueAt), id: task }),
  'values.preview': ({ entries }) => ({
    flags: entries.map((_, entry) => ({
      entry,
      level: 'unassessed' as const,
      kind: null,
      reason: 'The fake bridge judges nothing.',
      suggestion: null,
    })),
    deltas: [],
  }),
  'values.record': ({ entries }) => ({ facts: entries.map((_, i) => factId(`Observation/typed-${Date.now()}-${i}`)), flags: [] }),
  'drafts.save': (draft) => {
    const savedAt = new Date().toISOString()
    drafts.set(`${draft.patient} ${draft.form}`, { ...draft, savedAt })
    return { savedAt }
  },
  'drafts.load': ({ patient, form }) => ({ draft: drafts.get(`${patient} ${form}`) ?? null }),
  'drafts.discard': ({ patient, form }) => {
    drafts.delete(`${patient} ${form}`)
    return {}
  },
  'audit.list': ({ before, limit }) => AUDIT.filter((entry) => before === null || entry.seq < before).slice(0, limit),
  'operations.verify': () => ({
    database: { ok: true, message: 'Every page is whole.' },
    auditChain: { ok: true, entries: 4812, brokenAt: null },
    projections: { ok: true, message: '118 patients made again from their raw resources, all the same.' },
  }),
  'operations.backup': () => ({ path: '/media/stick/wardlight-2026-11-22.wardbackup', bytes: 48_201_344, checked: true }),
  'operations.doctor': () => [...CHECKS],
  'settings.get': () => settings,
  'settings.set': (change) => {
    settings = { ...settings, theme: change.theme ?? settings.theme, idleMinutes: change.idleMinutes ?? settings.idleMinutes }
    return settings
  },
  'about.info': () => ABOUT,
  ...stripCalls,
  ...checksCalls,
}

const BROKEN: Failure = {
  kind: 'Unavailable',
  message: 'The store did not answer in time.',
  next: 'Try again. If it happens again, open Operations and look at Health.',
}

async function answer(name: string, json: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, mood === 'slow' ? 60_000 : 5))
  if (mood === 'failing' && !name.startsWith('session') && !name.startsWith('settings')) return JSON.stringify({ ok: false, error: BROKEN })
  return JSON.stringify(handle(name as CallName, JSON.parse(json)))
}

function handle<K extends CallName>(name: K, input: CallArgs<K>): Result<CallOutput<K>> {
  try {
    return { ok: true, value: HANDLERS[name](input) }
  } catch (error) {
    return { ok: false, error: toFailure(error) }
  }
}

export function installFake(): void {
  window.wardlight = {
    invoke: (name, json) =>
      mood === 'slow' && /^(session|settings)/.test(name)
        ? Promise.resolve(JSON.stringify(handle(name as CallName, JSON.parse(json))))
        : answer(name, json),
    onPush: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
