/** Pairs of records that may be one person: compared, decided, undone. */
import { create } from 'zustand'
import type { Failure, Result } from '#app/contract/errors.ts'
import type { PersonMatch } from '#app/contract/intake.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'
import { loadReview, onReviewChanged } from './review.ts'

export type PairFilter = PersonMatch['status'] | null
type MatchesState = Readonly<{ filter: PairFilter; list: Remote<PersonMatch[]>; shown: number | null; note: string; deciding: boolean }>

const empty = (): MatchesState => ({ filter: null, list: idle(), shown: null, note: '', deciding: false })
export const useMatches = create<MatchesState>(empty)
let latest = 0

export async function loadMatches(): Promise<void> {
  const turn = ++latest
  useMatches.setState(({ list }) => ({ list: loading(list) }))
  const result = await call('matches.list', { status: useMatches.getState().filter })
  if (turn !== latest) return
  useMatches.setState(({ list, shown }) => {
    const next = settled(list, result.ok ? { ok: true, value: inPlace(list.value ?? [], result.value) } : result)
    const still = next.value?.some((pair) => pair.id === shown)
    return { list: next, shown: still ? shown : (next.value?.[0]?.id ?? null) }
  })
}

const RANK: Readonly<Record<PersonMatch['status'], number>> = { open: 0, merged: 1, different: 2 }

/** Open first, the likeliest first. */
export const inOrder = (pairs: readonly PersonMatch[]): PersonMatch[] =>
  pairs.toSorted((a, b) => RANK[a.status] - RANK[b.status] || b.score - a.score || a.id - b.id)

/** Pairs that were shown keep their place, so that none jumps under the hand; new ones come after them. */
export function inPlace(before: readonly PersonMatch[], now: readonly PersonMatch[]): PersonMatch[] {
  const byId = new Map(now.map((pair) => [pair.id, pair]))
  const stayed = before.flatMap(({ id }) => byId.get(id) ?? [])
  const known = new Set(before.map(({ id }) => id))
  return [...stayed, ...inOrder(now.filter(({ id }) => !known.has(id)))]
}

export function filterPairs(filter: PairFilter): void {
  useMatches.setState({ filter, list: idle(), shown: null })
  void loadMatches()
}

export const showPair = (shown: number): void => useMatches.setState({ shown, note: '' })
export const notePair = (note: string): void => useMatches.setState({ note })

export function stepPair(by: number): void {
  const { list, shown } = useMatches.getState()
  const pairs = list.value ?? []
  const next = pairs[Math.max(0, Math.min(pairs.length - 1, pairs.findIndex((pair) => pair.id === shown) + by))]
  if (next) showPair(next.id)
}

async function settle(id: number, ask: (note: string) => Promise<Result<PersonMatch>>): Promise<Failure | null> {
  const { deciding, note } = useMatches.getState()
  if (deciding) return null
  const asked = era()
  useMatches.setState({ deciding: true })
  const result = await ask(note)
  if (asked !== era()) return null
  useMatches.setState({ deciding: false })
  if (!result.ok) return result.error
  const answered = result.value
  // The pair stays in its place until the list is asked for again: what was just done can be seen, and undone.
  useMatches.setState(({ list }) => ({
    note: '',
    list: { ...list, value: list.value?.map((pair) => (pair.id === id ? answered : pair)) ?? null },
  }))
  void loadReview()
  return null
}

export const decidePair = (id: number, decision: 'same' | 'different'): Promise<Failure | null> =>
  settle(id, (note) => call('matches.decide', { id, decision, note }))
export const undoPair = (id: number): Promise<Failure | null> => settle(id, (note) => call('matches.undo', { id, note }))

onReviewChanged(() => {
  const { list, deciding } = useMatches.getState()
  if (list.value !== null && !deciding) void loadMatches()
})

onForget(() => {
  latest += 1
  useMatches.setState(empty())
})
