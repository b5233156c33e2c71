import './quality.css'
import type { QualityScore } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { DIMENSIONS, dimensionOf, scoreText } from './words.ts'

/** The five dimensions as small bars, each with what lowered it. */
export function QualityBars({ quality, reasons = true }: Readonly<{ quality: QualityScore; reasons?: boolean }>) {
  if (quality.dimensions.length === 0) return <p className="quality-none quiet">{text.intake.qualityNone}</p>
  return (
    <ul className="quality-bars">
      {DIMENSIONS.map((id) => {
        const dimension = dimensionOf(quality, id)
        return (
          <li key={id} title={text.quality.dimensionNotes[id]}>
            <span>{text.quality.dimensions[id]}</span>
            <Bar score={dimension?.score ?? null} />
            <span className={`num quality-number ${dimension?.score === null ? 'unknown' : ''}`}>{scoreText(dimension?.score)}</span>
            {reasons && dimension
              ? dimension.reasons.map((reason) => (
                  <p key={reason} className="quiet num">
                    {reason}
                  </p>
                ))
              : null}
          </li>
        )
      })}
    </ul>
  )
}

/** The number beside it says the same; the bar is for the eye that compares. */
export function Bar({ score }: Readonly<{ score: number | null }>) {
  return (
    <span className="quality-bar" data-unknown={score === null ? '' : undefined} aria-hidden="true">
      {score === null ? null : <span style={{ width: `${Math.max(0, Math.min(1, score)) * 100}%` }} />}
    </span>
  )
}
