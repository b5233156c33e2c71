/** Quality by source, what corrections have taught, and the folders that are watched: lists that main keeps. */
import { create } from 'zustand'
import type { Failure, Result } from '#app/contract/errors.ts'
import type { LearnedItem, SourceQuality, WatchedFolder } from '#app/contract/intake.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'
import { onReviewChanged } from './review.ts'

type SourcesState = Readonly<{ quality: Remote<SourceQuality[]>; learned: Remote<LearnedItem[]>; watched: Remote<WatchedFolder[]> }>
const empty = (): SourcesState => ({ quality: idle(), learned: idle(), watched: idle() })
export const useSources = create<SourcesState>(empty)

type Part = keyof SourcesState
type ValueOf<P extends Part> = NonNullable<SourcesState[P]['value']>

async function fetchInto<P extends Part>(part: P, fetched: () => Promise<Result<ValueOf<P>>>): Promise<void> {
  useSources.setState((state) => ({ [part]: loading(state[part] as Remote<ValueOf<P>>) }))
  const asked = era()
  const result = await fetched()
  if (asked === era()) useSources.setState((state) => ({ [part]: settled(state[part] as Remote<ValueOf<P>>, result) }))
}

export const loadQuality = (): Promise<void> => fetchInto('quality', () => call('quality.sources', {}))
export const loadLearned = (): Promise<void> => fetchInto('learned', () => call('learned.list', {}))
export const loadWatched = (): Promise<void> => fetchInto('watched', () => call('intake.watch.list', {}))

/** @returns the failure, or null when it acts no more. */
export async function undoLearned(id: number): Promise<Failure | null> {
  const asked = era()
  const result = await call('learned.undo', { id })
  if (asked !== era()) return null
  if (result.ok) useSources.setState(({ learned }) => ({ learned: settled(learned, result) }))
  return result.ok ? null : result.error
}

/** @returns the failure, or null; also when the person closed the dialog. */
export async function addWatched(): Promise<Failure | null> {
  const result = await call('intake.watch.add', {})
  if (result.ok) await loadWatched()
  return result.ok ? null : result.error
}

export async function removeWatched(path: string): Promise<Failure | null> {
  const asked = era()
  const result = await call('intake.watch.remove', { path })
  if (result.ok && asked === era()) useSources.setState(({ watched }) => ({ watched: settled(watched, result) }))
  return result.ok ? null : result.error
}

onReviewChanged(() => {
  const { quality, learned, watched } = useSources.getState()
  if (quality.value) void loadQuality()
  if (learned.value) void loadLearned()
  if (watched.value) void loadWatched()
})

onForget(() => useSources.setState(empty()))
