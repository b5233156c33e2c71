import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { type Column, SourceLink, Table } from '../../ui/index.ts'
import { stateLook } from './flowsheet.ts'
import { FLAG_MARK, importFlag } from './import-flag.ts'

/** The graph in words: every value, newest first. */
export function GraphTable({ row, points }: Readonly<{ row: ResultRow; points: readonly ChartPoint[] }>) {
  const columns: readonly Column<ChartPoint>[] = [
    { key: 'at', head: 'Time', cell: (point) => dateTime(point.at) },
    {
      key: 'value',
      head: row.unit ?? 'Value',
      align: 'end',
      cell: (point) => <SourceLink onOpen={() => showEvidence([point.fact])}>{point.text}</SourceLink>,
    },
    { key: 'state', head: 'Against the reference', cell: (point) => <State point={point} /> },
    ...(points.some((point) => importFlag(point) !== null)
      ? [{ key: 'flag', head: text.chart.onImport, cell: (point: ChartPoint) => <Flag point={point} /> }]
      : []),
    { key: 'original', head: 'Written as', cell: (point) => point.original ?? '' },
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className="graph-table" aria-label={`${row.label} as a table`} tabIndex={0}>
      <Table
        caption={`${row.label}, every value, newest first`}
        columns={columns}
        rows={[...points].reverse()}
        rowKey={(point) => point.fact}
      />
    </section>
  )
}

function Flag({ point }: Readonly<{ point: ChartPoint }>) {
  const flag = importFlag(point)
  return flag === null ? null : (
    <span className="note" title={flag.sentence}>
      {FLAG_MARK} {flag.word}
    </span>
  )
}

function State({ point }: Readonly<{ point: ChartPoint }>) {
  const look = stateLook(point.state)
  return (
    <span className={look.className}>
      {look.mark} {look.word}
    </span>
  )
}
