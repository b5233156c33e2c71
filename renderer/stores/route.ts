/** Which screen stands in front. No URLs: nothing of a patient may end in a history file. */
import { create } from 'zustand'
import type { PatientId } from '#app/contract/ids.ts'
import { onForget } from './forget.ts'

export const SCREENS = ['worklist', 'chart', 'intake', 'operations', 'settings'] as const
export type Screen = (typeof SCREENS)[number]
type Route = Readonly<{ screen: Screen; patient: PatientId | null }>
type RouteState = Readonly<{ screen: Screen; patient: PatientId | null; past: readonly Route[] }>

const START: RouteState = { screen: 'worklist', patient: null, past: [] }
const KEPT = 30

export const useRoute = create<RouteState>(() => START)

function move(next: Route): void {
  useRoute.setState(({ screen, patient, past }) =>
    screen === next.screen && patient === next.patient ? {} : { ...next, past: [...past.slice(1 - KEPT), { screen, patient }] },
  )
}

/** The chart last opened is kept, so that going to "chart" opens it again. */
export const go = (screen: Screen): void => move({ screen, patient: useRoute.getState().patient })
export const openChart = (patient: PatientId): void => move({ screen: 'chart', patient })

/** @returns false when there is nowhere to go back to. */
export function back(): boolean {
  const { past } = useRoute.getState()
  const last = past.at(-1)
  if (!last) return false
  useRoute.setState(({ patient }) => ({ screen: last.screen, patient: last.patient ?? patient, past: past.slice(0, -1) }))
  return true
}

onForget(() => useRoute.setState(({ screen }) => ({ ...START, screen: screen === 'chart' ? 'worklist' : screen })))
