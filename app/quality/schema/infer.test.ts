import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableSample } from '../../csv/sample.ts'
import { NAME_CLASSES, VALUE_CLASSES } from './classes.ts'
import type { Classify } from './classify.ts'
import { FEATURES, featuresOf } from './features.ts'
import { inferMapping } from './infer.ts'
import { shapeOf } from './shape.ts'

const FORMAT: TableSample['format'] = {
  delimiter: ',',
  encoding: 'utf-8',
  header: true,
  decimal: '.',
  dateOrder: null,
  missing: [''],
  sheet: null,
}
/** A model that knows nothing: what the rules say alone. */
const unknowing: Classify = async (rows) => ({
  names: rows.map(() => NAME_CLASSES.map(() => 1 / NAME_CLASSES.length)),
  values: rows.map(() => VALUE_CLASSES.map(() => 1 / VALUE_CLASSES.length)),
  table: rows.map(() => VALUE_CLASSES.map(() => 1 / VALUE_CLASSES.length)),
})
const tableOf = (
  columns: Readonly<Record<string, readonly (string | number)[]>> | readonly (readonly [string, readonly (string | number)[]])[],
) => {
  const list = Array.isArray(columns) ? columns : Object.entries(columns)
  return {
    format: FORMAT,
    columns: list.map(([name, cells], index) => ({ index, name, cells: cells.map(String) })),
    rows: list[0]?.[1].length ?? 0,
  } satisfies TableSample
}
/** Numbers around a middle, always the same. */
const around = (middle: number, spread: number, decimals: number, count = 60) =>
  Array.from({ length: count }, (_, i) => (middle + spread * Math.sin(i * 1.7) * 1.4).toFixed(decimals))
const one = async (name: string, cells: readonly (string | number)[]) => {
  const [column] = (await inferMapping(tableOf([[name, cells]]), unknowing, [])).columns
  if (!column) throw new Error('no column')
  return column
}

describe('the unit is told by the numbers', () => {
  // Both fit: few countries write fats in g/L, and hardly anybody C-reactive protein in mg/dL.
  test.each([
    ['Triglyceride', 1.3, 0.4, 2, 'mmol/L'],
    ['CRP', 4.2, 2.5, 1, 'mg/L'],
  ])('%s around %d is in the usual unit of two', async (name, middle, spread, decimals, unit) => {
    expect(await one(name, around(middle, spread, decimals))).toMatchObject({ role: 'concept', unit })
  })

  test.each([
    ['Glucose', 5.6, 0.9, 1, 'glucose', 'mmol/L'],
    ['Glucose', 101, 16, 0, 'glucose', 'mg/dL'],
    ['Temp', 36.9, 0.4, 1, 'temperature', 'Cel'],
    ['Temp', 98.5, 0.8, 1, 'temperature', '[degF]'],
    ['Gewicht', 78, 14, 1, 'weight', 'kg'],
    ['weight', 172, 33, 0, 'weight', '[lb_av]'],
    ['height', 168, 9, 0, 'height', 'cm'],
    ['height', 1.68, 0.09, 2, 'height', 'm'],
    ['height', 66, 3.6, 0, 'height', '[in_i]'],
    ['Kreatinin', 88, 24, 0, 'creatinine', 'umol/L'],
    ['Krea', 1.02, 0.3, 2, 'creatinine', 'mg/dL'],
    ['Hb', 13.4, 1.5, 1, 'hemoglobin', 'g/dL'],
    ['Hb', 134, 15, 0, 'hemoglobin', 'g/L'],
    ['Leukozyten', 7.4, 2, 1, 'wbc', '10*3/uL'],
    ['WBC', 7400, 2000, 0, 'wbc', '/uL'],
    ['Hkt', 41, 4, 1, 'hematocrit', '%'],
    ['Hct', 0.41, 0.04, 2, 'hematocrit', '1'],
    ['SpO2', 96, 2, 0, 'spo2', '%'],
    ['SpO2', 0.96, 0.02, 2, 'spo2', '1'],
  ])('%s around %d', async (name, middle, spread, decimals, concept, unit) => {
    const column = await one(name, around(middle, spread, decimals))
    expect(column).toMatchObject({ role: 'concept', concept, unit })
    expect(column.confidence).toBeGreaterThan(0.8)
  })
  test.each([
    ['Glucose (mmol/L)', 5.6, 0.9, 1, 'mmol/L'],
    ['creatinina_mg_dl', 1.1, 0.3, 2, 'mg/dL'],
    ['Poids [kg]', 80, 12, 0, 'kg'],
  ])('and by words: %s', async (name, middle, spread, decimals, unit) => {
    expect((await one(name, around(middle, spread, decimals))).unit).toBe(unit)
  })
  test('where two units are possible it is not sure: 8.3 may be g/dL in anaemia', async () => {
    const column = await one('Hb', around(8.3, 0.9, 1))
    expect(column.concept).toBe('hemoglobin')
    expect(column.confidence).toBeLessThan(0.9)
  })
  test('words that the numbers make impossible are not believed for sure', async () => {
    expect((await one('Temp (F)', around(36.9, 0.4, 1))).confidence).toBeLessThan(0.9)
  })
})

test('a name whose numbers no body has is not taken', async () => {
  const column = await one('pH', around(4200, 500, 0))
  expect(column.concept).not.toBe('ph')
})

