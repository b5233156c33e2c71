/** A model's inputs out of a chart, or as somebody gave them by name: each a value with its time and rows, or missing with a reason. */
import type { FactId } from '../contract/ids.ts'
import type { FeatureValues } from '../ports/scorer.ts'
import { displayUnit } from '../terminology/units.ts'
import { askedKey, type Context, isFound, type Lookup } from './context.ts'
import { givenValue } from './given.ts'
import type { Manifest, ManifestInput } from './manifest.ts'
import { ALSO, RULES } from './rules.ts'

export type Feature = Readonly<{
  input: ManifestInput
  /** For the graph; NaN when missing. */
  x: number
  shown: number | string | boolean | null
  atMs: number | null
  facts: readonly FactId[]
  label: string
  /** In words, or null. */
  missing: string | null
  /** A value no publication foresaw, in words; null when it is within the range. */
  outOfRange: string | null
  /** Not asked of this person (eGFR of a child, of an adult). */
  notNeeded: boolean
  /** A finding that was not among those given by name: taken as no, and the answer says so. Never for a chart. */
  assumed?: boolean
}>

/** A label in the middle of a sentence: "Pulse" -> "pulse", but "HbA1c" and "eGFR" stay. */
export const inSentence = (label: string): string => (/^[A-Z][a-z]+\b/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)

export function numberText(value: number, decimals: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.max(decimals, 0))
}

/** "37.2 °C", "yes", "Alert". */
export function shownText({ input, shown }: Pick<Feature, 'input' | 'shown'>): string {
  if (shown === null) return 'missing'
  if (typeof shown === 'boolean') return shown ? 'yes' : 'no'
  if (typeof shown === 'string') return shown
  const unit = input.unit === 'a' ? 'y' : input.unit === '1' ? '' : displayUnit(input.unit ?? '')
  return `${numberText(shown, input.decimals)} ${unit}`.trim()
}

function outOfRange(input: ManifestInput, x: number): string | null {
  const { range } = input
  if (range === null || Number.isNaN(x)) return null
  if (x >= range.low && (range.highOpen ? x < range.high : x <= range.high)) return null
  const value = shownText({ input, shown: x })
  return `${inSentence(input.label)} ${value} is outside ${range.low} to ${range.highOpen ? 'below ' : ''}${range.high}`
}

function feature(input: ManifestInput, lookup: Lookup): Feature {
  const none = { input, x: Number.NaN, shown: null, atMs: null, facts: [], label: input.label, outOfRange: null, notNeeded: false }
  if (lookup === 'not-needed') return { ...none, missing: null, notNeeded: true }
  if (isFound(lookup)) {
    const { x, shown, atMs, facts, note } = lookup
    return {
      input,
      x,
      shown,
      atMs,
      facts,
      label: note ? `${input.label} (${note})` : input.label,
      missing: null,
      outOfRange: outOfRange(input, x),
      notNeeded: false,
    }
  }
  if (input.whenMissing === 'default' && input.defaultValue !== null)
    return { ...none, x: input.defaultValue, shown: input.defaultValue, label: `${input.label} (default)`, missing: null }
  return { ...none, missing: lookup.missing }
}

/**
 * Findings of a checklist are given by name as those that are there: one whose name does not come at all is absent. One that is given as
 * null is unknown, and so is everything that a chart does not say.
 */
function notAmongGiven(input: ManifestInput, given: FeatureValues): Feature | null {
  const names = [input.name, ...(ALSO[input.name] ?? [])]
  if (input.kind !== 'boolean' || input.ask === null || !input.required || names.some((name) => Object.hasOwn(given, name))) return null
  return { ...feature(input, { x: 0, shown: false, atMs: null, facts: [], note: 'not given: taken as no' }), assumed: true }
}

const isReadable = (lookup: Lookup): boolean => lookup === 'not-needed' || isFound(lookup)

/** What was given and cannot be read is not what was left out: no default stands in for it. */
const withoutDefault = (input: ManifestInput): ManifestInput =>
  input.whenMissing === 'default' ? { ...input, whenMissing: 'not-applicable' } : input

/** @param given values by name; a name that is given is not looked for in the chart */
export function featuresOf(manifest: Manifest, context: Context | null, given: FeatureValues | null): readonly Feature[] {
  return manifest.inputs.map((input) => {
    const typed = given ? givenValue(input, given, ALSO) : null
    if (typed) return feature(isReadable(typed) ? input : withoutDefault(input), typed)
    const unsaid = given && context === null ? notAmongGiven(input, given) : null
    if (unsaid) return unsaid
    const rule = RULES[input.rule]
    return feature(input, context && rule ? rule(context, input) : { missing: given ? 'not given' : 'not recorded' })
  })
}

/**
 * Epoch ms of the newest value among the model's inputs. A chart with none of them is judged as of its newest observation, so that an age
 * outside the envelope is still said; null when nothing has a time.
 */
export function asOf(context: Omit<Context, 'atMs'>, manifest: Manifest): number | null {
  const [newest] = inputTimes(context, manifest)
  if (newest !== undefined) return newest
  const times = context.facts.observations.flatMap(({ effective }) => (typeof effective?.ms === 'number' ? [effective.ms] : []))
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null
}

/** Every time at which one of the model's inputs was measured, newest first, each once. */
export function inputTimes({ byLoinc }: Omit<Context, 'atMs'>, manifest: Manifest): readonly number[] {
  const times = new Set<number>()
  for (const { loinc, ask } of manifest.inputs)
    for (const code of ask ? [...loinc, askedKey(ask.code)] : loinc)
      for (const { effective, value } of byLoinc.get(code) ?? [])
        if (value.kind !== 'absent' && typeof effective?.ms === 'number') times.add(effective.ms)
  return [...times].sort((a, b) => b - a)
}
