/** A workbook (.xlsx) as tables: one for each sheet, row by row, dates as ISO text, numbers as they are stored, formulas by their last result. */
import type { Row } from '#app/csv/parse.ts'
import { openParts, type Parts, parsePart, WorkbookError } from './package.ts'
import { readSheet, type SheetContext } from './sheet.ts'
import { type CellStyle, readStyles } from './styles.ts'

export { WorkbookError } from './package.ts'

export type Sheet = Readonly<{
  name: string
  hidden: boolean
  /** The rows that hold something, by their number in the sheet; may be asked for again. Throws {WorkbookError}. */
  rows: () => AsyncGenerator<readonly Row[]>
}>

export type Workbook = Readonly<{ sheets: readonly Sheet[] }>

/** Characters of all shared texts. */
const MAX_TEXTS = 64_000_000
const MAX_SHEETS = 200

const WORKBOOK = 'xl/workbook.xml'

async function relations(parts: Parts): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  const name = parts.find('xl/_rels/workbook.xml.rels')
  if (name === null) return targets
  await parsePart(parts, name, {
    open: (tag, { Id: id, Target: target }) => {
      if (tag !== 'Relationship' || id === undefined || target === undefined) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

type Listed = Readonly<{ name: string; hidden: boolean; id: string }>

async function listed(parts: Parts, workbook: string): Promise<Readonly<{ sheets: readonly Listed[]; since1904: boolean }>> {
  const sheets: Listed[] = []
  let since1904 = false
  await parsePart(parts, workbook, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') since1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (tag !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', id })
    },
  })
  if (sheets.length > MAX_SHEETS) throw new WorkbookError('too-long', 'This workbook has more than 200 sheets.')
  return { sheets, since1904 }
}

async function sharedTexts(parts: Parts): Promise<readonly string[]> {
  const texts: string[] = []
  const name = parts.find('xl/sharedStrings.xml')
  if (name === null) return texts
  let [inText, phonetic, current, total] = [false, false, '', 0]
  await parsePart(parts, name, {
    open: (tag) => {
      if (tag === 't') inText = true
      else if (tag === 'rPh') phonetic = true
      else if (tag === 'si') current = ''
    },
    text: (text) => {
      if (inText && !phonetic) current += text
    },
    close: (tag) => {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic = false
      if (tag !== 'si') return
      total += current.length
      if (total > MAX_TEXTS) throw new WorkbookError('too-long', 'The texts of this workbook are longer than 64 million characters.', name)
      texts.push(current)
    },
  })
  return texts
}

async function stylesOf(parts: Parts): Promise<readonly CellStyle[]> {
  const name = parts.find('xl/styles.xml')
  return name === null ? [] : readStyles(parts, name)
}

/**
 * @param bytes the whole file
 * @throws {WorkbookError} for what is no workbook, is encrypted, damaged, or unpacks to more than 256 MB
 */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = await openParts(bytes)
  const workbook = parts.find(WORKBOOK)
  if (workbook === null) throw new WorkbookError('not-supported', 'This archive holds no workbook (xl/workbook.xml is missing).')
  const targets = await relations(parts)
  const { sheets, since1904 } = await listed(parts, workbook)
  const context: SheetContext = { texts: await sharedTexts(parts), styles: await stylesOf(parts), since1904 }
  const found = sheets.flatMap(({ name, hidden, id }): Sheet[] => {
    const part = parts.find(targets.get(id) ?? '')
    // What is no sheet of cells (a chart, a dialog) stands in another folder.
    if (part === null || !/\/worksheets\//i.test(`/${part}`)) return []
    return [{ name, hidden, rows: () => readSheet(parts, part, context) }]
  })
  if (found.length === 0) throw new WorkbookError('structure', 'This workbook has no sheet with cells.')
  return { sheets: found }
}
