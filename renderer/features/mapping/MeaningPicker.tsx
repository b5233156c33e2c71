import { Command } from 'cmdk'
import { useMemo, useRef, useState } from 'react'
import type { ColumnRole } from '#app/contract/table.ts'
import { text } from '../../i18n/en.ts'
import { Dialog } from '../../ui/index.ts'
import { type CodeRole, likelyFirst, type Meaning, meaningText, searchMeanings } from './meanings.ts'

type PickerProps<R extends string> = Readonly<{
  title: string
  /** The column or code as the file writes it. */
  name: string
  role: R
  concept: string | null
  /** Below the bar, and not decided by the person. */
  unsure: boolean
  evidence: string
  /** What else it may be, likeliest first. */
  likely: readonly Readonly<{ role: R; concept: string | null }>[]
  meanings: () => readonly Meaning<R>[]
  onPick: (meaning: Meaning<R>) => void
}>

/** Says what a column is, and opens the list in which it can be said anew: type a few letters, Enter. */
export function MeaningPicker<R extends ColumnRole | CodeRole>({
  title,
  name,
  role,
  concept,
  unsure,
  evidence,
  likely,
  meanings,
  onPick,
}: PickerProps<R>) {
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const said = meaningText(role, concept)
  return (
    <>
      <button
        type="button"
        className="mapping-is"
        data-role={role}
        data-unsure={unsure ? '' : undefined}
        aria-haspopup="dialog"
        aria-label={`${text.mapping.head.is}: ${name}, ${said}`}
        onClick={() => setOpen(true)}
      >
        <span className="clip">{said}</span>
        <span className="mapping-caret" aria-hidden="true">
          ▾
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={title} flush initialFocus={input}>
        {open ? (
          <List
            input={input}
            title={title}
            evidence={text.mapping.believedBecause(said, evidence)}
            current={keyOf({ role, concept })}
            meanings={likelyFirst(meanings(), likely)}
            onPick={(meaning) => {
              setOpen(false)
              onPick(meaning)
            }}
          />
        ) : null}
      </Dialog>
    </>
  )
}

const keyOf = (meaning: Readonly<{ role: string; concept: string | null }>) => `${meaning.role} ${meaning.concept ?? ''}`.trim()

function List<R extends string>({
  input,
  title,
  evidence,
  current,
  meanings,
  onPick,
}: Readonly<{
  input: React.RefObject<HTMLInputElement | null>
  title: string
  evidence: string
  current: string
  meanings: readonly Meaning<R>[]
  onPick: (meaning: Meaning<R>) => void
}>) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(current)
  const groups = useMemo(() => [...Map.groupBy(searchMeanings(meanings, query), (meaning) => meaning.group)], [meanings, query])
  const search = (next: string) => {
    setQuery(next)
    const first = searchMeanings(meanings, next)[0]
    setChosen(first ? keyOf(first) : '')
  }
  return (
    <Command className="mapping-picker" label={title} shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <Command.Input
        ref={input}
        className="mapping-search"
        placeholder={text.mapping.search}
        value={query}
        onValueChange={search}
        maxLength={100}
      />
      <p className="mapping-because quiet">{evidence}</p>
      <Command.List className="mapping-list" label={title}>
        <Command.Empty className="mapping-empty quiet">{text.mapping.notFound}</Command.Empty>
        {groups.map(([group, found]) => (
          <Command.Group key={group} heading={group}>
            {found.map((meaning) => (
              <Command.Item key={keyOf(meaning)} value={keyOf(meaning)} onSelect={() => onPick(meaning)}>
                <span>{meaning.label}</span>
                <span className="quiet num">{meaning.hint}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}
