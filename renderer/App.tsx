import { CSPProvider } from '@base-ui/react/csp-provider'
import { Frame } from './features/frame/Frame.tsx'
import { Unlock } from './features/unlock/Unlock.tsx'
import { useSession } from './stores/session.ts'
import { Announcer, TooltipProvider } from './ui/index.ts'

/** Locked or new: the unlock screens and nothing else. Unlocked: the frame with its screens. */
export function App() {
  const open = useSession((state) => state.status?.state === 'unlocked' && state.welcome === null)
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={400}>
        {open ? <Frame /> : <Unlock />}
        <Announcer />
      </TooltipProvider>
    </CSPProvider>
  )
}
