import { useState } from 'react'
import { text } from '../../i18n/en.ts'
import { useShortcut } from '../../ui/index.ts'
import { moved, type Span, zoomed } from './time-axis.ts'

const CLOSER = 0.5
const STEP = 0.5
const words = text.picture.time

export type Zoom = Readonly<{
  span: Span
  /** Nothing is left out. */
  isWhole: boolean
  zoom: (closer: boolean, at?: number) => void
  move: (later: boolean) => void
  whole: () => void
}>

/** How much of a time is in sight, by keys: + and - come closer and go back, [ and ] move, 0 shows everything. */
export function useSpan(all: Span): Zoom {
  const [own, setOwn] = useState<Span | null>(null)
  const span = own ?? all
  const settle = (next: Span) => setOwn(next.from <= all.from && next.to >= all.to ? null : next)
  const zoom = (closer: boolean, at = span.to) => settle(zoomed(span, closer ? CLOSER : 1 / CLOSER, at))
  const move = (later: boolean) => settle(moved(span, later ? STEP : -STEP, all))
  const whole = () => setOwn(null)
  useShortcut('+', words.closer, 'Chart', () => zoom(true))
  useShortcut('-', words.further, 'Chart', () => zoom(false))
  useShortcut('[', words.earlier, 'Chart', () => move(false))
  useShortcut(']', words.later, 'Chart', () => move(true))
  useShortcut('0', words.whole, 'Chart', whole)
  return { span, isWhole: own === null, zoom, move, whole }
}
