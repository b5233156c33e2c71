/** Words in the texts of one chart's notes, newest first. */
import { searchWords, snippetOf } from '#app/chart/search.ts'
import { factId } from '#app/contract/ids.ts'
import type { StoreReads } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { KIND } from './facts.ts'
import { chartRow } from './links.ts'

/** Texts looked through, and notes that come back. */
const NEWEST_TEXTS = 400
const HITS = 30

export const TEXTS_OF_CHART = `SELECT t.fact, t.text FROM fact f JOIN document_text t ON t.id = f.id
  WHERE f.pid = ? AND f.kind = ? ORDER BY f.ms DESC LIMIT ?`

export function findInNotes(
  db: Connection,
  { patient, query }: Parameters<StoreReads['findInNotes']>[0],
): ReturnType<StoreReads['findInNotes']> {
  const words = searchWords(query)
  const row = words.length === 0 ? null : chartRow(db, patient)
  if (!row) return []
  const texts = db.all<{ fact: string; text: string }>(TEXTS_OF_CHART, row.pid, KIND.documents, NEWEST_TEXTS)
  return texts
    .flatMap(({ fact, text }) => {
      const snippet = snippetOf(text, words)
      return snippet === null ? [] : [{ fact: factId(fact), snippet }]
    })
    .slice(0, HITS)
}
