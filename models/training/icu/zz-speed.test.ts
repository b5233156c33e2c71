import { test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { caseToFacts } from '#app/chart/case.ts'
import { indexed } from '#app/risk/context.ts'
import { featuresOf } from '#app/risk/features.ts'
import { toModelInfo } from '#app/risk/manifest.ts'
import { scoreMany } from '#main/inference/pipeline.ts'
import { loadGraph } from '#main/inference/session.ts'
import { complete } from '../recipe.ts'
import { casesOf } from './convert.ts'
import { icuMortality } from './mortality.ts'
test('speed', async () => {
  const M = { ...complete(icuMortality.manifest), files: {} }
  const b0 = performance.now()
  const bytes = icuMortality.graph().bytes()
  const b1 = performance.now()
  const run = await loadGraph(bytes)
  const b2 = performance.now()
  const info = toModelInfo(M, { status: 'available', reason: null, sha256: '', card: '' })
  const models = [{ info, golden: { passed: 0, total: 0 }, loaded: { manifest: M, info, run } }]
  const reqs = []
  for await (const one of casesOf(fileURLToPath(new URL('fixtures/stays.csv', import.meta.url)), 48)) reqs.push({ model: 'icu-mortality', atMs: Date.parse(one.at ?? ''), facts: caseToFacts(one), features: null })
  const f: number[] = [], r: number[] = [], all: number[] = []
  for (let i = 0; i < 400; i++) {
    const q = reqs[i % 4]
    let t = performance.now()
    const x = featuresOf(M, { facts: q.facts, byLoinc: indexed(q.facts), atMs: q.atMs }, null).map((one) => one.x)
    f.push(performance.now() - t)
    t = performance.now(); await run([x]); r.push(performance.now() - t)
    t = performance.now(); await scoreMany(models, [q]); all.push(performance.now() - t)
  }
  const q = (l: number[], p: number) => l.sort((a, b) => a - b)[Math.floor(l.length * p)]?.toFixed(3)
  console.log('bytes', bytes.length, 'build', b1 - b0, 'load', b2 - b1, 'features', q(f, .1), q(f, .5), 'run', q(r, .1), q(r, .5), 'all', q(all, .1), q(all, .5), q(all, .99))
})
