/** What leaves the store, and bundles from another laptop. Passphrases are never kept here. */
import { create } from 'zustand'
import type { Result } from '#app/contract/errors.ts'
import type { ExportKind, ExportResult, TransferReport } from '#app/contract/exchange.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

export type Person = Readonly<{ id: PatientId; name: string }>
export type Whose = 'everybody' | 'open' | 'picked'
type ExchangeState = Readonly<{
  kind: ExportKind
  whose: Whose
  picked: readonly Person[]
  /** The patient whose chart was opened last. */
  opened: Person | null
  /** `cancelled`: the person closed the save dialog. */
  written: Remote<ExportResult> & Readonly<{ cancelled: boolean }>
  received: Remote<TransferReport> & Readonly<{ cancelled: boolean }>
}>

const empty = (): ExchangeState => ({
  kind: 'fhir-bundle',
  whose: 'everybody',
  picked: [],
  opened: null,
  written: { ...idle<ExportResult>(), cancelled: false },
  received: { ...idle<TransferReport>(), cancelled: false },
})
export const useExchange = create<ExchangeState>(empty)

export const chooseKind = (kind: ExportKind): void =>
  useExchange.setState(({ whose }) => ({ kind, whose: kind === 'ips' && whose === 'everybody' ? 'picked' : whose }))
export const chartOpened = (opened: Person): void => useExchange.setState({ opened })
export const chooseWhose = (whose: Whose): void => useExchange.setState({ whose })
export const pickPerson = (person: Person): void =>
  useExchange.setState(({ picked, kind }) => ({
    picked: kind === 'ips' ? [person] : picked.some((other) => other.id === person.id) ? picked : [...picked, person],
  }))
export const leaveOut = (id: PatientId): void =>
  useExchange.setState(({ picked }) => ({ picked: picked.filter((person) => person.id !== id) }))

/** @param patients null: everybody. @param passphrase for a transfer bundle only */
export async function writeExport(kind: ExportKind, patients: readonly PatientId[] | null, passphrase: string | null): Promise<void> {
  const asked = era()
  useExchange.setState(({ written }) => ({ written: { ...loading(written), cancelled: false } }))
  const result = await call('exchange.export', { kind, patients: patients === null ? null : [...patients], passphrase })
  if (asked !== era()) return
  useExchange.setState(({ written }) => ({ written: answered(written, result) }))
}

export async function receiveTransfer(passphrase: string): Promise<void> {
  const asked = era()
  useExchange.setState(({ received }) => ({ received: { ...loading(received), cancelled: false } }))
  const result = await call('exchange.receive', { passphrase })
  if (asked !== era()) return
  useExchange.setState(({ received }) => ({ received: answered(received, result) }))
}

/** A dialog that was closed leaves what was shown before. */
function answered<T>(before: Remote<T>, result: Result<T | null>): Remote<T> & Readonly<{ cancelled: boolean }> {
  if (!result.ok) return { ...settled(before, result), cancelled: false }
  if (result.value === null) return { state: 'ready', value: before.value, failure: null, cancelled: true }
  return { ...settled(before, { ok: true, value: result.value }), cancelled: false }
}

onForget(() => useExchange.setState(empty()))
