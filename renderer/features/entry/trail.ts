/**
 * What becomes of the flags that are shown while a form is filled: taken or typed otherwise, said to be right, or saved without a word. Only cause,
 * layer and analyte leave this file, with the time it took; never a value. Pure.
 */
import type { Flag } from '#app/contract/entry.ts'
import { type EntryOutcome, ShownLevel, WHOLE_PANEL } from '#app/contract/entry-quality.ts'
import type { StrangerEvidence } from '#app/quality/entry/stranger.ts'

/** What stands in one field: `signature` is what is typed, `fixed` what would stand there once the repair is taken. */
export type FieldNow = Readonly<{
  field: string
  concept: string
  signature: string
  flag: Flag | null
  fixed: string | null
  sure: boolean
}>

type Standing = Readonly<{
  flag: Pick<EntryOutcome, 'concept' | 'kind' | 'level'>
  signature: string
  fixed: string | null
  sinceMs: number
  decidedMs: number | null
}>
export type Trail = Readonly<{ standing: Readonly<Record<string, Standing>>; repaired: readonly EntryOutcome[] }>

export const NO_TRAIL: Trail = { standing: {}, repaired: [] }

/** A flag that stood shorter than this, and whose repair was not taken, was of a number half typed. */
export const SEEN_MS = 1_500

/** Said of the list as a whole: counted once, with the list. */
const OF_LIST: ReadonlySet<string> = new Set(['wrong-patient', 'stale-copy', 'duplicate', 'future-time'])

function shownOf({ concept, flag }: FieldNow): Standing['flag'] | null {
  const level = ShownLevel.safeParse(flag?.level)
  return flag?.kind && level.success && !OF_LIST.has(flag.kind) ? { concept, kind: flag.kind, level: level.data } : null
}

const same = (a: Standing['flag'], b: Standing['flag']) => a.concept === b.concept && a.kind === b.kind && a.level === b.level

/** What the flag that stood comes to, now that other words stand in its field; null: nobody saw it. */
function ended(before: Standing, signature: string, nowMs: number): EntryOutcome | null {
  const taken = signature === before.fixed
  if (!taken && nowMs - before.sinceMs < SEEN_MS) return null
  return { ...before.flag, outcome: 'repaired', afterMs: Math.max(0, nowMs - before.sinceMs) }
}

/** @param fields what stands in the form now; a field without text stands in it with an empty signature or not at all */
export function observe(trail: Trail, fields: readonly FieldNow[], nowMs: number): Trail {
  const standing: Record<string, Standing> = {}
  const repaired = [...trail.repaired]
  const byField = new Map(fields.map((one) => [one.field, one]))
  for (const [field, before] of Object.entries(trail.standing)) {
    const now = byField.get(field)
    if (now?.signature === before.signature) continue
    const outcome = ended(before, now?.signature ?? '', nowMs)
    if (outcome) repaired.push(outcome)
  }
  for (const one of fields) {
    const flag = shownOf(one)
    if (!flag) continue
    const before = trail.standing[one.field]
    const kept = before && before.signature === one.signature && same(before.flag, flag) ? before : null
    standing[one.field] = {
      flag,
      signature: one.signature,
      fixed: one.fixed,
      sinceMs: kept?.sinceMs ?? nowMs,
      decidedMs: one.sure ? (kept?.decidedMs ?? nowMs) : null,
    }
  }
  return { standing, repaired }
}

function saved({ flag, sinceMs, decidedMs }: Standing): EntryOutcome {
  return decidedMs === null
    ? { ...flag, outcome: 'dismissed', afterMs: null }
    : { ...flag, outcome: 'confirmed', afterMs: Math.max(0, decidedMs - sinceMs) }
}

type Panel = Readonly<{ evidence: StrangerEvidence | null; belongs: boolean }>

const OF_PANEL = { concept: WHOLE_PANEL, kind: 'wrong-patient', level: 'implausible', afterMs: null } as const

/** The form is saved: what still stands was said to be right, or saved without a word. */
export function outcomesOfSave({ standing, repaired }: Trail, { evidence, belongs }: Panel): readonly EntryOutcome[] {
  const panel: readonly EntryOutcome[] = evidence ? [{ ...OF_PANEL, outcome: belongs ? 'confirmed' : 'dismissed' }] : []
  return [...repaired, ...Object.values(standing).map(saved), ...panel]
}

/** The form is thrown away: what was repaired stays repaired, and a panel that fitted another chart was taken out of this one. */
export function outcomesOfDiscard({ repaired }: Trail, { evidence, belongs }: Panel): readonly EntryOutcome[] {
  return evidence && !belongs ? [...repaired, { ...OF_PANEL, outcome: 'repaired' }] : repaired
}
