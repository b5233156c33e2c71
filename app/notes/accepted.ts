/** What was accepted from a note as the FHIR resource it is stored as, with the place it was taken from. */
import { typedObservation } from '../chart/typed.ts'
import type { FactId, PatientId } from '../contract/ids.ts'
import type { NewNote, NoteSuggestion } from '../contract/notes.ts'

export type Accepted = Readonly<{ id: string; patient: PatientId; note: FactId; noteDate: string | null; user: string; at: string }>

const SYSTEMS = {
  'icd-10-cm': 'http://hl7.org/fhir/sid/icd-10-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  loinc: 'http://loinc.org',
} as const

const conceptOf = ({ code, system, label }: NoteSuggestion) => ({
  ...(code === null || system === null ? {} : { coding: [{ system: SYSTEMS[system], code, display: label }] }),
  text: label,
})

/** HL7 extension derivation-reference: the place in a text that a statement was taken from. */
const derivedFrom = ({ start, end }: NoteSuggestion, { note }: Accepted) => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/derivation-reference',
      extension: [
        { url: 'reference', valueReference: { reference: note } },
        { url: 'offset', valueInteger: start },
        { url: 'length', valueInteger: end - start },
      ],
    },
  ],
})

const clinical = (kind: 'condition' | 'allergyintolerance') => ({
  coding: [
    {
      system: `http://terminology.hl7.org/CodeSystem/${kind === 'condition' ? 'condition-clinical' : 'allergyintolerance-clinical'}`,
      code: 'active',
    },
  ],
})

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'

function problem(one: NoteSuggestion, accepted: Accepted) {
  return {
    resourceType: 'Condition',
    id: accepted.id,
    ...derivedFrom(one, accepted),
    clinicalStatus: clinical('condition'),
    category: [{ coding: [{ system: CATEGORY, code: 'problem-list-item' }] }],
    code: conceptOf(one),
    subject: { reference: `Patient/${accepted.patient}` },
    recordedDate: accepted.at,
    recorder: { display: accepted.user },
    evidence: [{ detail: [{ reference: accepted.note }] }],
  }
}

function medication(one: NoteSuggestion, accepted: Accepted) {
  return {
    resourceType: 'MedicationStatement',
    id: accepted.id,
    ...derivedFrom(one, accepted),
    status: one.status ?? 'active',
    medicationCodeableConcept: conceptOf(one),
    subject: { reference: `Patient/${accepted.patient}` },
    dateAsserted: accepted.noteDate ?? accepted.at,
    informationSource: { display: accepted.user },
    derivedFrom: [{ reference: accepted.note }],
    ...(one.detail === null ? {} : { dosage: [{ text: one.detail }] }),
  }
}

function allergy(one: NoteSuggestion, accepted: Accepted) {
  return {
    resourceType: 'AllergyIntolerance',
    id: accepted.id,
    ...derivedFrom(one, accepted),
    clinicalStatus: clinical('allergyintolerance'),
    code: conceptOf(one),
    patient: { reference: `Patient/${accepted.patient}` },
    recordedDate: accepted.at,
    recorder: { display: accepted.user },
    ...(one.detail === null ? {} : { reaction: [{ manifestation: [{ text: one.detail }] }] }),
  }
}

/**
 * @param at ISO 8601 time it was accepted at
 * @returns JSON texts of a Condition, MedicationStatement, AllergyIntolerance, or an Observation for each value, numbered behind `id`
 */
export function acceptedResources(one: NoteSuggestion, accepted: Accepted): readonly string[] {
  if (one.kind === 'problem') return [JSON.stringify(problem(one, accepted))]
  if (one.kind === 'medication') return [JSON.stringify(medication(one, accepted))]
  if (one.kind === 'allergy') return [JSON.stringify(allergy(one, accepted))]
  const more = { ...derivedFrom(one, accepted), performer: [{ display: accepted.user }], derivedFrom: [{ reference: accepted.note }] }
  return one.entries.map((entry, index) =>
    typedObservation(`${accepted.id}-${index}`, accepted.patient, entry, entry.time ?? accepted.noteDate ?? accepted.at, more),
  )
}

/** A note somebody wrote here, as a DocumentReference. @param base64 of the text in UTF-8 */
export function writtenNote(
  id: string,
  patient: PatientId,
  note: NewNote,
  by: Readonly<{ user: string; at: string; base64: string }>,
): string {
  return JSON.stringify({
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    type: { text: note.title },
    subject: { reference: `Patient/${patient}` },
    date: note.date,
    author: [{ display: by.user }],
    content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: by.base64, title: note.title, creation: by.at } }],
  })
}
