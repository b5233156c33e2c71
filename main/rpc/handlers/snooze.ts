/** An alert that rests for a while: by its own limits, with a reason, and back by itself. */
import { refusedSnooze } from '#app/alerts/snooze.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { Handlers } from '../door.ts'

export const snoozeHandlers: Pick<Handlers, 'alerts.snooze'> = {
  'alerts.snooze': async ({ alert, reason, until }, { open, push, now }) => {
    const { store, actor } = open()
    const known = (await store.read('alerts', { patient: null, status: 'open' })).find(({ id }) => id === alert)
    if (!known) throw new WardlightError('Conflict', 'This alert is not open any more.', { next: 'Look at the chart again.' })
    const untilMs = Date.parse(until)
    const refused = refusedSnooze(known, untilMs, now())
    if (refused !== null) throw new WardlightError('BadInput', refused, { next: 'Choose a shorter time, or acknowledge it.' })
    const changed = await store.write('snoozeAlert', { actor: actor(), alert, untilMs, reason })
    push({ type: 'chart.changed', patient: changed.patient })
    return changed
  },
}
