import { expect, test } from 'vitest'
import { type AlertEvent, alertWatch } from './alerts.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const NOW = 1000 * DAY
const event = (alert: string, name: string, atMs: number, reason: string | null = null): AlertEvent => ({
  alert,
  event: name,
  atMs,
  reason,
})

test('nothing yet', () => {
  expect(alertWatch([], NOW)).toMatchObject({ raised: 0, acknowledged: 0, overrideRate: null, medianMinutes: null })
})

test('raised again before an answer calls again, afterwards not', () => {
  const found = alertWatch(
    [
      event('a', 'raised', NOW - 9 * DAY),
      event('a', 'resolved', NOW - 8 * DAY),
      event('a', 'raised-again', NOW - 7 * DAY),
      event('a', 'acknowledged', NOW - 6 * DAY, 'acted'),
      event('a', 'resolved', NOW - 5 * DAY),
      event('a', 'raised-again', NOW - 4 * DAY),
    ],
    NOW,
  )
  expect([found.raised, found.medianMinutes]).toEqual([2, 24 * 60])
})

test('an override is known and stable, not relevant or wrong data; acting, watching and other answers are none', () => {
  const reasons = ['known-and-stable', 'not-relevant', 'data-wrong', 'acted', 'will-monitor', 'other', 'acted', 'acted']
  const found = alertWatch(
    reasons.flatMap((reason, i) => [event(`${i}`, 'raised', NOW - DAY), event(`${i}`, 'acknowledged', NOW - DAY + i * MINUTE, reason)]),
    NOW,
  )
  expect(found.overrideRate).toBe(3 / 8)
  expect(found.medianMinutes).toBe(3.5)
  expect(found.reasons[0]).toEqual({ reason: 'acted', count: 3 })
})

test('thirty days and the thirty before, and twelve weeks, each edge once', () => {
  const at = [NOW, NOW - 30 * DAY + 1, NOW - 30 * DAY, NOW - 60 * DAY + 1, NOW - 60 * DAY, NOW + 1]
  const found = alertWatch(
    at.map((ms, i) => event(`${i}`, 'raised', ms)),
    NOW,
  )
  expect([found.raised, found.last30Days, found.before30Days]).toEqual([6, 2, 2])
  expect(found.weeks).toHaveLength(12)
  expect(found.weeks.reduce((a, b) => a + b)).toBe(5)
  expect(found.weeks.at(-1)).toBe(1)
})
