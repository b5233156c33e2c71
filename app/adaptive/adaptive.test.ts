import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksOf } from './context.ts'
import { type StripModel, stripModel } from './model.ts'
import { stripReport, TIMES_EACH_WAY } from './report.ts'
import { FIRST_CHARTS, STRIP_PLACES, stripItems } from './strip.ts'
import type { Visit } from './visits.ts'

const visit = (actions: readonly string[], more: Partial<Visit> = {}): Visit => ({
  tags: [],
  shown: [],
  steps: actions.map((action, i) => ({ action, afterMs: (i + 1) * 1000, fromStrip: false })),
  ...more,
})
const many = (model: StripModel, times: number, actions: readonly string[], tags: readonly string[] = []) => {
  for (let i = 0; i < times; i++) model.learn(visit(actions, { tags }))
}
const first = (model: StripModel, before: readonly string[] = [], tags: readonly string[] = []) => model.guesses({ before, tags })[0]

describe('what is done next', () => {
  it('knows nothing before it has seen anything', () => expect(stripModel().guesses({ before: [], tags: [] })).toEqual([]))

  it('follows what was done before', () => {
    const model = stripModel()
    many(model, 6, ['place:notes', 'graph:k', 'entry:open'])
    expect(first(model)?.action).toBe('place:notes')
    expect(first(model, ['place:notes'])).toMatchObject({
      action: 'graph:k',
      reason: { kind: 'after', after: 'place:notes', times: 6, of: 6 },
    })
    expect(first(model, ['place:notes', 'graph:k'])?.action).toBe('entry:open')
  })

  it('tells charts with a mark from charts without it, and says which mark', () => {
    const model = stripModel()
    for (let i = 0; i < 12; i++) {
      many(model, 1, ['place:timeline'], ['age:adult'])
      many(model, 1, ['place:growth'], ['age:child'])
    }
    expect(first(model, [], ['age:child'])).toMatchObject({
      action: 'place:growth',
      reason: { kind: 'context', tag: 'age:child', times: 12, of: 12 },
    })
    expect(first(model, [], ['age:adult'])?.action).toBe('place:timeline')
  })

  it('follows a change of habits', () => {
    const model = stripModel()
    many(model, 60, ['place:notes'])
    many(model, 15, ['place:timeline'])
    expect(first(model)?.action).toBe('place:timeline')
  })

  it('begins with what the role does', () => {
    const model = stripModel()
    for (let i = 0; i < 5; i++) model.learnRole('clinician', visit(['place:notes']))
    expect(first(model)).toMatchObject({ action: 'place:notes', reason: { kind: 'role', role: 'clinician' } })
  })

  const action = fc.constantFrom('place:notes', 'place:timeline', 'graph:k', 'entry:open', 'place:growth')
  const visits = fc.array(fc.tuple(fc.array(action, { maxLength: 5 }), fc.subarray(['a', 'b', 'c'])), { maxLength: 30 })
  it('is a distribution, the same each time, whatever was seen', () => {
    fc.assert(
      fc.property(visits, fc.array(action, { maxLength: 3 }), fc.subarray(['a', 'b', 'd']), (seen, before, tags) => {
        const model = () => {
          const made = stripModel()
          for (const [actions, marks] of seen) made.learn(visit(actions, { tags: marks }))
          return made.guesses({ before, tags })
        }
        const guesses = model()
        expect(guesses).toEqual(model())
        expect(guesses.every(({ p }) => p >= 0 && p <= 1)).toBe(true)
        expect(guesses.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9)
        expect([...guesses].sort((a, b) => b.p - a.p).map(({ p }) => p)).toEqual(guesses.map(({ p }) => p))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the strip', () => {
  const guesses = ['a:1', 'b:1', 'c:1', 'd:1', 'e:1', 'f:1'].map((action, i) => ({
    action,
    p: 1 / (i + 2),
    reason: { kind: 'recent' as const },
  }))
  const possible = guesses.map(({ action }) => action)
  const shown = (input: Partial<Parameters<typeof stripItems>[0]>) =>
    stripItems({ guesses, choices: {}, possible, charts: FIRST_CHARTS, ...input }).map(({ action }) => action)

  it('has a fixed number of places, likeliest first', () => expect(shown({})).toEqual(possible.slice(0, STRIP_PLACES)))
  it('offers nothing learned before the third chart', () => expect(shown({ charts: FIRST_CHARTS - 1 })).toEqual([]))
  it('puts pins first and never shows what is hidden', () =>
    expect(shown({ choices: { 'f:1': 'pin', 'a:1': 'hide' } })).toEqual(['f:1', 'b:1', 'c:1', 'd:1', 'e:1']))
  it('shows a pin from the first chart on', () => expect(shown({ charts: 0, choices: { 'c:1': 'pin' } })).toEqual(['c:1']))
  it('offers only what this chart can do', () => expect(shown({ possible: ['d:1', 'b:1'] })).toEqual(['b:1', 'd:1']))
})

describe('what it was good for', () => {
  const timed = (action: string, seconds: number, fromStrip: boolean): Visit => ({
    tags: [],
    shown: [action],
    steps: [{ action, afterMs: seconds * 1000, fromStrip }],
  })
  it('counts a hit only when the first thing done was among the first three', () => {
    const shown = ['a:1', 'b:1', 'c:1', 'd:1']
    const report = stripReport(
      [visit(['c:1', 'd:1'], { shown }), visit(['d:1'], { shown }), visit([], { shown }), visit(['a:1'])],
      {},
      true,
    )
    expect([report.charts, report.offered, report.hitsAt3]).toEqual([4, 2, 1])
  })
  it('compares times only where an action was done often enough each way', () => {
    const visits = (n: number) => [
      ...Array.from({ length: TIMES_EACH_WAY }, () => timed('a:1', 2, true)),
      ...Array.from({ length: n }, (_, i) => timed('a:1', 5 + i, false)),
    ]
    expect(stripReport(visits(TIMES_EACH_WAY - 1), {}, true).seconds).toBeNull()
    expect(stripReport(visits(TIMES_EACH_WAY), {}, true).seconds).toEqual({ strip: 2, otherwise: 6, actions: 1 })
  })
})

describe('the marks of a chart', () => {
  const empty = { patient: { birthDate: null, sex: 'unknown', pregnancy: null }, alerts: [], risks: [], pathways: [], encounters: [] }
  const now = Date.parse('2026-01-10T00:00:00Z')
  const age = (birthDate: string) => marksOf({ ...empty, patient: { ...empty.patient, birthDate } }, now)[0]
  it('says that an age is not known', () => expect(marksOf(empty, now)).toEqual(['age:unknown']))
  it.each([
    ['2025-01-11', 'age:infant'],
    ['2025-01-10', 'age:child'],
    ['2014-01-10', 'age:adolescent'],
    ['2008-01-10', 'age:adult'],
    ['1961-01-10', 'age:older'],
  ])('born %s: %s', (birthDate, mark) => expect(age(birthDate)).toBe(mark))
  it('counts open alerts, high risks and pathways, each once', () => {
    const alerts = [
      { subject: 'news2', status: 'open' as const },
      { subject: 'news2', status: 'open' as const },
      { subject: 'kfre', status: 'resolved' as const },
    ]
    const risks = [
      { model: 'news2', severity: 'high' as const },
      { model: 'lace', severity: 'medium' as const },
    ]
    expect(marksOf({ ...empty, alerts, risks, pathways: [{ id: 'aki' }], encounters: [{ active: true }] }, now)).toEqual([
      'age:unknown',
      'setting:admitted',
      'alert:news2',
      'risk:news2',
      'pathway:aki',
    ])
  })
})
