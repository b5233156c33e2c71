/** The chart that is open: what main says of it, and what the person looks at. Everything here is forgotten on lock. */
import { create } from 'zustand'
import type { ChartView } from '#app/contract/chart.ts'
import type { Result } from '#app/contract/errors.ts'
import type { AlertId, FactId, PatientId } from '#app/contract/ids.ts'
import type { OverrideReason } from '#app/contract/medication.ts'
import type { AcknowledgeReason, SnoozeReason } from '#app/contract/risk.ts'
import { call, onPush } from '../bridge/client.ts'
import { firstGraphRow } from '../features/chart/flowsheet.ts'
import { onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

export type ChartPlace = 'results' | 'graphs' | 'growth' | 'timeline' | 'notes' | 'encounters' | 'immunizations' | 'medications' | 'review'

export type ChartState = Readonly<{
  patient: PatientId | null
  chart: Remote<ChartView>
  place: ChartPlace
  filter: string
  /** Every part of the picture in full, instead of its top three. */
  whole: boolean
  /** Row in the graph, and whether the graph has its place. */
  graph: string | null
  graphOpen: boolean
  entryOpen: boolean
  note: FactId | null
  /** Dialogs: the model being explained, the rows being shown. */
  explain: string | null
  evidence: readonly FactId[] | null
  /** The alert that is asked why it may rest. */
  snoozing: AlertId | null
}>

const EMPTY: ChartState = {
  patient: null,
  chart: idle(),
  place: 'results',
  filter: '',
  whole: false,
  graph: null,
  graphOpen: true,
  entryOpen: false,
  note: null,
  explain: null,
  evidence: null,
  snoozing: null,
}

export const useChart = create<ChartState>(() => EMPTY)

/** Counts openings and lockings: an answer that belongs to an earlier count is dropped. */
let era = 0
let refreshing = false
let again = false

onForget(forgetChart)

export function forgetChart(): void {
  era += 1
  refreshing = false
  again = false
  useChart.setState(EMPTY)
}

export const rowsOf = (view: ChartView): ChartView['vitals'] => [...view.vitals, ...view.labs]

export async function openChart(patient: PatientId): Promise<void> {
  forgetChart()
  const own = era
  useChart.setState({ patient, chart: loading(idle<ChartView>()) })
  const result = await call('chart.open', { patient })
  if (own !== era) return
  useChart.setState((state) => ({
    chart: settled(state.chart, result),
    graph: result.ok ? (firstGraphRow(rowsOf(result.value))?.key ?? null) : null,
  }))
}

/** Fetches the open chart again. The old one stands until the new one is here; requests made meanwhile are folded into one more. */
export async function refreshChart(): Promise<void> {
  const { patient } = useChart.getState()
  if (patient === null) return
  if (refreshing) {
    again = true
    return
  }
  const own = era
  refreshing = true
  const result = await call('chart.refresh', { patient })
  if (own !== era) return
  refreshing = false
  useChart.setState((state) => ({ chart: settled(state.chart, result) }))
  if (!again) return
  again = false
  await refreshChart()
}

/** Refetches when main says this patient changed. @returns a function that stops */
export function followChart(patient: PatientId): () => void {
  return onPush((event) => {
    if (event.type === 'chart.changed' && event.patient === patient) void refreshChart()
  })
}

/** `until`: when a “will monitor” comes back. */
export async function acknowledgeAlert(
  alert: AlertId,
  said: Readonly<{ reason: AcknowledgeReason; note: string; until?: string }>,
): Promise<Result<unknown>> {
  const result = await call('alerts.acknowledge', { alert, ...said })
  if (result.ok) await refreshChart()
  return result
}

/** Lets an alert rest until then; it comes back by itself. */
export async function snoozeAlert(alert: AlertId, said: Readonly<{ reason: SnoozeReason; until: string }>): Promise<Result<unknown>> {
  const result = await call('alerts.snooze', { alert, ...said })
  if (result.ok) await refreshChart()
  return result
}

/** Asks the alerts of the chart to open the form for one of them. */
export const askSnooze = (snoozing: AlertId | null): void => useChart.setState({ snoozing })

type SetAside = Readonly<{ subject: string; inputHash: string; reason: OverrideReason | null; note: string; until: string | null }>

/** Sets a finding of the list aside, or takes that back (`reason` null). */
export async function overrideFinding(said: SetAside): Promise<Result<unknown>> {
  const { patient } = useChart.getState()
  if (patient === null) return { ok: true, value: null }
  const result = await call('medication.override', { patient, ...said })
  if (result.ok) await refreshChart()
  return result
}

export const showPlace = (place: ChartPlace): void => useChart.setState({ place })
export const showGraph = (graph: string): void => useChart.setState({ graph, graphOpen: true })
export const showEvidence = (evidence: readonly FactId[]): void => useChart.setState({ evidence: evidence.length > 0 ? evidence : null })
export const showExplain = (explain: string): void => useChart.setState({ explain })
export const openEntry = (): void => useChart.setState({ entryOpen: true })
export const closeEntry = (): void => useChart.setState({ entryOpen: false })
