import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MedFinding } from '#app/contract/medication.ts'
import { groupsOf } from './group.ts'

const finding = (group: string, between: readonly string[]): MedFinding => ({
  rules: [`${group} rule`],
  kind: 'interaction',
  tier: 'passive',
  severity: 'serious',
  between: [...between],
  title: 't',
  mechanism: 'm',
  effect: 'e',
  management: 'd',
  evidence: [],
  context: [],
  facts: [],
  shown: {
    subject: 's',
    inputHash: 'h',
    drugsHash: 'd',
    ownTier: 'passive',
    lowered: null,
    override: null,
    backBecause: null,
    reasons: [],
    group,
  },
})

it('names a mechanism as people read it, and a finding under each of its drugs', () => {
  const all = [finding('cyp3a-statin', ['simvastatin', 'clarithromycin']), finding('qt', ['clarithromycin', 'sotalol'])]
  expect(groupsOf(all, 'mechanism').map(({ title }) => title)).toEqual(['CYP3A statin', 'QT'])
  expect(groupsOf(all, 'drug').map(({ title, findings }) => [title, findings.length])).toEqual([
    ['simvastatin', 1],
    ['clarithromycin', 2],
    ['sotalol', 1],
  ])
})

it('loses no finding, whichever way', () => {
  const word = fc.constantFrom('qt', 'bleeding', 'potassium', 'sedation')
  const some = fc.array(
    fc.tuple(word, fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })).map(([g, b]) => finding(g, b)),
  )
  fc.assert(
    fc.property(some, fc.constantFrom('mechanism' as const, 'drug' as const), (all, way) => {
      const grouped = groupsOf(all, way).flatMap(({ findings }) => findings)
      expect(new Set(grouped)).toEqual(new Set(all))
      if (way === 'mechanism') expect(grouped.length).toBe(all.length)
    }),
  )
})
