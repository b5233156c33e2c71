/** Is everything as it was written? The database's own checks, the audit chain, and its anchor outside the database. */
import type { VerifyReport } from '#app/contract/operations.ts'
import type { Store } from '#app/ports/store.ts'
import type { Anchor } from './security/anchor.ts'

export async function verifyStore(store: Pick<Store, 'read'>, anchor: Anchor): Promise<VerifyReport> {
  await anchor.flush()
  const anchored = await anchor.read()
  if (anchored !== 'tampered' && anchored !== null) return store.read('verify', { anchor: anchored })
  const report = await store.read('verify', { anchor: null })
  if (anchored === null && report.auditChain.entries === 0) return report
  // Without its anchor a chain that lost its end looks whole: say so instead of vouching for it.
  const message = anchored === null ? 'the anchor outside the database is missing' : 'the anchor outside the database was changed'
  return { ...report, auditChain: { ...report.auditChain, ok: false, message } }
}
