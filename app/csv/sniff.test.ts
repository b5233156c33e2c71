import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnMissing } from './missing.ts'
import { createTableRows } from './rows.ts'
import { sampleTable } from './sampling.ts'
import { sniffSheet, sniffText } from './sniff.ts'

const sniff = (text: string) => sniffText(text, { encoding: 'utf-8', whole: true })
const messages = (text: string) => sniff(text).issues.map(({ message }) => message)

function rowsOf(text: string) {
  const parser = createTableRows(sniff(text))
  const first = parser.push(text)
  const rest = parser.end()
  return { rows: [...first.rows, ...rest.rows], issues: [...first.issues, ...rest.issues] }
}

const CLINIC = `Laborbericht der Praxis;;;;
# erstellt am 05.03.2024;;;;
Patient;Geburtsdatum;Datum;Glukose (mg/dl);Kalium
4711;05.03.1950;01.02.2024;97,5;4,1
4712;25.12.1961;01.02.2024;1.104,0;k.A.
4713;01.01.1970;02.02.2024;NA;3,9
4711;05.03.1950;03.02.2024;88,0;4,0
`

describe('sniffText', () => {
  it('reads a semicolon table with titles, comments, decimal commas and dates with points', () => {
    const found = sniff(CLINIC)
    expect(found.format).toEqual({
      delimiter: ';',
      encoding: 'utf-8',
      header: true,
      decimal: ',',
      dateOrder: 'dmy',
      missing: ['', 'NA'],
      sheet: null,
    })
    expect(found.columns).toEqual(['Patient', 'Geburtsdatum', 'Datum', 'Glukose (mg/dl)', 'Kalium'])
    expect(found.from).toBe(4)
    expect(messages(CLINIC)).toEqual([expect.stringMatching(/^2 rows before the header/)])
    expect(rowsOf(CLINIC).rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [4, '4711'],
      [5, '4712'],
      [6, '4713'],
      [7, '4711'],
    ])
  })

  it.each([
    ['a,b,c\n1,2,3\n4,5,6', ','],
    ['a\tb\tc\n1\t2\t3\n4\t5\t6', '\t'],
    ['a|b|c\n1|2|3\n4|5|6', '|'],
    ['a;b\n1;5,4\n2;6,1\n', ';'],
    ['id,note\n1,"one; two; three"\n2,"four; five; six"\n', ','],
    ['id\tname\n1\tMeier, Anna\n2\tMüller, Jan\n', '\t'],
    ['sep=;\na;b\n1;2', ';'],
    ['1;5,4;3,2\n2;5,1;3,9\n', ';'],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(sniff(text).format.delimiter).toBe(delimiter)
  })

  it('sees that there is no header', () => {
    const found = sniff('1,97,2024-01-05\n2,103,2024-01-06\n3,88,2024-01-06\n')
    expect([found.format.header, found.columns, found.from]).toEqual([false, ['', '', ''], 1])
  })

  it('takes words above words for a header where they do not come again', () => {
    expect(sniff('patient,sex\nanna,f\njan,m\nmia,f').format.header).toBe(true)
    expect(sniff('anna,f\njan,m\nmia,f\nann,f').format.header).toBe(false)
  })

  it('goes by what a person has said', () => {
    const said = { header: false, delimiter: ';', decimal: ',', dateOrder: 'mdy' } as const
    const found = sniffText('a,b;c\n1,5;2\n', { encoding: 'utf-8', whole: true, said })
    expect(found.format).toMatchObject(said)
    expect([found.columns, found.from]).toEqual([['', ''], 1])
  })

  it('takes a row of units as units', () => {
    const found = sniff('id,glucose,potassium\n,mg/dL,mmol/L\n1,97,4.1\n2,88,3.9\n')
    expect(found.columns).toEqual(['id', 'glucose (mg/dL)', 'potassium (mmol/L)'])
    expect(found.from).toBe(3)
  })

  it('takes a row of units as units where age is in years', () => {
    const found = sniff('id,age,sex,temp,creat\n,years,M/F,°C,мкмоль/л\n1,61,M,37.1,97\n2,72,F,36.8,88\n')
    expect(found.columns).toEqual(['id', 'age', 'sex', 'temp (°C)', 'creat (мкмоль/л)'])
    expect(found.from).toBe(3)
  })

  it('reads one column of numbers', () => {
    expect(sniff('Hb\n13.1\n12\nNA\n14.2\n')).toMatchObject({ columns: ['Hb'], from: 2, format: { header: true } })
    expect(sniff('13.1\n12\n14.2\n11.9\n')).toMatchObject({ columns: [''], from: 1, format: { header: false } })
  })

  it('keeps the header above cells that are all missing', () => {
    expect(sniff(`id,Na,K\n${'NA,NA,NA\n'.repeat(20)}`)).toMatchObject({ columns: ['id', 'Na', 'K'], format: { header: true } })
  })

  it.each(['id,sex,hr,crp\np1,f,neg,neg\np2,1,90,4\np3,2,80,5\n', 'id,unit,value\n,mg,3\n1,mg,5\n2,kg,7\n'])(
    'takes no row of words for units: %j',
    (text) => {
      expect(sniff(text).from).toBe(2)
    },
  )

  it('gives the row names of R a column without a name', () => {
    expect(sniff('age,hb\n1,50,13\n2,61,12\n').columns).toEqual(['', 'age', 'hb'])
  })

  it.each([
    ['25/03/2024,05/03/2024', 'dmy', 0],
    ['03/25/2024,03/05/2024', 'mdy', 0],
    ['2024-03-25,2024-01-02', 'ymd', 0],
    ['03/05/2024,04/05/2024', null, 1],
    ['25/03/2024,03/25/2024', null, 1],
  ])('order of %s', (dates, order, said) => {
    const text = `id,date\n${dates
      .split(',')
      .map((date, i) => `${i},${date}`)
      .join('\n')}`
    expect(sniff(text).format.dateOrder).toBe(order)
    expect(sniff(text).issues.filter(({ severity }) => severity === 'warning')).toHaveLength(said)
  })

  it.each(['', '  \n\n', 'just words\nand more words\n'])('says why %j is no table', (text) => {
    expect(sniff(text).issues).toMatchObject([{ severity: 'error', code: 'structure' }])
  })

  it.each([
    ['id;urine\n1;1,015\n2;1,020\n', ','],
    ['id|wbc\n1|4,300\n2|7,100\n', '.'],
  ])('says that 1,234 may be two numbers in %j', (text, decimal) => {
    expect(sniff(text).format.decimal).toBe(decimal)
    expect(messages(text)).toContainEqual(expect.stringMatching(/1,234/))
  })

  it('does not take sodium for missing', () => {
    expect(sniff('id,code,value\n1,Na,140\n2,K,4\n3,Na,138\n').format.missing).toEqual([''])
  })

  it('lets minus be a result where plus is one', () => {
    expect(sniff('id,protein\n1,+\n2,-\n3,++\n').format.missing).toEqual([''])
    expect(sniff('id,protein\n1,5\n2,-\n3,6\n').format.missing).toEqual(['', '-'])
  })

  it('never throws, whatever the text', () => {
    const sign = fc.constantFrom(
      ',',
      ';',
      '\t',
      '|',
      '"',
      '\n',
      '\r',
      '#',
      '1',
      '5,4',
      '01/02/2024',
      'NA',
      'id',
      ' ',
      '\0',
      '\ufeff',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 80 }), (text) => {
        const found = sniff(text)
        const parser = createTableRows(found)
        for (const { cells } of [...parser.push(text).rows, ...parser.end().rows]) expect(cells).toHaveLength(found.columns.length)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('rows', () => {
  it('leaves out rows with too few or too many cells, and says so', () => {
    const { rows, issues } = rowsOf('id,a,b\n1,2,3\n4,5\n6,7,8,9\n10,11,12,,\n13,14,15\n# end')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '2', '3'],
      ['10', '11', '12'],
      ['13', '14', '15'],
    ])
    expect(issues.map(({ path, severity }) => [path, severity])).toEqual([
      ['row 3', 'error'],
      ['row 4', 'error'],
      ['row 7', 'information'],
    ])
  })

  it('fills rows up where the writer leaves empty ends out', () => {
    const { rows, issues } = rowsOf('id,a,b\n1,2,3\n2,5\n3,1\n4,1,2\n5,5\n6,1,2\n')
    expect(issues).toEqual([])
    expect(rows).toHaveLength(6)
    expect(rows[1]?.cells).toEqual(['2', '5', ''])
  })

  it('drops what stands beside the table of a sheet', () => {
    const rows = [
      { line: 1, cells: ['id', 'hb'] },
      ...Array.from({ length: 60 }, (_, i) => ({ line: i + 2, cells: [`${i}`, '13'] })),
      { line: 62, cells: ['60', '', '', 'a remark'] },
    ]
    const found = sniffSheet(rows, 'Labs')
    expect(found).toMatchObject({ columns: ['id', 'hb'], rows: 'addressed', from: 2, format: { sheet: 'Labs', encoding: 'workbook' } })
  })
})

