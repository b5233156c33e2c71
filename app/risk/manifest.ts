/** What a model says of itself (`models/<id>/manifest.json`): inputs, envelope, outputs, bands, proof. Read strictly: an unknown key is an error. */
import { z } from 'zod'
import { type ModelInfo, type ModelQuestion, Severity } from '../contract/risk.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One input, in the order of the graph's columns. */
export const ManifestInput = z.strictObject({
  name: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(['number', 'boolean', 'choice']),
  /** LOINC codes that carry it; empty where a rule derives it from other facts. */
  loinc: z.array(z.string()),
  /** Concept of `app/terminology`, for conversion between mass and moles. */
  concept: z.string().nullable(),
  /** UCUM unit of the number the graph is given. */
  unit: z.string().nullable(),
  /** True where a bare number can only mean one thing (breaths, beats, per cent). */
  unitOptional: z.boolean(),
  /** How it is found in a chart: 'newest' takes the newest value of `loinc`; any other name is a rule in app/risk/rules.ts. */
  rule: z.string(),
  /** Values outside were not foreseen by the publication, or are not possible: no score. `highOpen`: the high limit itself is outside. */
  range: z.strictObject({ low: z.number(), high: z.number(), highOpen: z.boolean() }).nullable(),
  /** What a choice is given to the graph as. */
  choices: z.record(z.string(), z.number()).nullable(),
  required: z.boolean(),
  /** Older than this at the time of the score counts as missing; null: never too old. */
  staleAfterHours: z.number().positive().nullable(),
  /** How far back a rule looks that sums up a span of time (lowest, highest, last of a window); null: the rule's own span. */
  windowHours: z.number().positive().nullable(),
  /**
   * The question put to a clinician where the chart cannot know; null: never asked. The answer is an Observation of code system
   * `app/risk/context.ts` ASKED_SYSTEM with this code, so that scores that ask the same thing share one answer.
   */
  ask: z.strictObject({ code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), question: z.string().min(1) }).nullable(),
  /** 'not-applicable': no number without it. 'omit': the model has a way without it. 'default': `defaultValue` is the publication's own default. */
  whenMissing: z.enum(['not-applicable', 'omit', 'default']),
  defaultValue: z.number().nullable(),
  /** Decimals shown to people. */
  decimals: z.number().int().min(0).max(6),
  /** How somebody else computes it from the columns of the public data set it was learned from; for learned models. */
  definition: z.string().optional(),
})
export type ManifestInput = Readonly<z.infer<typeof ManifestInput>>

export const ManifestBand = z.strictObject({
  name: z.string(),
  label: z.string(),
  severity: Severity,
  /** The band begins at this value and ends before the next band's. */
  from: z.number(),
  /** What the publication asks for; null where it names nothing. */
  response: z.string().nullable(),
  alert: z.enum(['interruptive', 'passive', 'info']).nullable(),
})
export type ManifestBand = Readonly<z.infer<typeof ManifestBand>>

/** 'none': the value is no probability, or the publication's own. 'hold-out': set on patients the model did not learn from. */
const Calibration = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), note: z.string() }),
  z.strictObject({ kind: z.literal('hold-out'), method: z.enum(['platt', 'beta', 'isotonic', 'none']), note: z.string() }),
])

const Training = z.strictObject({
  /** Under models/training/. */
  recipe: z.string(),
  seed: z.number().int(),
  /** Public name and licence of each data set, and the SHA-256 of the files that were read. */
  data: z.array(z.strictObject({ name: z.string(), licence: z.string(), sha256: Sha256 })).min(1),
  /** Measured on patients the model has not seen; names as the card explains them ("auroc_48h", "ece"). */
  metrics: z.record(z.string(), z.number()),
})

