/** The simple ways to find a wrong entry, as scores: higher is odder. Each is given the threshold that asks as rarely as it may. */

import { parseWhen } from '#app/chart/when.ts'
import type { EntryContext } from '#app/contract/entry.ts'
import { type Expectation, expectationOf, type Past } from '#app/quality/entry/expectation.ts'
import { growthPopulation } from '#app/quality/entry/growth.ts'
import { historyOf } from '#app/quality/entry/history.ts'
import { limitsOf, toScale } from '#app/quality/entry/limits.ts'

export const SIMPLE = ['hard limits', 'population z', 'delta z', 'growthcleanr-like'] as const
export type Simple = (typeof SIMPLE)[number]
export type Scores = Readonly<Record<Simple, number>>

const REFUSED = 1e9

/** Exponentially weighted mean of the other values, weights (5 + days)^-1.5: the middle step of growthcleanr (Daymont 2017, doi 10.1093/jamia/ocx037). */
function weightedDeviation(expected: Expectation, past: readonly Past[], ms: number, y: number): number | null {
  if (past.length === 0) return null
  const weights = past.map((one) => (5 + Math.abs(one.ms - ms) / 86_400_000) ** -1.5)
  const total = weights.reduce((a, b) => a + b, 0)
  const mean = past.reduce((sum, one, i) => sum + toScale(expected.limits, one.value) * (weights[i] ?? 0), 0) / total
  const spread = Math.min(...expected.population.map((b) => b.spread))
  return Math.abs(y - mean) / spread
}

export function simpleScores(context: EntryContext, concept: string, value: number): Scores {
  const limits = limitsOf(concept)
  const person = { birthMs: parseWhen(context.birthDate)?.ms ?? null, sex: context.sex }
  const past = historyOf(context.history).get(concept) ?? []
  const expected = expectationOf(concept, person, past, context.nowMs)
  if (!limits || !expected) return { 'hard limits': 0, 'population z': 0, 'delta z': 0, 'growthcleanr-like': 0 }
  const refused = value < limits.hard[0] || value > limits.hard[1] ? REFUSED : 0
  const y = toScale(limits, value)
  const population = Math.min(...expected.population.map((b) => Math.abs(y - b.center) / b.spread))
  const delta = expected.personal ? Math.abs(y - expected.personal.center) / expected.personal.spread : 0
  const growing = growthPopulation(concept, person, context.nowMs) !== null
  const deviation = weightedDeviation(expected, past, context.nowMs, y)
  return {
    'hard limits': refused,
    'population z': refused || population,
    'delta z': refused || delta,
    // In growthcleanr a value is first held against the population, then against the child's own others.
    'growthcleanr-like': refused || Math.max(deviation ?? 0, growing || deviation === null ? population / 1.5 : 0),
  }
}
