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

test('no columns, no answers', async () => {
  expect(await (await createColumnClassifier({ modelsDir: MODELS }))([])).toEqual({ names: [], values: [] })
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
