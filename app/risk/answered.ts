/** An answer to a question that a model asks (`ModelQuestion`), as the FHIR Observation it is stored as. */
import type { PatientId } from '../contract/ids.ts'
import type { ModelQuestion } from '../contract/risk.ts'
import { ASKED_SYSTEM } from './context.ts'

export type Answered = Readonly<{ question: ModelQuestion; answer: string; by: string; at: string }>

/** LOINC answer codes. */
const YES_NO = {
  yes: { system: 'http://loinc.org', code: 'LA33-6', display: 'Yes' },
  no: { system: 'http://loinc.org', code: 'LA32-8', display: 'No' },
} as const

const NUMBER = /^\d+(\.\d+)?$/

/** Of one press; a number is typed. */
export const answersTo = ({ kind, choices }: ModelQuestion): readonly string[] => (kind === 'yes-no' ? ['yes', 'no'] : choices)

export const isAnswer = (question: ModelQuestion, answer: string): boolean =>
  question.kind === 'number' ? NUMBER.test(answer) : answersTo(question).includes(answer)

function valuePart({ kind, unit }: ModelQuestion, answer: string): Readonly<Record<string, unknown>> {
  if (kind === 'yes-no') return { valueCodeableConcept: { coding: [YES_NO[answer === 'yes' ? 'yes' : 'no']], text: answer } }
  if (kind === 'choice') return { valueCodeableConcept: { text: answer } }
  const quantity = unit === null ? {} : { unit, system: 'http://unitsofmeasure.org', code: unit }
  return { valueQuantity: { value: Number(answer), ...quantity } }
}

/**
 * @param id of the Observation @param at ISO 8601 time of the answer
 * @returns JSON text of an Observation: yes and no as LOINC answers, the choice in words, or a quantity
 */
export function answeredObservation(id: string, patient: PatientId, { question, answer, by, at }: Answered): string {
  return JSON.stringify({
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
    code: { coding: [{ system: ASKED_SYSTEM, code: question.code, display: question.label }], text: question.question },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: at,
    performer: [{ display: by }],
    ...valuePart(question, answer),
  })
}
