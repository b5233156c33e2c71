import { describe, expect, it } from 'vitest'
import type { Allergy, Condition } from '../chart/facts.ts'
import { factId } from '../contract/ids.ts'
import { medication, PATIENT } from './fixtures.ts'
import { allergies, isTaken, medications, problems } from './lists.ts'

const base = (id: string) => ({ id: factId(id), patient: PATIENT, encounter: null })
const SNOMED = 'http://snomed.info/sct'

const allergy = (label: string, more: Partial<Allergy> = {}): Allergy => ({
  ...base(`AllergyIntolerance/${label}`),
  code: { system: null, code: null, display: null },
  label,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  criticality: null,
  reaction: null,
  recorded: null,
  noneKnown: false,
  ...more,
})
const noneOf = (code: string, label: string) => allergy(label, { code: { system: SNOMED, code, display: label }, noneKnown: true })
const said = (...list: readonly Allergy[]) => {
  const { state, items } = allergies(list)
  return [state, ...items.map(({ label }) => label)]
}

describe('allergies', () => {
  it('none known is said only where it is said of every kind', () => {
    expect(said()).toEqual(['not-asked'])
    expect(said(noneOf('716186003', 'No known allergy'))).toEqual(['none-known'])
    expect(said(noneOf('429625007', 'No known food allergy'))).toEqual(['recorded', 'No known food allergy'])
    expect(said(noneOf('429625007', 'No known food allergy'), noneOf('716186003', 'No known allergy'))).toEqual(['none-known'])
    expect(said(allergy('NKDA', { noneKnown: true }))).toEqual(['recorded', 'NKDA'])
    expect(said(allergy('No known allergies', { noneKnown: true }))).toEqual(['none-known'])
  })
  it('a recorded allergy outweighs it, and a statement that was withdrawn says nothing', () => {
    expect(said(noneOf('716186003', 'No known allergy'), allergy('Penicillin'))).toEqual(['recorded', 'Penicillin'])
    expect(said(noneOf('716186003', 'No known allergy'), allergy('Penicillin', { clinicalStatus: 'resolved' }))).toEqual([
      'none-known',
      'Penicillin',
    ])
    expect(said({ ...noneOf('716186003', 'No known allergy'), clinicalStatus: 'inactive' })).toEqual(['not-asked'])
    expect(said({ ...noneOf('716186003', 'No known allergy'), verificationStatus: 'refuted' })).toEqual(['not-asked'])
  })
})

const condition = (label: string, more: Partial<Condition> = {}): Condition => ({
  ...base(`Condition/${label}`),
  code: { system: null, code: null, display: null },
  label,
  clinicalStatus: 'active',
  verificationStatus: null,
  onset: null,
  abatement: null,
  recorded: null,
  ...more,
})

describe('a statement that there are no problems or medications', () => {
  it('stands as what was stated, never as a problem or a medication', () => {
    expect(problems([condition('No known problems', { noneKnown: true })])).toMatchObject([
      { label: 'No known problems', active: false, status: 'stated' },
    ])
    const none = medication('No known medications', { noneKnown: true })
    expect(medications([none])).toMatchObject([{ active: false, status: 'stated' }])
    expect(isTaken(none)).toBe(false)
  })
  it('gives way to one that is present, and stands beside past ones', () => {
    const none = condition('No known problems', { noneKnown: true })
    expect(problems([none, condition('Gout')]).map(({ label }) => label)).toEqual(['Gout'])
    expect(problems([none, condition('Gout', { clinicalStatus: 'resolved' })])).toHaveLength(2)
    expect(medications([medication('none', { noneKnown: true }), medication('aspirin')]).map(({ label }) => label)).toEqual(['aspirin'])
  })
})
