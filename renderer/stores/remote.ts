import type { Failure, Result } from '#app/contract/errors.ts'

/** Something fetched. A value stands while it is fetched again (no flicker), and beside the failure of a later try. */
export type Remote<T> = Readonly<{ state: 'idle' | 'loading' | 'ready' | 'failed'; value: T | null; failure: Failure | null }>

export const idle = <T>(): Remote<T> => ({ state: 'idle', value: null, failure: null })
export const loading = <T>(before: Remote<T>): Remote<T> => ({ state: 'loading', value: before.value, failure: null })

export function settled<T>(before: Remote<T>, result: Result<T>): Remote<T> {
  return result.ok
    ? { state: 'ready', value: result.value, failure: null }
    : { state: 'failed', value: before.value, failure: result.error }
}
