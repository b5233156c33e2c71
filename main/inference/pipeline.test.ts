/** Facts to answers through the shipped models: the real graphs, the published vectors, the rules of abstaining. */
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PatientFacts } from '#app/chart/facts.ts'
import type { ModelAnswer } from '#app/contract/risk.ts'
import type { FeatureValues } from '#app/ports/scorer.ts'
import { chart, condition, medication, obs } from '#app/risk/fixtures.ts'
import { counterfactuals, history, score } from './pipeline.ts'
import { loadModels, type ModelCheck } from './registry.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
let models: readonly ModelCheck[]
beforeAll(async () => {
  models = await loadModels(MODELS)
})

const AT = '2026-01-05T10:00:00Z'
const atMs = Date.parse(AT)
const hoursBefore = (hours: number) => new Date(atMs - hours * 3_600_000).toISOString()

async function one(
  model: string,
  facts: PatientFacts | null,
  features: FeatureValues | null = null,
  ms: number | null = atMs,
): Promise<ModelAnswer> {
  const [answer] = await score(models, { model, atMs: ms, facts, features })
  if (!answer) throw new Error('no answer')
  return answer
}

const CALM = { rr: 16, spo2: 97, scale: 1, on_oxygen: 0, temp_c: 37, sbp: 120, hr: 75, acvpu: 'A' } as const
const news2 = async (features: FeatureValues) => (await one('news2', null, { ...CALM, ...features })).value

