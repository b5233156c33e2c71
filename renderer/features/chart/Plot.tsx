import { type KeyboardEvent, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import { moveIndex, type PlotPoint } from './graph-math.ts'
import { plotData, plotOptions, readColours } from './plot.ts'
import { useSize, useTheme } from './useSize.ts'

type PlotProps = Readonly<{
  row: ResultRow
  points: readonly PlotPoint[]
  at: number
  /** Whether a value was chosen; until then no line is drawn through one. */
  picked: boolean
  /** The value at `at` in words. */
  text: string
  onPick: (index: number) => void
  onOpen: (point: ChartPoint) => void
}>

/** The canvas and its keys: arrows move along the values, Enter opens the row a value came from. */
export function Plot({ row, points, at, picked, text, onPick, onOpen }: PlotProps) {
  const frame = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const live = useRef({ at, picked, onPick })
  live.current = { at, picked, onPick }
  const { width, height } = useSize(frame)
  const theme = useTheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the tokens inside, so a change of it must draw again
  useEffect(() => {
    const element = frame.current
    if (!element || width < 80 || height < 60) return
    const font = getComputedStyle(element).fontFamily
    const selected = () => (live.current.picked ? live.current.at : -1)
    const onHover = (index: number) => {
      if (index !== live.current.at || !live.current.picked) live.current.onPick(index)
    }
    const made = new uPlot(
      plotOptions({ row, points, width, height, colours: readColours(element), font, selected, onHover }),
      plotData(points),
      element,
    )
    plot.current = made
    return () => {
      plot.current = null
      made.destroy()
    }
  }, [row, points, width, height, theme])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` is read while drawing; a change of it only needs the drawing again
  useEffect(() => void plot.current?.redraw(false), [at, picked])

  const onKeyDown = (event: KeyboardEvent) => {
    const point = points[at]
    const next = moveIndex(event.key, at, points.length)
    if (event.key === 'Enter' && point) onOpen(point.point)
    else if (next !== null) onPick(next)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={frame}
      className="graph-plot"
      role="slider"
      tabIndex={0}
      aria-label={`${row.label} over time: arrow keys move along the values, Enter opens the row`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    />
  )
}
