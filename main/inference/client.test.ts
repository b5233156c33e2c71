import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { chart, obs } from '#app/risk/fixtures.ts'
import type { Registry } from '#app/risk/manifest.ts'
import { createScorer, type LocalScorer, piecesOf } from './client.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const registry: Registry = JSON.parse(readFileSync(new URL('../../models/registry.json', import.meta.url), 'utf8'))
const CALM = { rr: 16, spo2: 97, scale: 1, on_oxygen: 0, temp_c: 37, sbp: 120, hr: 75, acvpu: 'A' }
const request = (features: Record<string, string | number>) => ({ model: 'news2', atMs: null, facts: null, features })

let scorer: LocalScorer | null = null
const open = async (options: { worker?: URL; limitMs?: number } = {}) => {
  scorer = await createScorer({ modelsDir: MODELS, ...options })
  return scorer
}

afterEach(async () => {
  await scorer?.close()
  scorer = null
})

test('long charts go to the worker in smaller pieces, none is lost or moved', () => {
  const long = chart(Array.from({ length: 900 }, (_, i) => obs('8867-4', 60 + (i % 40), '/min', '2026-01-01T00:00:00Z')))
  const asked = Array.from({ length: 150 }, (_, i) => ({ ...request(CALM), facts: i % 3 === 0 ? long : null, atMs: i }))
  const pieces = piecesOf(asked)
  expect(pieces.flat()).toEqual(asked)
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(64)
    expect(piece.filter(({ facts }) => facts).length).toBeLessThanOrEqual(4)
  }
  expect(piecesOf(asked.map((one) => ({ ...one, facts: null }))).map(({ length }) => length)).toEqual([64, 64, 22])
})

describe('the scorer', () => {
  test('lists every model as available, with its card', async () => {
    const it = await open()
    const models = await it.list()
    expect(models.map(({ id, status, reason, signOff }) => ({ id, status, reason, signOff }))).toEqual(
      registry.models.map(({ id }) => ({ id, status: 'available', reason: null, signOff: 'pending' })),
    )
    expect(await it.card('news2')).toContain('Royal College of Physicians 2017')
    await expect(it.card('nothing')).rejects.toMatchObject({ failure: { kind: 'NotFound' } })
  })

  test('scores features in the real worker', async () => {
    const [answer] = await (await open()).score(request({ ...CALM, hr: 131 }))
    expect(answer).toMatchObject({ model: 'news2', status: 'ok', value: 3, band: 'low-medium' })
    expect(answer?.reason).toBe('age in years not given, so not checked')
  })

  test('answers many in order, and an unknown model with a reason', async () => {
    const it = await open()
    const answers = await it.scoreMany(Array.from({ length: 150 }, (_, i) => request({ ...CALM, hr: i % 2 === 0 ? 75 : 100 })))
    expect(answers.map(([one]) => one?.value)).toEqual(Array.from({ length: 150 }, (_, i) => i % 2))
    const [none] = await it.score({ ...request(CALM), model: 'nothing' })
    expect(none).toMatchObject({ status: 'unavailable', value: null, reason: 'no such model is installed' })
  })

  test('equal inputs give an equal hash, other inputs another', async () => {
    const it = await open()
    const [[a], [b], [c]] = (await it.scoreMany([request(CALM), request(CALM), request({ ...CALM, hr: 76 })])) as [
      [never],
      [never],
      [never],
    ]
    const hash = (one: { inputHash: string } | undefined) => one?.inputHash
    expect(hash(a)).toMatch(/^[0-9a-f]{64}$/)
    expect(hash(b)).toBe(hash(a))
    expect(hash(c)).not.toBe(hash(a))
  })
})

describe('a worker that fails', () => {
  const faulty = new URL('./fixtures/faulty-worker.ts', import.meta.url)

  test.each([
    ['hang', 'no answer within 0.5 s'],
    ['exit', 'ended'],
    ['throw', 'failed'],
  ])('%s: that question is unavailable with the reason, the next one is answered', async (fault, words) => {
    const it = await open({ worker: faulty, limitMs: 500 })
    const [first, second] = await Promise.all([it.score(request({ ...CALM, fault })), it.score(request(CALM))])
    const answered = fault === 'throw' ? [second?.[0]] : [first[0], second?.[0]]
    if (fault !== 'throw') {
      expect(answered[0]).toMatchObject({ model: 'news2', status: 'unavailable', value: null })
      expect(answered[0]?.reason).toContain(words)
    }
    const [after] = await it.score(request(CALM))
    expect(after).toMatchObject({ status: 'ok', value: 0 })
    expect(it.restarts()).toBe(1)
  })

  test('a models folder that cannot be read is a model list that says so, and no score', async () => {
    scorer = await createScorer({ modelsDir: '/nowhere' })
    const [only] = await scorer.list()
    expect(only).toMatchObject({ id: 'models', status: 'unavailable' })
    expect(only?.reason).toContain('registry.json')
    const [answer] = await scorer.score(request(CALM))
    expect(answer).toMatchObject({ model: 'news2', status: 'unavailable', value: null })
  })

  test('after close nothing hangs: answers say that scoring is closed', async () => {
    const it = await open()
    await it.close()
    const [answer] = await it.score(request(CALM))
    expect(answer?.status).toBe('unavailable')
    expect(answer?.reason).toContain('scoring is closed')
  })
})
