/** A year of a hospital, from its charts and stored scores to the figures. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoFromMs } from '#app/chart/when.ts'
import { patientId } from '#app/contract/ids.ts'
import type { ModelAnswer, ModelInfo } from '#app/contract/risk.ts'
import type { ModelWatch } from '#app/contract/watch.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { Manifest, toModelInfo } from '#app/risk/manifest.ts'
import { sequence } from '#app/risk/watch/sample.ts'
import { type OpenStore, openStore } from '../db/client.ts'
import { ACTOR, batch, KEY, patient, read, score, tempFolder } from '../db/testing/fixtures.ts'
import { approve, siteScorer, withdraw } from '../inference/recalibrated.ts'
import { resourcePath } from '../resources.ts'
import { watchModel } from './watch.ts'

const DAY = 86_400_000
const START = Date.parse('2026-01-01T08:00:00Z')
const NOW = START + 400 * DAY
const PATIENTS = 160
const MODEL = 'readmission-30d'

const infoOf = (id: string): ModelInfo => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(resourcePath('models'), id, 'manifest.json'), 'utf8')))
  return toModelInfo(manifest, { status: 'available', reason: null, sha256: '', card: '' })
}
const scorer = { list: async () => [infoOf(MODEL), infoOf('prevent')] }

const stay = (id: string, of: string, fromMs: number, untilMs: number) =>
  read({
    resourceType: 'Encounter',
    id,
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${of}` },
    period: { start: isoFromMs(fromMs), end: isoFromMs(untilMs) },
  })

let room: ReturnType<typeof tempFolder>
let store: OpenStore
let found: ModelWatch

/** Everybody stays four days; really three times the odds foreseen come back. Half the year days are given as hours. */
async function fill(): Promise<void> {
  const random = sequence(5)
  const people = Array.from({ length: PATIENTS }, (_, i) => {
    const [id, p, endMs] = [`p${i}`, 0.05 + 0.2 * random(), START + (i + 4) * DAY]
    const odds = (3 * p) / (1 - p)
    return { id, p, endMs, returns: random() < odds / (1 + odds), days: (1 + Math.floor(random() * 13)) * (i < PATIENTS / 2 ? 1 : 24) }
  })
  await store.write(
    'importBatch',
    batch(
      ...people.flatMap(({ id, endMs, returns }) => [
        patient(id),
        stay(`${id}-1`, id, endMs - 4 * DAY, endMs),
        ...(returns ? [stay(`${id}-2`, id, endMs + 10 * DAY, endMs + 11 * DAY)] : []),
      ]),
    ),
  )
  const version = infoOf(MODEL).version
  const given = (days: number) => [{ input: 'time_in_hospital', label: 'Days', value: days, unit: 'd', effect: 0, at: null, facts: [] }]
  await store.write('recordScores', {
    actor: ACTOR,
    patients: people.map(({ id, p, endMs, days }) => ({
      patient: patientId(id),
      scores: [score(MODEL, id, { version, value: p, at: isoFromMs(endMs - DAY / 2), contributions: given(days) })],
      alerts: [],
      evaluated: [],
    })),
  })
}

beforeAll(async () => {
  room = tempFolder()
  store = await openStore({ file: path.join(room.folder, 'store.db'), key: KEY })
  await fill()
  found = await watchModel({ store, scorer, nowMs: NOW }, MODEL)
}, 60_000)
afterAll(async () => {
  await store.close()
  room.remove()
})

const known = <T>(figure: Readonly<{ known: true; value: T }> | Readonly<{ known: false; because: string }>): T => {
  if (!figure.known) throw new Error(figure.because)
  return figure.value
}

test('outcomes come from the charts, and more came back than was foreseen', () => {
  expect(found.scores).toMatchObject({ total: PATIENTS, read: PATIENTS, withNumber: PATIENTS, patients: PATIENTS, otherVersions: 0 })
  const outcomes = known(found.outcomes)
  expect([outcomes.yes + outcomes.no, outcomes.open, outcomes.unknown]).toEqual([PATIENTS, 0, 0])
  const calibration = known(found.calibration)
  expect(calibration.observed).toBe(outcomes.yes)
  expect(calibration.low).toBeGreaterThan(1.5)
  expect(calibration.cusum.higherSince).not.toBeNull()
})

test('a recalibration is proposed', () => {
  const proposal = known(found.recalibration)
  expect(Math.exp(proposal.intercept)).toBeGreaterThan(1.5)
  expect(proposal.after).toBeLessThan(proposal.before)
})

test('what changed in the middle of the year is found; what is never given is missing all the time', () => {
  const { inputs, reference, current } = known(found.drift)
  expect([reference.patients, current.patients]).toEqual([PATIENTS / 2, PATIENTS / 2])
  expect(inputs.map(({ input, level }) => [input, level])).toEqual([['time_in_hospital', 'alert']])
})

