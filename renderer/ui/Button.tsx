import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Kbd } from './Kbd.tsx'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> &
  Readonly<{
    variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
    size?: 'small' | 'large'
    /** Key that does the same, shown in the button: "Ctrl+L". Registering it is done elsewhere (ui/shortcuts.ts). */
    shortcut?: string
    disabled?: boolean
    /** Why it cannot be pressed, in words: shown as a title and read out. A button with a reason is disabled. */
    reason?: string | null
    ref?: Ref<HTMLButtonElement>
    children: ReactNode
  }>

/** A disabled button stays reachable by Tab (aria-disabled), so that its reason can be read. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'small', shortcut, disabled, reason, className, children, onClick, title, type, ...rest } = props
  const off = disabled === true || Boolean(reason)
  const names = ['ui-button', `ui-button-${variant}`, size === 'large' ? 'ui-button-large' : '', className ?? ''].filter(Boolean).join(' ')
  return (
    <button
      {...rest}
      type={off ? 'button' : (type ?? 'button')}
      className={names}
      aria-disabled={off || undefined}
      aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
      title={reason ?? title}
      onClick={off ? undefined : onClick}
    >
      {children}
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </button>
  )
}