describe('NEWS2, chart 1: every boundary', () => {
  /** value:points */
  const WALK: readonly Readonly<{ name: string; steps: string; rest: FeatureValues }>[] = [
    { name: 'rr', steps: '8:3 9:1 11:1 12:0 20:0 21:2 24:2 25:3', rest: {} },
    { name: 'spo2', steps: '91:3 92:2 93:2 94:1 95:1 96:0', rest: {} },
    { name: 'spo2', steps: '83:3 84:2 85:2 86:1 87:1 88:0 92:0 93:0 97:0', rest: { scale: 2 } },
    { name: 'spo2', steps: '83:5 84:4 85:4 86:3 87:3 88:2 92:2 93:3 94:3 95:4 96:4 97:5', rest: { scale: 2, on_oxygen: 1 } },
    { name: 'on_oxygen', steps: '0:0 1:2', rest: {} },
    { name: 'temp_c', steps: '35:3 35.1:1 36:1 36.1:0 38:0 38.1:1 39:1 39.1:2', rest: {} },
    { name: 'sbp', steps: '90:3 91:2 100:2 101:1 110:1 111:0 219:0 220:3', rest: {} },
    { name: 'hr', steps: '40:3 41:1 50:1 51:0 90:0 91:1 110:1 111:2 130:2 131:3', rest: {} },
  ]
  test.each(WALK)('$name $rest', async ({ name, steps, rest }) => {
    for (const [value, points] of steps.split(' ').map((step) => step.split(':').map(Number)))
      expect(await news2({ ...rest, [name]: value }), `${name} ${value}`).toBe(points)
  })

  test('consciousness: Alert 0, anything else 3, in letters and words', async () => {
    for (const word of ['A', 'Alert', 'alert']) expect(await news2({ acvpu: word })).toBe(0)
    for (const word of ['C', 'Confusion', 'V', 'voice', 'P', 'Pain', 'U', 'Unresponsive']) expect(await news2({ acvpu: word })).toBe(3)
  })

  test('a value between two lines is rounded to the resolution of the chart, half upwards', async () => {
    expect(await news2({ temp_c: 35.04 })).toBe(3)
    expect(await news2({ temp_c: 35.05 })).toBe(1)
    expect(await news2({ rr: 8.4 })).toBe(3)
    expect(await news2({ rr: 8.5 })).toBe(1)
  })

  test('bands: 0-4 low, a single 3 low-medium, 5-6 medium, 7 and over high', async () => {
    const band = async (features: FeatureValues) => (await one('news2', null, { ...CALM, ...features })).band
    expect(await band({})).toBe('low')
    expect(await band({ spo2: 94, hr: 100, sbp: 105, rr: 10 })).toBe('low')
    expect(await band({ hr: 140 })).toBe('low-medium')
    expect(await band({ hr: 140, rr: 22 })).toBe('medium')
    expect(await band({ hr: 111, rr: 22, spo2: 94, on_oxygen: 1 })).toBe('high')
    expect(await band({ hr: 111, rr: 22, spo2: 92 })).toBe('medium')
  })

  test('agrees with a plain reading of the chart on any values', async () => {
    const step = (value: number, steps: readonly (readonly [number, number])[], last: number) =>
      steps.find(([to]) => value <= to)?.[1] ?? last
    const plain = (v: {
      rr: number
      spo2: number
      scale: number
      on_oxygen: number
      tenths: number
      sbp: number
      hr: number
      acvpu: string
    }) =>
      step(
        v.rr,
        [
          [8, 3],
          [11, 1],
          [20, 0],
          [24, 2],
        ],
        3,
      ) +
      (v.scale === 1
        ? step(
            v.spo2,
            [
              [91, 3],
              [93, 2],
              [95, 1],
            ],
            0,
          )
        : step(
            v.spo2,
            [
              [83, 3],
              [85, 2],
              [87, 1],
              [92, 0],
              ...(v.on_oxygen
                ? ([
                    [94, 1],
                    [96, 2],
                  ] as const)
                : []),
            ],
            v.on_oxygen ? 3 : 0,
          )) +
      v.on_oxygen * 2 +
      step(
        v.tenths,
        [
          [350, 3],
          [360, 1],
          [380, 0],
          [390, 1],
        ],
        2,
      ) +
      step(
        v.sbp,
        [
          [90, 3],
          [100, 2],
          [110, 1],
          [219, 0],
        ],
        3,
      ) +
      step(
        v.hr,
        [
          [40, 3],
          [50, 1],
          [90, 0],
          [110, 1],
          [130, 2],
        ],
        3,
      ) +
      (v.acvpu === 'A' ? 0 : 3)
    const values = fc.record({
      rr: fc.integer({ min: 0, max: 60 }),
      spo2: fc.integer({ min: 70, max: 100 }),
      scale: fc.constantFrom(1, 2),
      on_oxygen: fc.constantFrom(0, 1),
      tenths: fc.integer({ min: 320, max: 420 }),
      sbp: fc.integer({ min: 50, max: 260 }),
      hr: fc.integer({ min: 20, max: 200 }),
      acvpu: fc.constantFrom('A', 'C', 'V', 'P', 'U'),
    })
    await fc.assert(
      fc.asyncProperty(
        values,
        async ({ tenths, ...rest }) => (await news2({ ...rest, temp_c: tenths / 10 })) === plain({ tenths, ...rest }),
      ),
      { numRuns: 3000 },
    )
  })
})

const VITALS = [
  obs('9279-1', 26, '/min', AT),
  obs('59408-5', 90, '%', AT),
  obs('3151-8', 2, 'L/min', AT),
  obs('8310-5', 102.6, '[degF]', AT),
  obs('8480-6', 88, 'mm[Hg]', AT),
  obs('8867-4', 135, '/min', AT),
  obs('67775-7', 'Voice', null, AT),
]

