/** Who a row is about: Patient and Encounter out of its cells, each told once for each content. */

import type { Sex } from '../chart/facts.ts'
import type { Change, Hash } from '../chart/made.ts'
import { isSasZero, writtenNumber } from '../terminology/numbers.ts'
import { change, type Gathered } from './outcome.ts'
import type { Column, Plan } from './plan.ts'
import { cellTime, isTrouble, serialTime } from './times.ts'
import { ISO_5218, seen, sexWord } from './words.ts'

export type Subject = Readonly<{ id: string; key: string; ref: Readonly<{ reference: string }> }>

type Known = { readonly subject: Subject; content: string; birthDate: string | null; family: string | null }

/** People and visits that are remembered; what is forgotten is told again, which says nothing new. */
const REMEMBERED = 100_000
/** Characters of what is said of one person that are held; of more, their hash. */
const HELD = 200
/** Sexes in numbers that wait for the rest of the table. */
const WAITING = 200_000

/** A cell is a slice of a megabyte of text; what is kept must not keep that. */
export const copied = (text: string): string => (text.length < 13 ? text : text.split('').join(''))

/** "132539.0" is what a program makes of 132539 when a column has gaps. */
const FLOAT_KEY = /^(\d{1,15})\.0+$/

export const keyOf = (cell: string): string => FLOAT_KEY.exec(cell)?.[1] ?? cell

const AMBIGUOUS_SEX =
  'Sex is written in numbers that may mean either (0 and 1), and nothing in the table says which is which. It was taken as unknown; choose in the mapping.'

/** "male" or "is_female" over 0 and 1 says what 1 means; so does "Sex (1=M, 2=F)". */
function namedSexes(name: string): ReadonlyMap<number, Sex> | null {
  const said = new Map<number, Sex>()
  for (const m of name.matchAll(/(\d)\s*[=:]\s*([\p{L}]+)|([\p{L}]+)\s*[=:]\s*(\d)/gu)) {
    const sex = sexWord(m[2] ?? m[3] ?? '')
    if (sex !== undefined) said.set(Number(m[1] ?? m[4]), sex)
  }
  if (said.size > 0) return said
  const word = sexWord(name.replace(/^is[_ -]?|[_ -]?(flag|yn)$/gi, ''))
  if (word !== 'male' && word !== 'female') return null
  return new Map([
    [1, word],
    [0, word === 'male' ? 'female' : 'male'],
  ])
}

type SexWaiting = Readonly<{ id: string; line: number; column: string }>

/** Sexes written in numbers: what they mean is known when all were seen. */
export class SexCodes {
  readonly #seen = new Set<number>()
  readonly #waiting = new Map<string, SexWaiting & { readonly code: number }>()

  add(code: number, waiting: SexWaiting, out: Gathered): void {
    this.#seen.add(code)
    this.#waiting.set(`${waiting.id}|${code}`, { ...waiting, code })
    if (this.#waiting.size >= WAITING) this.end(out)
  }

  /** 2 is only in ISO 5218, where 1 is male; 0 and 1 alone may be either. */
  end(out: Gathered): void {
    const iso = this.#seen.has(2)
    let open: SexWaiting | null = null
    for (const { id, line, column, code } of this.#waiting.values()) {
      const sex = iso || code === 9 ? ISO_5218.get(code) : undefined
      if (sex === undefined) open ??= { id, line, column }
      else if (sex !== 'unknown') addSex(id, sex, String(code), line, column, out)
    }
    this.#waiting.clear()
    if (open !== null) out.once(`sex ${open.column}`, 'warning', 'value', `column ${open.column}`, AMBIGUOUS_SEX)
  }
}

function addSex(id: string, gender: Sex, from: string, line: number, column: string, out: Gathered): void {
  const because = 'Sex was written in a number.'
  out.make({ resourceType: 'Patient', id, gender }, line, column, [change('code', 'gender', from, gender, because)], true)
}

type Part = { readonly resource: Record<string, unknown>; readonly changes: Change[] }

/** The people of one table. */
export class People {
  readonly #plan: Plan
  readonly #source: string
  readonly #hash: Hash
  readonly #out: Gathered
  readonly #sexCodes = new SexCodes()
  readonly #columns: readonly Column[]
  readonly #sexNames = new Map<number, ReadonlyMap<number, Sex> | null>()
  readonly #people = new Map<string, Known>()
  readonly #visits = new Map<string, Readonly<{ reference: string }>>()

