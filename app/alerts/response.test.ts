import { describe, expect, test } from 'vitest'
import type { AlertTimes } from '../ports/checks-store.ts'
import { alertResponses } from './response.ts'
import { isSnoozed, mostSnoozeHours, refusedSnooze } from './snooze.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const NOW = Date.UTC(2026, 2, 1, 9)
const times = (minutes: number | null, more: Partial<AlertTimes> = {}): AlertTimes => ({
  kind: 'score-band',
  subject: 'news2',
  severity: 'medium',
  raisedMs: NOW,
  acknowledgedMs: minutes === null ? null : NOW + minutes * MINUTE,
  isOpen: minutes === null,
  ...more,
})

describe('how soon alerts are answered', () => {
  test('median and nine in ten of the answered; the rest counted', () => {
    const all = [
      ...[10, 18, 20, 30, 240].map((m) => times(m)),
      times(null, { raisedMs: NOW - HOUR, severity: 'high' }),
      times(null, { isOpen: false }),
    ]
    expect(alertResponses(all, new Map([['news2', 'NEWS2']]))).toEqual([
      {
        kind: 'score-band',
        subject: 'news2',
        label: 'NEWS2',
        severity: 'high',
        raised: 7,
        acknowledged: 5,
        ended: 1,
        open: 1,
        oldestOpen: '2026-03-01T08:00:00.000Z',
        medianMs: 20 * MINUTE,
        p90Ms: 156 * MINUTE,
      },
    ])
  })
  test('below five answers there is no median, and nothing is made up', () => {
    expect(
      alertResponses(
        [10, 20, 30, 40].map((m) => times(m)),
        new Map(),
      )[0],
    ).toMatchObject({ label: 'news2', acknowledged: 4, medianMs: null, p90Ms: null })
    expect(alertResponses([], new Map())).toEqual([])
  })
  test('medication alerts are one kind; critical values go by their analyte', () => {
    const mixed = [
      times(1, { kind: 'medication', subject: 'a' }),
      times(1, { kind: 'medication', subject: 'b' }),
      times(1, { kind: 'critical-value', subject: '2823-3' }),
    ]
    expect(alertResponses(mixed, new Map()).map(({ label, raised }) => [label, raised])).toEqual([
      ['Medication', 2],
      ['Potassium', 1],
    ])
  })
})

describe('an alert at rest', () => {
  const of = (tier: 'interruptive' | 'passive' | 'info', severity: 'high' | 'medium') => ({ tier, severity })
  test('what interrupts never; severe four hours; the rest a day', () => {
    expect([
      mostSnoozeHours(of('interruptive', 'medium')),
      mostSnoozeHours(of('passive', 'high')),
      mostSnoozeHours(of('info', 'medium')),
    ]).toEqual([0, 4, 24])
  })
  test('refused in words at its limits', () => {
    expect(refusedSnooze(of('passive', 'high'), NOW + 4 * HOUR, NOW)).toBeNull()
    expect(refusedSnooze(of('passive', 'high'), NOW + 4 * HOUR + 2 * MINUTE, NOW)).toMatch(/4 hours/)
    expect(refusedSnooze(of('interruptive', 'high'), NOW + HOUR, NOW)).toMatch(/interrupts/)
    expect(refusedSnooze(of('info', 'medium'), NOW, NOW)).toMatch(/past/)
    expect(refusedSnooze(of('info', 'medium'), Number.NaN, NOW)).not.toBeNull()
  })
  test('back by itself at the minute, and never when it was acknowledged', () => {
    const snooze = { until: new Date(NOW).toISOString(), reason: 'handing-over', by: 'ines' }
    expect([isSnoozed({ status: 'open', snooze }, NOW - 1), isSnoozed({ status: 'open', snooze }, NOW)]).toEqual([true, false])
    expect([isSnoozed({ status: 'acknowledged', snooze }, NOW - 1), isSnoozed({ status: 'open' }, NOW)]).toEqual([false, false])
  })
})
