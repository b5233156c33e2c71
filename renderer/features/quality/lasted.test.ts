import { expect, it } from 'vitest'
import { lasted } from './lasted.ts'

it('says a time in its own unit', () => {
  const [second, minute] = [1000, 60_000]
  expect([0, 4 * second, 18 * minute, 60 * minute, 250 * minute, 48 * 60 * minute, 119.8 * minute].map(lasted)).toEqual([
    '1 s',
    '4 s',
    '18 min',
    '1 h',
    '4 h 10 min',
    '2 d',
    '2 h',
  ])
})
