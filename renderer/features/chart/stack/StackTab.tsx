import './stack.css'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { ChartView, ResultRow } from '#app/contract/chart.ts'
import { text } from '../../../i18n/en.ts'
import { rowsOf, showEvidence, useChart } from '../../../stores/chart.ts'
import { ErrorLine } from '../../../ui/index.ts'
import { moveIndex } from '../graph-math.ts'
import { useSize } from '../useSize.ts'
import { useSpan } from '../useSpan.ts'
import { Readout, readoutText } from './Readout.tsx'
import { StackBar } from './StackBar.tsx'
import { StackPicker } from './StackPicker.tsx'
import { leastHeight, SIZES, StackPlot } from './StackPlot.tsx'
import { drawable, firstKeys, instants, lanes, nearest, type Series, valueAt, wholeSpan } from './stack-math.ts'
import { useManySeries } from './useManySeries.ts'

const words = text.picture.stack
/** Lines of each lane, and how many where there is little height: the axis of time stays in sight. */
const LANE_LINES = 4
const FEW_LINES = 2
const LOW = 520
const NAME_ROOM = 110

/** Several results on one axis of time, with what was given and what happened beneath. */
export function StackTab({ view }: Readonly<{ view: ChartView }>) {
  const all = useMemo(() => rowsOf(view), [view])
  const graph = useChart((state) => state.graph)
  const [chosen, setChosen] = useState<readonly string[]>(() => firstKeys(all, graph))
  const rows = useMemo(() => chosen.flatMap((key) => all.find((row) => row.key === key) ?? []), [all, chosen])
  const { series, failure, retry } = useManySeries(view.patient.id, rows)
  const possible = useMemo(() => drawable(all), [all])
  if (possible.length === 0) return <p className="chart-none">{words.none}</p>
  const toggle = (key: string) => setChosen((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]))
  return (
    <div className="stack">
      <StackPicker rows={possible} chosen={chosen} onToggle={toggle} />
      <div className="stack-side">
        {failure ? <ErrorLine failure={failure} onRetry={retry} /> : null}
        {series.length === 0 ? <p className="chart-none">{words.noneChosen}</p> : <Drawn view={view} series={series} rows={rows} />}
      </div>
    </div>
  )
}

type DrawnProps = Readonly<{ view: ChartView; series: readonly Series[]; rows: readonly ResultRow[] }>

function Drawn({ view, series, rows }: DrawnProps) {
  const nowMs = Date.parse(view.openedAt)
  const whole = useMemo(() => wholeSpan(series) ?? { from: nowMs - 1, to: nowMs }, [series, nowMs])
  const zoom = useSpan(whole)
  const { span } = zoom
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const [picked, setPicked] = useState<number | null>(null)
  const stops = useMemo(() => instants(series, span), [series, span])
  const at = picked !== null && stops.includes(picked) ? picked : (stops.at(-1) ?? null)
  const room = (NAME_ROOM / Math.max(1, width - SIZES.gutter)) * (span.to - span.from)
  const beneath = useMemo(
    () => lanes({ view, span, nowMs, room, most: height < LOW ? FEW_LINES : LANE_LINES }),
    [view, span, nowMs, room, height],
  )
  const toMs = (clientX: number) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0
    return span.from + ((clientX - left - SIZES.gutter) / (width - SIZES.gutter - SIZES.end)) * (span.to - span.from)
  }
  const open = () => {
    if (at === null) return
    showEvidence(series.flatMap((one) => valueAt(one, at)?.point.point.fact ?? []))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return
    const next = moveIndex(event.key, at === null ? -1 : stops.indexOf(at), stops.length)
    if (event.key === 'Enter') open()
    else if (event.key === '+' || event.key === '-') zoom.zoom(event.key === '+', at ?? undefined)
    else if (next !== null) setPicked(stops[next] ?? null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <StackBar view={view} zoom={zoom} plot={{ series, lanes: beneath, span, nowMs, at: null }} />
      <Readout series={series} at={at} />
      <div
        ref={frame}
        className="stack-frame"
        role="slider"
        tabIndex={0}
        aria-label={words.label(rows.map(({ label }) => label).join(', '))}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={at === null ? 0 : stops.indexOf(at)}
        aria-valuetext={readoutText(series, at)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setPicked(stops[nearest(stops, toMs(event.clientX))] ?? null)}
        onDoubleClick={(event) => zoom.zoom(!event.shiftKey, toMs(event.clientX))}
      >
        {width > 80 ? (
          <StackPlot
            series={series}
            lanes={beneath}
            span={span}
            nowMs={nowMs}
            width={width}
            height={Math.max(height, leastHeight(series.length, beneath))}
            at={at}
          />
        ) : null}
      </div>
    </>
  )
}
