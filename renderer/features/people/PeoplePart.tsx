import './people.css'
import { useEffect } from 'react'
import type { PersonMatch } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { decimal } from '../../i18n/format.ts'
import { filterPairs, loadMatches, showPair, stepPair, useMatches } from '../../stores/matches.ts'
import { EmptyState, Section, StateTag, type UiSeverity, useShortcut } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'
import { Pair } from './Pair.tsx'

const STATUSES = ['open', 'merged', 'different'] as const

/** Records that may be one person: the pairs, and the one that is shown side by side. */
export function PeoplePart() {
  const { list, filter, shown } = useMatches()
  useEffect(() => void loadMatches(), [])
  useShortcut('Down', text.review.keys.next, text.keys.decide, () => stepPair(1))
  useShortcut('Up', text.review.keys.before, text.keys.decide, () => stepPair(-1))
  const pair = list.value?.find((one) => one.id === shown) ?? null
  return (
    <div className="people">
      <Section title={text.people.list} note={<Filter value={filter} />} scroll className="people-list">
        <Loaded remote={list} onRetry={() => void loadMatches()} rows={8}>
          {(pairs) =>
            pairs.length === 0 ? (
              <EmptyState title={text.people.none}>{text.people.noneBody}</EmptyState>
            ) : (
              <ul>
                {pairs.map((one) => (
                  <Line key={one.id} pair={one} current={one.id === shown} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      {pair ? <Pair key={pair.id} pair={pair} /> : <Section title={text.people.compare}>{null}</Section>}
    </div>
  )
}

function Filter({ value }: Readonly<{ value: PersonMatch['status'] | null }>) {
  return (
    <label className="held-filter">
      <span>{text.people.filter}</span>
      <select
        className="ui-select"
        value={value ?? 'all'}
        onChange={(event) => filterPairs(STATUSES.find((status) => status === event.target.value) ?? null)}
      >
        <option value="all">{text.people.statuses.all}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {text.people.statuses[status]}
          </option>
        ))}
      </select>
    </label>
  )
}

const SEVERITY: Readonly<Record<PersonMatch['status'], UiSeverity>> = { open: 'medium', merged: 'none', different: 'none' }

function Line({ pair, current }: Readonly<{ pair: PersonMatch; current: boolean }>) {
  const nameOf = (side: PersonMatch['a']) => side.name ?? text.common.nameUnknown
  return (
    <li>
      <button type="button" className="people-line" aria-current={current ? 'true' : undefined} onClick={() => showPair(pair.id)}>
        <span className="clip">{nameOf(pair.a)}</span>
        <span className="num people-score">{decimal(pair.score, 2)}</span>
        <span className="clip quiet">{nameOf(pair.b)}</span>
        <StateTag severity={SEVERITY[pair.status]}>{text.people.status[pair.status]}</StateTag>
      </button>
    </li>
  )
}
