import { useEffect, useState } from 'react'
import type { PatientId } from '#app/contract/ids.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime } from '../../i18n/format.ts'
import { forgetChartQuality, loadChartQuality, useChartQuality } from '../../stores/chart-quality.ts'
import { goDecide } from '../../stores/intake-place.ts'
import { useMay } from '../../stores/session.ts'
import { Button, Dialog, SeverityMark, SourceLink } from '../../ui/index.ts'
import { QualityBars } from '../quality/QualityBars.tsx'

/** Small and quiet in the banner: the score of what this chart stands on, and what is held back from it. Opens the reasons. */
export function DataQuality({ patient }: Readonly<{ patient: PatientId }>) {
  const { history, held } = useChartQuality()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    void loadChartQuality(patient)
    return forgetChartQuality
  }, [patient])
  const last = history?.at(-1) ?? null
  const score = last?.quality.score ?? null
  return (
    <p className="chart-quality quiet num" title={text.quality.patientTitle}>
      {last === null && !held ? (
        text.quality.patientUnknown(history === null)
      ) : (
        <SourceLink onOpen={() => setOpen(true)}>{text.quality.patientShort(score === null ? null : Math.floor(score * 100))}</SourceLink>
      )}
      {held ? (
        <span className="warn">
          {' '}
          <SeverityMark severity="medium" /> {text.quality.patientHeld(count(held))}
        </span>
      ) : null}
      <Reasons open={open} onOpenChange={setOpen} />
    </p>
  )
}

function Reasons({ open, onOpenChange }: Readonly<{ open: boolean; onOpenChange: (open: boolean) => void }>) {
  const { history, held } = useChartQuality()
  const mayDecide = useMay('enter')
  const last = history?.at(-1) ?? null
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.quality.patientTitle}
      flush
      actions={held && mayDecide ? <Button onClick={() => goDecide('held')}>{text.intake.heldLink}</Button> : null}
    >
      {held ? <p className="chart-held">{text.quality.patientHeldNote(count(held))}</p> : null}
      {last ? (
        <>
          <QualityBars quality={last.quality} />
          <p className="chart-none quiet num">{text.quality.scored(dateTime(last.at), count(last.count))}</p>
        </>
      ) : (
        <p className="chart-none quiet">{text.intake.qualityNone}</p>
      )}
    </Dialog>
  )
}
