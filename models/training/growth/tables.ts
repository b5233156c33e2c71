/** The tables of this folder, read once. NOTICE.md names where they come from. */
import { readFileSync } from 'node:fs'
import type { Columns } from './parts.ts'

export const SEXES = ['female', 'male'] as const
export type Sex = (typeof SEXES)[number]
type Line = Readonly<Record<string, string>>

function lines(file: string): readonly Line[] {
  const [head = '', ...rest] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = head.split(',')
  return rest.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

const number = (text: string | undefined) => (text === undefined || text === '' ? Number.NaN : Number(text))

export const WHO_DAYS = 1857
export type Indicator = 'weight' | 'length' | 'bmi' | 'head'
const daily = lines('who-daily.csv')

/** Rows of both sexes, female first, 1857 days each. L of length and head circumference is 1. */
export function whoDaily(indicator: Indicator): Columns {
  const column = (part: string) =>
    daily.map((line) => (part === 'l' && line[`${indicator}_l`] === undefined ? 1 : number(line[`${indicator}_${part}`])))
  return { l: column('l'), m: column('m'), s: column('s') }
}

const byLength = lines('who-weight-for-length.csv')
export const LYING_ROWS = 131
export const STANDING_ROWS = 23

/** Per sex 131 rows by length (45 to 110 cm), then 23 by height (109 to 120 cm), every half centimetre. */
export const whoWeightForLength = (): Columns => {
  const column = (part: string) => byLength.map((line) => number(line[part]))
  return { l: column('l'), m: column('m'), s: column('s') }
}

const cdc = lines('cdc-lms.csv')
export type CdcTable = Columns & Readonly<{ months: readonly number[]; rows: number }>

/** Rows of both sexes, female first, `rows` each. */
export function cdcTable(indicator: Indicator, chart: 'infant' | 'child'): CdcTable {
  const own = SEXES.flatMap((sex) => cdc.filter((line) => line.sex === sex && line.indicator === indicator && line.chart === chart))
  const column = (part: string) => own.map((line) => number(line[part]))
  return { months: column('months'), l: column('l'), m: column('m'), s: column('s'), rows: own.length / 2 }
}
