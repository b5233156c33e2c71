import { describe, expect, it } from 'vitest'
import { createIdleLock } from './lock.ts'

/** A clock and timers moved by hand. */
function byHand(minutes: number) {
  let nowMs = 1_000
  let locked = 0
  let timers: { at: number; work: () => void }[] = []
  const setTimer = (work: () => void, ms: number) => {
    const timer = { at: nowMs + ms, work }
    timers.push(timer)
    return () => {
      timers = timers.filter((each) => each !== timer)
    }
  }
  const lock = createIdleLock({
    minutes,
    onLock: () => {
      locked += 1
    },
    now: () => nowMs,
    setTimer,
  })
  const pass = (ms: number) => {
    const until = nowMs + ms
    for (let due = timers.find((each) => each.at <= until); due; due = timers.find((each) => each.at <= until)) {
      nowMs = Math.max(nowMs, due.at)
      const fired = due
      timers = timers.filter((each) => each !== fired)
      fired.work()
    }
    nowMs = until
  }
  return {
    lock,
    pass,
    sleep: (ms: number) => {
      nowMs += ms
    },
    locked: () => locked,
    timers: () => timers.length,
  }
}

describe('idle lock', () => {
  it('locks at the minute, not a millisecond before, and once', () => {
    const { pass, locked } = byHand(5)
    pass(5 * 60_000 - 1)
    expect(locked()).toBe(0)
    pass(1)
    expect(locked()).toBe(1)
    pass(3_600_000)
    expect(locked()).toBe(1)
  })

  it('counts from the last activity', () => {
    const { lock, pass, locked } = byHand(5)
    pass(4 * 60_000)
    lock.activity()
    pass(5 * 60_000 - 1)
    expect(locked()).toBe(0)
    pass(1)
    expect(locked()).toBe(1)
  })

  it('locks at the first touch after the machine slept past the limit without the timer running', () => {
    const { lock, sleep, locked } = byHand(5)
    sleep(6 * 60_000)
    lock.activity()
    expect(locked()).toBe(1)
  })

  it('locks at once when the machine suspends', () => {
    const { lock, locked, timers } = byHand(5)
    lock.suspend()
    lock.suspend()
    expect(locked()).toBe(1)
    expect(timers()).toBe(0)
  })

  it('follows a change of minutes: shorter locks at once if that time is over, longer waits', () => {
    const shorter = byHand(10)
    shorter.pass(3 * 60_000)
    shorter.lock.setMinutes(2)
    expect(shorter.locked()).toBe(1)
    const longer = byHand(1)
    longer.lock.setMinutes(10)
    longer.pass(9 * 60_000)
    expect(longer.locked()).toBe(0)
    longer.pass(60_000)
    expect(longer.locked()).toBe(1)
  })

  it('does nothing once stopped, and leaves no timer', () => {
    const { lock, pass, locked, timers } = byHand(1)
    lock.stop()
    pass(3_600_000)
    lock.activity()
    lock.setMinutes(1)
    expect(locked()).toBe(0)
    expect(timers()).toBe(0)
  })
})
