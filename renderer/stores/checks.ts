/** How entry checks and alerts fare, and which thresholds moved: lists that main counts. */
import { create } from 'zustand'
import type { FlagKind } from '#app/contract/entry.ts'
import type { AlertResponse, EntryQuality, LearnedThreshold } from '#app/contract/entry-quality.ts'
import type { Failure, Result } from '#app/contract/errors.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

type ChecksState = Readonly<{ entry: Remote<EntryQuality>; alerts: Remote<AlertResponse[]>; thresholds: Remote<LearnedThreshold[]> }>
const empty = (): ChecksState => ({ entry: idle(), alerts: idle(), thresholds: idle() })
export const useChecks = create<ChecksState>(empty)

type Part = keyof ChecksState
type ValueOf<P extends Part> = NonNullable<ChecksState[P]['value']>

async function fetchInto<P extends Part>(part: P, fetched: () => Promise<Result<ValueOf<P>>>): Promise<void> {
  useChecks.setState((state) => ({ [part]: loading(state[part] as Remote<ValueOf<P>>) }))
  const asked = era()
  const result = await fetched()
  if (asked === era()) useChecks.setState((state) => ({ [part]: settled(state[part] as Remote<ValueOf<P>>, result) }))
}

export const loadEntryQuality = (): Promise<void> => fetchInto('entry', () => call('checks.quality', {}))
export const loadAlertResponses = (): Promise<void> => fetchInto('alerts', () => call('checks.alerts', {}))
export const loadThresholds = (): Promise<void> => fetchInto('thresholds', () => call('checks.learned', {}))

/** @param cell null: all of them. @returns the failure, or null when they stand as they were set */
export async function putBack(cell: Readonly<{ concept: string; kind: FlagKind }> | null): Promise<Failure | null> {
  const asked = era()
  const result = await call('checks.putBack', { cell })
  if (asked !== era()) return null
  if (result.ok) useChecks.setState(({ thresholds }) => ({ thresholds: settled(thresholds, result) }))
  return result.ok ? null : result.error
}

onForget(() => useChecks.setState(empty()))
