import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type TabItem<V extends string> = Readonly<{ value: V; label: ReactNode; content: ReactNode }>

export type TabsProps<V extends string> = Readonly<{
  label: string
  value: V
  onChange: (value: V) => void
  items: readonly TabItem<V>[]
  className?: string
}>

/** Tabs moved with the arrow keys; only the open panel is mounted. */
export function Tabs<V extends string>({ label, value, onChange, items, className }: TabsProps<V>) {
  return (
    <Base.Root className={`ui-tabs ${className ?? ''}`} value={value} onValueChange={(next) => onChange(next as V)}>
      <Base.List className="ui-tablist" aria-label={label} activateOnFocus>
        {items.map((item) => (
          <Base.Tab key={item.value} className="ui-tab" value={item.value}>
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} className="ui-tabpanel" value={item.value}>
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
