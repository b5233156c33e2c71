import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

/** A hint on hover or focus. `children` is one element that can take focus. Never the only place of a fact. */
export function Tooltip({
  text,
  children,
  side = 'bottom',
}: Readonly<{ text: ReactNode; children: ReactElement; side?: 'top' | 'bottom' | 'left' | 'right' }>) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} side={side}>
          <Base.Popup className="ui-tooltip">{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export const TooltipProvider = Base.Provider
