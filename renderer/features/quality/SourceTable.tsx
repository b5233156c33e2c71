import type { SourceQuality } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { ago, count } from '../../i18n/format.ts'
import { showSource } from '../../stores/intake-place.ts'
import { SeverityMark, Sparkline } from '../../ui/index.ts'
import { Bar } from './QualityBars.tsx'
import { DIMENSIONS, dimensionOf, openOf, scoreText } from './words.ts'

/** One line a source: now, the five dimensions, how it went, what changed, what stands open. */
export function SourceTable({ sources, shown }: Readonly<{ sources: readonly SourceQuality[]; shown: string | null }>) {
  const { head, dimensions, overall } = text.quality
  return (
    <table className="quality-table num">
      <caption className="visually-hidden">{text.quality.title}</caption>
      <thead>
        <tr>
          <th scope="col">{head.source}</th>
          <th scope="col" className="end">
            {overall}
          </th>
          {DIMENSIONS.map((id) => (
            <th scope="col" key={id} title={text.quality.dimensionNotes[id]}>
              {dimensions[id]}
            </th>
          ))}
          <th scope="col">{head.history}</th>
          <th scope="col">{head.drift}</th>
          <th scope="col">{head.open}</th>
          <th scope="col" className="end">
            {head.last}
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Row key={source.origin} source={source} current={source.origin === shown} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ source, current }: Readonly<{ source: SourceQuality; current: boolean }>) {
  const last = source.history.at(-1)
  const drift = source.drift.join(' ')
  return (
    <tr aria-current={current ? 'true' : undefined} onClick={() => showSource(source.origin)}>
      <th scope="row" className="clip">
        <button type="button" className="quality-source clip" onClick={() => showSource(source.origin)}>
          {source.origin}
        </button>{' '}
        <span className="tiny">{source.format}</span>
      </th>
      <td className="end">
        <strong className={last ? '' : 'unknown'}>{scoreText(last?.quality.score)}</strong>
      </td>
      {DIMENSIONS.map((id) => (
        <Dimension key={id} score={dimensionOf(last?.quality, id)?.score ?? null} />
      ))}
      <td>
        <History source={source} />
      </td>
      <td className="clip" title={drift || undefined}>
        {drift ? (
          <>
            <SeverityMark severity="medium" /> {drift}
          </>
        ) : (
          <span className="quiet">{text.quality.noDrift}</span>
        )}
      </td>
      <td className="clip">
        <Open source={source} />
      </td>
      <td className="end quiet">{ago(last?.at)}</td>
    </tr>
  )
}

function Dimension({ score }: Readonly<{ score: number | null }>) {
  return (
    <td>
      <span className="quality-cell">
        <Bar score={score} />
        <span className={score === null ? 'unknown' : undefined}>{score === null ? '–' : Math.floor(score * 100)}</span>
        {score === null ? <span className="visually-hidden">{text.quality.notJudged}</span> : <span className="visually-hidden">%</span>}
      </span>
    </td>
  )
}

function History({ source }: Readonly<{ source: SourceQuality }>) {
  const points = source.history.flatMap(({ at, quality }) => (quality.score === null ? [] : [{ x: Date.parse(at), y: quality.score }]))
  if (points.length < 2) return <span className="quiet">–</span>
  const label = text.quality.sparkLabel(source.origin, scoreText(points[0]?.y), scoreText(points.at(-1)?.y))
  return <Sparkline points={points} label={label} severity={source.drift.length > 0 ? 'medium' : 'none'} width={84} height={18} />
}

/** "24 held, 2 quarantined, 1 waiting": only what there is. */
export function Open({ source }: Readonly<{ source: SourceQuality }>) {
  if (openOf(source) === 0) return <span className="quiet">{text.quality.openNothing}</span>
  const parts = (['held', 'quarantined', 'waiting'] as const).filter((kind) => source.open[kind] > 0)
  return parts.map((kind) => `${count(source.open[kind])} ${text.quality.open[kind]}`).join(', ')
}
