/** A file of rows and columns opened: its tables (one, or a sheet each), how they are written, and a sample of each. Read once to its end. */
import { createHash } from 'node:crypto'
import type { TableFormat } from '#app/contract/table.ts'
import { createRowParser, type Row } from '#app/csv/parse.ts'
import { createRowGate, createTableRows } from '#app/csv/rows.ts'
import type { TableSample } from '#app/csv/sample.ts'
import { ROWS_READ, sampleTable } from '#app/csv/sampling.ts'
import { SNIFFED, type Sniffed, sniffRows, sniffSheet, sniffText } from '#app/csv/sniff.ts'
import type { ReaderIssue } from '#app/fhir/reading.ts'
import { type FileTrouble, Refused } from './file-run.ts'
import { type Input, wholeOf } from './inputs.ts'
import { createEncodingDetector, decodedText } from './table/encoding.ts'
import { openWorkbook, type Sheet, WorkbookError } from './table/workbook.ts'
import { bytesOf, packedTrouble, TextError } from './text-chunks.ts'

export type RowsPart = Readonly<{ rows: readonly Row[]; issues: readonly ReaderIssue[] }>

export type OpenTable = Readonly<{
  /** Sheet; null for a text. */
  sheet: string | null
  sniffed: Sniffed
  sample: TableSample
  /** The first rows of data, as many as a sample is taken from. */
  first: readonly Row[]
  /** Rows of data in all. */
  count: number
  /** Every row of data, part by part; may be asked for again. */
  rows: () => AsyncGenerator<RowsPart>
}>

export type OpenFile = Readonly<{ tables: readonly OpenTable[]; sha256: string; issues: readonly ReaderIssue[] }>

/** Bytes one workbook may have. */
const MAX_WORKBOOK = 64_000_000

/** What a person says of how the table is written, where the program was wrong. */
export type Forced = Partial<Pick<TableFormat, 'delimiter' | 'encoding' | 'header'>>

export type Opening = Readonly<{ onBytes: (count: number) => void; check: () => void; forced?: Forced | undefined }>

function refusal(error: unknown): unknown {
  const known = packedTrouble(error)
  if (known instanceof WorkbookError || known instanceof TextError)
    return new Refused({ code: known.code, path: known.path, message: known.message })
  return known
}

const asTrouble = ({ code, path, message }: ReaderIssue): FileTrouble => ({ code, path, message })

/** Reads a table to its end: counts its rows, keeps the first, and refuses what cannot be read on. */
async function survey(parts: AsyncGenerator<RowsPart>, check: () => void): Promise<Readonly<{ first: readonly Row[]; count: number }>> {
  const first: Row[] = []
  let count = 0
  for await (const { rows } of parts) {
    check()
    count += rows.length
    for (const row of rows.slice(0, Math.max(0, ROWS_READ - first.length))) first.push(row)
  }
  return { first, count }
}

async function tableOf(sheet: string | null, sniffed: Sniffed, rows: OpenTable['rows'], check: () => void): Promise<OpenTable> {
  const { first, count } = await survey(rows(), check)
  const sample = sampleTable(sniffed.format, sniffed.columns, first)
  return { sheet, sniffed, sample, first, count, rows }
}

async function* textRows(input: Input, sniffed: Sniffed): AsyncGenerator<RowsPart> {
  const parser = createTableRows(sniffed)
  const chunks = await bytesOf(input, () => undefined)
  try {
    for await (const text of decodedText(chunks, sniffed.format.encoding)) {
      const part = parser.push(text)
      if (part.refused !== null) throw new Refused(asTrouble(part.refused))
      yield part
    }
    const last = parser.end()
    if (last.refused !== null) throw new Refused(asTrouble(last.refused))
    yield last
  } catch (error) {
    throw refusal(error)
  }
}

async function startOfText(input: Input, encoding: string): Promise<Readonly<{ text: string; whole: boolean }>> {
  let text = ''
  for await (const chunk of decodedText(await bytesOf(input, () => undefined), encoding)) {
    text += chunk
    if (text.length > SNIFFED) return { text, whole: false }
  }
  return { text, whole: true }
}

