import { create } from 'zustand'
import type { Failure } from '#app/contract/errors.ts'
import { text } from '../i18n/en.ts'
import { Button } from './Button.tsx'

type ToastItem = Readonly<{ id: number; tone: 'info' | 'error'; message: string; next: string | null }>
type AnnounceState = { polite: string; toasts: readonly ToastItem[] }

const SHOWN_MS = 6000
const useAnnounce = create<AnnounceState>(() => ({ polite: '', toasts: [] }))
let lastId = 0

/** Says it to screen readers and shows nothing: "12 patients match". */
export function announce(message: string): void {
  useAnnounce.setState({ polite: message })
}

/** A line at the lower right for six seconds; an error stays until it is closed. */
export function toast(message: string, more: Readonly<{ tone?: 'info' | 'error'; next?: string | null }> = {}): void {
  const item: ToastItem = { id: ++lastId, tone: more.tone ?? 'info', message, next: more.next ?? null }
  useAnnounce.setState((state) => ({ toasts: [...state.toasts.slice(-2), item] }))
  if (item.tone === 'info') setTimeout(() => closeToast(item.id), SHOWN_MS)
}

/** A failure as a toast: message and next step. */
export function toastFailure(failure: Failure): void {
  toast(failure.message, { tone: 'error', next: failure.next ?? text.errors.nextByKind[failure.kind] })
}

/** Takes every toast away: they may speak of a patient. */
export function clearToasts(): void {
  useAnnounce.setState({ toasts: [], polite: '' })
}

function closeToast(id: number): void {
  useAnnounce.setState((state) => ({ toasts: state.toasts.filter((item) => item.id !== id) }))
}

/** Stands once, at the root. */
export function Announcer() {
  const { polite, toasts } = useAnnounce()
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="ui-toasts" role="log" aria-label={text.common.messages}>
        {toasts.map((item) => (
          <div key={item.id} className="ui-toast" data-tone={item.tone}>
            <div>
              <p>{item.message}</p>
              {item.next ? <p>{item.next}</p> : null}
            </div>
            <Button variant="quiet" onClick={() => closeToast(item.id)}>
              {text.common.close}
            </Button>
          </div>
        ))}
      </div>
    </>
  )
}