describe('columnMissing', () => {
  const missing = (...cells: string[]) => columnMissing(cells, '.')
  const heights = ['170', '165.5', '181', '158', '174', '169', '177']
  it('takes a negative code in a column that is positive otherwise', () => {
    expect(missing(...heights, '-1', '-1')).toEqual(['-1'])
    expect(missing(...heights, '-1.0', '-1.0', '?')).toEqual(['-1.0', '?'])
  })
  it('needs to see it twice', () => {
    expect(missing(...heights, '-1')).toEqual([])
  })
  it('leaves a base excess alone', () => {
    expect(missing('-1', '-1', '-2.5', '0.3', '1', '-4', '2', '-1')).toEqual([])
  })
  it('takes 999 far above the rest, and not where the rest comes near', () => {
    expect(missing(...heights, '999', '999')).toEqual(['999'])
    expect(missing('900', '850', '1020', '999', '999', '700', '640')).toEqual([])
  })
  it('takes words only beside numbers', () => {
    expect(missing(...heights, 'unknown')).toEqual(['unknown'])
    expect(missing('none', 'mild', 'unknown', 'severe')).toEqual([])
  })
  it('counts the zero of SAS as zero', () => {
    expect(missing('5.397605346934028e-79', '1', '2', '1', '9', '9')).toEqual(['9'])
  })
})

it('samples the same rows of every column, spread over all', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ line: i + 2, cells: [`${i}`, ` ${i} `] }))
  const sample = sampleTable(sniff('a,b\n1,2').format, ['a', 'b'], rows)
  expect(sample.rows).toBe(5000)
  expect(sample.columns.map(({ cells }) => [cells.length, cells[0], cells.at(-1)])).toEqual([
    [2000, '0', '4997'],
    [2000, '0', '4997'],
  ])
})
