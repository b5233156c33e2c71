/** How a column of times is written. */
import type { MappedColumn } from '../../contract/table.ts'
import { wordsOf } from '../../terminology/name-words.ts'
import { quantileOf, type Shape } from './shape.ts'

const MINUTES = /^(?:min|mins|minute|minutes|minuten|minutos|minuti|offset|observationoffset|labresultoffset)$/
/** Spreadsheet day numbers of 1927 to 2064, seconds and milliseconds since 1970 of 1980 to 2100. */
const SERIAL = [10_000, 60_000] as const
const SECONDS = [3.1e8, 4.1e9] as const
const MILLISECONDS = [3.1e11, 4.1e12] as const

const within = (x: number, [low, high]: readonly [number, number]) => x >= low && x <= high

export function timeFormOf(name: string, shape: Shape): MappedColumn['timeForm'] {
  if (shape.share.clock > 0.5) return 'elapsed-clock'
  if (shape.share.date + shape.share.datetime > 0.5) return shape.share.datetime >= shape.share.date ? 'datetime' : 'date'
  if (shape.share.numeric < 0.5) return null
  const median = quantileOf(shape, 0.5)
  if (within(median, SECONDS) || within(median, MILLISECONDS)) return 'epoch'
  if (within(median, [19_000_101, 21_001_231]) && shape.share.integer === 1) return 'date'
  if (within(median, SERIAL)) return 'serial'
  return wordsOf(name).some((word) => MINUTES.test(word)) ? 'elapsed-minutes' : 'elapsed-hours'
}
