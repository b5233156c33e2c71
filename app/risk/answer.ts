/** A model's answer, from its inputs and what the graph made of them. */

import { isoFromMs } from '../chart/when.ts'
import type { Contribution, Missing, ModelAnswer } from '../contract/risk.ts'
import type { FeatureValues } from '../ports/scorer.ts'
import { type Applicability, applicability } from './applicability.ts'
import { bandOf } from './bands.ts'
import type { Context } from './context.ts'
import { type Feature, featuresOf, inSentence } from './features.ts'
import type { Manifest } from './manifest.ts'

/** A question, ready for the graph. */
export type Question = Readonly<{ manifest: Manifest; features: readonly Feature[]; applies: Applicability; atMs: number | null }>

/** What the graph gave for one row: numbers in the order of the manifest. */
export type GraphRow = Readonly<{ outputs: readonly number[]; contributions: readonly number[]; bounds: readonly number[] | null }>

export function question(manifest: Manifest, context: Context | null, given: FeatureValues | null): Question {
  return {
    manifest,
    features: featuresOf(manifest, context, given),
    applies: applicability(manifest, context, given),
    atMs: context?.atMs ?? null,
  }
}

export const rowOf = ({ features }: Question): number[] => features.map(({ x }) => x)

const strange = (features: readonly Feature[]) => features.flatMap(({ outOfRange }) => (outOfRange === null ? [] : [outOfRange]))
const lacking = (features: readonly Feature[]) =>
  features.filter(({ missing, input }) => missing !== null && input.whenMissing === 'not-applicable')

/** Does the graph have anything to say? Outside the envelope, or with a strange value, it is not asked. */
export function worthRunning({ manifest, features, applies }: Question): boolean {
  return applies.applies && strange(features).length === 0 && (manifest.bounded || lacking(features).length === 0)
}

const missingText = ({ input, missing }: Feature): string =>
  missing === 'not recorded' || missing === 'not given' ? `${inSentence(input.label)} ${missing}` : `${inSentence(input.label)}: ${missing}`

function incomplete(features: readonly Feature[], bounds: ModelAnswer['bounds']): string | null {
  const without = lacking(features)
  if (without.length === 0) return null
  const required = features.filter(({ input }) => input.whenMissing === 'not-applicable').length
  const possible = bounds ? `; ${bounds.low === bounds.high ? bounds.low : `${bounds.low} to ${bounds.high}`} possible` : ''
  return `${required - without.length} of ${required} inputs; ${without.map(missingText).join(', ')}${possible}`
}

/** A graph that bounds its score gives a number only where what is missing could not change it. */
function isDetermined({ manifest }: Question, row: GraphRow | null): boolean {
  const value = row?.outputs[manifest.outputs.findIndex(({ name }) => name === manifest.value)]
  return manifest.bounded && value !== undefined && !Number.isNaN(value)
}

/** Why there is no number, or null. */
function withheld(asked: Question, row: GraphRow | null, bounds: ModelAnswer['bounds']): string | null {
  const { features, applies } = asked
  if (!applies.applies) return applies.reason
  const odd = strange(features)
  if (odd.length > 0) return odd.join('; ')
  return isDetermined(asked, row) ? null : incomplete(features, bounds)
}

/** What is said beside a number: what could not be checked, and what was not given and taken as no. */
function beside({ features, applies }: Question): string | null {
  const taken = features.filter(({ assumed }) => assumed).map(({ input }) => inSentence(input.label))
  const unchecked = applies.applies ? applies.unchecked : null
  return [unchecked, taken.length > 0 ? `not given, taken as no: ${taken.join(', ')}` : null].filter(Boolean).join('; ') || null
}

/** Writes times; most inputs of a score were measured together, and the last text is kept. */
function writer(): (ms: number | null) => string | null {
  let [last, text]: [number | null, string | null] = [null, null]
  return (ms) => {
    if (ms !== last) [last, text] = [ms, ms === null ? null : isoFromMs(ms)]
    return text
  }
}

