import type { IntakeJob } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { bytes, count } from '../../i18n/format.ts'
import { cancelJob, pauseJob, resumeJob } from '../../stores/intake.ts'
import { Button, ProgressBar, useShortcut } from '../../ui/index.ts'
import { isGoing, shareOf, shareText } from './jobs.ts'

/** How far it is, and the buttons that stop it or let it go on. Its space is kept when the job is done, so that the figures stand still. */
export function JobProgress({ job }: Readonly<{ job: IntakeJob }>) {
  const words = text.intake
  const going = isGoing(job)
  const paused = job.state === 'paused'
  useShortcut(
    'p',
    paused ? words.resume : words.pause,
    text.keys.intake,
    () => void (paused ? resumeJob : pauseJob)(job.id),
    going || paused,
  )
  return (
    <div className="intake-progress num">
      <span className="clip ink2" title={job.file ?? undefined}>
        {[
          words.filesOf(count(job.filesDone), count(job.filesTotal)),
          words.bytesOf(bytes(job.bytesDone), bytes(job.bytesTotal)),
          words.resources(count(job.resources)),
          going || paused ? job.file : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="intake-job-buttons">
        {going ? (
          <Button shortcut="P" title={job.resumable === false ? words.pauseDropped : words.pauseNote} onClick={() => void pauseJob(job.id)}>
            {words.pause}
          </Button>
        ) : null}
        {paused ? (
          <Button variant="primary" shortcut="P" onClick={() => void resumeJob(job.id)}>
            {words.resume}
          </Button>
        ) : null}
        {going || paused ? (
          <Button title={words.cancelNote} onClick={() => void cancelJob(job.id)}>
            {words.cancel}
          </Button>
        ) : null}
      </span>
      <ProgressBar value={shareOf(job)} label={words.title} />
      {paused ? (
        <p className="warn intake-stopped">{(job.resumable === false ? words.pausedHere : words.pausedAt)(shareText(job))}</p>
      ) : null}
    </div>
  )
}
