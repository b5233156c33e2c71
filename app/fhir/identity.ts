/** The logical id a resource is kept under. */
import type { Obj } from './reading.ts'
import { isUsableId } from './references.ts'

const LAST_PART = /([^/:]+)$/

/**
 * The resource's own id, else the one its fullUrl names, else one made of its text: the same file gives the same ids every time.
 * @param hash hex digest of a text (SHA-256)
 */
export function resourceId(resource: Obj, fullUrl: string | null, raw: string, hash: (text: string) => string): string {
  if (isUsableId(resource.id)) return resource.id
  const named = fullUrl === null ? undefined : LAST_PART.exec(fullUrl)?.[1]
  return isUsableId(named) ? named : `sha-${hash(raw).slice(0, 32)}`
}
