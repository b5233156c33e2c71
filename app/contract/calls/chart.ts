/** The worklist, a chart and what is read and entered in it. */
import { z } from 'zod'
import { ChartPoint, ChartView, Evidence, Worklist } from '../chart.ts'
import { Entry, Flag, FlagKind } from '../entry.ts'
import { AlertResponse, EntryOutcome, EntryQuality, LearnedThreshold } from '../entry-quality.ts'
import { AlertId, FactId, PatientId } from '../ids.ts'
import { MAX_NOTE_CHARS, NewNote, NoteReadingView, NoteSearch } from '../notes.ts'
import { StepMark } from '../pathways.ts'
import { AcknowledgeReason, Alert, Counterfactual, ModelAnswer, RiskDelta, SnoozeReason } from '../risk.ts'
import { FoundBeside } from '../search.ts'
import { DueAt, Task, TaskId } from '../tasks.ts'
import { byPatient, type Call, call, nothing } from './call.ts'

/** A draft: what stands in a form, kept encrypted as typed (PRODUCT, principle 8). */
export const Draft = z.object({ patient: PatientId, form: z.string().max(64), body: z.string().max(1_000_000), savedAt: z.string() })

export const chartCalls = {
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
} as const satisfies Record<string, Call>
