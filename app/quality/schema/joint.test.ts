import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableSample } from '../../csv/sample.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { NAME_CLASSES, VALUE_CLASSES } from './classes.ts'
import type { Classify } from './classify.ts'
import { courseWeight, ranksOf, together, usualness } from './company.ts'
import { FEATURES } from './features.ts'
import { scaleOf } from './fit.ts'
import { inferMapping } from './infer.ts'
import type { Option, Seat } from './options.ts'
import { Pairs } from './pairs.ts'
import { ABOVE, holdsOf, RELATIONS, worthOf } from './relations.ts'
import { courseOf, overlapOf, rankCorrelation, sharedRows, trackOf } from './rows.ts'
import { shapeOf } from './shape.ts'
import { spreadOfConcept } from './spreads.ts'
import { writtenWeight } from './written.ts'

const FORMAT: TableSample['format'] = {
  delimiter: ',',
  encoding: 'utf-8',
  header: false,
  decimal: '.',
  dateOrder: null,
  missing: [''],
  sheet: null,
}
const trackOfCells = (cells: readonly string[]) => trackOf(shapeOf({ cells }, FORMAT), cells.length)
/** Where the quantiles of the numbers stand among the features (features.ts): 5 %, 25 %, 50 % … */
const QUANTILES = FEATURES - 24
const [MEDIAN, UPPER] = [QUANTILES + 4, QUANTILES + 5]
const plain = (feature: number) => Math.sign(feature) * (10 ** Math.abs(feature * 3) - 1)

/** What a table of bodies would say of one column: how near its middle is to the usual one, and how usual that is; nothing of the others. */
function likely(row: readonly number[]): readonly number[] {
  const [median, upper] = [plain(row[MEDIAN] ?? 0), plain(row[UPPER] ?? 0)]
  const weights = VALUE_CLASSES.map((name) => {
    const [target = '', unit = ''] = name.split('|')
    const [spread, scale] = [spreadOfConcept(target), scaleOf(unit, target)]
    if (!spread || !scale) return 0.002
    const at = (x: number) => (spread.linear ? x * scale.factor + scale.offset : Math.log(Math.max(1e-6, x * scale.factor + scale.offset)))
    const nearest = Math.min(
      ...spread.centers.map(
        (one) => Math.abs(at(median) - one.center) / one.spread + 0.3 * Math.abs((at(upper) - at(median)) / one.spread - 0.67),
      ),
    )
    return Math.exp(-(nearest ** 2) / 2 + usualness(target))
  })
  const all = weights.reduce((sum, one) => sum + one, 0)
  return weights.map((one) => one / all)
}

/** A model that knows no names and no company, only bodies. */
const unknowing: Classify = async (rows) => ({
  names: rows.map(() => NAME_CLASSES.map(() => 1 / NAME_CLASSES.length)),
  values: rows.map(() => VALUE_CLASSES.map(() => 1 / VALUE_CLASSES.length)),
  table: rows.map(likely),
})
const nameless = (columns: readonly (readonly string[])[]): TableSample => ({
  format: FORMAT,
  columns: columns.map((cells, index) => ({ index, name: '', cells })),
  rows: columns[0]?.length ?? 0,
})

/** Numbers that wander, never the same twice in step. */
const wave = (middle: number, spread: number, step: number, count = 120) =>
  Array.from({ length: count }, (_, i) => middle + spread * (Math.sin(i * step) + 0.6 * Math.sin(i * step * 2.7 + step)))
const texts = (values: readonly number[], decimals: number) => values.map((x) => x.toFixed(decimals))

