/** What references inside a bundle point to (FHIR R4, bundle.html#references), found by fullUrl, by type and id, or by identifier. */
import type { Coding } from '../chart/facts.ts'
import { identifierKey, labelOf } from './names.ts'
import { isObj, type Obj } from './reading.ts'

export type Target = Readonly<{
  /** null when a reference does not say (an urn:uuid that is not in the file). */
  type: string | null
  id: string
  /** What the target calls itself, for a medication, condition or practitioner. */
  label: string | null
  coding: Coding | null
}>

/** Types whose name other resources show. */
export const NAMING: ReadonlySet<string> = new Set(['Medication', 'Condition', 'Practitioner', 'Organization'])

/** Where references lead. */
export interface References {
  /** @param reference a fullUrl or "Type/id" */
  find(reference: string): Target | undefined
  /** @returns the id of the one patient with this identifier */
  patientBy(key: string): string | null
  /** What its bundle calls a resource ("Type/id"). */
  urlOf(ref: string): string | null
}

export class ReferenceIndex implements References {
  readonly #targets = new Map<string, Target>()
  readonly #urls = new Map<string, string>()
  readonly #patients = new Map<string, string>()

  /** @param fullUrl of the bundle's entry, where there is one */
  add(type: string, id: string, resource: Obj, fullUrl: string | null): void {
    const { label, coding } = NAMING.has(type) ? labelOf(resource) : { label: null, coding: null }
    const target = { type, id, label, coding }
    this.#targets.set(`${type}/${id}`, target)
    if (fullUrl !== null) {
      this.#targets.set(fullUrl, target)
      if (!leadsByForm(fullUrl, type, id)) this.#urls.set(`${type}/${id}`, fullUrl)
    }
    if (type === 'Patient') this.#addIdentifiers(id, resource.identifier)
  }

  #addIdentifiers(id: string, identifiers: unknown): void {
    if (!Array.isArray(identifiers)) return
    for (const identifier of identifiers) {
      const key = isObj(identifier) ? identifierKey(identifier.system, identifier.value) : null
      if (key === null) continue
      const known = this.#patients.get(key)
      // An identifier that two patients share identifies neither.
      this.#patients.set(key, known !== undefined && known !== id ? '' : id)
    }
  }

  find(reference: string): Target | undefined {
    return this.#targets.get(reference)
  }

  patientBy(key: string): string | null {
    return this.#patients.get(key) || null
  }

  urlOf(ref: string): string | null {
    return this.#urls.size === 0 ? null : (this.#urls.get(ref) ?? null)
  }
}

/** Whether a reference to this fullUrl leads to the resource without the bundle. */
const leadsByForm = (fullUrl: string, type: string, id: string): boolean =>
  fullUrl.endsWith(`/${type}/${id}`) || fullUrl === `urn:uuid:${id}` || fullUrl === `urn:oid:${id}`