  constructor(plan: Plan, source: string, hash: Hash, out: Gathered) {
    this.#plan = plan
    this.#source = source
    this.#hash = hash
    this.#out = out
    this.#columns = plan.columns.filter(({ role }) => ABOUT_PEOPLE.has(role))
  }

  /** @param cell as written, trimmed, not missing */
  subject(cell: string, cells: readonly string[], line: number): Subject {
    const key = keyOf(cell)
    const before = this.#people.get(key)
    const content = this.#contentOf(cells)
    if (before !== undefined && before.content === content) return before.subject
    const known = before ?? this.#newcomer(copied(key))
    known.content = copied(content)
    this.#tell(known, key === cell ? null : cell, cells, line)
    return known.subject
  }

  #contentOf(cells: readonly string[]): string {
    if (this.#columns.length === 0) return ''
    const content = this.#columns.map(({ index }) => cells[index] ?? '').join('\u001f')
    return content.length > HELD ? this.#hash(content) : content
  }

  #newcomer(key: string): Known {
    const id = `tab-${this.#hash(`patient|${this.#source}|${key}`).slice(0, 32)}`
    const known: Known = { subject: { id, key, ref: { reference: `Patient/${id}` } }, content: '', birthDate: null, family: null }
    if (this.#people.size >= REMEMBERED) this.#people.clear()
    this.#people.set(key, known)
    return known
  }

  #tell(known: Known, keyWas: string | null, cells: readonly string[], line: number): void {
    const { id, key } = known.subject
    const part: Part = {
      resource: { identifier: [{ system: `urn:wardlight:source:${this.#source}`, value: seen(key) }] },
      changes:
        keyWas === null
          ? []
          : [change('identifier', 'identifier.value', keyWas, key, 'A decimal point behind a whole number was left out.')],
    }
    this.#addName(part, cells)
    for (const column of this.#columns) {
      const cell = (cells[column.index] ?? '').trim()
      if (column.missing.has(cell)) continue
      if (column.role === 'birth-date') this.#addBirth(part, cell, column, line)
      else if (column.role === 'sex') this.addSexCell(known.subject, cell, column, line, part)
    }
    this.#compare(known, part, line)
    this.#out.make({ resourceType: 'Patient', id, ...part.resource }, line, this.#plan.key?.name, part.changes, true)
  }

  #addName({ resource }: Part, cells: readonly string[]): void {
    const text = (role: Column['role']) => {
      const words = this.#columns.filter((column) => column.role === role).map(({ index, missing }) => wordsIn(cells[index], missing))
      return words.filter((word) => word !== '').join(' ')
    }
    const [whole, family, given] = [text('name'), text('family-name'), text('given-name')]
    const [before, behind] = family === '' && given === '' && whole.includes(',') ? halves(whole) : [family, given]
    if (whole === '' && before === '' && behind === '') return
    resource.name = [
      {
        ...(whole === '' ? {} : { text: whole }),
        ...(before === '' ? {} : { family: before }),
        ...(behind === '' ? {} : { given: [behind] }),
      },
    ]
  }

