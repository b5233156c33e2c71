import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import { type OpenStore, openStore } from '#main/db/client.ts'
import type { Intake } from './api.ts'
import { createIntake } from './jobs.ts'

const P = patientId('p1')
let folder: string
let store: OpenStore
let intake: Intake
let checked: string[]

const open = (): Intake =>
  createIntake({
    store,
    connectStore: () => store.connect(),
    actor: () => ({ user: 'tester', at: '2026-01-05T10:00:00Z' }),
    onChange: () => undefined,
    onTouched: () => undefined,
    onChecked: (patients) => checked.push(...patients),
  })

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'intake-checks-'))
  store = await openStore({ file: path.join(folder, 'store.db'), key: randomBytes(32) })
  checked = []
  intake = open()
})
afterEach(async () => {
  await intake.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const weight = (id: string, day: number, kg: number) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  effectiveDateTime: `2025-02-0${day}T08:00:00Z`,
  valueQuantity: { value: kg, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
})
const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-01', gender: 'female' }

function file(name: string, ...resources: readonly object[]): string {
  const at = path.join(folder, `${name}.ndjson`)
  writeFileSync(at, resources.map((one) => JSON.stringify(one)).join('\n'))
  return at
}
const flagged = async () => (await store.read('importFlags', { patient: P })).map(({ fact }) => fact)

it('holds what came against the whole chart once it is stored, and only what came', async () => {
  await intake.importPaths([file('a', patient, weight('w1', 1, 70), weight('w2', 2, 70.4), weight('w3', 3, 71))])
  await intake.checked()
  expect([await flagged(), checked, (await store.read('patientQuality', { patient: P })).length]).toEqual([[], ['p1'], 1])
  await intake.importPaths([file('b', weight('w4', 4, 156))])
  await intake.checked()
  expect([await flagged(), await store.read('dueChecks', { limit: 9 })]).toEqual([['Observation/w4'], []])
})

it('after a stop the next run of the program checks what is due', async () => {
  await intake.importPaths([file('a', patient, weight('w1', 1, 70), weight('w2', 2, 70.4), weight('w4', 4, 156))])
  await intake.close()
  intake = open()
  await intake.remember()
  await intake.checked()
  expect([await flagged(), await store.read('dueChecks', { limit: 9 })]).toEqual([['Observation/w4'], []])
})

it('several imports in a row: each import goes first, and no chart is left', async () => {
  const all = await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      intake.importPaths([
        file(`f${n}`, { ...patient, id: `q${n}` }, { ...weight(`x${n}`, n, 70), subject: { reference: `Patient/q${n}` } }),
      ]),
    ),
  )
  await intake.checked()
  expect([all.length, new Set(checked).size, await store.read('dueChecks', { limit: 9 })]).toEqual([5, 5, []])
})
