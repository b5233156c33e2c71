/** Every read of the store, by name. */
import { patientId } from '#app/contract/ids.ts'
import { SCHEMA } from '../migrations/index.ts'
import type { Connection } from '../statements.ts'
import { usage } from './adaptive.ts'
import { alertsOf } from './alerts.ts'
import { auditEntries, auditHead } from './audit.ts'
import { chart, documentText, patientFacts, rawFacts, series } from './chart.ts'
import { arrivedSince, chartState, heldOf, latestResource } from './chart-state.ts'
import { dueChecks } from './checks.ts'
import { drugsToRead, medicationsWith, newUnknownDrugs } from './drugs.ts'
import { exportPage, resourceOf } from './export.ts'
import { held } from './held.ts'
import { unfinishedJobs } from './jobs.ts'
import { learned, learnedColumns, learnedRules } from './learned.ts'
import { chartRow } from './links.ts'
import { mappingBySignature, mappings } from './mappings.ts'
import { overridesOf } from './medication.ts'
import { findInNotes } from './note-text.ts'
import { packer } from './observations.ts'
import type { PackedReads } from './packed.ts'
import { MERGED } from './patients.ts'
import { matches } from './persons.ts'
import { importFlags } from './provenance.ts'
import { patientQuality, sourceProfile, sourceQuality } from './quality.ts'
import { reviewDraft, reviews } from './reviews.ts'
import { newestScores } from './scores.ts'
import { tasksOf } from './tasks.ts'
import { verify } from './verify.ts'
import { waiting, waitingContent } from './waiting.ts'
import { alertEvents, scoreIds, watchedScores } from './watch.ts'
import { tally, worklist } from './worklist.ts'

export function reads(db: Connection): PackedReads {
  const pack = packer(db)
  return {
    summary: () => ({ patients: tally(db, 'patients'), observations: tally(db, 'observations'), schema: SCHEMA }),
    worklist: (input) => worklist(db, input),
    chart: ({ patient }) => chart(db, pack, patient),
    series: (input) => series(db, pack, input),
    patientFacts: ({ patient, perCode }) => patientFacts(db, pack, patient, perCode),
    manyPatientFacts: ({ patients, perCode }) => patients.flatMap((patient) => patientFacts(db, pack, patient, perCode) ?? []),
    patientIds: () => db.all<{ id: string }>(`SELECT id FROM patient WHERE rank > ${MERGED} ORDER BY pid`).map((row) => patientId(row.id)),
    rawFacts: ({ facts }) => rawFacts(db, facts),
    documentText: ({ fact }) => documentText(db, fact),
    medicationOverrides: ({ patient }) => ofPatient(db, patient, (pid) => (pid === null ? [] : overridesOf(db, pid))),
    scores: ({ patient }) => ofPatient(db, patient, (pid) => newestScores(db, pid)),
    alerts: ({ patient, status }) => ofPatient(db, patient, (pid) => alertsOf(db, pid, status)),
    tasks: ({ patient, ...which }) =>
      patient === null ? tasksOf(db, { pid: null, ...which }) : ofPatient(db, patient, (pid) => tasksOf(db, { pid, ...which })),
    scoreIds: ({ model }) => scoreIds(db, model),
    watchedScores: ({ ids }) => watchedScores(db, ids),
    alertEvents: ({ model }) => alertEvents(db, model),
    draft: ({ patient, form, user }) =>
      db.get<{ body: string; savedAt: string }>(
        'SELECT body, saved_at AS savedAt FROM draft WHERE patient = ? AND form = ? AND user = ?',
        patient,
        form,
        user,
      ) ?? null,
    setting: ({ key }) => db.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)?.value ?? null,
    audit: ({ before, limit }) => auditEntries(db, before, limit),
    auditHead: () => auditHead(db),
    verify: ({ anchor }) => verify(db, anchor),
    held: (input) => held(db, input),
    importFlags: ({ patient }) => importFlags(db, patient),
    waiting: () => waiting(db),
    waitingContent: ({ id }) => waitingContent(db, id),
    mappings: () => mappings(db),
    mappingBySignature: (input) => mappingBySignature(db, input),
    learned: () => learned(db),
    learnedRules: () => learnedRules(db),
    learnedColumns: () => learnedColumns(db),
    matches: ({ status }) => matches(db, status),
    sourceQuality: () => sourceQuality(db),
    patientQuality: ({ patient }) => patientQuality(db, patient),
    sourceProfile: ({ origin }) => sourceProfile(db, origin),
    dueChecks: (input) => dueChecks(db, input),
    drugsToRead: (input) => drugsToRead(db, input),
    newUnknownDrugs: () => newUnknownDrugs(db),
    medicationsWith: (input) => medicationsWith(db, input),
    chartState: ({ patient }) => chartState(db, patient),
    arrivedSince: (input) => arrivedSince(db, input),
    latestResource: () => latestResource(db),
    reviews: ({ patient }) => reviews(db, patient),
    reviewDraft: (input) => reviewDraft(db, input),
    findInNotes: (input) => findInNotes(db, input),
    heldOf: ({ patient }) => heldOf(db, patient),
    unfinishedJobs: () => unfinishedJobs(db),
    exportPage: (input) => exportPage(db, input),
    resource: ({ ref }) => resourceOf(db, ref),
    usage: (input) => usage(db, input),
  }
}

/** Of everybody when no patient is named; of nobody when the one named is unknown. */
function ofPatient<T>(db: Connection, patient: string | null, rows: (pid: number | null) => readonly T[]): readonly T[] {
  if (patient === null) return rows(null)
  const row = chartRow(db, patient)
  return row ? rows(row.pid) : []
}
