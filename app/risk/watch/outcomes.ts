/** What became of it, where the chart itself says: yes, no, not yet, or not known, and why. */
import type { Encounter, Observation, PatientFacts } from '../../chart/facts.ts'
import type { OutcomeCounts } from '../../contract/watch.ts'
import { type Context, indexed } from '../context.ts'
import { beyond } from '../deterioration/at-risk.ts'
import { DAY, type Hours, hoursOf } from '../deterioration/hours.ts'
import { SERIES } from '../deterioration/series.ts'
import { stayOf } from '../icu/stay.ts'
import { DAY_MS, isInpatient } from '../readmission/stay.ts'

/**
 * `episode`: what the prediction was about. Predictions of one episode share one outcome and count once: the last, or the `first`.
 * null: the prediction was about nothing that could be observed.
 */
export type Outcome = Readonly<{ state: 'yes' | 'no' | 'open' | 'unknown'; episode: string | null; because: string }>

/** A chart laid out once for all its predictions. `timed`: observations that have a time, oldest first. */
export type ChartAt = Omit<Context, 'atMs'> & Readonly<{ timed: readonly Observation[] }>

const msOf = ({ effective }: Observation) => effective?.ms ?? Number.NaN

export function chartOf(facts: PatientFacts): ChartAt {
  const timed = facts.observations.filter((one) => !Number.isNaN(msOf(one))).sort((a, b) => msOf(a) - msOf(b))
  return { facts, byLoinc: indexed(facts), timed }
}

