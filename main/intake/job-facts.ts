/** What a job works out of its order and of what happens to a file. */
import { ownerOf } from '#app/chart/owner.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import { type FileTrouble, Refused } from './file-run.ts'
import type { FileState } from './file-state.ts'
import type { Found } from './list-files.ts'
import type { JobOrder } from './protocol.ts'

/** Stands for "the whole file" as the number of a piece. */
export const WHOLE = 1_000_000_000

/** Formats of which each patient stands alone: one who is refused does not take the others along. */
export const APART: ReadonlySet<string> = new Set(['hl7v2', 'table'])

/** How far each file had come: whole files by their key, pieces by key and content. */
export function furthest({ before }: JobOrder): ReadonlyMap<string, number> {
  const far = new Map<string, number>()
  for (const { file, sha256, piece } of before) {
    if (piece === WHOLE) far.set(file, WHOLE)
    const key = `${file} ${sha256}`
    far.set(key, Math.max(far.get(key) ?? -1, piece))
  }
  return far
}

/** Who a file comes from as long as it does not say so itself. '' for messages and documents, which do. */
export function originOf({ source, origin }: JobOrder, { format, folder }: Found): string {
  if (source !== null) return source
  if (origin !== null) return origin
  if (format === 'hl7v2' || format === 'xml') return ''
  return folder === '' ? '' : `${format === 'json' ? 'FHIR' : 'Tables'} in ${folder}`
}

/** Resources by the patient they are about, those about nobody last. */
export function groups(resources: readonly IncomingResource[]): readonly (readonly IncomingResource[])[] {
  const all = new Map<string, IncomingResource[]>()
  for (const resource of resources) {
    const patient = ownerOf(resource.facts) ?? ''
    const list = all.get(patient) ?? []
    all.set(patient, list)
    list.push(resource)
  }
  return [...all.values()]
}

export function troubleOf(error: unknown): FileTrouble | null {
  if (error instanceof Refused) return error.trouble
  if (error instanceof WardlightError)
    return error.failure.kind === 'Conflict' ? { code: 'conflict', path: error.failure.path ?? '', message: error.message } : null
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('E') ? { code: 'processing', path: '', message: 'The file could not be read to its end.' } : null
}

export const outcomeOf = (state: FileState): string =>
  state.stored ? 'What came before this part is stored.' : 'Nothing of this file was stored.'
