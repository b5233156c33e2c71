import { useEffect, useState } from 'react'

/** Seconds left, counted down to zero. @returns the seconds left and a way to begin again */
export function useCountdown(initial: number): readonly [number, (seconds: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + initial * 1000)
  const [left, setLeft] = useState(Math.ceil(initial))
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [until])
  return [left, (seconds) => setUntil(Date.now() + seconds * 1000)]
}
