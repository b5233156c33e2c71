/**
 * Whose values are these? As a panel is typed, each laboratory value is weighed as this patient's against as anybody's (panel.ts); the sum is shown
 * with the values that weigh most. It is said of the list, blocks nothing, and is asked before saving: CLINICAL.md, section 4, "other patient".
 */
import type { Entry, EntryContext, Flag } from '../../contract/entry.ts'
import { placedOf } from './assess.ts'
import { toScale } from './limits.ts'
import { type Numbered, speakingOf, strangerShare } from './panel.ts'
import { tailBell } from './student.ts'
import { agoText, shown } from './words.ts'

/** One value that speaks against this patient. `once` is n of "once in n": how rarely a value is as far from what stands in the chart. */
export type StrangerReason = Readonly<{ entry: number; label: string; value: string; before: string; once: number }>

/** `odds`: natural log of how much likelier the values are anybody else's. Reasons: the strongest first. */
export type StrangerEvidence = Readonly<{ odds: number; values: number; reasons: readonly StrangerReason[] }>

/**
 * From these log odds on the panel is spoken of. Set on half of the held-out people by bench/entry/stranger.ts, reported on the other half:
 * docs/decisions/0026-whose-values-and-learned-thresholds.md.
 */
export const STRANGER_SHOW = 10
/** Reasons that are told; as many values must speak against the patient, so that one slip never does it alone. */
export const STRANGER_REASONS = 3
/** Rarer than this is not told apart. */
const RAREST = 10_000

function reasonOf(one: Numbered): StrangerReason {
  const { concept, typed, case: judged, ms, index } = one
  const { expected } = judged
  const tail = expected.personal ? tailBell(expected.personal, toScale(expected.limits, typed.canonical)) : 1
  const last = expected.last
  return {
    entry: index,
    label: concept.label,
    value: shown(typed.value, typed.unit),
    before: last ? `${shown(Number(last.value.toFixed(concept.decimals)), concept.unit)}, ${agoText(last.ms, ms)}` : '',
    once: Math.min(RAREST, Math.max(1, Math.round(1 / Math.max(tail, 1 / RAREST)))),
  }
}

/** @returns null where the values say nothing, or too little */
export function strangerEvidence(context: EntryContext, entries: readonly Entry[]): StrangerEvidence | null {
  const shares = speakingOf(placedOf(context, entries)).map((one) => ({ one, share: strangerShare(one) }))
  const odds = shares.reduce((sum, { share }) => sum + share, 0)
  const against = shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share)
  if (odds < STRANGER_SHOW || against.length < STRANGER_REASONS) return null
  return { odds, values: shares.length, reasons: against.slice(0, STRANGER_REASONS).map(({ one }) => reasonOf(one)) }
}

/** What is said of the whole list is answered once, for the list: it is no question about each of its values. */
export const ofEachValue = (flags: readonly Flag[]): readonly Flag[] =>
  flags.map((flag) => (flag.kind === 'wrong-patient' && flag.level === 'implausible' ? { ...flag, level: 'unusual' } : flag))
