/** Locks after a time without keys or pointer, and when the machine goes to sleep. */
export type IdleLockOptions = Readonly<{
  minutes: number
  onLock: () => void
  /** Epoch milliseconds; it must go on while the machine sleeps, as the wall clock does. */
  now?: () => number
  /** Runs `work` once after `ms`; returns how to call it off. */
  setTimer?: (work: () => void, ms: number) => () => void
}>

export type IdleLock = Readonly<{
  /** A key or the pointer. After the time has run out it locks instead: waking the machine is no way in. */
  activity(): void
  setMinutes(minutes: number): void
  /** The machine sleeps or the system's screen is locked. */
  suspend(): void
  /** Ends the watch, after locking or closing. */
  stop(): void
}>

const nodeTimer = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

/** Starts watching at once. `onLock` runs at most once. */
export function createIdleLock({ minutes, onLock, now = Date.now, setTimer = nodeTimer }: IdleLockOptions): IdleLock {
  let limitMs = minutes * 60_000
  let lastMs = now()
  let over = false
  let callOff: () => void = () => undefined

  const stop = (): void => {
    over = true
    callOff()
  }
  const lock = (): void => {
    if (over) return
    stop()
    onLock()
  }
  const leftMs = (): number => limitMs - (now() - lastMs)
  const check = (): void => {
    if (over) return
    callOff()
    const left = leftMs()
    if (left <= 0) lock()
    else callOff = setTimer(check, left)
  }
  check()

  return {
    activity() {
      if (over) return
      if (leftMs() <= 0) lock()
      else lastMs = now()
    },
    setMinutes(next) {
      limitMs = next * 60_000
      check()
    },
    suspend: lock,
    stop,
  }
}
