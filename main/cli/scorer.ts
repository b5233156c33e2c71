import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '../inference/client.ts'
import { resourcePath } from '../resources.ts'

export const openScorer = (): Promise<Scorer> => createScorer({ modelsDir: resourcePath('models') })
