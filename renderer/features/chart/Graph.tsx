import { useMemo, useState } from 'react'
import type { ChartPoint, ChartView, ResultRow } from '#app/contract/chart.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence, useChart } from '../../stores/chart.ts'
import { Button, ErrorLine, Section, useShortcut } from '../../ui/index.ts'
import { stateLook } from './flowsheet.ts'
import { GraphTable } from './GraphTable.tsx'
import { plottable } from './graph-math.ts'
import { identityOf, referenceOf, titleOf } from './graph-words.ts'
import { FLAG_MARK, importFlag } from './import-flag.ts'
import { Plot } from './Plot.tsx'
import { useSeries } from './useSeries.ts'

/** One result over time, named in full: whose, which, in what, against what; every value can be read by pointer, by keys or as a table. */
export function Graph({ view, row }: Readonly<{ view: ChartView; row: ResultRow }>) {
  const [table, setTable] = useState(false)
  const [picked, setPicked] = useState<number | null>(null)
  const { points: all, failure, retry } = useSeries(view.patient.id, row)
  const points = useMemo(() => plottable(all), [all])
  const at = Math.min(picked ?? points.length - 1, points.length - 1)
  const hide = () => useChart.setState({ graphOpen: false })
  useShortcut('t', 'Graph as a table, or back', 'Chart', () => setTable(!table))
  useShortcut('h', 'Hide the graph', 'Chart', hide)
  const shown = points[at]?.point ?? null
  const left = all.length - points.length
  return (
    <Section
      className="graph"
      title={titleOf(row)}
      note={
        <>
          <span className="clip">{identityOf(view, row)}</span>
          <Button variant="quiet" shortcut="T" aria-pressed={table} onClick={() => setTable(!table)}>
            Table
          </Button>
          <Button variant="quiet" shortcut="H" onClick={hide}>
            Hide
          </Button>
        </>
      }
    >
      {failure ? <ErrorLine failure={failure} onRetry={retry} /> : null}
      <p className="graph-detail num">
        {shown ? <Detail row={row} point={shown} /> : <span className="unknown">No value with a time and a number to draw.</span>}
      </p>
      {table ? (
        <GraphTable row={row} points={all} />
      ) : (
        <Plot
          row={row}
          points={points}
          at={at}
          picked={picked !== null}
          text={shown ? detailText(row, shown) : 'no value'}
          onPick={setPicked}
          onOpen={(point) => showEvidence([point.fact])}
        />
      )}
      <Legend row={row} left={left} />
    </Section>
  )
}

const flagText = (point: ChartPoint) => {
  const flag = importFlag(point)
  return flag ? `, ${flag.sentence}` : ''
}

function detailText(row: ResultRow, point: ChartPoint): string {
  return `${point.text} ${row.unit ?? ''}, ${dateTime(point.at)}, ${stateLook(point.state).word}${flagText(point)}`
}

function Detail({ row, point }: Readonly<{ row: ResultRow; point: ChartPoint }>) {
  const look = stateLook(point.state)
  const flag = importFlag(point)
  return (
    <>
      <strong className={look.className}>
        {point.text}
        {look.mark ? ` ${look.mark}` : ''}
      </strong>{' '}
      {row.unit} <span className="quiet">{dateTime(point.at)}</span> <span className={look.className}>{look.word}</span>
      {point.original ? <span className="quiet"> · written as {point.original}</span> : null}
      {flag ? (
        <span className="note" title={flag.sentence}>
          {' '}
          · {FLAG_MARK} {flag.sentence}
        </span>
      ) : null}
    </>
  )
}

function Legend({ row, left }: Readonly<{ row: ResultRow; left: number }>) {
  return (
    <p className="graph-legend tiny num">
      <span className="key-line" aria-hidden="true" /> {row.label}
      {row.range ? (
        <>
          <span className="key-band" aria-hidden="true" />
          <span className="clip" title={row.range.source}>
            {referenceOf(row)}
          </span>
        </>
      ) : (
        <span className="clip">{referenceOf(row)}</span>
      )}
      {left > 0 ? <span>{left} not drawn: no time or no number, see the table</span> : null}
    </p>
  )
}
