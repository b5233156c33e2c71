/** Coded elements (CE, CWE, CNE) as FHIR concepts: every coding kept, systems by the names of HL7 table 0396. */
import type { Parts } from './message.ts'

export type Coding = Readonly<{ system?: string; version?: string; code?: string; display?: string }>
export type CodeableConcept = Readonly<{ coding?: readonly Coding[]; text?: string }>

export const LOINC = 'http://loinc.org'
export const CVX = 'http://hl7.org/fhir/sid/cvx'
const ICD9CM = 'http://hl7.org/fhir/sid/icd-9-cm'
const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm'
const SNOMED = 'http://snomed.info/sct'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const NDC = 'http://hl7.org/fhir/sid/ndc'
const CPT = 'http://www.ama-assn.org/go/cpt'

const NAMES: Readonly<Record<string, string>> = {
  LN: LOINC,
  LOINC: LOINC,
  LNC: LOINC,
  SCT: SNOMED,
  SNOMED: SNOMED,
  'SNOMED-CT': SNOMED,
  SNOMEDCT: SNOMED,
  'SNOMED CT': SNOMED,
  I9: 'http://hl7.org/fhir/sid/icd-9',
  ICD9: 'http://hl7.org/fhir/sid/icd-9',
  'ICD-9': 'http://hl7.org/fhir/sid/icd-9',
  I9C: ICD9CM,
  I9CM: ICD9CM,
  I9CD: ICD9CM,
  I9CDX: ICD9CM,
  I9CP: ICD9CM,
  ICD9CM: ICD9CM,
  'ICD-9-CM': ICD9CM,
  ICD9CDX: ICD9CM,
  I10: 'http://hl7.org/fhir/sid/icd-10',
  ICD10: 'http://hl7.org/fhir/sid/icd-10',
  'ICD-10': 'http://hl7.org/fhir/sid/icd-10',
  I10C: ICD10CM,
  I10CM: ICD10CM,
  ICD10CM: ICD10CM,
  'ICD-10-CM': ICD10CM,
  ICD10CDX: ICD10CM,
  I10P: 'http://www.cms.gov/Medicare/Coding/ICD10',
  ICD10PCS: 'http://www.cms.gov/Medicare/Coding/ICD10',
  CVX,
  MVX: 'http://hl7.org/fhir/sid/mvx',
  RXNORM,
  RXN: RXNORM,
  NDC,
  NDF: NDC,
  ATC: 'http://www.whocc.no/atc',
  UNII: 'http://fdasis.nlm.nih.gov',
  CPT,
  C4: CPT,
  CPT4: CPT,
  CPTM: CPT,
  HCPCS: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  UCUM: 'http://unitsofmeasure.org',
  CDCREC: 'urn:oid:2.16.840.1.113883.6.238',
  NCIT: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl',
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  ISO639: 'urn:ietf:bcp:47',
  MDC: 'urn:iso:std:iso:11073:10101',
}
const SYSTEMS = new Map(Object.entries(NAMES))

const OIDS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.1', LOINC],
  ['2.16.840.1.113883.6.96', SNOMED],
  ['2.16.840.1.113883.6.90', ICD10CM],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.103', ICD9CM],
  ['2.16.840.1.113883.6.88', RXNORM],
  ['2.16.840.1.113883.6.69', NDC],
  ['2.16.840.1.113883.6.12', CPT],
  ['2.16.840.1.113883.12.292', CVX],
])

const OID = /^[0-2](?:\.(?:0|[1-9]\d{0,38})){1,40}$/
export const isOid = (text: string): boolean => OID.test(text)

const TABLE = /^(?:HL7|V2-?)(\d{4})$/i

/** A name that is on no list, as a URI: "urn:id:99LAB". */
export const localSystem = (name: string): string => `urn:id:${encodeURIComponent(name.toWellFormed())}`

/** @param name coding system as the message names it, or its OID */
export function systemOf(name: string | null, oid: string | null = null): string | null {
  const known = name === null ? undefined : SYSTEMS.get(name.toUpperCase())
  if (known !== undefined) return known
  const table = name === null ? null : TABLE.exec(name)
  if (table) return `http://terminology.hl7.org/CodeSystem/v2-${table[1]}`
  const id = oid !== null && isOid(oid) ? oid : name !== null && isOid(name) ? name : null
  if (id !== null) return OIDS.get(id) ?? `urn:oid:${id}`
  return name === null ? null : localSystem(name)
}

function codingOf(
  parts: Parts,
  at: readonly [code: number, text: number, system: number, version: number, oid: number],
  usual: string | null,
) {
  const [code, display] = [parts.sub(at[0], 1), parts.text(at[1])]
  if (code === null && display === null) return []
  const system = systemOf(parts.text(at[2]) ?? (code === null ? null : usual), parts.text(at[4]))
  const version = parts.text(at[3])
  return [
    {
      ...(system === null ? {} : { system }),
      ...(version === null ? {} : { version }),
      ...(code === null ? {} : { code }),
      ...(display === null ? {} : { display }),
    },
  ]
}

/**
 * @param usual name of the coding system where the element names none (DG1-2), or null
 * @returns null when the element says nothing
 */
export function conceptOf(parts: Parts, usual: string | null = null): CodeableConcept | null {
  const coding: readonly Coding[] = [
    ...codingOf(parts, [1, 2, 3, 7, 14], usual),
    ...codingOf(parts, [4, 5, 6, 8, 17], null),
    ...codingOf(parts, [10, 11, 12, 13, 20], null),
  ]
  const text = parts.text(9) ?? parts.text(2) ?? parts.text(5)
  if (coding.length === 0 && text === null) return null
  const bare = coding.length === 1 && coding[0]?.code === undefined
  return { ...(coding.length === 0 || bare ? {} : { coding }), ...(text === null ? {} : { text }) }
}

/** A concept of a list of HL7 tables ("0004"), from its code alone. */
export const tableConcept = (table: string, code: string, display: string | null = null): CodeableConcept => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/v2-${table}`, code, ...(display === null ? {} : { display }) }],
  ...(display === null ? {} : { text: display }),
})
