import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry, EntryContext } from '#app/contract/entry.ts'
import { DENSITY_CONCEPTS } from '#app/quality/entry/density.ts'
import { assessWithDensity, learnedOf } from '#app/quality/entry/learned.ts'
import { createEntryDensity, EntryDensityError } from './entry-density.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const NOW = Date.UTC(2026, 0, 5, 10)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-density-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const CONTEXT: EntryContext = { nowMs: NOW, birthDate: '1970-03-01', sex: 'female', pregnant: null, history: [] }
const PANEL: readonly Entry[] = [
  { code: '8302-2', value: 168, unit: 'cm' },
  { code: '39156-5', value: 24.8, unit: 'kg/m2' },
]
const withWeight = (value: number): Entry[] => [{ code: '29463-7', value, unit: 'kg' }, ...PANEL]

test('at least forty vital signs and laboratory values', () => {
  expect(DENSITY_CONCEPTS.length).toBeGreaterThanOrEqual(40)
})

test('what stands beside a value says what it should be', async () => {
  const ask = await createEntryDensity({ modelsDir: MODELS })
  const bell = (await learnedOf(CONTEXT, withWeight(70), ask)).get(0)
  // 24.8 kg/m2 at 168 cm is 70.0 kg.
  expect(Math.exp(bell?.center ?? 0)).toBeGreaterThan(65)
  expect(Math.exp(bell?.center ?? 0)).toBeLessThan(75)
  expect(bell?.spread).toBeLessThan(0.06)
})

test('pounds are seen from height and body mass index, without any history; the right weight passes', async () => {
  const ask = await createEntryDensity({ modelsDir: MODELS })
  const wrong = await assessWithDensity(CONTEXT, withWeight(154), ask)
  expect(wrong[0]).toMatchObject({ level: 'implausible', kind: 'unit' })
  expect(wrong[0]?.suggestion?.value).toBeCloseTo(69.9, 0)
  // The slip takes the blame, not its neighbours.
  expect(wrong.slice(1).every(({ level }) => level === 'ok' || level === 'unusual')).toBe(true)
  const right = await assessWithDensity(CONTEXT, withWeight(70), ask)
  expect(right.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok'])
})

test('children are left to the growth charts', async () => {
  const ask = await createEntryDensity({ modelsDir: MODELS })
  const child = { ...CONTEXT, birthDate: '2024-01-05' }
  expect((await learnedOf(child, [{ code: '29463-7', value: 12.1, unit: 'kg' }], ask)).size).toBe(0)
})

test('a changed file, a model of other concepts, or none, is refused with the reason', async () => {
  const copy = await mkdtemp(path.join(folder, 'm-'))
  await cp(path.join(MODELS, 'entry-density'), path.join(copy, 'entry-density'), { recursive: true })
  const manifest = path.join(copy, 'entry-density', 'manifest.json')
  const golden = path.join(copy, 'entry-density', 'golden.jsonl')
  await writeFile(golden, `${await readFile(golden, 'utf8')}\n `)
  await expect(createEntryDensity({ modelsDir: copy })).rejects.toThrow('golden.jsonl is not the one the manifest names')
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"heart_rate"', '"pulse"'))
  await expect(createEntryDensity({ modelsDir: copy })).rejects.toThrow('made for another version')
  await expect(createEntryDensity({ modelsDir: folder })).rejects.toBeInstanceOf(EntryDensityError)
})
