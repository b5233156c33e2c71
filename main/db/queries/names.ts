/**
 * Facts that show what another resource is called: a medication by reference, the reason of a visit, the author of a note. Whatever comes
 * first, each is named from the version of the other that stands.
 */
import { patientId } from '#app/contract/ids.ts'
import { labelOf } from '#app/fhir/names.ts'
import { type About, readResource } from '#app/fhir/read.ts'
import { isObj } from '#app/fhir/reading.ts'
import { NAMING, type References, type Target } from '#app/fhir/reference-index.ts'
import type { Connection } from '../statements.ts'
import { idOf } from './links.ts'
import type { Projector } from './projection.ts'
import { VERSION_STATE } from './versions.ts'

const NEEDED = [...NAMING]
const NOTE = 'INSERT OR IGNORE INTO naming (target, ref) VALUES (?, ?)'
const NOTE_URL = 'INSERT OR IGNORE INTO entry_url (ref, url) VALUES (?, ?)'
export const NAMED_BY = 'SELECT ref FROM naming WHERE target = ?'
export const REFS_OF_URL = 'SELECT ref FROM entry_url WHERE url = ? LIMIT 2'
/** One that means two resources means neither. */
export const URL_OF_REF = `SELECT min(u.url) AS url FROM entry_url u
  WHERE u.ref = ? AND NOT EXISTS (SELECT 1 FROM entry_url o WHERE o.url = u.url AND o.ref <> u.ref)`
const RAW_OF_NEWEST = 'SELECT id, raw, pid, state FROM resource WHERE ref = ? ORDER BY version DESC LIMIT 1'

type RawRow = Readonly<{ id: number; raw: string; pid: number | null; state: number }>

/** What an export may call the resource's entry so that every reference to it holds. */
export const urlOf = (db: Connection, ref: string): string | null => db.get<{ url: string | null }>(URL_OF_REF, ref)?.url ?? null

const OPAQUE = /^urn:(?:uuid|oid):(.+)$/

/** References looked up in the store itself. */
function storedReferences(db: Connection): References {
  const known = new Map<string, Target | undefined>()
  const byRef = (ref: string): Target | undefined => {
    const [type = '', id = ''] = ref.split('/')
    if (!NAMING.has(type)) return undefined
    const row = db.get<RawRow>(RAW_OF_NEWEST, ref)
    const json: unknown = row && JSON.parse(row.raw)
    return isObj(json) ? { type, id, ...labelOf(json) } : undefined
  }
  const byUrl = (url: string): Target | undefined => {
    const [only, other] = db.all<{ ref: string }>(REFS_OF_URL, url)
    if (only) return other ? undefined : byRef(only.ref)
    const id = OPAQUE.exec(url)?.[1]
    return id === undefined ? undefined : NEEDED.map((type) => byRef(`${type}/${id}`)).find((target) => target !== undefined)
  }
  return {
    find: (reference) => {
      if (!known.has(reference)) known.set(reference, byRef(reference) ?? byUrl(reference))
      return known.get(reference)
    },
    patientBy: () => null,
    urlOf: () => null,
  }
}

export type Naming = Readonly<{
  /** A resource was stored, with what its reader says of it. */
  note: (ref: string, about: About | null | undefined) => void
  /** A version is shown that its reader did not speak of again: one that a person released or put right. */
  again: (ref: string) => void
  /** A version stands now: others may be named by it. */
  stands: (ref: string) => void
  /** Names everything that was stored, and everything that what was stored names. */
  settle: () => void
}>

/** Of one batch. */
export function naming(db: Connection, projector: Projector): Naming {
  const given = new Set<string>()
  const shown = new Set<string>()
  const rename = (ref: string, index: References) => {
    const row = db.get<RawRow>(RAW_OF_NEWEST, ref)
    const owner = row && row.pid !== null && row.state === VERSION_STATE.shown ? idOf(db, row.pid) : null
    if (!row || row.pid === null || owner === null) return
    const context = { path: '', id: ref.slice(ref.indexOf('/') + 1), index, patient: patientId(owner) }
    projector.rename(row.id, row.pid, readResource(row.raw, JSON.parse(row.raw), context).facts)
  }
  return {
    note: (ref, about) => {
      for (const target of about?.names ?? []) db.run(NOTE, target, ref)
      if (about?.url != null) db.run(NOTE_URL, ref, about.url)
      if (about && about.names.length > 0) shown.add(ref)
    },
    again: (ref) => void shown.add(ref),
    stands: (ref) => {
      if (NAMING.has(ref.slice(0, ref.indexOf('/')))) given.add(ref)
    },
    settle: () => {
      for (const target of given) for (const { ref } of db.all<{ ref: string }>(NAMED_BY, target)) shown.add(ref)
      if (shown.size === 0) return
      const index = storedReferences(db)
      for (const ref of shown) rename(ref, index)
      given.clear()
      shown.clear()
    },
  }
}
