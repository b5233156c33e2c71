import './strip.css'
import { useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { forgetLearned, loadStripReport, saveLearned, turnStrip, useStrip } from '../../stores/strip.ts'
import { announce, Button, SkeletonRows, toastFailure } from '../../ui/index.ts'

/** What the strip was good for, from this person's own charts; and the switches. In the strip's own dialog and in the settings. */
export function StripReportPart() {
  const report = useStrip((state) => state.report)
  useEffect(() => void loadStripReport(), [])
  if (report === null) return <SkeletonRows rows={3} height={24} />
  return (
    <section className="strip-report" aria-label={text.strip.report}>
      <h3>{text.strip.report}</h3>
      <ul className="num">
        <li>{text.strip.learned(report.charts)}</li>
        <li>{text.strip.hits(report.hitsAt3, report.offered)}</li>
        <li>{text.strip.used(report.used)}</li>
        <li>{text.strip.seconds(report.seconds)}</li>
      </ul>
      <div className="strip-buttons">
        <Button onClick={() => void turnStrip(!report.on)}>{report.on ? text.strip.onNow : text.strip.offNow}</Button>
        <Button onClick={() => void save()}>{text.strip.save}</Button>
        <Button variant="danger" onClick={() => void forgetLearned().then(() => announce(text.strip.forgotten))}>
          {text.strip.forget}
        </Button>
      </div>
    </section>
  )
}

async function save(): Promise<void> {
  const result = await saveLearned()
  if (!result.ok) toastFailure(result.error)
  else if (result.value.path !== null) announce(text.strip.saved(result.value.path))
}
