import './frame.css'
import { useEffect, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { loadModels } from '../../stores/operations.ts'
import { back, go, SCREENS, type Screen, useRoute } from '../../stores/route.ts'
import { lockNow, useMay } from '../../stores/session.ts'
import { useShortcut } from '../../ui/index.ts'
import { DowntimeBanner } from '../downtime/DowntimeBanner.tsx'
import { preloadIntake } from '../intake/index.ts'
import { Palette } from '../palette/Palette.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import { screenKey } from './navigation.ts'
import { ScreenView } from './ScreenView.tsx'
import { TopBar } from './TopBar.tsx'

/** The room around every screen: the top bar, the screen, the palette and the help. */
export function Frame() {
  const screen = useRoute((state) => state.screen)
  const patient = useRoute((state) => state.patient)
  const [finding, setFinding] = useState(false)
  const [helping, setHelping] = useState(false)
  useFirstScreen()
  useEffect(() => void loadModels(), [])
  useEffect(preloadIntake, [])
  useShortcut('Ctrl+K', text.palette.title, text.keys.everywhere, () => setFinding(true))
  useShortcut('Ctrl+L', text.frame.lock, text.keys.everywhere, () => void lockNow())
  useShortcut('Alt+Left', text.frame.back, text.keys.everywhere, back)
  useShortcut('Esc', text.frame.back, text.keys.everywhere, backUnlessTyping)
  useShortcut('?', text.frame.helpTitle, text.keys.everywhere, () => setHelping(true))
  useShortcut('F1', text.frame.helpTitle, text.keys.everywhere, () => setHelping(true))
  return (
    <div className="frame">
      <TopBar onFind={() => setFinding(true)} onHelp={() => setHelping(true)} />
      <DowntimeBanner />
      {SCREENS.map((name) => (
        <ScreenKey key={name} screen={name} />
      ))}
      <main className="frame-main" data-screen={screen}>
        <ErrorBoundary key={`${screen} ${patient ?? ''}`}>
          <ScreenView screen={screen} patient={patient} />
        </ErrorBoundary>
      </main>
      <Palette open={finding} onOpenChange={setFinding} onHelp={() => setHelping(true)} />
      <HelpDialog open={helping} onOpenChange={setHelping} />
    </div>
  )
}

function ScreenKey({ screen }: Readonly<{ screen: Screen }>) {
  useShortcut(screenKey(screen), text.frame[screen], text.frame.screens, () => go(screen))
  return null
}

/** Esc means "back" only where nothing is being typed. */
function backUnlessTyping(): boolean {
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement || focused instanceof HTMLSelectElement) return false
  return useRoute.getState().screen === 'chart' && back()
}

/** Somebody who may not read charts starts where they may do something. */
function useFirstScreen(): void {
  const mayView = useMay('view')
  useEffect(() => {
    if (!mayView && useRoute.getState().screen === 'worklist') useRoute.setState({ screen: 'operations' })
  }, [mayView])
}
