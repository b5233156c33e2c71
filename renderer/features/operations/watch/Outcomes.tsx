import type { Calibration, Cusum, OutcomeCounts } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { count, date, decimal, percent } from '../../../i18n/format.ts'
import { Table } from '../../../ui/index.ts'
import { CalibrationPlot } from './CalibrationPlot.tsx'
import { CusumLine } from './Pictures.tsx'

const words = text.watch

export function Outcomes({ outcomes }: Readonly<{ outcomes: OutcomeCounts }>) {
  const { definition, yes, no, open, unknown, reasons } = outcomes
  return (
    <>
      <p className="ink2">{definition}</p>
      <p>{words.outcomeCounts(count(yes), count(no), count(open), count(unknown))}</p>
      {reasons.length > 0 ? (
        <ul aria-label={words.reasons} className="quiet num">
          {reasons.map(({ reason, count: times }) => (
            <li key={reason}>
              {count(times)} × {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

export function Foreseen({ calibration }: Readonly<{ calibration: Calibration }>) {
  const { count: all, observed, expected, ratio, low, high, brier, ece, logLoss, groups, cusum } = calibration
  return (
    <>
      <p>{words.ratio(count(observed), count(all), decimal(expected, 1), decimal(ratio, 2), decimal(low, 2), decimal(high, 2))}</p>
      <p className="ink2 num">{words.errors(decimal(brier, 3), decimal(ece, 3), decimal(logLoss, 3))}</p>
      <div className="watch-beside">
        <CalibrationPlot groups={groups} />
        <Groups groups={groups} />
      </div>
      <h4>{words.cusum}</h4>
      <CusumLine cusum={cusum} />
      <Signals cusum={cusum} />
    </>
  )
}

function Groups({ groups }: Readonly<{ groups: Calibration['groups'] }>) {
  const heads = words.groupColumns
  return (
    <Table
      caption={words.groups}
      rows={groups}
      rowKey={({ predicted, observed, count: size }) => `${predicted} ${observed} ${size}`}
      columns={[
        { key: 'predicted', head: heads.predicted, align: 'end', cell: ({ predicted }) => percent(predicted) },
        { key: 'observed', head: heads.observed, align: 'end', cell: ({ observed }) => percent(observed) },
        { key: 'interval', head: heads.interval, align: 'end', cell: ({ low, high }) => `${percent(low)} – ${percent(high)}` },
        { key: 'count', head: heads.count, align: 'end', cell: ({ count: size }) => count(size) },
      ]}
    />
  )
}

function Signals({ cusum: { higherSince, lowerSince } }: Readonly<{ cusum: Cusum }>) {
  return (
    <>
      {higherSince ? <p>{words.cusumHigher(date(higherSince))}</p> : null}
      {lowerSince ? <p>{words.cusumLower(date(lowerSince))}</p> : null}
      {higherSince || lowerSince ? null : <p className="quiet">{words.cusumQuiet}</p>}
    </>
  )
}
