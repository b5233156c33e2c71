/**
 * The gate of an import: what one resource says, judged from that resource alone, so that files shuffled, split or repeated are stored alike.
 * An impossible number is quarantined; an implausible one, values that contradict each other, or a time in the future are held with the repair that
 * would make sense of them; everything else is accepted (what a patient's history says of it is told after it is stored: flags.ts).
 */

import type { Facts, Observation } from '../../chart/facts.ts'
import type { Change } from '../../chart/made.ts'
import { isTakenBack } from '../../chart/status.ts'
import type { GateFinding } from '../../contract/intake.ts'
import type { Gate, LearnedRule } from '../../ports/intake-store.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { canonicalOf } from '../entry/history.ts'
import type { Verdict } from '../entry/judge.ts'
import { timeVerdict } from '../entry/times.ts'
import { shown } from '../entry/words.ts'
import { applyRules } from '../learned/apply.ts'
import { type Numeric, type Standing, standingOf, verdictAlone } from './alone.ts'
import { findingOf } from './finding.ts'
import { type Numbered, verdictsTogether } from './together.ts'

/** The same resource as rules of this source repair it, and what was changed; its gate is 'flagged'. */
export type Repaired = Readonly<{ facts: Facts; changes: readonly Change[]; gate: Gate }>

export type GateAnswer = Readonly<{
  /** null: accepted without a word. */
  gate: Gate | null
  /** Ids of learned rules that had a part in it. */
  used: readonly number[]
  /**
   * Where every finding is repaired by a learned rule: what may be stored instead of the held resource. Whoever does not take it up holds
   * the resource (`gate`), with the repair as the suggestion.
   */
  repaired?: Repaired
}>

const ACCEPTED: GateAnswer = { gate: null, used: [] }
const DAY_MS = 86_400_000

type Judged = Readonly<{ observation: Observation; numbered: Numbered | null; verdict: Verdict; alone: boolean }>

function numberedOf(observation: Observation): Numbered | null {
  const { value } = observation
  if (value.kind !== 'quantity') return null
  const concept = conceptOf(observation.loinc)
  const standing = concept ? standingOf(concept) : null
  if (!concept || !standing) return null
  const number: Numeric = { value: value.value, text: value.text, unit: value.unit }
  return { standing, number, canonical: canonicalOf(value.value, value.unit, concept) }
}

/** "Above 9000": the number is the least it may be. Below a limit of detection nothing is impossible. */
function beyondReport({ standing, canonical }: Numbered, observation: Observation): Verdict | null {
  const above = observation.value.kind === 'quantity' && (observation.value.comparator === '>' || observation.value.comparator === '>=')
  const [, high] = standing.limits.hard
  if (!above || canonical === null || canonical <= high) return null
  const { concept } = standing
  const reason = `${concept.label} above ${shown(canonical, concept.unit)} is not possible (up to ${shown(high, concept.unit)}).`
  return { level: 'impossible', kind: 'range', reason, suggestion: null }
}

const compared = ({ value }: Observation) => value.kind === 'quantity' && value.comparator !== null

function future(observation: Observation, nowMs: number | null): Verdict | null {
  const ms = observation.effective?.ms ?? null
  if (nowMs === null || ms === null || ms - nowMs <= DAY_MS) return null
  const entry = { code: '', value: 0, ...(observation.effective ? { time: observation.effective.text } : {}) }
  const verdict = timeVerdict(entry, ms, { nowMs, birthDate: null, sex: 'unknown', pregnant: null, history: [] }, null)
  return verdict && { ...verdict, level: 'implausible' }
}

const RANK: Readonly<Record<string, number>> = { implausible: 1, impossible: 2 }

/** Of two judgements of one value the graver; a contradiction with a repair tells more than a limit. */
function graver(alone: Verdict | null, together: Verdict | undefined): Readonly<{ verdict: Verdict; alone: boolean }> | null {
  if (!together) return alone && { verdict: alone, alone: true }
  if (!alone) return { verdict: together, alone: false }
  const level = (RANK[alone.level] ?? 0) > (RANK[together.level] ?? 0) ? alone.level : together.level
  return together.suggestion ? { verdict: { ...together, level }, alone: alone.level === 'impossible' } : { verdict: alone, alone: true }
}

type Measured = Readonly<{ observation: Observation; numbered: Numbered | null }>

function judgeOne({ observation, numbered }: Measured, together: Verdict | undefined, nowMs: number | null): Judged | null {
  const alone = numbered && (compared(observation) ? beyondReport(numbered, observation) : verdictAlone(numbered.standing, numbered.number))
  const late = future(observation, nowMs)
  const found = graver(alone, together)
  if (found) return { observation, numbered, ...found }
  return late && { observation, numbered: null, verdict: late, alone: false }
}

/** By observation, what its value says against another of the resource. */
function contradictions(measured: readonly Measured[]): ReadonlyMap<Observation, Verdict> {
  const exact = measured.filter(({ observation, numbered }) => numbered && !compared(observation))
  const together = verdictsTogether(exact.flatMap(({ numbered }) => numbered ?? []))
  return new Map(exact.flatMap(({ observation }, index) => (together.has(index) ? [[observation, together.get(index) as Verdict]] : [])))
}

const NO_CONTRADICTION: ReadonlyMap<Observation, Verdict> = new Map()

function judgeAll(observations: readonly Observation[], nowMs: number | null): readonly Judged[] {
  const measured: Measured[] = []
  for (const one of observations) if (!isTakenBack(one.status)) measured.push({ observation: one, numbered: numberedOf(one) })
  const together = measured.length < 2 ? NO_CONTRADICTION : contradictions(measured)
  const all: Judged[] = []
  for (const one of measured) {
    const judged = judgeOne(one, together.get(one.observation), nowMs)
    if (judged) all.push(judged)
  }
  return all
}

