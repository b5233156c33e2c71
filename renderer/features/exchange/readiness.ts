/** Whether a file can be written as chosen, and if not, why. */
import type { ExportKind } from '#app/contract/exchange.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { text } from '../../i18n/en.ts'
import type { Person, Whose } from '../../stores/exchange.ts'
import { type PassphraseDraft, passphraseReady } from '../unlock/strength.ts'

export type Choice = Readonly<{
  kind: ExportKind
  whose: Whose
  picked: readonly Person[]
  opened: Person | null
  passphrase: PassphraseDraft
}>

/** Null: everybody. */
export function patientsOf({ whose, picked, opened }: Omit<Choice, 'kind' | 'passphrase'>): readonly PatientId[] | null {
  if (whose === 'everybody') return null
  return whose === 'open' ? (opened ? [opened.id] : []) : picked.map((person) => person.id)
}

export function exportBlocked(choice: Choice): string | null {
  const { kind, passphrase } = choice
  const patients = patientsOf(choice)
  if (kind === 'ips' && patients?.length !== 1) return text.exchange.ipsOne
  if (patients !== null && patients.length === 0) return choice.whose === 'open' ? text.exchange.openNone : text.exchange.pickOne
  if (kind !== 'transfer' || passphraseReady(passphrase)) return null
  return passphrase.first !== passphrase.second && passphrase.second !== '' ? text.exchange.mismatch : text.exchange.short
}
