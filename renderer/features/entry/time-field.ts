/** The time of a measurement as it stands in its field, in this machine's clock. */

const FULL = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2}):(\d{2})$/
const CLOCK = /^(\d{1,2}):(\d{2})$/
const two = (n: number): string => String(n).padStart(2, '0')

/** "2026-11-22 06:12" */
export function fieldTime(ms: number): string {
  const d = new Date(ms)
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`
}

/**
 * Reads "2026-11-22 06:12", or "06:12" as that time on the day of `nowMs`; an empty field means now.
 * @returns epoch ms, or null when it is no such time
 */
export function parseFieldTime(text: string, nowMs: number): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return nowMs
  const now = new Date(nowMs)
  const clock = CLOCK.exec(trimmed)
  if (clock) return instant(now.getFullYear(), now.getMonth(), now.getDate(), Number(clock[1]), Number(clock[2]))
  const m = FULL.exec(trimmed)
  return m ? instant(Number(m[1]), Number(m[2]) - 1, Number(m[3]), Number(m[4]), Number(m[5])) : null
}

function instant(year: number, month: number, day: number, hour: number, minute: number): number | null {
  if (hour > 23 || minute > 59) return null
  const date = new Date(year, month, day, hour, minute)
  return date.getMonth() === month && date.getDate() === day ? date.getTime() : null
}
