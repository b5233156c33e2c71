import { useMemo, useState } from 'react'
import type { QualityPoint, SourceQuality } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime } from '../../i18n/format.ts'
import { goDecide } from '../../stores/intake-place.ts'
import { useMay } from '../../stores/session.ts'
import { Button, type Column, Section, SeverityMark, Table } from '../../ui/index.ts'
import { Bar } from './QualityBars.tsx'
import { QualityGraph } from './QualityGraph.tsx'
import { DIMENSIONS, type DimensionId, dimensionOf, openOf, scoreText } from './words.ts'

/** One source in full: what lowers it now, how it went, and every import as a table. */
export function SourceDetail({ source }: Readonly<{ source: SourceQuality }>) {
  const [measure, setMeasure] = useState<DimensionId | null>(null)
  const last = source.history.at(-1)
  return (
    <div className="quality-detail">
      <Section title={source.origin} note={<ToHeld source={source} />} scroll className="quality-now">
        {source.drift.map((line) => (
          <p key={line} className="quality-drift">
            <SeverityMark severity="medium" /> {line}
          </p>
        ))}
        <ul className="quality-reasons">
          {DIMENSIONS.map((id) => (
            <Measure key={id} id={id} point={last} chosen={measure === id} onChoose={() => setMeasure(measure === id ? null : id)} />
          ))}
        </ul>
      </Section>
      <Section title={text.quality.graph} note={text.quality.since(count(source.history.length))} className="quality-graph">
        <QualityGraph source={source.origin} history={source.history} measure={measure} />
      </Section>
      <Section title={text.quality.tableTitle} scroll className="quality-history">
        <History history={source.history} />
      </Section>
    </div>
  )
}

function Measure({
  id,
  point,
  chosen,
  onChoose,
}: Readonly<{ id: DimensionId; point: QualityPoint | undefined; chosen: boolean; onChoose: () => void }>) {
  const dimension = dimensionOf(point?.quality, id)
  return (
    <li>
      <button type="button" className="quality-measure" aria-pressed={chosen} title={text.quality.showMeasure} onClick={onChoose}>
        <span>{text.quality.dimensions[id]}</span>
        <Bar score={dimension?.score ?? null} />
        <span className={`num quality-number ${dimension?.score == null ? 'unknown' : ''}`}>{scoreText(dimension?.score)}</span>
      </button>
      {dimension?.reasons.length ? (
        dimension.reasons.map((reason) => (
          <p key={reason} className="ink2 num">
            {reason}
          </p>
        ))
      ) : (
        <p className="quiet">{text.quality.dimensionNotes[id]}</p>
      )}
    </li>
  )
}

function ToHeld({ source }: Readonly<{ source: SourceQuality }>) {
  const allowed = useMay('enter')
  if (!allowed || openOf(source) === 0) return null
  const part = source.open.held + source.open.quarantined > 0 ? 'held' : 'files'
  return <Button onClick={() => goDecide(part)}>{text.intake.decide}</Button>
}

function History({ history }: Readonly<{ history: readonly QualityPoint[] }>) {
  const columns = useMemo<readonly Column<QualityPoint>[]>(
    () => [
      { key: 'at', head: text.quality.tableHead.at, cell: (point) => dateTime(point.at), className: 'quality-nowrap' },
      {
        key: 'file',
        head: text.quality.tableHead.file,
        className: 'quality-file',
        cell: (point) => (
          <span className="quality-clip" title={point.file ?? undefined}>
            {point.file ?? '–'}
          </span>
        ),
      },
      { key: 'count', head: text.quality.tableHead.count, align: 'end', cell: (point) => count(point.count) },
      {
        key: 'score',
        head: `${text.quality.overall}, %`,
        align: 'end',
        className: 'quality-nowrap',
        cell: (point) => <strong>{short(point.quality.score)}</strong>,
      },
      ...DIMENSIONS.map((id) => ({
        key: id,
        head: <abbr title={text.quality.dimensions[id]}>{text.quality.dimensions[id].slice(0, 5)}.</abbr>,
        align: 'end' as const,
        cell: (point: QualityPoint) => short(dimensionOf(point.quality, id)?.score),
      })),
    ],
    [],
  )
  return (
    <Table
      caption={text.quality.tableTitle}
      columns={columns}
      rows={history.toReversed()}
      rowKey={(point) => `${point.at} ${point.file}`}
    />
  )
}

const short = (score: number | null | undefined) => (score == null ? <span className="unknown">–</span> : Math.floor(score * 1000) / 10)
