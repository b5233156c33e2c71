/** The patient's earlier values by concept, in canonical units; worked out once for a history and kept with it. */
import type { HistoryPoint } from '../../contract/entry.ts'
import { type Concept, conceptOf } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import type { Past } from './expectation.ts'

export type History = ReadonlyMap<string, readonly Past[]>

const kept = new WeakMap<readonly HistoryPoint[], History>()

/** Without a unit a number is only taken where one unit is in use everywhere. */
export const ONE_UNIT: ReadonlySet<string> = new Set([
  'heart_rate',
  'resp_rate',
  'sbp',
  'dbp',
  'map',
  'spo2',
  'gcs',
  'gcs_eye',
  'gcs_verbal',
  'gcs_motor',
  'pain',
  'ph',
  'inr',
])

export function canonicalOf(value: number, unit: string | null | undefined, concept: Concept): number | null {
  const given = unit === undefined || unit === null || unit.trim() === '' ? null : unit
  if (given === null && ONE_UNIT.has(concept.id)) return value
  return convert(value, given, concept.unit, concept)
}

function build(points: readonly HistoryPoint[]): History {
  const map = new Map<string, Past[]>()
  for (const { code, value, unit, ms } of points) {
    const concept = conceptOf(code)
    const canonical = concept ? canonicalOf(value, unit, concept) : null
    if (!concept || canonical === null || !Number.isFinite(ms)) continue
    const list = map.get(concept.id)
    if (list) list.push({ value: canonical, ms })
    else map.set(concept.id, [{ value: canonical, ms }])
  }
  return map
}

export function historyOf(points: readonly HistoryPoint[]): History {
  const before = kept.get(points)
  if (before) return before
  const made = build(points)
  kept.set(points, made)
  return made
}
