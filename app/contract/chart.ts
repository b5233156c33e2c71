/** What the worklist and the chart show. Made in main from facts by pure rules; the renderer only lays it out. */
import { z } from 'zod'
import { EntryContext, Flag } from './entry.ts'
import { Finding } from './finding.ts'
import { AlertId, FactId, PatientId } from './ids.ts'
import { MedCheck } from './medication.ts'
import { PathwayView } from './pathways.ts'
import { Picture } from './picture.ts'
import { Alert, Contribution, Missing, ModelQuestion, ScoreStatus, Severity } from './risk.ts'
import { Task } from './tasks.ts'

export { Finding } from './finding.ts'

export const TopRisk = z.object({
  model: z.string(),
  title: z.string(),
  value: z.number().nullable(),
  valueText: z.string(),
  band: z.string().nullable(),
  severity: Severity,
  at: z.string().nullable(),
})
export type TopRisk = Readonly<z.infer<typeof TopRisk>>

export const WorklistRow = z.object({
  id: PatientId,
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** "71 y", "5 mo", "3 d"; null when the birth date is unknown. */
  age: z.string().nullable(),
  sex: z.string(),
  mrn: z.string().nullable(),
  deceased: z.string().nullable(),
  topRisk: TopRisk.nullable(),
  /** Change of the top risk since the score before, in words ("was 2"), or null. */
  change: z.string().nullable(),
  openAlerts: z.number(),
  severity: Severity,
  /** Why this row stands where it stands, in words. */
  reason: z.string(),
  lastSeen: z.string().nullable(),
  /** True for an invented person. */
  synthetic: z.boolean(),
})
export type WorklistRow = Readonly<z.infer<typeof WorklistRow>>

/** `matching` is exact up to 1,000; beyond that `matchingAtLeast` is true. */
export const Worklist = z.object({ rows: z.array(WorklistRow), total: z.number(), matching: z.number(), matchingAtLeast: z.boolean() })
export type Worklist = Readonly<z.infer<typeof Worklist>>

/** Where a value stands against a range that fits age and sex. 'unassessed' is not 'normal'. */
export const RangeState = z.enum(['low', 'high', 'critical-low', 'critical-high', 'normal', 'unassessed'])
export type RangeState = z.infer<typeof RangeState>

/** What the entry rules said of a value when it was imported. */
export const PointFlag = z.object({ level: Flag.shape.level, kind: Flag.shape.kind, reason: z.string() })
export type PointFlag = Readonly<z.infer<typeof PointFlag>>

export const ChartPoint = z.object({
  fact: FactId,
  /** As written. */
  at: z.string().nullable(),
  ms: z.number().nullable(),
  /** In the row's unit; null for text or absent values. */
  value: z.number().nullable(),
  /** What to show: to the letter of the source; a long decimal rounded, a converted number to four digits, and then `original` says what was written. */
  text: z.string(),
  state: RangeState,
  /** The source's own text and unit, to the letter, where `text` is not that. */
  original: z.string().nullable(),
  /** The worst, where there are several; absent where nothing was said. */
  flag: PointFlag.optional(),
})
export type ChartPoint = Readonly<z.infer<typeof ChartPoint>>

export const ResultRow = z.object({
  /** Concept id (app/terminology/concepts.ts) or the code itself where no concept is known. */
  key: z.string(),
  code: z.string().nullable(),
  label: z.string(),
  unit: z.string().nullable(),
  /** Heading it stands under: "Vital signs", "Kidney and electrolytes", "Blood count", … */
  group: z.string(),
  range: z.object({ low: z.number().nullable(), high: z.number().nullable(), text: z.string(), source: z.string() }).nullable(),
  /** Why there is no range, when there is none. */
  rangeReason: z.string().nullable(),
  /** Newest last, at most 24. */
  points: z.array(ChartPoint),
  total: z.number(),
})
export type ResultRow = Readonly<z.infer<typeof ResultRow>>

