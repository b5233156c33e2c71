/** Values of one resource held against each other: pressures that cannot be, pairs typed into each other. */
import type { Placed } from '../entry/assess.ts'
import type { Verdict } from '../entry/judge.ts'
import { panelVerdicts } from '../entry/panel.ts'
import { caseOf, isSeen, type Numeric, type Standing } from './alone.ts'

/** `canonical` is null where the unit does not say what the number means. */
export type Numbered = Readonly<{ standing: Standing; number: Numeric; canonical: number | null }>

const NOTHING: ReadonlyMap<number, Verdict> = new Map()
const NOBODY = { birthMs: null, sex: 'unknown' } as const
const NO_HISTORY: ReadonlyMap<string, never[]> = new Map()

/** First is the larger of the two in every living body, or nearly. */
const ORDERED = [
  ['sbp', 'dbp'],
  ['sbp', 'map'],
  ['map', 'dbp'],
  ['heart_rate', 'resp_rate'],
  ['heart_rate', 'temperature'],
  ['height', 'weight'],
] as const

function suspicious(values: readonly Numbered[]): boolean {
  const at = (id: string) => values.find(({ standing }) => standing.concept.id === id)?.canonical ?? null
  if (values.some(({ standing, canonical }) => canonical !== null && !isSeen(standing, canonical))) return true
  return ORDERED.some(([larger, smaller]) => {
    const [a, b] = [at(larger), at(smaller)]
    return a !== null && b !== null && a <= b
  })
}

function placedOf({ standing, number }: Numbered, index: number): Placed {
  const { concept } = standing
  const one = caseOf(standing, number)
  const entry = { code: concept.loinc[0] ?? '', value: number.value, unit: number.unit }
  const known = 'level' in one ? null : one
  return { index, entry, concept, ms: 0, typed: known?.typed ?? null, case: known, past: [], weighed: null }
}

/** @returns by index of the value, what stands in contradiction to another ('impossible' or 'implausible') */
export function verdictsTogether(values: readonly Numbered[]): ReadonlyMap<number, Verdict> {
  if (values.length < 2 || !suspicious(values)) return NOTHING
  const all = panelVerdicts(values.map(placedOf), NO_HISTORY, NOBODY)
  return new Map([...all].filter(([, { level }]) => level === 'impossible' || level === 'implausible'))
}
