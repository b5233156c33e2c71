/** models watch: how the models fare on this site. */
import { watchModel } from '../../operations/watch.ts'
import type { Arguments } from '../arguments.ts'
import { withStore } from '../open.ts'
import { printLine } from '../output.ts'

/** One JSON object a model; of all that have ever been asked here, or of those named. Nothing of any one patient. */
export async function watch(args: Arguments): Promise<number> {
  return withStore(args, async ({ unlocked, scorer }) => {
    const named = args.positionals.slice(1)
    const all = (await scorer.list()).map(({ id }) => id)
    const asked = { store: unlocked.store, scorer, nowMs: Date.now() }
    for (const id of named.length > 0 ? named : all) {
      const found = await watchModel(asked, id)
      if (named.length > 0 || found.scores.total > 0) await printLine(found)
    }
    return 0
  })
}
