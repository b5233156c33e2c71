/** What a person decides of what came in: held values, people who may be one, what was learned; and how good the sources are. */
import type { PatientId } from '#app/contract/ids.ts'
import type { HandlerContext } from '../../context.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `held.${string}` | `matches.${string}` | `quality.${string}` | `learned.${string}`>

/** Charts changed by a decision are scored again, and every screen that shows them looks again. */
function changed({ open, push }: Pick<HandlerContext, 'open' | 'push'>, touched: readonly PatientId[]): void {
  if (touched.length > 0) open().queue.add(touched)
  for (const patient of touched) push({ type: 'chart.changed', patient })
  push({ type: 'review.changed' })
  if (touched.length > 0) push({ type: 'worklist.changed' })
}

export const reviewHandlers: Pick<Handlers, Names> = {
  'held.list': async (input, { open }) => {
    const { items, total } = await open().store.read('held', input)
    return { items: [...items], total }
  },
  'held.decide': async ({ ids, decision, values, note, remember }, context) => {
    const { store, actor } = context.open()
    const done = await store.write('decideHeld', { actor: actor(), ids, decision, values: values ?? [], note, remember })
    changed(context, done.touched)
    return { items: [...done.items] }
  },
  'matches.list': async ({ status }, { open }) => [...(await open().store.read('matches', { status }))],
  'matches.decide': async ({ id, decision, note }, context) => {
    const { store, actor } = context.open()
    const { match, touched } = await store.write('decideMatch', { actor: actor(), id, decision, note })
    changed(context, touched)
    return match
  },
  'matches.undo': async ({ id, note }, context) => {
    const { store, actor } = context.open()
    const { match, touched } = await store.write('undoMatch', { actor: actor(), id, note })
    changed(context, touched)
    return match
  },
  'quality.sources': async (_, { open }) => [...(await open().store.read('sourceQuality', {}))],
  'quality.patient': async ({ patient }, { open }) => [...(await open().store.read('patientQuality', { patient }))],
  'learned.list': async (_, { open }) => [...(await open().store.read('learned', {}))],
  'learned.undo': async ({ id }, context) => {
    const { store, actor } = context.open()
    await store.write('undoLearned', { actor: actor(), id })
    changed(context, [])
    return [...(await store.read('learned', {}))]
  },
}
