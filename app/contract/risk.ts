/** Scores, their explanation, alerts: what crosses from main to screen and to the CLI. */
import { z } from 'zod'
import { AlertId, FactId, PatientId, ScoreId } from './ids.ts'

export const ScoreStatus = z.enum(['ok', 'not-applicable', 'unavailable'])
export type ScoreStatus = z.infer<typeof ScoreStatus>

/** One input's part in a score. `value` as used by the model (in `unit`), null when missing. */
export const Contribution = z.object({
  input: z.string(),
  label: z.string(),
  value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
  unit: z.string().nullable(),
  /** Points, or change of the log odds against the reference person; null where the model gives none. */
  effect: z.number().nullable(),
  at: z.string().nullable(),
  /** The rows it came from. */
  facts: z.array(FactId),
})
export type Contribution = Readonly<z.infer<typeof Contribution>>

export const Missing = z.object({ input: z.string(), label: z.string(), reason: z.string() })
export type Missing = Readonly<z.infer<typeof Missing>>

/** "What would change it": one input moved, the rest as they are. */
export const Counterfactual = z.object({
  input: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  value: z.number(),
  sentence: z.string(),
})
export type Counterfactual = Readonly<z.infer<typeof Counterfactual>>

/** One model's answer for one patient at one time. `value` is null unless `status` is 'ok'. */
export const ModelAnswer = z.object({
  model: z.string(),
  version: z.string(),
  status: ScoreStatus,
  reason: z.string().nullable(),
  value: z.number().nullable(),
  outputs: z.record(z.string(), z.number().nullable()),
  band: z.string().nullable(),
  contributions: z.array(Contribution),
  missing: z.array(Missing),
  /** Lowest and highest value the missing inputs leave possible; null when nothing is missing or it cannot be bounded. */
  bounds: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Time of the newest input (ISO 8601), or null. */
  at: z.string().nullable(),
  /** SHA-256 of model id, version and the inputs used; equal inputs give an equal hash. */
  inputHash: z.string(),
})
export type ModelAnswer = Readonly<z.infer<typeof ModelAnswer>>

export const Score = ModelAnswer.extend({ id: ScoreId, patient: PatientId, computedAt: z.string() })
export type Score = Readonly<z.infer<typeof Score>>

/** Severity of a band, lowest first. Colour and rank follow from it; the model's own word for the band is kept beside it. */
export const Severity = z.enum(['none', 'low', 'medium', 'high'])
export type Severity = z.infer<typeof Severity>

/** What a score would become with the values being typed. */
export const RiskDelta = z.object({
  model: z.string(),
  title: z.string(),
  before: ModelAnswer.nullable(),
  after: ModelAnswer,
  /** "NEWS2 would be 8 with this, now 6." */
  sentence: z.string(),
  /** What is shown of it would be another. */
  changed: z.boolean(),
  /** Of the band it would be in; the band it is in now where that is the graver. */
  severity: Severity,
})
export type RiskDelta = Readonly<z.infer<typeof RiskDelta>>

/** What only a clinician can say, as a model asks it: yes or no, one of `choices`, or a number in `unit` (UCUM). */
export const ModelQuestion = z.object({
  input: z.string(),
  label: z.string(),
  code: z.string(),
  question: z.string(),
  kind: z.enum(['yes-no', 'choice', 'number']),
  choices: z.array(z.string()),
  unit: z.string().nullable(),
})
export type ModelQuestion = Readonly<z.infer<typeof ModelQuestion>>

export const ModelInfo = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** 'available' or why not. */
  status: z.enum(['available', 'unavailable']),
  reason: z.string().nullable(),
  purpose: z.string(),
  /** What the value is in: "points", "%", "mL/min/1.73 m²", "stage". */
  valueUnit: z.string(),
  /** `alert`: how an alert of this band is shown; null or absent: it raises none. */
  bands: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      severity: Severity,
      from: z.number(),
      response: z.string().nullable(),
      alert: z.enum(['interruptive', 'passive', 'info']).nullish(),
    }),
  ),
  inputs: z.array(z.object({ name: z.string(), label: z.string(), unit: z.string().nullable(), required: z.boolean() })),
  /** Learned models are shown only where the site has switched them on. */
  family: z.enum(['published', 'learned']),
  questions: z.array(ModelQuestion),
  signOff: z.string(),
  source: z.string(),
  sha256: z.string(),
  card: z.string(),
})
export type ModelInfo = Readonly<z.infer<typeof ModelInfo>>

export const AlertStatus = z.enum(['open', 'acknowledged', 'resolved'])
export type AlertStatus = z.infer<typeof AlertStatus>

export const Alert = z.object({
  id: AlertId,
  patient: PatientId,
  /** What raised it: 'score-band' and the model id, 'critical-value' and the LOINC code, or 'medication' and what is between which drugs. */
  kind: z.enum(['score-band', 'critical-value', 'medication']),
  subject: z.string(),
  tier: z.enum(['interruptive', 'passive', 'info']),
  severity: Severity,
  title: z.string(),
  /** Evidence in a sentence or two: values, units, times. */
  detail: z.string(),
  /** What to do first, from the publication the rule cites; null where it names nothing. */
  action: z.string().nullable(),
  source: z.string(),
  facts: z.array(FactId),
  inputHash: z.string(),
  status: AlertStatus,
  raisedAt: z.string(),
  /** Time of the data that raised it. */
  dataAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  acknowledgeReason: z.string().nullable(),
  /** The newest time somebody let it rest; it is over once `until` (ISO 8601) is past. Absent or null: never. */
  snooze: z.object({ until: z.string(), reason: z.string(), by: z.string() }).nullish(),
})
export type Alert = Readonly<z.infer<typeof Alert>>

/** Why somebody set an alert aside: codes that mean something, with free text beside. */
export const AcknowledgeReason = z.enum(['acted', 'will-monitor', 'known-and-stable', 'not-relevant', 'data-wrong', 'other'])
export type AcknowledgeReason = z.infer<typeof AcknowledgeReason>

/** Why an alert may rest for a while. */
export const SnoozeReason = z.enum(['treatment-started', 'waiting-for-result', 'senior-called', 'handing-over'])
export type SnoozeReason = z.infer<typeof SnoozeReason>
