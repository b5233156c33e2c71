/** The inference worker: loads the models once, then answers one question after the other. */
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { EntriesAsked, EntriesJudged } from '#app/ports/scorer.ts'
import { assessEntries } from '#app/quality/entry/assess.ts'
import { assessWithDensity } from '#app/quality/entry/learned.ts'
import { openMedication } from '../medication/index.ts'
import { createEntryDensity } from './entry-density.ts'
import { counterfactuals, history, score, scoreMany } from './pipeline.ts'
import type { Question, Reply, WorkerOptions } from './protocol.ts'
import { loadModels, type ModelCheck } from './registry.ts'

const { modelsDir, installedDir = null } = workerData as WorkerOptions
const models = loadModels(modelsDir, installedDir)
/** The first question brings a failure to load to light; until then it must not end the worker. */
models.catch(() => undefined)

const density = createEntryDensity({ modelsDir })
density.catch(() => undefined)

async function assess({ context, entries }: EntriesAsked): Promise<EntriesJudged> {
  try {
    return { flags: await assessWithDensity(context, entries, await density), withoutDensity: null }
  } catch (error) {
    return { flags: assessEntries(context, entries), withoutDensity: error instanceof Error ? error.message : 'unknown failure' }
  }
}

function run(loaded: readonly ModelCheck[], question: Question): Promise<unknown> {
  switch (question.operation) {
    case 'list':
      return Promise.resolve(loaded.map(({ info }) => info))
    case 'score':
      return score(loaded, question.input)
    case 'scoreMany':
      return scoreMany(loaded, question.input)
    case 'history':
      return history(loaded, question.input)
    case 'assess':
      return assess(question.input)
    case 'checkList':
      return openMedication(installedDir === null ? null : path.dirname(installedDir)).then((medication) => medication.list(question.input))
    case 'counterfactuals':
      return counterfactuals(loaded, question.input)
  }
}

async function answer(question: Question): Promise<Reply> {
  try {
    return { id: question.id, ok: true, value: await run(await models, question) }
  } catch (error) {
    return { id: question.id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answer(question)))
