/** Checks of charts behind the imports: whenever no import runs and some chart is due. */
import { WardlightError } from '#app/contract/errors.ts'
import type { IntakeIssue } from '#app/contract/intake.ts'
import type { IntakeOptions } from './api.ts'
import type { ImportThread } from './thread.ts'

export class Checks {
  readonly #options: IntakeOptions
  readonly #thread: ImportThread
  readonly #onIssues: (issues: readonly IntakeIssue[]) => void
  #running: Promise<void> = Promise.resolve()
  #failure: WardlightError | null = null
  #isRunning = false
  /** An import came before every chart was checked. */
  #isLeft = false

  /** @param onIssues what was found behind an import that its report should say */
  constructor(options: IntakeOptions, thread: ImportThread, onIssues: (issues: readonly IntakeIssue[]) => void) {
    this.#onIssues = onIssues
    this.#options = options
    this.#thread = thread
  }

  /** @param changed whether an import changed any chart */
  start(changed: boolean): void {
    if (!changed && !this.#isLeft) return
    this.#isLeft = false
    this.#isRunning = true
    this.#running = this.#running.then(() => this.#check())
  }

  /** Makes way for an import: the batch in hand is finished. */
  async rest(): Promise<void> {
    this.#isLeft ||= this.#isRunning
    this.#thread.rest()
    await this.#running
  }

  async #check(): Promise<void> {
    const { actor, connectStore, onChecked = () => undefined } = this.#options
    if (this.#isLeft) {
      this.#isRunning = false
      return
    }
    const { failure, issues } = await this.#thread.check(actor(), connectStore(), onChecked)
    if (issues.length > 0) this.#onIssues(issues)
    this.#isRunning = false
    this.#failure = failure === null ? null : new WardlightError(failure.kind, failure.message, { next: failure.next })
  }

  /** @throws WardlightError where charts could not be checked; the store knows which are due */
  async done(): Promise<void> {
    await this.#running
    if (this.#failure) throw this.#failure
  }
}
