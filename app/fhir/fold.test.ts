import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DELETES } from '../hl7v2/patient.ts'
import { DELETED_ELEMENT, foldParts, type Part } from './fold.ts'
import type { Obj } from './reading.ts'

const part = (json: Obj, updatedMs: number | null, sha256 = JSON.stringify(json)): Part => ({ json, updatedMs, sha256 })
const PERSON = { resourceType: 'Patient', id: 'p1' }

test('of no part there is nothing; one part is itself', () => {
  expect(foldParts([])).toBeNull()
  expect(foldParts([part({ ...PERSON, gender: 'female' }, 1)])).toEqual({ ...PERSON, gender: 'female' })
})

test('the newer member stands, the older one fills what is missing', () => {
  const older = part({ ...PERSON, gender: 'female', birthDate: '1950-03-12' }, 1)
  const newer = part({ ...PERSON, gender: 'other' }, 2)
  expect(foldParts([older, newer])).toEqual({ ...PERSON, gender: 'other', birthDate: '1950-03-12' })
})

test('a part that does not say when it was made counts as the oldest', () => {
  expect(foldParts([part({ ...PERSON, gender: 'male' }, null), part({ ...PERSON, gender: 'female' }, -5)])).toMatchObject({
    gender: 'female',
  })
})

test('numbers, names, telephones and addresses are gathered, newest first, each once', () => {
  const a = part({ ...PERSON, identifier: [{ system: 's', value: '1' }], name: [{ family: 'Costa' }] }, 1)
  const b = part(
    {
      ...PERSON,
      identifier: [
        { value: '1', system: 's' },
        { system: 's', value: '2' },
      ],
      name: [{ family: 'Lima' }],
    },
    2,
  )
  expect(foldParts([a, b])).toMatchObject({
    identifier: [
      { value: '1', system: 's' },
      { system: 's', value: '2' },
    ],
    name: [{ family: 'Lima' }, { family: 'Costa' }],
  })
})

test('admission says the start, discharge the end', () => {
  const visit = { resourceType: 'Encounter', id: 'e1' }
  const admitted = part({ ...visit, status: 'in-progress', period: { start: '2026-01-01T08:00:00Z' } }, 1)
  const discharged = part({ ...visit, status: 'finished', period: { end: '2026-01-03T12:00:00Z' } }, 2)
  expect(foldParts([discharged, admitted])).toEqual({
    ...visit,
    status: 'finished',
    period: { start: '2026-01-01T08:00:00Z', end: '2026-01-03T12:00:00Z' },
  })
})

test('a list that nothing gathers is taken whole from the newest part that has it', () => {
  const a = part({ ...PERSON, communication: [{ language: { text: 'pt' } }, { language: { text: 'en' } }] }, 1)
  expect(foldParts([a, part({ ...PERSON, communication: [{ language: { text: 'fr' } }] }, 2)])?.communication).toEqual([
    { language: { text: 'fr' } },
  ])
})

test('one form of a choice is enough, and what is said of a primitive goes with it', () => {
  const older = part({ ...PERSON, deceasedDateTime: '2026-01-01', birthDate: '1950', _birthDate: { id: 'x' } }, 1)
  const newer = part({ ...PERSON, deceasedBoolean: true, birthDate: '1951' }, 2)
  expect(foldParts([older, newer])).toEqual({ ...PERSON, deceasedBoolean: true, birthDate: '1951' })
})

const item = fc.record({ value: fc.constantFrom('1', '2', '3') }, { requiredKeys: [] })
const json = fc
  .record(
    {
      gender: fc.constantFrom('female', 'male', 'other'),
      birthDate: fc.constantFrom('1950', '1950-03', '1951-01-01'),
      identifier: fc.array(item, { maxLength: 3 }),
      name: fc.oneof(fc.array(item, { maxLength: 2 }), fc.constant('broken')),
      period: fc.record({ start: fc.constantFrom('a', 'b'), end: fc.constantFrom('c', 'd') }, { requiredKeys: [] }),
      deceasedBoolean: fc.boolean(),
      deceasedDateTime: fc.constantFrom('2026', '2027'),
      extension: fc.array(item, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((members) => ({ ...PERSON, ...members }))
const parts = fc.array(
  fc.record({ json, updatedMs: fc.option(fc.integer({ min: 0, max: 3 })) }).map((p) => part(p.json, p.updatedMs, JSON.stringify(p))),
  { minLength: 1, maxLength: 6 },
)

test('the same parts give the same text in any order, repeats included', () => {
  fc.assert(
    fc.property(
      parts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))),
      ([all, shuffled, again]) => {
        expect(JSON.stringify(foldParts([...shuffled, ...again]))).toBe(JSON.stringify(foldParts(all)))
      },
    ),
  )
})

test('every gathered item of every part is in the fold', () => {
  fc.assert(
    fc.property(parts, (all) => {
      const folded = new Set(((foldParts(all)?.identifier ?? []) as Obj[]).map((one) => JSON.stringify(one)))
      for (const { json: one } of all) for (const id of (one.identifier ?? []) as Obj[]) expect(folded).toContain(JSON.stringify(id))
    }),
  )
})

test('what a part deletes is gone from older parts, until a newer one says it again', () => {
  expect(DELETED_ELEMENT).toBe(DELETES)
  const deletes = (valueCode: string) => ({ extension: [{ url: DELETED_ELEMENT, valueCode }] })
  const oldest = part(
    { ...PERSON, birthDate: '1950-03-12', _birthDate: { id: 'x' }, address: [{ city: 'Town' }], deceasedBoolean: true },
    1,
  )
  const deleting = part({ ...PERSON, ...deletes('birthDate') }, 2)
  expect(foldParts([oldest, deleting])).toEqual({ ...PERSON, address: [{ city: 'Town' }], deceasedBoolean: true, ...deletes('birthDate') })
  const again = part({ ...PERSON, birthDate: '1951-03-12' }, 3)
  expect(foldParts([again, oldest, deleting])).toEqual({
    ...PERSON,
    birthDate: '1951-03-12',
    address: [{ city: 'Town' }],
    deceasedBoolean: true,
  })
  expect(
    foldParts([oldest, part({ ...PERSON, ...deletes('address') }, 2), part({ ...PERSON, address: [{ city: 'City' }] }, 3)]),
  ).toMatchObject({
    address: [{ city: 'City' }],
  })
  expect(foldParts([oldest, part({ ...PERSON, ...deletes('deceasedDateTime') }, 2)])).not.toHaveProperty('deceasedBoolean')
})