describe('NEWS2 from a chart', () => {
  test('scores the newest values, converts units, names the rows', async () => {
    const answer = await one('news2', chart(VITALS))
    expect(answer).toMatchObject({ status: 'ok', value: 19, band: 'high', at: AT })
    expect(answer.contributions.find(({ input }) => input === 'temp_c')).toMatchObject({ value: 39.2222222222, effect: 2 })
    expect(answer.contributions.every(({ input, facts }) => input === 'scale' || facts.length === 1)).toBe(true)
  })

  test('a missing input: no number, how many there are, and what remains possible', async () => {
    const answer = await one('news2', chart(VITALS.slice(0, 6)))
    expect(answer).toMatchObject({ status: 'not-applicable', value: null, band: null, bounds: { low: 16, high: 19 } })
    expect(answer.reason).toBe('6 of 7 inputs; consciousness not recorded; 16 to 19 possible')
    expect(answer.missing).toEqual([{ input: 'acvpu', label: 'Consciousness', reason: 'not recorded' }])
  })

  test('the bounds hold whatever the missing inputs turn out to be', async () => {
    const full = { ...CALM, rr: 22, spo2: 94, scale: 2, on_oxygen: 1, temp_c: 38.5, sbp: 105, hr: 120, acvpu: 'A' }
    const names = ['rr', 'spo2', 'on_oxygen', 'temp_c', 'sbp', 'hr', 'acvpu'] as const
    const total = (await one('news2', null, full)).value ?? Number.NaN
    for (const missing of fc.sample(fc.subarray([...names], { minLength: 1, maxLength: names.length - 1 }), 60)) {
      const { bounds, value } = await one('news2', null, { ...full, ...Object.fromEntries(missing.map((name) => [name, null])) })
      expect(value).toBeNull()
      expect(total).toBeGreaterThanOrEqual(bounds?.low ?? Number.POSITIVE_INFINITY)
      expect(total).toBeLessThanOrEqual(bounds?.high ?? Number.NEGATIVE_INFINITY)
    }
  })

  test('a value older than 24 hours is missing, with its date', async () => {
    const old = VITALS.map((vital) => (vital.loinc === '8867-4' ? obs('8867-4', 135, '/min', hoursBefore(24.1)) : vital))
    const answer = await one('news2', chart(old))
    expect(answer.missing).toEqual([{ input: 'hr', label: 'Pulse', reason: 'older than 24 h (recorded 2026-01-04)' }])
    expect(
      (await one('news2', chart(VITALS.map((v) => ({ ...v, effective: { text: hoursBefore(24), ms: atMs - 86_400_000 } }))))).status,
    ).toBe('ok')
  })

  test('without a time it is scored as of its newest input', async () => {
    const answer = await one('news2', chart(VITALS), null, null)
    expect(answer).toMatchObject({ status: 'ok', value: 19, at: AT })
  })

  test('entered in error is as if never entered; a later value does not count before its time', async () => {
    const wrong = obs('8867-4', 20, '/min', AT, { status: 'entered-in-error' })
    const later = obs('8867-4', 70, '/min', '2026-01-05T11:00:00Z')
    expect((await one('news2', chart([wrong, later, ...VITALS]))).value).toBe(19)
  })

  test('an unknown unit is not guessed', async () => {
    const answer = await one('news2', chart(VITALS.map((v) => (v.loinc === '8310-5' ? obs('8310-5', 39, 'wobble', AT) : v))))
    expect(answer.missing).toEqual([{ input: 'temp_c', label: 'Temperature', reason: 'unit not convertible (wobble)' }])
  })

  test('an impossible value gives no number and is named', async () => {
    const answer = await one('news2', chart([obs('8867-4', 400, '/min', AT), ...VITALS.filter((v) => v.loinc !== '8867-4')]))
    expect(answer).toMatchObject({ status: 'not-applicable', value: null, bounds: null })
    expect(answer.reason).toBe('pulse 400 /min is outside 0 to 350')
  })

  test.each([
    ['under 16', { born: '2010-01-06' }, 'age 15 years; NEWS2 is for 16 years and over'],
    ['age unknown', { born: null }, 'age not known; NEWS2 is for 16 years and over'],
    ['pregnant', { pregnant: true }, 'pregnant; NEWS2 is not for use in pregnancy'],
  ])('outside the envelope: %s', async (_, more, reason) => {
    expect(await one('news2', chart(VITALS, more))).toMatchObject({ status: 'not-applicable', value: null, bounds: null, reason })
  })

  test('the day of the 16th birthday is inside', async () => {
    expect((await one('news2', chart(VITALS, { born: '2010-01-05' }))).status).toBe('ok')
  })

  test.each([
    [[obs('3151-8', 0, 'L/min', AT)], 'air'],
    [[obs('3151-8', 0.5, 'L/min', AT)], 'oxygen'],
    [[obs('3150-6', 21, '%', AT)], 'air'],
    [[obs('3150-6', 28, '%', AT)], 'oxygen'],
    [[obs('3150-6', 0.21, '1', AT)], 'air'],
    [[obs('3150-6', 0.4, '1', AT)], 'oxygen'],
    [[obs('3151-8', 4, 'L/min', hoursBefore(3)), obs('3150-6', 21, '%', AT)], 'air'],
    [[obs('3151-8', 2, 'L/min', AT), obs('3150-6', 21, '%', AT)], 'oxygen'],
  ])('air or oxygen, case %#', async (oxygen, expected) => {
    const answer = await one('news2', chart([...oxygen, ...VITALS.filter((v) => v.loinc !== '3151-8')]))
    expect(answer.contributions.find(({ input }) => input === 'on_oxygen')?.value).toBe(expected)
  })
})

