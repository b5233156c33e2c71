/** The sheet that lies in front: made in main, laid out here, printed by main from this page. Forgotten on lock. */
import { create } from 'zustand'
import type { DocumentKind, PrintedDocument, PrintOutcome } from '#app/contract/documents.ts'
import type { Result } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { ReviewId } from '#app/contract/review.ts'
import { call } from '../bridge/client.ts'
import { onForget } from './forget.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

type DocumentsState = Readonly<{
  open: boolean
  kind: DocumentKind
  review: ReviewId | null
  document: Remote<PrintedDocument>
  printing: boolean
}>

const EMPTY: DocumentsState = { open: false, kind: 'handoff', review: null, document: idle(), printing: false }
export const useDocuments = create<DocumentsState>(() => EMPTY)

let turn = 0
onForget(closeDocuments)

export function closeDocuments(): void {
  turn += 1
  useDocuments.setState(EMPTY)
}

export async function showDocument(patient: PatientId, kind: DocumentKind, review: ReviewId | null = null): Promise<void> {
  const own = ++turn
  useDocuments.setState({ open: true, kind, review, document: loading(idle<PrintedDocument>()) })
  const result = await call('documents.make', { patient, kind, review })
  if (own === turn) useDocuments.setState(({ document }) => ({ document: settled(document, result) }))
}

/** What is printed is what stands on the page at this moment. */
export async function printDocument(patient: PatientId, to: 'pdf' | 'paper'): Promise<Result<PrintOutcome | null> | null> {
  const { document, kind, printing } = useDocuments.getState()
  if (!document.value || printing) return null
  const own = turn
  useDocuments.setState({ printing: true })
  const result = await call('documents.print', { patient, kind, hash: document.value.hash, to })
  if (own === turn) useDocuments.setState({ printing: false })
  return result
}
