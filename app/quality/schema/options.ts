/** What a column of numbers may be, unit by unit: the choices that columns make together (joint.ts). */
import { type Candidate, type ColumnFacts, hasNumbers } from './candidates.ts'
import { systemOf } from './company.ts'
import { type Scale, scaleOf } from './fit.ts'
import { type Track, trackOf } from './rows.ts'
import { spreadOfConcept } from './spreads.ts'
import { unitWeights } from './unit-choice.ts'
import { unitUsualness } from './unit-usualness.ts'
import { writtenWeight } from './written.ts'

export type Option = Readonly<{
  target: string
  unit: string | null
  weight: number
  /** To the canonical unit; roles as they are. */
  scale: Scale
  system: 'si' | 'conventional' | null
}>

export type Seat = Readonly<{ column: ColumnFacts; candidates: readonly Candidate[]; options: readonly Option[]; track: Track }>

const AS_IT_IS: Scale = { factor: 1, offset: 0 }
const MOST_OPTIONS = 24
/** Options this much lighter than the best are not looked at again. */
const HOPELESS = 9
/** Weight of a unit's own fit and usualness where the network of tables, which has learned both, speaks for the whole. */
const BESIDE_TABLE = 0.3
/** Only where the concept is written in either system does its unit say which one the table has. */
function systemIn(target: string, unit: string): Option['system'] {
  const systems = new Set((spreadOfConcept(target)?.units ?? []).map(systemOf))
  return systems.has('si') && systems.has('conventional') ? systemOf(unit) : null
}

function optionsOf(candidate: Candidate, column: ColumnFacts): readonly Option[] {
  const { target } = candidate
  const { weight } = candidate
  if (target.startsWith('@') || candidate.fit === null) return [{ target, unit: null, weight, scale: AS_IT_IS, system: null }]
  const named = candidate.hit?.unit ?? null
  const units = unitWeights(column.shape, target, { model: candidate.units, si: false })
  const best = units[0]?.weight ?? 0
  return units.flatMap((one) => {
    const scale = scaleOf(one.unit, target)
    if (!scale || one.weight < best - 6 || (named !== null && named !== one.unit && units.some(({ unit }) => unit === named))) return []
    const written = column.generic ? writtenWeight(target, one.unit, column.shape) : 0
    const extra = (column.generic ? BESIDE_TABLE : 1) * (one.weight - best + unitUsualness(one.unit, target, one.canonical)) + written
    return [{ target, unit: one.unit, weight: weight + extra, scale, system: systemIn(target, one.unit) }]
  })
}

/** @returns null for a column that is not numbers: nothing beside it changes what it is */
export function seatOf(column: ColumnFacts, candidates: readonly Candidate[], rows: number): Seat | null {
  if (!hasNumbers(column.shape) || candidates.length === 0) return null
  const all = candidates.flatMap((candidate) => optionsOf(candidate, column)).sort((a, b) => b.weight - a.weight)
  const top = all[0]?.weight ?? 0
  const options = all.filter(({ weight }) => weight > top - HOPELESS).slice(0, MOST_OPTIONS)
  return options.length === 0 ? null : { column, candidates, options, track: trackOf(column.shape, rows) }
}
