import type { MedShown } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { overrideFinding } from '../../stores/chart.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, toastFailure } from '../../ui/index.ts'

/** What people said of a finding, and why it is shown as it is. */
export function Standing({ shown }: Readonly<{ shown: MedShown }>) {
  const words = text.medication
  const { override, lowered, backBecause, subject, inputHash } = shown
  const mayAnswer = useMay('acknowledge')
  const takeBack = async () => {
    const result = await overrideFinding({ subject, inputHash, reason: null, note: '', until: null })
    if (result.ok) announce(words.tookBack)
    else toastFailure(result.error)
  }
  return (
    <>
      {backBecause ? <p className="tiny med-back">{backBecause}</p> : null}
      {lowered ? <p className="tiny">{lowered}</p> : null}
      {override?.reason ? (
        <p className="tiny med-aside">
          {words.asideBy(words.reason[override.reason] ?? override.reason, override.user, dateTime(override.at))}
          {override.note ? `. ${override.note}` : ''}{' '}
          {mayAnswer ? (
            <Button variant="quiet" size="small" onClick={() => void takeBack()}>
              {words.takeBack}
            </Button>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
