/** Workbooks for tests, written part by part. */
import { type ZipEntry, zip } from '../zip.test-help.ts'

export type CellXml = string | number | null | Readonly<{ xml: string }>

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function cellXml(cell: CellXml, address: string): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${address}"`)
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
}

export function sheetXml(rows: readonly (readonly CellXml[])[]): string {
  const body = rows.map((cells, i) => `<row r="${i + 1}">${cells.map((cell, c) => cellXml(cell, `${letters(c)}${i + 1}`)).join('')}</row>`)
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join('')}</sheetData></worksheet>`
}

/** Formats: 0 number, 1 date (14), 2 own date and time, 3 span, 4 own number. */
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0.00&quot; mg/dL&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>`

export const entry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })

export type SheetSpec = Readonly<{ name: string; xml: string; state?: string }>

export function parts(sheets: readonly SheetSpec[], texts: readonly string[] = [], workbookPr = ''): ZipEntry[] {
  const listed = sheets.map(
    ({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
  return [
    entry('[Content_Types].xml', '<Types/>'),
    entry('xl/workbook.xml', `<workbook xmlns:r="x">${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`),
    entry('xl/_rels/workbook.xml.rels', `<Relationships>${relations.join('')}</Relationships>`),
    entry('xl/sharedStrings.xml', `<sst>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`),
    entry('xl/styles.xml', STYLES),
    ...sheets.map(({ xml }, i) => entry(`xl/worksheets/sheet${i + 1}.xml`, xml)),
  ]
}

export const workbook = (sheets: readonly SheetSpec[], texts: readonly string[] = [], workbookPr = ''): Buffer =>
  zip(parts(sheets, texts, workbookPr))
