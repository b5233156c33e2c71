/** Is everything as it was written? The database's own checks, the audit chain, and its anchor outside the database. */
import type { VerifyReport } from '#app/contract/operations.ts'
import type { Store } from '#app/ports/store.ts'
import type { Anchor } from './security/anchor.ts'

export async function verifyStore(store: Pick<Store, 'read'>, anchor: Anchor): Promise<VerifyReport> {
  await anchor.flush()
  const anchored = await anchor.read()
  if (anchored !== 'tampered') return store.read('verify', { anchor: anchored })
  const report = await store.read('verify', { anchor: null })
  return { ...report, auditChain: { ...report.auditChain, ok: false, message: 'the anchor outside the database was changed' } }
}
