import type { CSSProperties, ReactNode } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import { text } from '../i18n/en.ts'
import { Button } from './Button.tsx'

/** Nothing here, said in words, with what can be done. */
export function EmptyState({ title, children, actions }: Readonly<{ title: string; children?: ReactNode; actions?: ReactNode }>) {
  return (
    <div className="ui-state">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="ui-state-actions">{actions}</div> : null}
    </div>
  )
}

/** What happened, what to do, and a way to try again. */
export function ErrorState({ failure, onRetry, actions }: Readonly<{ failure: Failure; onRetry?: () => void; actions?: ReactNode }>) {
  return (
    <div className="ui-state ui-error" role="alert">
      <h2>{failure.message}</h2>
      <p>{failure.next ?? text.errors.nextByKind[failure.kind]}</p>
      {failure.path ? <p className="quiet mono">{failure.path}</p> : null}
      {onRetry || actions ? (
        <div className="ui-state-actions">
          {onRetry ? <Button onClick={onRetry}>{text.common.retry}</Button> : null}
          {actions}
        </div>
      ) : null}
    </div>
  )
}

/** The same in one line, above content that still stands. */
export function ErrorLine({ failure, onRetry }: Readonly<{ failure: Failure; onRetry?: () => void }>) {
  return (
    <div className="ui-error-inline" role="alert">
      <span>
        <strong>{failure.message}</strong> {failure.next ?? text.errors.nextByKind[failure.kind]}
      </span>
      {onRetry ? <Button onClick={onRetry}>{text.common.retry}</Button> : null}
    </div>
  )
}

const WIDTHS = ['62%', '48%', '70%', '40%', '56%']

/** Rows as high as the ones that will come, so that nothing moves when they do. */
export function SkeletonRows({
  rows,
  height = 28,
  label = text.common.loading,
}: Readonly<{ rows: number; height?: number; label?: string }>) {
  return (
    <div className="ui-skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never reordered
        <span key={row} style={{ height, '--skeleton-width': WIDTHS[row % WIDTHS.length] } as CSSProperties} />
      ))}
    </div>
  )
}

/** @param value 0 to 1; null while the size is not known. */
export function ProgressBar({ value, label }: Readonly<{ value: number | null; label: string }>) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      className="ui-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
    >
      <span style={{ width: `${percent ?? 0}%` }} />
    </div>
  )
}