test('a model whose outcome no chart tells says so; one that raises no alert says so; an unknown one is an error', async () => {
  const prevent = await watchModel({ store, scorer, nowMs: NOW }, 'prevent')
  expect([prevent.outcomes.known, prevent.drift.known, prevent.scores.total]).toEqual([false, false, 0])
  expect(found.alerts).toEqual({ known: false, because: 'this model raises no alerts' })
  await expect(watchModel({ store, scorer, nowMs: NOW }, 'none')).rejects.toMatchObject({ name: 'NotFound' })
})

test('early in the year most outcomes are still open', async () => {
  const early = await watchModel({ store, scorer, nowMs: START + 30 * DAY }, MODEL)
  expect(known(early.outcomes).open).toBeGreaterThan(120)
})

describe('a recalibration', () => {
  const record = () => {
    const { intercept, slope, outcomes, before, after } = known(found.recalibration)
    return { model: MODEL, version: found.version, intercept, slope, outcomes, before, after, by: ACTOR.user, at: ACTOR.at }
  }
  const own: ModelAnswer = {
    ...score(MODEL, 'x', { version: infoOf(MODEL).version, value: 0.1, band: 'low' }).answer,
    outputs: { low: 0.08, high: 0.1 },
  }
  const scorerOf = (answer: ModelAnswer): Scorer => ({
    list: async () => [infoOf(MODEL)],
    score: async () => [answer],
    scoreMany: async (requests) => requests.map(() => [answer]),
    history: async () => [answer],
    assess: async () => ({ flags: [], withoutDensity: null }),
    counterfactuals: async () => [
      { input: 'stay', label: 'Stay', from: '9', to: '4', value: 0.05, sentence: 'If stay were 4 instead of 9: 10.0 % → 5.0 %.' },
    ],
    checkList: () => Promise.reject(new Error('not asked here')),
    card: async () => '',
    close: async () => undefined,
  })
  const ask = { model: MODEL, atMs: null, facts: null, features: null }
  const shown = async (answer = own) => (await siteScorer(scorerOf(answer), store).scoreMany([ask]))[0]?.[0]
  const watched = () => watchModel({ store, scorer, nowMs: NOW }, MODEL)

  test('approved, it changes value, band, interval and hash, and the own value stands beside; withdrawn, nothing is left of it', async () => {
    expect(await shown()).toEqual(own)
    await approve(store, ACTOR, record())
    expect((await watched()).inForce).toEqual({ record: record(), applied: true, because: null })
    const answer = await shown()
    expect(answer?.value).toBeGreaterThan(0.15)
    expect(answer?.value).toBe(answer?.outputs.high)
    expect([answer?.band, answer?.outputs.own_value, answer?.inputHash === own.inputHash]).toEqual([
      (answer?.value ?? 0) >= 0.22 ? 'high' : 'raised',
      0.1,
      false,
    ])
    expect(answer?.reason).toContain('own value is 10.0 %')
    const [move] = await siteScorer(scorerOf(own), store).counterfactuals(ask)
    expect(move?.sentence).toMatch(/^If stay were 4 instead of 9: [12]\d\.\d % → \d+\.\d %\.$/)
    await withdraw(store, ACTOR, MODEL)
    expect([await shown(), (await watched()).inForce]).toEqual([own, null])
  })

  test('its figures are of the model’s own values, whatever was shown', async () => {
    await approve(store, ACTOR, record())
    const before = known((await watched()).calibration).expected
    const answer = await shown({ ...own, value: 0.2, at: isoFromMs(START + 3.6 * DAY) })
    if (!answer) throw new Error('no answer')
    const one = {
      patient: patientId('p0'),
      scores: [{ answer, severity: 'low' as const, computedAt: ACTOR.at }],
      alerts: [],
      evaluated: [],
    }
    await store.write('recordScores', { actor: ACTOR, patients: [one] })
    const after = known((await watched()).calibration).expected
    const first = before - after
    expect(first).toBeCloseTo((await firstValue()) - 0.2, 9)
    await withdraw(store, ACTOR, MODEL)
  })
  const firstValue = async () => (await store.read('watchedScores', { ids: [1] }))[0]?.value ?? Number.NaN

  test('a record that the log does not confirm, or that is of another version, is not followed and says so', async () => {
    await approve(store, ACTOR, { ...record(), version: '0.0.1' })
    expect((await watched()).inForce).toMatchObject({ applied: false, because: 'it was approved for version 0.0.1' })
    expect(await shown()).toEqual(own)
    await approve(store, ACTOR, record())
    const kept = JSON.parse((await store.read('setting', { key: 'recalibrations' })) ?? '{}')
    kept[MODEL].record.intercept = 3
    await store.write('setSetting', { actor: ACTOR, key: 'recalibrations', value: JSON.stringify(kept) })
    expect((await watched()).inForce).toMatchObject({ applied: false, because: 'the log does not confirm this record' })
    expect(await shown()).toEqual(own)
    await withdraw(store, ACTOR, MODEL)
  })
})
