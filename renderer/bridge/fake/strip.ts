import { stripReport } from '#app/adaptive/report.ts'
import type { ActionId, StripReport } from '#app/contract/adaptive.ts'

let on = true
const report = (): StripReport => stripReport([], {}, on)

/** The fake learns nothing: it offers the first three of what is possible. */
export const stripCalls = {
  'strip.open': ({ possible }: { possible: readonly ActionId[] }) => ({
    on,
    visit: on ? 1 : null,
    items: on ? possible.slice(1, 4).map((action) => ({ action, reason: { kind: 'recent' as const } })) : [],
    charts: 12,
  }),
  'strip.used': () => ({ next: [] }),
  'strip.choose': report,
  'strip.turn': (input: { on: boolean }) => {
    on = input.on
    return report()
  },
  'strip.forget': report,
  'strip.report': report,
  'strip.export': () => ({ path: null }),
}
