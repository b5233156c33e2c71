import { describe, expect, test } from 'vitest'
import { Case } from '../contract/case.ts'
import { caseToFacts } from './case.ts'
import { pregnantAt } from './pregnancy.ts'

const DAY_MS = 86_400_000
const begun = Date.parse('2026-01-01')

function asked(atMs: number, more: Record<string, unknown>): boolean | null {
  const facts = caseToFacts(Case.parse({ id: 'c', ...more }))
  return pregnantAt(facts.conditions, facts.observations, atMs)
}

const pregnancy = { code: '72892002', onset: '2026-01-01' }

describe('pregnancy', () => {
  test('an open pregnancy counts for 301 days from its record and not a day longer', () => {
    expect(asked(begun + 300 * DAY_MS, { conditions: [pregnancy] })).toBe(true)
    expect(asked(begun + 301 * DAY_MS, { conditions: [pregnancy] })).toBeNull()
    expect(asked(begun - 1, { conditions: [pregnancy] })).toBeNull()
  })

  test('an ended one counts until its end', () => {
    const ended = { ...pregnancy, abatement: '2026-03-01' }
    expect(asked(Date.parse('2026-02-01'), { conditions: [ended] })).toBe(true)
    expect(asked(Date.parse('2026-03-01'), { conditions: [ended] })).toBeNull()
  })

  test.each(['Z33.1', 'Z34.90', 'O24.4', 'O10'])('ICD-10 %s is a pregnancy', (code) => {
    expect(asked(begun, { conditions: [{ code, onset: '2026-01-01' }] })).toBe(true)
  })

  test.each(['O80', 'Z30.0', 'E11.9'])('ICD-10 %s is none', (code) => {
    expect(asked(begun, { conditions: [{ code, onset: '2026-01-01' }] })).toBeNull()
  })

  test('silence is not "not pregnant"', () => {
    expect(asked(begun, {})).toBeNull()
  })
})
