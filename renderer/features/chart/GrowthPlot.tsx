import { type KeyboardEvent, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Curve } from '#app/growth/curves.ts'
import { moveIndex } from './graph-math.ts'
import { type Placed, type Span, valueSpan } from './growth-math.ts'
import { growthData, growthOptions } from './growth-plot.ts'
import { readColours } from './plot.ts'
import { useSize, useTheme } from './useSize.ts'

type GrowthPlotProps = Readonly<{
  label: string
  unit: string
  lines: readonly Curve[]
  points: readonly Placed[]
  x: Span
  at: number
  picked: boolean
  /** The measurement at `at` in words. */
  text: string
  onPick: (index: number) => void
  onOpen: (point: Placed) => void
}>

/** The canvas and its keys: arrows move along the measurements, Enter opens the rows one came from. */
export function GrowthPlot({ label, unit, lines, points, x, at, picked, text, onPick, onOpen }: GrowthPlotProps) {
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
    const look = {
      lines,
      points,
      x,
      y: valueSpan(lines, points),
      unit,
      width,
      height,
      colours: readColours(element),
      font,
      selected,
      onHover,
    }
    const made = new uPlot(growthOptions(look), growthData(lines), element)
    plot.current = made
    return () => {
      plot.current = null
      made.destroy()
    }
  }, [lines, points, x, unit, width, height, theme])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` is read while drawing; a change of it only needs the drawing again
  useEffect(() => void plot.current?.redraw(false), [at, picked])

  const onKeyDown = (event: KeyboardEvent) => {
    const point = points[at]
    const next = moveIndex(event.key, at, points.length)
    if (event.key === 'Enter' && point) onOpen(point)
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
      aria-label={`${label} by age: arrow keys move along the measurements, Enter opens the row`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    />
  )
}
