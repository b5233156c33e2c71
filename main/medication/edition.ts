/** The names of drugs with their edition, opened once and only where one is asked for. */
import type { DrugNames } from '#app/medication/check/index.ts'
import { namesOf } from './names.ts'
import { openNames } from './pack.ts'

let opened: Readonly<{ edition: string; names: Promise<DrugNames> }> | null = null

/** @throws WardlightError('Corrupt') */
export async function namesOfEdition(): Promise<Readonly<{ edition: string; open: () => Promise<DrugNames> }>> {
  const { edition, open } = await openNames()
  return {
    edition,
    open: () => {
      if (opened?.edition !== edition) opened = { edition, names: open().then(namesOf) }
      return opened.names
    },
  }
}
