import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, type Facts, NO_FACTS } from '../../chart/facts.ts'
import { factId, patientId } from '../../contract/ids.ts'
import { icd10Of } from '../../terminology/icd/index.ts'
import { factsOf } from '../gate/testing.ts'
import { enrichFacts } from './index.ts'

const ICD9 = 'http://hl7.org/fhir/sid/icd-9-cm'
const condition = (code: string | null, system: string | null = ICD9): Facts => {
  const one: Condition = {
    id: factId('Condition/1'),
    patient: patientId('p'),
    encounter: null,
    code: { system, code, display: 'As written' },
    label: 'As written',
    clinicalStatus: null,
    verificationStatus: null,
    onset: null,
    abatement: null,
    recorded: null,
  }
  return { ...NO_FACTS, conditions: [one] }
}

describe('codes of observations', () => {
  it('are set where name and unit say the same', () => {
    const { facts, changes } = enrichFacts(factsOf({ loinc: null, label: 'Potassium', value: 4.1, unit: 'mmol/L' }))
    expect(facts.observations[0]).toMatchObject({ loinc: '2823-3', label: 'Potassium' })
    expect(changes).toEqual([
      { kind: 'code', path: 'code', from: 'Potassium', to: 'LOINC 2823-3', because: 'The name is that of Potassium, and the unit fits.' },
    ])
  })

  it('are set for scores, which have no unit', () => {
    expect(enrichFacts(factsOf({ loinc: null, label: 'INR', value: 2.5, unit: null })).facts.observations[0]?.loinc).toBe('6301-6')
  })

  it('name the component they are of', () => {
    const { changes } = enrichFacts(
      factsOf({ id: 'Observation/1#2', loinc: null, label: 'Diastolic pressure', value: 80, unit: 'mm[Hg]' }),
      () => ({ concept: 'dbp', confidence: 0.97 }),
    )
    expect(changes).toMatchObject([{ path: 'component[1].code', to: 'LOINC 8462-4' }])
  })

  it('stay as they are where anything is unsure', () => {
    const unsure: readonly Facts[] = [
      factsOf({ loinc: null, label: 'Potassium', value: 4.1, unit: 'mm[Hg]' }),
      factsOf({ loinc: null, label: 'Potassium', value: 4.1, unit: null }),
      factsOf({ loinc: null, label: 'Potassium, sweat', value: 41, unit: 'mmol/L' }),
      factsOf({ loinc: null, label: 'Length', value: 30, unit: 'mm' }),
      factsOf({ loinc: null, label: 'Heart rate', value: 160, unit: null }),
      factsOf({ loinc: null, label: 'pH', value: 6, unit: null }),
      factsOf({ loinc: null, label: 'Urine output, 1 h', value: 60, unit: 'mL' }),
      factsOf({ loinc: '9999-9', label: 'Potassium', value: 4.1, unit: 'mmol/L' }),
    ]
    for (const facts of unsure) expect(enrichFacts(facts)).toEqual({ facts, changes: [] })
    const guess = () => ({ concept: 'potassium', confidence: 0.92 })
    expect(enrichFacts(factsOf({ loinc: null, label: 'K', value: 4.1, unit: 'mmol/L' }), guess).changes).toEqual([])
  })
})

describe('ICD-9-CM codes', () => {
  it('become ICD-10-CM, and say when the map is approximate', () => {
    const { facts, changes } = enrichFacts(condition('401.9'))
    expect(facts.conditions[0]).toMatchObject({
      label: 'As written',
      code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10', display: null },
    })
    expect(changes).toMatchObject([
      { kind: 'code', from: 'ICD-9-CM 401.9', to: 'ICD-10-CM I10', because: expect.stringContaining('approximate') },
    ])
    expect(enrichFacts(condition('585.9')).changes[0]?.because).not.toContain('approximate')
  })

  it('are those of the CMS General Equivalence Mappings', () => {
    const rows: Readonly<Record<string, string | undefined>> = {
      '250.00': 'E11.9',
      '428.0': 'I50.9',
      '414.01': 'I25.10',
      '486': 'J18.9',
      'V58.61': 'Z79.01',
      '599.0': 'N39.0',
      '0010': 'A00.0',
      '784.0': 'R51.9',
      // Without a map, and codes that are only headings.
      '365.70': undefined,
      '250': undefined,
      '428': undefined,
    }
    for (const [code, target] of Object.entries(rows)) expect([code, icd10Of(code)?.code]).toEqual([code, target])
  })

  it('stay as they are where there is no map, or the code is of another system', () => {
    const same = [condition('365.70'), condition('401.9', 'http://hl7.org/fhir/sid/icd-10-cm'), condition('401.9', null), condition(null)]
    for (const facts of same) expect(enrichFacts(facts)).toEqual({ facts, changes: [] })
  })

  it('all lead to codes of the shape of ICD-10-CM', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (n) => {
        const found = icd10Of(String(n).padStart(5, '0'))
        if (found) expect(found.code).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/)
      }),
      { numRuns: 2000 },
    )
  })
})

it('gives back the very facts where nothing is to be done', () => {
  const facts = factsOf({ concept: 'sodium', value: 140 })
  expect(enrichFacts(facts).facts).toBe(facts)
  expect(enrichFacts(NO_FACTS).facts).toBe(NO_FACTS)
})