describe('eGFR, CKD-EPI 2021', () => {
  test.each([
    [1.7, 81, 'M', 39.99991],
    [1.0, 50, 'F', 68.63349665880087],
    [0.8, 25, 'M', 125.95378311909536],
    [0.7, 40, 'F', 112.05430679879757],
    [5.2, 75, 'M', 10.854248846237343],
  ])('creatinine %f, %i years, %s', async (scr_mg_dl, age, sex, expected) => {
    expect((await one('egfr-ckd-epi-2021', null, { scr_mg_dl, age, sex })).value).toBeCloseTo(expected, 4)
  })

  test('umol/L is divided by 88.42; completed years', async () => {
    const molar = await one('egfr-ckd-epi-2021', chart([obs('14682-9', 150.314, 'umol/L', AT)], { born: '1944-01-06', sex: 'male' }))
    expect(molar.value).toBeCloseTo(39.99991, 4)
  })

  test.each([
    [90, 'G1'],
    [89.99, 'G2'],
    [60, 'G2'],
    [59.99, 'G3a'],
    [45, 'G3a'],
    [44.99, 'G3b'],
    [30, 'G3b'],
    [29.99, 'G4'],
    [15, 'G4'],
    [14.99, 'G5'],
  ])('%f is %s', async (target, band) => {
    // The equation solved for creatinine (man of 50, above kappa).
    const scr = 0.9 * (target / (142 * 0.9938 ** 50)) ** (-1 / 1.2)
    const above = scr > 0.9 ? scr : 0.9 * (target / (142 * 0.9938 ** 50)) ** (-1 / 0.302)
    expect((await one('egfr-ckd-epi-2021', null, { scr_mg_dl: above * (1 - 1e-12), age: 50, sex: 'male' })).band).toBe(band)
  })

  test('sex other or unknown, and under 18: no number', async () => {
    const creatinine = [obs('2160-0', 1, 'mg/dL', AT)]
    expect((await one('egfr-ckd-epi-2021', chart(creatinine, { sex: 'other' }))).reason).toContain('sex: recorded as other')
    expect((await one('egfr-ckd-epi-2021', chart(creatinine, { sex: 'unknown' }))).value).toBeNull()
    expect((await one('egfr-ckd-epi-2021', chart(creatinine, { born: '2010-01-01' }))).reason).toContain('18 years and over')
  })

  test('a result reported as "< 0.2" is not a number', async () => {
    const below = obs('2160-0', 0.2, 'mg/dL', AT, { value: { kind: 'quantity', value: 0.2, text: '0.2', unit: 'mg/dL', comparator: '<' } })
    expect((await one('egfr-ckd-epi-2021', chart([below]))).missing[0]?.reason).toBe('reported as < 0.2, not as a number')
  })
})

