import { expect, it } from 'vitest'
import type { Prefill, PrefilledFinding } from '#app/contract/review.ts'
import { accepted, edited, groupsOf, orphans, rejected } from './lines.ts'

const finding = (id: string, more: Partial<PrefilledFinding> = {}): PrefilledFinding => ({
  id,
  group: 'results',
  severity: 'medium',
  title: `about ${id}`,
  parts: [],
  basis: 'result',
  facts: [],
  at: null,
  hash: `hash of ${id}`,
  ...more,
})
const prefill = (...findings: PrefilledFinding[]): Prefill => ({
  since: { kind: 'week', at: '2026-01-01', text: '' },
  findings,
  unchecked: [],
  quiet: null,
})

it('each finding stands in its group as it was decided, and is open until then', () => {
  const [a, b, c] = [finding('a'), finding('b'), finding('c', { group: 'alerts' })]
  const groups = groupsOf(prefill(a, b, c), [accepted(a), rejected(c)])
  expect(groups.map(({ id, open, lines }) => [id, open, lines.map(({ state }) => state)])).toEqual([
    ['alerts', 0, ['rejected']],
    ['results', 1, ['accepted', 'ghost']],
  ])
})

it('a decision on other data is stale, and one on nothing is an orphan', () => {
  const before = finding('a')
  const now = finding('a', { title: 'another', hash: 'another' })
  for (const decision of [accepted(before), rejected(before)]) expect(groupsOf(prefill(now), [decision])[0]?.lines[0]?.state).toBe('stale')
  expect(orphans(prefill(now), [accepted(before), accepted(finding('z'))])).toEqual([accepted(finding('z'))])
})

it('an edit that says the same is an acceptance, and one that says nothing is none', () => {
  expect(edited(finding('a'), 'about a ')).toEqual(accepted(finding('a')))
  expect(edited(finding('a'), '  ')).toBeNull()
  expect(edited(finding('a'), 'mine')).toEqual({ decision: 'edited', id: 'a', text: 'mine', hash: 'hash of a' })
})
