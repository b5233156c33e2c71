import type { Bridge } from '../../app/contract/events.ts'

declare global {
  interface Window {
    wardlight: Bridge
    /** What e2e/conformance/app/page/page.js leaves behind. */
    bridgeAtStart: string
    inlineRan?: boolean
    pushed: unknown[]
    stopPushes: () => void
    call: (name: string, value?: unknown) => Promise<unknown>
    probe: { invoke: (channel: string, ...args: string[]) => Promise<string> }
  }
}
