import { text } from '../../i18n/en.ts'
import { date, plural } from '../../i18n/format.ts'
import { Button } from '../../ui/index.ts'
import { widthOf } from './time-axis.ts'
import type { Zoom } from './useSpan.ts'

const words = text.picture.time
const day = (ms: number) => date(new Date(ms).toISOString(), new Date(0))

/** How much time is in sight, and the keys that change it. */
export function ZoomBar({ zoom }: Readonly<{ zoom: Zoom }>) {
  const { span, isWhole } = zoom
  const { count, unit } = widthOf(span)
  return (
    <span className="zoom-bar">
      <span className="quiet num clip" title={words.inSight}>
        {day(span.from)} – {day(span.to)} · {plural(count, words.units[unit])}
      </span>
      <Button variant="quiet" size="small" shortcut="[" aria-label={words.earlier} onClick={() => zoom.move(false)}>
        ←
      </Button>
      <Button variant="quiet" size="small" shortcut="]" aria-label={words.later} onClick={() => zoom.move(true)}>
        →
      </Button>
      <Button variant="quiet" size="small" shortcut="-" aria-label={words.further} onClick={() => zoom.zoom(false)}>
        −
      </Button>
      <Button variant="quiet" size="small" shortcut="+" aria-label={words.closer} onClick={() => zoom.zoom(true)}>
        +
      </Button>
      <Button variant="quiet" size="small" shortcut="0" disabled={isWhole} onClick={zoom.whole}>
        {words.all}
      </Button>
    </span>
  )
}
