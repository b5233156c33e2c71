/** How a table writes numbers and dates, by what only one way of writing can mean. */

import type { Decimal } from '../terminology/numbers.ts'
import type { DateOrder } from './times.ts'

const COMMA = /^[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:[. ']\d{3})+,\d+|\d{4,},\d+)$/
const POINT = /^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:[, ']\d{3})+\.\d+|\d{4,}\.\d+)$/

/** A thousand to some, one and a quarter to others. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/

export type DecimalFound = Readonly<{
  decimal: Decimal
  /** True where numbers with a comma may be thousands or decimals, and nothing tells. */
  open: boolean
}>

/** The decimal sign that most numbers with one have. Where none tells, semicolons between cells speak for commas within them. */
export function decimalOf(cells: Iterable<string>, delimiter: string): DecimalFound {
  let [comma, point, either] = [0, 0, 0]
  for (const cell of cells) {
    if (COMMA.test(cell)) comma += 1
    else if (POINT.test(cell)) point += 1
    else if (EITHER.test(cell)) either += 1
  }
  if (comma !== point) return { decimal: comma > point ? ',' : '.', open: false }
  return { decimal: either > 0 && delimiter === ';' ? ',' : '.', open: either > 0 }
}

const YEAR_FIRST = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/

export type OrderFound = Readonly<{
  order: DateOrder
  /** True where dates need an order and none shows it. */
  ambiguous: boolean
  /** True where some dates can only have the day first and others only the month. */
  mixed: boolean
}>

/** The order of day, month and year, from dates of which only one is possible; points between mean day first. */
export function dateOrderOf(cells: Iterable<string>): OrderFound {
  let [ymd, dmy, mdy, open] = [0, 0, 0, 0]
  for (const cell of cells) {
    if (YEAR_FIRST.test(cell)) ymd += 1
    const m = YEAR_LAST.exec(cell)
    if (!m) continue
    const [first, second] = [Number(m[1]), Number(m[3])]
    if (first > 31 || second > 31 || (first > 12 && second > 12)) continue
    if (m[2] === '.' || first > 12) dmy += 1
    else if (second > 12) mdy += 1
    else open += 1
  }
  const mixed = dmy > 0 && mdy > 0
  if (mixed && Math.min(dmy, mdy) * 20 > Math.max(dmy, mdy)) return { order: null, ambiguous: true, mixed }
  if (dmy + mdy > 0) return { order: dmy > mdy ? 'dmy' : 'mdy', ambiguous: false, mixed }
  return { order: ymd > 0 && open === 0 ? 'ymd' : null, ambiguous: open > 0, mixed: false }
}
