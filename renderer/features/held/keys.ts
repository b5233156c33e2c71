import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { chosenHeld, decideHeld, moveHeld, rememberHeld, sayHeld, selectAllHeld, toggleHeld, useHeld } from '../../stores/held.ts'
import { toastFailure, useShortcut } from '../../ui/index.ts'
import { fixBlocked, releaseBlocked } from './words.ts'

export const OTHER_VALUE_ID = 'held-other-value'

type Values = Parameters<typeof decideHeld>[1]

/** Decides of what is chosen, and says what was done; what may not be done says why. */
export async function decide(decision: 'release' | 'fix' | 'reject', values?: Values): Promise<void> {
  const state = useHeld.getState()
  const items = chosenHeld(state)
  const blocked = decision === 'release' ? releaseBlocked(items) : decision === 'fix' && !values ? fixBlocked(items) : null
  if (blocked ?? (items.length === 0 ? text.held.decidedReason : null)) {
    sayHeld(blocked ?? text.held.decidedReason)
    return
  }
  const failure = await decideHeld(decision, values)
  if (failure) return toastFailure(failure)
  const said = text.held.done[decision](count(items.length))
  sayHeld(state.remember ? `${said} ${text.held.remembered}` : said)
}

/** The keys of the list: they work wherever the focus is, but for a field in which somebody types. */
export function useHeldKeys(): void {
  const { keys } = text.held
  const here = text.keys.decide
  const step = (by: number) => () => moveHeld(useHeld.getState().active + by)
  useShortcut('Down', text.review.keys.next, here, step(1))
  useShortcut('Up', text.review.keys.before, here, step(-1))
  useShortcut('PageDown', text.review.keys.tenOn, here, step(10))
  useShortcut('PageUp', text.review.keys.tenBack, here, step(-10))
  useShortcut('Space', keys.select, here, toggleActive)
  useShortcut('Ctrl+A', keys.all, here, () => (typing() ? false : selectAllHeld()))
  useShortcut('r', keys.release, here, () => void decide('release'))
  useShortcut('f', keys.fix, here, () => void decide('fix'))
  useShortcut('x', keys.reject, here, () => void decide('reject'))
  useShortcut('o', keys.other, here, () => document.getElementById(OTHER_VALUE_ID)?.focus())
  useShortcut('m', keys.remember, here, () => rememberHeld(!useHeld.getState().remember))
}

const typing = () => document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'checkbox'

/** On a button, Space presses the button. */
function toggleActive(): unknown {
  if (document.activeElement instanceof HTMLButtonElement) return false
  const { items, active } = useHeld.getState()
  const item = items?.[active]
  if (item?.status === 'open') toggleHeld(item.id)
  return undefined
}
