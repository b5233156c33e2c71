import type { ReactNode } from 'react'

/** The contract's severity, and 'unknown' for what was not or could not be judged. Unknown never looks like none. */
export type UiSeverity = 'none' | 'low' | 'medium' | 'high' | 'unknown'

const WORD: Readonly<Record<UiSeverity, string>> = { high: 'High', medium: 'Medium', low: 'Low', none: 'None', unknown: 'Not known' }

/** Shape first (triangle, diamond, disc, ring, dashed ring), then colour. `label` is read out; without it the mark is decoration beside a word. */
export function SeverityMark({ severity, label }: Readonly<{ severity: UiSeverity; label?: string }>) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside the word that says the same
    <svg className={`ui-mark sev-${severity}`} viewBox="0 0 12 12" {...named}>
      {SHAPE[severity]}
    </svg>
  )
}

const SHAPE: Readonly<Record<UiSeverity, ReactNode>> = {
  high: <path d="M6 1 11.5 11H.5Z" fill="currentColor" />,
  medium: <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="currentColor" />,
  low: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  none: <circle cx="6" cy="6" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  unknown: <path d="M2 6h8" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="2.6 1.4" />,
}

/** Shape, colour and a word: the caller's word where it has a better one ("Band C", "KDIGO 2", "not checked"). */
export function StateTag({ severity, children }: Readonly<{ severity: UiSeverity; children?: ReactNode }>) {
  return (
    <span className={`ui-tag sev-${severity}`}>
      <SeverityMark severity={severity} />
      {children ?? WORD[severity]}
    </span>
  )
}

/** Marks data of an invented person. */
export function SyntheticTag() {
  return <span className="ui-tag-synthetic">synthetic</span>
}
