/** Invented counts of flags and of answers to alerts. */
import type { Handlers } from './handlers.ts'
import { hoursAgo } from './people.ts'

const MINUTE = 60_000

export const checksCalls: Pick<Handlers, Extract<keyof Handlers, `checks.${string}`>> = {
  'checks.withdrawn': () => ({}),
  'checks.quality': () => ({
    values: 4_210,
    perThousand: 7.4,
    ppv: 0.61,
    medianMs: 3_900,
    budget: { perThousand: 10, ppv: 0.5 },
    rows: [
      {
        concept: 'weight',
        label: 'Weight',
        kind: 'unit',
        level: 'implausible',
        fired: 22,
        repaired: 21,
        confirmed: 1,
        dismissed: 0,
        ppv: 21 / 22,
        medianMs: 2_900,
      },
      {
        concept: 'creatinine',
        label: 'Creatinine',
        kind: 'delta',
        level: 'implausible',
        fired: 9,
        repaired: 2,
        confirmed: 7,
        dismissed: 0,
        ppv: 2 / 9,
        medianMs: 6_100,
      },
      {
        concept: 'potassium',
        label: 'Potassium',
        kind: 'decimal-shift',
        level: 'impossible',
        fired: 3,
        repaired: 3,
        confirmed: 0,
        dismissed: 0,
        ppv: null,
        medianMs: null,
      },
    ],
  }),
  'checks.learned': () => [],
  'checks.putBack': () => [],
  'checks.alerts': () => [
    {
      kind: 'score-band',
      subject: 'news2',
      label: 'NEWS2',
      severity: 'high',
      raised: 61,
      acknowledged: 52,
      ended: 7,
      open: 2,
      oldestOpen: hoursAgo(3),
      medianMs: 18 * MINUTE,
      p90Ms: 95 * MINUTE,
    },
  ],
}
