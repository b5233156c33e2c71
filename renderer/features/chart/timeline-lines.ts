import type { ChartView } from '#app/contract/chart.ts'
import { KIND_WORDS } from './words.ts'

type Item = ChartView['timeline'][number]
export type TimeLine = Readonly<{ kind: 'day'; day: string } | { kind: 'item'; item: Item }>

/** The day of an item in this machine's clock; a partial date stays as it was written. */
function dayOf(at: string): string {
  if (at.length <= 10) return at
  const d = new Date(at)
  if (Number.isNaN(d.getTime())) return at
  return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`
}

/** Newest first, each day under its own line; every word of the filter must be found. */
export function timelineLines(items: readonly Item[], filter: string): readonly TimeLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const lines: TimeLine[] = []
  let day: string | null = null
  for (const item of [...items].sort((a, b) => b.ms - a.ms)) {
    const hay = `${item.label} ${item.detail ?? ''} ${KIND_WORDS[item.kind]} ${item.at}`.toLowerCase()
    if (!words.every((word) => hay.includes(word))) continue
    const own = dayOf(item.at)
    if (own !== day) lines.push({ kind: 'day', day: own })
    day = own
    lines.push({ kind: 'item', item })
  }
  return lines
}
