import { expect, test } from 'vitest'
import { Case } from '../contract/case.ts'
import { caseEntryContext, caseTime, caseToFacts } from './case.ts'

const example = Case.parse({
  id: 'c1',
  at: '2026-01-05T10:00:00Z',
  patient: { birthDate: '1950-03-01', sex: 'female', pregnant: false },
  conditions: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9', text: 'Type 2 diabetes', onset: '2015-01-01' }],
  medications: [{ text: 'warfarin 5 mg tablet', dose: { value: 5, unit: 'mg' }, perDay: 1, route: 'oral', start: '2024-02-01' }],
  observations: [
    { code: '8867-4', value: 112, unit: '/min', time: '2026-01-05T09:40:00Z' },
    { code: '67775-7', value: 'Alert' },
  ],
})

test('facts carry what the case says, and an observation without a time has the time of the case', () => {
  const facts = caseToFacts(example)
  expect(facts.patient).toMatchObject({ sex: 'female', birthDate: { text: '1950-03-01' } })
  expect(facts.observations.map((o) => [o.loinc, o.effective?.text])).toEqual([
    ['8867-4', '2026-01-05T09:40:00Z'],
    ['67775-7', '2026-01-05T10:00:00Z'],
  ])
  expect(facts.conditions[0]).toMatchObject({ clinicalStatus: 'active', code: { code: 'E11.9' } })
})

test('what is missing is unknown', () => {
  const facts = caseToFacts(Case.parse({ id: 1 }))
  expect(facts.patient).toBeNull()
  expect(facts.pregnant).toBeNull()
  expect(caseTime(Case.parse({ id: 1 }))).toBeNull()
})

test('history is what has a number and a time', () => {
  expect(caseEntryContext(example, 0).history).toEqual([
    { code: '8867-4', value: 112, unit: '/min', ms: Date.parse('2026-01-05T09:40:00Z') },
  ])
})
