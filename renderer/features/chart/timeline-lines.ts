import type { ChartView, TimelineItem } from '#app/contract/chart.ts'
import { KIND_WORDS } from './words.ts'

type Item = ChartView['timeline'][number]
export type TimeLine = Readonly<{ kind: 'day'; day: string } | { kind: 'item'; item: Item }>
export type TimeFilter = Readonly<{ words: string; kinds: ReadonlySet<Item['kind']>; span: Readonly<{ from: number; to: number }> | null }>

/** The day of an item in this machine's clock; a partial date stays as it was written. */
function dayOf(at: string): string {
  if (at.length <= 10) return at
  const d = new Date(at)
  if (Number.isNaN(d.getTime())) return at
  return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`
}

const ORDER = Object.keys(KIND_WORDS) as readonly Item['kind'][]

/** Kinds that the timeline holds, in a fixed order. */
export const kindsOf = (items: readonly Item[]): readonly Item['kind'][] => ORDER.filter((kind) => items.some((item) => item.kind === kind))

/** Items of the kinds and with every word asked for, whenever they were. */
export function inFilter(items: readonly Item[], { words, kinds }: Pick<TimeFilter, 'words' | 'kinds'>): readonly Item[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter((item) => kinds.has(item.kind) && wanted.every((word) => hayOf(item).includes(word)))
}

const hayOf = (item: TimelineItem) => `${item.label} ${item.detail ?? ''} ${KIND_WORDS[item.kind]} ${item.at}`.toLowerCase()

/** Newest first, each day under its own line; only what lies in the time in sight. */
export function timelineLines(items: readonly Item[], filter: TimeFilter): readonly TimeLine[] {
  const { span } = filter
  const inSight = inFilter(items, filter).filter(({ ms }) => span === null || (ms >= span.from && ms <= span.to))
  const lines: TimeLine[] = []
  let day: string | null = null
  for (const item of inSight.toSorted((a, b) => b.ms - a.ms)) {
    const own = dayOf(item.at)
    if (own !== day) lines.push({ kind: 'day', day: own })
    day = own
    lines.push({ kind: 'item', item })
  }
  return lines
}
