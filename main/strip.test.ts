/** The strip of a session against a real store: learns, shows, chooses, forgets; and no patient in anything it keeps. */
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '#app/ports/store.ts'
import { VISITS_KEPT } from './db/queries/adaptive.ts'
import { reads } from './db/queries/reads.ts'
import { writes } from './db/queries/writes.ts'
import type { Connection } from './db/statements.ts'
import { ACTOR, openHere, tempFolder } from './db/testing/fixtures.ts'
import { createStrip } from './strip.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
let ms = 0
const now = () => ms
beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
  ms = 1_000_000
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

type Calls = Record<string, (input: unknown) => unknown>
/** The store's own tables of calls, without the thread between. */
const storeHere = (): Pick<Store, 'read' | 'write'> => ({
  read: async (name, input) => (reads(db) as unknown as Calls)[name]?.(input) as never,
  write: async (name, input) => (writes(db) as unknown as Calls)[name]?.(input) as never,
})
const stripFor = (name: string) =>
  createStrip({ store: storeHere(), user: { name, roles: ['clinician'] }, actor: () => ({ ...ACTOR, user: name }), now })
const POSSIBLE = ['place:notes', 'place:timeline', 'entry:open', 'graph:creatinine']

async function visits(strip: ReturnType<typeof stripFor>, times: number, actions: readonly string[], tags: readonly string[] = []) {
  for (let i = 0; i < times; i++) {
    const { visit } = await strip.open({ tags, possible: POSSIBLE })
    if (visit === null) throw new Error('off')
    for (const action of actions) {
      ms += 2000
      await strip.used({ visit, action, fromStrip: false })
    }
  }
}
const offered = async (strip: ReturnType<typeof stripFor>) =>
  (await strip.open({ tags: [], possible: POSSIBLE })).items.map(({ action }) => action)

test('it learns from the third chart on, and again after a restart', async () => {
  const strip = stripFor('ines')
  await visits(strip, 2, ['place:timeline', 'entry:open'])
  expect(await offered(strip)).toEqual([])
  await visits(strip, 2, ['place:timeline', 'entry:open'])
  expect(await offered(strip)).toEqual(['place:timeline', 'entry:open'])
  expect(await offered(stripFor('ines'))).toEqual(['place:timeline', 'entry:open'])
})

test('what follows is foretold for fetching ahead, with the time of each step kept', async () => {
  const strip = stripFor('ines')
  await visits(strip, 4, ['place:notes', 'graph:creatinine'])
  const { visit } = await strip.open({ tags: [], possible: POSSIBLE })
  expect((await strip.used({ visit: visit ?? -1, action: 'place:notes', fromStrip: true }))[0]).toBe('graph:creatinine')
  expect(await strip.used({ visit: -5, action: 'place:notes', fromStrip: true })).toEqual([])
  const { own } = reads(db).usage({ user: 'ines', role: 'clinician' })
  expect(own[0]?.steps.map(({ afterMs }) => afterMs)).toEqual([2000, 4000])
  expect((await strip.report()).used).toBe(1)
})

test('another of the same role begins with what is usual here, never with choices of others', async () => {
  await visits(stripFor('ines'), 5, ['place:notes'])
  await stripFor('ines').choose('place:notes', 'pin')
  const bo = stripFor('bo')
  await visits(bo, 3, ['entry:open'])
  expect(await offered(bo)).toEqual(['entry:open', 'place:notes'])
  expect((await bo.report()).choices).toEqual([])
})

test('pinned, hidden, switched off, and on again', async () => {
  const strip = stripFor('ines')
  await visits(strip, 4, ['place:timeline', 'entry:open'])
  await strip.choose('graph:creatinine', 'pin')
  await strip.choose('place:timeline', 'hide')
  expect(await offered(strip)).toEqual(['graph:creatinine', 'entry:open'])
  await strip.choose('place:timeline', null)
  await strip.turn(false)
  expect(await strip.open({ tags: [], possible: POSSIBLE })).toMatchObject({ on: false, visit: null, items: [] })
  await strip.turn(true)
  expect(await offered(strip)).toEqual(['graph:creatinine', 'place:timeline', 'entry:open'])
})

test('forgotten means forgotten, and is audited; what others learned stays', async () => {
  await visits(stripFor('bo'), 4, ['place:notes'])
  const strip = stripFor('ines')
  await visits(strip, 4, ['entry:open'])
  await strip.forget()
  expect((await strip.report()).charts).toBe(0)
  expect(db.get<{ n: number }>('SELECT count(*) AS n FROM usage_step WHERE action = ?', 'entry:open')?.n).toBe(0)
  expect((await stripFor('bo').report()).charts).toBe(4)
  expect(reads(db).audit({ before: null, limit: 1 })[0]).toMatchObject({ action: 'setting', user: 'ines' })
})

test('only the newest charts are kept', async () => {
  const strip = stripFor('ines')
  const write = writes(db)
  for (let i = 0; i < VISITS_KEPT + 3; i++) write.startVisit({ user: 'ines', role: 'clinician', tags: [`n:${i}`], shown: [] })
  expect((await strip.report()).charts).toBe(VISITS_KEPT)
  expect(reads(db).usage({ user: 'ines', role: 'clinician' }).own[0]?.tags).toEqual(['n:3'])
})
