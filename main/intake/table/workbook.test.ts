import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Row } from '#app/csv/parse.ts'
import { sniffSheet } from '#app/csv/sniff.ts'
import { zip } from '../zip.test-help.ts'
import { styleOfFormat } from './styles.ts'
import { type CellXml, entry, parts, sheetXml, workbook } from './workbook.test-help.ts'
import { openWorkbook, WorkbookError } from './workbook.ts'

async function rowsOf(bytes: Buffer, sheet = 0): Promise<readonly Row[]> {
  const { sheets } = await openWorkbook(bytes)
  const rows: Row[] = []
  for await (const some of sheets[sheet]?.rows() ?? []) rows.push(...some)
  return rows
}
const one = (...rows: readonly (readonly CellXml[])[]) =>
  workbook([{ name: 'Labs', xml: sheetXml(rows) }], ['<t>shared</t>', '<r><t>ri</t></r><r><t>ch</t></r>'])
const cells = async (...row: CellXml[]) => (await rowsOf(one(row)))[0]?.cells
const trouble = async (bytes: Buffer): Promise<WorkbookError> => {
  try {
    await rowsOf(bytes)
  } catch (error) {
    if (error instanceof WorkbookError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('cells', () => {
  it('numbers as they are stored, but for the noise behind 15 digits', async () => {
    expect(
      await cells({ xml: '<c><v>5.40</v></c>' }, { xml: '<c><v>5.4000000000000004</v></c>' }, 97, {
        xml: '<c><v>1.0000000000000001E-3</v></c>',
      }),
    ).toEqual(['5.40', '5.4', '97', '0.001'])
  })
  it('dates and times by their format, as ISO text', async () => {
    const styled = (style: number, v: string) => ({ xml: `<c s="${style}"><v>${v}</v></c>` })
    expect(await cells(styled(1, '45292'), styled(2, '45292.3125'), styled(3, '1.5'), styled(4, '97'), styled(5, '0.3125'))).toEqual([
      '2024-01-01',
      '2024-01-01T07:30:00',
      '36:00:00',
      '97',
      '07:30:00',
    ])
  })
  it('counts days from 1904 where the workbook does', async () => {
    const bytes = workbook([{ name: 'a', xml: sheetXml([[{ xml: '<c s="1"><v>43830</v></c>' }]]) }], [], '<workbookPr date1904="1"/>')
    expect((await rowsOf(bytes))[0]?.cells).toEqual(['2024-01-01'])
  })
  it('texts, shared and rich; booleans; errors; formulas by their last result', async () => {
    expect(
      await cells(
        { xml: '<c t="s"><v>0</v></c>' },
        { xml: '<c t="s"><v>1</v></c>' },
        { xml: '<c t="b"><v>1</v></c>' },
        { xml: '<c t="e"><v>#N/A</v></c>' },
        { xml: '<c><f>A1*2</f><v>8</v></c>' },
        { xml: '<c t="str"><f>A1</f><v>x</v></c>' },
        { xml: '<c t="str"><f>A1</f></c>' },
        'a_x000D_b & c',
      ),
    ).toEqual(['shared', 'rich', 'TRUE', '#N/A', '8', 'x', '', 'a\rb & c'])
  })
  it('keeps gaps, and the numbers of rows', async () => {
    const rows = await rowsOf(one(['id', null, 'hb'], [], ['1', null, 13], [null, null, null]))
    expect(rows).toEqual([
      { line: 1, cells: ['id', '', 'hb'] },
      { line: 3, cells: ['1', '', '13'] },
    ])
  })
  it('reads cells without addresses by their order', async () => {
    const xml = '<worksheet><sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row></sheetData></worksheet>'
    expect(await rowsOf(workbook([{ name: 'a', xml }]))).toEqual([{ line: 1, cells: ['1', '', '3'] }])
  })
})

describe('sheets', () => {
  it('gives each by its name, and hidden ones as such', async () => {
    const { sheets } = await openWorkbook(
      workbook([
        { name: 'Labs', xml: sheetXml([['id']]) },
        { name: 'Lists', xml: sheetXml([]), state: 'hidden' },
      ]),
    )
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Labs', false],
      ['Lists', true],
    ])
  })
  it('are tables for the sniffer', async () => {
    const rows = await rowsOf(
      one(
        ['Report'],
        [],
        ['id', 'Glukose', 'Datum'],
        ['1', 97, { xml: '<c s="1"><v>45292</v></c>' }],
        ['2', 104, { xml: '<c s="1"><v>45293</v></c>' }],
      ),
    )
    expect(sniffSheet(rows, 'Labs')).toMatchObject({
      columns: ['id', 'Glukose', 'Datum'],
      from: 4,
      format: { dateOrder: 'ymd', header: true, sheet: 'Labs' },
    })
  })
  it('may be asked for twice', async () => {
    const { sheets } = await openWorkbook(one(['a'], ['b']))
    const count = async () => {
      let rows = 0
      for await (const some of sheets[0]?.rows() ?? []) rows += some.length
      return rows
    }
    expect([await count(), await count()]).toEqual([2, 2])
  })
})

describe('what is refused', () => {
  const CFB = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  it.each([
    ['an old workbook', CFB, /\.xls/],
    ['a protected one', Buffer.concat([CFB, Buffer.from('EncryptedPackage', 'utf16le')]), /password/],
    ['OpenDocument', zip([entry('mimetype', 'application/vnd.oasis'), entry('content.xml', '<x/>')]), /OpenDocument/],
    ['a binary workbook', zip([entry('xl/workbook.bin', 'x')]), /\.xlsb/],
    ['another archive', zip([entry('a.txt', 'x')]), /no workbook/],
    ['text', Buffer.from('a,b\n'), /no workbook/],
    ['half a file', one(['a'], ['b']).subarray(0, 300), /damaged/],
    ['a name that climbs out', zip([...parts([{ name: 'a', xml: sheetXml([]) }]), entry('../../x', 'x')]), /tricks/],
    ['two parts of one name', zip([entry('xl/workbook.xml', '<a/>'), entry('xl/workbook.xml', '<b/>')]), /two parts/],
    ['an encrypted part', zip([{ ...entry('xl/workbook.xml', '<a/>'), encrypted: true }]), /encrypted/],
    ['a size that lies', zip([{ ...entry('xl/workbook.xml', '<workbook/>'), declared: 3 }]), /damaged/],
  ])('%s', async (_, bytes, message) => {
    expect((await trouble(bytes)).message).toMatch(message)
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', /DOCTYPE/],
    ['XML that is broken', '<worksheet><sheetData><row></worksheet>', /no XML/],
    ['a row far away', '<worksheet><sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>', /in order/],
    ['a column far away', '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>', /5,000 columns/],
    ['rows that go back', '<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>', /in order/],
  ])('a sheet with %s', async (_, xml, message) => {
    expect((await trouble(workbook([{ name: 'a', xml }]))).message).toMatch(message)
  })

  it('what unpacks without end, counted as it comes', async () => {
    const bomb = `<worksheet>${' '.repeat(40_000_000)}</worksheet>`
    expect(await trouble(workbook([{ name: 'a', xml: bomb }]))).toMatchObject({ code: 'too-long' })
  })

  it('random changes: an answer or a WorkbookError, never anything else', async () => {
    const whole = one(['id', 'hb'], ['1', 13], ['2', 14])
    for (let i = 0; i < 60; i += 1) {
      const bytes = Buffer.from(whole)
      randomFillSync(bytes, Math.floor((i * bytes.length) / 60), 1)
      await rowsOf(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(WorkbookError))
    }
  })
})

describe('styleOfFormat', () => {
  it.each([
    ['dd.mm.yyyy', 'date'],
    ['yyyy-mm-dd hh:mm:ss', 'date'],
    ['[$-407]d. mmmm yyyy;@', 'date'],
    ['mmm-yy', 'date'],
    ['hh:mm', 'clock'],
    ['h:mm AM/PM', 'clock'],
    ['[h]:mm', 'span'],
    ['0.00', 'number'],
    ['0.00 "mg/day"', 'number'],
    ['General', 'number'],
    ['#,##0.0\\ "mmHg"', 'number'],
    ['[Red]0.0', 'number'],
    ['@', 'number'],
    ['0%', 'number'],
  ])('%s', (format, style) => {
    expect(styleOfFormat(format)).toBe(style)
  })
})
