/** The same codes, units and ranges come again in every message of a feed: what a short field says is worked out once. */
import { Segment, USUAL } from './message.ts'

type Read<T> = (segment: Segment, field: number) => T

/** Characters of a field that is remembered. */
const MAX_FIELD = 300
/** Fields that are remembered; then all are forgotten. */
const MAX_FIELDS = 2000

/** What is shared is what nobody can change. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** @param read a pure reading of one field; what it gives is shared, and frozen to its ends */
export function remembering<T extends object | null>(read: Read<T>): Read<T> {
  const known = new Map<string, T>()
  return (segment, field) => {
    const raw = segment.raw(field)
    if (segment.d !== USUAL || raw.length > MAX_FIELD) return read(segment, field)
    const before = known.get(raw)
    if (before !== undefined) return before
    // A text of its own: a piece of the message's would keep the whole message in memory.
    const own = new Segment(`OWN|${raw}`, 1, USUAL)
    const found = frozen(read(own, 1))
    if (known.size >= MAX_FIELDS) known.clear()
    known.set(own.raw(1), found)
    return found
  }
}