describe('KDIGO', () => {
  const series = (points: readonly (readonly [number, number])[], unit = 'mg/dL') =>
    chart(points.map(([hours, value]) => obs('2160-0', value, unit, new Date(atMs + hours * 3_600_000).toISOString())))
  const stage = async (points: readonly (readonly [number, number])[], unit?: string) =>
    (await one('kdigo-aki', series(points, unit), null, null)).value

  test.each([
    [
      [
        [0, 1.0],
        [30, 1.3],
      ],
      1,
    ],
    [
      [
        [0, 0.8],
        [100, 1.2],
      ],
      1,
    ],
    [
      [
        [0, 0.9],
        [120, 2.7],
      ],
      3,
    ],
    [
      [
        [0, 3.9],
        [24, 4.1],
      ],
      0,
    ],
    [
      [
        [0, 1.0],
        [48, 1.3],
      ],
      1,
    ],
    [
      [
        [0, 1.0],
        [48.1, 1.3],
      ],
      0,
    ],
    [
      [
        [0, 1.0],
        [24, 1.29],
      ],
      0,
    ],
    [
      [
        [0, 1.0],
        [168, 2.0],
      ],
      2,
    ],
    [
      [
        [0, 3.6],
        [24, 4.0],
      ],
      3,
    ],
    [
      [
        [-720, 1.0],
        [-480, 1.2],
        [-240, 1.4],
        [0, 1.8],
      ],
      1,
    ],
    [
      [
        [-720, 1.0],
        [-480, 1.2],
        [-240, 1.4],
        [0, 1.79],
      ],
      0,
    ],
    [
      [
        [-720, 1.0],
        [-24, 2.0],
        [0, 2.1],
      ],
      0,
    ],
  ] as const)('series %j is stage %i', async (points, expected) => {
    expect(await stage(points)).toBe(expected)
  })

  test('in umol/L: 26.5 within 48 h, and 353.6 with the definition met', async () => {
    expect(
      await stage(
        [
          [0, 80],
          [24, 106.5],
        ],
        'umol/L',
      ),
    ).toBe(1)
    expect(
      await stage(
        [
          [0, 80],
          [24, 106.4],
        ],
        'umol/L',
      ),
    ).toBe(0)
    expect(
      await stage(
        [
          [0, 320],
          [24, 353.6],
        ],
        'umol/L',
      ),
    ).toBe(3)
    expect(
      await stage(
        [
          [0, 320],
          [24, 353.5],
        ],
        'umol/L',
      ),
    ).toBe(1)
  })

  test('one value alone has no baseline; nor one whose only company is over a year old', async () => {
    const alone = await one('kdigo-aki', series([[0, 2]]), null, null)
    expect(alone).toMatchObject({ status: 'not-applicable', value: null })
    expect(alone.reason).toContain('no earlier creatinine')
    expect(
      (
        await one(
          'kdigo-aki',
          series([
            [-366 * 24, 1],
            [0, 2],
          ]),
          null,
          null,
        )
      ).value,
    ).toBeNull()
    expect(
      (
        await one(
          'kdigo-aki',
          series([
            [-365 * 24, 1],
            [0, 2],
          ]),
          null,
          null,
        )
      ).value,
    ).toBe(2)
  })

  test('the newest creatinine must be of the last 7 days', async () => {
    const facts = series([
      [-200, 1],
      [-169, 2],
    ])
    expect((await one('kdigo-aki', facts)).missing.map(({ reason }) => reason)[0]).toMatch(/^older than 7 d/)
  })

  test('urine output, where it is given', async () => {
    const given = { ratio: 1, scr_mg_dl: 1, rise_48h: 0 }
    const urine = async (rates: FeatureValues) => (await one('kdigo-aki', null, { ...given, ...rates })).value
    expect(await urine({ uo_6h: 0.49 })).toBe(1)
    expect(await urine({ uo_6h: 0.5 })).toBe(0)
    expect(await urine({ uo_12h: 0.49 })).toBe(2)
    expect(await urine({ uo_12h: 0 })).toBe(3)
    expect(await urine({ uo_24h: 0.29 })).toBe(3)
  })

  test('under 18: the eGFR criterion needs a height, and says so when it has none', async () => {
    const child = (more: readonly ReturnType<typeof obs>[]) =>
      chart([obs('2160-0', 1.0, 'mg/dL', hoursBefore(72)), obs('2160-0', 1.6, 'mg/dL', AT), ...more], { born: '2016-01-01' })
    const without = await one('kdigo-aki', child([]))
    expect(without.value).toBe(1)
    expect(without.missing.find(({ input }) => input === 'egfr')?.reason).toContain('not assessed')
    expect((await one('kdigo-aki', child([obs('8302-2', 130, 'cm', AT)]))).value).toBe(3)
  })
})

