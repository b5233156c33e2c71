import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Prefill } from '#app/contract/review.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { decide, undecide, useChartReview } from '../../stores/chart-review.ts'
import { announce, Button } from '../../ui/index.ts'
import { FindingLine } from './FindingLine.tsx'
import { accepted, type Group, groupsOf, isOpen, type Line, orphans, rejected } from './lines.ts'

const words = text.chartReview

/**
 * Every finding by keyboard: arrows move, Enter or Tab accepts and goes on, E edits, X or Backspace rejects. Tab accepts only once somebody is
 * at work in the list: who merely tabs past it passes it, and accepts nothing.
 */
export function Findings({ prefill, onDone }: Readonly<{ prefill: Prefill; onDone: () => void }>) {
  const decisions = useChartReview((state) => state.draft.decisions)
  const groups = groupsOf(prefill, decisions)
  const lines = groups.flatMap((group) => group.lines)
  const [current, setCurrent] = useState<string | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const working = useRef(false)
  const at = Math.max(
    0,
    lines.findIndex(({ finding }) => finding.id === current),
  )

  const focusLine = (line: Line | undefined) => {
    if (!line) return onDone()
    setCurrent(line.finding.id)
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(line.finding.id)}"]`)?.focus())
  }
  useFirstFocus(lines, (line) => {
    working.current = true
    focusLine(line)
  })
  const act = useActions({ lines, at, groups, focusLine, onEdit: setEditing })
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[at]
    if (!line || event.ctrlKey || event.altKey || event.metaKey || !(event.target as HTMLElement).dataset.finding) return
    if (event.key === 'Tab' && (event.shiftKey || !working.current || !isOpen(line))) return
    if (!act(event.key, line)) return
    working.current = true
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys on the findings inside, takes no focus of its own
    <div
      ref={body}
      className="review-findings"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) working.current = false
      }}
    >
      {prefill.quiet === null ? null : <p className="review-quiet">{prefill.quiet}</p>}
      {lines.length === 0 ? <p className="review-quiet">{words.none}</p> : null}
      {groups.map((group) => (
        <section key={group.id} className="review-group" aria-label={words.group[group.id]}>
          <GroupHead group={group} />
          <ul>
            {group.lines.map((line) => (
              <FindingLine
                key={line.finding.id}
                line={line}
                current={lines[at] === line}
                editing={editing === line.finding.id}
                onFocus={() => setCurrent(line.finding.id)}
                onEdit={(on) => {
                  setEditing(on ? line.finding.id : null)
                  if (!on) focusLine(line)
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      <Orphans prefill={prefill} />
    </div>
  )
}

/** The first open finding has the keys as soon as the review is there. */
function useFirstFocus(lines: readonly Line[], focus: (line: Line) => void): void {
  const done = useRef(false)
  useEffect(() => {
    const first = lines.find(isOpen) ?? lines[0]
    if (done.current || !first) return
    done.current = true
    focus(first)
  })
}

type Acting = Readonly<{
  lines: readonly Line[]
  at: number
  groups: readonly Group[]
  focusLine: (line: Line | undefined) => void
  onEdit: (id: string) => void
}>

function useActions({ lines, at, groups, focusLine, onEdit }: Acting): (key: string, line: Line) => boolean {
  const on = () => focusLine(lines[at + 1])
  const settle = (line: Line, said: ReturnType<typeof accepted>) => {
    decide([said])
    announce(words.state[said.decision] ?? '')
    if (at + 1 < lines.length || line.state !== 'accepted') on()
  }
  const acceptGroup = (line: Line) => {
    const group = groups.find(({ id }) => id === line.finding.group)
    const open = group?.lines.filter(isOpen) ?? []
    decide(open.map(({ finding }) => accepted(finding)))
    const last = group?.lines.at(-1)
    focusLine(last ? lines[lines.indexOf(last) + 1] : undefined)
  }
  const actions: Readonly<Record<string, (line: Line) => void>> = {
    ArrowDown: () => focusLine(lines[Math.min(at + 1, lines.length - 1)]),
    ArrowUp: () => focusLine(lines[Math.max(at - 1, 0)]),
    Home: () => focusLine(lines[0]),
    End: () => focusLine(lines.at(-1)),
    Enter: (line) => settle(line, accepted(line.finding)),
    Tab: (line) => settle(line, accepted(line.finding)),
    x: (line) => settle(line, rejected(line.finding)),
    Backspace: (line) => settle(line, rejected(line.finding)),
    e: (line) => onEdit(line.finding.id),
    u: (line) => undecide(line.finding.id),
    s: (line) => showEvidence(line.finding.facts.slice(0, 50)),
    A: acceptGroup,
  }
  return (key, line) => {
    const action = Object.hasOwn(actions, key) ? actions[key] : undefined
    action?.(line)
    return action !== undefined
  }
}

function GroupHead({ group }: Readonly<{ group: Group }>) {
  const open = group.lines.filter(isOpen)
  return (
    <h3 className="review-group-head">
      {words.group[group.id]}
      {open.length > 1 ? (
        <Button variant="quiet" shortcut="Shift+A" tabIndex={-1} onClick={() => decide(open.map(({ finding }) => accepted(finding)))}>
          {words.acceptGroup(open.length)}
        </Button>
      ) : null}
    </h3>
  )
}

/** Decisions on what the chart does not say any more; they are seen, and taken away by hand. */
function Orphans({ prefill }: Readonly<{ prefill: Prefill }>) {
  const lost = orphans(
    prefill,
    useChartReview((state) => state.draft.decisions),
  )
  if (lost.length === 0) return null
  return (
    <section className="review-group" aria-label={words.noLonger}>
      <h3 className="review-group-head">{words.noLonger}</h3>
      <ul>
        {lost.map((decision) => (
          <li key={decision.id} className="review-line" data-state="stale">
            <span className="review-mark" aria-hidden="true">
              !
            </span>
            <span>{decision.decision === 'rejected' ? words.state.rejected : decision.text}</span>
            <Button variant="quiet" onClick={() => undecide(decision.id)}>
              {words.removeStale}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
