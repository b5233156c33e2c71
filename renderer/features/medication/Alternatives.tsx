import type { MedAlternatives } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'

/** What can be done instead, for this patient, and what is not offered and why. */
export function Alternatives({ alternatives }: Readonly<{ alternatives: MedAlternatives }>) {
  const { offered, withheld, open } = alternatives
  const words = text.medication
  return (
    <div className="med-instead">
      <h4>{words.instead}</h4>
      {offered.length > 0 ? (
        <ul>
          {offered.map(({ insteadOf, offer, open: unjudged, evidence }) => (
            <li key={`${insteadOf}\n${offer}`}>
              <b>{offer}</b> <span className="ink2">{words.insteadOf(insteadOf)}</span>{' '}
              <span className="tiny">{evidence.map(({ source, date }) => `${source} (${date})`).join('; ')}</span>
              {unjudged ? <span className="tiny med-back"> {words.insteadUnjudged(unjudged)}</span> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="tiny">{words.insteadNone}</p>
      )}
      {withheld.length > 0 ? (
        <>
          <h4>{words.withheld}</h4>
          <ul>
            {withheld.map(({ insteadOf, offer, because }) => (
              <li key={`${insteadOf}\n${offer}`}>
                {offer} <span className="ink2">{words.insteadOf(insteadOf)}:</span> {because}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {open ? <p className="tiny">{open}</p> : null}
    </div>
  )
}
