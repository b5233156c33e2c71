import { type ReactNode, useId } from 'react'

export type SectionProps = Readonly<{
  title: ReactNode
  /** Right side of the heading: a time, a count, a key. */
  note?: ReactNode
  /** The body scrolls by itself (and can be reached by Tab). */
  scroll?: boolean
  className?: string
  id?: string
  children: ReactNode
}>

/** A hairline panel with a heading. The heading names the region for assistive technology. */
export function Section({ title, note, scroll = false, className, id, children }: SectionProps) {
  const heading = useId()
  return (
    <section className={`ui-section ${className ?? ''}`} aria-labelledby={heading} id={id}>
      <header className="ui-section-head">
        <h2 id={heading}>{title}</h2>
        {note === undefined || note === null ? null : <div className="ui-section-note num">{note}</div>}
      </header>
      <div
        className={`ui-section-body ${scroll ? 'ui-section-scroll' : ''}`}
        {...(scroll ? { tabIndex: 0, role: 'group', 'aria-labelledby': heading } : {})}
      >
        {children}
      </div>
    </section>
  )
}
