/** A note cut into pieces to be shown: each of one mention, one hit, inside or outside of what the keys are on. Joined again it is the text to the letter. */
import type { MentionView, NoteSuggestion } from '#app/contract/notes.ts'
import type { Place } from '#app/notes/found.ts'

export type Piece = Readonly<{
  start: number
  text: string
  mention: MentionView | null
  /** Whether the mention ends here: its word stands behind the last piece only. */
  isLast: boolean
  hit: boolean
  suggestion: string | null
}>

/** Lines together, so that a window does not lay out what is out of sight. */
export type Block = Readonly<{ start: number; pieces: readonly Piece[] }>

type Marks = Readonly<{
  mentions: readonly MentionView[]
  hits: readonly Place[]
  suggestions: readonly Pick<NoteSuggestion, 'id' | 'start' | 'end'>[]
}>

/** The one of a list in order that covers a place; asked in the order of the text. */
function cover<T extends Place>(list: readonly T[]): (at: number) => T | null {
  const sorted = list.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let next = 0
  return (at) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= at) next += 1
    const one = sorted[next]
    return one && one.start <= at ? one : null
  }
}

const BLOCK_CHARS = 1500

function blockEnds(text: string): readonly number[] {
  const ends: number[] = []
  let from = 0
  while (text.length - from > BLOCK_CHARS) {
    const line = text.indexOf('\n', from + BLOCK_CHARS)
    if (line < 0) break
    from = line + 1
    ends.push(from)
  }
  return [...ends, text.length]
}

export function blocksOf(text: string, { mentions, hits, suggestions }: Marks): readonly Block[] {
  const ends = blockEnds(text)
  const cuts = new Set<number>([0, ...ends])
  for (const { start, end } of [...mentions, ...hits, ...suggestions]) cuts.add(start).add(end)
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b)
  const [mentionAt, hitAt, suggestionAt] = [cover(mentions), cover(hits), cover(suggestions)]
  const pieces = places.slice(0, -1).map((start, index): Piece => {
    const end = places[index + 1] ?? text.length
    const mention = mentionAt(start)
    return {
      start,
      text: text.slice(start, end),
      mention,
      isLast: mention !== null && end >= mention.end,
      hit: hitAt(start) !== null,
      suggestion: suggestionAt(start)?.id ?? null,
    }
  })
  let next = 0
  return ends.map((end, index) => {
    const from = next
    while (next < pieces.length && (pieces[next]?.start ?? end) < end) next += 1
    return { start: index === 0 ? 0 : (ends[index - 1] ?? 0), pieces: pieces.slice(from, next) }
  })
}