export const ListItem = z.object({
  fact: FactId,
  label: z.string(),
  detail: z.string().nullable(),
  status: z.string().nullable(),
  active: z.boolean(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  code: z.string().nullable(),
})
export type ListItem = Readonly<z.infer<typeof ListItem>>

export const AllergyState = z.object({
  /** 'not-asked': nothing recorded, which is not the same as none. */
  state: z.enum(['recorded', 'none-known', 'not-asked']),
  items: z.array(ListItem.extend({ severe: z.boolean() })),
})

export const RiskRow = z.object({
  model: z.string(),
  version: z.string(),
  title: z.string(),
  valueUnit: z.string(),
  status: ScoreStatus.or(z.enum(['not-scored'])),
  reason: z.string().nullable(),
  value: z.number().nullable(),
  valueText: z.string(),
  band: z.string().nullable(),
  bandLabel: z.string().nullable(),
  severity: Severity,
  bounds: z.object({ low: z.number(), high: z.number() }).nullable(),
  outputs: z.record(z.string(), z.number().nullable()),
  contributions: z.array(Contribution),
  missing: z.array(Missing),
  /** "6 of 7 inputs" as numbers. */
  inputsPresent: z.number(),
  inputsTotal: z.number(),
  at: z.string().nullable(),
  computedAt: z.string().nullable(),
  /** Earlier values, oldest first, for the trend. */
  trend: z.array(z.object({ at: z.string(), ms: z.number(), value: z.number(), band: z.string().nullable() })),
  source: z.string(),
  signOff: z.string(),
  family: z.enum(['published', 'learned']),
  /** What the model asks of the clinician, answered or not. */
  questions: z.array(ModelQuestion),
})
export type RiskRow = Readonly<z.infer<typeof RiskRow>>

export const NoteHead = z.object({
  fact: FactId,
  label: z.string(),
  date: z.string().nullable(),
  author: z.string().nullable(),
  source: z.string(),
  hasText: z.boolean(),
  preview: z.string(),
})

export const TimelineItem = z.object({
  fact: FactId,
  at: z.string(),
  ms: z.number(),
  kind: z.enum(['encounter', 'condition', 'medication', 'procedure', 'immunization', 'report', 'note', 'allergy']),
  label: z.string(),
  detail: z.string().nullable(),
})
export type TimelineItem = Readonly<z.infer<typeof TimelineItem>>

export const ChartView = z.object({
  patient: z.object({
    id: PatientId,
    name: z.string().nullable(),
    birthDate: z.string().nullable(),
    age: z.string().nullable(),
    sex: z.string(),
    mrn: z.string().nullable(),
    deceased: z.string().nullable(),
    synthetic: z.boolean(),
    weight: z.object({ text: z.string(), at: z.string().nullable(), fact: FactId }).nullable(),
    kidney: z.object({ text: z.string(), at: z.string().nullable(), severity: Severity, facts: z.array(FactId) }).nullable(),
    codeStatus: z.string().nullable(),
    pregnancy: z.string().nullable(),
  }),
  allergies: AllergyState,
  problems: z.array(ListItem),
  medications: z.array(ListItem),
  /** "3 of 4 medications checked": what could not be is named in `result`; absent where nothing was checked at all. */
  medicationCheck: z.object({ checked: z.number(), total: z.number(), reason: z.string(), result: MedCheck.optional() }),
  vitals: z.array(ResultRow),
  labs: z.array(ResultRow),
  encounters: z.array(ListItem),
  procedures: z.array(ListItem),
  immunizations: z.array(ListItem),
  notes: z.array(NoteHead),
  risks: z.array(RiskRow),
  alerts: z.array(Alert),
  /** Open ones, soonest first. */
  tasks: z.array(Task),
  findings: z.array(Finding),
  picture: Picture,
  pathways: z.array(PathwayView),
  /** Why the care pathways could not be held against the chart; null where they were. */
  pathwaysReason: z.string().nullable(),
  timeline: z.array(TimelineItem),
  counts: z.record(z.string(), z.number()),
  entryContext: EntryContext,
  openedAt: z.string(),
})
export type ChartView = Readonly<z.infer<typeof ChartView>>

export const Evidence = z.object({
  fact: FactId,
  type: z.string(),
  label: z.string(),
  value: z.string(),
  at: z.string().nullable(),
  /** File it came from, or "typed by NAME". */
  origin: z.string(),
  recordedAt: z.string(),
  /** The resource as it came. */
  raw: z.string(),
  /** What was changed on the way in, or by a person since; absent where nothing was. */
  changes: z.array(z.object({ path: z.string(), from: z.string(), to: z.string(), because: z.string() })).optional(),
  /** Name and version of the table mapping it was read with. */
  mapping: z.string().optional(),
})
export type Evidence = Readonly<z.infer<typeof Evidence>>

export const AlertRef = AlertId
