import { expect, it } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import type { BatchCounts, ImportBatch, Store, StoreWrites } from '#app/ports/store.ts'
import { BatchLine } from './batch-line.ts'
import { NOTHING } from './book.ts'

type Batches = Parameters<StoreWrites['importBatches']>[0]['batches']

/** A writer that answers when it is told to, as the store's thread does. */
function writer() {
  const groups: Batches[] = []
  const answers: ((error?: unknown) => void)[] = []
  const store = {
    write: (_name: string, { batches }: { batches: Batches }) => {
      groups.push(batches)
      return new Promise((resolve, reject) => {
        answers.push((error) => (error === undefined ? resolve(batches.map(() => ({ ok: true, value: NOTHING }))) : reject(error)))
      })
    },
  } as unknown as Pick<Store, 'write'>
  const answer = async (error?: unknown) => {
    answers.shift()?.(error)
    await turns()
  }
  return { store, groups, answer }
}

const turns = async () => {
  for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setImmediate(resolve))
}

const batch = (file: string, resources: number): ImportBatch =>
  ({ source: { file }, resources: Array.from({ length: resources }, () => null) }) as unknown as ImportBatch
const filesOf = (groups: readonly Batches[]) => groups.map((group) => group.map(({ source }) => source.file))

it('writes groups one after the other, in order, while the reader goes on until the line is full', async () => {
  const { store, groups, answer } = writer()
  const line = new BatchLine(store)
  const settled: string[] = []
  const added: string[] = []
  const reader = (async () => {
    for (let n = 0; n < 12; n += 1) {
      const file = String(n)
      await line.add(batch(file, 1000), (result) => settled.push(`${file} ${result.ok}`))
      added.push(file)
    }
    await line.flush()
  })()
  await turns()
  await turns()
  expect(filesOf(groups)).toEqual([['0', '1']])
  expect(added).toHaveLength(9)
  for (let n = 0; n < 6; n += 1) await answer()
  await reader
  expect(filesOf(groups)).toEqual([0, 2, 4, 6, 8, 10].map((n) => [String(n), String(n + 1)]))
  expect(settled).toEqual(Array.from({ length: 12 }, (_, n) => `${n} true`))
})

it('writes nothing after a group that failed, and says why', async () => {
  const { store, groups, answer } = writer()
  const line = new BatchLine(store)
  const counts: (BatchCounts | null)[] = []
  for (let n = 0; n < 6; n += 1) await line.add(batch(String(n), 1000), (result) => counts.push(result.ok ? result.value : null))
  const full = new WardlightError('DiskFull', 'There is no room.')
  await answer(full)
  await expect(line.add(batch('later', 1), () => counts.push(null))).rejects.toBe(full)
  await expect(line.flush()).rejects.toBe(full)
  await line.settled()
  expect([filesOf(groups), counts, line.failure]).toEqual([[['0', '1']], [], full])
})

it('lets go what only stands in the line when an import is stopped', async () => {
  const { store, groups, answer } = writer()
  const line = new BatchLine(store)
  for (let n = 0; n < 5; n += 1) await line.add(batch(String(n), 1000), () => undefined)
  const settled = line.settled()
  await answer()
  await settled
  await turns()
  expect(filesOf(groups)).toEqual([['0', '1']])
})
