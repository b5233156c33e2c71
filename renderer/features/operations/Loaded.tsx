import type { ReactNode } from 'react'
import type { Remote } from '../../stores/remote.ts'
import { ErrorLine, ErrorState, SkeletonRows } from '../../ui/index.ts'

/** A fetched thing in its place: rows of space before, the value when it is here, a line above it when a later try failed. */
export function Loaded<T>({
  remote,
  onRetry,
  rows = 6,
  children,
}: Readonly<{ remote: Remote<T>; onRetry: () => void; rows?: number; children: (value: T) => ReactNode }>) {
  if (remote.value === null)
    return remote.failure ? <ErrorState failure={remote.failure} onRetry={onRetry} /> : <SkeletonRows rows={rows} />
  return (
    <>
      {remote.failure ? <ErrorLine failure={remote.failure} onRetry={onRetry} /> : null}
      {children(remote.value)}
    </>
  )
}
