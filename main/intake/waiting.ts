/** A file that waits for a person: kept in the encrypted store, so that it is there tomorrow and on no other disk. */
import { gunzipSync, gzipSync } from 'node:zlib'
import type { WaitingRecord } from '#app/ports/intake-store.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import type { Waits } from './file-run.ts'
import type { FileState } from './file-state.ts'
import { type Input, wholeOf } from './inputs.ts'
import { sha256 } from './prepare.ts'

/** Bytes of a file that are kept in the store; a larger one is asked for again at its place. */
const MAX_KEPT = 32_000_000

export async function keepForPerson(
  { store, order: { actor, source } }: Readonly<{ store: Pick<Store, 'write'>; order: Readonly<{ actor: Actor; source: string | null }> }>,
  state: FileState,
  waits: Waits,
): Promise<WaitingRecord> {
  const { input } = state
  const bytes = await wholeOf(input, MAX_KEPT)
  const path = input.kind === 'file' ? input.path : null
  const digest = state.sha256 || sha256(bytes ? bytes.toString('latin1') : state.key)
  const lost = bytes === null && path === null
  const record: WaitingRecord = {
    id: `file-${sha256(`${waits.waiting} ${digest} ${waits.sheet ?? ''}`).slice(0, 24)}`,
    kind: waits.waiting,
    file: input.name,
    origin: state.bench.origin,
    reasons: lost
      ? [...waits.reasons, 'The file is too large to be kept: import it again from its folder once this is decided.']
      : [...waits.reasons],
    rows: waits.rows,
    at: actor.at,
    path,
    source,
    sha256: digest,
    proposal: waits.proposal,
  }
  await store.write('keepWaiting', { actor, record, content: bytes === null ? null : gzipSync(bytes, { level: 1 }) })
  return record
}

/** The bytes of a file that was kept, as an input again; null where only its place is known. */
export function inputOf(record: WaitingRecord, content: Uint8Array | null): Input | null {
  if (content === null) return null
  const bytes = gunzipSync(content, { maxOutputLength: MAX_KEPT + 1 })
  return { kind: 'bytes', name: record.file, size: bytes.length, chunks: [bytes] }
}
