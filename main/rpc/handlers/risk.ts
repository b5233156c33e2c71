import type { Flag } from '#app/contract/entry.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { ModelQuestion } from '#app/contract/risk.ts'
import { readResource } from '#app/fhir/read.ts'
import { answeredObservation, answersTo, isAnswer } from '#app/risk/answered.ts'
import type { HandlerContext } from '../../context.ts'
import { siteScorer } from '../../inference/recalibrated.ts'
import { switchModel } from '../../inference/site.ts'
import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'
import { snoozeHandlers } from './snooze.ts'
import { dueMs, inADay } from './tasks.ts'
import type { WatchCalls } from './watch.ts'

/** An answer has no range it could be outside of. */
const ANSWERED: Flag = { entry: 0, level: 'ok', kind: null, reason: 'Answered by a person.', suggestion: null }

async function questionOf({ scorer }: Pick<HandlerContext, 'scorer'>, model: string, input: string): Promise<ModelQuestion> {
  const question = (await scorer.list()).find(({ id }) => id === model)?.questions.find((one) => one.input === input)
  if (question) return question
  throw new WardlightError('NotFound', `${model} asks no such question.`, { next: 'Open the explanation of the score again.' })
}

type Names = Exclude<Extract<keyof Handlers, `risk.${string}` | `models.${string}` | `alerts.${string}`>, WatchCalls>

export const riskHandlers: Pick<Handlers, Names> = {
  ...snoozeHandlers,
  'risk.explain': async ({ patient, model }, context) => {
    const facts = await factsOf(context, patient)
    const request = { model, facts, features: null, atMs: null }
    const { store, actor } = context.open()
    const scorer = siteScorer(context.scorer, store)
    const [answers, counterfactuals, card] = await Promise.all([
      scorer.score(request),
      scorer.counterfactuals(request),
      context.scorer.card(model),
    ])
    await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: `explanation of ${model}` })
    return { answer: answers[0] ?? null, counterfactuals: [...counterfactuals], card }
  },
  'risk.answer': async ({ patient, model, input, answer, requestId }, context) => {
    const question = await questionOf(context, model, input)
    if (!isAnswer(question, answer))
      throw new WardlightError('BadInput', `“${answer}” does not answer this question.`, {
        next: question.kind === 'number' ? 'Write a number.' : `Answer ${answersTo(question).join(' or ')}.`,
      })
    const { store, actor, queue } = context.open()
    const said = { question, answer, by: actor().user, at: new Date(context.now()).toISOString() }
    const raw = answeredObservation(requestId, patient, said)
    const observation = readResource(raw, JSON.parse(raw), { path: 'asked' }).facts.observations[0]
    if (!observation) throw new WardlightError('Internal', 'The answer could not be read back.')
    const [fact] = await store.write('recordValues', { actor: actor(), patient, values: [{ observation, raw, flag: ANSWERED }], requestId })
    queue.add([patient])
    return { fact: fact ?? observation.id }
  },
  'models.switch': async ({ model, on }, { open, scorer, push }) => {
    const known = (await scorer.list()).find(({ id, family }) => id === model && family === 'learned')
    if (!known) throw new WardlightError('NotFound', `There is no learned model “${model}”.`, { next: 'Look at the list of models.' })
    const { store, actor, queue } = open()
    const shown = await switchModel({ store, actor: actor() }, model, on)
    queue.add(await store.read('patientIds', {}))
    push({ type: 'settings.changed' })
    return { on: [...shown] }
  },
  'models.list': async (_, { scorer }) => [...(await scorer.list())],
  'alerts.list': async ({ patient, status }, { open }) => [
    ...(await open().store.read('alerts', { patient: patient ?? null, status: status === 'open' ? 'open' : null })),
  ],
  'alerts.acknowledge': async ({ alert, reason, note, until }, { open, push, now }) => {
    const { store, actor } = open()
    const due = until === undefined ? inADay(now()) : dueMs(until, now())
    const changed = await store.write('acknowledgeAlert', {
      actor: actor(),
      alert,
      reason,
      note,
      dueMs: reason === 'will-monitor' ? due : null,
    })
    push({ type: 'tasks.changed' })
    push({ type: 'chart.changed', patient: changed.patient })
    push({ type: 'worklist.changed' })
    return changed
  },
}
