/** Facts in, answers out: features, graph, answer. Runs inside the worker; no clock, no threads of its own. */
import { hash } from 'node:crypto'
import type { Counterfactual, ModelAnswer } from '#app/contract/risk.ts'
import type { ScoreRequest } from '#app/ports/scorer.ts'
import { answerOf, canonicalInputs, type GraphRow, type Question, question, rowOf, unavailable, worthRunning } from '#app/risk/answer.ts'
import { type Context, indexed } from '#app/risk/context.ts'
import { counterfactual, moves } from '#app/risk/counterfactual.ts'
import { asOf, inputTimes } from '#app/risk/features.ts'
import type { LoadedModel, ModelCheck } from './registry.ts'
import type { Tables } from './session.ts'

const hashOf = (asked: Question) => hash('sha256', canonicalInputs(asked))

const message = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : 'unknown')

function graphRow(tables: Tables, index: number): GraphRow {
  return {
    outputs: tables.outputs?.[index] ?? [],
    contributions: tables.contributions?.[index] ?? [],
    bounds: tables.bounds?.[index] ?? null,
  }
}

/** @param run those of `asked` that the tables have rows for, in their order */
function answered(asked: readonly Question[], run: readonly Question[], tables: Tables): readonly ModelAnswer[] {
  let row = 0
  return asked.map((one) => answerOf(one, one === run[row] ? graphRow(tables, row++) : null, hashOf(one)))
}

/** Answers of one model to several questions, with one run of its graph; where that fails, one by one, so that only the culprit goes without. */
async function answerAll(model: LoadedModel, asked: readonly Question[]): Promise<readonly ModelAnswer[]> {
  const run = asked.filter(worthRunning)
  try {
    return answered(asked, run, run.length > 0 ? await model.run(run.map(rowOf)) : {})
  } catch (error) {
    if (asked.length > 1) return (await Promise.all(asked.map((one) => answerAll(model, [one])))).flat()
    return [unavailable(model.manifest.id, model.manifest.version, `the model failed on these inputs (${message(error)})`)]
  }
}

type Indexed = Omit<Context, 'atMs'>

const indexedFacts = ({ facts }: ScoreRequest): Indexed | null => (facts ? { facts, byLoinc: indexed(facts) } : null)

function questionAt({ manifest }: LoadedModel, chart: Indexed | null, request: ScoreRequest, atMs: number | null): Question {
  const when = atMs !== null && Number.isFinite(atMs) ? atMs : chart ? asOf(chart, manifest) : null
  return question(manifest, chart ? { ...chart, atMs: when } : null, request.features)
}

function isChosen({ loaded, info }: ModelCheck, { model, learned = [] }: ScoreRequest): boolean {
  if (model !== null) return info.id === model
  return loaded !== null && (info.family === 'published' || learned === 'all' || learned.includes(info.id))
}

const chosen = (models: readonly ModelCheck[], request: ScoreRequest) => models.filter((model) => isChosen(model, request))

const notInstalled = (request: ScoreRequest) => [
  unavailable(request.model ?? '', '', request.model === null ? 'no model is available' : 'no such model is installed'),
]

/** One model's answers to those requests that ask it, by the request's place. */
async function answersOf(
  { info, loaded }: ModelCheck,
  asking: readonly number[],
  requests: readonly ScoreRequest[],
  charts: readonly (Indexed | null)[],
) {
  if (!loaded) return new Map(asking.map((i) => [i, unavailable(info.id, info.version, info.reason ?? 'not available')]))
  const questions = asking.flatMap((i) => {
    const request = requests[i]
    return request ? [questionAt(loaded, charts[i] ?? null, request, request.atMs)] : []
  })
  const answers = await answerAll(loaded, questions)
  return new Map(asking.flatMap((i, place) => (answers[place] ? [[i, answers[place]] as const] : [])))
}

/** Answers per request, in order; each graph that is asked runs once over all of them. */
export async function scoreMany(
  models: readonly ModelCheck[],
  requests: readonly ScoreRequest[],
): Promise<readonly (readonly ModelAnswer[])[]> {
  const charts = requests.map(indexedFacts)
  const perModel = await Promise.all(
    models.flatMap((model) => {
      const asking = requests.flatMap((request, i) => (isChosen(model, request) ? [i] : []))
      return asking.length > 0 ? [answersOf(model, asking, requests, charts)] : []
    }),
  )
  return requests.map((request, i) => {
    const answers = perModel.flatMap((answers) => answers.get(i) ?? [])
    return answers.length > 0 ? answers : notInstalled(request)
  })
}

export async function score(models: readonly ModelCheck[], request: ScoreRequest): Promise<readonly ModelAnswer[]> {
  const [answers] = await scoreMany(models, [request])
  return answers ?? notInstalled(request)
}

/** The `limit` newest earlier times of each model's inputs, oldest first. */
export async function history(
  models: readonly ModelCheck[],
  request: ScoreRequest & Readonly<{ limit: number }>,
): Promise<readonly ModelAnswer[]> {
  const chart = indexedFacts(request)
  if (!chart) return []
  const until = request.atMs ?? Number.POSITIVE_INFINITY
  const perModel = chosen(models, request).map(({ loaded }) => {
    if (!loaded) return []
    const times = inputTimes(chart, loaded.manifest).filter((ms) => ms <= until)
    const earlier = times.slice(1, request.limit + 1).reverse()
    return answerAll(
      loaded,
      earlier.map((ms) => questionAt(loaded, chart, request, ms)),
    )
  })
  return (await Promise.all(perModel)).flat()
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
