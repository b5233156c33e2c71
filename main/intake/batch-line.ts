/**
 * The line before the store's writer: batches of several files are written together, one write under way while the next are prepared. The
 * reader goes on while the writer is held up (by the disk, or by a person's own write), until the line is full.
 */
import { type Result, toFailure } from '#app/contract/errors.ts'
import type { BatchCounts, ImportBatch, Store } from '#app/ports/store.ts'

/** Files and pieces are written together up to about so many resources: a tenth of a second for the writer, one wait for the disk. */
const GROUP_RESOURCES = 2_000
/** Resources that may wait in the line: as many as are held back while a file is looked at, so that they need no more room. */
const LINED_RESOURCES = 8_000

type Lined = Readonly<{ batch: ImportBatch; settle: (result: Result<BatchCounts>) => void }>

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

export class BatchLine {
  readonly #store: Pick<Store, 'write'>
  /** The group under way; null while the writer has nothing of this job. Never more than one: what follows a group that failed is not written. */
  #writing: Promise<void> | null = null
  #lined: Lined[] = []
  #resources = 0
  /** What stopped the writer; nothing is written after it. */
  failure: unknown = null

  constructor(store: Pick<Store, 'write'>) {
    this.#store = store
  }

  /** @param settle called once the batch is on disk, or refused. @throws what stopped the writer */
  async add(batch: ImportBatch, settle: Lined['settle']): Promise<void> {
    this.#lined.push({ batch, settle })
    this.#resources += batch.resources.length
    this.#startFullGroup()
    // The writer's answer is heard between two pieces, and the next group is on its way before the next piece is prepared.
    if (this.#writing) await nextTurn()
    while (this.#writing && this.#resources >= LINED_RESOURCES) await this.#writing
    if (this.failure !== null) throw this.failure
  }

  /** Everything lined up is on disk or refused. @throws what stopped the writer */
  async flush(): Promise<void> {
    while (this.failure === null && (this.#writing || this.#lined.length > 0)) {
      if (!this.#writing) this.#start()
      await this.#writing
    }
    if (this.failure !== null) throw this.failure
  }

  /** Waits for what is under way, whatever becomes of it. What only stands in the line is let go. */
  async settled(): Promise<void> {
    this.#lined = []
    this.#resources = 0
    await this.#writing
  }

  #startFullGroup(): void {
    if (this.#writing === null && this.failure === null && this.#resources >= GROUP_RESOURCES) this.#start()
  }

  #start(): void {
    const group = this.#nextGroup()
    this.#writing = this.#write(group).finally(() => {
      this.#writing = null
      this.#startFullGroup()
    })
  }

  #nextGroup(): readonly Lined[] {
    let [count, resources] = [0, 0]
    while (count < this.#lined.length && resources < GROUP_RESOURCES) {
      resources += this.#lined[count]?.batch.resources.length ?? 0
      count += 1
    }
    this.#resources -= resources
    return this.#lined.splice(0, count)
  }

  /** Never rejects: `failure` says what went wrong. */
  async #write(group: readonly Lined[]): Promise<void> {
    try {
      const results = await this.#store.write('importBatches', { batches: group.map(({ batch }) => batch) })
      for (const [index, { settle }] of group.entries()) settle(results[index] ?? noAnswer())
    } catch (error) {
      this.failure ??= error
    }
  }
}

const noAnswer = (): Result<BatchCounts> => ({ ok: false, error: toFailure(new Error('the store gave no answer for this file')) })
