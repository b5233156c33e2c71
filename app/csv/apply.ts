/**
 * Rows of a table into FHIR resources by a mapping, one row after the other. What a row says decides the ids, never its place: shuffled,
 * split or repeated rows give the same resources. Every cell that holds something becomes part of a resource, or an issue, or belongs to a
 * column that the mapping ignores (said once).
 */
import type { Hash } from '../chart/made.ts'
import type { MappedCode, TableMapping } from '../contract/table.ts'
import { isMissingWord } from './missing.ts'
import { Gathered, type RowOutcome } from './outcome.ts'
import { People, type Subject } from './people.ts'
import { type Column, type Plan, planOf, type UnitPlan, unitPlan, type ValuePlan } from './plan.ts'
import { RowMemory } from './row-memory.ts'
import { RowTimes } from './row-time.ts'
import { Statements } from './statements.ts'
import { addValue, type RowContext } from './values.ts'
import { seen, sumsUp } from './words.ts'

export type { RowOutcome } from './outcome.ts'

export type TableReader = Readonly<{
  /** @param cells as many as the table has columns @param line from 1; in a sheet the number of its row */
  read: (cells: readonly string[], line: number) => RowOutcome
  /** What is known only now: sexes and codes that the whole column explains, ignored columns, rows that came again. */
  end: () => RowOutcome
}>

export type ReaderOptions = Readonly<{
  mapping: TableMapping
  /** Whose keys the patient keys are: two tables of one source speak of the same people. */
  source?: string
  hash: Hash
}>

/** Codes with their plans that are remembered; a hostile table may have one on each row. */
const REMEMBERED = 5000

/** Characters of a key or a code: what is longer is text. */
const LONGEST_KEY = 200
const TOO_LONG = 'This is longer than 200 signs, so it is no key and no code.'

const NO_UNIT = 'Nothing says in which unit these values are; they are kept without one and cannot be judged.'

class Reader {
  readonly #plan: Plan
  readonly #hash: Hash
  readonly #out: Gathered
  readonly #people: People
  readonly #times: RowTimes
  readonly #statements: Statements
  readonly #rows = new RowMemory()
  /** Columns that say something: what tells a repeated row from another. */
  readonly #telling: readonly number[]
  readonly #perRow: readonly Column[]
  /** Columns that are not taken, until the first cell of theirs that holds something. */
  #untaken: Column[]
  readonly #codes = new Map<string, ValuePlan>()
  readonly #units = new Map<string, UnitPlan>()
  #repeated = 0
  #firstRepeated = 0
  #stem = ''
  #stemOf = ''

