/** The renderer's start: keys, theme, the bridge, and the one root. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import './ui/ui.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './App.tsx'
import { watchIntake } from './stores/intake.ts'
import { watchReview } from './stores/review.ts'
import { refreshSession, watchSession } from './stores/session.ts'
import { loadSettings, watchSettings } from './stores/settings.ts'
import { watchTasks } from './stores/tasks.ts'
import { watchWorklist } from './stores/worklist.ts'
import { listenToKeys } from './ui/shortcuts.ts'

// Zod would try to compile parsers, which the content security policy forbids.
z.config({ jitless: true })

const TYPEFACE_WAIT_MS = 500

/** Text is first painted in its own typeface, so that nothing moves when it comes; a missing file holds nothing up. */
async function typefaceReady(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, TYPEFACE_WAIT_MS))
  await Promise.race([document.fonts.load('13px "Inter Variable"').catch(() => []), late])
}

async function start(): Promise<void> {
  // A constant at build time: the product's bundle has no fake bridge in it.
  if ((import.meta.env.DEV || import.meta.env.MODE === 'fake') && !window.wardlight) {
    const { installFake } = await import('./bridge/fake.ts')
    installFake()
  }
  listenToKeys()
  watchSession()
  watchSettings()
  watchWorklist()
  watchTasks()
  watchIntake()
  watchReview()
  await Promise.all([loadSettings(), refreshSession(), typefaceReady()])
  const root = document.getElementById('root')
  if (root)
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
}

void start()
