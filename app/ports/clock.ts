/** Time from outside; the core never reads a clock itself. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}
