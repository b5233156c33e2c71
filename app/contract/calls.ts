/**
 * Every call from the renderer to main: one table. `main/rpc` runs it, `renderer/bridge` is typed by it.
 * `may` is what the caller needs: a capability, 'anyone' (before unlock) or 'user' (any unlocked user).
 */

import { z } from 'zod'
import { ActionId, ContextTag, StripChoice, StripReport, StripView } from './adaptive.ts'
import { ChartPoint, ChartView, Evidence, Worklist } from './chart.ts'
import { DocumentKind, PrintedDocument, PrintKind, PrintOutcome } from './documents.ts'
import { DowntimeFile, DowntimeMade } from './downtime.ts'
import { Entry, Flag, FlagKind } from './entry.ts'
import { AlertResponse, EntryOutcome, EntryQuality, LearnedThreshold } from './entry-quality.ts'
import { ExportKind, ExportResult, TransferReport } from './exchange.ts'
import { AlertId, FactId, JobId, PatientId } from './ids.ts'
import {
  HeldDecision,
  HeldItem,
  HeldStatus,
  IntakeJob,
  LearnedItem,
  MappingChoice,
  MappingPreview,
  PersonMatch,
  QualityPoint,
  SourceQuality,
  WaitingFile,
  WatchedFolder,
} from './intake.ts'
import { KnowledgeState } from './knowledge-pack.ts'
import { MedCheck, OverrideInput } from './medication.ts'
import { MAX_NOTE_CHARS, NewNote, NoteReadingView, NoteSearch } from './notes.ts'
import { AboutInfo, AuditEntry, DoctorCheck, Settings, VerifyReport } from './operations.ts'
import { StepMark } from './pathways.ts'
import { Prefill, ReviewDraft, ReviewId, SignedReview, StoredDraft } from './review.ts'
import { AcknowledgeReason, Alert, Counterfactual, ModelAnswer, ModelInfo, RiskDelta, SnoozeReason } from './risk.ts'
import { FoundBeside } from './search.ts'
import { type Capability, Passphrase, Role, SessionStatus, UserInfo, UserName } from './session.ts'
import { DueAt, Task, TaskId } from './tasks.ts'
import { ModelWatch } from './watch.ts'

export type Need = Capability | 'anyone' | 'user'

type Call = Readonly<{ input: z.ZodType; output: z.ZodType; may: Need }>

const call = <I extends z.ZodType, O extends z.ZodType>(may: Need, input: I, output: O) => ({ input, output, may }) satisfies Call

const nothing = z.object({})
const byPatient = z.object({ patient: PatientId })

/** A draft: what stands in a form, kept encrypted as typed (PRODUCT, principle 8). */
export const Draft = z.object({ patient: PatientId, form: z.string().max(64), body: z.string().max(1_000_000), savedAt: z.string() })