  constructor({ mapping, source = 'local', hash }: ReaderOptions) {
    this.#plan = planOf(mapping, source, hash)
    this.#hash = hash
    this.#out = new Gathered(this.#plan.placed)
    this.#people = new People(this.#plan, source, hash, this.#out)
    this.#times = new RowTimes(this.#plan, this.#out)
    this.#statements = new Statements(hash, this.#out)
    this.#untaken = this.#plan.columns.filter((column) => isUntaken(column, this.#plan))
    const untaken = new Set(this.#untaken)
    this.#telling = this.#plan.columns.filter((column) => !untaken.has(column)).map(({ index }) => index)
    this.#perRow = this.#plan.columns.filter(({ role, value }) => PER_ROW.has(role) || value !== null)
  }

  read(cells: readonly string[], line: number): RowOutcome {
    const { key } = this.#plan
    if (key === null) {
      this.#out.once('key', 'error', 'required', 'table', 'No column names the patient, so nothing can be placed in a chart.')
      return this.#out.take()
    }
    const cell = shown((cells[key.index] ?? '').trim())
    if (this.#untaken.length > 0) this.#look(cells)
    if (this.#isPassedOver(cell, key, cells, line) || this.#cameBefore(cells, line)) return this.#out.take()
    this.#row(this.#people.subject(cell, cells, line), cells, line)
    return this.#out.take()
  }

  #isPassedOver(cell: string, key: Column, cells: readonly string[], line: number): boolean {
    const blank = key.missing.has(cell)
    const first = blank ? (cells.find((one) => one.trim() !== '') ?? '').trim() : cell
    if (blank && first === '') return true
    if (sumsUp(first)) this.#out.say('information', 'processing', line, undefined, 'This row sums up others and was left out.')
    else if (!blank && cell === key.name && this.#isHeader(cells))
      this.#out.say('information', 'processing', line, undefined, 'The header comes again here; it was left out.')
    else if (blank) this.#out.say('error', 'required', line, key.name, 'This row names no patient and was not taken.')
    else if (cell.length > LONGEST_KEY) this.#out.say('error', 'too-long', line, key.name, `${TOO_LONG} The row was not taken.`)
    else return false
    return true
  }

  #isHeader(cells: readonly string[]): boolean {
    return this.#plan.columns.every(({ index, name }) => name === `${index + 1}` || (cells[index] ?? '').trim() === name)
  }

  #cameBefore(cells: readonly string[], line: number): boolean {
    const says =
      this.#telling.length === cells.length ? cells.join('\u001f') : this.#telling.map((index) => cells[index] ?? '').join('\u001f')
    if (this.#rows.add(this.#hash(says))) return false
    if (this.#repeated === 0) this.#firstRepeated = line
    this.#repeated += 1
    return true
  }

  #look(cells: readonly string[]): void {
    const found = this.#untaken.filter(({ index, missing }) => !missing.has((cells[index] ?? '').trim()))
    if (found.length === 0) return
    for (const column of found) this.#sayUntaken(column)
    this.#untaken = this.#untaken.filter((column) => !found.includes(column))
  }

  #sayUntaken({ name, role }: Column): void {
    const message =
      role === 'ignore'
        ? 'By the mapping this column is not taken.'
        : `Another column is taken as the ${ROLE_WORDS[role] ?? role}; this one is not.`
    this.#out.once(`untaken ${name}`, 'information', 'processing', `column ${name}`, message)
  }

  #row(subject: Subject, cells: readonly string[], line: number): void {
    const { encounter: visits } = this.#plan
    const visit = visits === null ? '' : shown((cells[visits.index] ?? '').trim())
    const encounter = visits === null || visits.missing.has(visit) ? null : this.#visit(visit, subject, visits, line)
    const when = this.#times.of(cells, line)
    const stem = this.#stemFor(`${subject.id}|${encounter?.reference ?? ''}|${when.time ?? when.elapsed ?? ''}`)
    const row: RowContext = { line, subject, encounter, time: when.time, elapsed: when.elapsed, timeChange: when.change, stem }
    if (this.#plan.values.length > 0) this.#long(cells, row)
    for (const column of this.#perRow) this.#cell(column, cells, row)
  }

  #visit(visit: string, subject: Subject, column: Column, line: number): RowContext['encounter'] {
    if (visit.length <= LONGEST_KEY) return this.#people.visit(visit, subject, column, line)
    this.#out.say('warning', 'too-long', line, column.name, `${TOO_LONG} The row was taken without a visit.`)
    return null
  }

  /** Rows of one visit come one after the other. */
  #stemFor(says: string): string {
    if (says !== this.#stemOf) {
      this.#stem = this.#hash(says).slice(0, 24)
      this.#stemOf = says
    }
    return this.#stem
  }

  #cell(column: Column, cells: readonly string[], row: RowContext): void {
    const written = cells[column.index]
    if (written === undefined || written === '') return
    const cell = written.trim()
    if (column.missing.has(cell) || this.#isUnseen(cell, column, row.line)) return
    if (column.role === 'diagnosis') this.#statements.diagnosis(cell, row, column)
    else if (column.role === 'drug') this.#statements.drug(cell, row, column)
    else if (column.role === 'free-text') this.#statements.note(cell, row, column)
    else if (column.value !== null) this.#value(cell, column, column.value, this.#unitOf(column, column.value, cells), row)
  }

