/** What crosses between the client and the inference worker: plain data, one request in flight. */
import type { MedCheck } from '#app/contract/medication.ts'
import type { Counterfactual, ModelAnswer, ModelInfo } from '#app/contract/risk.ts'
import type { EntriesAsked, EntriesJudged, ListAsked, ScoreRequest } from '#app/ports/scorer.ts'

/** `installedDir`: `<data>/models`; null where only what ships is wanted. */
export type WorkerOptions = Readonly<{ modelsDir: string; installedDir?: string | null }>

export type WorkerCalls = {
  list: { input: null; output: readonly ModelInfo[] }
  score: { input: ScoreRequest; output: readonly ModelAnswer[] }
  scoreMany: { input: readonly ScoreRequest[]; output: readonly (readonly ModelAnswer[])[] }
  history: { input: ScoreRequest & Readonly<{ limit: number }>; output: readonly ModelAnswer[] }
  assess: { input: EntriesAsked; output: EntriesJudged }
  checkList: { input: ListAsked; output: MedCheck }
  counterfactuals: { input: ScoreRequest & Readonly<{ model: string }>; output: readonly Counterfactual[] }
}

export type Operation = keyof WorkerCalls
export type Question = { [K in Operation]: Readonly<{ id: number; operation: K; input: WorkerCalls[K]['input'] }> }[Operation]
export type Reply = Readonly<{ id: number; ok: true; value: unknown }> | Readonly<{ id: number; ok: false; message: string }>
