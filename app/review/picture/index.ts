/**
 * The synthesized picture of a chart: why the patient is here, what is wrong now, what changed since the reader last looked, and what should
 * happen next. Sentences from facts, the same for the same chart, look and minute; each names its rows.
 */
import type { ChartView } from '../../contract/chart.ts'
import type { Picture } from '../../contract/picture.ts'
import { changedOf, type LastLook } from './changed.ts'
import { folded } from './fold.ts'
import { hereOf } from './here.ts'
import { nextOf } from './next.ts'

export type { LastLook } from './changed.ts'

/** @param look null: this person has not opened the chart before */
export function withPicture(view: ChartView, look: LastLook | null, nowMs: number): ChartView {
  const picture: Picture = {
    here: hereOf(view, nowMs),
    now: folded(view.findings),
    changed: changedOf(view, look, nowMs),
    next: nextOf(view, nowMs),
  }
  return { ...view, picture }
}

/** Of a chart nobody has made a picture of. */
export const NO_PICTURE: Picture = { here: null, now: [], changed: { kind: 'week', since: '', rows: null, items: [] }, next: [] }
