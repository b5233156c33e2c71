/** The real graphs of the family against their references; the published boundaries; charts; the data set's own values. */
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Encounter, PatientFacts } from '#app/chart/facts.ts'
import { parseWhen } from '#app/chart/when.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { chart, condition, medication, obs } from '#app/risk/fixtures.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { scoreMany } from '#main/inference/pipeline.ts'
import type { ModelCheck } from '#main/inference/registry.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete, type Recipe, seeded } from '../recipe.ts'
import { plainly } from './derived.ts'
import { type EncounterCase, encounterCases } from './encounters.ts'
import { recipes } from './index.ts'
import { linesOf } from './lines.ts'

let models: readonly ModelCheck[]

async function loaded(recipe: Recipe): Promise<ModelCheck> {
  const manifest = { ...complete(recipe.manifest), files: {} }
  const info = toModelInfo(manifest, { status: 'available', reason: null, sha256: '', card: '' })
  return { info, golden: { passed: 0, total: 0 }, loaded: { manifest, info, run: await loadGraph(recipe.graph().bytes()) } }
}
beforeAll(async () => {
  models = await Promise.all(recipes.map(loaded))
})

async function one(model: string, facts: PatientFacts | null, features: FeatureValues | null = null, at: string | null = null) {
  const [[answer] = []] = await scoreMany(models, [{ model, atMs: at === null ? null : Date.parse(at), facts, features }])
  if (!answer) throw new Error('no answer')
  return answer
}

const encounter = (id: string, kind: string, start: string, end: string | null, label = kind): Encounter => ({
  id: factId(id),
  patient: patientId('p'),
  encounter: null,
  status: end ? 'finished' : 'in-progress',
  class: kind,
  label,
  reason: null,
  start: parseWhen(start),
  end: parseWhen(end),
})

const AT = '2026-01-12T10:00:00Z'
const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm'
const ENCOUNTERS = [
  encounter('stay', 'IMP', '2026-01-05T08:00:00Z', '2026-01-10T09:00:00Z'),
  encounter('cause', 'EMER', '2026-01-05T02:00:00Z', '2026-01-05T07:00:00Z'),
  encounter('ed', 'EMER', '2025-10-01T02:00:00Z', '2025-10-01T07:00:00Z'),
  encounter('before', 'IMP', '2025-06-01T08:00:00Z', '2025-06-04T09:00:00Z'),
  encounter('longer', 'IMP', '2024-06-01T08:00:00Z', '2024-06-04T09:00:00Z'),
]
const PERSON = {
  encounters: ENCOUNTERS,
  conditions: [
    condition('Heart failure', ICD10, 'I50.9', { recorded: parseWhen('2026-01-05T09:00:00Z') }),
    condition('Type 2 diabetes', ICD10, 'E11.9'),
  ],
  medications: [medication('Metformin 500 MG'), medication('Insulin glargine', { start: parseWhen('2026-01-06') })],
}

describe('LACE', () => {
  const CALM = { los: 0, acute: false, charlson: 0, ed: 0 }
  test.each([
    ['los', '0:0 0.9:0 1:1 2:2 3:3 4:4 6:4 7:5 13:5 14:7 30:7'],
    ['charlson', '0:0 1:1 2:2 3:3 4:5 9:5'],
    ['ed', '0:0 1:1 3:3 4:4 9:4'],
    ['acute', '0:0 1:3'],
  ])('table 3, %s', async (name, steps) => {
    for (const [value, points] of steps.split(' ').map((step) => step.split(':').map(Number)))
      expect((await one('lace', null, { ...CALM, [name]: value ?? 0 })).value, `${value}`).toBe(points)
  })

  test('bands at 5 and 10', async () => {
    const band = async (los: number, charlson: number) => (await one('lace', null, { ...CALM, los, charlson })).band
    expect([await band(4, 0), await band(7, 0), await band(4, 4), await band(7, 4)]).toEqual(['low', 'moderate', 'moderate', 'high'])
  })

  test('from a chart: nights, the way in, comorbidity, emergency visits without the one that led to the stay', async () => {
    const answer = await one('lace', chart([], PERSON), null, AT)
    expect(answer).toMatchObject({ status: 'ok', value: 4 + 3 + 3 + 1, band: 'high' })
    expect(answer.contributions.map(({ label }) => label)).toContain(
      'Comorbidity (Charlson, as LACE weights it) (diabetes without complication 1, heart failure 2)',
    )
    expect(answer.contributions.find(({ input }) => input === 'ed')?.facts).toEqual(['ed'])
  })

  test('a chart that does not reach back: bounds and the question, not a silent zero', async () => {
    const answer = await one('lace', chart([], { ...PERSON, encounters: ENCOUNTERS.slice(0, 2) }), null, AT)
    expect(answer).toMatchObject({ value: null, bounds: { low: 10, high: 14 } })
    expect(answer.reason).toContain('How many emergency visits')
  })

  test('no stay, or one that ended more than 30 days before: no number', async () => {
    expect((await one('lace', chart([], { ...PERSON, encounters: [] }), null, AT)).reason).toContain('no inpatient stay recorded')
    expect((await one('lace', chart([], PERSON), null, '2026-02-10T10:00:00Z')).reason).toContain('more than 30 days')
  })
})

