/**
 * What a reader of something that is not FHIR (HL7 v2, C-CDA, a table) makes: FHIR R4 resources, so that one reader of facts, one
 * store and one export serve every source. Ids are derived from what the source says (never from order, file name or clock), so the
 * same content gives the same resource wherever and whenever it comes.
 */
import type { ReaderIssue } from '../fhir/reading.ts'

/** Something the reader changed or decided on the way in; kept with the resource as its provenance. */
export type Change = Readonly<{
  kind: 'unit' | 'code' | 'time' | 'value' | 'identifier' | 'text'
  /** Element of the made resource, FHIRPath-like: "valueQuantity.code". */
  path: string
  /** As the source had it; at most 200 characters. */
  from: string
  to: string
  /** One short sentence. */
  because: string
}>

export type FhirJson = Readonly<{ resourceType: string; id: string; [member: string]: unknown }>

export type MadeResource = Readonly<{
  resource: FhirJson
  /** Place in the source: "message 3, OBX 2", "row 12, column Glucose", "section Results, entry 4". */
  place: string
  changes: readonly Change[]
  /**
   * True where one source tells only a part of the thing (a Patient or Encounter of an HL7 v2 message, a row's demographics): parts with
   * one id are folded into one resource, newest word (`meta.lastUpdated`) first, missing elements filled from older parts.
   */
  partial: boolean
  /** The number of `valueQuantity` to the letter, where JavaScript writes it otherwise ("1.10"). */
  decimal?: string
}>

const NUMBER_BEHIND = '"valueQuantity":{"value":'

/** The JSON text of a made resource, its number to the letter. */
export function exactJson({ resource, decimal }: MadeResource): string {
  const json = JSON.stringify(resource)
  if (decimal === undefined) return json
  const at = json.lastIndexOf(NUMBER_BEHIND)
  const start = at + NUMBER_BEHIND.length
  const end = at < 0 ? -1 : json.slice(start).search(/[,}]/)
  return end < 0 ? json : json.slice(0, start) + decimal + json.slice(start + end)
}

export type Conversion = Readonly<{
  made: readonly MadeResource[]
  issues: readonly ReaderIssue[]
  /** Who sent it, in the source's own words ("GHH LAB / ELAB-3"); null when it does not say. Quality is kept by it. */
  sender: string | null
}>

/** Hex SHA-256 of a text; the core is given it, so that it stays free of Node. */
export type Hash = (text: string) => string

/** Base64 of the UTF-8 of a text. The core can do it, ten times slower than what a runtime brings: whole messages and documents are kept so. */
export type Base64 = (text: string) => string
