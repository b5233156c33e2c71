/**
 * Facts changed: score again. One place in the line per patient, the newest cause counts; a batch is read, scored and written at once.
 * A failure writes a failed score, so that the chart never shows an old number as a current one.
 */
import { createHash } from 'node:crypto'
import { withinBudget } from '#app/alerts/budget.ts'
import { criticalAlerts } from '#app/alerts/critical-values.ts'
import { medicationAlerts } from '#app/alerts/medication.ts'
import { merged } from '#app/alerts/merge.ts'
import { type Before, bandOfAnswer, type Raised, type Raising, scoreAlerts } from '#app/alerts/raise.ts'
import type { PatientFacts } from '#app/chart/facts.ts'
import { pregnantAt } from '#app/chart/pregnancy.ts'
import { isoFromMs } from '#app/chart/when.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { Alert, ModelAnswer, ModelInfo, Score } from '#app/contract/risk.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Actor, ScoreWrite, Store, StoreWrites } from '#app/ports/store.ts'
import { learnedOn } from './site.ts'

export type ScoreQueueOptions = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  scorer: Scorer
  actor: () => Actor
  /** Epoch ms. */
  now: () => number
  onChanged: (patients: readonly PatientId[]) => void
}>

export type ScoreQueue = Readonly<{
  add(patients: readonly PatientId[]): void
  /** Resolves when nothing waits and nothing runs. @throws nothing: failures are in `lastFailure` */
  idle(): Promise<void>
  pause(): void
  resume(): void
  waiting(): number
  lastFailure(): string | null
  /** Finishes the batch in hand and drops the rest; the next start scores what is asked then. */
  close(): Promise<void>
}>

/** Patients read, scored and written at once. With twice as many the main thread's heap grows by 70 MB behind a large import, and nothing is faster. */
const BATCH = 8
/** Enough of each analyte for a year of creatinine and for the trend. */
const PER_CODE = 30
const HISTORY = 8
/** A clock that is wrong by less than this is no reason to leave a value out. */
const FUTURE_MS = 24 * 3_600_000

type PatientWrite = Parameters<StoreWrites['recordScores']>[0]['patients'][number]

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)

/** Values dated in the future are not scored: they would make everything else look old. */
function withoutFuture(facts: PatientFacts, nowMs: number): PatientFacts {
  const known = facts.observations.filter(({ effective }) => (effective?.ms ?? 0) <= nowMs + FUTURE_MS)
  return known.length === facts.observations.length ? facts : { ...facts, observations: known }
}

function severityOf(models: readonly ModelInfo[], answer: ModelAnswer): ScoreWrite['severity'] {
  const model = models.find(({ id }) => id === answer.model)
  return (model ? bandOfAnswer(model, answer)?.severity : undefined) ?? 'none'
}

export function createScoreQueue(options: ScoreQueueOptions): ScoreQueue {
  const { store, scorer } = options
  const line = new Set<PatientId>()
  let running: Promise<void> | null = null
  let paused = false
  let closed = false
  let failure: string | null = null

  /** On the first scoring of a chart, the way here is scored too, so that the trend has a past. */
  async function past(facts: PatientFacts, known: readonly Score[], learned: readonly string[]): Promise<readonly ModelAnswer[]> {
    if (known.length > 0) return []
    const answers = await scorer.history({ model: null, learned, atMs: null, facts, features: null, limit: HISTORY })
    return answers.filter(({ status }) => status === 'ok')
  }

  /** The list of medications, judged at the present time. */
  async function drugAlerts(raising: Raising, facts: PatientFacts, existing: readonly Alert[]): Promise<Raised> {
    // Nobody's list and nothing open of one: the knowledge is not read for that.
    if (facts.medications.length === 0 && existing.every(({ kind }) => kind !== 'medication')) return { alerts: [], evaluated: [] }
    const atMs = options.now()
    const pregnant = facts.pregnant ?? pregnantAt(facts.conditions, facts.observations, atMs)
    // What could not be judged leaves open what is open; the chart says by itself what was checked.
    const check = await scorer.checkList({ facts: { ...facts, pregnant }, atMs }).catch(() => null)
    return check === null ? { alerts: [], evaluated: [] } : medicationAlerts(raising, check, existing)
  }

  async function writeFor(
    facts: PatientFacts,
    answers: readonly ModelAnswer[],
    { models, learned, now }: Readonly<{ models: readonly ModelInfo[]; learned: readonly string[]; now: string }>,
  ): Promise<PatientWrite | null> {
    const patient = facts.patient?.id
    if (!patient) return null
    const [known, existing] = await Promise.all([store.read('scores', { patient }), store.read('alerts', { patient, status: null })])
    const before = new Map<string, Before>(known.map((score) => [score.model, { severity: severityOf(models, score) }]))
    const raising = { patient, now, digest }
    const fromScores = scoreAlerts(raising, models, answers, before, existing)
    const fromValues = criticalAlerts(raising, facts, existing)
    const fromDrugs = await drugAlerts(raising, facts, existing)
    const all = [...(await past(facts, known, learned)), ...answers]
    return {
      patient,
      scores: all.map((answer) => ({ answer, severity: severityOf(models, answer), computedAt: now })),
      // Nobody can act on an alert about somebody who has died; open ones are resolved by not being raised again.
      alerts: facts.patient?.deceased ? [] : withinBudget(merged([...fromScores.alerts, ...fromValues.alerts, ...fromDrugs.alerts])),
      evaluated: [...fromScores.evaluated, ...fromValues.evaluated, ...fromDrugs.evaluated],
    }
  }

  async function scoreBatch(patients: readonly PatientId[]): Promise<void> {
    const nowMs = options.now()
    const read = await store.read('manyPatientFacts', { patients, perCode: PER_CODE })
    const facts = read.map((one) => withoutFuture(one, nowMs))
    const [models, learned] = await Promise.all([scorer.list(), learnedOn(store)])
    const answers = await scorer.scoreMany(facts.map((one) => ({ model: null, learned, atMs: null, facts: one, features: null })))
    const writes: PatientWrite[] = []
    for (const [i, one] of facts.entries()) {
      const write = await writeFor(one, answers[i] ?? [], { models, learned, now: isoFromMs(nowMs) })
      if (write) writes.push(write)
    }
    await store.write('recordScores', { actor: options.actor(), patients: writes })
    options.onChanged(patients)
  }

  async function drain(): Promise<void> {
    while (line.size > 0 && !paused && !closed) {
      const batch = [...line].slice(0, BATCH)
      for (const patient of batch) line.delete(patient)
      try {
        await scoreBatch(batch)
        failure = null
      } catch (error) {
        // Kept for the next cause or resume(): a store that is busy or locked now is asked again then.
        failure = error instanceof Error ? error.message : String(error)
        for (const patient of batch) line.add(patient)
        return
      }
    }
  }

  function start(): void {
    if (running || paused || closed) return
    running = drain().finally(() => {
      running = null
      if (line.size > 0 && failure === null) start()
    })
  }

  async function idle(): Promise<void> {
    while (running) await running
  }

  return {
    add(patients) {
      for (const patient of patients) {
        line.delete(patient)
        line.add(patient)
      }
      start()
    },
    idle,
    pause() {
      paused = true
    },
    resume() {
      paused = false
      start()
    },
    waiting: () => line.size,
    lastFailure: () => failure,
    async close() {
      closed = true
      line.clear()
      await idle()
    },
  }
}
