/** A mapping made ready for reading rows: what each column becomes, worked out once. */

import type { Hash } from '../chart/made.ts'
import type { MappedCode, MappedColumn, TableMapping } from '../contract/table.ts'
import { type Concept, conceptById, conceptOf } from '../terminology/concepts.ts'
import { type Decimal, writtenNumber } from '../terminology/numbers.ts'
import { SIZES } from '../terminology/unit-table.ts'
import { convert, displayUnit, ucumOf } from '../terminology/units.ts'
import type { DateOrder } from './times.ts'
import { seen } from './words.ts'

const LOINC = 'http://loinc.org'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

/** What is written into the Observations of one column or one code: shared by all of them. */
export type ValuePlan = Readonly<{
  /** CodeableConcept. */
  code: Readonly<Record<string, unknown>>
  category: readonly unknown[] | null
  concept: Concept | undefined
  unit: UnitPlan
  /** Part of the ids: what is measured, by the source's word and this program's. */
  tag: string
}>

export type UnitPlan = Readonly<{
  /** UCUM; null where the unit as written is not one. */
  code: string | null
  /** As the source writes it; null where it writes none. */
  written: string | null
}>

export type Column = Readonly<{
  index: number
  /** Name, or "column 3" where it has none. */
  name: string
  role: MappedColumn['role']
  timeForm: MappedColumn['timeForm']
  /** Words and numbers that stand for "missing" here. */
  missing: ReadonlySet<string>
  missingNumbers: ReadonlySet<number>
  value: ValuePlan | null
  /** Column that gives the unit of each row; null where none does. */
  unitIndex: number | null
}>

export type Plan = Readonly<{
  columns: readonly Column[]
  /** Width of a row. */
  width: number
  decimal: Decimal
  order: DateOrder
  key: Column | null
  encounter: Column | null
  time: Column | null
  /** A second column that gives the time of day. */
  clock: Column | null
  code: Column | null
  /** In the order of the table; role 'value' of a long table. */
  values: readonly Column[]
  codes: ReadonlyMap<string, MappedCode>
  /** Place of a row: "row 12" or "sheet Labs, row 12". */
  placed: (line: number, column?: string) => string
  planFor: (spec: ValueSpec) => ValuePlan
  unitOf: (ucum: string | null, name: string) => UnitPlan
}>

export type ValueSpec = Readonly<{
  /** The source's own words. */
  text: string
  loinc: string | null
  conceptId: string | null
  unit: UnitPlan
}>

const KNOWN_UNITS: ReadonlySet<string> = new Set(Object.values(SIZES).flatMap((sizes) => Object.keys(sizes)))

const LONGEST_UNIT = 60

/** A unit that charts use, however it is spelled. */
export const isUnit = (text: string): boolean => KNOWN_UNITS.has(ucumOf(text))

/** A unit as written into what FHIR says of it. */
export function unitPlan(written: string, concept: Concept | undefined): UnitPlan {
  if (written.length > LONGEST_UNIT) return { code: null, written: written.slice(0, LONGEST_UNIT) }
  const ucum = ucumOf(written)
  const known = KNOWN_UNITS.has(ucum) || (/^\S{1,30}$/.test(ucum) && fits(ucum, concept))
  return { code: known ? ucum : null, written }
}

const fits = (ucum: string, concept: Concept | undefined): boolean =>
  concept !== undefined && concept.unit !== '' && convert(1, ucum, concept.unit, concept) !== null

/** What stands behind a number, where it is a unit that charts use and that fits what is measured; null for other words. */
export function unitBehind(text: string, concept: Concept | undefined): UnitPlan | null {
  const ucum = ucumOf(text)
  // Only units of the table: there may be other words in every cell, and asking the library for each takes long.
  if (!KNOWN_UNITS.has(ucum)) return null
  return concept === undefined || fits(ucum, concept) ? { code: ucum, written: text } : null
}

const IN_NAME = /[([]\s*([^()[\]]{1,30})\s*[)\]]\s*$|,\s*([^,()[\]]{1,30})$/

/** The mapped unit, in the words of the column's name where it says the same. */
function mappedUnit(ucum: string | null, name: string): UnitPlan {
  if (ucum === null || ucum === '') return { code: null, written: null }
  const m = IN_NAME.exec(name)
  const said = (m?.[1] ?? m?.[2])?.trim()
  return { code: ucum, written: said !== undefined && ucumOf(said) === ucumOf(ucum) ? said : displayUnit(ucum) || ucum }
}

const CATEGORY_OF = { vital: 'vital-signs', lab: 'laboratory', other: null } as const

