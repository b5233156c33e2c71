import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type BenchCase, readCases } from './cases.ts'
import { judge } from './judge.ts'

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url))
const cases = readdirSync(FOLDER).flatMap((name) => readCases(readFileSync(`${FOLDER}${name}`, 'utf8')))

const asking = (expected: BenchCase['expect']): BenchCase => ({
  category: 'duplicate',
  case: { id: 'one' },
  expect: expected,
  source: 'made up',
})
const answer = (tier: string) => ({ status: 'checked', findings: [{ kind: 'duplicate', tier, between: ['Naproxen', 'ibuprofen', 'x'] }] })
const FIND = { kind: ['duplicate' as const], between: ['ibuprofen', 'naproxen'] }

it('names every case once and has at least 300, 80 of them nuisance', () => {
  expect(new Set(cases.map(({ case: { id } }) => id)).size).toBe(cases.length)
  expect(cases.length).toBeGreaterThanOrEqual(300)
  expect(cases.filter(({ category }) => category === 'nuisance').length).toBeGreaterThanOrEqual(80)
})

it.each([
  ['as loud as asked', { tier: 'passive' as const }, 'interruptive', true],
  ['too quiet', { tier: 'interruptive' as const }, 'passive', false],
  ['too loud', { atMost: 'passive' as const }, 'interruptive', false],
  ['quiet enough', { atMost: 'passive' as const }, 'info', true],
])('judges a finding that is %s', (_, limits, tier, right) => {
  expect(judge(asking({ find: { ...FIND, ...limits } }), answer(tier)).right).toBe(right)
})

it('does not count an interruption as asked for where it is too loud', () => {
  expect(judge(asking({ find: { ...FIND, atMost: 'passive' } }), answer('interruptive')).wanted).toBe(false)
  expect(judge(asking({ find: FIND }), answer('interruptive')).wanted).toBe(true)
})

it('allows passive findings in a quiet case and no interruption', () => {
  expect(judge(asking({ quiet: true }), answer('passive')).right).toBe(true)
  expect(judge(asking({ quiet: true }), answer('interruptive')).right).toBe(false)
})

it('counts a case without an answer as wrong', () => {
  expect(judge(asking({ quiet: true }), null).right).toBe(false)
})
