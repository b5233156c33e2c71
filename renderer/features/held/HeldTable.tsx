import { type MouseEvent, useEffect, useRef } from 'react'
import type { HeldItem } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { moveHeld, toggleHeld, useHeld } from '../../stores/held.ts'
import { SeverityMark, StateTag } from '../../ui/index.ts'
import { kindWord, levelLook, suggestionText, valueText, worst } from './words.ts'

/** One line a resource; the keys move along the lines (keys.ts), Space selects. */
export function HeldTable({ items }: Readonly<{ items: readonly HeldItem[] }>) {
  const active = useHeld((state) => state.active)
  const decided = useHeld((state) => state.filter.status !== 'open')
  const scroller = useRef<HTMLDivElement>(null)
  const { head } = text.held
  // biome-ignore lint/correctness/useExhaustiveDependencies: `active` is named so that a move brings its row into sight
  useEffect(() => {
    scroller.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className="held-scroll" tabIndex={0} aria-label={text.held.title}>
      <table className="held-table num" data-decided={decided ? '' : undefined}>
        <caption className="visually-hidden">{text.held.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.held.selectAll}</span>
            </th>
            <th scope="col">{head.patient}</th>
            <th scope="col">{head.what}</th>
            <th scope="col" className="end">
              {head.value}
            </th>
            <th scope="col">{head.odd}</th>
            <th scope="col" className="end">
              {head.suggestion}
            </th>
            <th scope="col">{head.source}</th>
            <th scope="col">{head.status}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <Row key={item.id} item={item} index={index} active={index === active} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ item, index, active }: Readonly<{ item: HeldItem; index: number; active: boolean }>) {
  const selected = useHeld((state) => state.selected.has(item.id))
  const finding = worst(item)
  const more = item.findings.length - 1
  const onClick = (event: MouseEvent) => {
    moveHeld(index)
    if ((event.ctrlKey || event.metaKey) && item.status === 'open') toggleHeld(item.id)
  }
  return (
    <tr
      data-active={active ? '' : undefined}
      data-selected={selected ? '' : undefined}
      aria-current={active ? 'true' : undefined}
      onClick={onClick}
    >
      <td>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={text.held.selectRow(`${finding?.label ?? item.type}, ${item.patientName ?? text.held.noPatient}`)}
          checked={selected}
          disabled={item.status !== 'open'}
          onChange={() => toggleHeld(item.id)}
        />
      </td>
      <th scope="row" className="clip">
        {item.patientName ?? <span className="unknown">{text.held.noPatient}</span>}
      </th>
      <td className="clip">
        {finding?.label ?? item.type}
        {more > 0 ? <span className="tiny"> +{more}</span> : null}
      </td>
      <td className="end clip">
        <strong>{finding ? valueText(finding.value) : '–'}</strong>
      </td>
      <td className="held-odd clip" title={finding?.reason}>
        <Odd item={item} />
        <span className="ink2"> {finding?.reason}</span>
      </td>
      <td className="end clip">
        {finding?.suggestion ? suggestionText(finding.suggestion) : <span className="unknown">{text.held.noSuggestion}</span>}
      </td>
      <td className="clip quiet" title={`${item.origin}, ${item.file}, ${item.path}`}>
        {item.origin}
      </td>
      <td className="clip">
        <Status item={item} />
      </td>
    </tr>
  )
}

function Odd({ item }: Readonly<{ item: HeldItem }>) {
  const finding = worst(item)
  if (!finding) return null
  const look = levelLook(finding.level)
  return (
    <>
      {look ? <SeverityMark severity={look.severity} label={look.word} /> : null} <strong>{kindWord(finding.kind)}</strong>
    </>
  )
}

export const decidedBy = (item: HeldItem): string => text.held.decided(item.decidedBy ?? text.held.byRule, dateTime(item.decidedAt))

/** Held or quarantined while it is open; then what was decided, by whom and when. */
export function Status({ item, who = true }: Readonly<{ item: HeldItem; who?: boolean }>) {
  if (item.status === 'open')
    return <StateTag severity={item.state === 'quarantined' ? 'high' : 'medium'}>{text.held.state[item.state]}</StateTag>
  return (
    <>
      <StateTag severity="none">{text.held.status[item.status].toLowerCase()}</StateTag>{' '}
      {who ? <span className="quiet">{decidedBy(item)}</span> : null}
    </>
  )
}
