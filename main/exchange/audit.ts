/** Who carried whose data out or in: counts in one entry, and the patients by name. */

import { patientId } from '#app/contract/ids.ts'
import type { Actor, Store } from '#app/ports/store.ts'

/** Up to so many patients have an entry each; of more, so many are named in one. */
const PER_ENTRY = 100

export type Exchanged = Readonly<{ action: 'export' | 'import'; detail: string; patients: readonly string[] }>

export async function auditExchange(store: Store, actor: Actor, { action, detail, patients }: Exchanged): Promise<void> {
  await store.write('appendAudit', { actor, action, patient: null, detail })
  if (patients.length <= PER_ENTRY) {
    for (const patient of patients) await store.write('appendAudit', { actor, action, patient: patientId(patient), detail })
    return
  }
  for (let from = 0; from < patients.length; from += PER_ENTRY) {
    const named = patients.slice(from, from + PER_ENTRY)
    await store.write('appendAudit', { actor, action, patient: null, detail: JSON.stringify({ patients: named }) })
  }
}

export const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
