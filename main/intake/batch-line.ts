/** The line before the store's writer: batches of several files are written together, one write under way while the next are prepared. */
import { type Result, toFailure } from '#app/contract/errors.ts'
import type { BatchCounts, ImportBatch, Store } from '#app/ports/store.ts'

/** Files and pieces are written together up to about so many resources: a tenth of a second for the writer, one wait for the disk. */
const GROUP_RESOURCES = 2_000

type Lined = Readonly<{ batch: ImportBatch; settle: (result: Result<BatchCounts>) => void }>

export class BatchLine {
  readonly #store: Pick<Store, 'write'>
  #writing: Promise<void> = Promise.resolve()
  #lined: Lined[] = []
  #resources = 0
  /** What stopped the writer; nothing is written after it. */
  failure: unknown = null

  constructor(store: Pick<Store, 'write'>) {
    this.#store = store
  }

  /** @param settle called once the batch is on disk, or refused */
  async add(batch: ImportBatch, settle: Lined['settle']): Promise<void> {
    this.#lined.push({ batch, settle })
    this.#resources += batch.resources.length
    if (this.#resources >= GROUP_RESOURCES) await this.#start()
  }

  /** Everything lined up is on disk or refused. @throws what stopped the writer */
  async flush(): Promise<void> {
    await this.#start()
    await this.#writing
  }

  /** Waits for what is under way, whatever becomes of it. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined)
  }

  async #start(): Promise<void> {
    await this.#writing
    const group = this.#lined
    this.#lined = []
    this.#resources = 0
    if (group.length === 0) return
    this.#writing = this.#write(group)
    this.#writing.catch(() => undefined)
  }

  async #write(group: readonly Lined[]): Promise<void> {
    try {
      const results = await this.#store.write('importBatches', { batches: group.map(({ batch }) => batch) })
      for (const [index, { settle }] of group.entries()) settle(results[index] ?? noAnswer())
    } catch (error) {
      this.failure ??= error
      throw error
    }
  }
}

const noAnswer = (): Result<BatchCounts> => ({ ok: false, error: toFailure(new Error('the store gave no answer for this file')) })
