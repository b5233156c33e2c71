import './watch.css'
import { type ReactNode, useEffect } from 'react'
import type { ModelInfo } from '#app/contract/risk.ts'
import type { AlertWatch, Figure, ModelWatch } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { count, decimal, percent, plural } from '../../../i18n/format.ts'
import { loadWatch, useOperations } from '../../../stores/operations.ts'
import { Dialog } from '../../../ui/index.ts'
import { REASONS } from '../../chart/words.ts'
import { Loaded } from '../Loaded.tsx'
import { DriftTable } from './DriftTable.tsx'
import { Foreseen, Outcomes } from './Outcomes.tsx'
import { Weeks } from './Pictures.tsx'
import { Force, Proposal } from './Recalibration.tsx'

const words = text.watch

/** How one model fares here: what it is given, what became of it, what it calls for. */
export function WatchDialog({ model, onClose }: Readonly<{ model: ModelInfo | null; onClose: () => void }>) {
  return (
    <Dialog
      open={model !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={model ? words.title(model.title) : ''}
      width="wide"
    >
      {model ? <Watch id={model.id} /> : null}
    </Dialog>
  )
}

function Watch({ id }: Readonly<{ id: string }>) {
  const watch = useOperations((state) => state.watch)
  useEffect(() => void loadWatch(id), [id])
  // While another model is fetched, the figures of the one before must not stand under its name.
  const own = watch.value === null || watch.value.model === id ? watch : { ...watch, value: null }
  return (
    <Loaded remote={own} onRetry={() => void loadWatch(id)}>
      {(value) => <Body watch={value} />}
    </Loaded>
  )
}

function Body({ watch }: Readonly<{ watch: ModelWatch }>) {
  return (
    <div className="watch num">
      <Part title={words.scores}>
        <Scores scores={watch.scores} />
      </Part>
      <Part title={words.drift}>
        {shown(watch.drift, (drift) => (
          <DriftTable drift={drift} />
        ))}
      </Part>
      <Part title={words.outcomes}>
        {shown(watch.outcomes, (outcomes) => (
          <Outcomes outcomes={outcomes} />
        ))}
      </Part>
      <Part title={words.calibration}>
        {shown(watch.calibration, (calibration) => (
          <Foreseen calibration={calibration} />
        ))}
      </Part>
      <Part title={words.recalibration}>
        {watch.inForce ? <Force inForce={watch.inForce} /> : null}
        {watch.inForce?.applied ? null : shown(watch.recalibration, (proposal) => <Proposal model={watch.model} proposal={proposal} />)}
      </Part>
      <Part title={words.alerts}>
        {shown(watch.alerts, (alerts) => (
          <Alerts alerts={alerts} />
        ))}
      </Part>
    </div>
  )
}

function shown<T>(figure: Figure<T>, show: (value: T) => ReactNode): ReactNode {
  return figure.known ? show(figure.value) : <p className="quiet">{words.unknown(figure.because)}</p>
}

function Part({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Scores({ scores }: Readonly<{ scores: ModelWatch['scores'] }>) {
  const { total, read, withNumber, notApplicable, unavailable, patients } = scores
  if (total === 0) return <p className="quiet">{words.none}</p>
  return (
    <>
      <p>{words.scored(plural(withNumber, 'score'), plural(patients, 'patient'), count(notApplicable + unavailable))}</p>
      {read < total ? <p className="quiet">{words.read(count(read), count(total))}</p> : null}
    </>
  )
}

const HOUR = 60
const timeText = (minutes: number) => (minutes < 2 * HOUR ? words.minutes(decimal(minutes, 0)) : words.hours(decimal(minutes / HOUR, 1)))

function Alerts({ alerts }: Readonly<{ alerts: AlertWatch }>) {
  const { raised, last30Days, before30Days, weeks, acknowledged, overrideRate, reasons, medianMinutes } = alerts
  return (
    <>
      <p>{words.volume(count(raised), count(last30Days), count(before30Days))}</p>
      <Weeks weeks={weeks} />
      <p>{overrideRate === null ? words.notAnswered : words.answered(count(acknowledged), percent(overrideRate))}</p>
      <ul className="ink2">
        {reasons.map(({ reason, count: times }) => (
          <li key={reason}>
            {count(times)} × {REASONS.find(({ code }) => code === reason)?.word ?? reason}
          </li>
        ))}
      </ul>
      {medianMinutes === null ? null : <p className="quiet">{words.delay(timeText(medianMinutes))}</p>}
    </>
  )
}
