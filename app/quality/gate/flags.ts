/**
 * What a patient's age, sex and history say of values that an import has just stored. Shown in the chart, never held: each value is judged by the
 * entry rules against what was measured before it, so the findings do not depend on the order in which the values came.
 */
import type { Observation, PatientFacts } from '../../chart/facts.ts'
import { isTakenBack } from '../../chart/status.ts'
import type { Entry, EntryContext, HistoryPoint } from '../../contract/entry.ts'
import type { FactId } from '../../contract/ids.ts'
import type { GateFinding } from '../../contract/intake.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { assessEntries } from '../entry/assess.ts'
import { LIMITED_CONCEPTS } from '../entry/limits.ts'
import { findingOf } from './finding.ts'

const MINUTE_MS = 60_000
/** Newest values of a concept that the rules look at (as for typed ones). */
const HISTORY_PER_CONCEPT = 12
const LIMITED = new Set(LIMITED_CONCEPTS)
/** Concepts that are judged together need each other's history. */
const RELATED: readonly (readonly string[])[] = [
  ['sbp', 'dbp', 'map'],
  ['weight', 'height'],
]

type Dated = Readonly<{ observation: Observation; concept: string; ms: number; entry: Entry; point: HistoryPoint }>

function datedOf(observation: Observation): Dated | null {
  const { loinc, value, effective, status } = observation
  const concept = conceptOf(loinc)
  const ms = effective?.ms ?? null
  if (!concept || loinc === null || value.kind !== 'quantity' || value.comparator !== null || ms === null) return null
  if (!LIMITED.has(concept.id) || isTakenBack(status)) return null
  const entry = { code: loinc, value: value.value, text: value.text, unit: value.unit, time: effective?.text ?? '' }
  return { observation, concept: concept.id, ms, entry, point: { code: loinc, value: value.value, unit: value.unit, ms } }
}

/** Values of one minute, each concept once: a second reading of the same minute is judged on its own. */
function* panels(dated: readonly Dated[]): Generator<readonly Dated[]> {
  for (let start = 0; start < dated.length; ) {
    const from = dated[start]?.ms ?? 0
    let end = start
    while (end < dated.length && (dated[end]?.ms ?? 0) - from < MINUTE_MS) end++
    yield dated.slice(start, end)
    start = end
  }
}

function layersOf(panel: readonly Dated[]): readonly (readonly Dated[])[] {
  const layers: Dated[][] = []
  for (const one of panel) {
    const layer = layers.find((list) => list.every(({ concept }) => concept !== one.concept))
    if (layer) layer.push(one)
    else layers.push([one])
  }
  return layers
}

type Past = Map<string, HistoryPoint[]>

function historyFor(concepts: ReadonlySet<string>, past: Past): HistoryPoint[] {
  const wanted = new Set([...concepts, ...RELATED.filter((ids) => ids.some((id) => concepts.has(id))).flat()])
  return [...wanted].flatMap((id) => past.get(id) ?? [])
}

function addTo(past: Past, panel: readonly Dated[]) {
  for (const { concept, point } of panel) {
    const list = past.get(concept)
    if (!list) past.set(concept, [point])
    else if (list.push(point) > HISTORY_PER_CONCEPT) list.shift()
  }
}

function findingsOf(layer: readonly Dated[], context: EntryContext, fresh: ReadonlySet<FactId>): readonly GateFinding[] {
  return assessEntries(
    context,
    layer.map(({ entry }) => entry),
  ).flatMap((flag, index) => {
    const observation = layer[index]?.observation
    if (!observation || !fresh.has(observation.id) || flag.level === 'ok' || flag.level === 'unassessed') return []
    return [findingOf(observation, flag)]
  })
}

/** @param nowMs epoch ms; @returns findings on fresh observations, oldest first */
export function flagFacts(facts: PatientFacts, fresh: ReadonlySet<FactId>, nowMs: number): readonly GateFinding[] {
  const order = (a: Dated, b: Dated) => a.ms - b.ms || (a.observation.id < b.observation.id ? -1 : 1)
  const dated = facts.observations.flatMap((one) => datedOf(one) ?? []).sort(order)
  const person = { birthDate: facts.patient?.birthDate?.text ?? null, sex: facts.patient?.sex ?? 'unknown', pregnant: facts.pregnant }
  const past: Past = new Map()
  const findings: GateFinding[] = []
  for (const panel of panels(dated)) {
    if (panel.some(({ observation }) => fresh.has(observation.id))) {
      for (const layer of layersOf(panel)) {
        if (!layer.some(({ observation }) => fresh.has(observation.id))) continue
        const history = historyFor(new Set(layer.map(({ concept }) => concept)), past)
        findings.push(...findingsOf(layer, { ...person, nowMs, history }, fresh))
      }
    }
    addTo(past, panel)
  }
  return findings
}
