/** The graphs alone: 10,000 patients by five models, and each shipped model by one row. Rows are drawn from the golden rows, so that they can occur. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Registry } from '#app/risk/manifest.ts'
import { loadGraph, type RunGraph } from '#main/inference/session.ts'
import { resourcePath } from '#main/resources.ts'
import { ms, percentile, type Row } from './table.ts'

const PATIENTS = 10_000
const FIVE = ['news2', 'kdigo-aki', 'egfr-ckd-epi-2021', 'prevent', 'readmission-30d'] as const
const BATCH = 1_000
const SINGLES = 400
const LIMIT_S = 1
const LIMIT_MS = 2

type Loaded = Readonly<{ id: string; run: RunGraph; rows: readonly (readonly number[])[] }>

async function load(id: string): Promise<Loaded> {
  const folder = resourcePath('models', id)
  const run = await loadGraph(await readFile(path.join(folder, 'model.onnx')))
  const golden = (await readFile(path.join(folder, 'golden.jsonl'), 'utf8')).trim().split('\n')
  const rows = golden.map((line) => (JSON.parse(line) as { x: (number | null)[] }).x.map((value) => value ?? Number.NaN))
  return { id, run, rows }
}

const rowAt = ({ rows }: Loaded, i: number): readonly number[] => rows[i % rows.length] ?? []

async function batches(model: Loaded): Promise<number> {
  const begun = performance.now()
  for (let at = 0; at < PATIENTS; at += BATCH) await model.run(Array.from({ length: BATCH }, (_, i) => rowAt(model, at + i)))
  return (performance.now() - begun) / 1000
}

async function singles(model: Loaded): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < SINGLES; i += 1) {
    const begun = performance.now()
    await model.run([rowAt(model, i)])
    times.push(performance.now() - begun)
  }
  return percentile(times, 0.99)
}

export async function inferenceBench(): Promise<Row[]> {
  const { models } = Registry.parse(JSON.parse(await readFile(resourcePath('models', 'registry.json'), 'utf8')))
  const loaded = await Promise.all(models.map(({ id }) => load(id)))
  let seconds = 0
  for (const model of loaded) if (FIVE.some((id) => id === model.id)) seconds += await batches(model)
  const slowest = { id: '', p99: 0 }
  for (const model of loaded) {
    const p99 = await singles(model)
    if (p99 > slowest.p99) Object.assign(slowest, { id: model.id, p99 })
  }
  return [
    {
      what: '10,000 patients by 5 models, graphs alone',
      value: `${seconds.toFixed(2)} s`,
      beside: FIVE.join(', '),
      bar: `<= ${LIMIT_S} s`,
      met: seconds <= LIMIT_S,
    },
    {
      what: `slowest of ${models.length} graphs, one row, p99`,
      value: ms(slowest.p99),
      beside: slowest.id,
      bar: `<= ${LIMIT_MS} ms`,
      met: slowest.p99 <= LIMIT_MS,
    },
  ]
}
