/** Every write of the store, by name. Each is one transaction: all of it is on disk when it returns, or nothing is. */

import { type Result, toFailure } from '#app/contract/errors.ts'
import type { AlertId } from '#app/contract/ids.ts'
import type { Alert } from '#app/contract/risk.ts'
import type { BatchCounts, ImportBatch, StoreWrites, TaskWrite } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { adaptiveWrites } from './adaptive.ts'
import { acknowledge, settleAlerts, snoozeAlert } from './alerts.ts'
import { appendAudit } from './audit.ts'
import { keepBeside } from './beside.ts'
import { recordChecks } from './checks.ts'
import { recordDrugs } from './drugs.ts'
import { addOutcomes, putBackThresholds } from './entry-outcomes.ts'
import { decideHeld } from './held.ts'
import { importResources } from './import.ts'
import { endJob, markFileDone, startJob } from './jobs.ts'
import { noteLearnedUse, undoLearned } from './learned.ts'
import { rootOf } from './links.ts'
import { rememberMapping } from './mappings.ts'
import { overrideMedication } from './medication.ts'
import { decideNote, writeNote } from './notes.ts'
import { type PackedBatch, packBatch } from './packed.ts'
import { markStep } from './pathways.ts'
import { knownPid } from './patients.ts'
import { decideMatch, proposeMatches, undoMatch } from './persons.ts'
import { type Projector, projector } from './projection.ts'
import { recordSourceQuality } from './quality.ts'
import { rerank } from './rank.ts'
import { addAddendum, discardReviewDraft, saveReviewDraft, signReview } from './reviews.ts'
import { storeScore } from './scores.ts'
import { addTask, changeTask } from './tasks.ts'
import { storeValues } from './values.ts'
import { keepWaiting, settleWaiting } from './waiting.ts'

type Input<K extends keyof StoreWrites> = Parameters<StoreWrites[K]>[0]

function recordScores(db: Connection, { actor, patients }: Input<'recordScores'>): ReturnType<StoreWrites['recordScores']> {
  const raised: AlertId[] = []
  const resolved: AlertId[] = []
  let scores = 0
  for (const { patient, scores: writes, alerts, evaluated } of patients) {
    const pid = knownPid(db, patient)
    // Scored before it was joined to another chart: that chart is scored by itself.
    if (rootOf(db, pid) !== pid) continue
    const stored = writes.filter((write) => storeScore(db, pid, write))
    const change = settleAlerts(db, pid, alerts, evaluated, actor)
    if (stored.length + change.raised.length + change.resolved.length === 0) continue
    rerank(db, pid)
    const models = stored.map(({ answer }) => `${answer.model} ${answer.version} ${answer.status}`)
    appendAudit(db, actor, {
      action: 'score',
      patient,
      detail: JSON.stringify({ models, raised: change.raised, resolved: change.resolved }),
    })
    scores += stored.length
    raised.push(...change.raised)
    resolved.push(...change.resolved)
  }
  return { scores, raised, resolved }
}

function acknowledgeAlert(db: Connection, input: Input<'acknowledgeAlert'>): ReturnType<StoreWrites['acknowledgeAlert']> {
  const { alert, pid, changed } = acknowledge(db, input)
  if (changed) {
    rerank(db, pid)
    if (input.dueMs !== null) addTask(db, { actor: input.actor, task: taskOfAlert(alert, input.dueMs, input.note) })
    appendAudit(db, input.actor, {
      action: 'alert',
      patient: alert.patient,
      detail: JSON.stringify({ acknowledged: alert.id, subject: alert.subject, reason: input.reason }),
    })
  }
  return alert
}

const taskOfAlert = (alert: Alert, dueMs: number, note: string): TaskWrite => ({
  patient: alert.patient,
  origin: 'alert',
  subject: alert.subject,
  title: `Look again: ${alert.title}`,
  dueMs,
  note,
})

/** A lesson that a decided pair taught is undone with the decision. */
function forgetLesson(db: Connection, project: Projector, input: Input<'undoLearned'>): null {
  const lost = undoLearned(db, input)
  if (lost?.kind === 'merge' || lost?.kind === 'different')
    undoMatch(db, project, { actor: input.actor, id: Number(lost.subject), note: 'what was learned was undone' })
  return null
}

