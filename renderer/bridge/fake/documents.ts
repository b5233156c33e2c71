/** A sheet with invented content. */
import type { DocumentKind, PrintedDocument } from '#app/contract/documents.ts'

export const fakeDocument = (kind: DocumentKind): PrintedDocument => ({
  kind,
  title: kind,
  patient: { name: 'Costa, Ana', birthDate: '1950-03-12', age: '76 y', sex: 'female', record: 'MRN-1', synthetic: true },
  madeAt: new Date().toISOString(),
  madeBy: 'A. Ferreira',
  covers: 'Invented.',
  blocks: [
    { kind: 'heading', text: 'Illness severity', letter: 'I' },
    { kind: 'text', text: 'Nothing here is real.', quiet: true },
  ],
  unchecked: [{ what: 'Everything', because: 'this is the pretended program' }],
  signature: 'Signed',
  hash: 'd'.repeat(64),
})
