/** A table nobody described: what each column is, in which unit, how sure, and why. */
import type { MappedColumn, TableMapping } from '../../contract/table.ts'
import type { TableSample } from '../../csv/sample.ts'
import type { LearnedColumn } from '../../ports/intake-store.ts'
import { keyOf, wordsOf } from '../../terminology/name-words.ts'
import { assign } from './assign.ts'
import { type ColumnFacts, isGeneric } from './candidates.ts'
import type { Classify } from './classify.ts'
import { codesOf, type LongColumns } from './codes.ts'
import { describe } from './describe.ts'
import { featuresOf } from './features.ts'
import { patientKeyOf, timeColumnOf } from './keys.ts'
import { shapeOf } from './shape.ts'
import { codeShare } from './text-columns.ts'
import { timeFormOf } from './times.ts'

async function factsOf(sample: TableSample, classify: Classify): Promise<readonly ColumnFacts[]> {
  const shapes = sample.columns.map((column) => shapeOf(column, sample.format))
  const answers = await classify(shapes.map((shape, i) => featuresOf(sample.columns[i]?.name ?? '', shape)))
  return sample.columns.map(({ index, name }, i) => ({
    index,
    name,
    shape: shapes[i] ?? shapeOf({ cells: [] }, sample.format),
    names: answers.names[i] ?? [],
    values: (isGeneric(name) ? answers.table[i] : answers.values[i]) ?? [],
    generic: isGeneric(name),
  }))
}

type Column = Readonly<{ mapped: MappedColumn; facts: ColumnFacts }>

const ofRole = (columns: readonly Column[], role: MappedColumn['role']): Column | undefined =>
  columns
    .filter(({ mapped }) => mapped.role === role)
    .sort((a, b) => b.mapped.confidence - a.mapped.confidence || a.mapped.index - b.mapped.index)[0]

/** A column of names of what is measured, and one of numbers beside it. */
function longColumns(columns: readonly Column[]): LongColumns | null {
  const coded = columns
    .filter(({ mapped, facts }) => mapped.role === 'code' || codeShare(facts.shape) > 0.6)
    .sort((a, b) => codeShare(b.facts.shape) - codeShare(a.facts.shape))
  const [code] = coded
  if (!code || code.facts.shape.distinct < 2 || code.facts.shape.distinctShare > 0.9) return null
  const named = ofRole(columns, 'value')
  const numbers = columns.filter(
    ({ mapped, facts }) => facts.shape.share.numeric > 0.5 && (mapped.role === 'concept' || mapped.role === 'ignore'),
  )
  const value = named ?? (codeShare(code.facts.shape) > 0.6 && numbers.length === 1 ? numbers[0] : undefined)
  if (!value || value.mapped.index === code.mapped.index) return null
  return { code: code.mapped.index, value: value.mapped.index, unit: ofRole(columns, 'unit')?.mapped.index ?? null }
}

/** In a long table the columns of code and value are that, whatever their numbers look like. */
function asLong(columns: readonly Column[], long: LongColumns): readonly Column[] {
  return columns.map((column) => {
    const { index } = column.mapped
    const role = index === long.code ? 'code' : index === long.value ? 'value' : null
    if (role === null || column.mapped.role === role) return column
    const evidence = role === 'code' ? 'names of what is measured' : 'the numbers beside the names of what is measured'
    return {
      ...column,
      mapped: { ...column.mapped, role, concept: null, code: null, unit: null, confidence: 0.9, evidence, alternatives: [] },
    }
  })
}

const signatureOf = (sample: TableSample): string =>
  JSON.stringify([
    sample.format.header ? sample.columns.map(({ name }) => keyOf(wordsOf(name)).slice(0, 60)) : sample.columns.length,
    sample.format.header,
  ])

function layoutOf(columns: readonly Column[], key: number | null, time: number | null): TableMapping['layout'] {
  if (time === null) return 'wide'
  const keyed = columns.find(({ mapped }) => mapped.index === key)
  return keyed === undefined || keyed.facts.shape.distinctShare < 0.98 ? 'visit' : 'wide'
}

/**
 * @param classify the learned model (main/inference/column-classifier.ts)
 * @param learned names that a person has explained before
 * @returns one entry a column, in the order of the sample; nothing throws whatever the cells hold
 */
export async function inferMapping(sample: TableSample, classify: Classify, learned: readonly LearnedColumn[]): Promise<TableMapping> {
  const facts = await factsOf(sample, classify)
  const told = assign(facts, learned, true).map((assigned): Column => {
    const { index, name, shape } = assigned.column
    const { role, ...rest } = describe(assigned, null)
    return {
      facts: assigned.column,
      mapped: { index, name, role, ...rest, missing: [...shape.missing], timeForm: role === 'time' ? timeFormOf(name, shape) : null },
    }
  })
  const long = longColumns(told)
  const columns = long === null ? told : asLong(told, long)
  const patientKey = patientKeyOf(columns)
  const timeColumn = timeColumnOf(columns)
  return {
    format: sample.format,
    layout: long !== null ? 'long' : layoutOf(columns, patientKey, timeColumn),
    columns: columns.map(({ mapped }) => mapped),
    codes: long === null ? [] : [...(await codesOf(sample, long, classify, learned))],
    patientKey,
    timeColumn,
    signature: signatureOf(sample),
  }
}
