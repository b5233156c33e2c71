import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { Button } from './Button.tsx'

export type DialogProps = Readonly<{
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  width?: 'narrow' | 'medium' | 'wide'
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  /** No padding around the body, for lists and tables. */
  flush?: boolean
  /** The title is read out but not shown. */
  hideHead?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  children?: ReactNode
}>

/** A modal dialog. Esc and a click beside it close it; focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    width = 'medium',
    actions,
    flush = false,
    hideHead = false,
    initialFocus,
    children,
  } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup className={`ui-dialog ui-dialog-${width}`} data-ui-dialog="" {...(initialFocus ? { initialFocus } : {})}>
          {hideHead ? (
            <Base.Title className="visually-hidden">{title}</Base.Title>
          ) : (
            <header className="ui-dialog-head">
              <Base.Title className="ui-dialog-title">{title}</Base.Title>
              <Button variant="quiet" shortcut="Esc" onClick={() => onOpenChange(false)}>
                Close
              </Button>
            </header>
          )}
          {/* Focusable, since it scrolls: what is below must be reachable by keyboard (WCAG 2.1.1). */}
          <div className={`ui-dialog-body ${flush ? 'ui-dialog-flush' : ''}`} tabIndex={flush ? undefined : 0}>
            {description ? <Base.Description className="ui-dialog-description">{description}</Base.Description> : null}
            {children}
          </div>
          {actions ? <footer className="ui-dialog-foot">{actions}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