export const CALLS = {
  'session.status': call('anyone', nothing, SessionStatus),
  /** First run: makes the vault and unlocks it. The recovery key is given this once. */
  'session.create': call(
    'anyone',
    z.object({ user: UserName, passphrase: Passphrase }),
    z.object({ recoveryKey: z.string(), status: SessionStatus }),
  ),
  'session.unlock': call('anyone', z.object({ user: UserName, passphrase: z.string().max(1024) }), SessionStatus),
  'session.recover': call('anyone', z.object({ user: UserName, recoveryKey: z.string().max(200), passphrase: Passphrase }), SessionStatus),
  /** Opens the file dialog and looks at the beginning of the file; null when the person cancels. */
  'downtime.choose': call('anyone', nothing, DowntimeFile.nullable()),
  /** Opens a downtime copy to be read; only a path that `downtime.choose` gave in this run is accepted. */
  'downtime.open': call('anyone', z.object({ path: z.string(), passphrase: z.string().max(1024) }), SessionStatus),
  /** Writes a copy of the whole store under a passphrase of its own. Opens the save dialog; null when the person cancels. */
  'downtime.make': call('export', z.object({ passphrase: Passphrase }), DowntimeMade.nullable()),
  'session.lock': call('user', nothing, SessionStatus),
  /** Sent on keys and pointer, at most every 20 seconds, so that idle is measured in one place. */
  'session.active': call('user', nothing, nothing),
  'users.list': call('manage', nothing, z.array(UserInfo)),
  'users.add': call('manage', z.object({ user: UserName, passphrase: Passphrase, roles: z.array(Role).min(1) }), z.array(UserInfo)),

  /** Opens the system's file dialog; empty when the person cancels. */
  'intake.pick': call('import', z.object({ kind: z.enum(['files', 'folder']) }), z.object({ paths: z.array(z.string()) })),
  /** Only paths that `intake.pick` gave in this run are accepted. */
  'intake.start': call('import', z.object({ paths: z.array(z.string()).min(1).max(10_000) }), IntakeJob),
  /** Dropped files come through the bridge piece by piece: open, chunks in order (base64 of bytes), then start with the handles. */
  'intake.upload.open': call(
    'import',
    z.object({ name: z.string().min(1).max(500), size: z.number().int().min(0) }),
    z.object({ upload: z.string() }),
  ),
  'intake.upload.chunk': call(
    'import',
    z.object({ upload: z.string(), base64: z.string().max(6_000_000) }),
    z.object({ bytes: z.number() }),
  ),
  'intake.upload.start': call('import', z.object({ uploads: z.array(z.string()).min(1) }), IntakeJob),
  'intake.demo': call('import', nothing, IntakeJob),
  'intake.job': call('import', z.object({ job: JobId }), IntakeJob),
  'intake.jobs': call('import', nothing, z.array(IntakeJob)),
  'intake.cancel': call('import', z.object({ job: JobId }), IntakeJob),
  /** Stops at the next whole batch and keeps the place; `intake.resume` goes on from there, also after a crash. */
  'intake.pause': call('import', z.object({ job: JobId }), IntakeJob),
  'intake.resume': call('import', z.object({ job: JobId }), IntakeJob),
  /** Files of which nothing is stored until a person decides. */
  'intake.waiting': call('import', nothing, z.array(WaitingFile)),
  /** Ten rows as they would be stored, by the mapping the program believes in or by the person's choices. Stores nothing. */
  'intake.mapping.preview': call('enter', MappingChoice, MappingPreview),
  /** Remembers the mapping under its name and imports the file by it. */
  'intake.mapping.confirm': call('enter', MappingChoice, IntakeJob),
  /** 'release': import it after all, audited with the note; 'discard': nothing of it is stored. */
  'intake.waiting.decide': call(
    'enter',
    z.object({ id: z.string(), decision: z.enum(['release', 'discard']), note: z.string().max(500) }),
    z.object({ job: IntakeJob.nullable() }),
  ),
  'intake.watch.list': call('import', nothing, z.array(WatchedFolder)),
  /** Opens the folder dialog; null when the person cancels. */
  'intake.watch.add': call('import', nothing, WatchedFolder.nullable()),
  'intake.watch.remove': call('import', z.object({ path: z.string() }), z.array(WatchedFolder)),

  'held.list': call(
    'enter',
    z.object({
      status: HeldStatus.nullable(),
      origin: z.string().nullable(),
      patient: PatientId.nullable(),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().min(0),
    }),
    z.object({ items: z.array(HeldItem), total: z.number() }),
  ),
  'held.decide': call('enter', HeldDecision, z.object({ items: z.array(HeldItem) })),

  'matches.list': call('enter', z.object({ status: PersonMatch.shape.status.nullable() }), z.array(PersonMatch)),
  'matches.decide': call(
    'enter',
    z.object({ id: z.number().int(), decision: z.enum(['same', 'different']), note: z.string().max(500) }),
    PersonMatch,
  ),
  /** Two charts again, as before the merge; everything that came since goes to whom it names. */
  'matches.undo': call('enter', z.object({ id: z.number().int(), note: z.string().max(500) }), PersonMatch),

  'quality.sources': call('import', nothing, z.array(SourceQuality)),
  'quality.patient': call('view', byPatient, z.array(QualityPoint)),
  'learned.list': call('import', nothing, z.array(LearnedItem)),
  'learned.undo': call('enter', z.object({ id: z.number().int() }), z.array(LearnedItem)),

  /** Opens the save dialog; null when the person cancels. `patients` null: everybody. */
  'exchange.export': call(
    'export',
    z.object({ kind: ExportKind, patients: z.array(PatientId).min(1).max(10_000).nullable(), passphrase: Passphrase.nullable() }),
    ExportResult.nullable(),
  ),
  /** Opens the file dialog; null when the person cancels. */
  'exchange.receive': call('import', z.object({ passphrase: z.string().max(1024) }), TransferReport.nullable()),

  'worklist.list': call(
    'view',
    z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(500), offset: z.number().int().min(0) }),
    Worklist,
  ),
  'chart.open': call('view', byPatient, ChartView),
  /** Again after a change event; not audited as a new view. */
  'chart.refresh': call('view', byPatient, ChartView),
  /** All points of one result row, oldest first, for the graph. */
  'chart.series': call('view', z.object({ patient: PatientId, key: z.string().max(200) }), z.object({ points: z.array(ChartPoint) })),
  'chart.evidence': call('view', z.object({ patient: PatientId, facts: z.array(FactId).min(1).max(50) }), z.array(Evidence)),

  /** A note with what it names and what may be taken over from it. Stores nothing but the view in the log. */
  'notes.read': call('view', z.object({ patient: PatientId, fact: FactId }), NoteReadingView),
  /** Again after a decision or a change event; not audited as a new view. */
  'notes.refresh': call('view', z.object({ patient: PatientId, fact: FactId }), NoteReadingView),
  /** The same of a note that is being written. Stores nothing. */
  'notes.preview': call(
    'enter',
    z.object({ patient: PatientId, text: z.string().max(MAX_NOTE_CHARS), date: z.string().max(40) }),
    NoteReadingView,
  ),
  /**
   * Takes a suggestion over into the chart, turns it down, or opens one that was turned down again. Refused (BadInput) where the entry check
   * refuses its value, and (Conflict) where it asks about it and `confirmed` is false, or where it is not offered any more.
   */
  'notes.decide': call(
    'enter',
    z.object({
      patient: PatientId,
      fact: FactId,
      suggestion: z.string().min(1).max(400),
      decision: z.enum(['accepted', 'rejected', 'reopened']),
      confirmed: z.boolean(),
      requestId: z.string().min(8).max(60),
    }),
    z.object({ facts: z.array(FactId) }),
  ),
  /** Stores a note somebody wrote or pasted, as a DocumentReference. */
  'notes.write': call(
    'enter',
    z.object({ patient: PatientId, note: NewNote, requestId: z.string().min(8).max(60) }),
    z.object({ fact: FactId }),
  ),
  /** Notes of one chart, or of everybody, in which every word begins a word. */
  'notes.search': call(
    'view',
    z.object({ query: z.string().max(200), patient: PatientId.nullable(), limit: z.number().int().min(1).max(200) }),
    NoteSearch,
  ),
  /** Beside the names the chart itself holds: other names of results, and the texts of notes. */
  'chart.find': call('view', z.object({ patient: PatientId, query: z.string().max(200) }), FoundBeside),

  'risk.explain': call(
    'view',
    z.object({ patient: PatientId, model: z.string() }),
    z.object({ answer: ModelAnswer.nullable(), counterfactuals: z.array(Counterfactual), card: z.string() }),
  ),
  /** Answers a question that a model puts to the clinician; stored as an Observation, and the patient is scored again. */
  'risk.answer': call(
    'enter',
    z.object({
      patient: PatientId,
      model: z.string(),
      input: z.string(),
      answer: z.string().max(200),
      requestId: z.string().min(8).max(64),
    }),
    z.object({ fact: FactId }),
  ),
  'models.list': call('user', nothing, z.array(ModelInfo)),
  /** Learned models are off until somebody who manages the site switches them on. @returns what is on */
  'models.switch': call('manage', z.object({ model: z.string(), on: z.boolean() }), z.object({ on: z.array(z.string()) })),
  /** How a model fares on this site: drift of its inputs, outcomes, calibration, alerts. Counts only, nothing of any one patient. */
  'models.watch': call('user', z.object({ model: z.string().max(100) }), ModelWatch),
  /** Approves the recalibration that `models.watch` proposes, as it was shown; refused (Conflict) where the outcomes now speak for another. */
  'models.recalibrate': call('manage', z.object({ model: z.string().max(100), intercept: z.number(), slope: z.number() }), ModelWatch),
  /** The model's own values again. */
  'models.withdraw': call('manage', z.object({ model: z.string().max(100) }), ModelWatch),

  'alerts.list': call('view', z.object({ patient: PatientId.optional(), status: z.enum(['open', 'all']) }), z.array(Alert)),
  /** `until`: when a “will monitor” comes back as a task; absent: in a day. */
  'alerts.acknowledge': call(
    'acknowledge',
    z.object({ alert: AlertId, reason: AcknowledgeReason, note: z.string().max(500), until: DueAt.optional() }),
    Alert,
  ),

  /** Lets an alert rest; it is back by itself. Refused (BadInput) for longer than it may (app/alerts/snooze.ts). */
  'alerts.snooze': call('acknowledge', z.object({ alert: AlertId, reason: SnoozeReason, until: DueAt }), Alert),

  /** What a person says of a step of a care pathway; 'later' needs `until`, and 'not-applicable' a reason. */
  'pathways.mark': call(
    'enter',
    z.object({
      patient: PatientId,
      pathway: z.string().max(64),
      step: z.string().max(64),
      mark: StepMark,
      until: DueAt.nullable(),
      reason: z.string().max(500),
    }),
    nothing,
  ),

  /** Soonest first; 'due': what is due by now, of everybody where no patient is named. */
  'tasks.list': call('view', z.object({ patient: PatientId.nullable(), which: z.enum(['due', 'open', 'all']) }), z.array(Task)),
  'tasks.add': call('enter', z.object({ patient: PatientId, title: z.string().trim().min(1).max(200), dueAt: DueAt }), Task),
  'tasks.close': call('enter', z.object({ task: TaskId, outcome: z.enum(['done', 'dropped']), note: z.string().max(500) }), Task),
  'tasks.move': call('enter', z.object({ task: TaskId, dueAt: DueAt, note: z.string().max(500) }), Task),

  /** Flags with this patient's whole history, and what the scores would become. Stores nothing. */
  'values.preview': call(
    'enter',
    z.object({ patient: PatientId, entries: z.array(Entry).max(200) }),
    z.object({ flags: z.array(Flag), deltas: z.array(RiskDelta) }),
  ),
  /**
   * Stores the values. Refused (BadInput) when one is impossible; refused (Conflict) when one is implausible by itself and its index is not in `confirmed`.
   */
  'values.record': call(
    'enter',
    z.object({
      patient: PatientId,
      entries: z.array(Entry).min(1).max(200),
      confirmed: z.array(z.number().int()),
      /** The values fit another chart better, and the person said that they belong to this patient. Recorded; it decides nothing. */
      belongs: z.boolean().optional(),
      /** What became of the flags that were shown on the way: counted by cause and analyte, and nothing else is kept of them. */
      outcomes: z.array(EntryOutcome).max(400).optional(),
      requestId: z.string().min(8).max(64),
    }),
    z.object({ facts: z.array(FactId), flags: z.array(Flag) }),
  ),
  /** What became of flags on values that were not saved after all. */
  'checks.withdrawn': call('enter', z.object({ outcomes: z.array(EntryOutcome).max(400) }), nothing),
  /** How the entry checks fare on this machine: counts, no patient. */
  'checks.quality': call('view', nothing, EntryQuality),
  'checks.learned': call('view', nothing, z.array(LearnedThreshold)),
  /** The threshold of one cause and analyte as it was set, or of all (`cell` null). @returns what is still moved */
  'checks.putBack': call(
    'enter',
    z.object({ cell: z.object({ concept: z.string().max(64), kind: FlagKind }).nullable() }),
    z.array(LearnedThreshold),
  ),
  /** From the arrival of alerts to their acknowledgement, by kind. */
  'checks.alerts': call('view', nothing, z.array(AlertResponse)),
  'drafts.save': call('enter', Draft.omit({ savedAt: true }), z.object({ savedAt: z.string() })),
  'drafts.load': call('enter', z.object({ patient: PatientId, form: z.string().max(64) }), z.object({ draft: Draft.nullable() })),
  'drafts.discard': call('enter', z.object({ patient: PatientId, form: z.string().max(64) }), nothing),

  /** The findings a review opens with, and the draft of this user. Stores nothing but the view in the log. */
  'reviews.open': call('enter', byPatient, z.object({ prefill: Prefill, stored: StoredDraft })),
  /** Again after a change event; not audited as a new view. */
  'reviews.refresh': call('enter', byPatient, z.object({ prefill: Prefill, stored: StoredDraft })),
  /** Signed ones, newest first. */
  'reviews.list': call('view', byPatient, z.array(SignedReview)),
  /** Keeps what stands in the review. Refused (Conflict) on an older `version`, and where a finding is not what was offered any more. */
  'reviews.save': call(
    'enter',
    z.object({ patient: PatientId, version: z.number().int().min(0), draft: ReviewDraft }),
    z.object({ version: z.number(), savedAt: z.string() }),
  ),
  'reviews.discard': call('enter', z.object({ patient: PatientId, version: z.number().int().min(0) }), nothing),
  /** Signs the draft that is stored under `version`. The passphrase is asked for again. */
  'reviews.sign': call(
    'sign',
    z.object({ patient: PatientId, version: z.number().int().min(0), passphrase: z.string().max(1024) }),
    SignedReview,
  ),
  'reviews.addendum': call(
    'sign',
    z.object({ patient: PatientId, review: ReviewId, text: z.string().trim().min(1).max(20_000), passphrase: z.string().max(1024) }),
    SignedReview,
  ),

  /** A sheet of this chart as it stands, to be laid out and printed. `review`: which one, for the signed review; null: the newest. */
  'documents.make': call('view', z.object({ patient: PatientId, kind: DocumentKind, review: ReviewId.nullable() }), PrintedDocument),
  /** Prints the sheet the page shows; `hash` says which. Null when the person cancels. The place of a file is picked in the system's dialog. */
  'documents.print': call(
    'print',
    z.object({ patient: PatientId, kind: PrintKind, hash: z.string().max(64), to: z.enum(['pdf', 'paper']) }),
    PrintOutcome.nullable(),
  ),

  /** An order as it is typed, against everything the chart says. Stores nothing. */
  'medication.check': call('view', z.object({ patient: PatientId, order: z.string().max(500) }), MedCheck),
  /**
   * Sets a finding of the list aside with a reason, or takes that back (`reason` null); a 'will-monitor' makes its task. Append-only.
   * Refused (Conflict) where the finding is not what was shown any more, and (BadInput) where the reason is none for it.
   */
  'medication.override': call('acknowledge', OverrideInput, nothing),

  /** The adaptive strip of a chart that was just opened; `possible`: what can be done in this chart. No call of the strip names a patient. */
  'strip.open': call('view', z.object({ tags: z.array(ContextTag).max(40), possible: z.array(ActionId).max(1000) }), StripView),
  /** @returns what is likely next, for fetching ahead */
  'strip.used': call(
    'view',
    z.object({ visit: z.number().int(), action: ActionId, fromStrip: z.boolean() }),
    z.object({ next: z.array(ActionId) }),
  ),
  /** null: neither pinned nor hidden. Seen from the next opening of a chart on. */
  'strip.choose': call('view', z.object({ action: ActionId, choice: StripChoice.nullable() }), StripReport),
  'strip.turn': call('view', z.object({ on: z.boolean() }), StripReport),
  /** Forgets everything learned of this user, and the choices. */
  'strip.forget': call('view', nothing, StripReport),
  'strip.report': call('view', nothing, StripReport),
  /** Opens the save dialog; null when the person cancels. */
  'strip.export': call('view', nothing, z.object({ path: z.string().nullable() })),

  'audit.list': call(
    'audit',
    z.object({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(500) }),
    z.array(AuditEntry),
  ),
  'operations.verify': call('audit', nothing, VerifyReport),
  /** The file is always picked in the system's dialog; a page cannot name one. */
  'operations.backup': call(
    'backup',
    z.object({ path: z.null() }),
    z.object({ path: z.string().nullable(), bytes: z.number(), checked: z.boolean() }),
  ),
  'operations.doctor': call('user', nothing, z.array(DoctorCheck)),
  /** The medication knowledge in use. Files are always picked in the system's dialog; false where the person cancels. */
  'knowledge.state': call('view', nothing, KnowledgeState),
  'knowledge.site': call('manage', nothing, z.object({ taken: z.boolean() })),
  'knowledge.restore': call('manage', nothing, nothing),
  /** `fingerprint`: of a publisher who is not trusted here yet, as it was given by another way; null: only who is trusted already. */
  'knowledge.install': call(
    'manage',
    z.object({ fingerprint: z.string().max(100).nullable() }),
    z.object({ version: z.string().nullable() }),
  ),
  'knowledge.rollback': call('manage', nothing, z.object({ version: z.string() })),
  'settings.get': call('anyone', nothing, Settings),
  'settings.set': call('user', Settings.omit({ learnedModels: true }).partial(), Settings),
  'about.info': call('anyone', nothing, AboutInfo),
} as const satisfies Record<string, Call>

export type Calls = typeof CALLS
export type CallName = keyof Calls
export type CallInput<K extends CallName> = z.input<Calls[K]['input']>
export type CallArgs<K extends CallName> = z.output<Calls[K]['input']>
export type CallOutput<K extends CallName> = z.output<Calls[K]['output']>
