/** Tables: rows of a made-up clinic, read into FHIR resources by a mapping that is settled. */
import { hash } from 'node:crypto'
import type { MappedCode, MappedColumn, TableMapping } from '#app/contract/table.ts'
import { createTableReader } from '#app/csv/apply.ts'
import { createTableRows } from '#app/csv/rows.ts'
import { sniffText } from '#app/csv/sniff.ts'
import { percentile, perSecond, type Row } from './table.ts'

const ROWS = 100_000
const PEOPLE = 500
const CHUNK = 1 << 16
const RUNS = 3

const sha256 = (text: string): string => hash('sha256', text, 'hex')

const column = (index: number, name: string, role: MappedColumn['role'], more: Partial<MappedColumn> = {}): MappedColumn => ({
  index,
  name,
  role,
  concept: null,
  code: null,
  unit: null,
  confidence: 1,
  evidence: '',
  missing: [],
  timeForm: role === 'time' ? 'datetime' : null,
  ...more,
})

/** Concept, LOINC, unit, a usual value. */
const MEASURED = [
  ['potassium', '2823-3', 'mmol/L', 4],
  ['sodium', '2951-2', 'mmol/L', 138],
  ['creatinine', '2160-0', 'mg/dL', 0.9],
  ['glucose', '2345-7', 'mg/dL', 97],
  ['heart_rate', '8867-4', '/min', 72],
  ['temperature', '8310-5', 'Cel', 36.8],
] as const

const timeOf = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString().slice(0, 16).replace('T', ' ')
const resultOf = (usual: number, n: number) => (usual * (0.9 + (n % 21) / 100)).toFixed(usual < 10 ? 2 : 0)

type Table = Readonly<{
  what: string
  text: string
  columns: readonly MappedColumn[]
  codes: readonly MappedCode[]
  layout: TableMapping['layout']
}>

function longTable(): Table {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const [concept, , unit, usual] = MEASURED[n % MEASURED.length] ?? MEASURED[0]
    return `${1000 + (n % PEOPLE)},${timeOf(n)},${concept},${resultOf(usual, n)},${unit}`
  })
  const columns = [
    column(0, 'mrn', 'patient-key'),
    column(1, 'taken', 'time'),
    column(2, 'test', 'code'),
    column(3, 'result', 'value'),
    column(4, 'unit', 'unit'),
  ]
  const codes = MEASURED.map(
    ([concept, code, unit]) => ({ text: concept, role: 'concept', concept, code, unit, confidence: 1, evidence: '' }) as const,
  )
  return { what: 'one result a row', text: ['mrn,taken,test,result,unit', ...lines, ''].join('\n'), columns, codes, layout: 'long' }
}

function visitTable(): Table {
  const lines = Array.from({ length: ROWS / 5 }, (_, n) =>
    [1000 + (n % PEOPLE), timeOf(n), ...MEASURED.map(([, , , usual]) => resultOf(usual, n))].join(','),
  )
  const measured = MEASURED.map(([concept, code, unit], index) => column(index + 2, concept, 'concept', { concept, code, unit }))
  const columns = [column(0, 'mrn', 'patient-key'), column(1, 'visit', 'time'), ...measured]
  const head = ['mrn', 'visit', ...MEASURED.map(([concept]) => concept)].join(',')
  return {
    what: `a visit a row with ${MEASURED.length} results`,
    text: [head, ...lines, ''].join('\n'),
    columns,
    codes: [],
    layout: 'visit',
  }
}

type Ran = Readonly<{ perSecond: number; made: number; rows: number; issues: number }>

function once({ text, columns, codes, layout }: Table): Ran {
  const started = performance.now()
  const sniffed = sniffText(text, { encoding: 'utf-8', whole: true })
  const parser = createTableRows(sniffed)
  const mapping: TableMapping = {
    format: sniffed.format,
    layout,
    columns: [...columns],
    codes: [...codes],
    patientKey: 0,
    timeColumn: 1,
    signature: '',
  }
  const reader = createTableReader({ mapping, source: 'bench', hash: sha256 })
  let [made, rows, issues] = [0, 0, 0]
  const take = (outcome: ReturnType<typeof reader.end>) => {
    made += outcome.made.length
    issues += outcome.issues.length
  }
  const read = (parsed: ReturnType<typeof parser.end>) => {
    for (const { cells, line } of parsed.rows) take(reader.read(cells, line))
    rows += parsed.rows.length
  }
  for (let from = 0; from < text.length; from += CHUNK) read(parser.push(text.slice(from, from + CHUNK)))
  read(parser.end())
  take(reader.end())
  return { perSecond: rows / ((performance.now() - started) / 1000), made, rows, issues }
}

function measured(table: Table, least: number | null): Row {
  const runs = Array.from({ length: RUNS }, () => once(table))
  const middle = percentile(
    runs.map((run) => run.perSecond),
    0.5,
  )
  const [{ made, rows } = { made: 0, rows: 0 }] = runs
  return {
    what: `CSV, ${rows} rows, ${table.what}, read into FHIR resources after mapping`,
    value: perSecond(middle),
    beside: `${(made / rows).toFixed(1)} resources a row, one thread`,
    bar: least === null ? '' : `>= ${perSecond(least)}`,
    met: least === null ? null : middle >= least,
  }
}

export async function csvBench(): Promise<Row[]> {
  return [measured(longTable(), 50_000), measured(visitTable(), null)]
}
