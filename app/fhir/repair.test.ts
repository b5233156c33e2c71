import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairRaw } from './repair.ts'

const RAW = `{
  "resourceType" : "Observation", "id":"o1", "status":"final",
  "note":[{"text":"value: \\"9.70\\" {not} [this]"}],
  "valueQuantity" : { "value" : 970.0 , "unit":"mg/dL","system":"http://unitsofmeasure.org", "code":"mg/dL" },
  "referenceRange":[{"low":{"value":1.10}}]
}`

test('one number changes, and everything else stays to the letter', () => {
  expect(repairRaw(RAW, 'Observation/o1', 97, null)).toBe(RAW.replace('970.0', '97'))
})

test('a unit is said to people and to programs', () => {
  expect(repairRaw(RAW, 'Observation/o1', 5.4, 'mmol/L')).toBe(RAW.replace('970.0', '5.4').replaceAll('"mg/dL"', '"mmol/L"'))
})

test('a unit that was not there is added, also where another system named it', () => {
  const raw = '{"resourceType":"Observation","id":"o1","valueQuantity":{"value":1,"system":"urn:other"}}'
  expect(JSON.parse(repairRaw(raw, 'Observation/o1', 2.5, 'g/L')).valueQuantity).toEqual({
    value: 2.5,
    unit: 'g/L',
    code: 'g/L',
    system: 'http://unitsofmeasure.org',
  })
})

test('a part is found by its number', () => {
  const raw = '{"resourceType":"Observation","id":"o1","component":[{"valueQuantity":{"value":1}}, {"valueQuantity":{"value":12.00}}]}'
  expect(repairRaw(raw, 'Observation/o1#2', 120, null)).toBe(raw.replace('12.00', '120'))
})

test('a bare number stays one without a unit, and becomes a quantity with one', () => {
  const raw = '{"resourceType":"Observation","id":"o1", "valueInteger" : 370 ,"status":"final"}'
  expect(repairRaw(raw, 'Observation/o1', 37, null)).toBe(raw.replace('370', '37'))
  expect(JSON.parse(repairRaw(raw, 'Observation/o1', 37, 'Cel'))).toEqual({
    resourceType: 'Observation',
    id: 'o1',
    valueQuantity: { value: 37, unit: 'Cel', system: 'http://unitsofmeasure.org', code: 'Cel' },
    status: 'final',
  })
})

test('a member whose name is written with an escape is found', () => {
  const raw = '{"resourceType":"Observation","v\\u0061lueQuantity":{"v\\u0061lue":5}}'
  expect(repairRaw(raw, 'Observation/o1', 6, null)).toBe(raw.replace('5}', '6}'))
})

test.each([
  ['no number', '{"valueString":"x"}', 'Observation/o1', 1, null],
  ['no value in the quantity', '{"valueQuantity":{"unit":"g"}}', 'Observation/o1', 1, null],
  ['no such part', '{"component":[{"valueQuantity":{"value":1}}]}', 'Observation/o1#2', 1, null],
  ['no parts', '{"valueQuantity":{"value":1}}', 'Observation/o1#1', 1, null],
  ['a value that is none', '{"valueQuantity":{"value":1}}', 'Observation/o1', Number.NaN, null],
  ['a fraction where a whole number is', '{"valueInteger":1}', 'Observation/o1', 1.5, null],
])('%s is refused', (_, raw, fact, value, unit) => {
  expect(() => repairRaw(raw, fact, value, unit)).toThrow(expect.objectContaining({ name: 'BadInput' }))
})

test('in any JSON around it only the value changes', () => {
  const names = fc.string().filter((name) => !/^value|^component$|__proto__/.test(name))
  fc.assert(
    fc.property(
      fc.dictionary(names, fc.jsonValue(), { maxKeys: 4 }),
      fc.dictionary(names, fc.jsonValue(), { maxKeys: 4 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
      fc.constantFrom(0, 2),
      (before, after, value, indent) => {
        const json = { ...before, valueQuantity: { ...after, value: 7 }, ...after }
        const repaired = repairRaw(JSON.stringify(json, null, indent), 'Observation/o1', value, null)
        expect(repaired).toBe(JSON.stringify({ ...json, valueQuantity: { ...after, value } }, null, indent))
      },
    ),
  )
})