describe('HOSPITAL', () => {
  const CALM = { hb: 14, onc: false, na: 140, proc: false, urgent: false, prev: 0, los: 1 }
  test.each([
    ['hb', '11.9:1 12:0'],
    ['na', '134.9:1 135:0'],
    ['onc', '0:0 1:2'],
    ['proc', '0:0 1:1'],
    ['urgent', '0:0 1:1'],
    ['prev', '0:0 1:0 2:2 5:2 6:5'],
    ['los', '4:0 5:2'],
  ])('table 1, %s', async (name, steps) => {
    for (const [value, points] of steps.split(' ').map((step) => step.split(':').map(Number)))
      expect((await one('hospital', null, { ...CALM, [name]: value ?? 0 })).value, `${value}`).toBe(points)
  })

  test('from a chart: labs of the stay in their units; what only a clinician knows is asked', async () => {
    const labs = [obs('718-7', 110, 'g/L', '2026-01-09T06:00:00Z'), obs('2951-2', 133, 'mmol/L', '2026-01-09T06:00:00Z')]
    const answer = await one('hospital', chart(labs, PERSON), null, AT)
    expect(answer).toMatchObject({ value: null, bounds: { low: 5, high: 8 } })
    expect(answer.missing.map(({ input }) => input)).toEqual(['onc', 'proc'])
    const old = await one('hospital', chart([obs('718-7', 11, 'g/dL', '2025-12-20')], PERSON), null, AT)
    expect(old.missing.find(({ input }) => input === 'hb')?.reason).toBe('not measured in the stay')
  })
})

const RAW: FeatureValues = {
  age: '[70-80)',
  admission_type_id: '1',
  discharge_disposition_id: 3,
  admission_source_id: '7',
  time_in_hospital: 6,
  medical_specialty: 'Cardiology',
  num_lab_procedures: '41',
  num_procedures: 0,
  num_medications: 15,
  number_outpatient: 0,
  number_emergency: 0,
  number_inpatient: 2,
  diag_1: '428',
  diag_2: '250.02',
  diag_3: 'V45',
  number_diagnoses: 9,
  A1Cresult: '>8',
  insulin: 'Up',
  change: 'Ch',
  diabetesMed: 'Yes',
}

describe('columns made of several inputs', () => {
  test('a group among the diagnoses; sums and rates; missing where an input is missing', () => {
    const [missing, heart] = [Number.NaN, 33]
    expect([33.428, 33, 32.999, 34].map((code) => plainly(['any', heart]).value([0, code, 12]))).toEqual([1, 1, 0, 0])
    expect(plainly(['visits']).value([1, 2, 0])).toBe(3)
    expect(plainly(['visits']).value([1, missing, 0])).toBeNaN()
    expect(plainly(['drugs']).value([0, 1, 2, 3])).toBe(3)
    expect(plainly(['doses']).value([0, 1, 2, 3])).toBe(2)
    expect(plainly(['medicines a day']).value([10, 3])).toBe(Math.fround(10 / 3))
  })

  test('each input counts by what it adds, a missing one not at all', () => {
    const worth = (kind: 'visits' | 'doses' | 'tests a day') => [0, 1, 2, Number.NaN].map(plainly([kind]).worth)
    expect([worth('visits'), worth('doses'), worth('tests a day')]).toEqual([
      [0, 1, 2, 0],
      [0, 1, 0, 0],
      [1, 1, 1, 1],
    ])
  })
})

