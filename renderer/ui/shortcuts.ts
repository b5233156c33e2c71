/** Every key of the program, registered in one place, so that the help on "?" can list what works right now. */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Shortcut = Readonly<{
  /** "Ctrl+K", "Alt+1", "Escape", "g". A plain key is not taken while somebody types or a dialog is open. */
  keys: string
  /** What it does, for the help. */
  label: string
  /** Heading in the help: "Everywhere", "Worklist", "Chart". */
  group: string
  /** @returns false when it did nothing, so that the key goes on. */
  run: () => unknown
}>

let registered: readonly Shortcut[] = []
const listeners = new Set<() => void>()

/** Later ones win over earlier ones with the same keys: the screen in front speaks first. @returns a function that takes it back */
export function registerShortcut(shortcut: Shortcut): () => void {
  change([...registered, shortcut])
  return () => change(registered.filter((other) => other !== shortcut))
}

export const listShortcuts = (): readonly Shortcut[] => registered

function change(next: readonly Shortcut[]): void {
  registered = next
  for (const listener of listeners) listener()
}

type KeyPress = Readonly<{ key: string; ctrlKey: boolean; altKey: boolean; shiftKey: boolean; metaKey: boolean }>

/** The chord of a key press in the spelling of {@link Shortcut.keys}. Shift counts only beside a named key: "?" is "?", not "Shift+?". */
export function chordOf(press: KeyPress): string {
  const name =
    press.key.length === 1 && press.key !== ' '
      ? press.ctrlKey || press.altKey || press.metaKey
        ? press.key.toUpperCase()
        : press.key
      : named(press.key)
  const shift = press.shiftKey && press.key.length > 1 ? ['Shift'] : []
  return [...(press.ctrlKey || press.metaKey ? ['Ctrl'] : []), ...(press.altKey ? ['Alt'] : []), ...shift, name].join('+')
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  ' ': 'Space',
}
const named = (key: string) => NAMES[key] ?? key

/** @returns the shortcuts that answer to a chord, the newest first; plain keys are left out while `typing`. */
export function matching(chord: string, typing: boolean): readonly Shortcut[] {
  const isPlain = !/^(Ctrl|Alt)\+/.test(chord) && !/^F\d/.test(chord)
  if (typing && isPlain && chord !== 'Esc') return []
  return registered.filter((shortcut) => shortcut.keys === chord).reverse()
}

/** One that is on its way out takes no keys: whoever is quick presses the next key before it is gone. */
const OPEN_DIALOG = '[data-ui-dialog]:not([data-closed])'
const CLOSING_DIALOG = '[data-ui-dialog][data-closed]'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest(CLOSING_DIALOG) !== null) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const dialogOpen = document.querySelector(OPEN_DIALOG) !== null
  const chord = chordOf(event)
  // Esc belongs to the dialog until it is gone: it may have closed by this very press.
  if (chord === 'Esc' && document.querySelector('[data-ui-dialog]') !== null) return
  for (const shortcut of matching(chord, isTyping(event.target) || dialogOpen)) {
    if (shortcut.run() === false) continue
    event.preventDefault()
    return
  }
}

/** Does what the key would do now. @returns false when nothing answers to it */
export function runShortcut(keys: string): boolean {
  return matching(keys, false).some((shortcut) => shortcut.run() !== false)
}

/** Starts listening; called once by main.tsx. @returns a function that stops */
export function listenToKeys(): () => void {
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

/** Registers a key for as long as the component stands. `run` may change from render to render. */
export function useShortcut(keys: string, label: string, group: string, run: () => unknown, enabled = true): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(
    () => (enabled ? registerShortcut({ keys, label, group, run: () => latest.current() }) : undefined),
    [keys, label, group, enabled],
  )
}

/** All shortcuts that work now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, listShortcuts)
}
