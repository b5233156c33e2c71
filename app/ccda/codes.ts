/** Coded elements (CD, CE) as FHIR concepts, with their translations. */
import { systemOf } from '../hl7v2/codes.ts'
import { textOf } from './narrative.ts'
import { all, attribute, one, type Xml } from './xml.ts'

export type Coding = Readonly<{ system?: string; code?: string; display?: string }>
export type Concept = Readonly<{ coding?: readonly Coding[]; text?: string }>

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'

/** OIDs beside those that HL7 v2 uses (HL7 OID registry). */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.5.1', 'http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender'],
  ['2.16.840.1.113883.5.4', 'http://terminology.hl7.org/CodeSystem/v3-ActCode'],
  ['2.16.840.1.113883.5.2', 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus'],
  ['2.16.840.1.113883.5.8', 'http://terminology.hl7.org/CodeSystem/v3-ActReason'],
  ['2.16.840.1.113883.5.83', 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'],
  ['2.16.840.1.113883.5.1063', 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue'],
  ['2.16.840.1.113883.6.4', 'http://www.cms.gov/Medicare/Coding/ICD10'],
  ['2.16.840.1.113883.6.8', 'http://unitsofmeasure.org'],
  ['2.16.840.1.113883.6.42', 'http://hl7.org/fhir/sid/icd-9'],
  ['2.16.840.1.113883.6.59', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.6.73', 'http://www.whocc.no/atc'],
  ['2.16.840.1.113883.4.9', 'http://fdasis.nlm.nih.gov'],
  ['2.16.840.1.113883.3.26.1.1', 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl'],
])

export function system(node: Xml): string | null {
  const oid = attribute(node, 'codeSystem')
  return (oid === null ? undefined : SYSTEMS.get(oid)) ?? systemOf(oid === null ? attribute(node, 'codeSystemName') : null, oid ?? null)
}

function codingOf(node: Xml): readonly Coding[] {
  const [code, display] = [attribute(node, 'code'), attribute(node, 'displayName')]
  if (code === null) return []
  const from = system(node)
  return [{ ...(from === null ? {} : { system: from }), code, ...(display === null ? {} : { display }) }]
}

/** @returns null when it says nothing (a null flavor without translation or text) */
export function concept(node: Xml | null, ids: ReadonlyMap<string, Xml>): Concept | null {
  if (node === null) return null
  const coding = [node, ...all(node, 'translation')].flatMap(codingOf)
  const text = textOf(one(node, 'originalText'), ids) ?? attribute(node, 'displayName')
  if (coding.length === 0 && text === null) return null
  return { ...(coding.length === 0 ? {} : { coding }), ...(text === null ? {} : { text }) }
}

export const coded = (from: string, code: string, display?: string): Concept => ({
  coding: [{ system: from, code, ...(display === undefined ? {} : { display }) }],
  ...(display === undefined ? {} : { text: display }),
})

export const label = (found: Concept | null): string | null =>
  found?.text ?? found?.coding?.find(({ display }) => display)?.display ?? found?.coding?.[0]?.code ?? null

export const hasCode = (node: Xml | null, codes: ReadonlySet<string>): boolean =>
  node !== null && [node, ...all(node, 'translation')].some((item) => codes.has(attribute(item, 'code') ?? ''))

/** HL7 v3 NullFlavor as FHIR data-absent-reason. */
const ABSENT: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['UNK', ['unknown', 'Unknown']],
  ['NI', ['unknown', 'No information']],
  ['ASKU', ['asked-unknown', 'Asked but unknown']],
  ['NAV', ['temp-unknown', 'Temporarily unavailable']],
  ['NASK', ['not-asked', 'Not asked']],
  ['NA', ['not-applicable', 'Not applicable']],
  ['MSK', ['masked', 'Masked']],
  ['OTH', ['unsupported', 'Other']],
  ['UNC', ['unsupported', 'Unencoded']],
  ['TRC', ['unknown', 'Trace']],
  ['QS', ['unknown', 'Sufficient quantity']],
  ['NINF', ['negative-infinity', 'Negative infinity']],
  ['INV', ['error', 'Invalid']],
  ['NP', ['not-permitted', 'Not permitted']],
  ['PINF', ['positive-infinity', 'Positive infinity']],
])

export function absentReason(flavor: string | null): Concept {
  const [code, display] = ABSENT.get(flavor ?? '') ?? ['unknown', 'Unknown']
  return coded('http://terminology.hl7.org/CodeSystem/data-absent-reason', code, display)
}
