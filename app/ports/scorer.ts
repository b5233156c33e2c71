/** The models as the core sees them; `main/inference` is the implementation. */
import type { PatientFacts } from '../chart/facts.ts'
import type { Entry, EntryContext, Flag } from '../contract/entry.ts'
import type { MedCheck } from '../contract/medication.ts'
import type { Counterfactual, ModelAnswer, ModelInfo } from '../contract/risk.ts'

/** Features by the names in a model's manifest. Missing is absent or null, never a default. */
export type FeatureValues = Readonly<Record<string, number | string | boolean | null | undefined>>

export type ScoreRequest = Readonly<{
  /** One model, or null for every published one that is available, and the learned ones of `learned`. */
  model: string | null
  /** Learned models that are asked too where no model is named; absent: none. */
  learned?: readonly string[] | 'all'
  /** Epoch ms the score is for; null: the time of the model's newest input. */
  atMs: number | null
  /** Facts, or features directly. */
  facts: PatientFacts | null
  features: FeatureValues | null
}>

/** What a list of medications is judged by: facts at an instant (epoch ms). */
export type ListAsked = Readonly<{ facts: PatientFacts; atMs: number }>

export type EntriesAsked = Readonly<{ context: EntryContext; entries: readonly Entry[] }>

/** One flag for each entry. `withoutDensity`: why the rules judged alone, or null where the learned density was asked too. */
export type EntriesJudged = Readonly<{ flags: readonly Flag[]; withoutDensity: string | null }>

export interface Scorer {
  list(): Promise<readonly ModelInfo[]>
  /** One answer per model asked; never throws for a model: a failure is 'unavailable' with its reason. */
  score(request: ScoreRequest): Promise<readonly ModelAnswer[]>
  /** Many at once, in order. */
  scoreMany(requests: readonly ScoreRequest[]): Promise<readonly (readonly ModelAnswer[])[]>
  /**
   * The same at up to `limit` earlier times at which this model's inputs were measured, oldest first (for a trend); without the newest.
   */
  history(request: ScoreRequest & Readonly<{ limit: number }>): Promise<readonly ModelAnswer[]>
  counterfactuals(request: ScoreRequest & Readonly<{ model: string }>): Promise<readonly Counterfactual[]>
  /** The list of medications against the patient, in the same thread as the models, so that a night's import does not slow the window. @throws when it could not be judged */
  checkList(asked: ListAsked): Promise<MedCheck>
  /** Values being typed, by the rules and the learned density; by the rules alone where that cannot be asked. Never throws. */
  assess(asked: EntriesAsked): Promise<EntriesJudged>
  card(model: string): Promise<string>
  close(): Promise<void>
}