describe('the tables of relations', () => {
  test.each(RELATIONS)('$result of $parts: known quantities, more gained than lost', ({ result, parts, gain, loss }) => {
    for (const target of [result, ...parts]) expect(target.startsWith('@') || spreadOfConcept(target) !== undefined).toBe(true)
    expect(gain).toBeGreaterThan(loss)
  })
  test.each(ABOVE)('%s above %s: both known', (above, below) => {
    expect([conceptById(above), conceptById(below)]).not.toContain(undefined)
  })
  const relation = (result: string) => {
    const found = RELATIONS.find((one) => one.result === result)
    if (!found) throw new Error(`no relation of ${result}`)
    return found
  }
  // 80 kg at 2 m: 20 kg/m2 (WHO). 120/60 mmHg: mean 80. 24 mmol/L and 40 mmHg: 7.39 (Henderson-Hasselbalch). 140 - 104 - 24: 12.
  test.each([
    ['bmi', [80, 200], 20],
    ['map', [120, 60], 80],
    ['ph', [24, 40], 7.391],
    ['base_excess', [24.4, 7.4], 0],
    ['anion_gap', [140, 104, 24], 12],
    ['hematocrit', [15], 44.25],
    ['mcv', [45, 5], 90],
    ['total_protein', [4.2, 28], 7],
    ['gcs', [4, 5, 6], 15],
  ])('%s of %j is %d', (result, parts, expected) => {
    expect(relation(result).of(parts)).toBeCloseTo(expected, 2)
  })
  test('each part of a relation is needed: osmolality does not make a glucose of any column', () => {
    const sodium = wave(140, 4, 1.3)
    const urea = wave(15, 4, 0.7)
    const made = sodium.map((x, i) => 1.86 * x + 100 / 18 + (urea[i] ?? 0) / 2.8 + 9)
    const tested = holdsOf(made, [sodium, wave(100, 3, 2.1), urea], relation('osmolality'), 0)
    expect(tested.byChance).toBeGreaterThan(0.8)
    expect(worthOf(tested, relation('osmolality'))).toBeLessThan(1)
  })
  test('too few rows say nothing, at any share', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, holds) => {
        expect(worthOf({ rows, holds, byChance: 0 }, { gain: 8, loss: 5 })).toBe(0)
      }),
    ))
  test('arithmetic is sure in fewer rows than what is only near, and is doubted sooner where it does not hold', () => {
    const [exact, near] = [
      { gain: 8, loss: 5 },
      { gain: 5, loss: 2 },
    ]
    expect(worthOf({ rows: 12, holds: 1, byChance: 0.1 }, exact)).toBe(8)
    expect(worthOf({ rows: 12, holds: 1, byChance: 0.1 }, near)).toBe(2)
    const seldom = { rows: 30, holds: 0.24, byChance: 0.1 }
    expect([worthOf(seldom, exact), worthOf(seldom, near)]).toEqual([-5, 0])
  })
  test('what is worth never leaves its bounds', () =>
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, holds, byChance) => {
          const worth = worthOf({ rows, holds, byChance }, { gain: 8, loss: 5 })
          expect(worth >= -5 && worth <= 8).toBe(true)
        },
      ),
    ))
  test('company is mutual', () => {
    expect([together('sodium', 'chloride'), together('alt', 'sodium'), together('tsh', 'gcs')]).toEqual([1, 0.4, 0])
    expect(ranksOf('chloride', 'sodium')).toEqual(ranksOf('sodium', 'chloride'))
  })
})

