/** The strip of one opening: pinned first, hidden never, then the likeliest; only what can be done in this chart. */
import type { ActionId, StripChoice, StripItem } from '../contract/adaptive.ts'
import type { Guess } from './model.ts'

export const STRIP_PLACES = 5

/** Charts that must have been seen before anything but pins is offered: before that a guess is noise. */
export const FIRST_CHARTS = 3

export type Choices = Readonly<Record<ActionId, StripChoice>>

export type StripInput = Readonly<{ guesses: readonly Guess[]; choices: Choices; possible: readonly ActionId[]; charts: number }>

export function stripItems({ guesses, choices, possible, charts }: StripInput): readonly StripItem[] {
  const can = new Set(possible)
  const pinned = possible.filter((action) => choices[action] === 'pin').map((action): StripItem => ({ action, reason: { kind: 'pinned' } }))
  const learned = charts < FIRST_CHARTS ? [] : guesses.filter(({ action }) => can.has(action) && choices[action] === undefined)
  return [...pinned, ...learned.map(({ action, reason }) => ({ action, reason }))].slice(0, STRIP_PLACES)
}
