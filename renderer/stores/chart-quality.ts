/** How good the data of the open chart are, and how many of its values are held: fetched beside the chart, never holding it up. */
import { create } from 'zustand'
import type { PatientId } from '#app/contract/ids.ts'
import type { QualityPoint } from '#app/contract/intake.ts'
import { call } from '../bridge/client.ts'
import { onForget } from './forget.ts'
import { onReviewChanged } from './review.ts'
import { may } from './session.ts'

type ChartQuality = Readonly<{ patient: PatientId | null; history: readonly QualityPoint[] | null; held: number | null }>
const EMPTY: ChartQuality = { patient: null, history: null, held: null }

export const useChartQuality = create<ChartQuality>(() => EMPTY)
let latest = 0

/** The old answer stands while the same patient is asked for again. */
export async function loadChartQuality(patient: PatientId): Promise<void> {
  const turn = ++latest
  if (useChartQuality.getState().patient !== patient) useChartQuality.setState({ ...EMPTY, patient })
  const [quality, held] = await Promise.all([call('quality.patient', { patient }), may('enter') ? heldOf(patient) : null])
  if (turn === latest) useChartQuality.setState((state) => ({ history: quality.ok ? quality.value : state.history, held }))
}

async function heldOf(patient: PatientId): Promise<number | null> {
  const result = await call('held.list', { status: 'open', origin: null, patient, limit: 1, offset: 0 })
  return result.ok ? result.value.total : null
}

export function forgetChartQuality(): void {
  latest += 1
  useChartQuality.setState(EMPTY)
}

onReviewChanged(() => {
  const { patient } = useChartQuality.getState()
  if (patient !== null) void loadChartQuality(patient)
})

onForget(forgetChartQuality)