const PERSON = {
  age: 50,
  sex: 'female',
  sbp: 160,
  bp_tx: true,
  total_c: 200,
  hdl_c: 45,
  statin: false,
  dm: true,
  smoking: false,
  egfr: 90,
  bmi: 35,
} as const

describe('PREVENT', () => {
  test('the published example: 14.7 %, and what would change it', async () => {
    const answer = await one('prevent', null, PERSON)
    expect(answer.value).toBeCloseTo(0.147, 3)
    expect(answer.outputs).toMatchObject({ ascvd_10y: expect.closeTo(0.092, 3), heart_failure_10y: expect.closeTo(0.081, 3) })
    expect(answer.band).toBe('intermediate')
    const changes = await counterfactuals(models, { model: 'prevent', atMs: null, facts: null, features: PERSON })
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      'If systolic blood pressure were 130 mmHg instead of 160 mmHg: 14.7 % → 9.4 %.',
    ])
  })

  test('contributions add up to the log odds', async () => {
    const answer = await one('prevent', null, { ...PERSON, smoking: true, age: 67 })
    const constant = -3.307728
    const logit = constant + answer.contributions.reduce((sum, { effect }) => sum + (effect ?? 0), 0)
    expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(answer.value ?? Number.NaN, 12)
  })

  test('30 years to 59, not after', async () => {
    expect((await one('prevent', null, { ...PERSON, age: 59 })).outputs.total_cvd_30y).toBeGreaterThan(0)
    expect((await one('prevent', null, { ...PERSON, age: 60 })).outputs.total_cvd_30y).toBeNull()
  })

  test.each([
    ['age', 29],
    ['age', 80],
    ['sbp', 89],
    ['sbp', 201],
    ['total_c', 129],
    ['total_c', 321],
    ['hdl_c', 19],
    ['hdl_c', 101],
    ['egfr', 14],
    ['egfr', 141],
    ['bmi', 18.4],
    ['bmi', 40],
    ['hba1c', 2.9],
    ['hba1c', 15.1],
    ['uacr', 0.09],
    ['sdi', 11],
  ])('%s %f is outside: no number', async (name, value) => {
    expect(await one('prevent', null, { ...PERSON, [name]: value })).toMatchObject({ status: 'not-applicable', value: null, outputs: {} })
  })

  test.each([
    ['age', 30],
    ['age', 79],
    ['sbp', 90],
    ['sbp', 200],
    ['total_c', 130],
    ['total_c', 320],
    ['hdl_c', 20],
    ['hdl_c', 100],
    ['egfr', 15],
    ['egfr', 140],
    ['bmi', 18.5],
    ['bmi', 39.9],
    ['hba1c', 3],
    ['hba1c', 15],
    ['uacr', 0.1],
    ['sdi', 10],
  ])('%s %f is inside', async (name, value) => {
    expect((await one('prevent', null, { ...PERSON, [name]: value })).status).toBe('ok')
  })

  const LABS = [
    obs('8480-6', 160, 'mm[Hg]', AT),
    obs('2093-3', 5.172, 'mmol/L', AT),
    obs('2085-9', 45, 'mg/dL', AT),
    obs('72166-2', 'Former smoker', null, AT),
    obs('33914-3', 90, 'mL/min/{1.73_m2}', AT),
    obs('39156-5', 35, 'kg/m2', AT),
  ]
  const person = {
    born: '1975-06-01',
    conditions: [condition('Type 2 diabetes', 'http://hl7.org/fhir/sid/icd-10-cm', 'E11.9')],
    medications: [medication('Lisinopril 10 MG Oral Tablet')],
  }

  test('from a chart: lists, units and smoking status', async () => {
    const answer = await one('prevent', chart(LABS, person))
    expect(answer.value).toBeCloseTo(0.147, 3)
    expect(answer.contributions.find(({ input }) => input === 'statin')?.label).toBe('Statin (none in the medication list)')
    expect(answer.contributions.find(({ input }) => input === 'dm')?.label).toBe('Diabetes (Type 2 diabetes)')
  })

  test.each([
    ['98979-8', 'eGFR (as reported)'],
    ['33914-3', 'eGFR (CKD-EPI 2021 from creatinine 1.10 mg/dL)'],
  ])('beside a creatinine of the same time, %s gives: %s', async (code, label) => {
    const labs = LABS.filter(({ loinc }) => loinc !== '33914-3')
    const answer = await one('prevent', chart([...labs, obs(code, 90, 'mL/min/{1.73_m2}', AT), obs('2160-0', 1.1, 'mg/dL', AT)], person))
    expect(answer.contributions.find(({ input }) => input === 'egfr')?.label).toBe(label)
  })

  test('a chart that keeps no lists says nothing about diabetes or drugs', async () => {
    const answer = await one('prevent', chart(LABS, { born: '1975-06-01' }))
    expect(answer.value).toBeNull()
    expect(answer.missing.map(({ input, reason }) => `${input}: ${reason}`)).toEqual(
      expect.arrayContaining(['bp_tx: no medication list', 'statin: no medication list', 'dm: no problem list']),
    )
    expect((await one('prevent', chart(LABS, { born: '1975-06-01', kept: { conditions: true, medications: true } }))).status).toBe('ok')
  })

  test('known cardiovascular disease: no number, even when it is long over', async () => {
    const infarct = condition('Myocardial infarction', 'http://snomed.info/sct', '22298006', { clinicalStatus: 'resolved' })
    const answer = await one('prevent', chart(LABS, { ...person, conditions: [...person.conditions, infarct] }))
    expect(answer.reason).toBe('known cardiovascular disease (Myocardial infarction); PREVENT, 10 years does not apply')
  })

  test('eGFR from creatinine, body mass index from weight and height, when they are not reported', async () => {
    const derived = [...LABS.slice(0, 4), obs('2160-0', 0.9, 'mg/dL', AT), obs('29463-7', 90, 'kg', AT), obs('8302-2', 170, 'cm', AT)]
    const { contributions } = await one('prevent', chart(derived, person))
    expect(contributions.find(({ input }) => input === 'egfr')).toMatchObject({
      label: 'eGFR (CKD-EPI 2021 from creatinine 0.90 mg/dL)',
      value: expect.closeTo(77.88, 1),
    })
    expect(contributions.find(({ input }) => input === 'bmi')).toMatchObject({ value: expect.closeTo(31.14, 2) })
  })
})

