/**
 * The worklist: searched as typed, latest answer wins, fetched by pages as it is scrolled. Rows never move under a hand:
 * a change from main waits until the list has been left alone for a moment, because a row that jumps is a wrong patient opened.
 */
import { create } from 'zustand'
import type { WorklistRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import { call, onPush } from '../bridge/client.ts'
import { onForget } from './forget.ts'
import { useSession } from './session.ts'

export const PAGE = 200
const HANDS_OFF_MS = 3000

type WorklistState = Readonly<{
  query: string
  /** By place in the list; undefined where the page has not come yet. */
  rows: readonly (WorklistRow | undefined)[]
  /** Patients that match, and all there are; null before the first answer. */
  matching: number | null
  total: number | null
  /** More match than are counted. */
  atLeast: boolean
  /** What `rows` answers; differs from `query` while an answer is under way. */
  answered: string | null
  failure: Failure | null
  active: number
  /** A newer order waits for the hand to leave the list. */
  waiting: boolean
}>

const EMPTY: WorklistState = {
  query: '',
  rows: [],
  matching: null,
  total: null,
  atLeast: false,
  answered: null,
  failure: null,
  active: 0,
  waiting: false,
}

export const useWorklist = create<WorklistState>(() => EMPTY)

let latest = 0
let touched = 0
let deferred: ReturnType<typeof setTimeout> | undefined
const asked = new Set<number>()

export async function search(query: string): Promise<void> {
  useWorklist.setState(query === useWorklist.getState().query ? {} : { query, active: 0 })
  await fetchFirst(query)
}

async function fetchFirst(query: string): Promise<void> {
  const turn = ++latest
  const result = await call('worklist.list', { query, limit: PAGE, offset: 0 })
  if (turn !== latest) return
  if (!result.ok) return useWorklist.setState({ failure: result.error })
  const { rows, matching, total, matchingAtLeast } = result.value
  asked.clear()
  asked.add(0)
  useWorklist.setState((state) => ({
    rows: spread([], 0, rows, matching),
    matching,
    total,
    atLeast: matchingAtLeast,
    answered: query,
    failure: null,
    waiting: false,
    active: followed(state, rows, matching),
  }))
}

/** The active row stays on its patient where that patient is still near. */
function followed(before: WorklistState, rows: readonly WorklistRow[], matching: number): number {
  const id = before.rows[before.active]?.id
  const now = before.query === before.answered && id ? rows.findIndex((row) => row.id === id) : -1
  return now >= 0 ? now : Math.min(before.active, Math.max(0, matching - 1))
}

function spread(before: readonly (WorklistRow | undefined)[], offset: number, rows: readonly WorklistRow[], length: number) {
  return Array.from({ length }, (_, i) => rows[i - offset] ?? before[i])
}

/** Fetches the pages under these places, once each. */
export function needRows(first: number, last: number): void {
  for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) void fetchPage(page)
}

async function fetchPage(page: number): Promise<void> {
  if (asked.has(page)) return
  asked.add(page)
  const turn = latest
  const { query } = useWorklist.getState()
  const result = await call('worklist.list', { query, limit: PAGE, offset: page * PAGE })
  if (turn !== latest) return
  if (!result.ok) {
    asked.delete(page)
    return useWorklist.setState({ failure: result.error })
  }
  useWorklist.setState(({ rows }) => ({ rows: spread(rows, page * PAGE, result.value.rows, rows.length), failure: null }))
}

export function moveActive(to: number): void {
  useWorklist.setState(({ matching }) => ({ active: Math.max(0, Math.min(to, (matching ?? 1) - 1)) }))
}

/** A hand is on the list. */
export function touchList(): void {
  touched = Date.now()
}

export function reload(): void {
  clearTimeout(deferred)
  const left = HANDS_OFF_MS - (Date.now() - touched)
  if (left <= 0 || !useWorklist.getState().rows.length) return void fetchFirst(useWorklist.getState().query)
  useWorklist.setState({ waiting: true })
  deferred = setTimeout(reload, left)
}

/** @returns a function that stops */
export const watchWorklist = (): (() => void) =>
  onPush((event) => {
    if (event.type === 'worklist.changed' && useSession.getState().status?.state === 'unlocked') reload()
  })

onForget(() => {
  latest += 1
  asked.clear()
  clearTimeout(deferred)
  useWorklist.setState(EMPTY)
})
