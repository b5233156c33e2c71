/** Held values: the list by filter, the row the keys are on, the rows selected, and what is decided of them. */
import { create } from 'zustand'
import type { CallInput } from '#app/contract/calls.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { HeldItem, HeldStatus } from '#app/contract/intake.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { loadReview, onReviewChanged } from './review.ts'

export const HELD_PAGE = 100
export type HeldFilter = Readonly<{ status: HeldStatus | null; origin: string | null }>
type HeldState = Readonly<{
  filter: HeldFilter
  items: readonly HeldItem[] | null
  total: number
  failure: Failure | null
  loading: boolean
  /** Place of the row the keys are on. */
  active: number
  selected: ReadonlySet<number>
  remember: boolean
  note: string
  deciding: boolean
  /** What the last decision did, in words: stands in the foot of the list, where it covers nothing. */
  said: string
}>

const EMPTY: HeldState = {
  filter: { status: 'open', origin: null },
  items: null,
  total: 0,
  failure: null,
  loading: false,
  active: 0,
  selected: new Set(),
  remember: false,
  note: '',
  deciding: false,
  said: '',
}

export const useHeld = create<HeldState>(() => EMPTY)
let latest = 0

/** @param keep as many rows as are shown now, so that a change from main does not shorten the list under the hand */
export async function loadHeld(keep = 0): Promise<void> {
  const turn = ++latest
  useHeld.setState({ loading: true })
  const { filter } = useHeld.getState()
  const limit = Math.min(500, Math.max(HELD_PAGE, keep))
  const result = await call('held.list', { ...filter, patient: null, limit, offset: 0 })
  if (turn !== latest) return
  if (!result.ok) return useHeld.setState({ failure: result.error, loading: false })
  const { items, total } = result.value
  useHeld.setState((state) => ({
    items,
    total,
    failure: null,
    loading: false,
    active: followed(state, items),
    selected: new Set(items.filter((item) => state.selected.has(item.id)).map((item) => item.id)),
  }))
}

/** The keys stay on their row where it is still there; else on the row that took its place. */
function followed(before: HeldState, items: readonly HeldItem[]): number {
  const id = before.items?.[before.active]?.id
  const at = items.findIndex((item) => item.id === id)
  return at >= 0 ? at : Math.max(0, Math.min(before.active, items.length - 1))
}

export async function loadMoreHeld(): Promise<void> {
  const { filter, items } = useHeld.getState()
  const turn = ++latest
  useHeld.setState({ loading: true })
  const result = await call('held.list', { ...filter, patient: null, limit: HELD_PAGE, offset: items?.length ?? 0 })
  if (turn !== latest) return
  if (!result.ok) return useHeld.setState({ failure: result.error, loading: false })
  const known = new Set(items?.map((item) => item.id))
  useHeld.setState({
    items: [...(items ?? []), ...result.value.items.filter((item) => !known.has(item.id))],
    total: result.value.total,
    loading: false,
    failure: null,
  })
}

export function filterHeld(part: Partial<HeldFilter>): void {
  useHeld.setState(({ filter }) => ({ filter: { ...filter, ...part }, items: null, active: 0, selected: new Set() }))
  void loadHeld()
}

export function moveHeld(to: number): void {
  useHeld.setState(({ items }) => ({ active: Math.max(0, Math.min(to, (items?.length ?? 1) - 1)) }))
}

export function toggleHeld(id: number): void {
  useHeld.setState(({ selected }) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    return { selected: next }
  })
}

export const selectAllHeld = (): void =>
  useHeld.setState(({ items }) => ({ selected: new Set((items ?? []).filter((item) => item.status === 'open').map((item) => item.id)) }))
export const clearHeld = (): void => useHeld.setState({ selected: new Set() })
export const rememberHeld = (remember: boolean): void => useHeld.setState({ remember })
export const sayHeld = (said: string): void => useHeld.setState({ said })
export const noteHeld = (note: string): void => useHeld.setState({ note })

/** What a decision now is about: the rows selected, else the row the keys are on; only what is open. */
export function chosenHeld({ items, selected, active }: Pick<HeldState, 'items' | 'selected' | 'active'>): readonly HeldItem[] {
  const rows = items ?? []
  const chosen = selected.size > 0 ? rows.filter((item) => selected.has(item.id)) : rows.slice(active, active + 1)
  return chosen.filter((item) => item.status === 'open')
}

type Decision = CallInput<'held.decide'>

/** @returns the failure, or null when it is decided. */
export async function decideHeld(decision: Decision['decision'], values?: Decision['values']): Promise<Failure | null> {
  const state = useHeld.getState()
  const ids = chosenHeld(state).map((item) => item.id)
  if (ids.length === 0 || state.deciding) return null
  const asked = era()
  useHeld.setState({ deciding: true })
  const result = await call('held.decide', { ids, decision, ...(values ? { values } : {}), note: state.note, remember: state.remember })
  if (asked !== era()) return null
  useHeld.setState({ deciding: false })
  if (!result.ok) return result.error
  useHeld.setState((before) => decided(before, result.value.items))
  await Promise.all([loadHeld(state.items?.length), loadReview()])
  return null
}

/** Rows that do not fit the filter any more go; the keys stay where they were, on the next row. */
function decided(state: HeldState, answered: readonly HeldItem[]): Partial<HeldState> {
  const byId = new Map(answered.map((item) => [item.id, item]))
  const items = (state.items ?? [])
    .map((item) => byId.get(item.id) ?? item)
    .filter((item) => state.filter.status === null || item.status === state.filter.status)
  const gone = (state.items?.length ?? 0) - items.length
  return { items, total: state.total - gone, selected: new Set(), note: '', remember: false, active: nextActive(state, items) }
}

function nextActive(state: HeldState, items: readonly HeldItem[]): number {
  const left = new Set(items.map((item) => item.id))
  const after = (state.items ?? []).slice(state.active).find((item) => left.has(item.id))
  const at = after ? items.findIndex((item) => item.id === after.id) : items.length - 1
  return Math.max(0, at)
}

onReviewChanged(() => {
  const { items, deciding } = useHeld.getState()
  if (items !== null && !deciding) void loadHeld(items.length)
})

onForget(() => {
  latest += 1
  useHeld.setState(EMPTY)
})
