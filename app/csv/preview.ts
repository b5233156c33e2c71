/** The mapping screen's side of a table: rows as they would be stored, and a mapping with a person's choices in it. */

import type { MadeResource } from '../chart/made.ts'
import type { Flag } from '../contract/entry.ts'
import type { MappingChoice, PreviewRow } from '../contract/intake.ts'
import type { CodeChoice, ColumnChoice, MappedCode, MappedColumn, TableMapping } from '../contract/table.ts'
import { conceptById } from '../terminology/concepts.ts'
import { displayUnit } from '../terminology/units.ts'
import { createTableReader, type ReaderOptions } from './apply.ts'
import type { Row } from './parse.ts'
import { keyOf } from './people.ts'

export type Judgement = Readonly<{ level: Flag['level']; reason: string }>
export type Judge = (made: MadeResource) => Judgement

const UNJUDGED: Judge = () => ({ level: 'unassessed', reason: '' })

type Quantity = Readonly<{ value: number; unit?: string; code?: string; comparator?: string }>
type Coded = Readonly<{ text?: string; coding?: readonly Readonly<{ display?: string; code?: string }>[] }>

const labelOf = (code: Coded | undefined): string => code?.coding?.[0]?.display ?? code?.text ?? code?.coding?.[0]?.code ?? 'Result'

function observationFact({ resource, decimal }: MadeResource): Readonly<{ value: string; unit: string | null }> {
  const quantity = resource.valueQuantity as Quantity | undefined
  if (quantity !== undefined) {
    const unit = quantity.code === undefined ? (quantity.unit ?? null) : displayUnit(quantity.code)
    return { value: `${quantity.comparator ?? ''}${decimal ?? quantity.value}`, unit: unit === '' ? null : unit }
  }
  const parts = resource.component as readonly Readonly<{ valueQuantity: Quantity }>[] | undefined
  if (parts !== undefined) return { value: parts.map(({ valueQuantity }) => valueQuantity.value).join('/'), unit: 'mmHg' }
  return { value: typeof resource.valueString === 'string' ? resource.valueString : '', unit: null }
}

function factOf(made: MadeResource, judge: Judge): PreviewRow['facts'] {
  const { resource } = made
  const word = (label: string, value: string) => [{ label, value, unit: null, level: 'unassessed' as const, reason: '' }]
  switch (resource.resourceType) {
    case 'Observation':
      return [{ label: labelOf(resource.code as Coded), ...observationFact(made), ...judge(made) }]
    case 'Condition': {
      const code = resource.code as Coded
      return word(
        'Diagnosis',
        [code.coding?.[0]?.code, code.text].filter((one, i, all) => one !== undefined && all.indexOf(one) === i).join(' '),
      )
    }
    case 'MedicationStatement':
      return word('Medication', (resource.medicationCodeableConcept as Coded).text ?? '')
    case 'DocumentReference':
      return word((resource.type as Coded).text ?? 'Note', 'text')
    case 'Patient':
      return typeof resource.gender === 'string' ? word('Sex', resource.gender) : []
    default:
      return []
  }
}

function timeOf(made: readonly MadeResource[]): string | null {
  for (const { resource } of made) {
    const time = resource.effectiveDateTime ?? resource.recordedDate
    if (typeof time === 'string') return time
    const elapsed = (resource.extension as readonly Readonly<{ valueString?: string }>[] | undefined)?.[0]?.valueString
    if (elapsed !== undefined) return elapsed
  }
  return null
}

/**
 * Rows as they would be stored, by the code that stores them.
 * @param judge what the gate would say of one Observation; without it every value is 'unassessed'
 */
export function previewRows(options: ReaderOptions, rows: readonly Row[], judge: Judge = UNJUDGED): readonly PreviewRow[] {
  const { mapping } = options
  const reader = createTableReader(options)
  return rows.map(({ line, cells }) => {
    const { made, issues } = reader.read(cells, line)
    const key = mapping.patientKey === null ? '' : (cells[mapping.patientKey] ?? '').trim()
    return {
      line,
      patient: key === '' ? null : keyOf(key),
      time: timeOf(made),
      cells: [...cells],
      facts: made.flatMap((one) => factOf(one, judge)),
      problems: issues.filter(({ severity }) => severity !== 'information').map(({ path, message }) => `${path}: ${message}`),
    }
  })
}

const CHOSEN = 'Chosen by a person.'

const unitFor = (concept: string | null, unit: string | null, before: Readonly<{ concept: string | null; unit: string | null }>) =>
  unit ?? (concept !== null && concept === before.concept ? before.unit : null)

