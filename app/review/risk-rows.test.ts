import { describe, expect, test } from 'vitest'
import { findings } from './findings.ts'
import { NEWS2, score } from './fixtures.ts'
import { riskRows, severityOf, topRisk, valueText } from './risk-rows.ts'

describe('risk rows', () => {
  test('a score with a missing input says how many it has and gives no number', () => {
    const incomplete = score({
      status: 'not-applicable',
      value: null,
      band: null,
      bounds: { low: 6, high: 9 },
      missing: [{ input: 'hr', label: 'Pulse', reason: 'not recorded' }],
    })
    const [row] = riskRows([NEWS2], [incomplete], [])
    expect(row).toMatchObject({ valueText: '–', value: null, inputsPresent: 1, inputsTotal: 2 })
    expect(row?.severity).toBe('medium')
  })

  test('bounds that begin in the lowest band raise nothing', () => {
    expect(severityOf(NEWS2, score({ status: 'not-applicable', band: null, bounds: { low: 1, high: 12 } }))).toBe('none')
  })

  test('a model that cannot be loaded shows why, never its old score', () => {
    const [row] = riskRows([{ ...NEWS2, status: 'unavailable', reason: 'golden rows failed' }], [score({})], [])
    expect(row).toMatchObject({ status: 'unavailable', value: null, reason: 'golden rows failed' })
  })

  test('a patient without a score is "not scored", not zero', () => {
    expect(riskRows([NEWS2], [], [])[0]).toMatchObject({ status: 'not-scored', valueText: '–' })
  })

  test('values are shown in the words of their unit', () => {
    expect([valueText({ valueUnit: '%' }, 0.1474), valueText({ valueUnit: 'stage' }, 0), valueText({ valueUnit: 'points' }, null)]).toEqual(
      ['14.7 %', 'none', '–'],
    )
  })

  test('the top risk is the worst band', () => {
    const stored = {
      model: 'news2',
      version: '1',
      status: 'ok',
      value: 8,
      band: 'high',
      severity: 'high' as const,
      at: '2026-01-01',
      computedAt: '2026-01-01',
    }
    expect(topRisk([NEWS2], [stored])).toMatchObject({ severity: 'high', valueText: '8' })
    expect(topRisk([NEWS2], [{ ...stored, status: 'not-applicable', value: null }])).toBeNull()
  })
})

describe('findings', () => {
  test('the worst comes first and an alert is not said again as a risk', () => {
    const [row] = riskRows([NEWS2], [score({ value: 8, band: 'high' })], [])
    expect(findings([], row ? [row] : [], []).map((finding) => finding.id)).toEqual(['risk:news2'])
    const asks = { input: 'c', label: 'c', code: 'c', question: 'Confused?', kind: 'yes-no' as const, choices: [], unit: null }
    const waiting = row ? [{ ...row, status: 'not-applicable' as const, questions: [asks] }] : []
    expect(findings([], waiting, [])).toEqual([])
    expect(findings([], row ? [{ ...row, questions: [asks] }] : [], []).length).toBe(row?.status === 'ok' ? 1 : 0)
  })
})
