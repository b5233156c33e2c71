import { expect, test } from 'vitest'
import { givenValue } from './given.ts'
import type { ManifestInput } from './manifest.ts'

const SEX: ManifestInput = {
  name: 'sex',
  label: 'Sex',
  kind: 'choice',
  loinc: [],
  concept: null,
  unit: null,
  unitOptional: false,
  rule: 'sex',
  range: null,
  choices: { female: 0, male: 1 },
  required: true,
  staleAfterHours: null,
  windowHours: null,
  ask: null,
  whenMissing: 'not-applicable',
  defaultValue: null,
  decimals: 0,
}

test.each([
  [{ sex: 'F' }, 'female'],
  [{ sex: 'male' }, 'male'],
  [{ male: 1 }, 'male'],
  [{ male: 0 }, 'female'],
  [{ female: true }, 'female'],
  [{ female: 'no' }, 'male'],
  // The word itself stands over a flag.
  [{ sex: 'female', male: 1 }, 'female'],
])('sex as tables have it: %j is %s', (given, shown) => {
  expect(givenValue(SEX, given, {})).toMatchObject({ shown })
})

test('a flag that says neither is no sex, and another input takes no notice of it', () => {
  expect(givenValue(SEX, { male: 'perhaps' }, {})).toBeNull()
  expect(givenValue({ ...SEX, name: 'region' }, { male: 1 }, {})).toBeNull()
})