  #addBirth({ resource, changes }: Part, cell: string, column: Column, line: number): void {
    const number = column.timeForm === 'serial' ? writtenNumber(cell, this.#plan.decimal) : null
    const time = number === null ? cellTime(cell, this.#plan.order, false) : serialTime(number.value)
    if (isTrouble(time)) {
      this.#out.say('warning', 'value', line, column.name, BIRTH_TROUBLE[time.trouble])
      return
    }
    const date = time.text.slice(0, 10)
    resource.birthDate = date
    if (date !== cell)
      changes.push(change('time', 'birthDate', cell, date, `The date was read as ${time.mended ?? 'a date without a time'}.`))
  }

  /** @param part null where the sex is not told with the rest of the person (a long table) */
  addSexCell(subject: Subject, cell: string, column: Column, line: number, part: Part | null): void {
    const word = sexWord(cell)
    if (word !== undefined) {
      if (part !== null) part.resource.gender = word
      else this.#out.make({ resourceType: 'Patient', id: subject.id, gender: word }, line, column.name, [], true)
      return
    }
    const number = writtenNumber(cell, '.')
    const code = number === null ? null : isSasZero(number.value) ? 0 : number.value
    if (code !== null && column.missingNumbers.has(code)) return
    const named = code === null ? undefined : this.#named(column)?.get(code)
    if (code !== null && named !== undefined) addSex(subject.id, named, cell, line, column.name, this.#out)
    else if (code !== null && ISO_5218.has(code)) this.#sexCodes.add(code, { id: subject.id, line, column: column.name }, this.#out)
    else
      this.#out.say(
        'warning',
        'value',
        line,
        column.name,
        'This is no word or number for a sex that is understood; it was taken as unknown.',
      )
  }

  #named(column: Column): ReadonlyMap<number, Sex> | null {
    const before = this.#sexNames.get(column.index)
    if (before !== undefined) return before
    const found = namedSexes(column.name)
    this.#sexNames.set(column.index, found)
    return found
  }

  #compare(known: Known, { resource }: Part, line: number): void {
    const birthDate = typeof resource.birthDate === 'string' ? resource.birthDate : null
    const name = Array.isArray(resource.name) ? (resource.name[0] as Readonly<{ family?: string; text?: string }>) : {}
    const family = name.family ?? name.text ?? null
    const differs = (a: string | null, b: string | null) => a !== null && b !== null && a.toLowerCase() !== b.toLowerCase()
    if (differs(known.birthDate, birthDate) || differs(known.family, family))
      this.#out.say(
        'warning',
        'conflict',
        line,
        this.#plan.key?.name,
        'Another row has the same patient key with another birth date or name.',
      )
    known.birthDate ??= birthDate
    known.family ??= family
  }

  /** The visit a row belongs to; told once. @param cell as written, trimmed, not missing */
  visit(cell: string, subject: Subject, column: Column, line: number): Readonly<{ reference: string }> {
    const value = keyOf(cell)
    const key = `${subject.id}|${value}`
    const before = this.#visits.get(key)
    if (before !== undefined) return before
    const id = `tab-${this.#hash(`encounter|${this.#source}|${subject.key}|${value}`).slice(0, 32)}`
    const reference = { reference: `Encounter/${id}` }
    if (this.#visits.size >= REMEMBERED) this.#visits.clear()
    this.#visits.set(copied(key), reference)
    const identifier = [{ system: `urn:wardlight:source:${this.#source}`, value: seen(value) }]
    this.#out.make({ resourceType: 'Encounter', id, identifier, status: 'unknown', subject: subject.ref }, line, column.name, [], true)
    return reference
  }

  end(): void {
    this.#sexCodes.end(this.#out)
  }
}

const ABOUT_PEOPLE = new Set<Column['role']>(['name', 'family-name', 'given-name', 'birth-date', 'sex'])

const BIRTH_TROUBLE = {
  ambiguous: 'It cannot be told whether the day or the month comes first; the birth date was not taken.',
  century: 'A year of two digits does not say the century; the birth date was not taken.',
  unreadable: 'This is no date that is understood; the birth date was not taken.',
} as const

function wordsIn(cell: string | undefined, missing: ReadonlySet<string>): string {
  const text = (cell ?? '').trim()
  return missing.has(text) ? '' : seen(text)
}

/** "Family, Given". */
function halves(whole: string): readonly [string, string] {
  const at = whole.indexOf(',')
  return [whole.slice(0, at).trim(), whole.slice(at + 1).trim()]
}