/** How many of them are at or before the instant. */
function countUntil(timed: readonly Observation[], ms: number): number {
  let [low, high] = [0, timed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = timed[middle]
    if (one && msOf(one) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

/** The chart as if only this span had been recorded. */
function within({ facts, timed }: ChartAt, fromMs: number, untilMs: number): Context {
  const span = { ...facts, observations: timed.slice(countUntil(timed, fromMs), countUntil(timed, untilMs)) }
  return { facts: span, byLoinc: indexed(span), atMs: untilMs }
}

type Derivation = Readonly<{
  definition: string
  counts: 'first' | 'last'
  /** Observations of each code that the rule reads. */
  perCode: number
  outcome: (chart: ChartAt, atMs: number, nowMs: number) => Outcome
}>

const HOUR_MS = 3_600_000
const HOURS_AHEAD = 12
const CHARTED_HOURS = 6
const READMISSION_DAYS = 30
/** Two stays with less between them are one stay, written in parts: a transfer is no readmission. */
const TRANSFER_MS = DAY_MS / 4

const outcome = (state: Outcome['state'], episode: string | null, because: string): Outcome => ({ state, episode, because })

const startOf = ({ start }: Encounter) => start?.ms ?? null
const endOf = ({ end }: Encounter) => end?.ms ?? null

/** The stay a prediction was made in, or the last one before it. */
function stayAt({ facts }: ChartAt, atMs: number): Encounter | undefined {
  const begun = facts.encounters.filter((one) => isInpatient(one) && (startOf(one) ?? Number.POSITIVE_INFINITY) <= atMs)
  return begun.sort((a, b) => (startOf(b) ?? 0) - (startOf(a) ?? 0) || (a.id < b.id ? -1 : 1))[0]
}

/** Another admission after a discharge, or none within the window. */
function returned({ facts }: ChartAt, stay: Encounter, endMs: number, nowMs: number): Outcome {
  const untilMs = endMs + READMISSION_DAYS * DAY_MS
  const seenMs = Math.min(untilMs, nowMs)
  const next = facts.encounters.find((one) => {
    const start = startOf(one)
    return one.id !== stay.id && isInpatient(one) && start !== null && start - endMs >= TRANSFER_MS && start <= seenMs
  })
  if (next) return outcome('yes', stay.id, 'another inpatient stay began within 30 days')
  const died = facts.patient?.deceased ?? null
  if (died && died.ms === null) return outcome('unknown', stay.id, 'died, at a time that is not recorded')
  if (died?.ms && died.ms <= untilMs) return outcome('unknown', stay.id, 'died within the 30 days')
  return untilMs > nowMs
    ? outcome('open', stay.id, '30 days have not passed since discharge')
    : outcome('no', stay.id, 'no other inpatient stay recorded within 30 days')
}

function readmission(chart: ChartAt, atMs: number, nowMs: number): Outcome {
  const stay = stayAt(chart, atMs)
  if (!stay) return outcome('unknown', null, 'no inpatient stay recorded')
  const endMs = endOf(stay)
  if (endMs === null) return outcome('open', stay.id, 'not discharged, as far as is recorded')
  // What is known after the discharge may know of the readmission.
  if (atMs > endMs) return outcome('unknown', null, 'made after discharge')
  return returned(chart, stay, endMs, nowMs)
}

/** The last instant that still counts as before the end: of a date, the whole day; of a time, the hour in which it was written down. */
const lastInstant = ({ text, ms }: Readonly<{ text: string; ms: number }>): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? ms + DAY_MS : ms + HOUR_MS

/** The stay in hospital that holds this instant. */
function hospitalStay({ facts }: ChartAt, atMs: number): Encounter | undefined {
  return facts.encounters.find((one) => isInpatient(one) && (startOf(one) ?? atMs + 1) <= atMs && (endOf(one) ?? atMs) >= atMs)
}

function hospitalDeath(chart: ChartAt, atMs: number): Outcome {
  const intensive = stayOf({ ...chart, atMs })
  const stay = hospitalStay(chart, atMs)
  if (!stay) return outcome('unknown', null, 'no stay in hospital recorded')
  const episode = `${stay.id} ${intensive?.startMs ?? ''}`
  const died = chart.facts.patient?.deceased ?? null
  const endMs = endOf(stay)
  if (died && died.ms === null) return outcome('unknown', episode, 'died, at a time that is not recorded')
  if (died?.ms && (endMs === null || died.ms <= lastInstant({ text: stay.end?.text ?? '', ms: endMs })))
    return outcome('yes', episode, 'died before the stay in hospital ended')
  return endMs === null
    ? outcome('open', episode, 'not discharged, as far as is recorded')
    : outcome('no', episode, 'the stay in hospital ended; no death recorded before')
}

/** Two measured hours beyond a limit, the later one `k` hours before the end; one hour without a value may lie between them. */
function lasts(name: string, hours: Hours): boolean {
  const limit = SERIES.get(name)?.limit
  if (!limit) return false
  return hours.some((hour, k) => {
    const earlier = hours[k + 1] ? hours[k + 1] : hours[k + 2]
    return beyond(limit, hour) === true && beyond(limit, earlier) === true
  })
}

/** The definition of the model's card: an outcome counts only in a record that goes on, with pulse and mean pressure charted. */
function deteriorated(chart: ChartAt, atMs: number, nowMs: number): Outcome {
  const endMs = atMs + HOURS_AHEAD * HOUR_MS
  const episode = String(Math.floor(atMs / (HOURS_AHEAD * HOUR_MS)))
  if (endMs > nowMs) return outcome('open', episode, '12 hours have not passed')
  const last = chart.timed.at(-1)
  if (!last || msOf(last) < endMs) return outcome('unknown', episode, 'the record ends within the 12 hours')
  const context = within(chart, atMs, endMs)
  const ahead = (name: string) => hoursOf(context, name).slice(0, HOURS_AHEAD)
  const charted = ['hr', 'map'].every((name) => ahead(name).filter((hour) => hour !== null).length >= CHARTED_HOURS)
  if (!charted) return outcome('unknown', episode, 'pulse or mean pressure measured in fewer than 6 of the 12 hours')
  return [...SERIES.keys()].some((name) => lasts(name, ahead(name)))
    ? outcome('yes', episode, 'a sign was beyond its limit for two hours')
    : outcome('no', episode, 'no sign was beyond its limit for two hours')
}

const DERIVED: Readonly<Record<string, Derivation>> = {
  'readmission-30d': {
    definition: 'Another inpatient stay that begins 6 hours to 30 days after discharge. The last prediction before discharge counts.',
    counts: 'last',
    perCode: 1,
    outcome: readmission,
  },
  'icu-mortality': {
    definition: 'Death before the stay in hospital ends. The first prediction of a stay counts.',
    counts: 'first',
    perCode: 12 * DAY,
    outcome: hospitalDeath,
  },
  deterioration: {
    definition:
      'A vital sign beyond its limit in two measured hours of the next 12, where the record goes on (as in the card). One prediction of each 12 hours counts.',
    counts: 'first',
    perCode: 5_000,
    outcome: deteriorated,
  },
}

export const derivationOf = (model: string): Derivation | null => (Object.hasOwn(DERIVED, model) ? (DERIVED[model] ?? null) : null)

/** One prediction with what became of it. */
export type Followed<T> = Readonly<{ score: T; outcome: Outcome }>

/** Once an episode. @param followed of all patients, oldest first; `who` tells them apart */
export function oncePerEpisode<T>(
  followed: readonly Followed<T>[],
  counts: Derivation['counts'],
  who: (score: T) => string,
): Followed<T>[] {
  const kept = new Map<string, Followed<T>>()
  for (const one of followed) {
    const { episode } = one.outcome
    if (episode === null) continue
    const key = `${who(one.score)} ${episode}`
    if (counts === 'last' || !kept.has(key)) kept.set(key, one)
  }
  return [...kept.values()]
}

export function countsOf(definition: string, outcomes: readonly Outcome[]): OutcomeCounts {
  const of = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).length
  const reasons = new Map<string, number>()
  for (const { state, because } of outcomes)
    if (state === 'open' || state === 'unknown') reasons.set(because, (reasons.get(because) ?? 0) + 1)
  const ranked = [...reasons]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
  return { definition, yes: of('yes'), no: of('no'), open: of('open'), unknown: of('unknown'), reasons: ranked }
}
