/** Draws a growth chart with uPlot: centile lines with their numbers at the end, the child's measurements joined and marked. */
import type uPlot from 'uplot'
import type { Curve } from '#app/growth/curves.ts'
import { ageTicks, type Placed, type Span } from './growth-math.ts'
import type { readColours } from './plot.ts'

type Colours = ReturnType<typeof readColours>

export type GrowthPlotInput = Readonly<{
  lines: readonly Curve[]
  points: readonly Placed[]
  x: Span
  y: Span
  unit: string
  width: number
  height: number
  colours: Colours
  font: string
  selected: () => number
  onHover: (index: number) => void
}>

const ROOM_FOR_NUMBERS = 30

export const growthData = (lines: readonly Curve[]): uPlot.AlignedData => [
  (lines[0]?.points ?? []).map(({ ageDays }) => ageDays),
  ...lines.map(({ points }) => points.map(({ value }) => value)),
]

export function growthOptions(input: GrowthPlotInput): uPlot.Options {
  const { lines, width, height, colours, x, y, unit } = input
  const ticks = ageTicks(x)
  const axis = {
    stroke: colours['ink-3'],
    font: `11px ${input.font}`,
    labelFont: `11px ${input.font}`,
    labelGap: 0,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    gap: 4,
  }
  return {
    width,
    height,
    pxAlign: false,
    padding: [8, ROOM_FOR_NUMBERS, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false, x: false },
    scales: { x: { time: false, range: [...x] }, y: { range: [...y] } },
    axes: [
      {
        ...axis,
        label: 'age',
        labelSize: 16,
        size: 24,
        splits: () => ticks.map(({ days }) => days),
        values: () => ticks.map(({ text }) => text),
      },
      { ...axis, label: unit, labelSize: 18, size: 44, space: 34 },
    ],
    series: [
      {},
      ...lines.map(({ centile }) => ({
        stroke: centile === 50 ? colours['ink-2'] : colours['ink-3'],
        width: centile === 50 ? 1.5 : 1,
        points: { show: false },
      })),
    ],
    hooks: {
      draw: [(plot) => drawGrowth(plot, input)],
      setCursor: [(plot) => hover(plot, input)],
    },
  }
}

/** The measurement nearest to the pointer, along the axis of age. */
function hover(plot: uPlot, { points, onHover }: GrowthPlotInput): void {
  const { left } = plot.cursor
  if (left === undefined || left < 0 || points.length === 0) return
  const age = plot.posToVal(left, 'x')
  const distance = (index: number) => Math.abs((points[index]?.readDays ?? Number.POSITIVE_INFINITY) - age)
  onHover(points.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0))
}

function drawGrowth(plot: uPlot, input: GrowthPlotInput): void {
  const { ctx } = plot
  ctx.save()
  drawNumbers(plot, input)
  const { top, height } = plot.bbox
  const marks = input.points.map(({ readDays, point, place }) => ({
    x: plot.valToPos(readDays, 'x', true),
    y: Math.min(Math.max(plot.valToPos(point.value, 'y', true), top + EDGE * devicePixelRatio), top + height),
    implausible: place?.implausible ?? false,
  }))
  drawPicked(plot, marks[input.selected()]?.x, input)
  drawCourse(ctx, marks, input.colours)
  for (const mark of marks) drawPoint(ctx, mark, input.colours)
  ctx.restore()
}

type Mark = Readonly<{ x: number; y: number; implausible: boolean }>
/** How far from the upper edge a value beyond it is drawn. */
const EDGE = 5

/** Joins what can be right. */
function drawCourse(ctx: CanvasRenderingContext2D, marks: readonly Mark[], colours: Colours): void {
  const [first, ...rest] = marks.filter(({ implausible }) => !implausible)
  if (!first) return
  ctx.beginPath()
  ctx.moveTo(first.x, first.y)
  for (const { x, y } of rest) ctx.lineTo(x, y)
  ctx.lineWidth = 1.5 * devicePixelRatio
  ctx.strokeStyle = colours.ink
  ctx.stroke()
}

/** The centile at the end of its line; one that would touch the one below it is left out. */
function drawNumbers(plot: uPlot, { lines, colours, font }: GrowthPlotInput): void {
  const { ctx, bbox } = plot
  ctx.font = `${11 * devicePixelRatio}px ${font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = colours['ink-3']
  let free = Number.POSITIVE_INFINITY
  for (const { centile, points } of lines) {
    const last = points.at(-1)
    if (!last) continue
    const y = plot.valToPos(last.value, 'y', true)
    if (y > free) continue
    const x = Math.min(plot.valToPos(last.ageDays, 'x', true), bbox.left + bbox.width)
    ctx.fillText(String(centile), x + 5 * devicePixelRatio, y)
    free = y - 11 * devicePixelRatio
  }
}

function drawPicked({ ctx, bbox }: uPlot, x: number | undefined, { colours }: GrowthPlotInput): void {
  if (x === undefined) return
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.lineWidth = devicePixelRatio
  ctx.strokeStyle = colours.focus
  ctx.stroke()
}

/** A circle; a cross for a value that cannot be right. */
function drawPoint(ctx: CanvasRenderingContext2D, { x, y, implausible }: Mark, colours: Colours): void {
  const size = 3.5 * devicePixelRatio
  ctx.beginPath()
  ctx.lineWidth = 2 * devicePixelRatio
  ctx.strokeStyle = implausible ? colours.warn : colours.ink
  if (implausible) {
    ctx.moveTo(x - size, y - size)
    ctx.lineTo(x + size, y + size)
    ctx.moveTo(x - size, y + size)
    ctx.lineTo(x + size, y - size)
  } else {
    ctx.arc(x, y, size, 0, 2 * Math.PI)
    ctx.fillStyle = colours.surface
    ctx.fill()
  }
  ctx.stroke()
}
