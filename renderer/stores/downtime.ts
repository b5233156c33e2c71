/** Downtime copies: making one, and opening one in place of this machine's store. Passphrases are never kept here. */
import { create } from 'zustand'
import type { DowntimeFile, DowntimeMade } from '#app/contract/downtime.ts'
import type { Failure, Result } from '#app/contract/errors.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'
import { sessionEntered } from './session.ts'

/** `cancelled`: the person closed the save dialog. */
type DowntimeState = Readonly<{ made: Remote<DowntimeMade> & Readonly<{ cancelled: boolean }> }>

const empty = (): DowntimeState => ({ made: { ...idle<DowntimeMade>(), cancelled: false } })
export const useDowntime = create<DowntimeState>(empty)

export async function makeDowntimeCopy(passphrase: string): Promise<void> {
  const asked = era()
  useDowntime.setState(({ made }) => ({ made: { ...loading(made), cancelled: false } }))
  const result = await call('downtime.make', { passphrase })
  if (asked !== era()) return
  useDowntime.setState(({ made }) => {
    if (!result.ok) return { made: { ...settled(made, result), cancelled: false } }
    if (result.value === null) return { made: { state: 'ready', value: made.value, failure: null, cancelled: true } }
    return { made: { ...settled(made, { ok: true, value: result.value }), cancelled: false } }
  })
}

export const chooseDowntimeFile = (): Promise<Result<DowntimeFile | null>> => call('downtime.choose', {})

/** @returns the failure to show in the form, or null when the copy is open */
export const openDowntimeCopy = async (path: string, passphrase: string): Promise<Failure | null> =>
  sessionEntered(await call('downtime.open', { path, passphrase }))

onForget(() => useDowntime.setState(empty()))
