/** How a model fares on this site: what crosses to the screen and the command line. Counts and shares only, nothing of any one patient. */
import { z } from 'zod'

/** A figure, or in words why there is none. */
const figure = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('known', [z.object({ known: z.literal(true), value }), z.object({ known: z.literal(false), because: z.string() })])

export type Figure<T> = Readonly<{ known: true; value: T }> | Readonly<{ known: false; because: string }>

/** Patients of one part of the record, one score each, and the time of their data (ISO 8601). */
export const WatchSpan = z.object({ patients: z.number(), from: z.string(), until: z.string() })
export type WatchSpan = Readonly<z.infer<typeof WatchSpan>>

/** Shares of 1. The bin of missing values is named `missing`. */
export const DriftBin = z.object({ label: z.string(), reference: z.number(), current: z.number() })
export type DriftBin = Readonly<z.infer<typeof DriftBin>>

/** `factor` of the change of unit that these values look like; `share` of the present values that look converted; `whole`: all of them moved. */
export const UnitMix = z.object({ factor: z.number(), between: z.string(), ratio: z.number(), share: z.number(), whole: z.boolean() })
export type UnitMix = Readonly<z.infer<typeof UnitMix>>

export const InputDrift = z.object({
  input: z.string(),
  label: z.string(),
  /** Population stability index, the missing values a bin of their own. */
  psi: z.number(),
  /** What chance alone stays below in 99 of 100 such samples. */
  chance: z.number(),
  level: z.enum(['steady', 'watch', 'alert']),
  bins: z.array(DriftBin),
  missing: z.object({ reference: z.number(), current: z.number() }),
  unitMix: UnitMix.nullable(),
})
export type InputDrift = Readonly<z.infer<typeof InputDrift>>

/** `reference`: the first scores of this site, as no model brings the distribution it was made on. Worst input first. */
export const Drift = z.object({ reference: WatchSpan, current: WatchSpan, inputs: z.array(InputDrift) })
export type Drift = Readonly<z.infer<typeof Drift>>

/** `open`: the time has not passed yet. `unknown`: it has, and the chart does not say; `reasons`: how often each. Counted once an episode. */
export const OutcomeCounts = z.object({
  definition: z.string(),
  yes: z.number(),
  no: z.number(),
  open: z.number(),
  unknown: z.number(),
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
})
export type OutcomeCounts = Readonly<z.infer<typeof OutcomeCounts>>

/** A tenth of the predictions: mean foreseen and share observed with its 95 % Wilson interval. */
export const CalibrationGroup = z.object({
  count: z.number(),
  predicted: z.number(),
  observed: z.number(),
  low: z.number(),
  high: z.number(),
})
export type CalibrationGroup = Readonly<z.infer<typeof CalibrationGroup>>

/** Evidence summed up for twice (`higher`) and half (`lower`) the odds foreseen; above `limit` it is a signal, at the time named. */
export const Cusum = z.object({
  limit: z.number(),
  points: z.array(z.object({ at: z.string(), higher: z.number(), lower: z.number() })),
  higherSince: z.string().nullable(),
  lowerSince: z.string().nullable(),
})
export type Cusum = Readonly<z.infer<typeof Cusum>>

export const Calibration = z.object({
  count: z.number(),
  observed: z.number(),
  expected: z.number(),
  /** Observed over expected with the exact 95 % Poisson interval of the observed. */
  ratio: z.number(),
  low: z.number(),
  high: z.number(),
  brier: z.number(),
  ece: z.number(),
  logLoss: z.number(),
  groups: z.array(CalibrationGroup),
  cusum: Cusum,
})
export type Calibration = Readonly<z.infer<typeof Calibration>>

export const AlertWatch = z.object({
  raised: z.number(),
  /** In the 30 days until now, and in the 30 before them. */
  last30Days: z.number(),
  before30Days: z.number(),
  /** By week, the one that ends now last. */
  weeks: z.array(z.number()),
  acknowledged: z.number(),
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  /** Set aside as known and stable, not relevant or wrong data, of all acknowledged; null: none acknowledged. */
  overrideRate: z.number().nullable(),
  medianMinutes: z.number().nullable(),
})
export type AlertWatch = Readonly<z.infer<typeof AlertWatch>>

/** log odds shown = intercept + slope x log odds of the model. Log loss of the later part by the model as it is, and by a fit to the earlier part. */
export const Recalibration = z.object({
  stage: z.enum(['intercept', 'intercept-and-slope']),
  intercept: z.number(),
  slope: z.number(),
  outcomes: z.number(),
  fittedOn: z.number(),
  judgedOn: z.number(),
  splitAt: z.string(),
  before: z.number(),
  after: z.number(),
  /** Standard error of the difference, by pairs. */
  standardError: z.number(),
  examples: z.array(z.object({ from: z.number(), to: z.number() })),
})
export type Recalibration = Readonly<z.infer<typeof Recalibration>>

/** A recalibration as a person approved it: an entry of the log holds the same, and its place in the chain is the signature. */
export const Recalibrated = z.object({
  model: z.string(),
  version: z.string(),
  intercept: z.number(),
  slope: z.number(),
  outcomes: z.number(),
  /** Log loss of the later outcomes, as it was and as the fit to the earlier ones made it. */
  before: z.number(),
  after: z.number(),
  by: z.string(),
  at: z.string(),
})
export type Recalibrated = Readonly<z.infer<typeof Recalibrated>>

/** `applied`: shown values of this version are recalibrated; else `because` says why the record is not followed. */
export const InForce = z.object({ record: Recalibrated, applied: z.boolean(), because: z.string().nullable() })
export type InForce = Readonly<z.infer<typeof InForce>>

export const ModelWatch = z.object({
  model: z.string(),
  version: z.string(),
  title: z.string(),
  at: z.string(),
  /** Of this version. `otherVersions` are not looked at; `read` of them all were (the oldest and the newest). */
  scores: z.object({
    total: z.number(),
    read: z.number(),
    withNumber: z.number(),
    notApplicable: z.number(),
    unavailable: z.number(),
    patients: z.number(),
    otherVersions: z.number(),
  }),
  drift: figure(Drift),
  outcomes: figure(OutcomeCounts),
  calibration: figure(Calibration),
  alerts: figure(AlertWatch),
  recalibration: figure(Recalibration),
  /** null: every value is the model's own. All figures here are of the model's own values. */
  inForce: InForce.nullable(),
})
export type ModelWatch = Readonly<z.infer<typeof ModelWatch>>
