import { describe, expect, it } from 'vitest'
import { passphraseReady, strengthOf, strengthWords } from './strength.ts'

describe('strengthOf', () => {
  it.each([
    [0, 'empty'],
    [1, 'short'],
    [9, 'short'],
    [10, 'enough'],
    [15, 'enough'],
    [16, 'good'],
    [23, 'good'],
    [24, 'strong'],
  ])('%d characters are %s', (length, strength) => {
    expect(strengthOf('x'.repeat(length))).toBe(strength)
  })
  it('says how many are missing', () => {
    expect(strengthWords('x'.repeat(9))).toBe('Too short: 1 more character.')
    expect(strengthWords('x'.repeat(7))).toBe('Too short: 3 more characters.')
  })
})

it('a passphrase is ready when it is long enough and typed twice the same', () => {
  expect(passphraseReady({ first: 'ten chars!', second: 'ten chars!' })).toBe(true)
  expect(passphraseReady({ first: 'ten chars!', second: 'ten chars' })).toBe(false)
  expect(passphraseReady({ first: 'nine char', second: 'nine char' })).toBe(false)
})