/** An impossible number is quarantined; two possible ones in contradiction are held: which of them is wrong is for a person. */
const stateOf = (all: readonly Judged[]): Gate['state'] =>
  all.some(({ verdict, alone }) => alone && verdict.level === 'impossible') ? 'quarantined' : 'held'

type Ruled = Readonly<{ judged: Judged; outcome: ReturnType<typeof applyRules> }>

function ruled(judged: Judged, rules: readonly LearnedRule[], origin: string): Ruled {
  const { numbered, verdict, alone } = judged
  if (!numbered || !alone) return { judged, outcome: { kind: 'none' } }
  const { standing, number, canonical } = numbered
  const found = { origin, concept: standing.concept, value: number.value, unit: number.unit, canonical, level: verdict.level }
  const outcome = applyRules(rules, { ...found, flag: verdict.kind ?? 'range' })
  if (outcome.kind !== 'repair' || ordinary(standing, outcome)) return { judged, outcome }
  return { judged, outcome: { kind: 'none' } }
}

const plain = (value: number) => Number(value.toPrecision(6))

function ordinary(standing: Standing, { value }: Readonly<{ value: number }>): boolean {
  return verdictAlone(standing, { value, text: String(plain(value)), unit: standing.concept.unit }) === null
}

function ruledFinding({ judged, outcome }: Ruled): GateFinding {
  const { observation, numbered, verdict } = judged
  const finding = findingOf(observation, verdict)
  if (!numbered || outcome.kind === 'none') return finding
  const { concept } = numbered.standing
  if (outcome.kind === 'accept') return { ...finding, reason: `${finding.reason} Values like it from this source were released before.` }
  const suggestion = { value: plain(outcome.value), unit: concept.unit }
  const reason = `Values like it from this source were corrected before: ${shown(suggestion.value, suggestion.unit)}? ${finding.reason}`
  return { ...finding, reason, suggestion, kind: 'unit' }
}

/** What the chart says of a repaired value: `value` is still as the source has it. */
function repairedFinding(one: Ruled): GateFinding {
  const finding = ruledFinding(one)
  const { outcome, judged } = one
  if (outcome.kind !== 'repair' || !judged.numbered) return finding
  const { unit } = judged.numbered.standing.concept
  const reason = `Read as ${shown(plain(outcome.value), unit)}: values like it from this source were corrected before.`
  return { ...finding, level: 'unusual', reason, suggestion: null }
}

function changeOf({ judged, outcome }: Ruled): Change | null {
  const { observation, numbered } = judged
  if (outcome.kind !== 'repair' || !numbered) return null
  const { concept } = numbered.standing
  const part = /#(\d+)$/.exec(observation.id)?.[1]
  return {
    kind: 'unit',
    path: part === undefined ? 'valueQuantity' : `component[${Number(part) - 1}].valueQuantity`,
    from: `${numbered.number.text} ${numbered.number.unit ?? ''}`.trim().slice(0, 200),
    to: `${plain(outcome.value)} ${concept.unit}`,
    because: `Values like it from this source were corrected before: the number is in ${outcome.toUnit}.`,
  }
}

function repairedFacts(facts: Facts, all: readonly Ruled[]): Facts {
  const by = new Map(all.map((one) => [one.judged.observation.id, one]))
  const observations = facts.observations.map((observation) => {
    const one = by.get(observation.id)
    if (one?.outcome.kind !== 'repair' || !one.judged.numbered || observation.value.kind !== 'quantity') return observation
    const value = plain(one.outcome.value)
    const unit = one.judged.numbered.standing.concept.unit
    return { ...observation, value: { ...observation.value, value, text: String(value), unit } }
  })
  return { ...facts, observations }
}

function answerOf(facts: Facts, all: readonly Judged[], rules: readonly LearnedRule[], origin: string): GateAnswer {
  const state = stateOf(all)
  if (rules.length === 0) return { gate: { state, findings: all.map((one) => findingOf(one.observation, one.verdict)) }, used: [] }
  const outcomes = all.map((one) => ruled(one, rules, origin))
  const findings = outcomes.map(ruledFinding)
  const used = [...new Set(outcomes.flatMap(({ outcome }) => (outcome.kind === 'none' ? [] : outcome.used)))].sort((a, b) => a - b)
  if (outcomes.every(({ outcome }) => outcome.kind === 'accept')) return { gate: { state: 'flagged', findings }, used }
  if (outcomes.some(({ outcome }) => outcome.kind === 'none')) return { gate: { state, findings }, used }
  const changes = outcomes.flatMap((one) => changeOf(one) ?? [])
  const repaired = repairedFacts(facts, outcomes)
  const still = judgeAll(repaired.observations, null).some(({ alone }) => !alone)
  const answer = { gate: { state, findings }, used }
  return still
    ? answer
    : { ...answer, repaired: { facts: repaired, changes, gate: { state: 'flagged', findings: outcomes.map(repairedFinding) } } }
}

/**
 * @param rules of every source; only those of `origin` act
 * @param nowMs epoch ms of the import: observations more than a day later are held; null: times are not judged
 */
export function gateFacts(facts: Facts, rules: readonly LearnedRule[], origin: string, nowMs: number | null): GateAnswer {
  if (facts.observations.length === 0) return ACCEPTED
  const judged = judgeAll(facts.observations, nowMs)
  return judged.length === 0 ? ACCEPTED : answerOf(facts, judged, rules, origin)
}
