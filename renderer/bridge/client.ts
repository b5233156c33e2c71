/** The one way from a screen to main: JSON text over `window.wardlight`. It answers a Result and never throws. */
import type { CallInput, CallName, CallOutput } from '#app/contract/calls.ts'
import { Failure, type Result } from '#app/contract/errors.ts'
import { type Bridge, PushEvent } from '#app/contract/events.ts'

declare global {
  interface Window {
    wardlight?: Bridge
  }
}

const NO_BRIDGE: Failure = {
  kind: 'Unavailable',
  message: 'This window is not connected to the program.',
  next: 'Close Wardlight and start it again.',
}

const UNREADABLE: Failure = {
  kind: 'Internal',
  message: 'The program gave an answer that could not be read.',
  next: 'Try again. If it happens again, close Wardlight and start it again.',
}

const lockedListeners = new Set<() => void>()

/** Told when main answers that the store is locked, whoever asked: the screen must not go on showing patients. */
export function onLockedAnswer(listener: () => void): () => void {
  lockedListeners.add(listener)
  return () => {
    lockedListeners.delete(listener)
  }
}

/** @param input as the contract takes it; main parses it again. */
export async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<Result<CallOutput<K>>> {
  const bridge = window.wardlight
  if (!bridge) return { ok: false, error: NO_BRIDGE }
  try {
    const result = await checked(name, readAnswer<CallOutput<K>>(await bridge.invoke(name, JSON.stringify(input))))
    if (!result.ok && result.error.kind === 'Locked') for (const listener of lockedListeners) listener()
    return result
  } catch {
    return { ok: false, error: UNREADABLE }
  }
}

/** The envelope is checked always and cheaply; a failure by its schema, a value by its own schema in development only. */
function readAnswer<T>(json: string): Result<T> {
  const answer: unknown = JSON.parse(json)
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return { ok: false, error: UNREADABLE }
  if (answer.ok === true && 'value' in answer) return answer as { ok: true; value: T }
  const failure = 'error' in answer ? Failure.safeParse(answer.error) : null
  return { ok: false, error: failure?.success ? failure.data : UNREADABLE }
}

async function checked<K extends CallName>(name: K, result: Result<CallOutput<K>>): Promise<Result<CallOutput<K>>> {
  if (!import.meta.env.DEV || !result.ok) return result
  const { CALLS } = await import('#app/contract/calls.ts')
  const parsed = CALLS[name].output.safeParse(result.value)
  if (parsed.success) return result
  console.error(`The answer to ${name} breaks the contract`, parsed.error)
  return { ok: false, error: { ...UNREADABLE, path: `${name}: ${parsed.error.issues[0]?.path.join('.') ?? ''}` } }
}

const listeners = new Set<(event: PushEvent) => void>()
let subscribed = false

/** @returns a function that stops listening. One subscription to the bridge serves all listeners. */
export function onPush(listener: (event: PushEvent) => void): () => void {
  listeners.add(listener)
  if (!subscribed && window.wardlight) {
    window.wardlight.onPush(deliver)
    subscribed = true
  }
  return () => {
    listeners.delete(listener)
  }
}

function deliver(json: string): void {
  const event = readPush(json)
  if (event) for (const listener of [...listeners]) listener(event)
}

function readPush(json: string): PushEvent | null {
  try {
    const parsed = PushEvent.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
