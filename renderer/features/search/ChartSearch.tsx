import '../palette/palette.css'
import './search.css'
import { Command } from 'cmdk'
import { useMemo, useRef, useState } from 'react'
import { PER_KIND, type SearchEntry, searchChart, searchIndex } from '#app/chart/search.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { count, date } from '../../i18n/format.ts'
import { showEvidence, showGraph, showPlace, useChart } from '../../stores/chart.ts'
import { Dialog, Kbd, useShortcut } from '../../ui/index.ts'
import { Marked } from './Marked.tsx'
import { useBeside } from './useBeside.ts'

const words = text.picture.search

/** Search inside the open chart, on "/": results, problems, medications, allergies, visits, notes and what is written in them. */
export function ChartSearch({ view }: Readonly<{ view: ChartView }>) {
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', words.open, 'Chart', () => setOpen(true))
  return (
    <Dialog open={open} onOpenChange={setOpen} title={words.title} hideHead flush initialFocus={input}>
      {open ? <Found view={view} input={input} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  )
}

/** A result opens its graph, a note its text, everything else the row it came from. */
function show(entry: SearchEntry): void {
  if (entry.kind === 'result' && entry.key !== null) {
    showPlace('results')
    showGraph(entry.key)
  } else if (entry.kind === 'note' && entry.fact !== null) {
    showPlace('notes')
    useChart.setState({ note: entry.fact })
  } else if (entry.fact !== null) showEvidence([entry.fact])
}

type FoundProps = Readonly<{ view: ChartView; input: React.RefObject<HTMLInputElement | null>; onDone: () => void }>

function Found({ view, input, onDone }: FoundProps) {
  const [query, setQuery] = useState('')
  const [whole, setWhole] = useState(false)
  const index = useMemo(() => searchIndex(view), [view])
  const beside = useBeside(view.patient.id, query)
  const snippets = useMemo(() => new Map(beside.found.notes.map(({ fact, snippet }) => [fact, snippet])), [beside.found])
  const found = useMemo(
    () => searchChart(index, query, { keys: beside.found.keys, notes: [...snippets.keys()] }, whole ? Number.POSITIVE_INFINITY : PER_KIND),
    [index, query, beside.found, snippets, whole],
  )
  const choose = (entry: SearchEntry) => {
    onDone()
    show(entry)
  }
  const isAnswered = beside.query === query
  return (
    <Command className="palette" label={words.title} shouldFilter={false} loop>
      <Command.Input
        ref={input}
        className="palette-input"
        placeholder={words.placeholder}
        value={query}
        onValueChange={setQuery}
        maxLength={200}
      />
      <Command.List className="palette-list" label={words.title} aria-busy={!isAnswered}>
        {query.trim() === '' ? <p className="palette-empty quiet">{words.hint}</p> : null}
        {query.trim() !== '' && found.total === 0 && isAnswered ? <p className="palette-empty">{words.none(query)}</p> : null}
        {beside.failure ? <p className="palette-more crit">{words.textsFailed(beside.failure.message)}</p> : null}
        {found.groups.map(({ kind, hits, more }) => (
          <Command.Group key={kind} heading={words.kinds[kind]}>
            {hits.map(({ entry }) => (
              <Command.Item key={entry.id} value={entry.id} onSelect={() => choose(entry)}>
                <Hit entry={entry} query={query} snippet={entry.fact === null ? null : (snippets.get(entry.fact) ?? null)} />
              </Command.Item>
            ))}
            {more > 0 ? (
              <Command.Item value={`more ${kind}`} onSelect={() => setWhole(true)}>
                <span className="quiet">{words.more(count(more))}</span>
                <Kbd keys="Enter" />
              </Command.Item>
            ) : null}
          </Command.Group>
        ))}
      </Command.List>
      <p className="search-foot tiny">{words.foot}</p>
    </Command>
  )
}

function Hit({ entry, query, snippet }: Readonly<{ entry: SearchEntry; query: string; snippet: string | null }>) {
  const beneath = snippet ?? entry.detail
  return (
    <>
      <span className="search-hit">
        <span className={entry.active ? 'clip' : 'clip quiet'}>
          <Marked text={entry.label} query={query} />
        </span>
        {beneath === '' ? null : (
          <span className="tiny clip">
            <Marked text={beneath} query={query} />
          </span>
        )}
      </span>
      <span className="search-value num">
        <Marked text={entry.value} query={query} /> <span className="quiet">{entry.at === null ? '' : date(entry.at)}</span>
      </span>
    </>
  )
}
