/** Who is in front of the screen, and whether the store is open. */
import { create } from 'zustand'
import type { Failure, Result } from '#app/contract/errors.ts'
import { type Capability, mayDo, type SessionStatus } from '#app/contract/session.ts'
import { call, onLockedAnswer, onPush } from '../bridge/client.ts'
import { clearToasts } from '../ui/announce.tsx'
import { forgetPatients } from './forget.ts'

export type LockReason = 'button' | 'idle' | 'suspend' | 'failure' | 'start'

type SessionState = Readonly<{
  status: SessionStatus | null
  /** The status itself could not be had. */
  failure: Failure | null
  because: LockReason
  /** First run: the recovery key to show once, then what to begin with. */
  welcome: { step: 'key'; recoveryKey: string } | { step: 'start' } | null
}>

export const useSession = create<SessionState>(() => ({ status: null, failure: null, because: 'start', welcome: null }))

/** @returns whether the roles of the unlocked user allow it. */
export function useMay(capability: Capability): boolean {
  return useSession((state) => mayDo(state.status?.user?.roles ?? [], capability))
}

export const may = (capability: Capability): boolean => mayDo(useSession.getState().status?.user?.roles ?? [], capability)

export async function refreshSession(): Promise<void> {
  const result = await call('session.status', {})
  if (!result.ok) return useSession.setState({ failure: result.error })
  if (result.value.state !== 'unlocked') forgetPatients()
  useSession.setState({ status: result.value, failure: null })
}

/** @returns the failure to show in the form, or null when it is unlocked. */
export async function unlock(user: string, passphrase: string): Promise<Failure | null> {
  return sessionEntered(await call('session.unlock', { user, passphrase }))
}

export async function recover(user: string, recoveryKey: string, passphrase: string): Promise<Failure | null> {
  return sessionEntered(await call('session.recover', { user, recoveryKey, passphrase }))
}

/** @returns the failure to show in the form */
export function sessionEntered(result: Result<SessionStatus>): Failure | null {
  if (!result.ok) return result.error
  useSession.setState({ status: result.value, failure: null, welcome: null })
  return null
}

export async function createVault(user: string, passphrase: string): Promise<Failure | null> {
  const result = await call('session.create', { user, passphrase })
  if (!result.ok) return result.error
  useSession.setState({ status: result.value.status, failure: null, welcome: { step: 'key', recoveryKey: result.value.recoveryKey } })
  return null
}

export const keyWrittenDown = (): void => useSession.setState({ welcome: { step: 'start' } })
export const welcomeDone = (): void => useSession.setState({ welcome: null })

/** Patients leave the screen first; what main says comes after. */
export async function lockNow(): Promise<void> {
  dropAll('button')
  await call('session.lock', {})
  await refreshSession()
}

function dropAll(because: LockReason): void {
  forgetPatients()
  clearToasts()
  useSession.setState((state) => ({
    because,
    welcome: null,
    status: state.status ? { ...state.status, state: 'locked', user: null, patients: null } : null,
  }))
}

const ACTIVE_EVERY_MS = 20_000

/** Keys and pointer tell main that somebody is here; main alone measures idleness. @returns a function that stops */
export function watchSession(): () => void {
  let told = 0
  const active = () => {
    if (useSession.getState().status?.state !== 'unlocked' || Date.now() - told < ACTIVE_EVERY_MS) return
    told = Date.now()
    void call('session.active', {})
  }
  const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
  for (const event of events) window.addEventListener(event, active, { passive: true, capture: true })
  const stopPush = onPush((event) => {
    if (event.type !== 'session.locked') return
    dropAll(event.because)
    void refreshSession()
  })
  const stopLocked = onLockedAnswer(() => {
    if (useSession.getState().status?.state !== 'unlocked') return
    dropAll('failure')
    void refreshSession()
  })
  return () => {
    for (const event of events) window.removeEventListener(event, active, { capture: true })
    stopPush()
    stopLocked()
  }
}
