/**
 * The public intensive-care data sets as cases for the command line:
 *   node models/training/icu/convert.ts FILE [HOUR] > cases.ndjson
 *   wardlight predict --model icu-mortality < cases.ndjson
 * FILE is a table `RecordID,Time,Parameter,Value` or `Time,Parameter,Value` (PhysioNet 2012), or the hourly set (`ID,Hour,…`); a name that
 * ends in .gz is unpacked. HOUR is the hour of the stay the case is asked at (default: 48). Every stay begins on the same made-up day.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Case } from '#app/contract/case.ts'
import { COLUMNS_2012, COLUMNS_HOURLY, type Column, UNITS_2012 } from './columns.ts'

const ADMITTED_MS = Date.UTC(2026, 0, 1)
const MINUTE_MS = 60_000
const DEFAULT_HOUR = 48

type Observed = NonNullable<Case['observations']>[number]
/** A row of a stay: minutes since admission, name of the column, number. */
type Entry = Readonly<{ stay: string; minute: number; name: string; value: number }>

const isoAt = (minute: number) => new Date(ADMITTED_MS + minute * MINUTE_MS).toISOString()

function lines(file: string): AsyncIterable<string> {
  const raw = createReadStream(file)
  return createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw, crlfDelay: Number.POSITIVE_INFINITY })
}

const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const observed = ({ minute, value }: Entry, { code, unit, scale = 1 }: Column): Observed => ({
  code,
  value: scale === 1 ? value : Number((value * scale).toPrecision(12)),
  unit,
  time: isoAt(minute),
})

function observationOf(entry: Entry, columns: Readonly<Record<string, Column>>): Observed[] {
  if (entry.name === 'MechVent') return [{ code: '20124-4', value: 'mechanical ventilation', time: isoAt(entry.minute) }]
  const column = columns[entry.name]
  return column && Number.isFinite(entry.value) && entry.value !== -1 ? [observed(entry, column)] : []
}

/** The first value of a thing that is said once (age, sex, unit); -1 is missing. */
function said(entries: readonly Entry[], name: string): number | null {
  const found = entries.find((entry) => entry.name === name)
  return found && Number.isFinite(found.value) && found.value >= 0 ? found.value : null
}

function bornOf(age: number | null): string | null {
  return age === null ? null : `${new Date(ADMITTED_MS).getUTCFullYear() - Math.floor(age)}-01-01`
}

/** @returns one case, asked at `hour`; later rows are left out */
export function caseOf(stay: string, entries: readonly Entry[], columns: Readonly<Record<string, Column>>, hour: number): Case {
  const sex = said(entries, 'Gender')
  const unit = said(entries, 'ICUType')
  return {
    id: stay,
    at: isoAt(hour * 60),
    patient: { birthDate: bornOf(said(entries, 'Age')), sex: sex === 0 ? 'female' : sex === 1 ? 'male' : null },
    encounters: [{ class: UNITS_2012[unit ?? 0] ?? 'intensive care unit', start: isoAt(0) }],
    observations: entries.filter(({ minute }) => minute <= hour * 60).flatMap((entry) => observationOf(entry, columns)),
  }
}

async function* rows2012(all: AsyncIterable<string>, hasRecord: boolean): AsyncGenerator<Entry> {
  let stay = ''
  for await (const line of all) {
    const cells = line.split(',')
    const [time = '', name = '', text = ''] = hasRecord ? cells.slice(1) : cells
    // A file of one stay names it in a row of its own.
    stay = hasRecord ? (cells[0] ?? '') : name === 'RecordID' ? String(Number(text)) : stay
    if (name !== '' && text !== '') yield { stay, minute: minuteOf(time), name, value: Number(text) }
  }
}

async function* rowsHourly(all: AsyncIterable<string>, header: readonly string[]): AsyncGenerator<Entry> {
  for await (const line of all) {
    const cells = line.split(',')
    const [stay = '', hour = ''] = cells
    for (const [i, text] of cells.entries())
      if (i > 1 && text !== '') yield { stay, minute: Number(hour) * 60, name: header[i] ?? '', value: Number(text) }
  }
}

async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const all = lines(file)[Symbol.asyncIterator]()
  const first = await all.next()
  const header = first.done ? [] : first.value.split(',')
  const rest = { [Symbol.asyncIterator]: () => all }
  yield* header[0] === 'ID' ? rowsHourly(rest, header) : rows2012(rest, header[0] === 'RecordID')
}

/** Stay by stay, as the rows of one stay stand together in all these files. */
export async function* casesOf(file: string, hour: number): AsyncGenerator<Case> {
  let entries: Entry[] = []
  const columns = (list: readonly Entry[]) => (list.some(({ name }) => name === 'O2Sat' || name === 'Resp') ? COLUMNS_HOURLY : COLUMNS_2012)
  for await (const entry of entriesOf(file)) {
    const [first] = entries
    if (first && first.stay !== entry.stay) {
      yield caseOf(first.stay, entries, columns(entries), hour)
      entries = []
    }
    entries.push(entry)
  }
  const [first] = entries
  if (first) yield caseOf(first.stay, entries, columns(entries), hour)
}

if (import.meta.main) {
  const [file, hour = String(DEFAULT_HOUR)] = process.argv.slice(2)
  if (!file || !Number.isFinite(Number(hour))) {
    process.stderr.write('node convert.ts FILE [HOUR] > cases.ndjson\n')
    process.exitCode = 2
  } else for await (const one of casesOf(file, Number(hour))) process.stdout.write(`${JSON.stringify(one)}\n`)
}
