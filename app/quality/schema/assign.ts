/** One table's columns together: what is measured once stands once, and pressures are in order. */

import type { LearnedColumn } from '../../ports/intake-store.ts'
import { type Candidate, type ColumnFacts, candidatesOf } from './candidates.ts'
import { joined } from './joint.ts'
import { type Judged, judge } from './judge.ts'
import { quantileOf } from './shape.ts'

export type Assigned = Readonly<{ column: ColumnFacts; judged: Judged | null; note: string }>

/** Weight a second column of the same concept loses, where only its numbers speak for it. */
const TAKEN = 3
/** Repeats by name (first, last, minimum, two visits) are usual. */
const NAMED_AGAIN = 0.2

const isNamed = (candidate: Candidate): boolean => candidate.support !== 'numbers'
const tagOf = ({ target, fit }: Candidate): string => `${target}|${fit?.unit ?? ''}`

function lessTaken(candidates: readonly Candidate[], taken: ReadonlyMap<string, number>): readonly Candidate[] {
  if (!candidates.some((one) => taken.has(one.target))) return candidates
  return candidates
    .map((one) => {
      const times = one.target.startsWith('@') ? 0 : (taken.get(tagOf(one)) ?? 0) + 0.4 * (taken.get(one.target) ?? 0)
      return times === 0 ? one : { ...one, weight: one.weight - times * (isNamed(one) ? NAMED_AGAIN : TAKEN) }
    })
    .sort((a, b) => b.weight - a.weight)
}

function take(taken: Map<string, number>, candidate: Candidate): void {
  for (const key of [candidate.target, tagOf(candidate)]) taken.set(key, (taken.get(key) ?? 0) + 1)
}

const settledTogether = ({ generic }: ColumnFacts, candidates: readonly Candidate[]) =>
  generic && candidates.some(({ joint }) => joint !== undefined)

/**
 * The surest columns choose first.
 * @param aligned whether the cells of the columns stand in the same rows
 */
export function assign(columns: readonly ColumnFacts[], learned: readonly LearnedColumn[], aligned: boolean): readonly Assigned[] {
  const alone = columns.map((column) => ({ column, candidates: candidatesOf(column, learned) }))
  const all = aligned ? joined(alone) : alone
  const order = [...all].sort((a, b) => {
    const [x, y] = [judge(a.candidates, a.column), judge(b.candidates, b.column)]
    return (y?.confidence ?? 0) - (x?.confidence ?? 0) || a.column.index - b.column.index
  })
  const taken = new Map<string, number>()
  const found = new Map<number, Judged | null>()
  for (const { column, candidates } of order) {
    const judged = judge(settledTogether(column, candidates) ? candidates : lessTaken(candidates, taken), column)
    found.set(column.index, judged)
    if (judged) take(taken, judged.candidate)
  }
  return inOrder(all.map(({ column }) => ({ column, judged: found.get(column.index) ?? null, note: '' })))
}

/** Systolic above mean above diastolic: by their medians. Names that say otherwise lose their certainty; numbers alone are put in order. */
function inOrder(assigned: readonly Assigned[]): readonly Assigned[] {
  const of = (target: string) => assigned.filter(({ judged }) => judged?.candidate.target === target)
  const [s, d, m] = [of('sbp'), of('dbp'), of('map')]
  const median = (one: Assigned) => {
    const unit = one.judged?.candidate.fit?.unit
    return quantileOf(one.column.shape, 0.5) * (unit === 'kPa' ? 7.5006 : 1)
  }
  const wrong = new Set<number>()
  const check = (above: readonly Assigned[], below: readonly Assigned[]) => {
    for (const a of above) for (const b of below) if (median(a) < median(b)) wrong.add(a.column.index).add(b.column.index)
  }
  check(s, d)
  check(s, m)
  check(m, d)
  if (wrong.size === 0) return assigned
  return assigned.map((one) =>
    wrong.has(one.column.index) && one.judged
      ? {
          ...one,
          judged: { ...one.judged, confidence: Math.min(0.6, one.judged.confidence) },
          note: 'not in the order that systolic, mean and diastolic pressure have',
        }
      : one,
  )
}
