import type { ReactNode } from 'react'
import type { Capability } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'
import { useMay, useSession } from '../../stores/session.ts'
import { EmptyState } from '../../ui/index.ts'

/** A part of a screen that some roles may not open: it says so in its place. */
export function Needs({ capability, children }: Readonly<{ capability: Capability; children: ReactNode }>) {
  const allowed = useMay(capability)
  const roles = useSession((state) => state.status?.user?.roles ?? [])
  if (allowed) return children
  return (
    <EmptyState title={text.operations.needs(text.operations.capability[capability] ?? capability)}>
      {text.frame.notAllowedBody(roles.map((role) => text.unlock.role[role] ?? role).join(', '))}
    </EmptyState>
  )
}