  #isUnseen(cell: string, column: Column, line: number): boolean {
    if (shown(cell) !== '') return false
    this.#out.say('warning', 'value', line, column.name, 'This cell holds only signs that cannot be seen; it was not taken.')
    return true
  }

  #value(cell: string, column: Column, plan: ValuePlan, said: UnitPlan | null, row: RowContext): void {
    if (column.role === 'age' && row.time === null && row.elapsed === null) {
      const message = 'Ages without the time they were taken at say no birth date, and were not taken.'
      this.#out.once(`age ${column.index}`, 'warning', 'value', `column ${column.name}`, message)
      return
    }
    const needs =
      plan.concept !== undefined && plan.concept.unit !== '' && !plan.concept.unit.startsWith('{') && plan.concept.unit !== '[pH]'
    if (needs && said === null && plan.unit.written === null)
      this.#out.once(`unit ${plan.tag}`, 'warning', 'required', `column ${plan.code.text ?? column.name}`, NO_UNIT)
    addValue(cell, plan, said, this.#plan.decimal, { row, column, out: this.#out })
  }

  #unitOf({ unitIndex }: Column, { concept }: ValuePlan, cells: readonly string[]): UnitPlan | null {
    const written = unitIndex === null ? '' : (cells[unitIndex] ?? '').trim()
    if (written === '' || isMissingWord(written)) return null
    const key = `${concept?.id ?? ''}|${written}`
    const before = this.#units.get(key)
    if (before !== undefined) return before
    const found = unitPlan(written, concept)
    if (this.#units.size < REMEMBERED && key.length <= LONGEST_KEY) this.#units.set(key, found)
    return found
  }

  #long(cells: readonly string[], row: RowContext): void {
    const { code: codes, values } = this.#plan
    const filled = values.filter(({ index, missing }) => !missing.has((cells[index] ?? '').trim()))
    const column = filled[0]
    if (column === undefined) return
    const cell = (cells[column.index] ?? '').trim()
    const code = codes === null ? '' : shown((cells[codes.index] ?? '').trim())
    if (this.#isUnseen(cell, column, row.line)) return
    if (code === '' || code.length > LONGEST_KEY) {
      const why = code === '' ? 'Nothing says what this value is of.' : TOO_LONG
      this.#out.say('warning', code === '' ? 'required' : 'too-long', row.line, column.name, `${why} The value was not taken.`)
      return
    }
    this.#others(filled.slice(1), cell, cells, row)
    const mapped = this.#plan.codes.get(code)
    if (mapped?.role === 'sex') this.#people.addSexCell(row.subject, cell, this.#asColumn(column, code), row.line, null)
    else if (mapped?.role === 'ignore') {
      const message = 'By the mapping values of this code are not taken.'
      this.#out.once(`code ${code}`, 'information', 'processing', `code ${code.slice(0, 60)}`, message)
    } else this.#coded(cell, code, mapped, this.#asColumn(column, code, mapped), cells, row)
  }

  #asColumn(column: Column, code: string, mapped?: MappedCode): Column {
    return { ...column, name: code.slice(0, 100), role: mapped?.role === 'age' ? 'age' : 'value' }
  }

  #coded(cell: string, code: string, mapped: MappedCode | undefined, column: Column, cells: readonly string[], row: RowContext): void {
    const plan = this.#codePlan(code, mapped)
    this.#value(cell, column, plan, this.#unitOf(column, plan, cells), row)
  }

  #codePlan(text: string, mapped: MappedCode | undefined): ValuePlan {
    const before = this.#codes.get(text)
    if (before !== undefined) return before
    const known = mapped?.role === 'concept' || mapped?.role === 'age' ? mapped : undefined
    const loinc = known?.role === 'age' ? '30525-0' : (known?.code ?? (/^\d{1,5}-\d$/.test(text) ? text : null))
    const unit = known?.unit ?? (known?.role === 'age' ? 'a' : null)
    const plan = this.#plan.planFor({ text, loinc, conceptId: known?.concept ?? null, unit: this.#plan.unitOf(unit, text) })
    if (this.#codes.size < REMEMBERED) this.#codes.set(text, plan)
    return plan
  }

  /** A table may give a value as text and again as a number. */
  #others(others: readonly Column[], cell: string, cells: readonly string[], row: RowContext): void {
    for (const { index, name } of others) {
      const other = (cells[index] ?? '').trim()
      if (other !== cell && Number(other) !== Number(cell))
        this.#out.say('warning', 'conflict', row.line, name, 'A second column has another value for the same result; the first was taken.')
    }
  }

  end(): RowOutcome {
    this.#people.end()
    this.#statements.end()
    if (this.#plan.time === null) {
      const message = 'No column says when this was measured; the results are kept without a date.'
      this.#out.once('time', 'information', 'required', 'table', message)
    }
    if (this.#repeated > 0) {
      const count = this.#repeated === 1 ? 'One row says' : `${this.#repeated} rows say`
      this.#out.say(
        'information',
        'duplicate',
        this.#firstRepeated,
        undefined,
        `${count} only what another row has said; the first was taken.`,
      )
    }
    return this.#out.take()
  }
}

/** The cell; "" where it holds only signs that cannot be seen. */
function shown(cell: string): string {
  const first = cell.charCodeAt(0)
  return (first < 33 || first > 126) && seen(cell).trim() === '' ? '' : cell
}

const PER_ROW = new Set<Column['role']>(['diagnosis', 'drug', 'free-text'])

const ROLE_WORDS: Readonly<Partial<Record<Column['role'], string>>> = {
  'patient-key': 'patient key',
  'encounter-key': 'visit',
  time: 'time',
  code: 'code',
  unit: 'unit',
}

/** Columns of a role that only one column can have, and it is another. */
function isUntaken(column: Column, plan: Plan): boolean {
  const { role } = column
  if (role === 'ignore') return true
  if (role === 'patient-key') return column !== plan.key
  if (role === 'encounter-key') return column !== plan.encounter
  if (role === 'time') return column !== plan.time && column !== plan.clock
  if (role === 'code') return column !== plan.code || plan.values.length === 0
  if (role === 'unit') return plan.columns.every(({ unitIndex }) => unitIndex !== column.index)
  return false
}

/** Never throws; nothing of a row is a promise about the next. */
export function createTableReader(options: ReaderOptions): TableReader {
  const reader = new Reader(options)
  return { read: (cells, line) => reader.read(cells, line), end: () => reader.end() }
}
