/** What a person says of a step of a care pathway. */
import { WardlightError } from '#app/contract/errors.ts'
import { PATHWAYS } from '#app/pathways/index.ts'
import type { Handlers } from '../door.ts'
import { dueMs } from './tasks.ts'

function stepTitle(pathway: string, step: string): string {
  const found = PATHWAYS.find(({ id }) => id === pathway)?.steps.find(({ id }) => id === step)
  if (!found) throw new WardlightError('NotFound', 'There is no such step.', { next: 'Open the chart again.' })
  return found.title
}

export const pathwayHandlers: Pick<Handlers, 'pathways.mark'> = {
  'pathways.mark': async ({ patient, pathway, step, mark, until, reason }, { open, push, now }) => {
    const title = stepTitle(pathway, step)
    if (mark === 'later' && until === null)
      throw new WardlightError('BadInput', 'A step that is put off needs a time.', { next: 'Choose when it comes back.' })
    if (mark === 'not-applicable' && reason.trim() === '')
      throw new WardlightError('BadInput', 'Say why the step is not for this patient.', { next: 'Write a few words.' })
    const { store, actor } = open()
    const untilMs = mark === 'later' && until !== null ? dueMs(until, now()) : null
    await store.write('markStep', { actor: actor(), patient, title, mark: { pathway, step, mark, untilMs, reason: reason.trim() } })
    push({ type: 'chart.changed', patient })
    push({ type: 'tasks.changed' })
    return {}
  },
}
