/** A file of tables: each by the mapping that a person has confirmed for it, else by the one that is inferred, as far as that is sure. */

import { exactJson } from '#app/chart/made.ts'
import { CONFIDENCE_BAR, type MappedColumn, type TableMapping } from '#app/contract/table.ts'
import { createTableReader } from '#app/csv/apply.ts'
import { mappingProblems } from '#app/csv/preview.ts'
import type { ReaderIssue } from '#app/fhir/reading.ts'
import { inferMapping } from '#app/quality/schema/index.ts'
import { inSentence } from '#app/risk/features.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import type { FileRun } from './file-run.ts'
import { Refused, Waits } from './file-run.ts'
import { type OpenTable, openTables } from './open-table.ts'
import { Preparer, sha256 } from './prepare.ts'

/** Whose record numbers they are, where nobody says. */
export const LOCAL_SOURCE = 'local'

/** `mapping` null: nothing of the table can be stored before a person has decided. */
type Planned = Readonly<{ table: OpenTable; mapping: TableMapping | null; name: string | null; question: Waits | null }>

const shown = ({ name, index }: MappedColumn) => (name === '' ? `column ${index + 1}` : `"${name.slice(0, 60)}"`)
const percent = (confidence: number) => `${Math.round(confidence * 100)} %`

/** In words, as the screen says it: "ionized calcium", "patient key". */
const meaningOf = ({ concept, role }: Readonly<{ concept: string | null; role: string }>): string =>
  concept === null ? role.replaceAll('-', ' ') : inSentence(conceptById(concept)?.label ?? concept)

const unsure = (one: Readonly<{ role: string; confidence: number }>): boolean => one.role !== 'ignore' && one.confidence < CONFIDENCE_BAR

function doubts({ columns, codes }: TableMapping): readonly string[] {
  const ofColumns = columns
    .filter(unsure)
    .map((column) => `Column ${shown(column)} may be ${meaningOf(column)} (${percent(column.confidence)}): confirm it. ${column.evidence}`)
  const ofCodes = codes
    .filter(unsure)
    .map(
      ({ text, concept, role, confidence }) =>
        `Code "${text.slice(0, 60)}" may be ${meaningOf({ concept, role })} (${percent(confidence)}): confirm it.`,
    )
  return [...ofColumns, ...ofCodes]
}

/** What is sure of a mapping: the rest is left to a person. */
function sureOf(mapping: TableMapping): TableMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      unsure(column) ? { ...column, role: 'ignore', concept: null, code: null, unit: null } : column,
    ),
    codes: mapping.codes.map((code) => (unsure(code) ? { ...code, role: 'ignore', concept: null, code: null, unit: null } : code)),
  }
}

/** Without these nothing of a table has its place. */
function placeless(mapping: TableMapping): boolean {
  const at = (index: number | null) => mapping.columns.find((column) => column.index === index)
  const [key, time] = [at(mapping.patientKey), at(mapping.timeColumn)]
  return key === undefined || unsure(key) || (time !== undefined && unsure(time))
}

async function plan(run: FileRun, table: OpenTable): Promise<Planned> {
  const inferred = await inferMapping(table.sample, await run.tables.classifier(), run.tables.columns)
  const remembered = await run.tables.remembered(inferred.signature)
  if (remembered) {
    const { format, ...mapping } = remembered.mapping
    const { decimal, missing } = format
    const now = { ...inferred.format, dateOrder: format.dateOrder ?? inferred.format.dateOrder, decimal, missing }
    return { table, mapping: { ...mapping, format: now }, name: `${remembered.name} v${remembered.version}`, question: null }
  }
  const problems = mappingProblems(inferred)
  const reasons = [...problems, ...doubts(inferred)]
  if (reasons.length === 0) return { table, mapping: inferred, name: null, question: null }
  const question = new Waits('mapping', reasons, { proposal: inferred, rows: table.count })
  const sure = problems.length > 0 || placeless(inferred) || run.tables.ask ? null : sureOf(inferred)
  return { table, mapping: sure !== null && mappingProblems(sure).length === 0 ? sure : null, name: null, question }
}

async function store(run: FileRun, { table, mapping, name }: Planned, digest: string): Promise<void> {
  if (mapping === null) return
  run.bench.mapping = name
  const preparer = new Preparer(run.bench)
  const reader = createTableReader({ mapping, source: run.tables.source ?? LOCAL_SOURCE, hash: sha256 })
  const take = ({ made, issues }: ReturnType<typeof reader.end>) => {
    preparer.prepared.issues.push(...issues)
    for (const one of made) preparer.addMade(one, exactJson(one), saidByTable)
  }
  const flush = () => run.store(preparer.take(), 'table', digest)
  for await (const { rows, issues } of table.rows()) {
    run.check()
    preparer.prepared.issues.push(...issues)
    for (const { cells, line } of rows) {
      take(reader.read(cells, line))
      if (preparer.prepared.read >= run.limits.piece) await flush()
    }
  }
  take(reader.end())
  await flush()
}

/** What the table's own reader has said once of a column is not said again of each row. */
const saidByTable = ({ code, path }: ReaderIssue): boolean =>
  code === 'required' && /: (Observation\.effective\w*|Patient\.(name|birthDate))$/.test(path)

/** @throws {Refused} when it cannot be read as a table */
export async function readTableFile(run: FileRun): Promise<void> {
  const { tables, sha256: digest, issues } = await openTables(run.input, run.format === 'workbook', { ...run, forced: run.tables.forced })
  for (const { severity, code, path, message } of issues) run.onIssue(severity, { code, path, message })
  if (tables.every(({ count }) => count === 0))
    throw new Refused({ code: 'structure', path: '', message: 'This table has no rows of data.' })
  const plans: Planned[] = []
  for (const table of tables) if (table.count > 0) plans.push(await plan(run, table))
  for (const { question } of plans) if (question !== null) run.onQuestion(question, digest)
  // Asked first means of the whole file: a workbook is not stored sheet by sheet as answers come.
  if (run.tables.ask && plans.some(({ mapping }) => mapping === null)) return
  if (run.bench.origin === '') run.bench.origin = 'Tables'
  for (const planned of plans) await store(run, planned, digest)
}
