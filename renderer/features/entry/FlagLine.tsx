import type { Flag } from '#app/contract/entry.ts'
import { Button } from '../../ui/index.ts'
import type { EntryField, Typed } from './build.ts'
import { LEVEL_CLASS, LEVEL_WORDS } from './flag-look.ts'

type FlagLineProps = Readonly<{
  id: string
  field: EntryField
  typed: Typed
  flag: Flag | null
  fixed: Typed | null
  sure: boolean
  unreadable: string | null
  last: string | null
  onFix: (typed: Typed) => void
  onConfirm: () => void
}>

/** What the rules say of one value, and the one-key ways out: take the repair, or say it is right. */
export function FlagLine({ id, field, typed, flag, fixed, sure, unreadable, last, onFix, onConfirm }: FlagLineProps) {
  const asks = flag?.level === 'implausible' && !sure
  return (
    <div className="entry-flag">
      <span id={id} className="entry-say" aria-live="polite">
        <Sentence flag={flag} sure={sure} unreadable={unreadable} last={last} empty={typed.text.trim() === ''} />
      </span>
      {fixed !== null && !sure && (asks || flag?.level === 'impossible' || flag?.level === 'unusual') ? (
        <Button
          tabIndex={flag?.level === 'unusual' ? 0 : -1}
          {...(flag?.level === 'unusual' ? {} : { shortcut: 'Enter' })}
          onClick={() => onFix(fixed)}
        >
          Use {fixed.text} {labelOf(field, fixed.unit)}
        </Button>
      ) : null}
      {asks ? (
        <Button shortcut="Alt+Enter" onClick={onConfirm}>
          It is right
        </Button>
      ) : null}
    </div>
  )
}

const labelOf = (field: EntryField, ucum: string | null): string => field.units.find((unit) => unit.ucum === ucum)?.label ?? ucum ?? ''

type SentenceProps = Readonly<{ flag: Flag | null; sure: boolean; unreadable: string | null; last: string | null; empty: boolean }>

function Sentence({ flag, sure, unreadable, last, empty }: SentenceProps) {
  if (empty) return <span className="ghost">{last ?? ''}</span>
  if (unreadable !== null) return <span className="warn">{unreadable}</span>
  if (flag === null) return null
  if (sure && flag.level === 'implausible') {
    return (
      <span className="note" title={flag.reason}>
        <strong>You said it is right.</strong> {flag.reason}
      </span>
    )
  }
  const word = LEVEL_WORDS[flag.level]
  return (
    <span className={LEVEL_CLASS[flag.level]} title={flag.reason}>
      {word ? <strong>{word}. </strong> : null}
      {flag.reason}
    </span>
  )
}
