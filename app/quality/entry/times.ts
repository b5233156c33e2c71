/** When a value is said to be measured: not after now, not before birth, not twice. */

import { isoFromMs } from '../../chart/when.ts'
import type { Entry, EntryContext } from '../../contract/entry.ts'
import type { Placed } from './assess.ts'
import type { Verdict } from './judge.ts'
import { shown } from './words.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Clocks of two machines differ by minutes. */
const CLOCK_SLACK_MS = 10 * MINUTE_MS
/** A time without a zone may be off by the zone (UTC+14 at most); further ahead it cannot be. */
const ZONE_SLACK_MS = 14 * HOUR_MS

/** @param ms null where the entry's time could not be read */
export function timeVerdict(entry: Entry, ms: number | null, context: EntryContext, birthMs: number | null): Verdict | null {
  if (ms === null)
    return {
      level: 'unassessed',
      kind: null,
      reason: `The time ${entry.time} could not be read: the value was not judged.`,
      suggestion: null,
    }
  if (birthMs !== null && ms < birthMs)
    return {
      level: 'impossible',
      kind: 'range',
      reason: `The time ${isoFromMs(ms)} is before the birth date ${context.birthDate}.`,
      suggestion: null,
    }
  const ahead = ms - context.nowMs
  if (ahead <= CLOCK_SLACK_MS) return null
  const level = ahead > ZONE_SLACK_MS ? 'impossible' : 'implausible'
  return {
    level,
    kind: 'future-time',
    reason: `The time ${isoFromMs(ms)} is in the future; now it is ${isoFromMs(context.nowMs)}.`,
    suggestion: null,
  }
}

/** The same thing at the same minute, in the list or in the chart already. Shown, never asks: a second reading is common. */
export function duplicateOf(one: Placed, all: readonly Placed[]): Verdict | undefined {
  const same = (ms: number) => Math.abs(ms - one.ms) < MINUTE_MS
  const stored = one.past.find((past) => same(past.ms))
  if (stored)
    return {
      level: 'unusual',
      kind: 'duplicate',
      reason: `${one.concept.label} at this time is in the chart already: ${shown(stored.value, one.concept.unit)}.`,
      suggestion: null,
    }
  const typed = all.find((other) => other.index < one.index && other.concept.id === one.concept.id && same(other.ms))
  if (!typed?.typed) return undefined
  return {
    level: 'unusual',
    kind: 'duplicate',
    reason: `${one.concept.label} is typed twice for this time: also ${shown(typed.typed.canonical, one.concept.unit)}.`,
    suggestion: null,
  }
}