function choose(before: MappedColumn, choice: ColumnChoice | undefined): MappedColumn {
  if (choice === undefined) return before
  const measured = choice.role === 'concept' || choice.role === 'value'
  const concept = measured ? choice.concept : null
  const unit = measured || choice.role === 'age' ? unitFor(concept, choice.unit, before) : null
  const same = choice.role === before.role && concept === before.concept && unit === before.unit
  if (same) return before
  const code = concept === null ? null : concept === before.concept ? before.code : (conceptById(concept)?.loinc[0] ?? null)
  const timeForm = choice.role === 'time' || choice.role === 'birth-date' ? before.timeForm : null
  return { ...before, role: choice.role, concept, code, unit, confidence: 1, evidence: CHOSEN, timeForm }
}

function chooseCode(before: MappedCode, choice: CodeChoice | undefined): MappedCode {
  if (choice === undefined) return before
  const concept = choice.role === 'concept' ? choice.concept : null
  const unit = choice.role === 'concept' || choice.role === 'age' ? unitFor(concept, choice.unit, before) : null
  if (choice.role === before.role && concept === before.concept && unit === before.unit) return before
  const code = concept === null ? null : concept === before.concept ? before.code : (conceptById(concept)?.loinc[0] ?? null)
  return { text: before.text, role: choice.role, concept, code, unit, confidence: 1, evidence: CHOSEN }
}

function layoutOf(columns: readonly MappedColumn[], before: TableMapping['layout']): TableMapping['layout'] {
  const has = (role: MappedColumn['role']) => columns.some((column) => column.role === role)
  if (has('code') && has('value')) return 'long'
  if (has('time') || has('encounter-key')) return 'visit'
  return before === 'long' || before === 'visit' ? 'wide' : before
}

const TELLING = new Set<MappedColumn['role']>([
  'concept',
  'drug',
  'diagnosis',
  'free-text',
  'age',
  'name',
  'family-name',
  'birth-date',
  'sex',
])

/** Why rows cannot be stored by this mapping; empty when they can. */
export function mappingProblems({ columns, codes }: TableMapping): readonly string[] {
  const named = (role: MappedColumn['role']) => columns.filter((column) => column.role === role)
  const names = (some: readonly MappedColumn[]) => some.map(({ name, index }) => (name === '' ? `column ${index + 1}` : name)).join(', ')
  const problems: string[] = []
  const keys = named('patient-key')
  if (keys.length === 0) problems.push('No column names the patient.')
  if (keys.length > 1) problems.push(`Two columns name the patient (${names(keys)}). Choose one.`)
  if (named('encounter-key').length > 1) problems.push(`Two columns name the visit (${names(named('encounter-key'))}). Choose one.`)
  if (named('code').length > 1) problems.push(`Two columns name what was measured (${names(named('code'))}). Choose one.`)
  const values = named('value').filter(({ concept, code }) => concept === null && code === null)
  if (named('code').length > 0 && named('value').length === 0) problems.push('A column names what was measured, and none holds its value.')
  if (values.length > 0 && named('code').length === 0) problems.push(`Nothing says what the values of ${names(values)} are of.`)
  if (named('value').length === 0 && !columns.some(({ role }) => TELLING.has(role))) problems.push('No column holds anything to store.')
  for (const column of columns)
    if (column.role === 'concept' && column.concept === null && column.code === null && column.evidence === CHOSEN)
      problems.push(`Choose what ${names([column])} measures.`)
  for (const { text, role, concept, code } of codes)
    if (role === 'concept' && concept === null && code === null) problems.push(`Choose what the code ${text.slice(0, 60)} measures.`)
  return problems
}

/** A mapping with a person's choices in it, and why it cannot be used as it stands. */
export function withChoices(
  mapping: TableMapping,
  choice: Pick<MappingChoice, 'columns' | 'codes' | 'format'>,
): Readonly<{ mapping: TableMapping; problems: readonly string[] }> {
  const byIndex = new Map(choice.columns.map((column) => [column.index, column]))
  const byText = new Map(choice.codes.map((code) => [code.text, code]))
  const columns = mapping.columns.map((column) => choose(column, byIndex.get(column.index)))
  const codes = mapping.codes.map((code) => chooseCode(code, byText.get(code.text)))
  const times = columns.filter(({ role }) => role === 'time')
  const time = times.find(({ index }) => index === mapping.timeColumn) ?? times[0]
  const said = Object.fromEntries(Object.entries(choice.format ?? {}).filter(([, value]) => value !== undefined))
  const chosen: TableMapping = {
    ...mapping,
    format: { ...mapping.format, ...said },
    columns,
    codes,
    layout: layoutOf(columns, mapping.layout),
    patientKey: columns.find(({ role }) => role === 'patient-key')?.index ?? null,
    timeColumn: time?.index ?? null,
  }
  return { mapping: chosen, problems: mappingProblems(chosen) }
}
