import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../inference/client.ts'
import { packsFolder } from '../packs/vouched.ts'
import { resourcePath } from '../resources.ts'

/** @param dataDir with it the packs installed there are loaded too */
export const openScorer = (dataDir: string | null = null): Promise<Scorer> =>
  createScorer({ modelsDir: resourcePath('models'), installedDir: dataDir === null ? null : packsFolder(dataDir) })
