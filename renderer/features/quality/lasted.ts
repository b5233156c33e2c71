/** How long something took, in the unit a person would say. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** "4 s", "18 min", "4 h 10 min", "3 d". @param ms not negative */
export function lasted(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} s`
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`
  if (ms >= 48 * HOUR) return `${Math.round(ms / (24 * HOUR))} d`
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.round((ms % HOUR) / MINUTE)]
  return minutes === 0 ? `${hours} h` : minutes === 60 ? `${hours + 1} h` : `${hours} h ${minutes} min`
}
