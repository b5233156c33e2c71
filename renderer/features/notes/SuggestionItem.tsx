import type { NoteSuggestion } from '#app/contract/notes.ts'
import { text } from '../../i18n/en.ts'
import { Button } from '../../ui/index.ts'

const own = text.notes

type Props = Readonly<{
  one: NoteSuggestion
  current: boolean
  may: boolean
  onFocus: () => void
  onAccept: (confirmed: boolean) => void
  onReject: () => void
  onJump: () => void
}>

/** A ghost until somebody adds it: what it would be, why it is offered, and what the entry check says. */
export function SuggestionItem({ one, current, may, onFocus, onAccept, onReject, onJump }: Props) {
  const kind = own.suggestionKind[one.kind]
  const name = [one.label, one.detail].filter(Boolean).join(' ')
  const planned = one.status === 'intended' ? `, ${own.planned}` : ''
  return (
    <li className="note-add" data-gate={one.gate} data-current={current || undefined}>
      <button
        type="button"
        className="note-add-name"
        data-item={one.id}
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        onClick={onFocus}
        aria-label={[`${kind}: ${name}${planned}.`, one.reason, ...one.asks].join(' ')}
      >
        <span className="tiny note-add-kind">
          {kind}
          {planned}
        </span>
        <span className="ghost">{name}</span>
      </button>
      <p className="tiny quiet">{one.reason}</p>
      {one.asks.length === 0 ? null : (
        <p className={`tiny ${one.gate === 'refused' ? 'crit' : 'warn'}`}>
          <strong>{one.gate === 'refused' ? own.refused : own.check}. </strong>
          {one.asks.join(' ')}
        </p>
      )}
      {current && may ? (
        <span className="note-add-buttons">
          <Accept gate={one.gate} onAccept={onAccept} />
          <Button size="small" variant="quiet" tabIndex={-1} shortcut="X" onClick={onReject}>
            {own.reject}
          </Button>
          <Button size="small" variant="quiet" tabIndex={-1} shortcut="J" onClick={onJump}>
            {own.jump}
          </Button>
        </span>
      ) : null}
    </li>
  )
}

function Accept({ gate, onAccept }: Readonly<{ gate: NoteSuggestion['gate']; onAccept: (confirmed: boolean) => void }>) {
  if (gate === 'refused') return null
  return gate === 'ask' ? (
    <Button size="small" tabIndex={-1} shortcut={own.rightKeys} onClick={() => onAccept(true)}>
      {own.right}
    </Button>
  ) : (
    <Button size="small" tabIndex={-1} shortcut="Enter" onClick={() => onAccept(false)}>
      {own.accept}
    </Button>
  )
}