function saveDraft(db: Connection, { patient, form, user, body, at }: Input<'saveDraft'>): null {
  db.run('INSERT OR REPLACE INTO draft (patient, form, user, body, saved_at) VALUES (?, ?, ?, ?, ?)', patient, form, user, body, at)
  return null
}

function setSetting(db: Connection, { actor, key, value }: Input<'setSetting'>): null {
  db.run('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)', key, value)
  appendAudit(db, actor, { action: 'setting', patient: null, detail: JSON.stringify({ key }) })
  return null
}

/** Trouble of one file, not of the store: the others are stored. */
const REFUSALS: ReadonlySet<string> = new Set(['Conflict', 'BadInput'])

/** A transaction inside the transaction: this file whole, or nothing of it. */
function oneOf(db: Connection, project: Projector, batch: ImportBatch | PackedBatch): Result<BatchCounts> {
  try {
    return { ok: true, value: db.transaction('write', () => importResources(db, project, packBatch(batch))) }
  } catch (error) {
    project.forget()
    const failure = toFailure(error)
    if (!REFUSALS.has(failure.kind)) throw error
    return { ok: false, error: failure }
  }
}

export function writes(db: Connection): StoreWrites {
  const project = projector(db)
  const whole =
    <I, O>(work: (input: I) => O) =>
    (input: I): O => {
      try {
        return db.transaction('write', () => work(input))
      } catch (error) {
        project.forget()
        throw error
      }
    }
  return {
    ...adaptiveWrites(db, whole),
    importBatch: whole((input) => importResources(db, project, packBatch(input))),
    importBatches: whole(({ batches }) => batches.map((batch) => oneOf(db, project, batch))),
    recordValues: whole((input) => storeValues(db, project, input)),
    recordScores: whole((input) => recordScores(db, input)),
    acknowledgeAlert: whole((input) => acknowledgeAlert(db, input)),
    snoozeAlert: whole((input) => snoozeAlert(db, input)),
    recordOutcomes: whole(({ outcomes }) => {
      addOutcomes(db, outcomes)
      return null
    }),
    putBackThresholds: whole((input) => putBackThresholds(db, input)),
    markStep: whole((input) => markStep(db, input)),
    overrideMedication: whole((input) => overrideMedication(db, input)),
    decideNote: whole((input) => decideNote(db, project, input)),
    writeNote: whole((input) => writeNote(db, project, input)),
    addTask: whole((input) => addTask(db, input)),
    changeTask: whole((input) => changeTask(db, input)),
    saveDraft: whole((input) => saveDraft(db, input)),
    discardDraft: whole(({ patient, form, user }) => {
      db.run('DELETE FROM draft WHERE patient = ? AND form = ? AND user = ?', patient, form, user)
      return null
    }),
    saveReviewDraft: whole((input) => saveReviewDraft(db, input)),
    discardReviewDraft: whole((input) => discardReviewDraft(db, input)),
    signReview: whole((input) => signReview(db, input)),
    addAddendum: whole((input) => addAddendum(db, input)),
    setSetting: whole((input) => setSetting(db, input)),
    startJob: whole((input) => startJob(db, input)),
    endJob: whole((input) => endJob(db, input)),
    markFileDone: whole((input) => markFileDone(db, input)),
    keepWaiting: whole((input) => keepWaiting(db, input)),
    settleWaiting: whole((input) => settleWaiting(db, input)),
    rememberMapping: whole((input) => rememberMapping(db, input)),
    keepBeside: whole((input) => keepBeside(db, project, input)),
    decideHeld: whole((input) => decideHeld(db, project, input)),
    proposeMatches: whole((input) => proposeMatches(db, input)),
    decideMatch: whole((input) => decideMatch(db, project, input)),
    undoMatch: whole((input) => undoMatch(db, project, input)),
    recordSourceQuality: whole((input) => recordSourceQuality(db, input)),
    recordChecks: whole((input) => recordChecks(db, input)),
    recordDrugs: whole((input) => recordDrugs(db, input)),
    undoLearned: whole((input) => forgetLesson(db, project, input)),
    noteLearnedUse: whole((input) => noteLearnedUse(db, input)),
    appendAudit: whole(({ actor, ...event }) => appendAudit(db, actor, event)),
  }
}
