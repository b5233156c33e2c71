/** The names of drugs with their edition, opened only where one is asked for and held by who asks: an import should not carry them along. */
import type { DrugNames } from '#app/medication/check/index.ts'
import { namesOf } from './names.ts'
import { openNames } from './pack.ts'

/** @throws WardlightError('Corrupt') */
export async function namesOfEdition(): Promise<Readonly<{ edition: string; open: () => Promise<DrugNames> }>> {
  const { edition, open } = await openNames()
  return { edition, open: async () => namesOf(await open()) }
}
