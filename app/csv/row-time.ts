/** When a row was measured: one column or two, a date or only the time since a start. */
import type { Change } from '../chart/made.ts'
import { writtenNumber } from '../terminology/numbers.ts'
import { change, type Gathered } from './outcome.ts'
import type { Column, Plan } from './plan.ts'
import { cellTime, clockText, elapsedText, epochTime, isTrouble, serialTime, type TimeReading } from './times.ts'

export type RowTime = Readonly<{ time: string | null; elapsed: string | null; change: Change | null }>

export const NO_TIME: RowTime = { time: null, elapsed: null, change: null }

const TROUBLE = {
  ambiguous: 'It cannot be told whether the day or the month comes first; the time was not taken.',
  century: 'A year of two digits does not say the century; the time was not taken.',
  unreadable: 'This is no date or time that is understood; it was not taken.',
} as const

const NO_DATES = 'The table gives no dates, only the time since a start that it does not name. Its results are kept without a date.'

function reading(cell: string, column: Column, plan: Plan): TimeReading {
  const number = column.timeForm === 'epoch' || column.timeForm === 'serial' ? writtenNumber(cell, plan.decimal) : null
  if (number === null) return cellTime(cell, plan.order)
  return column.timeForm === 'epoch' ? epochTime(number.value) : serialTime(number.value)
}

/** Reads the same cell only once as long as it comes again. */
export class RowTimes {
  readonly #plan: Plan
  readonly #out: Gathered
  #lastCells = ''
  #last: RowTime | null = null

  constructor(plan: Plan, out: Gathered) {
    this.#plan = plan
    this.#out = out
  }

  of(cells: readonly string[], line: number): RowTime {
    const { time, clock } = this.#plan
    if (time === null) return NO_TIME
    const cell = (cells[time.index] ?? '').trim()
    const beside = clock === null ? '' : (cells[clock.index] ?? '').trim()
    const both = `${cell}\u001f${beside}`
    if (this.#last !== null && this.#lastCells === both) return this.#last
    const found = time.missing.has(cell) ? NO_TIME : this.#read(cell, beside, time, clock, line)
    // What gave an issue is read again, so that each row has its own.
    this.#last = found !== null && (found.time !== null || found.elapsed !== null) ? found : null
    this.#lastCells = both
    return found ?? NO_TIME
  }

  #read(cell: string, beside: string, time: Column, clock: Column | null, line: number): RowTime | null {
    const { timeForm } = time
    if (timeForm === 'elapsed-hours' || timeForm === 'elapsed-minutes' || timeForm === 'elapsed-clock')
      return this.#elapsed(cell, time, timeForm, line)
    const read = reading(cell, time, this.#plan)
    if (isTrouble(read)) {
      this.#out.say('warning', 'value', line, time.name, TROUBLE[read.trouble])
      return null
    }
    const text = clock === null || read.text.includes('T') ? read.text : this.#withClock(read.text, beside, clock, line)
    if (read.mended === null && clock === null) return { time: text, elapsed: null, change: null }
    const because = `The time was read as ${read.mended ?? 'a date and a time'}.`
    const written = beside === '' ? cell : `${cell} ${beside}`
    return { time: text, elapsed: null, change: change('time', 'effectiveDateTime', written, text, because) }
  }

  #withClock(date: string, beside: string, clock: Column, line: number): string {
    if (clock.missing.has(beside)) return date
    const text = date.length === 10 ? clockText(beside) : null
    if (text === null)
      this.#out.say('warning', 'value', line, clock.name, 'This is no time of day that is understood; only the date was taken.')
    return text === null ? date : `${date}T${text}`
  }

  #elapsed(cell: string, time: Column, form: 'elapsed-hours' | 'elapsed-minutes' | 'elapsed-clock', line: number): RowTime | null {
    const text = elapsedText(cell, form, writtenNumber(cell, this.#plan.decimal)?.value ?? null)
    if (text === null) {
      this.#out.say('warning', 'value', line, time.name, TROUBLE.unreadable)
      return null
    }
    this.#out.once('elapsed', 'warning', 'value', `column ${time.name}`, NO_DATES)
    return { time: null, elapsed: text, change: null }
  }
}
