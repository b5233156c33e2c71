import './strip.css'
import { useEffect, useState } from 'react'
import type { StripItem } from '#app/contract/adaptive.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { forgetStrip, openStrip, runFromStrip, useStrip, watchSteps } from '../../stores/strip.ts'
import { Button, Kbd, useShortcut } from '../../ui/index.ts'
import { preloadEntry } from '../entry/index.ts'
import { labelOf, possibleIn, runAction } from './actions.ts'
import { reasonOf } from './reason.ts'
import { StripDialog } from './StripDialog.tsx'

/** F5 means “again” in a browser; the strip leaves it alone. */
const KEYS = ['F2', 'F3', 'F4', 'F6', 'F7'] as const
const ABOUT_KEY = 'F8'

/** The one adaptive place of the chart: always as high, changed only when a chart opens. */
export function Strip({ view }: Readonly<{ view: ChartView }>) {
  const strip = useStrip((state) => state.view)
  const [about, setAbout] = useState(false)
  const patient = view.patient.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening; a chart that changes while it is open changes no strip
  useEffect(() => {
    void openStrip(view, possibleIn(view))
    const stop = watchSteps()
    return () => {
      stop()
      forgetStrip()
    }
  }, [patient])
  useFetchAhead()
  useShortcut(ABOUT_KEY, text.strip.about, 'Chart', () => setAbout(true))
  return (
    <nav className="strip" aria-label={text.strip.region}>
      <span className="strip-title tiny">{text.strip.title}</span>
      <ol className="strip-items">
        {KEYS.map((key, i) => (
          <Place key={key} keys={key} item={strip?.items[i] ?? null} view={view} />
        ))}
      </ol>
      {strip && strip.items.length === 0 ? (
        <span className="strip-empty tiny">{strip.on ? text.strip.learning : text.strip.off}</span>
      ) : null}
      <Button variant="quiet" shortcut={ABOUT_KEY} onClick={() => setAbout(true)} aria-haspopup="dialog">
        {text.strip.about}
      </Button>
      {about ? <StripDialog view={view} onClose={() => setAbout(false)} /> : null}
    </nav>
  )
}

function Place({ keys, item, view }: Readonly<{ keys: string; item: StripItem | null; view: ChartView }>) {
  const run = () => item && runFromStrip(item.action, () => runAction(item.action))
  const label = item ? labelOf(item.action, view) : ''
  useShortcut(keys, text.strip.run(label), 'Chart', run, item !== null)
  if (item === null) return <li className="strip-place" aria-hidden="true" />
  const reason = reasonOf(item.reason, view)
  return (
    <li className="strip-place">
      <button type="button" className="strip-item" title={reason} aria-keyshortcuts={keys} onClick={run}>
        <span className="strip-label clip">{label}</span>
        <span className="strip-why tiny clip">{reason}</span>
        <Kbd keys={keys} />
      </button>
    </li>
  )
}

/** What is likely next is fetched ahead; nothing that is seen changes by it. */
function useFetchAhead(): void {
  const next = useStrip((state) => state.next)
  const first = useStrip((state) => state.view?.items)
  useEffect(() => {
    const actions = next.length > 0 ? next : (first ?? []).map(({ action }) => action)
    if (actions.includes('entry:open')) preloadEntry()
    if (actions.includes('place:growth')) void import('../chart/GrowthChart.tsx')
  }, [next, first])
}
