import './worklist.css'
import { useEffect, useId, useRef } from 'react'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { search, useWorklist } from '../../stores/worklist.ts'
import { announce, Button, EmptyState, ErrorLine, ErrorState, Kbd, SkeletonRows } from '../../ui/index.ts'
import { DueLine } from '../tasks/index.ts'
import { onListKey, useListKeys } from './keys.ts'
import { WorklistEmpty } from './WorklistEmpty.tsx'
import { ROW_HEIGHT, rowId, WorklistRows } from './WorklistRows.tsx'

/** Who needs me now. The search keeps the focus; the arrows move the row, Enter opens it. */
export function WorklistScreen() {
  const list = useId()
  useEffect(() => void search(useWorklist.getState().query), [])
  return (
    <div className="worklist">
      <WorklistHead list={list} />
      <DueLine />
      <ColumnHeads />
      <Body list={list} />
      <ActiveRow />
    </div>
  )
}

function WorklistHead({ list }: Readonly<{ list: string }>) {
  const { query, active, waiting, matching } = useWorklist()
  const field = useRef<HTMLInputElement>(null)
  useMatchesAnnounced()
  useListKeys(field)
  return (
    <header className="worklist-head">
      <h1 className="visually-hidden">{text.worklist.title}</h1>
      <input
        ref={field}
        className="ui-input worklist-search"
        // biome-ignore lint/a11y/noAutofocus: the worklist is worked from its search field; nothing stands before it
        autoFocus
        type="text"
        role="combobox"
        aria-label={text.worklist.searchLabel}
        aria-expanded="true"
        aria-haspopup="grid"
        aria-controls={list}
        aria-activedescendant={matching ? rowId(list, active) : undefined}
        placeholder={text.worklist.search}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={query}
        onChange={(event) => void search(event.target.value)}
        onKeyDown={onListKey}
      />
      <Button variant="quiet" shortcut="Esc" className={query ? '' : 'worklist-hidden'} disabled={!query} onClick={() => void search('')}>
        {text.worklist.clear}
      </Button>
      <span className="worklist-order quiet">{waiting ? text.worklist.waiting : text.worklist.order}</span>
      <Count />
    </header>
  )
}

function Count() {
  const { query, matching, total, atLeast } = useWorklist()
  const known = matching !== null && total !== null
  const matches = known && query ? text.worklist.counts(atLeast ? text.worklist.over(count(matching)) : count(matching), count(total)) : ''
  return <span className="worklist-count num">{known && !query ? text.worklist.total(count(total)) : matches}</span>
}

/** The number of matches for those who hear the screen, once the answer has come. */
function useMatchesAnnounced(): void {
  const answered = useWorklist((state) => state.answered)
  const matching = useWorklist((state) => state.matching)
  useEffect(() => {
    if (answered && matching !== null) announce(text.worklist.announced(count(matching)))
  }, [answered, matching])
}

/** Name and reason of the active row without a cut; hidden from screen readers, who hear the row itself. */
function ActiveRow() {
  const row = useWorklist((state) => (state.matching ? state.rows[state.active] : undefined))
  return (
    <footer className="worklist-foot num" aria-hidden="true">
      {row ? (
        <>
          <strong className="worklist-whole">{row.name ?? text.common.nameUnknown}</strong>
          <span className="quiet worklist-whole">
            {row.age ?? text.worklist.ageUnknown}, {text.worklist.sex[row.sex] ?? row.sex} · {row.mrn ?? text.common.unknown}
          </span>
          <span className="clip ink2" title={row.reason}>
            {row.reason}
          </span>
          <Kbd keys="Enter" />
          <span className="quiet worklist-whole">{text.worklist.opens}</span>
        </>
      ) : null}
    </footer>
  )
}

function ColumnHeads() {
  const words = text.worklist
  return (
    <div className="worklist-cols worklist-heads" aria-hidden="true">
      <span>{words.risk}</span>
      <span>{words.who}</span>
      <span>{words.ageSex}</span>
      <span>{words.record}</span>
      <span>{words.topRisk}</span>
      <span className="end">{words.alerts}</span>
      <span>{words.reason}</span>
      <span className="end">{words.lastSeen}</span>
    </div>
  )
}

function Body({ list }: Readonly<{ list: string }>) {
  const { answered, failure, matching, total, query } = useWorklist()
  const again = () => void search(query)
  if (matching === null && failure) return <ErrorState failure={failure} onRetry={again} />
  if (matching === null) return <SkeletonRows rows={16} height={ROW_HEIGHT} />
  return (
    <div className="worklist-body">
      {failure ? <ErrorLine failure={failure} onRetry={again} /> : null}
      {total === 0 ? <WorklistEmpty /> : null}
      {total !== 0 && matching === 0 && answered ? (
        <EmptyState
          title={text.worklist.noMatchTitle(answered)}
          actions={<Button onClick={() => void search('')}>{text.worklist.clear}</Button>}
        >
          {text.worklist.noMatchBody}
        </EmptyState>
      ) : null}
      {matching > 0 ? <WorklistRows list={list} /> : null}
    </div>
  )
}
