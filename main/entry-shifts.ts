/** How far this site's outcomes moved the thresholds of the entry checks, as a part of what values are judged against. */
import type { EntryContext } from '#app/contract/entry.ts'
import type { Store } from '#app/ports/store.ts'
import { shiftsFrom } from '#app/quality/entry/outcomes.ts'

/** @returns nothing where none moved */
export async function entryShifts(store: Pick<Store, 'read'>): Promise<Pick<EntryContext, 'shifts'>> {
  const shifts = shiftsFrom(await store.read('entryOutcomes', { times: false }))
  return Object.keys(shifts).length === 0 ? {} : { shifts }
}