describe('columns side by side', () => {
  test('rows that all have, and how far they are missing together', () => {
    const [a, b] = [trackOfCells(['1', '', '3', '4']), trackOfCells(['5', '6', '', '8'])]
    expect(sharedRows([a, b])).toEqual([0, 3])
    expect(overlapOf(a, b)).toBe(0.5)
  })
  test('ranks: 1 for the same order, -1 for the opposite, 0 for what never changes', () => {
    const [up, down, flat] = [
      ['1', '2', '30'],
      ['9', '8', '-2'],
      ['5', '5', '5'],
    ].map(trackOfCells)
    if (!up || !down || !flat) throw new Error('no tracks')
    expect(rankCorrelation(up, up, [0, 1, 2])).toBeCloseTo(1)
    expect(rankCorrelation(up, down, [0, 1, 2])).toBeCloseTo(-1)
    expect(rankCorrelation(up, flat, [0, 1, 2])).toBe(0)
  })
  test('the course along the rows of each patient: what stands still, what rises, what is told once', () => {
    const key = Array.from({ length: 40 }, (_, i) => String(Math.floor(i / 4)))
    const course = (cells: readonly string[]) => courseOf(trackOfCells(cells), key)
    const [fixed, hours, once] = [
      course(key.map((id) => String(150 + Number(id)))),
      course(key.map((_, i) => String(i % 4))),
      course(key.map((id, i) => (i % 4 === 0 ? id : ''))),
    ]
    expect(fixed).toEqual({ steps: 30, same: 30, rising: 0, filled: 40, first: 10 })
    expect([hours.rising, once.steps, once.filled, once.first]).toEqual([30, 0, 10, 10])
    expect(courseWeight('height', fixed, true)).toBeGreaterThan(courseWeight('sodium', fixed, true))
    expect(courseWeight('@time', hours, true)).toBeGreaterThan(courseWeight('sodium', hours, true))
    expect(courseWeight('@age', once, true)).toBeGreaterThan(courseWeight('ldh', once, true))
    expect(courseWeight('ldh', once, false)).toBe(0)
  })
  test.each(['spo2', 'glucose'])('nothing is said of fewer than 20 steps: %s', (target) => {
    expect(courseWeight(target, { steps: 19, same: 19, rising: 0, filled: 40, first: 10 }, true)).toBe(0)
    expect(courseWeight(target, { steps: 20, same: 20, rising: 0, filled: 40, first: 10 }, true)).toBeLessThan(0)
  })
})

describe('what the writing says', () => {
  const written = (target: string, unit: string | null, cells: readonly string[]) => writtenWeight(target, unit, shapeOf({ cells }, FORMAT))
  const ending = Array.from({ length: 40 }, (_, i) => String(100 - (i % 8) ** 2 / 4))
  test('saturation ends at 100 %; a little beyond it is a mean, further beyond is something else', () => {
    expect(written('spo2', '%', ending)).toBe(5)
    expect(written('spo2', '%', [...ending, '101'])).toBeGreaterThan(0)
    expect(written('spo2', '%', [...ending, '101.1'])).toBe(0)
    expect(written('chloride', 'mmol/L', ending)).toBe(0)
  })
  test('inspired oxygen is set in steps of five per cent', () => {
    const steps = Array.from({ length: 40 }, (_, i) => String(0.3 + 0.05 * (i % 5)))
    expect(written('fio2', '1', steps)).toBeGreaterThan(
      written(
        'fio2',
        '1',
        steps.map((cell) => String(Number(cell) + 0.013)),
      ),
    )
    expect(written('fio2', '1', steps.slice(0, 9))).toBe(0)
  })
})

describe('tables without a header', () => {
  const height = wave(170, 6, 0.9)
  const weight = wave(78, 11, 1.9)
  const bmi = weight.map((kg, i) => kg / ((height[i] ?? 1) / 100) ** 2)
  test('weight, height and body mass index by their arithmetic, with the words for it', async () => {
    const { columns } = await inferMapping(nameless([texts(bmi, 1), texts(weight, 1), texts(height, 0)]), unknowing, [])
    expect(columns.map(({ concept, unit }) => [concept, unit])).toEqual([
      ['bmi', 'kg/m2'],
      ['weight', 'kg'],
      ['height', 'cm'],
    ])
    expect(columns[0]?.evidence).toContain('the weight by the square of the height')
  })
  test('the answer does not hang on the order of the columns', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), async (order) => {
        const all = [texts(bmi, 1), texts(weight, 1), texts(height, 0)]
        const { columns } = await inferMapping(nameless(order.map((i) => all[i] ?? [])), unknowing, [])
        expect(columns.map(({ concept }) => concept)).toEqual(order.map((i) => ['bmi', 'weight', 'height'][i]))
      }),
      { numRuns: 6 },
    ))
  test('two enzymes with nothing else beside them are asked, never sure', async () => {
    const liver = wave(30, 9, 1.1)
    const { columns } = await inferMapping(
      nameless([
        texts(liver, 0),
        texts(
          liver.map((x) => x * 1.1 + 2),
          0,
        ),
      ]),
      unknowing,
      [],
    )
    for (const { confidence } of columns) expect(confidence).toBeLessThan(0.9)
  })
  test('60 columns of 2,000 rows in bounded time', async () => {
    const wide = Array.from({ length: 60 }, (_, i) => texts(wave(20 + i * 3, 4, 0.3 + i / 50, 2000), 1))
    const start = process.cpuUsage()
    await inferMapping(nameless(wide), unknowing, [])
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(20)
  }, 60_000)
})

