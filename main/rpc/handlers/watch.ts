import { WardlightError } from '#app/contract/errors.ts'
import type { ModelWatch } from '#app/contract/watch.ts'
import type { HandlerContext } from '../../context.ts'
import { approve, withdraw } from '../../inference/recalibrated.ts'
import { watchModel } from '../../operations/watch.ts'
import type { Handlers } from '../door.ts'

export type WatchCalls = 'models.watch' | 'models.recalibrate' | 'models.withdraw'

const watched = ({ open, scorer, now }: HandlerContext, model: string): Promise<ModelWatch> =>
  watchModel({ store: open().store, scorer, nowMs: now() }, model)

/** Everybody is scored again, so that no chart shows what is no longer in force. */
async function rescored(context: HandlerContext, model: string): Promise<ModelWatch> {
  const { store, queue } = context.open()
  queue.add(await store.read('patientIds', {}))
  return watched(context, model)
}

const SAME = 1e-9

/** What is approved is what was seen. @throws WardlightError Conflict */
function proposed({ recalibration }: ModelWatch, intercept: number, slope: number) {
  const value = recalibration.known ? recalibration.value : null
  if (value && Math.abs(value.intercept - intercept) <= SAME && Math.abs(value.slope - slope) <= SAME) return value
  throw new WardlightError('Conflict', 'The outcomes now speak for another recalibration, or for none.', {
    next: 'Look at the figures again.',
  })
}

export const watchHandlers: Pick<Handlers, WatchCalls> = {
  'models.watch': ({ model }, context) => watched(context, model),
  'models.recalibrate': async ({ model, intercept, slope }, context) => {
    const now = await watched(context, model)
    const { outcomes, before, after } = proposed(now, intercept, slope)
    const { store, actor } = context.open()
    const { user, at } = actor()
    await approve(store, { user, at }, { model, version: now.version, intercept, slope, outcomes, before, after, by: user, at })
    return rescored(context, model)
  },
  'models.withdraw': async ({ model }, context) => {
    const { store, actor } = context.open()
    await withdraw(store, actor(), model)
    return rescored(context, model)
  },
}
