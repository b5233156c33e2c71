import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NAME_CLASSES, VALUE_CLASSES } from '#app/quality/schema/classes.ts'
import { featuresOf } from '#app/quality/schema/features.ts'
import { shapeOf } from '#app/quality/schema/shape.ts'
import { ColumnModelError, createColumnClassifier } from './column-classifier.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const FORMAT = { delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' as const, dateOrder: null, missing: [''], sheet: null }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-columns-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('answers in the order of the classes', async () => {
  const classify = await createColumnClassifier({ modelsDir: MODELS })
  const cells = Array.from({ length: 80 }, (_, i) => (139 + 3 * Math.sin(i)).toFixed(0))
  const { names, values } = await classify([featuresOf('natriun', shapeOf({ cells }, FORMAT))])
  const best = (row: readonly number[] = []) => row.indexOf(Math.max(...row))
  expect(NAME_CLASSES[best(names[0])]).toBe('sodium')
  expect(VALUE_CLASSES[best(values[0])]).toMatch(/^sodium\|/)
})

test('the same numbers are told by the company they keep', async () => {
  const classify = await createColumnClassifier({ modelsDir: MODELS })
  const around = (middle: number, width: number, decimals: number) =>
    featuresOf(
      '',
      shapeOf({ cells: Array.from({ length: 120 }, (_, i) => (middle + width * Math.sin(i * 1.7)).toFixed(decimals)) }, FORMAT),
    )
  const share = async (target: string, others: readonly (readonly number[])[]) => {
    const [first = []] = (await classify([around(80, 14, 0), ...others])).table
    return first.reduce((sum, p, i) => sum + (VALUE_CLASSES[i] === target ? p : 0), 0)
  }
  const vitals = [around(125, 20, 0), around(18, 4, 0), around(36.8, 0.5, 1), around(97, 2, 0)]
  const chemistry = [around(140, 3, 0), around(4.2, 0.5, 1), around(5.4, 1.1, 1), around(2.3, 0.1, 2), around(43, 4, 0)]
  expect(await share('creatinine|umol/L', [...chemistry].reverse())).toBeCloseTo(await share('creatinine|umol/L', chemistry), 9)
  expect(await share('creatinine|umol/L', chemistry)).toBeGreaterThan(2 * (await share('creatinine|umol/L', vitals)))
})

test('no columns, no answers', async () => {
  expect(await (await createColumnClassifier({ modelsDir: MODELS }))([])).toEqual({ names: [], values: [], table: [] })
})

async function spoiled(name: string, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(path.join(folder, 'm-'))
  await cp(path.join(MODELS, 'table-columns'), path.join(copy, 'table-columns'), { recursive: true })
  const file = path.join(copy, 'table-columns', name)
  await writeFile(file, change(await readFile(file, 'utf8')))
  return copy
}

test.each(['card.md', 'golden.jsonl', 'verification.json'])('a changed %s is refused with the reason', async (name) => {
  const modelsDir = await spoiled(name, (text) => `${text}\n `)
  await expect(createColumnClassifier({ modelsDir })).rejects.toThrow(`${name} is not the one the manifest names`)
})

test('a model of other classes, or none, is refused', async () => {
  const modelsDir = await spoiled('manifest.json', (text) => text.replace('"heart_rate"', '"heart_rates"'))
  await expect(createColumnClassifier({ modelsDir })).rejects.toThrow('made for another version')
  await expect(createColumnClassifier({ modelsDir: folder })).rejects.toBeInstanceOf(ColumnModelError)
})
