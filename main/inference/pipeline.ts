/** Facts in, answers out: features, graph, answer. Runs inside the worker; no clock, no threads of its own. */
import { createHash } from 'node:crypto'
import type { Counterfactual, ModelAnswer } from '#app/contract/risk.ts'
import type { ScoreRequest } from '#app/ports/scorer.ts'
import { answerOf, canonicalInputs, type GraphRow, type Question, question, rowOf, unavailable, worthRunning } from '#app/risk/answer.ts'
import { type Context, indexed } from '#app/risk/context.ts'
import { counterfactual, moves } from '#app/risk/counterfactual.ts'
import { asOf, inputTimes } from '#app/risk/features.ts'
import type { LoadedModel, ModelCheck } from './registry.ts'
import type { Tables } from './session.ts'

const hashOf = (asked: Question) => createHash('sha256').update(canonicalInputs(asked)).digest('hex')

const message = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : 'unknown')

function graphRow(tables: Tables, index: number): GraphRow {
  return {
    outputs: tables.outputs?.[index] ?? [],
    contributions: tables.contributions?.[index] ?? [],
    bounds: tables.bounds?.[index] ?? null,
  }
}

/** Answers of one model to several questions, with one run of its graph. */
async function answerAll({ run, manifest }: LoadedModel, asked: readonly Question[]): Promise<readonly ModelAnswer[]> {
  const running = asked.filter(worthRunning)
  try {
    const tables = running.length > 0 ? await run(running.map(rowOf)) : {}
    return asked.map((one) => {
      const index = running.indexOf(one)
      return answerOf(one, index < 0 ? null : graphRow(tables, index), hashOf(one))
    })
  } catch (error) {
    return asked.map(() => unavailable(manifest.id, manifest.version, `the model failed on these inputs (${message(error)})`))
  }
}

type Indexed = Omit<Context, 'atMs'>

const indexedFacts = ({ facts }: ScoreRequest): Indexed | null => (facts ? { facts, byLoinc: indexed(facts) } : null)

function questionAt({ manifest }: LoadedModel, chart: Indexed | null, request: ScoreRequest, atMs: number | null): Question {
  const when = atMs !== null && Number.isFinite(atMs) ? atMs : chart ? asOf(chart, manifest) : null
  return question(manifest, chart ? { ...chart, atMs: when } : null, request.features)
}

function chosen(models: readonly ModelCheck[], request: ScoreRequest): readonly ModelCheck[] {
  return request.model === null ? models.filter(({ loaded }) => loaded !== null) : models.filter(({ info }) => info.id === request.model)
}

const notInstalled = (request: ScoreRequest) => [
  unavailable(request.model ?? '', '', request.model === null ? 'no model is available' : 'no such model is installed'),
]

/** Every model asked at several times; without a time, as of the newest input. */
async function answersAt(
  models: readonly ModelCheck[],
  request: ScoreRequest,
  timesOf: (model: LoadedModel, chart: Indexed | null) => readonly (number | null)[],
) {
  const chart = indexedFacts(request)
  const answers = chosen(models, request).map(({ info, loaded }) => {
    if (!loaded) return Promise.resolve([unavailable(info.id, info.version, info.reason ?? 'not available')])
    return answerAll(
      loaded,
      timesOf(loaded, chart).map((ms) => questionAt(loaded, chart, request, ms)),
    )
  })
  return (await Promise.all(answers)).flat()
}

export async function score(models: readonly ModelCheck[], request: ScoreRequest): Promise<readonly ModelAnswer[]> {
  const answers = await answersAt(models, request, () => [request.atMs])
  return answers.length > 0 ? answers : notInstalled(request)
}

/** The `limit` newest earlier times of each model's inputs, oldest first. */
export function history(
  models: readonly ModelCheck[],
  request: ScoreRequest & Readonly<{ limit: number }>,
): Promise<readonly ModelAnswer[]> {
  return answersAt(models, request, ({ manifest }, chart) => {
    if (!chart) return []
    const until = request.atMs ?? Number.POSITIVE_INFINITY
    const times = inputTimes(chart, manifest).filter((ms) => ms <= until)
    return times.slice(1, request.limit + 1).reverse()
  })
}

export async function counterfactuals(
  models: readonly ModelCheck[],
  request: ScoreRequest & Readonly<{ model: string }>,
): Promise<readonly Counterfactual[]> {
  const loaded = models.find(({ info }) => info.id === request.model)?.loaded
  if (!loaded) return []
  const asked = questionAt(loaded, indexedFacts(request), request, request.atMs)
  const [answer] = await answerAll(loaded, [asked])
  const moved = moves(asked)
  if (!answer || answer.value === null || moved.length === 0) return []
  const { outputs = [] } = await loaded.run(moved.map(({ row }) => row))
  const column = loaded.manifest.outputs.findIndex(({ name }) => name === loaded.manifest.value)
  const before = answer.value
  return moved.flatMap((move, i) => counterfactual(loaded.manifest, move, before, outputs[i]?.[column] ?? Number.NaN) ?? [])
}
