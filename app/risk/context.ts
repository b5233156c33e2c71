/** A chart laid out for looking inputs up: usable observations by LOINC code, at one instant. */
import type { Observation, PatientFacts } from '../chart/facts.ts'
import { isTakenBack } from '../chart/status.ts'
import type { FactId } from '../contract/ids.ts'
import type { ManifestInput } from './manifest.ts'

/** An input as it was found. `x` is what the graph is given, `shown` what people read. */
export type Found = Readonly<{
  x: number
  shown: number | string | boolean
  atMs: number | null
  facts: readonly FactId[]
  /** Said behind the label: where a derived value comes from. */
  note?: string
}>

/** Found, or in words why not; 'not-needed' where this person does not need it. */
export type Lookup = Found | Readonly<{ missing: string }> | 'not-needed'

export type Context = Readonly<{
  facts: PatientFacts
  /** Observations by LOINC code, and answers to models' own questions by {@link askedKey}. */
  byLoinc: ReadonlyMap<string, readonly Observation[]>
  /** Epoch ms of the question; null when neither the caller nor any input has a time. */
  atMs: number | null
}>

export type Rule = (context: Context, input: ManifestInput) => Lookup

export const isFound = (lookup: Lookup): lookup is Found => lookup !== 'not-needed' && 'x' in lookup
export const NOT_RECORDED = { missing: 'not recorded' } as const

/** Code system of the questions that models put to a clinician. */
export const ASKED_SYSTEM = 'urn:wardlight:asked'
export const askedKey = (code: string): string => `${ASKED_SYSTEM}|${code}`

function keyOf({ loinc, code }: Observation): string | null {
  if (loinc !== null) return loinc
  return code.system === ASKED_SYSTEM && code.code !== null ? askedKey(code.code) : null
}

export function indexed(facts: PatientFacts): ReadonlyMap<string, readonly Observation[]> {
  const byLoinc = new Map<string, Observation[]>()
  for (const observation of facts.observations) {
    const key = keyOf(observation)
    if (key === null || isTakenBack(observation.status)) continue
    const list = byLoinc.get(key)
    if (list) list.push(observation)
    else byLoinc.set(key, [observation])
  }
  return byLoinc
}

/** Epoch ms an observation speaks of. One without a time counts as made at the time of the question; an unreadable time is no time. */
export function timeOf(observation: Observation, atMs: number | null): number | null {
  return observation.effective === null ? atMs : observation.effective.ms
}

export type Timed = Readonly<{ observation: Observation; ms: number | null }>

/** Observations with any of the codes and a value, made at or before the instant, newest first. */
export function before({ byLoinc, atMs }: Context, codes: readonly string[]): readonly Timed[] {
  const all = codes.flatMap((code) => byLoinc.get(code) ?? [])
  return all
    .filter(({ value, effective }) => value.kind !== 'absent' && (effective === null || effective.ms !== null))
    .map((observation) => ({ observation, ms: timeOf(observation, atMs) }))
    .filter(({ ms }) => ms === null || atMs === null || ms <= atMs)
    .sort((a, b) => (b.ms ?? 0) - (a.ms ?? 0))
}
