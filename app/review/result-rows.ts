/** Results and vital signs as rows: one per concept, aliases of a code merged, values in one unit, each judged against a range that fits. */

import { ageAt } from '../chart/age.ts'
import type { Observation, Sex } from '../chart/facts.ts'
import { isTakenBack, takenBackText } from '../chart/status.ts'
import type { ChartPoint, PointFlag, RangeState, ResultRow } from '../contract/chart.ts'
import type { ChartRecord, ResultGroup } from '../ports/store.ts'
import { type Concept, conceptOf } from '../terminology/concepts.ts'
import { type RangeAnswer, referenceRange } from '../terminology/reference-ranges.ts'
import { convert, displayUnit } from '../terminology/units.ts'

/** Points a row keeps for the sparkline; the graph asks for all of them. */
export const POINTS_PER_ROW = 24

export type Who = Readonly<{ birthDate: string | null; sex: Sex; pregnant: boolean | null }>

/** By fact, what an import said of its value. */
export type PointFlags = ReadonlyMap<string, PointFlag>

const NO_FLAGS: PointFlags = new Map()

/** Mildest first. */
const LEVELS: readonly PointFlag['level'][] = ['ok', 'unassessed', 'unusual', 'implausible', 'impossible']

/** The worst of each fact; what is in order is not said. */
export function pointFlags(flags: ChartRecord['flags']): PointFlags {
  const worst = new Map<string, PointFlag>()
  for (const { fact, finding } of flags ?? []) {
    const { level, kind, reason } = finding
    const before = worst.get(fact)
    if (level !== 'ok' && (!before || LEVELS.indexOf(level) > LEVELS.indexOf(before.level))) worst.set(fact, { level, kind, reason })
  }
  return worst
}

function flagged(point: ChartPoint, flags: PointFlags): ChartPoint {
  const flag = flags.get(point.fact)
  return flag ? { ...point, flag } : point
}

type Range = Exclude<RangeAnswer, { unassessed: string }>

/** The key a row is known by: the concept, else the code, else the label. */
export function rowKey(observation: Observation): string {
  return conceptOf(observation.loinc)?.id ?? observation.code.code ?? observation.label
}

/** Group and key of rows nobody has described stand last, under their own heading. */
const OTHER_GROUP = 'Other results'

function unitOf(newestFirst: readonly Observation[], concept: Concept | undefined): string | null {
  for (const { value, status } of newestFirst) {
    if (value.kind !== 'quantity' || isTakenBack(status)) continue
    if (!concept || value.unit === null) return value.unit
    if (convert(1, value.unit, concept.unit, concept) !== null) return value.unit
  }
  return concept?.unit ?? null
}

function rangeFor(concept: Concept | undefined, who: Who, ms: number | null): RangeAnswer {
  if (!concept) return { unassessed: 'no reference range is known for this code' }
  const age = ms === null ? null : ageAt(who.birthDate, ms)
  return referenceRange(concept.id, { ageYears: age?.years ?? null, ageMonths: age?.months ?? null, sex: who.sex, pregnant: who.pregnant })
}

function stateOf(value: number, range: Range): RangeState {
  if (range.criticalLow !== null && value <= range.criticalLow) return 'critical-low'
  if (range.criticalHigh !== null && value >= range.criticalHigh) return 'critical-high'
  if (range.low !== null && value < range.low) return 'low'
  if (range.high !== null && value > range.high) return 'high'
  return 'normal'
}

/** The source's own range comes first: the laboratory that measured knows its method. */
function stateFromSource(observation: Observation, value: number): RangeState | null {
  const range = observation.range
  if (!range || (range.low === null && range.high === null)) return null
  if (range.low !== null && value < range.low) return 'low'
  if (range.high !== null && value > range.high) return 'high'
  return 'normal'
}

function assess(observation: Observation, value: number, unit: string | null, concept: Concept | undefined, who: Who): RangeState {
  const range = rangeFor(concept, who, observation.effective?.ms ?? null)
  const canonical = concept ? convert(value, unit, concept.unit, concept) : null
  const own = 'unassessed' in range || canonical === null ? null : stateOf(canonical, range)
  if (own === 'critical-low' || own === 'critical-high') return own
  return stateFromSource(observation, value) ?? own ?? 'unassessed'
}

const SIGNIFICANT_DIGITS = 4

function shown(value: number): string {
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))
}

/** Longer decimals (a simulator's, a converter's) are rounded on screen; "1.10" and the like stand as written. */
const LONGEST_SHOWN = 8

function asShown(text: string, value: number): string {
  return text.length <= LONGEST_SHOWN ? text : shown(value)
}

const withUnit = (text: string, unit: string | null) => `${text} ${unit ? displayUnit(unit) : '(no unit given)'}`

