/** Why the patient is here: the stay that is open, else the last encounter. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem } from '../../contract/chart.ts'
import type { Picture } from '../../contract/picture.ts'
import { admission } from '../prefill/since.ts'

function told(kind: 'stay' | 'seen', { fact, label, detail, start, end }: ListItem): Picture['here'] {
  return { kind, fact, label, reason: detail, start, end }
}

/** @returns null where no encounter has begun by `nowMs` */
export function hereOf(view: ChartView, nowMs: number): Picture['here'] {
  const stay = admission(view, nowMs)
  if (stay) return told('stay', stay.item)
  const begun = view.encounters.flatMap((item) => {
    const ms = parseWhen(item.start)?.ms ?? null
    return ms === null || ms > nowMs ? [] : [{ item, ms }]
  })
  const last = begun.toSorted((a, b) => b.ms - a.ms)[0]
  return last ? told('seen', last.item) : null
}
