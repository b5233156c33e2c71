import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../inference/client.ts'
import { packsFolder } from '../packs/vouched.ts'
import { resourcePath } from '../resources.ts'

/** @param dataDir with it the packs installed there are loaded too */
export const openScorer = (dataDir: string | null = null): Promise<Scorer> =>
  createScorer({ modelsDir: resourcePath('models'), installedDir: dataDir === null ? null : packsFolder(dataDir) })

/** The models are read when somebody asks them: most commands of a store never do. */
export function scorerWhenAsked(dataDir: string | null = null): Scorer {
  let opened: Promise<Scorer> | null = null
  const scorer = () => {
    opened ??= openScorer(dataDir)
    return opened
  }
  return {
    list: async () => (await scorer()).list(),
    score: async (request) => (await scorer()).score(request),
    scoreMany: async (requests) => (await scorer()).scoreMany(requests),
    history: async (request) => (await scorer()).history(request),
    counterfactuals: async (request) => (await scorer()).counterfactuals(request),
    checkList: async (asked) => (await scorer()).checkList(asked),
    assess: async (asked) => (await scorer()).assess(asked),
    card: async (model) => (await scorer()).card(model),
    close: async () => (await opened)?.close(),
  }
}