export const Manifest = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string(),
  title: z.string(),
  purpose: z.string(),
  source: z.strictObject({ citation: z.string(), doi: z.string().nullable(), table: z.string() }),
  licence: z.string(),
  attribution: z.string().nullable(),
  inputs: z.array(ManifestInput).min(1),
  applicability: z.strictObject({
    /** Completed years, both ends included; null: any age. */
    ageYears: z.strictObject({ min: z.number(), max: z.number().nullable() }).nullable(),
    pregnancy: z.enum(['excluded', 'any']),
    /** Name of an exclusion (app/risk/rules.ts) for what the person must not have; null: none. */
    excludes: z.string().nullable(),
    notFor: z.array(z.string()),
  }),
  /** Columns of the graph's `outputs`. `ageMax`: no number for somebody older. */
  outputs: z.array(z.strictObject({ name: z.string(), label: z.string(), unit: z.string(), ageMax: z.number().nullable() })).min(1),
  /** The output that is the score. */
  value: z.string(),
  valueUnit: z.string(),
  /** What a contribution's `effect` counts. */
  effect: z.strictObject({ kind: z.enum(['points', 'log-odds', 'value', 'stage']), unit: z.string() }),
  /** Lowest `from` first; of two that begin together the later one is meant, and the earlier one is reached by `bandRule` only. */
  bands: z.array(ManifestBand).min(1),
  /** Another output that lifts one band to another: a single red parameter in NEWS2. */
  bandRule: z.strictObject({ output: z.string(), atLeast: z.number(), lifts: z.string(), to: z.string() }).nullable(),
  /** True when the graph bounds the score over its missing inputs. */
  bounded: z.boolean(),
  calibration: Calibration,
  /** Learned models are packs: off until a site switches them on. */
  family: z.enum(['published', 'learned']),
  /** Outputs that hold the ends of the interval around the value; null: the model gives none. */
  interval: z.strictObject({ low: z.string(), high: z.string() }).nullable(),
  /** How a learned model came to be; null for a published one. */
  training: Training.nullable(),
  files: z.record(z.string(), Sha256),
  signOff: z.string(),
})
export type Manifest = Readonly<z.infer<typeof Manifest>>

/** `models/registry.json`: the list, and the hash that vouches for each manifest (which vouches for the other files). */
export const Registry = z.strictObject({
  schema: z.literal(1),
  models: z.array(z.strictObject({ id: z.string(), folder: z.string(), manifestSha256: Sha256 })),
})
export type Registry = Readonly<z.infer<typeof Registry>>

/** `verification.json`: without it a model gives no result. It names the source and the vectors that passed. */
export const Verification = z.strictObject({
  model: z.string(),
  version: z.string(),
  graphSha256: Sha256,
  sources: z.array(z.string()).min(1),
  vectors: z
    .array(
      z.strictObject({
        set: z.string(),
        published: z.boolean(),
        count: z.number().int().positive(),
        passed: z.number().int(),
        tolerance: z.number(),
      }),
    )
    .min(1),
  clinicalSignOff: z.string(),
})
export type Verification = Readonly<z.infer<typeof Verification>>

/** A number in a golden row; null stands for "missing" (NaN). */
const Cell = z.number().nullable()
export const GoldenRow = z.strictObject({ x: z.array(Cell), outputs: z.array(Cell), contributions: z.array(Cell) })
export type GoldenRow = Readonly<z.infer<typeof GoldenRow>>

const ANSWERED_AS = { boolean: 'yes-no', choice: 'choice', number: 'number' } as const

const questionsOf = ({ inputs }: Manifest): ModelQuestion[] =>
  inputs.flatMap(({ name, label, kind, ask, choices, unit }) =>
    ask ? [{ input: name, label, ...ask, kind: ANSWERED_AS[kind], choices: Object.keys(choices ?? {}), unit }] : [],
  )

/** What crosses to the screen and the command line. */
export function toModelInfo(manifest: Manifest, more: Pick<ModelInfo, 'status' | 'reason' | 'sha256' | 'card'>): ModelInfo {
  return {
    id: manifest.id,
    version: manifest.version,
    title: manifest.title,
    purpose: manifest.purpose,
    valueUnit: manifest.valueUnit,
    bands: manifest.bands.map(({ name, label, severity, from, response, alert }) => ({ name, label, severity, from, response, alert })),
    inputs: manifest.inputs.map(({ name, label, unit, required }) => ({ name, label, unit, required })),
    family: manifest.family,
    questions: questionsOf(manifest),
    signOff: manifest.signOff,
    source: `${manifest.source.citation}${manifest.source.doi ? ` doi:${manifest.source.doi}` : ''}`,
    ...more,
  }
}