test('tables in other languages, with errors and without sense', async () => {
  const { columns, patientKey, timeColumn, layout } = await inferMapping(
    tableOf({
      Patientennummer: Array.from({ length: 60 }, (_, i) => 1000 + Math.floor(i / 3)),
      Messzeitpunkt: Array.from({ length: 60 }, (_, i) => `2024-03-${String(1 + (i % 28)).padStart(2, '0')} 08:30`),
      Herzfrequenz: around(78, 11, 0),
      'Tensión arterial sistólica': around(128, 15, 0),
      hemoglobna: around(13, 1.4, 1),
      Kommentar: Array.from({ length: 60 }, (_, i) => `Der Patient ist wach und klagt nicht ${i}`),
    }),
    unknowing,
    [],
  )
  expect(columns.map(({ role, concept }) => concept ?? role)).toEqual([
    'patient-key',
    'time',
    'heart_rate',
    'sbp',
    'hemoglobin',
    'free-text',
  ])
  expect([patientKey, timeColumn, layout]).toEqual([0, 1, 'visit'])
  expect(columns[1]?.timeForm).toBe('datetime')
})

test('a survey: comment codes and weights are no measurements', async () => {
  const { columns } = await inferMapping(
    tableOf({
      SEQN: Array.from({ length: 60 }, (_, i) => 93_703 + i),
      LBXSGL: around(99, 14, 0),
      LBDSGLSI: around(5.5, 0.8, 2),
      LBDSATLC: around(0, 0, 0),
      WTMEC2YR: around(34_000, 9000, 4),
      BMIWT: around(1, 0, 0),
      BMXARML: around(37, 2.5, 1),
    }),
    unknowing,
    [],
  )
  expect(columns.map(({ role, concept, unit }) => [concept ?? role, unit])).toEqual([
    ['patient-key', null],
    ['glucose', 'mg/dL'],
    ['glucose', 'mmol/L'],
    ['ignore', null],
    ['ignore', null],
    ['ignore', null],
    ['ignore', null],
  ])
})

test('a long table: each code by its own numbers', async () => {
  const codes = ['HR', 'K', 'Temp', 'MechVent']
  const numbers = [around(80, 10, 0), around(4.1, 0.4, 1), around(98.4, 0.9, 1), around(1, 0, 0)]
  const rows = Array.from({ length: 240 }, (_, i) => i)
  const { layout, codes: mapped } = await inferMapping(
    tableOf({
      RecordID: rows.map((i) => 132_539 + Math.floor(i / 40)),
      Time: rows.map((i) => `${String(Math.floor(i / 10)).padStart(2, '0')}:30`),
      Parameter: rows.map((i) => codes[i % 4] ?? ''),
      Value: rows.map((i) => numbers[i % 4]?.[Math.floor(i / 4)] ?? ''),
    }),
    unknowing,
    [],
  )
  expect(layout).toBe('long')
  expect(Object.fromEntries(mapped.map(({ text, concept, unit, role }) => [text, [concept ?? role, unit]]))).toEqual({
    HR: ['heart_rate', '/min'],
    K: ['potassium', 'mmol/L'],
    Temp: ['temperature', '[degF]'],
    MechVent: ['ignore', null],
  })
})

test('what a person explained is taken for that name', async () => {
  const learned = [{ name: 'Wert 17', role: 'concept', concept: 'lactate', unit: 'mmol/L' }]
  const [column] = (await inferMapping(tableOf([['WERT_17', around(1.6, 0.6, 1)]]), unknowing, learned)).columns
  expect(column).toMatchObject({ concept: 'lactate', unit: 'mmol/L' })
  expect(column?.confidence).toBeGreaterThanOrEqual(0.9)
})

test('pressures the wrong way round are not sure', async () => {
  const { columns } = await inferMapping(tableOf({ SBP: around(70, 8, 0), DBP: around(125, 12, 0) }), unknowing, [])
  for (const { confidence } of columns) expect(confidence).toBeLessThan(0.9)
})

describe('hostile tables', () => {
  test.each(['__proto__', 'constructor', 'toString', 'x'.repeat(10_000), '\u202eesoculg', '\u0000', '🩺'])('%#: a name', async (name) => {
    const column = await one(name, around(5, 1, 1))
    expect(column.name).toBe(name)
    expect(column.evidence.length).toBeLessThan(400)
    expect(/[\p{Cc}\p{Cf}]/u.test(column.evidence)).toBe(false)
  })
  test('codes named like members of every object', async () => {
    const { columns } = await inferMapping(
      tableOf({ code: ['__proto__', 'constructor', 'HR', 'HR'], value: [1, 2, 80, 81] }),
      unknowing,
      [],
    )
    expect(columns).toHaveLength(2)
  })
  test('nothing in it', async () => {
    expect((await inferMapping(tableOf([]), unknowing, [])).columns).toEqual([])
    expect((await one('Glucose', [])).name).toBe('Glucose')
    expect((await one('', ['', ''])).role).toBe('ignore')
  })
  test('5,000 columns in bounded time', async () => {
    const wide = Array.from({ length: 5000 }, (_, i) => [`measrement ${i}x`, around(i, 3, 1, 20)] as const)
    expect((await inferMapping(tableOf(wide), unknowing, [])).columns).toHaveLength(5000)
  }, 60_000)
  test('any cells, any names: an answer for each column', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.array(fc.string(), { maxLength: 20 })), { maxLength: 5 }), async (columns) => {
        const mapping = await inferMapping(tableOf(columns), unknowing, [])
        expect(mapping.columns.map(({ index }) => index)).toEqual(columns.map((_, i) => i))
        for (const { confidence } of mapping.columns) expect(confidence >= 0 && confidence <= 1).toBe(true)
      }),
      { numRuns: 60 },
    ))
  test('features are numbers, whatever the column', () =>
    fc.assert(
      fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.double().map(String))), (name, cells) => {
        const x = featuresOf(name, shapeOf({ cells }, FORMAT))
        expect(x).toHaveLength(FEATURES)
        expect(x.every(Number.isFinite)).toBe(true)
      }),
    ))
})
