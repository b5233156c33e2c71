import type { ReactNode } from 'react'
import type { ImportReport } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, plural } from '../../i18n/format.ts'
import { goDecide } from '../../stores/intake-place.ts'
import { useMay } from '../../stores/session.ts'
import { Button, SeverityMark } from '../../ui/index.ts'

/** What the figures alone could hide: what waits for a person, and the way there. */
export function Notices({ report }: Readonly<{ report: ImportReport }>) {
  const words = text.intake
  const { held, quarantined } = report.resources
  const waiting = report.waiting ?? []
  return (
    <div className="intake-notices">
      {plain(report) ? <p className="ink2">{plain(report)}</p> : null}
      {waiting.length > 0 ? (
        <Notice>
          <span>{words.waitingNote(plural(waiting.length, 'file'))}</span>
          <span className="intake-files">
            {waiting.map((file) => (
              <Button key={file.id} variant="quiet" title={file.reasons.join(' ')} onClick={() => goDecide('files', file.id)}>
                <span className="clip">{file.file}</span>
              </Button>
            ))}
          </span>
        </Notice>
      ) : null}
      {held + quarantined > 0 ? (
        <Notice action={<Go part="held">{words.heldLink}</Go>}>
          {words.heldNote(
            [held > 0 ? words.heldPart(count(held)) : null, quarantined > 0 ? words.quarantinedPart(count(quarantined)) : null]
              .filter(Boolean)
              .join(', '),
          )}
        </Notice>
      ) : null}
      {report.possibleMatches ? (
        <Notice action={<Go part="people">{words.matchesLink}</Go>}>
          {words.matchesNote(plural(report.possibleMatches, 'pair of records', 'pairs of records'))}
        </Notice>
      ) : null}
    </div>
  )
}

/** One plain sentence for the cases where the figures alone could be misread. */
function plain({ resources: { read, stored, unchanged }, waiting }: ImportReport): string {
  if (read === 0) return (waiting ?? []).length > 0 ? '' : text.intake.nothingRead
  return stored === 0 && unchanged === read ? text.intake.unchangedAll : ''
}

function Notice({ action, children }: Readonly<{ action?: ReactNode; children: ReactNode }>) {
  return (
    <div className="intake-notice">
      <SeverityMark severity="medium" />
      <div>{children}</div>
      {action}
    </div>
  )
}

function Go({ part, children }: Readonly<{ part: 'held' | 'people'; children: ReactNode }>) {
  const allowed = useMay('enter')
  return allowed ? <Button onClick={() => goDecide(part)}>{children}</Button> : null
}