function valueMaker(source: string, hash: Hash): Plan['planFor'] {
  return ({ text: written, loinc, conceptId, unit }) => {
    const text = seen(written).trim()
    const concept = (conceptId === null ? undefined : conceptById(conceptId)) ?? conceptOf(loinc)
    const code = loinc ?? concept?.loinc[0] ?? null
    const coding = [
      ...(code === null ? [] : [{ system: LOINC, code, ...(concept === undefined ? {} : { display: concept.label }) }]),
      ...(code === null && text !== '' ? [{ system: `urn:wardlight:source:${source}`, code: text }] : []),
    ]
    const category = concept === undefined ? null : CATEGORY_OF[concept.kind]
    return {
      code: { ...(coding.length > 0 ? { coding } : {}), text: text === '' ? (concept?.label ?? 'Result without a name') : text },
      category: category === null ? null : [{ coding: [{ system: CATEGORY, code: category }] }],
      concept,
      unit,
      tag: hash(JSON.stringify([code, text, unit.code ?? unit.written])).slice(0, 10),
    }
  }
}

const nameOf = ({ name, index }: MappedColumn): string => seen(name.slice(0, 100)).trim() || `${index + 1}`

/** In a column of codes a word is what it says: "NA" is sodium. */
const LITERAL = new Set<MappedColumn['role']>(['code', 'ignore'])

function columnOf(mapped: MappedColumn, mapping: TableMapping, planFor: Plan['planFor']): Column {
  const missing = LITERAL.has(mapped.role) ? [''] : ['', ...mapping.format.missing, ...mapped.missing]
  const numbers = missing.flatMap((word) => writtenNumber(word, mapping.format.decimal)?.value ?? [])
  const measured = mapped.role === 'concept' || (mapped.role === 'value' && (mapped.concept !== null || mapped.code !== null))
  const unit = mappedUnit(mapped.unit, mapped.name)
  const age: ValueSpec = { text: nameOf(mapped), loinc: '30525-0', conceptId: null, unit: mappedUnit(mapped.unit ?? 'a', mapped.name) }
  const spec: ValueSpec = { text: mapped.name.slice(0, 200).trim(), loinc: mapped.code, conceptId: mapped.concept, unit }
  return {
    index: mapped.index,
    name: nameOf(mapped),
    role: mapped.role,
    timeForm: mapped.timeForm,
    missing: new Set(missing),
    missingNumbers: new Set(numbers),
    value: mapped.role === 'age' ? planFor(age) : measured ? planFor(spec) : null,
    unitIndex: unitIndexOf(mapped, mapping),
  }
}

/** The unit column right behind a concept's column; for a long table's value, any unit column. */
function unitIndexOf({ role, index }: MappedColumn, { columns }: TableMapping): number | null {
  if (role !== 'concept' && role !== 'value') return null
  const next = columns.find((column) => column.index === index + 1 && column.role === 'unit')
  const any = role === 'value' ? columns.find((column) => column.role === 'unit') : undefined
  return (next ?? any)?.index ?? null
}

const isElapsed = (form: MappedColumn['timeForm']): boolean => form?.startsWith('elapsed') === true

/** The time column, and beside a column of dates the one that gives the time of day. */
function timesOf(mapping: TableMapping, columns: readonly Column[]): Readonly<{ time: Column | null; clock: Column | null }> {
  const all = columns.filter(({ role }) => role === 'time')
  const chosen = all.find(({ index }) => index === mapping.timeColumn) ?? all[0] ?? null
  const dates = all.filter(({ timeForm }) => !isElapsed(timeForm))
  const time = chosen !== null && isElapsed(chosen.timeForm) ? (dates.find(({ timeForm }) => timeForm === 'date') ?? chosen) : chosen
  if (time === null || isElapsed(time.timeForm) || time.timeForm === 'datetime') return { time, clock: null }
  const clock = all.find((column) => column !== time && (column.timeForm === 'elapsed-clock' || column.timeForm === null))
  return { time, clock: clock ?? null }
}

export function planOf(mapping: TableMapping, source: string, hash: Hash): Plan {
  const planFor = valueMaker(source, hash)
  const columns = [...mapping.columns].sort((a, b) => a.index - b.index).map((column) => columnOf(column, mapping, planFor))
  const first = (role: MappedColumn['role']) => columns.find((column) => column.role === role) ?? null
  const sheet = mapping.format.sheet === null ? '' : `sheet ${mapping.format.sheet}, `
  return {
    columns,
    width: columns.reduce((most, { index }) => Math.max(most, index + 1), 0),
    decimal: mapping.format.decimal,
    order: mapping.format.dateOrder,
    key: columns.find(({ index }) => index === mapping.patientKey) ?? first('patient-key'),
    encounter: first('encounter-key'),
    ...timesOf(mapping, columns),
    code: first('code'),
    values: columns.filter(({ role, value }) => role === 'value' && value === null),
    codes: new Map(mapping.codes.map((code) => [code.text.trim(), code])),
    placed: (line, column) => `${sheet}row ${line}${column === undefined ? '' : `, column ${column}`}`,
    planFor,
    unitOf: mappedUnit,
  }
}