describe('a chart without the inputs', () => {
  test('says what is missing, and an age outside the envelope all the same; no bounds over nothing', async () => {
    const other = [obs('2951-2', 140, 'mmol/L', AT)]
    const adult = await one('news2', chart(other), null, null)
    expect(adult).toMatchObject({ status: 'not-applicable', bounds: null, at: null })
    expect(adult.reason).toMatch(/^0 of 7 inputs; respiration rate not recorded/)
    expect((await one('egfr-ckd-epi-2021', chart(other), null, null)).reason).toBe('2 of 3 inputs; creatinine not recorded')
    expect((await one('prevent', chart(other, { born: '2010-01-01' }), null, null)).reason).toContain('age 16 years')
    expect((await one('news2', chart([]), null, null)).value).toBeNull()
  })
})

describe('history', () => {
  test('the earlier times of the inputs, oldest first, without the newest, as it was known then', async () => {
    const facts = chart([0, 24, 48, 72].map((hours) => obs('2160-0', 1 + hours / 100, 'mg/dL', hoursBefore(72 - hours))))
    const answers = await history(models, { model: 'egfr-ckd-epi-2021', atMs: null, facts, features: null, limit: 2 })
    expect(answers.map(({ at }) => at)).toEqual(['2026-01-03T10:00:00Z', '2026-01-04T10:00:00Z'])
    expect(answers.map(({ contributions }) => contributions[0]?.value)).toEqual([1.24, 1.48])
  })
})

describe('equal facts, equal hash', () => {
  test('the order of observations does not matter, a value does', async () => {
    const hash = async (facts: PatientFacts) => (await one('news2', facts)).inputHash
    expect(await hash(chart([...VITALS].reverse()))).toBe(await hash(chart(VITALS)))
    expect(await hash(chart([obs('8867-4', 134, '/min', AT), ...VITALS.slice(0, 5), ...VITALS.slice(6)]))).not.toBe(
      await hash(chart(VITALS)),
    )
  })
})