/** Points of a result that stands. */
export const isValue = ({ text, value }: ChartPoint): boolean => value !== null || (text !== 'cancelled' && text !== 'entered in error')

function pointFrame(observation: Observation) {
  return {
    fact: observation.id,
    at: observation.effective?.text ?? null,
    ms: observation.effective?.ms ?? null,
    state: 'unassessed' as const,
    original: null,
  }
}

/** One observation as a point in `unit`; a value that cannot be brought to the unit is shown as written and left unassessed. */
export function toPoint(observation: Observation, unit: string | null, concept: Concept | undefined, who: Who): ChartPoint {
  const { value } = observation
  const frame = pointFrame(observation)
  if (isTakenBack(observation.status)) return { ...frame, value: null, text: takenBackText(observation.status) }
  if (value.kind === 'text') return { ...frame, value: null, text: value.text }
  if (value.kind === 'absent') return { ...frame, value: null, text: value.reason ?? 'no value given' }
  const comparator = value.comparator ?? ''
  if (value.unit === unit) {
    const state = value.comparator ? ('unassessed' as const) : assess(observation, value.value, unit, concept, who)
    const text = asShown(value.text, value.value)
    const original = text === value.text ? null : withUnit(`${comparator}${value.text}`, value.unit)
    return { ...frame, value: value.value, text: `${comparator}${text}`, state, original }
  }
  const original = withUnit(`${comparator}${value.text}`, value.unit)
  const converted = unit === null ? null : convert(value.value, value.unit, unit, concept)
  if (converted === null) return { ...frame, value: null, text: original, original }
  const state = assess({ ...observation, range: null }, converted, unit, concept, who)
  return { ...frame, value: converted, text: `${comparator}${shown(converted)}`, state, original }
}

function rangeText(low: number | null, high: number | null): string {
  if (low === null) return high === null ? '' : `≤ ${shown(high)}`
  return high === null ? `≥ ${shown(low)}` : `${shown(low)}–${shown(high)}`
}

function rowRange(concept: Concept | undefined, unit: string | null, who: Who, ms: number | null) {
  const range = rangeFor(concept, who, ms)
  if ('unassessed' in range) return { range: null, rangeReason: range.unassessed }
  const to = (limit: number | null) => (limit === null || unit === null || !concept ? limit : convert(limit, concept.unit, unit, concept))
  const [low, high] = [to(range.low), to(range.high)]
  return { range: { low, high, text: rangeText(low, high), source: range.source }, rangeReason: null }
}

const byNewest = (a: Observation, b: Observation) => (b.effective?.ms ?? -Infinity) - (a.effective?.ms ?? -Infinity)

function toRow(key: string, observations: readonly Observation[], total: number, who: Who, flags: PointFlags): ResultRow {
  const newestFirst = [...observations].sort(byNewest)
  const first = newestFirst[0]
  const concept = conceptOf(first?.loinc ?? null)
  const unit = unitOf(newestFirst, concept)
  const points = newestFirst.slice(0, POINTS_PER_ROW).reverse()
  return {
    key,
    code: first?.loinc ?? first?.code.code ?? null,
    label: concept?.label ?? first?.label ?? key,
    unit: unit === null ? null : displayUnit(unit),
    group: concept?.group ?? OTHER_GROUP,
    ...rowRange(concept, unit, who, first?.effective?.ms ?? null),
    points: points.map((observation) => flagged(toPoint(observation, unit, concept, who), flags)),
    total,
  }
}

/**
 * @param groups newest observations per code, as the store gives them
 * @returns one row per concept, in the order of the concept list, unknown codes last by label
 */
export function resultRows(
  groups: readonly ResultGroup[],
  who: Who,
  order: (key: string) => number,
  flags: PointFlags = NO_FLAGS,
): ResultRow[] {
  const byKey = new Map<string, { observations: Observation[]; total: number }>()
  for (const group of groups) {
    const first = group.newest[0]
    if (!first) continue
    const key = rowKey(first)
    const row = byKey.get(key) ?? { observations: [], total: 0 }
    row.observations.push(...group.newest)
    row.total += group.total
    byKey.set(key, row)
  }
  const rows = [...byKey].map(([key, row]) => toRow(key, row.observations, row.total, who, flags))
  return rows.sort((a, b) => order(a.key) - order(b.key) || a.label.localeCompare(b.label))
}

/** All points of one row, oldest first, in the unit the row shows. */
export function seriesPoints(observations: readonly Observation[], who: Who, flags: PointFlags = NO_FLAGS): ChartPoint[] {
  const newestFirst = [...observations].sort(byNewest)
  const concept = conceptOf(newestFirst[0]?.loinc ?? null)
  const unit = unitOf(newestFirst, concept)
  return newestFirst.reverse().map((observation) => flagged(toPoint(observation, unit, concept, who), flags))
}
