/** What an export reads, page by page: everybody, or some patients with what their resources point to (practitioners, medications …). */
import type { PatientId } from '#app/contract/ids.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import type { Store } from '#app/ports/store.ts'

const PAGE = 200

export type Reads = Pick<Store, 'read'>

async function* pages(store: Reads, patients: readonly PatientId[] | null): AsyncGenerator<ExportResource> {
  for (let after: string | null = null; ; ) {
    const page: readonly ExportResource[] = await store.read('exportPage', { after, limit: PAGE, patients })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.ref
  }
}

/** Types that belong to no patient and that a patient's resources point to (FHIR R4). */
const SHARED_TYPES = [
  'Device',
  'HealthcareService',
  'Location',
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Substance',
] as const
const SHARED: ReadonlySet<string> = new Set(SHARED_TYPES)

const REFERENCE = /"reference"\s*:\s*"(?:urn:uuid:([A-Za-z0-9\-.]{1,64})|[^"]*?([A-Z][A-Za-z]{1,60})\/([A-Za-z0-9\-._~:]{1,200}))["/]/g

/** Refs of shared things that a raw text names; a urn:uuid does not say its type, so each may be meant. */
export function sharedRefs(raw: string): readonly string[] {
  const refs: string[] = []
  for (const [, uuid, type, id] of raw.matchAll(REFERENCE)) {
    if (uuid !== undefined) refs.push(...SHARED_TYPES.map((name) => `${name}/${uuid}`))
    else if (type !== undefined && SHARED.has(type)) refs.push(`${type}/${id}`)
  }
  return refs
}

/** Shared resources that the given refs lead to, and those that these lead to. */
async function closure(store: Reads, refs: ReadonlySet<string>): Promise<ExportResource[]> {
  const looked = new Set<string>()
  const found: ExportResource[] = []
  for (let next = [...refs]; next.length > 0; ) {
    const more: string[] = []
    for (const ref of next) {
      if (looked.has(ref)) continue
      looked.add(ref)
      const resource = await store.read('resource', { ref })
      if (resource?.patient !== null) continue
      found.push(resource)
      more.push(...sharedRefs(resource.raw))
    }
    next = more
  }
  return found
}

const typeThenId = (a: ExportResource, b: ExportResource): number => compare(a.type, b.type) || compare(a.ref, b.ref)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Two sorted runs as one; what is in both comes once. */
async function* merged(owned: AsyncIterable<ExportResource>, shared: readonly ExportResource[]): AsyncGenerator<ExportResource> {
  let at = 0
  for await (const resource of owned) {
    for (let next = shared[at]; next && typeThenId(next, resource) <= 0; next = shared[at]) {
      at += 1
      if (next.ref !== resource.ref) yield next
    }
    yield resource
  }
  yield* shared.slice(at)
}

/** In order of type, then id. @param patients null: everybody, and all that belongs to nobody */
export async function* exportResources(store: Reads, patients: readonly PatientId[] | null): AsyncGenerator<ExportResource> {
  if (patients === null) {
    yield* pages(store, null)
    return
  }
  const refs = new Set<string>()
  for await (const { raw } of pages(store, patients)) for (const ref of sharedRefs(raw)) refs.add(ref)
  const shared = (await closure(store, refs)).sort(typeThenId)
  yield* merged(pages(store, patients), shared)
}

export type Counts = { resources: number; held: number; readonly patients: Set<string> }

/** Counts what passes. `patients` holds ids only. */
export async function* counted(resources: AsyncIterable<ExportResource>, counts: Counts): AsyncGenerator<ExportResource> {
  for await (const resource of resources) {
    counts.resources += 1
    if (resource.state !== 'shown') counts.held += 1
    if (resource.patient !== null) counts.patients.add(resource.patient)
    yield resource
  }
}
