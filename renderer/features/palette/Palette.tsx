import './palette.css'
import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { count, date } from '../../i18n/format.ts'
import { openChart } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { Dialog, Kbd } from '../../ui/index.ts'
import { commands, matches, type PaletteItem, screens } from './commands.ts'
import { useFoundPatients } from './useFoundPatients.ts'

type PaletteProps = Readonly<{ open: boolean; onOpenChange: (open: boolean) => void; onHelp: () => void }>

/** Ctrl+K: patients, screens and commands in one field. */
export function Palette({ open, onOpenChange, onHelp }: PaletteProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.palette.title} hideHead flush initialFocus={input}>
      {open ? <PaletteList input={input} onDone={() => onOpenChange(false)} onHelp={onHelp} /> : null}
    </Dialog>
  )
}

function PaletteList({
  input,
  onDone,
  onHelp,
}: Readonly<{ input: React.RefObject<HTMLInputElement | null>; onDone: () => void; onHelp: () => void }>) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState('')
  const mayView = useMay('view')
  const found = useFoundPatients(mayView ? query : '')
  const done = (run: () => void) => () => {
    onDone()
    run()
  }
  const shownScreens = screens().filter((item) => matches(item, query))
  const shownCommands = commands(onHelp).filter((item) => matches(item, query))
  const first = found.rows[0]?.id ?? shownScreens[0]?.id ?? shownCommands[0]?.id ?? ''
  // The first line is the chosen one whenever the list is a new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `query` is named so that each letter chooses anew
  useEffect(() => setChosen(first), [first, query])
  return (
    <Command className="palette" label={text.palette.title} shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <Command.Input
        ref={input}
        className="palette-input"
        placeholder={text.palette.placeholder}
        value={query}
        onValueChange={setQuery}
        maxLength={200}
      />
      <Command.List className="palette-list" label={text.palette.title} aria-busy={mayView && query !== '' && found.answered !== query}>
        {!mayView || found.answered === query ? <Command.Empty className="palette-empty">{text.palette.noMatch}</Command.Empty> : null}
        {found.rows.length > 0 ? (
          <Command.Group heading={text.palette.patients}>
            {found.rows.map((row) => (
              <Command.Item key={row.id} value={row.id} onSelect={() => found.answered === query && done(() => openChart(row.id))()}>
                <span className="palette-name">{row.name ?? text.common.nameUnknown}</span>
                <span className="palette-who quiet num clip">
                  {row.age ?? text.worklist.ageUnknown}, {text.worklist.sex[row.sex] ?? row.sex} · {date(row.birthDate)} ·{' '}
                  {row.mrn ?? text.common.unknown}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {found.more > 0 ? <p className="palette-more quiet">{text.palette.more(count(found.more))}</p> : null}
        {found.failure ? <p className="palette-more crit">{found.failure.message}</p> : null}
        <Items heading={text.palette.screens} items={shownScreens} done={done} />
        <Items heading={text.palette.commands} items={shownCommands} done={done} />
      </Command.List>
    </Command>
  )
}

function Items({
  heading,
  items,
  done,
}: Readonly<{ heading: string; items: readonly PaletteItem[]; done: (run: () => void) => () => void }>) {
  if (items.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {items.map((item) => (
        <Command.Item key={item.id} value={item.id} onSelect={done(item.run)}>
          <span>{item.label}</span>
          {item.keys ? <Kbd keys={item.keys} /> : null}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
