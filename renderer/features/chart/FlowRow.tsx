import { type CSSProperties, Fragment, memo } from 'react'
import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import { dateTime } from '../../i18n/format.ts'
import { Sparkline } from '../../ui/index.ts'
import { type FlowItem, lastElsewhere, pointsAt, stateLook, type TimeColumn, worstLook } from './flowsheet.ts'
import { FLAG_MARK, importFlag } from './import-flag.ts'
import { trendLabel } from './words.ts'

type FlowRowProps = Readonly<{
  item: FlowItem
  index: number
  columns: readonly TimeColumn[]
  style: CSSProperties
  /** Column the keys are on when they are in this row. */
  active: number | null
  graphed: boolean
}>

/** One line of the flowsheet: a heading, or a result with its values. */
export const FlowRow = memo(function FlowRow({ item, index, columns, style, active, graphed }: FlowRowProps) {
  if (item.kind === 'group') {
    return (
      <tr aria-rowindex={index + 2} className="flow-row flow-group" style={style}>
        <th scope="rowgroup" colSpan={columns.length + 4}>
          {item.label} <span className="tiny">{item.count}</span>
        </th>
      </tr>
    )
  }
  const { row } = item
  const elsewhere = lastElsewhere(row, columns)
  return (
    <tr aria-rowindex={index + 2} className="flow-row" data-graphed={graphed || undefined} style={style}>
      <th scope="row" className="flow-name clip" data-cell={`${index}:-1`} tabIndex={active === -1 ? 0 : -1} title={row.label}>
        {row.label}
      </th>
      <td className="flow-unit clip" title={row.unit ?? 'no unit'}>
        {row.unit ?? '–'}
      </td>
      <td className="flow-unit clip" title={row.range ? row.range.source : (row.rangeReason ?? 'no reference known')}>
        {row.range ? row.range.text : 'none'}
      </td>
      {elsewhere === null ? (
        columns.map((column, at) => (
          <Value key={column.minute} cell={`${index}:${at}`} points={pointsAt(row, column)} unit={row.unit} active={active === at} />
        ))
      ) : (
        <Elsewhere cell={`${index}:0`} point={elsewhere} row={row} span={columns.length} active={active !== null && active >= 0} />
      )}
      <td className="flow-trend">
        <Trend row={row} />
      </td>
    </tr>
  )
})

type ValueProps = Readonly<{ cell: string; points: readonly ChartPoint[]; unit: string | null; active: boolean }>

function sentence(point: ChartPoint, unit: string | null): string {
  const flag = importFlag(point)
  const written = point.original ? `, written as ${point.original}` : ''
  return `${point.text} ${unit ?? ''}, ${stateLook(point.state).word}${written}${flag ? `, ${flag.sentence}` : ''}`
}

/** Values of one minute that differ all stand in its cell, oldest first. */
function Value({ cell, points, unit, active }: ValueProps) {
  const newest = points.at(-1)
  if (newest === undefined) {
    return (
      <td className="flow-value st-un" data-cell={cell} tabIndex={active ? 0 : -1} aria-label="no value">
        –
      </td>
    )
  }
  const said = points.map((point) => sentence(point, unit)).join('; ')
  const title = points.length > 1 ? `${points.length} values in this minute: ${said}` : said
  return (
    <td
      className={`flow-value clip ${worstLook(points).className}`}
      data-cell={cell}
      tabIndex={active ? 0 : -1}
      title={title}
      aria-label={title}
    >
      {points.map((point, at) => (
        <Fragment key={point.fact}>
          {at > 0 ? ' / ' : null}
          {importFlag(point) ? <span className="flow-flag">{FLAG_MARK}</span> : null}
          {point.text}
          {stateLook(point.state).mark ? <span className="flow-mark">{stateLook(point.state).mark}</span> : null}
        </Fragment>
      ))}
    </td>
  )
}

type ElsewhereProps = Readonly<{ cell: string; point: ChartPoint; row: ResultRow; span: number; active: boolean }>

/** The newest value lies outside the times shown: it stands across them with its own date. */
function Elsewhere({ cell, point, row, span, active }: ElsewhereProps) {
  const look = stateLook(point.state)
  const flag = importFlag(point)
  const style = { gridColumn: `span ${span}` }
  return (
    <td colSpan={span} className="flow-elsewhere clip" style={style} data-cell={cell} tabIndex={active ? 0 : -1}>
      <span className="quiet">{dateTime(point.at)}:</span>{' '}
      <span className={look.className}>
        {flag ? <span className="flow-flag">{FLAG_MARK}</span> : null}
        {point.text} {look.mark}
      </span>
      <span className="visually-hidden">
        {row.unit} {look.word} {flag?.sentence}
      </span>
    </td>
  )
}

function Trend({ row }: Readonly<{ row: ResultRow }>) {
  const points = row.points.flatMap((point) => (point.ms === null || point.value === null ? [] : [{ x: point.ms, y: point.value }]))
  if (points.length < 2) return null
  const state = row.points.at(-1)?.state ?? 'unassessed'
  const severity = state.startsWith('critical')
    ? 'high'
    : state === 'high' || state === 'low'
      ? 'medium'
      : state === 'normal'
        ? 'none'
        : 'unknown'
  return <Sparkline points={points} band={row.range} severity={severity} label={trendLabel(row)} width={70} height={18} />
}
