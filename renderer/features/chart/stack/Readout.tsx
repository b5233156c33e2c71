import { text } from '../../../i18n/en.ts'
import { dateTime } from '../../../i18n/format.ts'
import { showEvidence } from '../../../stores/chart.ts'
import { SourceLink } from '../../../ui/index.ts'
import { stateLook } from '../flowsheet.ts'
import { type Series, valueAt } from './stack-math.ts'

const words = text.picture.stack
const when = (ms: number) => dateTime(new Date(ms).toISOString())

/** Every value at the instant the keys are on; one that was measured before says when. */
export function Readout({ series, at }: Readonly<{ series: readonly Series[]; at: number | null }>) {
  return (
    <dl className="stack-readout num">
      <dt>{at === null ? words.noValue : words.at(when(at))}</dt>
      {series.map((one) => (
        <dd key={one.row.key}>
          <span className="quiet">{one.row.label}</span> <Value series={one} at={at} />
        </dd>
      ))}
    </dl>
  )
}

function Value({ series, at }: Readonly<{ series: Series; at: number | null }>) {
  const found = at === null ? null : valueAt(series, at)
  if (!found) return <span className="unknown">{words.noValue}</span>
  const { point } = found.point
  const look = stateLook(point.state)
  return (
    <>
      <strong className={look.className} title={look.word}>
        <SourceLink onOpen={() => showEvidence([point.fact])}>
          {point.text} {look.mark}
        </SourceLink>
      </strong>{' '}
      <span className="quiet">
        {series.row.unit} {found.exact ? '' : words.before(dateTime(point.at))}
      </span>
    </>
  )
}

/** The same in words, for those who cannot see it. */
export function readoutText(series: readonly Series[], at: number | null): string {
  if (at === null) return words.noValue
  const said = series.map((one) => {
    const found = valueAt(one, at)
    if (!found) return `${one.row.label}: ${words.noValue}`
    const { point } = found.point
    return `${one.row.label} ${point.text} ${one.row.unit ?? ''}, ${stateLook(point.state).word}${found.exact ? '' : ` ${words.before(dateTime(point.at))}`}`
  })
  return `${when(at)}: ${said.join('; ')}`
}
