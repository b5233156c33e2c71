/** The Scorer of the program: asks the inference worker, and turns every failure into an answer that says so. */
import { WardlightError } from '#app/contract/errors.ts'
import type { ModelAnswer, ModelInfo } from '#app/contract/risk.ts'
import type { EntriesAsked, EntriesJudged, ScoreRequest, Scorer } from '#app/ports/scorer.ts'
import { assessEntries } from '#app/quality/entry/assess.ts'
import { unavailable } from '#app/risk/answer.ts'
import { workerUrl } from '../worker-url.ts'
import { openLine } from './worker-line.ts'

/** An answer takes about a millisecond; a worker that is silent this long hangs. */
const LIMIT_MS = 2000
/** The first check of a list reads the knowledge pack before it answers. */
const KNOWLEDGE_LIMITS = 5
/** Requests in one message, and observations in all their charts: small enough that a piece fits the limit also on a busy machine. */
const PIECE = 64
const PIECE_OBSERVATIONS = 4000

export type ScorerOptions = Readonly<{
  modelsDir: string
  /** `<data>/models`, where packs are installed; absent or null: only what ships. */
  installedDir?: string | null
  /** Another worker file, for fault tests. */
  worker?: URL
  limitMs?: number
}>

/** Charts can be read without models; that there are none is said as one row that is unavailable. */
const noModels = (reason: string): ModelInfo => ({
  id: 'models',
  version: '',
  title: 'Risk models',
  status: 'unavailable',
  reason,
  purpose: '',
  valueUnit: '',
  bands: [],
  inputs: [],
  family: 'published',
  questions: [],
  signOff: 'pending',
  source: '',
  sha256: '',
  card: '',
})

/** In their order; a chart that is too long for any piece is one by itself. */
export function piecesOf(requests: readonly ScoreRequest[]): readonly (readonly ScoreRequest[])[] {
  const pieces: ScoreRequest[][] = []
  let held = 0
  for (const request of requests) {
    const size = request.facts?.observations.length ?? 0
    const last = pieces.at(-1)
    if (last && last.length < PIECE && held + size <= PIECE_OBSERVATIONS) {
      last.push(request)
      held += size
    } else {
      pieces.push([request])
      held = size
    }
  }
  return pieces
}

export type LocalScorer = Scorer & Readonly<{ restarts(): number }>

const reasonOf = (error: unknown) => `not scored: ${error instanceof Error ? error.message : 'unknown failure'}`

/** Never throws for a model; only `card` of an unknown model does. The worker starts here and is replaced when it dies or hangs. */
export async function createScorer(options: ScorerOptions): Promise<LocalScorer> {
  const limitMs = options.limitMs ?? LIMIT_MS
  const line = openLine(options.worker ?? workerUrl('inference'), {
    modelsDir: options.modelsDir,
    installedDir: options.installedDir ?? null,
  })
  let models: readonly ModelInfo[] = []

  /** What is installed does not change while the program runs: a worker that is being replaced is not a reason to know nothing. */
  async function list(): Promise<readonly ModelInfo[]> {
    try {
      if (models.length === 0) models = await line.ask('list', null, limitMs)
      return models
    } catch (error) {
      return [noModels(`could not be loaded: ${error instanceof Error ? error.message : 'unknown failure'}`)]
    }
  }

  function failed({ model }: ScoreRequest, reason: string): readonly ModelAnswer[] {
    const asked = models.filter((info) => (model === null ? info.status === 'available' : info.id === model))
    return asked.length > 0 ? asked.map(({ id, version }) => unavailable(id, version, reason)) : [unavailable(model ?? '', '', reason)]
  }

  async function score(request: ScoreRequest): Promise<readonly ModelAnswer[]> {
    try {
      return await line.ask('score', request, limitMs)
    } catch (error) {
      return failed(request, reasonOf(error))
    }
  }

  /** A piece that fails is asked again one by one, so that one bad chart does not take its neighbours with it. */
  async function scorePiece(piece: readonly ScoreRequest[]): Promise<readonly (readonly ModelAnswer[])[]> {
    try {
      return await line.ask('scoreMany', piece, limitMs)
    } catch {
      const answers: (readonly ModelAnswer[])[] = []
      for (const request of piece) answers.push(await score(request))
      return answers
    }
  }

  async function scoreMany(requests: readonly ScoreRequest[]): Promise<readonly (readonly ModelAnswer[])[]> {
    const answers: (readonly ModelAnswer[])[] = []
    for (const piece of piecesOf(requests)) answers.push(...(await scorePiece(piece)))
    return answers
  }

  async function assess(asked: EntriesAsked): Promise<EntriesJudged> {
    try {
      return await line.ask('assess', asked, limitMs)
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown failure'
      return { flags: assessEntries(asked.context, asked.entries), withoutDensity: reason }
    }
  }

  async function card(model: string): Promise<string> {
    const known = models.find(({ id }) => id === model) ?? (await list()).find(({ id }) => id === model)
    if (!known) throw new WardlightError('NotFound', `There is no model "${model}".`, { next: 'Look at the list of models for the names.' })
    return known.card
  }

  await list()
  return {
    list,
    score,
    scoreMany,
    assess,
    card,
    checkList: (asked) => line.ask('checkList', asked, limitMs * KNOWLEDGE_LIMITS),
    history: (request) => line.ask('history', request, limitMs).catch(() => []),
    counterfactuals: (request) => line.ask('counterfactuals', request, limitMs).catch(() => []),
    restarts: line.restarts,
    close: line.close,
  }
}
