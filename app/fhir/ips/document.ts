/**
 * An International Patient Summary of one person as a FHIR R4 document bundle (HL7 IPS IG 2.0.0). Pure: the
 * same resources, time and hash give the same text, number for number.
 */
import { type Facts, NO_FACTS } from '../../chart/facts.ts'
import type { Hash } from '../../chart/made.ts'
import { parseExact, shapeOf } from '../json.ts'
import { readResource } from '../read.ts'
import { isObj, type Obj } from '../reading.ts'
import { ReferenceIndex } from '../reference-index.ts'
import { ABSENT, UNAVAILABLE } from './absent.ts'
import type { Item } from './chosen.ts'
import { exactJson } from './exact.ts'
import { fullUrlOf } from './full-url.ts'
import { type Resolve, referencesOf, withLinks } from './links.ts'
import { paragraph } from './narrative.ts'
import { type Section, sectionsOf } from './sections.ts'

/** A stored resource that is shown in the chart, or belongs to nobody and is pointed to. */
export type IpsResource = Readonly<{ ref: string; type: string; raw: string }>

export type IpsInput = Readonly<{
  /** Logical id of the Patient. */
  patient: string
  resources: readonly IpsResource[]
  /** Resources of this chart that await review: they are not in the summary, which says so. */
  held: number
  /** When it is made: FHIR `instant` ("2026-01-05T10:00:00Z"). */
  at: string
  author: Readonly<{ name: string; version: string }>
  hash: Hash
}>

export type IpsDocument = Readonly<{
  /** The bundle as JSON. */
  text: string
  /** Stored resources that are in it. */
  resources: number
  sections: readonly Readonly<{ loinc: string; title: string; entries: number }>[]
}>

const LOINC = 'http://loinc.org'
const PROFILE = 'http://hl7.org/fhir/uv/ips/StructureDefinition'

