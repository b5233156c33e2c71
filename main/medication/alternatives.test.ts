import { expect, it } from 'vitest'
import type { Case } from '#app/contract/case.ts'
import type { MedCheck, MedFinding } from '#app/contract/medication.ts'
import { answerCase } from './case.ts'
import { openMedication } from './index.ts'

const medication = await openMedication()
const at = '2026-12-05T10:00:00Z'
const answer = (more: Partial<Case>): MedCheck =>
  answerCase(medication, { id: 'x', at, patient: { birthDate: '1960-01-01', sex: 'male' }, ...more })
const taking = (...texts: string[]) => texts.map((text) => ({ text }))
const about = (check: MedCheck, ...names: string[]): MedFinding | undefined =>
  check.findings.find(({ between }) => names.every((name) => between.includes(name)))
const offers = (finding: MedFinding | undefined) => finding?.alternatives?.offered.map(({ offer }) => offer)

it('an alternative is offered with its source, for the drug it replaces', () => {
  const finding = about(
    answer({ medications: taking('simvastatin 40 mg'), order: { text: 'itraconazole 200 mg' } }),
    'simvastatin',
    'itraconazole',
  )
  expect(offers(finding)).toContain('pravastatin')
  expect(finding?.alternatives?.offered[0]).toMatchObject({
    insteadOf: 'simvastatin',
    kind: 'drug',
    open: null,
    evidence: [{ date: '2016' }],
  })
})

it('one that this patient should not have either is withheld, and why', () => {
  const input = { medications: taking('simvastatin 40 mg'), order: { text: 'itraconazole 200 mg' } }
  const finding = about(answer({ ...input, allergies: [{ text: 'pravastatin', reaction: 'anaphylaxis' }] }), 'simvastatin', 'itraconazole')
  expect(offers(finding)).not.toContain('pravastatin')
  expect(finding?.alternatives?.withheld).toEqual([
    { insteadOf: 'simvastatin', offer: 'pravastatin', because: 'pravastatin allergy: allergic reaction' },
  ])
})

it('one that is taken already is not offered again', () => {
  const finding = about(
    answer({ medications: taking('acetaminophen 500 mg', 'warfarin 5 mg'), order: { text: 'ibuprofen 400 mg' } }),
    'warfarin',
    'ibuprofen',
  )
  expect(finding?.alternatives?.withheld).toContainEqual({ insteadOf: 'ibuprofen', offer: 'acetaminophen', because: 'on the list already' })
})

it('a finding without an alternative has none, and of a list of hundreds it is said that not all were worked out', () => {
  const plain = about(answer({ medications: taking('warfarin 5 mg'), order: { text: 'amiodarone 200 mg' } }), 'warfarin', 'amiodarone')
  expect(plain?.alternatives).toBeUndefined()
  const pairs = [
    'simvastatin',
    'itraconazole',
    'warfarin',
    'ibuprofen',
    'tramadol',
    'sertraline',
    'clarithromycin',
    'colchicine',
    'lithium',
    'lisinopril',
  ]
  const many = answer({ medications: Array.from({ length: 500 }, (_, i) => ({ text: `${pairs[i % pairs.length]} ${i + 1} mg` })) })
  expect(many.findings.some(({ alternatives }) => alternatives?.open?.includes('too long'))).toBe(true)
})

const ORDERS = ['clarithromycin', 'ibuprofen', 'tramadol', 'ciprofloxacin', 'trimethoprim', 'dabigatran', 'haloperidol', 'oxybutynin']
const RANK = { interruptive: 0, passive: 1, info: 2 }

it.each(ORDERS)('what is offered instead of %s, ordered itself, raises nothing as grave', (text) => {
  const medications = taking(
    'simvastatin 40 mg',
    'warfarin 5 mg',
    'sertraline 50 mg',
    'amiodarone 200 mg',
    'lisinopril 10 mg',
    'itraconazole 200 mg',
  )
  const input: Partial<Case> = {
    medications,
    conditions: [{ text: 'heart failure' }, { text: 'dementia' }, { text: 'epilepsy' }],
    observations: [{ code: '2160-0', value: 2.9, unit: 'mg/dL', time: '2026-12-04T08:00:00Z' }],
  }
  const check = answer({ ...input, order: { text } })
  for (const { tier, alternatives } of check.findings)
    for (const { insteadOf, offer, kind } of alternatives?.offered ?? []) {
      if (kind === 'measure') continue
      const rest = medications.filter((one) => !one.text.startsWith(insteadOf))
      const isOfList = rest.length < medications.length
      const then = answer({ ...input, medications: isOfList ? [...rest, { text }] : rest, order: { text: offer } })
      expect(then.findings.filter((one) => one.kind !== 'monitoring' && RANK[one.tier] <= RANK[tier]).map(({ title }) => title)).toEqual([])
    }
})
