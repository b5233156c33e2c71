/**
 * The adaptive strip of the chart that is open. It is asked for once, when the chart opens, and stands until the next one opens.
 * What is done is noticed here, from what the chart's store shows: no screen has to know of the strip.
 */
import { create } from 'zustand'
import { marksOf } from '#app/adaptive/context.ts'
import type { ActionId, StripChoice, StripReport, StripView } from '#app/contract/adaptive.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { call } from '../bridge/client.ts'
import { type ChartState, useChart } from './chart.ts'
import { onForget } from './forget.ts'

type StripState = Readonly<{ view: StripView | null; report: StripReport | null; next: readonly ActionId[] }>
const EMPTY: StripState = { view: null, report: null, next: [] }
export const useStrip = create<StripState>(() => EMPTY)

let turn = 0
/** What the strip is doing just now: the step that follows is the strip's. */
let running: ActionId | null = null

onForget(forgetStrip)

export function forgetStrip(): void {
  turn += 1
  running = null
  useStrip.setState(EMPTY)
}

export async function openStrip(view: ChartView, possible: readonly ActionId[]): Promise<void> {
  forgetStrip()
  const own = turn
  const result = await call('strip.open', { tags: [...marksOf(view, Date.parse(view.openedAt))], possible: [...possible] })
  if (own === turn && result.ok) useStrip.setState({ view: result.value })
}

/** Says that something was done; while the strip is off or not there, to nobody. */
export function stripUsed(action: ActionId): void {
  const visit = useStrip.getState().view?.visit ?? null
  if (visit === null) return
  const own = turn
  const fromStrip = running === action
  running = null
  void call('strip.used', { visit, action, fromStrip }).then((result) => {
    if (own === turn && result.ok) useStrip.setState({ next: result.value.next })
  })
}

/** Does an action for the strip. An action that shows what is shown already is a step all the same. */
export function runFromStrip(action: ActionId, run: () => void): void {
  running = action
  run()
  if (running === action) stripUsed(action)
}

const take = (result: Awaited<ReturnType<typeof call<'strip.report'>>>): void => {
  if (result.ok) useStrip.setState({ report: result.value })
}

export const loadStripReport = async (): Promise<void> => take(await call('strip.report', {}))
export const chooseInStrip = async (action: ActionId, choice: StripChoice | null): Promise<void> =>
  take(await call('strip.choose', { action, choice }))
export const turnStrip = async (on: boolean): Promise<void> => take(await call('strip.turn', { on }))
export const forgetLearned = async (): Promise<void> => take(await call('strip.forget', {}))
export const saveLearned = () => call('strip.export', {})

/** @returns a function that stops */
export function watchSteps(): () => void {
  return useChart.subscribe((state, before) => {
    if (state.patient === null || state.patient !== before.patient || before.chart.value === null) return
    const action = stepBetween(before, state)
    if (action !== null) stripUsed(action)
  })
}

/** What a person did between two states of the chart; null where it was nothing the strip could offer. */
export function stepBetween(before: ChartState, after: ChartState): ActionId | null {
  if (after.entryOpen && !before.entryOpen) return 'entry:open'
  if (after.explain !== null && after.explain !== before.explain) return `explain:${after.explain}`
  if (after.graph !== before.graph && before.graph !== null && after.graph !== null) return `graph:${after.graph}`
  return after.place === before.place ? null : `place:${after.place}`
}