describe('the learned model', () => {
  test('takes the data set’s raw values; parts add up; the interval holds the value', async () => {
    const answer = await one('readmission-30d', null, RAW)
    expect(answer.status).toBe('ok')
    const { readmission_30d = 0, low = 0, high = 0 } = answer.outputs
    expect(low).toBeLessThanOrEqual(readmission_30d ?? 0)
    expect(high).toBeGreaterThanOrEqual(readmission_30d ?? 1)
    const sum = (of: typeof answer) => of.contributions.reduce((total, { effect }) => total + (effect ?? 0), 0)
    const logit = (p: number) => Math.log(p / (1 - p))
    const other = await one('readmission-30d', null, { ...RAW, number_inpatient: 0 })
    expect(logit(answer.value ?? 0) - logit(other.value ?? 0)).toBeCloseTo(sum(answer) - sum(other), 9)
    expect(answer.value).toBeGreaterThan(other.value ?? 1)
  })

  test('no number for a child, a stay over 14 days, a death or hospice', async () => {
    for (const odd of [{ age: '[0-10)' }, { time_in_hospital: 15 }, { discharge_disposition_id: 11 }, { discharge_disposition_id: '13' }])
      expect((await one('readmission-30d', null, { ...RAW, ...odd })).status).toBe('not-applicable')
    for (const edge of [{ age: 18 }, { time_in_hospital: 14 }, { time_in_hospital: 1 }])
      expect((await one('readmission-30d', null, { ...RAW, ...edge })).status).toBe('ok')
  })

  test('from a chart: what it knows, each with its rows; what it cannot know is missing', async () => {
    const answer = await one('readmission-30d', chart([], PERSON), null, AT)
    expect(answer.status).toBe('ok')
    const of = (name: string) => answer.contributions.find(({ input }) => input === name)
    expect(of('time_in_hospital')).toMatchObject({ value: 5, facts: ['stay'] })
    expect(of('number_inpatient')).toMatchObject({ value: 1, facts: ['before'] })
    expect(of('number_emergency')).toMatchObject({ value: 1, facts: ['ed'] })
    expect(of('diag_1')).toMatchObject({ value: 'heart failure' })
    expect(of('metformin')).toMatchObject({ value: 'Steady' })
    expect(of('change')).toMatchObject({ value: 'Ch' })
    expect(answer.missing.map(({ input }) => input)).toEqual(
      expect.arrayContaining(['discharge_disposition_id', 'num_lab_procedures', 'num_procedures', 'A1Cresult']),
    )
  })

  test('without recorded diabetes: no number, and why', async () => {
    const answer = await one('readmission-30d', chart([], { ...PERSON, conditions: PERSON.conditions.slice(0, 1) }), null, AT)
    expect(answer).toMatchObject({ status: 'not-applicable', value: null })
    expect(answer.reason).toContain('records no diabetes')
  })

  test('rows of the public table become cases with their columns', async () => {
    const file = fileURLToPath(new URL('fixtures/encounters.csv', import.meta.url))
    const cases: EncounterCase[] = []
    for await (const one of encounterCases(linesOf(file))) cases.push(one)
    expect(cases.length).toBe(20)
    for (const { features } of cases) {
      expect(Object.values(features)).not.toContain('?')
      expect(Object.keys(features)).not.toContain('race')
    }
    const answers = await scoreMany(
      models,
      cases.map(({ features }) => ({ model: 'readmission-30d', atMs: null, facts: null, features })),
    )
    expect(answers.filter(([answer]) => answer?.status === 'ok').length).toBeGreaterThan(10)
  })
})

test.each(recipes.map((recipe) => [recipe.manifest.id, recipe] as const))(
  '%s agrees with its reference on 2,000 random rows',
  async (_, recipe) => {
    const random = seeded(11)
    const plain = () =>
      recipe.manifest.inputs.map(({ kind, range }) =>
        random() < 0.05 ? Number.NaN : kind === 'boolean' ? Math.round(random()) : Math.round(random() * Math.min(range?.high ?? 5, 200)),
      )
    const rows = Array.from({ length: 2000 }, () => (recipe.randomRow ? recipe.randomRow(random) : plain()))
    const { outputs = [], contributions = [] } = await (await loadGraph(recipe.graph().bytes()))(rows)
    const same = (a: number, b = Number.NaN) => (Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))
    const differing = rows.filter((row, i) => {
      const expected = recipe.reference(row)
      return (
        !expected.outputs.every((v, j) => same(v, outputs[i]?.[j])) ||
        !expected.contributions.every((v, j) => same(v, contributions[i]?.[j]))
      )
    })
    expect(differing).toEqual([])
  },
)
