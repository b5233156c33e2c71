import { expect, it } from 'vitest'
import { detailWords } from './detail.ts'

it('says JSON in words, counts what is equal, and leaves the rest to the letter', () => {
  expect(detailWords('{"models":["a ok","a ok","b"],"raised":[],"note":null,"n":3}')).toBe(
    'models: a ok (2 times), b; raised: none; note: none; n: 3',
  )
  expect(detailWords('chart opened')).toBe('chart opened')
  expect(detailWords('{not json')).toBe('{not json')
})