/** RFC 9562, version 8: a UUID out of a hash. */
function uuidFrom(hash: Hash, seed: string): string {
  const hex = hash(seed)
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What is nested too deep to be walked is no clinical resource: the reader of facts refuses those. */
function parsed({ ref, type, raw }: IpsResource): Omit<Item, 'facts'> | null {
  const json: unknown = JSON.parse(raw)
  return isObj(json) && shapeOf(json) !== null ? { ref, type, raw, json } : null
}

function readItems(resources: readonly IpsResource[]): Item[] {
  const index = new ReferenceIndex()
  const items = resources.flatMap((resource) => parsed(resource) ?? [])
  for (const { ref, type, json } of items) {
    const id = ref.slice(type.length + 1)
    if (type === 'Medication' || type === 'Patient') index.add(type, id, json, `urn:uuid:${id}`)
  }
  return items.map((item) => ({ ...item, facts: factsOf(item, index) }))
}

function factsOf({ ref, type, raw, json }: Omit<Item, 'facts'>, index: ReferenceIndex): Facts {
  const reading = readResource(raw, json, { path: '', id: ref.slice(type.length + 1), index })
  return reading.usable ? reading.facts : NO_FACTS
}

/** FHIR R4 types that an entry may point to and that tell how it is to be understood. */
const PULLED = new Set(['Medication', 'Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Device', 'Substance'])
const NAMED = /(?:^urn:uuid:|(?:^|\/)([A-Z][A-Za-z]{1,60})\/)([A-Za-z0-9\-._~:]{1,200})(?:\/_history\/[^/]+)?$/

/** Finds what a reference names among the stored resources. */
class Known {
  readonly #byRef = new Map<string, Item>()
  readonly #pulledById = new Map<string, Item>()

  constructor(items: readonly Item[]) {
    for (const item of items) {
      this.#byRef.set(item.ref, item)
      if (PULLED.has(item.type)) this.#pulledById.set(item.ref.slice(item.type.length + 1), item)
    }
  }

  find(reference: string): Item | undefined {
    const [, type, id = ''] = NAMED.exec(reference) ?? []
    return type === undefined ? this.#pulledById.get(id) : this.#byRef.get(`${type}/${id}`)
  }
}

/** The entries' resources and what they lead to, each once. */
function gathered(listed: readonly Item[], known: Known): Item[] {
  const all = new Set(listed)
  for (const item of all) {
    for (const reference of referencesOf(item.json)) {
      const target = known.find(reference)
      if (target && PULLED.has(target.type)) all.add(target)
    }
  }
  return [...all]
}

/** With every number to the letter; only of what is written out, since it is slow. */
const exactOf = ({ raw, json }: Item): Obj => {
  const exact = parseExact(raw)
  return isObj(exact) ? exact : json
}

const SUBJECT_IS_PATIENT = new Set(['AllergyIntolerance', 'Immunization'])

/** Whose it is, is settled by the store: the one Patient of the document. */
function owned(item: Item, subject: string, resolve: Resolve): Obj {
  const linked = withLinks(exactOf(item), resolve)
  if (PULLED.has(item.type)) return linked
  return { ...linked, [SUBJECT_IS_PATIENT.has(item.type) ? 'patient' : 'subject']: { reference: subject } }
}

/** IPS asks for a name and a birth date; where they are not known that is said. */
function personOf(stored: Item | undefined, id: string, resolve: Resolve): Obj {
  const person = stored ? withLinks(exactOf(stored), resolve) : { resourceType: 'Patient', id }
  const names = Array.isArray(person.name) && person.name.length > 0 ? {} : { name: [ABSENT] }
  const birth = person.birthDate === undefined && person._birthDate === undefined ? { _birthDate: ABSENT } : {}
  return { ...person, ...names, ...birth }
}

const coded = (section: Section): Obj => ({
  title: section.title,
  code: { coding: [{ system: LOINC, code: section.loinc, display: section.display }] },
  text: section.text,
})

type Entry = Readonly<{ fullUrl: string; resource: Obj }>

function headWords(held: number): string {
  if (held === 0) return 'Made from the chart of this patient.'
  return `Made from the chart of this patient. ${held} more ${held === 1 ? 'resource awaits' : 'resources await'} review and ${held === 1 ? 'is' : 'are'} not in it.`
}

function composition(input: IpsInput, id: string, subject: string, author: string, sections: readonly Obj[]): Obj {
  return {
    resourceType: 'Composition',
    id,
    meta: { profile: [`${PROFILE}/Composition-uv-ips`] },
    text: paragraph(headWords(input.held)),
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    status: 'final',
    type: { coding: [{ system: LOINC, code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: subject },
    date: input.at,
    author: [{ reference: author }],
    title: 'International Patient Summary',
    section: sections,
  }
}

function bundle(id: string, at: string, entry: readonly Entry[]): Obj {
  return {
    resourceType: 'Bundle',
    meta: { profile: [`${PROFILE}/Bundle-uv-ips`] },
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    type: 'document',
    timestamp: at,
    entry,
  }
}

/** Ids of what is made for this document alone. */
class Names {
  readonly #hash: Hash
  readonly #seed: string

  constructor({ hash, patient, at }: IpsInput) {
    this.#hash = hash
    this.#seed = `${patient}|${at}|`
  }

  id(name: string): string {
    return uuidFrom(this.#hash, this.#seed + name)
  }

  url(name: string): string {
    return `urn:uuid:${this.id(name)}`
  }
}

const authorOf = ({ author }: IpsInput, id: string): Obj => ({
  resourceType: 'Device',
  id,
  deviceName: [{ name: author.name, type: 'manufacturer-name' }],
  version: [{ value: author.version }],
})

function resolver(input: IpsInput, inside: readonly Item[], known: Known): Resolve {
  const self = `Patient/${input.patient}`
  const refs = new Set([self, ...inside.map(({ ref }) => ref)])
  return (reference) => {
    const byForm = reference === self || reference === `urn:uuid:${input.patient}` ? self : known.find(reference)?.ref
    return byForm !== undefined && refs.has(byForm) ? fullUrlOf(byForm) : null
  }
}

/** What a section lists, or that there is no information; never both (FHIR R4, cmp-2). */
function listing({ items }: Section): Obj {
  return items.length > 0 ? { entry: items.map(({ ref }) => ({ reference: fullUrlOf(ref) })) } : { emptyReason: UNAVAILABLE }
}

/** The Composition comes first (FHIR R4, bdl-11), the Patient second. */
export function ipsDocument(input: IpsInput): IpsDocument {
  const names = new Names(input)
  const items = readItems(input.resources)
  const known = new Known(items)
  const sections = sectionsOf(items)
  const listed = sections.flatMap((section) => section.items)
  const inside = gathered(listed, known)
  const resolve = resolver(input, inside, known)
  const self = `Patient/${input.patient}`
  const subject = fullUrlOf(self)
  const person = items.find(({ ref }) => ref === self)
  const made = sections.map((section) => ({ ...coded(section), ...listing(section) }))
  const entries: Entry[] = [
    { fullUrl: names.url('composition'), resource: composition(input, names.id('composition'), subject, names.url('author'), made) },
    { fullUrl: subject, resource: personOf(person, input.patient, resolve) },
    { fullUrl: names.url('author'), resource: authorOf(input, names.id('author')) },
    ...inside.map((item) => ({ fullUrl: fullUrlOf(item.ref), resource: owned(item, subject, resolve) })),
  ]
  return {
    text: exactJson(bundle(names.id('bundle'), input.at, entries)),
    resources: inside.length + (person ? 1 : 0),
    sections: sections.map(({ loinc, title, items: list }) => ({ loinc, title, entries: list.length })),
  }
}
