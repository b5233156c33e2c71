import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { factId } from '#app/contract/ids.ts'
import { type OpenStore, openStore } from '#main/db/client.ts'
import { namesOf } from '#main/medication/names.ts'
import type { Intake } from './api.ts'
import { createIntake } from './jobs.ts'
import { readDrugs } from './read-drugs.ts'

const ACTOR = { user: 'tester', at: '2026-01-05T10:00:00Z' }
let folder: string
let store: OpenStore
let intake: Intake

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'intake-drugs-'))
  store = await openStore({ file: path.join(folder, 'store.db'), key: randomBytes(32) })
  intake = createIntake({
    store,
    connectStore: () => store.connect(),
    actor: () => ACTOR,
    onChange: () => undefined,
    onTouched: () => undefined,
  })
})
afterAll(async () => {
  await intake.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const taken = (id: string, text: string, code: string | null = null) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: { text, ...(code === null ? {} : { coding: [{ system: RXNORM, code }] }) },
})

async function bring(name: string, ...resources: readonly object[]) {
  const at = path.join(folder, `${name}.ndjson`)
  writeFileSync(at, resources.map((one) => JSON.stringify(one)).join('\n'))
  const { job, report } = await intake.importPaths([at])
  await intake.checked()
  return intake.job(job)?.report ?? report
}
const withIngredient = async (ingredient: string) =>
  (await store.read('medicationsWith', { ingredient, limit: 10 })).map(({ fact }) => fact).sort()
const changesOf = async (fact: string) => (await store.read('rawFacts', { facts: [factId(fact)] }))[0]?.changes

const WARFARIN_5 = '855332'

it('reads what drugs are made of by code and by words, with how it is known, and names who cannot be told', async () => {
  const report = await bring(
    'a',
    taken('code', 'as directed by the clinic', WARFARIN_5),
    taken('brand', 'Coumadin 5 mg tab'),
    taken('both', 'metformin 500 mg', WARFARIN_5),
    taken('odd', 'Zorblaxin 20 mg tablet'),
    taken('odd2', 'Zorblaxin 20 mg tablet'),
    taken('flush', 'sodium chloride 0.9 % flush'),
  )
  expect(await withIngredient('warfarin')).toEqual(['MedicationStatement/both', 'MedicationStatement/brand', 'MedicationStatement/code'])
  expect(await withIngredient('metformin')).toEqual(['MedicationStatement/both'])
  expect(await changesOf('MedicationStatement/brand')).toMatchObject([
    {
      kind: 'code',
      from: 'Coumadin 5 mg tab',
      to: 'Ingredient: warfarin',
      because: expect.stringMatching(/^Read from its words\. Confidence (1|0\.9\d?)\.$/),
    },
  ])
  expect(await changesOf('MedicationStatement/both')).toMatchObject([{ because: expect.stringContaining('Confidence 0.5') }])
  expect(await changesOf('MedicationStatement/odd')).toEqual([])
  const said = report.issues.filter(({ code }) => code === 'not-found')
  expect(said).toMatchObject([
    {
      severity: 'information',
      file: 'a.ndjson',
      path: 'line 3',
      message: expect.stringContaining('its code says warfarin, its text metformin'),
    },
    { severity: 'information', path: 'line 4', message: expect.stringContaining('"Zorblaxin 20 mg tablet" (2 medications)') },
  ])
})

it('leaves the same file unchanged when it comes again, and names an unknown drug for whoever is new with it', async () => {
  await bring('z', taken('z1', 'Zorblaxin 20 mg tablet'))
  const again = await bring('z', taken('z1', 'Zorblaxin 20 mg tablet'))
  expect([again.resources.unchanged, again.resources.stored, again.issues.filter(({ code }) => code === 'not-found')]).toEqual([1, 0, []])
  const other = await bring('b', taken('z2', 'Zorblaxin 20 mg tablet'))
  expect(other.issues.filter(({ code }) => code === 'not-found')).toHaveLength(1)
})

it('follows a medication by reference to what it is called, whenever that comes', async () => {
  const request = {
    resourceType: 'MedicationRequest',
    id: 'r1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    medicationReference: { reference: 'Medication/m' },
  }
  await bring('a', request)
  expect(await withIngredient('warfarin')).not.toContain('MedicationRequest/r1')
  await bring('b', { resourceType: 'Medication', id: 'm', code: { text: 'Coumadin 5 mg tab' } })
  expect(await withIngredient('warfarin')).toContain('MedicationRequest/r1')
})

it('reads all of them again when the names have changed, and keeps them due where there are none', async () => {
  const due = async () => (await store.read('drugsToRead', { edition: 'next', limit: 100 })).length
  const before = await due()
  const read = (names: Parameters<typeof readDrugs>[0]['names']) => readDrugs({ store, actor: ACTOR, stopped: () => false, names })
  const none = await read(() => Promise.reject(new WardlightError('Corrupt', 'There is no knowledge pack.')))
  expect(none).toMatchObject([{ severity: 'warning', message: 'Ingredients of drugs were not read. There is no knowledge pack.' }])
  expect([before > 0, await due()]).toEqual([true, before])
  await read(async () => ({ edition: 'next', open: async () => namesOf(new Map()) }))
  expect([await due(), await withIngredient('warfarin')]).toEqual([0, []])
})
