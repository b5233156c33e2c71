import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patientId } from '../contract/ids.ts'
import { typedObservation } from './typed.ts'

const patient = patientId('p1')
const at = '2026-01-05T10:00:00Z'

test('the decimal survives to the letter as it was typed', () => {
  const json = typedObservation('r-0', patient, { code: '8310-5', value: 36.6, text: '36.60', unit: 'Cel' }, at)
  expect(json).toContain('"value":36.60,')
  expect(JSON.parse(json)).toMatchObject({ resourceType: 'Observation', subject: { reference: 'Patient/p1' }, effectiveDateTime: at })
})

test('text that is no JSON number, or another number, is not put into the resource', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), (text, value) => {
      const json = typedObservation('r-0', patient, { code: '8310-5', value, text, unit: 'Cel' }, at)
      const parsed = JSON.parse(json) as { valueQuantity: { value: number } }
      expect(parsed.valueQuantity.value).toBe(value === 0 ? parsed.valueQuantity.value : value)
    }),
  )
})

test('an answer in words is stored as words', () => {
  const json = typedObservation('r-1', patient, { code: '67775-7', value: 'Confusion' }, at)
  expect(JSON.parse(json)).toMatchObject({ valueCodeableConcept: { text: 'Confusion' } })
})
