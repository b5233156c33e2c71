import type { KeyboardEvent, RefObject } from 'react'
import { text } from '../../i18n/en.ts'
import { openChart } from '../../stores/route.ts'
import { moveActive, search, touchList, useWorklist } from '../../stores/worklist.ts'
import { useShortcut } from '../../ui/index.ts'

const PAGE_STEP = 15

/** Rows of an older question are never opened: the patient meant may not be the one shown. */
function openActive(): boolean {
  const { active, rows, query, answered } = useWorklist.getState()
  const row = answered === query ? rows[active] : undefined
  if (row) openChart(row.id)
  return row !== undefined
}

/** Keys in the search field that move in the list. */
export function onListKey(event: KeyboardEvent): void {
  touchList()
  const { active, matching, query } = useWorklist.getState()
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + PAGE_STEP,
    PageUp: active - PAGE_STEP,
  }
  if (event.ctrlKey && event.key === 'Home') moveActive(0)
  else if (event.ctrlKey && event.key === 'End') moveActive((matching ?? 1) - 1)
  else if (event.key in moves) moveActive(moves[event.key] ?? active)
  else if (event.key === 'Enter') openActive()
  else if (event.key === 'Escape' && query) void search('')
  else return
  event.preventDefault()
}

/** The same keys while nothing has the focus, and "/" back to the search. They also stand in the help. */
export function useListKeys(field: RefObject<HTMLInputElement | null>): void {
  const { up, down, open, toSearch } = text.worklist.keys
  const step = (by: number) => () => {
    if (!nothingFocused()) return false
    field.current?.focus()
    moveActive(useWorklist.getState().active + by)
  }
  useShortcut('Down', down, text.keys.worklist, step(1))
  useShortcut('Up', up, text.keys.worklist, step(-1))
  useShortcut('Enter', open, text.keys.worklist, () => nothingFocused() && openActive())
  useShortcut('/', toSearch, text.keys.worklist, () => field.current?.focus())
}

const nothingFocused = () => document.activeElement === document.body
