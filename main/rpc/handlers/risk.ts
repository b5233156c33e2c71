import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'

type Names = Extract<keyof Handlers, `risk.${string}` | `models.${string}` | `alerts.${string}`>

export const riskHandlers: Pick<Handlers, Names> = {
  'risk.explain': async ({ patient, model }, context) => {
    const facts = await factsOf(context, patient)
    const request = { model, facts, features: null, atMs: null }
    const [answers, counterfactuals, card] = await Promise.all([
      context.scorer.score(request),
      context.scorer.counterfactuals(request),
      context.scorer.card(model),
    ])
    const { store, actor } = context.open()
    await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: `explanation of ${model}` })
    return { answer: answers[0] ?? null, counterfactuals: [...counterfactuals], card }
  },
  'models.list': async (_, { scorer }) => [...(await scorer.list())],
  'alerts.list': async ({ patient, status }, { open }) => [
    ...(await open().store.read('alerts', { patient: patient ?? null, status: status === 'open' ? 'open' : null })),
  ],
  'alerts.acknowledge': async ({ alert, reason, note }, { open, push }) => {
    const { store, actor } = open()
    const changed = await store.write('acknowledgeAlert', { actor: actor(), alert, reason, note })
    push({ type: 'chart.changed', patient: changed.patient })
    push({ type: 'worklist.changed' })
    return changed
  },
}
