/** The pathways that ship, held against made charts with the knowledge that ships. */
import { beforeAll, describe, expect, test } from 'vitest'
import { compileMedication } from '#knowledge/compile.ts'
import { caseToFacts } from '../chart/case.ts'
import { Case } from '../contract/case.ts'
import { askedOf, type CheckInput, indexKnowledge } from '../medication/check/index.ts'
import type { Test } from '../medication/knowledge.ts'
import { type Held, type Mark, PATHWAYS, pathwaysOf } from './index.ts'
import type { When } from './shape.ts'

const AT = Date.parse('2026-03-01T12:00:00Z')
const HOUR = 3_600_000
let indexed: CheckInput['knowledge']
beforeAll(async () => {
  indexed = indexKnowledge(await compileMedication())
})

/** Names as the case writes them: one word, one ingredient. */
const names: CheckInput['names'] = {
  match: (text) => ({
    text,
    kind: 'drug',
    ingredients: [{ name: text, rxcui: null }],
    strength: null,
    form: null,
    route: 'oral',
    dose: null,
    perDay: null,
    confidence: 1,
    reason: '',
  }),
  ofCode: () => null,
}

type Risk = Held['risks'][number]
const risk = (model: string, value: number, band: string, outputs: Record<string, number> = {}): Risk => ({
  model,
  status: 'ok',
  value,
  band,
  outputs,
  at: '2026-03-01T08:00:00Z',
  reason: null,
  contributions: [],
})

function held(input: object, risks: readonly Risk[] = [], marks: readonly Mark[] = []): Held {
  const facts = caseToFacts(
    Case.parse({ id: 'x', at: '2026-03-01T12:00:00Z', patient: { birthDate: '1960-01-01', sex: 'female' }, ...input }),
  )
  return { asked: askedOf({ knowledge: indexed, names, facts, atMs: AT }), risks, titleOf: (id) => id, marks, atMs: AT }
}
const ids = (of: Held) => pathwaysOf(PATHWAYS, of).map(({ id }) => id)
const steps = (of: Held, pathway: string) =>
  Object.fromEntries((pathwaysOf(PATHWAYS, of).find(({ id }) => id === pathway)?.steps ?? []).map((step) => [step.id, step]))

/** Every class, condition and result that a question names. */
function named(when: When): readonly Test[] {
  if ('risk' in when) return []
  if ('every' in when) return when.every.flatMap(named)
  if ('some' in when) return when.some.flatMap(named)
  if ('no' in when) return named(when.no)
  if ('all' in when) return when.all.flatMap(named)
  if ('any' in when) return when.any.flatMap(named)
  return 'not' in when ? named(when.not) : [when]
}

test('every question names a class, a condition or a result that is there', () => {
  const tests = PATHWAYS.flatMap(({ enter, steps: list }) => [enter, ...list.flatMap(({ when, done }) => [when, done])]).flatMap((when) =>
    when ? named(when) : [],
  )
  const unknown = tests.flatMap((one) => {
    if ('condition' in one) return indexed.groups.has(one.condition) ? [] : [one.condition]
    if ('taking' in one) return indexed.classes.has(one.taking) ? [] : [one.taking]
    return []
  })
  expect(unknown).toEqual([])
  expect(PATHWAYS.flatMap(({ steps: list }) => list.map(({ source }) => source)).every((source) => source.length > 10)).toBe(true)
})

test('nothing known, no pathway; a risk that gives no number opens none', () => {
  expect(ids(held({}))).toEqual([])
  expect(ids(held({}, [{ ...risk('kdigo-aki', 2, '2'), status: 'unavailable', value: null }]))).toEqual([])
})