function contribution(feature: Feature, effect: number | undefined, iso: ReturnType<typeof writer>): Contribution {
  const { input, label, shown, atMs, facts, missing } = feature
  const counted = missing === null || input.whenMissing === 'omit' ? effect : undefined
  return {
    input: input.name,
    label,
    value: shown,
    unit: input.unit,
    effect: counted === undefined || Number.isNaN(counted) ? null : counted,
    at: iso(atMs),
    facts: [...facts],
  }
}

/** A missing input is listed only where the model has a weight for its being missing. */
function counts({ missing, notNeeded, input }: Feature, effect: number | undefined): boolean {
  if (notNeeded) return false
  return missing === null || (input.whenMissing === 'omit' && effect !== undefined && effect !== 0)
}

const missingOf = (features: readonly Feature[]): Missing[] =>
  features.flatMap(({ input, missing }) => (missing === null ? [] : [{ input: input.name, label: input.label, reason: missing }]))

const newestOf = (features: readonly Feature[]): number | null =>
  features.reduce<number | null>((newest, { atMs }) => (atMs !== null && (newest === null || atMs > newest) ? atMs : newest), null)

function boundsOf(manifest: Manifest, features: readonly Feature[], row: GraphRow | null): ModelAnswer['bounds'] {
  const [low, high] = row?.bounds ?? []
  if (!manifest.bounded || low === undefined || high === undefined || lacking(features).length === 0) return null
  // With nothing known the bounds are the whole scale, which says nothing.
  if (features.every(({ missing, input }) => missing !== null || input.whenMissing !== 'not-applicable')) return null
  return { low, high }
}

const numbered = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)

function outputsOf({ manifest }: Question, row: GraphRow): Record<string, number | null> {
  return Object.fromEntries(manifest.outputs.map(({ name }, i) => [name, numbered(row.outputs[i])]))
}

/** Why a graph that was asked gave no number. */
function nothingSaid(features: readonly Feature[]): string {
  const known = features.some(({ missing, notNeeded, input }) => missing === null && !notNeeded && input.whenMissing === 'omit')
  const gaps = features.filter(({ missing, input }) => missing !== null && input.whenMissing === 'omit')
  if (!known && gaps.length > 0) return `nothing to score: ${gaps.map(missingText).join(', ')}`
  return 'the model gave no number for these inputs'
}

/** @param row null where the graph was not asked */
export function answerOf(asked: Question, row: GraphRow | null, inputHash: string): ModelAnswer {
  const { manifest, features } = asked
  const iso = writer()
  const bounds = boundsOf(manifest, features, row)
  const why = withheld(asked, row, bounds)
  const outputs = row && why === null ? outputsOf(asked, row) : {}
  const value = outputs[manifest.value] ?? null
  const ok = why === null && value !== null
  const reason = why ?? (value === null ? nothingSaid(features) : beside(asked))
  return {
    model: manifest.id,
    version: manifest.version,
    status: ok ? 'ok' : why === null ? 'unavailable' : 'not-applicable',
    reason,
    value: ok ? value : null,
    outputs: ok ? outputs : {},
    band: ok ? (bandOf(manifest, value, outputs)?.name ?? null) : null,
    contributions: features.flatMap((feature, i) =>
      counts(feature, row?.contributions[i]) ? [contribution(feature, row?.contributions[i], iso)] : [],
    ),
    missing: missingOf(features),
    bounds,
    at: iso(newestOf(features)),
    inputHash,
  }
}

/** The text whose SHA-256 is the input hash: equal inputs of the same model and version give equal text. */
export function canonicalInputs({ manifest, features, applies }: Question): string {
  const lines = features.map(({ input, x, atMs }) => `${input.name}=${Number.isNaN(x) ? '' : x}@${atMs ?? ''}`)
  return [`${manifest.id} ${manifest.version}`, applies.applies ? '' : applies.reason, ...lines].join('\n')
}

/** An answer that could not be made, with why. */
export function unavailable(model: string, version: string, reason: string): ModelAnswer {
  return {
    model,
    version,
    status: 'unavailable',
    reason,
    value: null,
    outputs: {},
    band: null,
    contributions: [],
    missing: [],
    bounds: null,
    at: null,
    inputHash: '',
  }
}
