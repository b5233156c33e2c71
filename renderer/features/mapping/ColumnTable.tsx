import type { PreviewRow } from '#app/contract/intake.ts'
import type { ColumnRole, MappedCode, MappedColumn } from '#app/contract/table.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import { type Column, StateTag, Table } from '../../ui/index.ts'
import { MeaningPicker } from './MeaningPicker.tsx'
import { type CodeRole, codeMeanings, columnMeanings, confidenceLook, isUnsure, type Meaning, sampleOf, unitsFor } from './meanings.ts'

type Choice<R> = Readonly<{ role: R; concept: string | null; unit: string | null }>
type Believed<R extends string> = Readonly<{
  role: R
  concept: string | null
  unit: string | null
  confidence: number
  evidence: string
  alternatives?: readonly Readonly<{ role: R; concept: string | null }>[] | undefined
}>

/** A new meaning brings its own unit: the one believed in was believed of something else. */
function chosen<R extends string>(meaning: Meaning<R>): Choice<R> {
  const units = unitsFor(meaning.concept, null)
  return { role: meaning.role, concept: meaning.concept, unit: units[0] ?? null }
}

export function ColumnTable({
  columns,
  rows,
  yours,
  onChoose,
}: Readonly<{
  columns: readonly MappedColumn[]
  rows: readonly PreviewRow[]
  yours: ReadonlySet<number>
  onChoose: (column: MappedColumn, choice: Choice<ColumnRole>) => void
}>) {
  const { head } = text.mapping
  const nameOf = (column: MappedColumn) => column.name || text.mapping.noName(column.index + 1)
  const first: Column<MappedColumn> = {
    key: 'name',
    head: head.column,
    width: '132px',
    className: 'mapping-cell mapping-strong',
    cell: (column) => <Clip words={nameOf(column)} />,
  }
  return (
    <div className="mapping-table">
      <Table
        caption={text.mapping.columns}
        rows={columns}
        rowKey={(column) => String(column.index)}
        columns={[
          first,
          ...meaningColumns<MappedColumn, ColumnRole>({
            meanings: columnMeanings,
            title: (column) => text.mapping.pick(nameOf(column)),
            nameOf,
            yours: (column) => yours.has(column.index),
            onChoose,
          }),
          {
            key: 'sample',
            head: head.sample,
            className: 'mapping-cell mono',
            cell: (column) => <Clip words={sampleOf(rows, column.index).join(' · ') || '–'} />,
          },
        ]}
      />
    </div>
  )
}

/** The codes of a long table's code column. */
export function CodeTable({
  title,
  codes,
  yours,
  onChoose,
}: Readonly<{
  title: string
  codes: readonly MappedCode[]
  yours: ReadonlySet<string>
  onChoose: (code: MappedCode, choice: Choice<CodeRole>) => void
}>) {
  return (
    <div className="mapping-table">
      <h3 className="mapping-heading">{title}</h3>
      <Table
        caption={title}
        rows={codes}
        rowKey={(code) => code.text}
        columns={[
          {
            key: 'text',
            head: text.mapping.head.code,
            width: '132px',
            className: 'mapping-cell mapping-strong',
            cell: (code) => <Clip words={code.text} />,
          },
          ...meaningColumns<MappedCode, CodeRole>({
            meanings: codeMeanings,
            title: (code) => text.mapping.pickCode(code.text),
            nameOf: (code) => code.text,
            yours: (code) => yours.has(code.text),
            onChoose,
          }),
        ]}
      />
    </div>
  )
}

type MeaningColumns<Row, R extends string> = Readonly<{
  meanings: () => readonly Meaning<R>[]
  title: (row: Row) => string
  nameOf: (row: Row) => string
  yours: (row: Row) => boolean
  onChoose: (row: Row, choice: Choice<R>) => void
}>

/** Is, unit, how certain, and why: the same for a column and for a code. */
function meaningColumns<Row extends Believed<R>, R extends ColumnRole | CodeRole>(of: MeaningColumns<Row, R>): readonly Column<Row>[] {
  const { head } = text.mapping
  return [
    {
      key: 'is',
      head: head.is,
      width: '196px',
      cell: (row) => (
        <MeaningPicker
          title={of.title(row)}
          name={of.nameOf(row)}
          role={row.role}
          concept={row.concept}
          unsure={isUnsure(row) && !of.yours(row)}
          evidence={row.evidence}
          likely={row.alternatives ?? []}
          meanings={of.meanings}
          onPick={(meaning) => of.onChoose(row, chosen(meaning))}
        />
      ),
    },
    {
      key: 'unit',
      head: head.unit,
      width: '116px',
      cell: (row) => (
        <UnitSelect row={row} name={of.nameOf(row)} onPick={(unit) => of.onChoose(row, { role: row.role, concept: row.concept, unit })} />
      ),
    },
    { key: 'sure', head: head.confidence, width: '118px', cell: (row) => <Confidence row={row} yours={of.yours(row)} /> },
    { key: 'why', head: head.why, className: 'mapping-cell quiet', cell: (row) => <Clip words={row.evidence} /> },
  ]
}

const Clip = ({ words }: Readonly<{ words: string }>) => (
  <span className="mapping-clip" title={words}>
    {words}
  </span>
)

function Confidence({ row, yours }: Readonly<{ row: Pick<Believed<string>, 'confidence'>; yours: boolean }>) {
  const look = confidenceLook(row.confidence, yours)
  return (
    <StateTag severity={look.severity}>
      {look.word}
      {yours ? null : <span className="quiet"> {`${Math.floor(row.confidence * 100)} %`}</span>}
    </StateTag>
  )
}

function UnitSelect({
  row,
  name,
  onPick,
}: Readonly<{ row: Pick<Believed<string>, 'concept' | 'unit'>; name: string; onPick: (unit: string | null) => void }>) {
  const units = unitsFor(row.concept, row.unit)
  if (row.concept === null) return <span className="unknown">–</span>
  if (units.length === 0) return <span className="quiet">{text.mapping.noUnit}</span>
  return (
    <select
      className="ui-select mapping-select"
      aria-label={`${text.mapping.head.unit}: ${name}`}
      value={row.unit ?? ''}
      onChange={(event) => onPick(event.target.value === '' ? null : event.target.value)}
    >
      {row.unit === null ? <option value="">{text.mapping.chooseUnit}</option> : null}
      {units.map((unit) => (
        <option key={unit} value={unit}>
          {displayUnit(unit) || unit}
        </option>
      ))}
    </select>
  )
}
