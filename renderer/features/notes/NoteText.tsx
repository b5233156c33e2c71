import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import type { MentionMeaning, NoteReadingView } from '#app/contract/notes.ts'
import { placesOf } from '#app/notes/found.ts'
import { text as words } from '../../i18n/en.ts'
import { useNotes } from '../../stores/notes.ts'
import { type Block, blocksOf, type Piece } from './segments.ts'

const own = words.notes
const MOST_HITS = 2000
/** What is said of the patient now needs no word beside it. */
const TAGGED: readonly MentionMeaning[] = ['negated', 'historical', 'hypothetical', 'uncertain', 'family', 'other']

type Props = Readonly<{ reading: NoteReadingView; query: string; onLeave: () => void }>

/** The text to the letter, with what it names, what it adds and what is looked for. */
export function NoteText({ reading, query, onLeave }: Props) {
  const current = useNotes((state) => state.current)
  const region = useRef<HTMLElement>(null)
  const note = reading.text ?? ''
  const hits = useMemo(() => placesOf(note, query, MOST_HITS), [note, query])
  const blocks = useMemo(
    () => blocksOf(note, { mentions: reading.mentions, hits, suggestions: reading.suggestions }),
    [note, reading.mentions, reading.suggestions, hits],
  )
  useEffect(() => {
    if (current !== null) scrollTo(region.current, `[data-suggestion="${CSS.escape(current)}"]`)
  }, [current])
  useEffect(() => {
    if (hits.length > 0) scrollTo(region.current, '[data-hit]')
  }, [hits])
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Backspace' && onLeave()
  return (
    <>
      <div className="note-legend tiny">
        {query.trim() === '' ? <Legend reading={reading} /> : <span role="status">{own.hitsHere(hits.length)}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section ref={region} className="note-text" aria-label={own.text} tabIndex={0} onKeyDown={onKeyDown}>
        {blocks.map((block) => (
          <BlockView
            key={block.start}
            block={block}
            current={block.pieces.some(({ suggestion }) => suggestion === current) ? current : null}
          />
        ))}
      </section>
    </>
  )
}

function scrollTo(region: HTMLElement | null, selector: string): void {
  region?.querySelector(selector)?.scrollIntoView({ block: 'center' })
}

const BlockView = memo(({ block, current }: Readonly<{ block: Block; current: string | null }>) => (
  <div className="note-block">
    {block.pieces.map((piece) => (
      <PieceView key={piece.start} piece={piece} isCurrent={piece.suggestion !== null && piece.suggestion === current} />
    ))}
  </div>
))

function PieceView({ piece, isCurrent }: Readonly<{ piece: Piece; isCurrent: boolean }>) {
  const { mention, suggestion, hit, text } = piece
  if (mention === null && suggestion === null && !hit) return text
  const tag = mention && piece.isLast ? own.tag[mention.meaning] : ''
  return (
    <mark
      className="note-mark"
      data-kind={mention?.kind}
      data-meaning={mention?.meaning}
      data-suggestion={suggestion ?? undefined}
      data-hit={hit || undefined}
      data-current={isCurrent || undefined}
      title={mention ? `${mention.concept}: ${own.kind[mention.kind]}, ${own.meaning[mention.meaning]}` : undefined}
    >
      {text}
      {tag === '' ? null : <span className="note-tag">{tag}</span>}
    </mark>
  )
}

/** The lines of this note only, each with its word and how often. */
function Legend({ reading }: Readonly<{ reading: NoteReadingView }>) {
  const count = (meaning: MentionMeaning) => reading.mentions.filter((mention) => mention.meaning === meaning).length
  const shown = TAGGED.filter((meaning) => count(meaning) > 0)
  return (
    <>
      {shown.map((meaning) => (
        <span key={meaning}>
          <span className="note-mark" data-meaning={meaning}>
            {own.meaning[meaning]}
          </span>
          <span className="note-tag">{own.tag[meaning]}</span> {count(meaning)}
        </span>
      ))}
    </>
  )
}