/** The same start, read as a person says. */
function sniffedAs(text: string, sniffed: Sniffed, { delimiter, header }: Forced): Sniffed {
  const cutting = { delimiter: delimiter ?? sniffed.cutting.delimiter, quoted: sniffed.cutting.quoted }
  const again =
    delimiter === undefined
      ? sniffed
      : sniffRows(createRowParser(cutting).push(`${text.slice(0, SNIFFED)}\n`).rows, {
          cutting,
          encoding: sniffed.format.encoding,
          sheet: null,
        })
  if (header === undefined || header === again.format.header) return again
  const first = createRowParser(cutting)
    .push(`${text.slice(0, SNIFFED)}\n`)
    .rows.find(({ cells }) => cells.length === again.columns.length)
  const line = first?.line ?? 1
  const columns = again.columns.map((_, index) => (header ? (first?.cells[index] ?? '').trim() : ''))
  return { ...again, columns, from: header ? line + 1 : line, format: { ...again.format, header } }
}

async function openText(input: Input, { onBytes, check, forced = {} }: Opening): Promise<OpenFile> {
  const hash = createHash('sha256')
  const detector = createEncodingDetector()
  try {
    const take = (chunk: Uint8Array) => {
      hash.update(chunk)
      onBytes(chunk.length)
    }
    for await (const chunk of await bytesOf(input, take)) {
      check()
      detector.push(chunk)
    }
  } catch (error) {
    throw refusal(error)
  }
  const detected = detector.end()
  const encoding = forced.encoding ?? detected.encoding
  const note = forced.encoding === undefined ? detected.note : null
  const start = await startOfText(input, encoding)
  const sniffed = sniffedAs(start.text, sniffText(start.text, { encoding, whole: start.whole }), forced)
  const fatal = sniffed.issues.find(({ severity }) => severity === 'error')
  if (fatal) throw new Refused(asTrouble(fatal))
  const said: ReaderIssue[] = note === null ? [] : [{ severity: 'information', code: 'value', path: 'file', message: note }]
  const table = await tableOf(null, sniffed, () => textRows(input, sniffed), check)
  return { tables: [table], sha256: hash.digest('hex'), issues: [...said, ...sniffed.issues] }
}

async function* sheetRows(sheet: Sheet, sniffed: Sniffed): AsyncGenerator<RowsPart> {
  const gate = createRowGate(sniffed)
  try {
    for await (const part of sheet.rows()) {
      const found = part.map((row) => gate(row))
      yield { rows: found.flatMap(({ row }) => row ?? []), issues: found.flatMap(({ issue }) => issue ?? []) }
    }
  } catch (error) {
    throw refusal(error)
  }
}

/** Rows of a sheet that are looked at to tell its header. */
async function startOfSheet(sheet: Sheet): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const part of sheet.rows()) {
    rows.push(...part)
    if (rows.length >= ROWS_READ) break
  }
  return rows.slice(0, ROWS_READ)
}

const atSheet = (name: string, issue: ReaderIssue): ReaderIssue => ({ ...issue, path: `sheet ${name}: ${issue.path}` })

async function openSheets(input: Input, { onBytes, check }: Opening): Promise<OpenFile> {
  const bytes = await wholeOf(input, MAX_WORKBOOK)
  if (bytes === null)
    throw new Refused({
      code: 'too-long',
      path: '',
      message: 'This workbook is larger than 64 MB. Save each sheet as CSV and import those.',
    })
  onBytes(bytes.length)
  try {
    const workbook = await openWorkbook(bytes)
    const tables: OpenTable[] = []
    const issues: ReaderIssue[] = []
    for (const sheet of workbook.sheets) {
      check()
      const sniffed = sniffSheet(await startOfSheet(sheet), sheet.name)
      issues.push(
        ...sniffed.issues.map((issue) =>
          atSheet(sheet.name, { ...issue, severity: issue.severity === 'error' ? 'information' : issue.severity }),
        ),
      )
      if (sniffed.columns.length === 0) continue
      tables.push(await tableOf(sheet.name, sniffed, () => sheetRows(sheet, sniffed), check))
    }
    if (tables.length === 0) throw new WorkbookError('structure', 'No sheet of this workbook holds a table.')
    return { tables, sha256: createHash('sha256').update(bytes).digest('hex'), issues }
  } catch (error) {
    throw refusal(error)
  }
}

/** @throws {Refused} when it cannot be read as a table, with the line and the reason */
export function openTables(input: Input, workbook: boolean, opening: Opening): Promise<OpenFile> {
  return workbook ? openSheets(input, opening) : openText(input, opening)
}
