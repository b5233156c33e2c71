/** Rules that sum up a span of time: the lowest or the highest value of the last hours instead of the newest. */
import type { FactId } from '../../contract/ids.ts'
import { before, type Context, type Found, isFound, type Lookup, NOT_RECORDED, type Rule, type Timed } from '../context.ts'
import type { ManifestInput } from '../manifest.ts'
import { numberOf, tooOld } from '../newest.ts'

const DAY_HOURS = 24
export type Which = 'low' | 'high'

/** What was made within the input's window (24 h where it names none) before the question, newest first. */
export function within(context: Context, codes: readonly string[], hours: number | null): readonly Timed[] {
  return before(context, codes).filter(({ ms }) => tooOld(context, ms, hours ?? DAY_HOURS) === null)
}

/** The lowest or highest of several; of equal ones the first. */
export function worstOf(found: readonly Found[], which: Which): Found | undefined {
  return found.reduce<Found | undefined>((worst, one) => {
    if (worst === undefined) return one
    return (which === 'low' ? one.x < worst.x : one.x > worst.x) ? one : worst
  }, undefined)
}

/** Nothing in the window: too old if there is anything at all, else not recorded. */
export function noneWithin(context: Context, codes: readonly string[], hours: number | null): Readonly<{ missing: string }> {
  const [last] = before(context, codes)
  const stale = last ? tooOld(context, last.ms, hours ?? DAY_HOURS) : null
  return stale ? { missing: stale } : NOT_RECORDED
}

/** Of values that were read, the worst; where some of the window cannot be read that is said, where all cannot, there is none. */
export function worstRead(context: Context, input: ManifestInput, read: readonly Lookup[], which: Which): Lookup {
  const [first] = read
  if (first === undefined) return noneWithin(context, input.loinc, input.windowHours)
  const found = read.filter(isFound)
  const worst = worstOf(found, which)
  if (!worst) return first
  const unread = read.length - found.length
  const span = `${which === 'low' ? 'lowest' : 'highest'} of ${input.windowHours ?? DAY_HOURS} h`
  if (found.length === 1 && unread === 0) return worst
  const note = unread > 0 ? `${span}, ${unread} more cannot be read` : span
  return { ...worst, note: worst.note ? `${worst.note}; ${note}` : note }
}

/** The lowest or highest value of the input's codes in its window. */
export const worst =
  (which: Which): Rule =>
  (context, input) =>
    worstRead(
      context,
      input,
      within(context, input.loinc, input.windowHours).map((timed) => numberOf(timed, input)),
      which,
    )

/** One value made of two that were measured together: for each `second`, the `first` of the same time or the last within `hours` before it. */
export function paired(context: Context, first: readonly string[], second: readonly string[], hours: number, window: number | null) {
  const earlier = before(context, first)
  return within(context, second, window).flatMap((later) => {
    const partner = earlier.find(({ ms }) => ms !== null && later.ms !== null && ms <= later.ms && later.ms - ms <= hours * 3_600_000)
    return partner ? [{ first: partner, second: later }] : []
  })
}

export const factsOf = (...found: readonly Found[]): readonly FactId[] => found.flatMap(({ facts }) => facts)