test('a panel is written side by side: nearer columns are more likely of one', () => {
  const seat = (index: number) => ({ column: { index }, options: [], track: trackOfCells(['1', '2']) }) as unknown as Seat
  const option = (target: string) => ({ target, unit: null, system: null }) as unknown as Option
  const pairs = new Pairs([seat(0), seat(1), seat(2), seat(5)], 2, false)
  const worth = (j: number, a: string, b: string) => pairs.worth(0, option(a), j, option(b))
  const [beside, next, far] = [1, 2, 3].map((j) => worth(j, 'sodium', 'potassium'))
  expect(beside).toBeGreaterThan(next ?? 0)
  expect(next).toBeGreaterThan(far ?? 0)
  expect(worth(1, 'sodium', 'tsh')).toBe(worth(3, 'sodium', 'tsh'))
})

test('how often a watched patient is measured for it speaks for a vital sign or against it', () => {
  const hourly = texts(wave(80, 9, 0.7), 0)
  const daily = hourly.map((cell, i) => (i % 12 === 0 ? cell : ''))
  const seat = (index: number, cells: readonly string[]) =>
    ({ column: { index }, options: [], track: trackOfCells(cells) }) as unknown as Seat
  const option = (target: string) => ({ target, unit: null, system: null }) as unknown as Option
  const worth = (watched: boolean, a: string, b: string) =>
    new Pairs([seat(0, hourly), seat(9, daily)], 120, watched).worth(0, option(a), 1, option(b))
  const gained = (a: string, b: string) => worth(true, a, b) - worth(false, a, b)
  expect(gained('heart_rate', 'creatinine')).toBeGreaterThan(0)
  expect(gained('creatinine', 'heart_rate')).toBeLessThan(0)
  expect(gained('heart_rate', 'uacr')).toBe(0)
})

test('more ways to fill a relation than are tried: the likeliest columns are tried, wherever they stand', async () => {
  const [height, weight] = [wave(170, 6, 0.9), wave(78, 11, 1.9)]
  const bmi = weight.map((kg, i) => kg / ((height[i] ?? 1) / 100) ** 2)
  const others = Array.from({ length: 12 }, (_, i) => texts(wave(60 + 3 * i, 9, 0.31 + i / 17), 1))
  const { columns } = await inferMapping(nameless([...others, texts(bmi, 1), texts(weight, 1), texts(height, 1)]), unknowing, [])
  expect(columns.slice(-3).map(({ concept }) => concept)).toEqual(['bmi', 'weight', 'height'])
}, 60_000)

test('what it may be instead is told with it, likeliest first, and never what it is', async () => {
  const { columns } = await inferMapping(nameless([texts(wave(30, 9, 1.1), 0), texts(wave(140, 4, 0.7), 0)]), unknowing, [])
  for (const { role, concept, alternatives = [] } of columns) {
    expect(alternatives.length).toBeGreaterThan(0)
    expect(alternatives.some((one) => one.role === role && one.concept === concept)).toBe(false)
  }
})
