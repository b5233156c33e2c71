/** References inside the document lead to its own entries or are taken out: nothing in it points outside. */
import { ExactNumber, isObj, type Obj } from '../reading.ts'

/** @returns the fullUrl of the entry a reference means; null where it is not in the document */
export type Resolve = (reference: string) => string | null

const UNKNOWN = Symbol('nothing left')

/** A Reference whose target is not here keeps what else it says (display, identifier, type). */
function linked(holder: Obj, reference: string, resolve: Resolve): unknown {
  if (reference.startsWith('#')) return holder
  const url = resolve(reference)
  if (url !== null) return { ...holder, reference: url }
  const { reference: _, ...rest } = holder
  return rest.display === undefined && rest.identifier === undefined ? UNKNOWN : rest
}

function walk(value: unknown, resolve: Resolve): unknown {
  if (value instanceof ExactNumber || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, resolve)).filter((item) => item !== UNKNOWN)
    return items.length === 0 && value.length > 0 ? UNKNOWN : items
  }
  const members = Object.entries(value).flatMap(([key, member]) => {
    const kept = walk(member, resolve)
    return kept === UNKNOWN ? [] : [[key, kept] as const]
  })
  const object: Obj = Object.fromEntries(members)
  if (typeof object.reference === 'string') return linked(object, object.reference, resolve)
  return members.length === 0 && Object.keys(value).length > 0 ? UNKNOWN : object
}

/** The same resource, its references as fullUrls of the document. Members of which nothing is left are gone. */
export function withLinks(resource: Obj, resolve: Resolve): Obj {
  const walked = walk(resource, resolve)
  return isObj(walked) ? walked : {}
}

/** Every reference in a resource, as written. */
export function referencesOf(value: unknown, found: string[] = []): string[] {
  if (value instanceof ExactNumber || typeof value !== 'object' || value === null) return found
  if (isObj(value) && typeof value.reference === 'string') found.push(value.reference)
  for (const member of Object.values(value)) referencesOf(member, found)
  return found
}