describe('acute kidney injury', () => {
  const chart = {
    medications: [{ text: 'ibuprofen' }, { text: 'lisinopril' }],
    observations: [{ code: '2823-3', value: 5.2, unit: 'mmol/L', time: '2026-03-01T08:00:00Z' }],
  }
  const stage = (n: number) => held(chart, [risk('kdigo-aki', n, String(n))])

  test('from stage 1 on; the drugs, what was measured and what is late', () => {
    expect(ids(held(chart, [risk('kdigo-aki', 0, '0')]))).not.toContain('acute-kidney-injury')
    const found = steps(stage(1), 'acute-kidney-injury')
    expect(found['nephrotoxic-drugs']).toMatchObject({ status: 'open', because: ['also takes ibuprofen'], overdue: false })
    expect(found['raas-and-metformin']?.because).toEqual(['also takes lisinopril'])
    expect(found.potassium).toMatchObject({ status: 'done-by-chart' })
    expect(found.urinalysis).toMatchObject({ status: 'open', overdue: false, dueAt: '2026-03-02T08:00:00Z' })
    expect(found['kidney-team']).toBeUndefined()
    expect(steps(stage(3), 'acute-kidney-injury')['kidney-team']?.because).toEqual(['kdigo-aki 3 on 2026-03-01'])
  })

  test('what a person said holds for its time, and a “later” until it is due', () => {
    const said = (mark: Mark['mark'], agoHours: number, untilMs: number | null = null): Mark => ({
      pathway: 'acute-kidney-injury',
      step: 'volume',
      mark,
      untilMs,
      reason: '',
      user: 'ines',
      atMs: AT - agoHours * HOUR,
    })
    const status = (...marks: readonly Mark[]) =>
      steps(held(chart, [risk('kdigo-aki', 1, '1')], marks), 'acute-kidney-injury').volume?.status
    expect(status(said('done', 1))).toBe('done')
    expect(status(said('done', 25))).toBe('open')
    expect(status(said('later', 1, AT + HOUR))).toBe('later')
    expect(status(said('later', 3, AT))).toBe('open')
    expect(status(said('done', 3), said('not-applicable', 1))).toBe('not-applicable')
  })
})

test('chronic kidney disease: eGFR at its boundary, referral by risk, and not while creatinine rises', () => {
  const egfr = (creatinine: number) => ({
    observations: [{ code: '2160-0', value: creatinine, unit: 'mg/dL', time: '2026-02-01T08:00:00Z' }],
  })
  // A woman of 66: 1.0 mg/dL is 62, 1.1 is 55 mL/min/1.73 m2 (CKD-EPI 2021).
  expect(ids(held(egfr(1.0), [risk('kdigo-aki', 0, '0')]))).not.toContain('chronic-kidney-disease')
  expect(ids(held(egfr(1.1), [risk('kdigo-aki', 0, '0')]))).toContain('chronic-kidney-disease')
  expect(ids(held(egfr(1.1), [risk('kdigo-aki', 1, '1')]))).not.toContain('chronic-kidney-disease')
  const at = (fiveYears: number) =>
    steps(held(egfr(1.1), [risk('kdigo-aki', 0, '0'), risk('kfre', fiveYears, 'low', { kfre_2y: 0.01 })]), 'chronic-kidney-disease')
  expect(at(0.05).refer).toMatchObject({ status: 'open' })
  // Below the threshold and albuminuria not measured: not known, so it is not left out in silence.
  expect(at(0.049).refer?.because.join()).toContain('not known')
})

test('diabetes: yearly looks that the chart shows, and drugs that protect', () => {
  const chart = {
    conditions: [
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9', text: 'Type 2 diabetes' },
      { code: 'I50.9', system: 'http://hl7.org/fhir/sid/icd-10-cm', text: 'Heart failure' },
    ],
    medications: [{ text: 'atorvastatin' }],
    observations: [{ code: '4548-4', value: 8.1, unit: '%', time: '2026-01-10T08:00:00Z' }],
  }
  const found = steps(held(chart), 'diabetes')
  expect(found.hba1c?.status).toBe('done-by-chart')
  expect(found.statin?.status).toBe('done-by-chart')
  expect(found['heart-and-kidney']).toMatchObject({ status: 'open' })
  expect(found.eyes?.status).toBe('open')
})

test('who has no diabetes recorded in a kept list is on no diabetes pathway', () => {
  expect(ids(held({ conditions: [] }))).not.toContain('diabetes')
})
