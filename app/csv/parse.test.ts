import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowParser, MAX_COLUMNS, MAX_ROW, parseRows, type Row } from './parse.ts'
import { csvLine, defused } from './write.ts'

const COMMA = { delimiter: ',', quoted: true }

function inChunks(text: string, cuts: readonly number[]) {
  const parser = createRowParser(COMMA)
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b)
  const parts = places.slice(1).map((to, i) => parser.push(text.slice(places[i], to)))
  parts.push(parser.end())
  return {
    rows: parts.flatMap(({ rows }) => rows),
    issues: parts.flatMap(({ issues }) => issues),
    refused: parts.find(({ refused }) => refused !== null)?.refused ?? null,
  }
}

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('a,b', 'say "hi"', 'two\nlines', '', ' x ', '=1+1', '5,4', 'é', '\ufffd'),
)
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 })
const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '\0', '\ufeff', '\ufffd', ';'), maxLength: 60 })

describe('parseRows', () => {
  it('gives the line on which a row begins, also behind line ends inside quotes', () => {
    const { rows } = parseRows('a,b\r\n"x\ny",2\r\r\n\nc,3', COMMA)
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\ny', '2'] },
      { line: 6, cells: ['c', '3'] },
    ])
  })

  it('gives the same rows however the text is cut', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          table.map((rows) => rows.map((row) => csvLine(row)).join('')),
          hostile,
        ),
        fc.array(fc.nat(), { maxLength: 6 }),
        (text, cuts) => {
          expect(inChunks(text, cuts)).toEqual(inChunks(text, []))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads what csvLine writes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const clean = rows.map((row) => row.map((one) => one.replace(/[\0\ufeff]/g, '')))
        const read = parseRows(clean.map((row) => csvLine(row)).join(''), COMMA)
        const expected = clean
          .map((row) => row.map((one) => defused(one).replace(/\r\n?/g, '\n')))
          .filter((row) => row.length > 1 || row[0]?.trim() !== '')
        expect(read.refused).toBeNull()
        expect(read.rows.map(({ cells }) => cells)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a quote that is never closed', 'a,b\n1,"2\n3,4\n', 2, /never closed/],
    ['a NUL character', 'a,b\n1,2\n3,\u00004\n', 3, /NUL/],
    ['too many columns', `a\n${','.repeat(MAX_COLUMNS)}\n`, 2, /5,000/],
    ['a row that is too long', `a,b\n1,${'x'.repeat(MAX_ROW)}`, 2, /million/],
    ['an open quote that swallows the file', `a,b\n1,"${'x\n'.repeat(MAX_ROW / 2)}`, 2, /never closed/],
  ])('refuses %s, with its line', (_, text, line, message) => {
    const { refused } = parseRows(text, COMMA)
    expect(refused?.path).toBe(`row ${line}`)
    expect(refused?.message).toMatch(message)
  })

  it('takes 5,000 columns and a row of a million signs', () => {
    expect(parseRows(`${','.repeat(MAX_COLUMNS - 1)}\n`, COMMA).refused).toBeNull()
    expect(parseRows(`a,b\n1,${'x'.repeat(MAX_ROW - 2)}`, COMMA).refused).toBeNull()
  })

  it('says which row has signs that could not be decoded', () => {
    const { rows, issues } = parseRows('a,b\nM\ufffdller,1\nMeier,2\n', COMMA)
    expect(rows).toHaveLength(3)
    expect(issues).toMatchObject([{ path: 'row 2', severity: 'warning', code: 'value' }])
  })

  it('keeps a quote in the middle of a cell', () => {
    expect(parseRows('a,b\n5" tube,1\n', COMMA).rows[1]?.cells).toEqual(['5" tube', '1'])
  })
})

describe('csvLine', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1 (555)', "'+1 (555)"],
    ['-5.4', '-5.4'],
    ['+5', '+5'],
    ['-1e-3', '-1e-3'],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\uff1d1+1', "'\uff1d1+1"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
  ])('%s', (given, written) => {
    expect(csvLine([given, null])).toBe(`${written},\r\n`)
  })

  it('writes another delimiter', () => {
    expect(csvLine(['a;b', 'c'], ';')).toBe('"a;b";c\r\n')
  })

  it('never leaves a cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(defused(text)).toMatch(/^(?![\s]*[=@]|[\t\r\n])/)
      }),
    )
  })
})

const lineOf = (row: Row | undefined) => row?.line
it('leaves out the mark of the encoding', () => {
  const { rows } = parseRows('\ufeffid,a\n1,2', COMMA)
  expect([rows[0]?.cells[0], lineOf(rows[1])]).toEqual(['id', 2])
})
