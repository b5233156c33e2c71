import { describe, expect, test } from 'vitest'
import type { ChartPoint, ChartView, ResultRow } from '#app/contract/chart.ts'
import { factId } from '#app/contract/ids.ts'
import { fakeChart } from '../../bridge/fake/chart.ts'
import { PEOPLE } from '../../bridge/fake/people.ts'
import { ageSpan, ageTicks, ageWords, linesOf, placed, placeWords, valueSpan } from './growth-math.ts'
import { bmiPoints, gestationWeeks, growthRow, hasGrowth, pointsOf } from './growth-points.ts'

const BORN = Date.UTC(2024, 2, 10)
const point = (days: number, value: number | null): ChartPoint => {
  const ms = BORN + days * 86_400_000 + 3_600_000
  const fact = factId(`Observation/${days}-${value}`)
  return { fact, at: new Date(ms).toISOString(), ms, value, text: String(value), state: 'unassessed', original: null }
}
const request = { reference: 'who', kind: 'weight', sex: 'female', born: BORN, weeks: null } as const
const weights = (...points: readonly ChartPoint[]) => pointsOf('weight', points)
const row = (key: string, unit: string, points: readonly ChartPoint[], code: string | null = null): ResultRow => ({
  key,
  code,
  label: key,
  unit,
  group: 'Body measures',
  range: null,
  rangeReason: null,
  points: [...points],
  total: points.length,
})
const base = PEOPLE[0]
if (!base) throw new Error('nobody invented')
const view = (birthDate: string | null, sex: string, rows: readonly ResultRow[]): ChartView => {
  const chart = fakeChart(base.id)
  return { ...chart, patient: { ...chart.patient, birthDate, sex }, vitals: [...rows], labs: [], openedAt: '2026-03-10T08:00:00Z' }
}

describe('where a measurement stands', () => {
  test('by the age in days since birth, 7 kg at 365 days as published', () => {
    const [one] = placed(weights(point(365, 7)), request)
    expect(one).toMatchObject({ ageDays: 365, readDays: 365, readAge: null, age: '12 mo' })
    // A week between two rows of the table: 0.001 SD.
    expect(one?.place?.z).toBeCloseTo(-2.0502559689761464, 2)
  })

  test('born at 30 weeks it is read ten weeks younger, until 24 months', () => {
    const [early, late] = placed(weights(point(400, 9), point(731, 11)), { ...request, weeks: 30 })
    expect(early).toMatchObject({ ageDays: 400, readDays: 330 })
    expect(early?.readAge).toBe('10 mo')
    expect(late).toMatchObject({ ageDays: 731, readDays: 731, readAge: null })
  })

  test('what was measured before birth or beyond the tables has no place', () => {
    expect(placed(weights(point(-2, 3)), request)).toEqual([])
    expect(placed(weights(point(1900, 18)), request)[0]?.place).toBeNull()
  })

  test('a slip of the decimal point is implausible and does not stretch the axis', () => {
    const points = placed(weights(point(90, 5.5), point(120, 60)), request)
    expect(points.map(({ place }) => place?.implausible)).toEqual([false, true])
    const span = ageSpan('who', 'weight', 120)
    expect(valueSpan(linesOf(request, span), points)[1]).toBeLessThan(20)
  })
})

describe('the frame', () => {
  test.each([
    ['who', 'weight', 730, [0, 730]],
    ['who', 'weight', 731, [0, 1826]],
    ['cdc', 'weight', 730, [0, 730]],
    ['cdc', 'length', 731, [731, 7305]],
    ['cdc', 'bmi', 200, [731, 7305]],
    ['cdc', 'head', 200, [0, 1095]],
  ] as const)('%s %s, oldest at %i days', (reference, kind, oldest, span) => {
    expect(ageSpan(reference, kind, oldest)).toEqual(span)
  })

  test('ticks in months of small children, in years of others', () => {
    expect(ageTicks([0, 730]).map(({ text }) => text)).toEqual(['0 mo', '3 mo', '6 mo', '9 mo', '12 mo', '15 mo', '18 mo', '21 mo'])
    expect(ageTicks([731, 7305]).map(({ text }) => text)).toEqual(['4 y', '6 y', '8 y', '10 y', '12 y', '14 y', '16 y', '18 y', '20 y'])
  })

  test('ages in completed months of the calendar', () => {
    expect([0, 30, 31, 365, 730, 821].map((days) => ageWords(BORN, days))).toEqual(['0 d', '30 d', '1 mo', '12 mo', '2 y', '2 y 2 mo'])
  })

  test('a place in words', () => {
    expect(placeWords({ z: -1.3, centile: 9.68, implausible: false })).toBe('−1.30 SD, centile 10')
    expect(placeWords({ z: -3.5, centile: 0.02, implausible: false })).toBe('−3.50 SD, below centile 0.1')
    expect(placeWords({ z: 2.5, centile: 99.4, implausible: false })).toBe('2.50 SD, centile 99.4')
  })
})

describe('what a chart has of it', () => {
  const weight = row('weight', 'kg', [point(100, 6)])

  test('a child with a weight, a sex and a date of birth has a growth chart; nobody else has', () => {
    expect(hasGrowth(view('2024-03-10', 'female', [weight]))).toBe(true)
    expect(hasGrowth(view('2006-03-12', 'female', [weight]))).toBe(true)
    expect(hasGrowth(view('2006-03-09', 'female', [weight]))).toBe(false)
    expect(hasGrowth(view('2024-03', 'female', [weight]))).toBe(false)
    expect(hasGrowth(view(null, 'female', [weight]))).toBe(false)
    expect(hasGrowth(view('2024-03-10', 'unknown', [weight]))).toBe(false)
    expect(hasGrowth(view('2024-03-10', 'female', []))).toBe(false)
  })

  test('a row in another unit is not read as kilograms', () => {
    expect(growthRow(view('2024-03-10', 'female', [row('weight', '[lb_av]', [point(100, 13)])]), 'weight')).toBeNull()
  })

  test('body mass index only from the same day, with both rows', () => {
    const [one, ...rest] = bmiPoints(weights(point(400, 9.6), point(500, 10)), pointsOf('length', [point(400, 75), point(480, 78)]))
    expect(one?.value).toBeCloseTo(17.0667, 4)
    expect(one?.facts).toHaveLength(2)
    expect(rest).toEqual([])
  })

  test('gestational age at birth by its code', () => {
    expect(gestationWeeks(view('2024-03-10', 'female', [row('76516-4', 'wk', [point(0, 30)], '76516-4')]))).toBe(30)
    expect(gestationWeeks(view('2024-03-10', 'female', [weight]))).toBeNull()
  })
})
