/**
 * What changed slowly in what a source sends: told, never held. Population stability index over the quantiles of before, with the share of resources
 * that lack the concept beside it; 0.1 is said to be a shift and 0.25 a large one (Siddiqi, Credit Risk Scorecards, 2006).
 */
import { conceptById } from '../../terminology/concepts.ts'
import { displayUnit } from '../../terminology/units.ts'
import { type ConceptProfile, profiled, type SourceProfile } from './profile.ts'

const SHIFT = 0.1
const LARGE = 0.25
const LEAST = 50
/** Shares below the quantiles of a profile. */
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const EDGES = [0, ...SHARES, 1] as const
/** Files before that are looked back at. */
const LOOK_BACK = 6
const FLOOR = 0.001

/** A bell loses this much beyond its 5th centile for each step as wide as from there to the 25th. */
const TAIL = 2.4

const beyond = (distance: number, step: number) => (step > 0 ? 0.05 * Math.exp((-TAIL * distance) / step) : distance > 0 ? 0 : 0.05)

/** Share of values below x: between the quantiles by a straight line, beyond them as a bell falls. */
function shareBelow(x: number, [p5, p25, p50, p75, p95]: ConceptProfile['quantiles']): number {
  if (x <= p5) return beyond(p5 - x, p25 - p5)
  if (x >= p95) return 1 - beyond(x - p95, p95 - p75)
  const edges = [p5, p25, p50, p75, p95]
  const i = edges.findIndex((edge) => x <= edge)
  const [low = x, high = x, from = 0, to = 0] = [edges[i - 1], edges[i], SHARES[i - 1], SHARES[i]]
  return high === low ? to : from + ((x - low) / (high - low)) * (to - from)
}

/** Lengths on a scale of ratios where all are positive: most results are spread by ratio. */
function scaled(a: ConceptProfile['quantiles'], b: ConceptProfile['quantiles']) {
  const ratio = a[0] > 0 && b[0] > 0
  const of = ([p5, p25, p50, p75, p95]: ConceptProfile['quantiles']): ConceptProfile['quantiles'] =>
    ratio ? [Math.log(p5), Math.log(p25), Math.log(p50), Math.log(p75), Math.log(p95)] : [p5, p25, p50, p75, p95]
  return [of(a), of(b)] as const
}

const term = (expected: number, actual: number) => {
  const [e, a] = [Math.max(expected, FLOOR), Math.max(actual, FLOOR)]
  return (a - e) * Math.log(a / e)
}

/** Few values move shares by chance: five shares that are free, each by about one part in n. A file has dozens of concepts: twice that is let pass. */
const noise = (a: number, b: number) => 12 * (1 / a + 1 / b)

/** Values of one person are alike: as many are independent as there are people. */
const independent = ({ n, patients }: ConceptProfile) => Math.min(n, patients ?? n)

export function stabilityIndex(before: ConceptProfile, now: ConceptProfile): number {
  const [old, fresh] = scaled(before.quantiles, now.quantiles)
  const below = [0, ...old.map((edge) => shareBelow(edge, fresh)), 1]
  let sum = 0
  for (let i = 1; i < EDGES.length; i++) {
    const expected = (EDGES[i] ?? 1) - (EDGES[i - 1] ?? 0)
    sum += term(expected, Math.max(0, (below[i] ?? 1) - (below[i - 1] ?? 0)))
  }
  return sum
}

type Pooled = Readonly<{ profile: ConceptProfile; independent: number }>

function pooled(id: string, before: readonly SourceProfile[]): Pooled | null {
  const all = before.flatMap((source) => {
    const one = profiled(source, id)
    return one ? [{ ...one, independent: independent(one) }] : []
  })
  const unit = all.at(-1)?.unit ?? null
  const alike = all.filter((one) => one.unit === unit)
  const n = alike.reduce((sum, one) => sum + one.n, 0)
  if (n === 0) return null
  const mean = (at: 0 | 1 | 2 | 3 | 4) => alike.reduce((sum, one) => sum + one.quantiles[at] * one.n, 0) / n
  const profile: ConceptProfile = { n, unit, quantiles: [mean(0), mean(1), mean(2), mean(3), mean(4)] }
  return { profile, independent: alike.reduce((sum, one) => sum + one.independent, 0) }
}

const labelOf = (id: string) => conceptById(id)?.label ?? id
/** "White cells" in the middle of a sentence; "pH" and "ALT" as they are. */
const withinSentence = (label: string) => (/^[A-Z][a-z]+([ ,]|$)/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)
const unitWords = (unit: string | null) => (unit === null ? 'no unit' : displayUnit(unit) || unit)
const short = (value: number) => String(Number(value.toPrecision(3)))
const percent = (share: number) => `${short(100 * share)} %`

function presence(id: string, before: readonly SourceProfile[], now: SourceProfile): string | null {
  const rate = (profile: SourceProfile) => Math.min(1, (profiled(profile, id)?.n ?? 0) / Math.max(1, profile.resources))
  const total = before.reduce((sum, profile) => sum + profile.resources, 0)
  const usual = before.reduce((sum, profile) => sum + rate(profile) * profile.resources, 0) / Math.max(1, total)
  const today = rate(now)
  const few = Math.max(usual, today) * Math.min(now.resources, total) < LEAST
  const ratio = Math.max(usual, FLOOR / 10) / Math.max(today, FLOOR / 10)
  const index = term(usual, today) + term(1 - usual, 1 - today)
  if (few || (index < SHIFT && ratio < 4 && ratio > 1 / 4)) return null
  if (usual === 0) return `${labelOf(id)} is new.`
  if (today === 0) return `${labelOf(id)} no longer comes (before: ${percent(usual)} of resources).`
  return `${labelOf(id)} comes ${today > usual ? 'more' : 'less'} often: ${percent(usual)} of resources before, ${percent(today)} now.`
}

function values(id: string, before: readonly SourceProfile[], now: SourceProfile): string | null {
  const [usual, today] = [pooled(id, before), profiled(now, id)]
  if (!usual || !today) return null
  const { profile } = usual
  if (profile.unit !== today.unit && today.n >= LEAST)
    return `${labelOf(id)} comes in ${unitWords(today.unit)}; before it came in ${unitWords(profile.unit)}.`
  const free = independent(today)
  if (usual.independent < LEAST || free < LEAST) return null
  const index = stabilityIndex(profile, today) - noise(usual.independent, free)
  if (index < SHIFT) return null
  const size = index >= LARGE ? 'have changed much' : 'have changed'
  return `Values of ${withinSentence(labelOf(id))} ${size}: middle ${short(profile.quantiles[2])} before, ${short(today.quantiles[2])} now.`
}

function volume(before: readonly SourceProfile[], now: SourceProfile): string | null {
  const sizes = before.map(({ resources }) => resources).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  if (sizes.length < 2 || usual < LEAST || (now.resources > usual / 3 && now.resources < usual * 3)) return null
  return `${now.resources} resources; usual are about ${usual}.`
}

/** @param before profiles of earlier files of the source, oldest first; @returns what changed, in words; empty where nothing did */
export function driftOf(before: readonly SourceProfile[], now: SourceProfile): readonly string[] {
  const recent = before.slice(-LOOK_BACK)
  if (recent.length === 0) return []
  const ids = [...new Set([...recent.flatMap(({ concepts }) => Object.keys(concepts)), ...Object.keys(now.concepts)])].sort()
  const said = ids.flatMap((id) => [values(id, recent, now), presence(id, recent, now)])
  return [volume(recent, now), ...said].filter((words) => words !== null)
}
