/** What the readers of one document share: whose it is, what was made, what was used, and the issues found. */
import type { Change, FhirJson, Hash, MadeResource } from '../chart/made.ts'
import type { IssueCode, ReaderIssue } from '../fhir/reading.ts'
import { type Concept, concept } from './codes.ts'
import { textOf } from './narrative.ts'
import { unreadable } from './times.ts'
import { all, attribute, one, type Xml } from './xml.ts'

export type Json = Readonly<Record<string, unknown>>

/** The members that say something. */
export function compact(members: Json): Json {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const OID = /^[0-2](?:\.(?:0|[1-9]\d{0,38})){1,40}$/

/** An II as a FHIR identifier. */
export function identifier(id: Xml): Json | null {
  const [root, extension] = [attribute(id, 'root'), attribute(id, 'extension')]
  const uri = root === null ? null : UUID.test(root) ? `urn:uuid:${root.toLowerCase()}` : OID.test(root) ? `urn:oid:${root}` : null
  if (extension !== null) return compact({ system: uri, value: extension })
  return uri === null ? null : { system: 'urn:ietf:rfc:3986', value: uri }
}

export const identifiers = (node: Xml | null): readonly Json[] =>
  all(node, 'id')
    .map(identifier)
    .filter((found) => found !== null)

/** The first id that names one thing: a root with an extension, or a UUID. An OID alone names a kind. */
export function idKey(node: Xml): string | null {
  for (const id of all(node, 'id')) {
    const [root, extension] = [attribute(id, 'root'), attribute(id, 'extension')]
    if (extension !== null) return `${root?.toLowerCase() ?? ''}|${extension}`
    if (root !== null && UUID.test(root)) return root.toLowerCase()
  }
  return null
}

export type Wanted = Readonly<{ changes?: readonly Change[]; partial?: boolean; decimal?: string | undefined }>

export class Making {
  readonly made: MadeResource[] = []
  readonly issues: ReaderIssue[] = []
  readonly ids: ReadonlyMap<string, Xml>
  /** Statements that became something or were named by an issue. */
  readonly used = new Set<Xml>()
  readonly lastUpdated: string | null
  /** Of the document, for people to read. */
  readonly author: string | null
  patient: string | null = null
  encounter: string | null = null
  readonly #hash: Hash
  readonly #seen = new Map<string, string>()

  constructor(hash: Hash, ids: ReadonlyMap<string, Xml>, lastUpdated: string | null, author: string | null) {
    this.#hash = hash
    this.ids = ids
    this.lastUpdated = lastUpdated
    this.author = author
  }

  issue(severity: ReaderIssue['severity'], code: IssueCode, path: string, message: string): void {
    this.issues.push({ severity, code, path, message })
  }

  id(type: string, says: readonly (string | null)[]): string {
    return `cda-${this.#hash(JSON.stringify([type, ...says])).slice(0, 32)}`
  }

  concept(node: Xml | null): Concept | null {
    return concept(node, this.ids)
  }

  text(node: Xml | null): string | null {
    return textOf(node, this.ids)
  }

  /** Code of a statement, else its text. */
  codeOf(node: Xml): Concept | null {
    const words = () => this.text(one(node, 'text'))
    const found = this.concept(one(node, 'code'))
    if (found !== null) return found
    const said = words()
    return said === null ? null : { text: said }
  }

  checkTime(node: Xml | null, place: string): void {
    if (unreadable(node)) this.issue('warning', 'value', place, 'A time here is not one that can be read; it was left out.')
  }

  get subject(): Json {
    return { reference: `Patient/${this.patient}` }
  }

  get encounterReference(): Json | undefined {
    return this.encounter === null ? undefined : { reference: `Encounter/${this.encounter}` }
  }

  put(type: string, id: string, place: string, members: Json, wanted: Wanted = {}): void {
    const meta = this.lastUpdated === null ? {} : { meta: { lastUpdated: this.lastUpdated } }
    const resource: FhirJson = { resourceType: type, id, ...meta, ...compact(members) }
    const { changes = [], partial = false, decimal } = wanted
    this.made.push({ resource, place, changes, partial, ...(decimal === undefined ? {} : { decimal }) })
  }

  /** Adds what a statement says under an id made of the statement's own, else of the content; said twice the same, it is taken once. @returns the id */
  own(type: string, node: Xml, place: string, members: Json, wanted: Wanted = {}): string {
    this.used.add(node)
    const content = JSON.stringify(compact(members))
    const key = idKey(node)
    const says = key === null ? [this.patient, 'content', content] : [this.patient, key]
    for (let n = 1; ; n += 1) {
      const id = this.id(type, n === 1 ? says : [...says, n === 2 ? content : `${content} ${n}`])
      const before = this.#seen.get(id)
      if (before === content) {
        this.issue('information', 'duplicate', place, 'The document says this twice; it was taken once.')
        return id
      }
      if (before !== undefined) continue
      this.#seen.set(id, content)
      this.put(type, id, place, { identifier: identifiers(node), ...members }, wanted)
      return id
    }
  }
}

/** "completed" of statusCode; "" when it is not said. */
export const statusCode = (node: Xml): string => attribute(one(node, 'statusCode'), 'code')?.toLowerCase() ?? ''

export const isNegated = (node: Xml): boolean => attribute(node, 'negationInd')?.toLowerCase() === 'true'

/** Statements an entry points to, with how they relate to it. */
export function related(node: Xml, type: string | null = null): readonly Xml[] {
  const links = all(node, 'entryRelationship').filter((link) => type === null || attribute(link, 'typeCode') === type)
  return links.flatMap((link) => link.children.filter((child): child is Xml => typeof child !== 'string' && STATEMENTS.has(child.name)))
}

export const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'encounter',
  'substanceAdministration',
  'supply',
  'regionOfInterest',
])

export const hasTemplate = (node: Xml, ...roots: readonly string[]): boolean =>
  all(node, 'templateId').some((id) => roots.includes(attribute(id, 'root') ?? ''))
