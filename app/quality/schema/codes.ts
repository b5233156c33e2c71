/** The codes of a long table: each with its own numbers, told like a column of its own. */

import type { MappedCode } from '../../contract/table.ts'
import type { TableSample } from '../../csv/sample.ts'
import type { LearnedColumn } from '../../ports/intake-store.ts'
import { conceptById, conceptOf } from '../../terminology/concepts.ts'
import { assign } from './assign.ts'
import { isGeneric } from './candidates.ts'
import type { Classify } from './classify.ts'
import { describe } from './describe.ts'
import { featuresOf } from './features.ts'
import { shapeOf } from './shape.ts'

/** Codes that are looked at, commonest first; a table of more has them mapped one by one later. */
const MOST_CODES = 1000

export type LongColumns = Readonly<{ code: number; value: number; unit: number | null }>

type Gathered = { cells: string[]; units: Map<string, number> }

function gather(sample: TableSample, { code, value, unit }: LongColumns): ReadonlyMap<string, Gathered> {
  const cellsOf = (index: number) => sample.columns.find((column) => column.index === index)?.cells ?? []
  const [codes, values, units] = [cellsOf(code), cellsOf(value), unit === null ? [] : cellsOf(unit)]
  const found = new Map<string, Gathered>()
  codes.forEach((text, row) => {
    if (text === '') return
    const entry: Gathered = found.get(text) ?? { cells: [], units: new Map<string, number>() }
    entry.cells.push(values[row] ?? '')
    const beside = units[row] ?? ''
    if (beside !== '') entry.units.set(beside, (entry.units.get(beside) ?? 0) + 1)
    found.set(text, entry)
  })
  return new Map([...found].sort((a, b) => b[1].cells.length - a[1].cells.length).slice(0, MOST_CODES))
}

const LOINC = /^\d{1,5}-\d$/
const commonest = (units: ReadonlyMap<string, number>): string | null => [...units].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null

const CODE_ROLES: ReadonlySet<string> = new Set(['age', 'sex', 'ignore'])

export async function codesOf(
  sample: TableSample,
  long: LongColumns,
  classify: Classify,
  learned: readonly LearnedColumn[],
): Promise<readonly MappedCode[]> {
  const gathered = [...gather(sample, long)]
  const shapes = gathered.map(([, { cells }]) => shapeOf({ cells }, sample.format))
  const names = gathered.map(([text]) => (LOINC.test(text) ? (conceptOf(text)?.label ?? text) : text))
  const answers = await classify(shapes.map((shape, i) => featuresOf(names[i] ?? '', shape)))
  const columns = shapes.map((shape, i) => ({
    index: i,
    name: names[i] ?? '',
    shape,
    names: answers.names[i] ?? [],
    values: (isGeneric(names[i] ?? '') ? answers.table[i] : answers.values[i]) ?? [],
    generic: isGeneric(names[i] ?? ''),
  }))
  return assign(columns, learned, false).map((assigned, i) => {
    const [text, { units }] = gathered[i] ?? ['', { units: new Map<string, number>() }]
    const told = describe(assigned, commonest(units))
    const known = conceptOf(text)
    const role = told.concept !== null ? 'concept' : CODE_ROLES.has(told.role) ? (told.role as MappedCode['role']) : 'unknown'
    const code = known && known.id === told.concept ? text : (conceptById(told.concept ?? '')?.loinc[0] ?? null)
    return { text, role, concept: told.concept, code, unit: told.unit, confidence: told.confidence, evidence: told.evidence }
  })
}
