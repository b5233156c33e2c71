import { useState } from 'react'
import { isSnoozed, mostSnoozeHours } from '#app/alerts/snooze.ts'
import type { ChartView } from '#app/contract/chart.ts'
import type { Alert } from '#app/contract/risk.ts'
import { text } from '../../i18n/en.ts'
import { askSnooze } from '../../stores/chart.ts'
import { useMinute } from '../../stores/minute.ts'
import { Button, Section, useShortcut } from '../../ui/index.ts'
import { AlertItem } from './AlertItem.tsx'

const RANK = { high: 0, medium: 1, low: 2, none: 3 } as const
const byWeight = (a: Alert, b: Alert): number => RANK[a.severity] - RANK[b.severity] || b.raisedAt.localeCompare(a.raisedAt)

/** With more than this many open, only the gravest are written out; the rest stand as one line each, so that all are in sight. */
const FULL = 3

/** Open alerts first, the gravest on top. As a list at a desk; as one line each (`strip`) on a laptop, so that all are in sight. */
export function Alerts({ view, strip }: Readonly<{ view: ChartView; strip: boolean }>) {
  const [past, setPast] = useState(false)
  const nowMs = useMinute()
  const standing = view.alerts.filter((alert) => alert.status === 'open').sort(byWeight)
  const open = standing.filter((alert) => !isSnoozed(alert, nowMs))
  const resting = standing.filter((alert) => isSnoozed(alert, nowMs))
  const others = view.alerts.filter((alert) => alert.status !== 'open')
  const snoozable = open.find((alert) => mostSnoozeHours(alert) > 0)
  useShortcut('z', text.checks.snooze.key, 'Chart', () => snoozable && askSnooze(snoozable.id), snoozable !== undefined)
  const interrupting = open.filter((alert) => alert.tier === 'interruptive').length
  const rest = resting.length > 0 ? `, ${text.checks.snooze.count(resting.length)}` : ''
  const note = `${open.length === 0 ? 'none open' : `${open.length} open`}${interrupting > 0 ? `, ${interrupting} interrupting` : ''}${rest}`
  return (
    <Section
      title="Alerts"
      className={`chart-alerts ${strip ? 'chart-alerts-strip' : ''}`}
      note={
        <>
          {note}
          {others.length > 0 ? (
            <Button variant="quiet" aria-expanded={past} onClick={() => setPast(!past)}>
              {past ? 'Hide past' : `${others.length} past`}
            </Button>
          ) : null}
        </>
      }
    >
      {open.length === 0 ? <p className="chart-none">No open alert. Scores, critical values and medications are watched.</p> : null}
      <ul>
        {(past ? [...open, ...others] : open).map((alert, index) => (
          <AlertItem key={alert.id} alert={alert} strip={strip || (open.length > FULL && index >= FULL - 1)} narrow={!strip} />
        ))}
        {resting.map((alert) => (
          <AlertItem key={alert.id} alert={alert} strip narrow={!strip} rests />
        ))}
      </ul>
    </Section>
  )
}
