/** A table of what the charts show, one fact a row, read from the stored resources in bounded memory. */

import type { Patient } from '#app/chart/facts.ts'
import { csvLine } from '#app/csv/write.ts'
import { readResource } from '#app/fhir/read.ts'
import { isObj } from '#app/fhir/reading.ts'
import { ReferenceIndex } from '#app/fhir/reference-index.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import { CSV_HEADER, csvRows, type Person } from './csv-rows.ts'
import type { Reads } from './pages.ts'
import type { Sink } from './sink.ts'

/** Excel takes a file without it for the code page of the machine. */
const BOM = '\uFEFF'
const MOST_PERSONS = 10_000

/** What references mean, as the store has settled it: whose a resource is, and medications read before. */
class StoreIndex extends ReferenceIndex {
  current: string | null = null
  override patientBy(): string | null {
    return this.current
  }
}

export function readStored(resource: ExportResource, index: StoreIndex | undefined) {
  const json: unknown = JSON.parse(resource.raw)
  if (index) index.current = resource.patient
  const id = resource.ref.slice(resource.type.length + 1)
  if (index && resource.type === 'Medication' && isObj(json)) index.add(resource.type, id, json, `urn:uuid:${id}`)
  return readResource(resource.raw, json, { path: '', id, ...(index ? { index } : {}) })
}

/** Looks a person up once, and forgets the oldest when there are too many. */
function persons(store: Reads): (id: string) => Promise<Person> {
  const known = new Map<string, Person>()
  return async (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const resource = await store.read('resource', { ref: `Patient/${id}` })
    const person: Patient | null = resource === null ? null : (readStored(resource, undefined).facts.patients[0] ?? null)
    const [oldest] = known.keys()
    if (known.size >= MOST_PERSONS && oldest !== undefined) known.delete(oldest)
    known.set(id, person)
    return person
  }
}

export async function writeCsv(resources: AsyncIterable<ExportResource>, store: Reads, sink: Sink): Promise<void> {
  const index = new StoreIndex()
  const person = persons(store)
  await sink.write(BOM + csvLine(CSV_HEADER))
  for await (const resource of resources) {
    const { facts } = readStored(resource, index)
    if (resource.state !== 'shown' || resource.patient === null) continue
    const rows = csvRows(facts, resource.patient, await person(resource.patient))
    for (const row of rows) await sink.write(csvLine(row))
  }
}
