/** How the program's own questions fare: entry checks, what was learned of them, and how soon alerts are answered. */
import { alertResponses } from '#app/alerts/response.ts'
import { entryQuality, learnedThresholds } from '#app/quality/entry/outcomes.ts'
import type { Handlers } from '../door.ts'

export const checksHandlers: Pick<Handlers, Extract<keyof Handlers, `checks.${string}`>> = {
  'checks.withdrawn': async ({ outcomes }, { open }) => {
    await open().store.write('recordOutcomes', { outcomes })
    return {}
  },
  'checks.quality': async (_, { open }) => entryQuality(await open().store.read('entryOutcomes', { times: true })),
  'checks.learned': async (_, { open }) => [...learnedThresholds(await open().store.read('entryOutcomes', { times: false }))],
  'checks.putBack': async ({ cell }, { open, push }) => {
    const { store, actor } = open()
    await store.write('putBackThresholds', { actor: actor(), cell })
    push({ type: 'review.changed' })
    return [...learnedThresholds(await store.read('entryOutcomes', { times: false }))]
  },
  'checks.alerts': async (_, { open, scorer }) => {
    const [times, models] = await Promise.all([open().store.read('alertTimes', {}), scorer.list()])
    return [...alertResponses(times, new Map(models.map(({ id, title }) => [id, title])))]
  },
}
