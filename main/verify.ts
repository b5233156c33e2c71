/** Is everything as it was written? The database's own checks, the audit chain, and its anchor outside the database. */
import type { VerifyReport } from '#app/contract/operations.ts'
import type { Store } from '#app/ports/store.ts'
import type { Anchor } from './security/anchor.ts'

/** Without its anchor a chain that lost its end looks whole: that is said instead of vouching for it. */
export type AnchorState = 'whole' | 'missing' | 'changed'

type Verified = Readonly<{ store: Pick<Store, 'read'>; anchor: Anchor; anchorAtOpen: AnchorState }>

export async function verifyStore({ store, anchor, anchorAtOpen }: Verified): Promise<VerifyReport> {
  await anchor.flush()
  const anchored = anchor.read()
  const report = await store.read('verify', { anchor: anchored === 'tampered' ? null : anchored })
  const state = anchored === 'tampered' ? 'changed' : anchorAtOpen
  if (state === 'whole') return report
  const message = `the anchor outside the database was ${state === 'missing' ? 'missing' : 'changed'} when the store was opened`
  return { ...report, auditChain: { ...report.auditChain, ok: false, message } }
}
