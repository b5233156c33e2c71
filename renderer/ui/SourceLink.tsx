import type { ReactNode } from 'react'

/** A phrase that opens the rows it came from. */
export function SourceLink({ children, onOpen, label }: Readonly<{ children: ReactNode; onOpen: () => void; label?: string }>) {
  return (
    <button type="button" className="ui-source num" onClick={onOpen} aria-label={label} aria-haspopup="dialog">
      {children}
    </button>
  )
}
