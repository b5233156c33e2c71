/** Draws one result over time with uPlot: band, line, marked and labelled values. Colours come from the theme's tokens. */
import type uPlot from 'uplot'
import type { RangeState, ResultRow } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { labelled, type PlotPoint, tickTexts, timeSpan, valueSpan } from './graph-math.ts'

const TOKENS = ['ink', 'ink-2', 'ink-3', 'line', 'line-strong', 'surface', 'band', 'crit', 'warn', 'focus'] as const
type Colours = Readonly<Record<(typeof TOKENS)[number], string>>

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Colours
}

const STATE_COLOUR: Readonly<Record<RangeState, keyof Colours>> = {
  'critical-high': 'crit',
  'critical-low': 'crit',
  high: 'warn',
  low: 'warn',
  normal: 'ink-2',
  unassessed: 'ink-3',
}

export type PlotInput = Readonly<{
  row: ResultRow
  points: readonly PlotPoint[]
  width: number
  height: number
  colours: Colours
  font: string
  /** The value under the pointer or the keys; read at each drawing. */
  selected: () => number
  onHover: (index: number) => void
}>

export const plotData = (points: readonly PlotPoint[]): uPlot.AlignedData => [points.map((p) => p.x), points.map((p) => p.y)]

export function plotOptions(input: PlotInput): uPlot.Options {
  const { row, points, width, height, colours } = input
  const span = timeSpan(points)
  const axis = axisLook(colours, input.font)
  return {
    width,
    height,
    padding: [6, 12, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false, x: false },
    scales: { x: { time: true, range: [...span] }, y: { range: [...valueSpan(points, row.range)] } },
    axes: [
      {
        ...axis,
        label: text.picture.time.axis,
        labelSize: 16,
        size: 24,
        space: 90,
        values: (_plot, ticks) => [...tickTexts(ticks, span[1] - span[0])],
      },
      { ...axis, label: row.unit ?? 'value', labelSize: 18, size: 44, space: 34 },
    ],
    series: [{}, { stroke: colours['ink-2'], width: 1.5, points: { show: false } }],
    hooks: {
      drawClear: [(plot) => drawBand(plot, input)],
      draw: [(plot) => drawValues(plot, input)],
      setCursor: [(plot) => hover(plot, input)],
    },
  }
}

function axisLook(colours: Colours, font: string): uPlot.Axis {
  return {
    stroke: colours['ink-3'],
    font: `11px ${font}`,
    labelFont: `11px ${font}`,
    labelGap: 0,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    gap: 4,
  }
}

function hover(plot: uPlot, input: PlotInput): void {
  const { idx, left } = plot.cursor
  if (typeof idx === 'number' && left !== undefined && left >= 0) input.onHover(idx)
}

function drawBand(plot: uPlot, { row, colours }: PlotInput): void {
  if (row.range === null || (row.range.low === null && row.range.high === null)) return
  const { left, top, width, height } = plot.bbox
  const upper = row.range.high === null ? top : Math.max(top, plot.valToPos(row.range.high, 'y', true))
  const lower = row.range.low === null ? top + height : Math.min(top + height, plot.valToPos(row.range.low, 'y', true))
  plot.ctx.fillStyle = colours.band
  plot.ctx.fillRect(left, upper, width, Math.max(0, lower - upper))
}

function drawValues(plot: uPlot, input: PlotInput): void {
  const { ctx } = plot
  const ratio = devicePixelRatio
  ctx.save()
  ctx.font = `600 ${11 * ratio}px ${input.font}`
  ctx.textAlign = 'center'
  const places = input.points.map((p) => ({ x: plot.valToPos(p.x, 'x', true), y: plot.valToPos(p.y, 'y', true) }))
  const written = labelled(
    places.map((place) => place.x),
    input.points.map((p) => ctx.measureText(p.point.text).width),
  )
  drawSelection(plot, places[input.selected()], input)
  places.forEach((place, index) => {
    const point = input.points[index]
    if (point) drawDot(ctx, place, input.colours[STATE_COLOUR[point.point.state]], input.colours.surface, ratio)
  })
  // After every dot: a number must not be crossed by the value beside it.
  places.forEach((place, index) => {
    const point = input.points[index]
    if (point && written.has(index)) drawLabel(ctx, point.point.text, place, input, ratio)
  })
  ctx.restore()
}

type Place = Readonly<{ x: number; y: number }>

function drawDot(ctx: CanvasRenderingContext2D, { x, y }: Place, colour: string, fill: string, ratio: number): void {
  ctx.beginPath()
  ctx.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI)
  ctx.fillStyle = fill
  ctx.strokeStyle = colour
  ctx.lineWidth = 2 * ratio
  ctx.fill()
  ctx.stroke()
}

function drawLabel(ctx: CanvasRenderingContext2D, text: string, { x, y }: Place, input: PlotInput, ratio: number): void {
  ctx.lineWidth = 3 * ratio
  ctx.strokeStyle = input.colours.surface
  ctx.strokeText(text, x, y - 8 * ratio)
  ctx.fillStyle = input.colours.ink
  ctx.fillText(text, x, y - 8 * ratio)
}

function drawSelection(plot: uPlot, place: Place | undefined, { colours }: PlotInput): void {
  if (!place) return
  const { ctx, bbox } = plot
  ctx.beginPath()
  ctx.moveTo(place.x, bbox.top)
  ctx.lineTo(place.x, bbox.top + bbox.height)
  ctx.lineWidth = devicePixelRatio
  ctx.strokeStyle = colours.focus
  ctx.stroke()
}
