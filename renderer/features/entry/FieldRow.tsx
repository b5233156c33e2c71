import { type KeyboardEvent, memo, useId } from 'react'
import type { Flag } from '#app/contract/entry.ts'
import { type as typeValue, useEntry } from '../../stores/entry.ts'
import { choiceOf, EMPTY, type EntryField, isConfirmed, type Owner, repaired, signatureOf, type Typed, unitOf } from './build.ts'
import { FlagLine } from './FlagLine.tsx'
import { fieldLook } from './flag-look.ts'

type FieldRowProps = Readonly<{
  field: EntryField
  heading: string | null
  /** Why what stands in the field cannot be read, or null. */
  unreadable: string | null
  flag: Flag | null
  /** Which part of the field the flag speaks of. */
  part: Owner['part']
  /** The field it was swapped with: one key puts both right. */
  partner: string | null
  last: string | null
  onNext: (field: string) => void
  onFocus: (field: string) => void
}>

const sameFlag = (a: Flag | null, b: Flag | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.level === b.level &&
    a.kind === b.kind &&
    a.reason === b.reason &&
    a.suggestion?.value === b.suggestion?.value &&
    a.suggestion?.unit === b.suggestion?.unit)

/** A key changes one row: the others, judged again to the same words, are not drawn again. */
const sameRow = ({ flag: a, ...before }: FieldRowProps, { flag: b, ...after }: FieldRowProps): boolean =>
  sameFlag(a, b) && (Object.keys(before) as (keyof typeof before)[]).every((name) => before[name] === after[name])

/** One value: label, field, unit, and one line that says what the rules think of it. Rows never change height. */
export const FieldRow = memo(Row, sameRow)

function Row({ field, heading, unreadable, flag, part, partner, last, onNext, onFocus }: FieldRowProps) {
  const typed = useEntry((state) => state.typed[field.id]) ?? EMPTY
  const readOnly = useEntry((state) => state.saving)
  const id = useId()
  const set = (next: Typed) => typeValue(field.id, next, Date.now())
  const fix = (next: Typed) => {
    const other = partner === null ? undefined : useEntry.getState().typed[partner]
    if (partner !== null && other) typeValue(partner, { ...other, text: typed.text, confirmed: null }, Date.now())
    set(other ? { ...typed, text: other.text, confirmed: null } : next)
  }
  const fixed = flag === null ? null : repaired(field, typed, flag, part)
  const sure = isConfirmed(field, typed)
  const confirm = () => set({ ...typed, confirmed: signatureOf(field, typed) })
  const look = fieldLook(flag, sure, unreadable !== null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    if (event.altKey) {
      if (flag?.level === 'implausible') confirm()
    } else if (fixed && !sure && (flag?.level === 'impossible' || flag?.level === 'implausible')) fix(fixed)
    else onNext(field.id)
  }
  const control = {
    id,
    value: typed.text,
    'aria-describedby': `${id}-flag`,
    'aria-invalid': look === 'crit',
    'data-level': look,
    onKeyDown,
    onFocus: () => onFocus(field.id),
  } as const
  return (
    <>
      {heading ? <h3 className="entry-group">{heading}</h3> : null}
      <div className="entry-row num" data-field={field.id}>
        <label htmlFor={id}>{field.label}</label>
        {field.kind === 'choice' ? (
          <select
            {...control}
            className="ui-select"
            disabled={readOnly}
            onChange={(event) => set({ ...typed, text: event.target.value, confirmed: null })}
          >
            <option value="">–</option>
            {field.choices.map((choice) => (
              <option key={choice.label} value={choice.label}>
                {choice.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...control}
            className="ui-input entry-input"
            type="text"
            inputMode={field.kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            maxLength={24}
            onChange={(event) => set({ ...typed, text: event.target.value })}
          />
        )}
        <Unit field={field} typed={typed} onUnit={(unit) => set({ ...typed, unit })} onChoice={(text) => set({ ...typed, text })} />
        <FlagLine
          id={`${id}-flag`}
          field={field}
          typed={typed}
          flag={flag}
          fixed={fixed}
          sure={sure}
          unreadable={unreadable}
          last={last}
          onFix={fix}
          onConfirm={confirm}
        />
      </div>
    </>
  )
}

type UnitProps = Readonly<{ field: EntryField; typed: Typed; onUnit: (unit: string) => void; onChoice: (text: string) => void }>

/** The unit in words; a list where the site may type in another, or where an answer stands for a number. */
function Unit({ field, typed, onUnit, onChoice }: UnitProps) {
  if (field.units.length === 0) return <span />
  const choice = choiceOf(field, typed.text)
  const pick = (value: string) => {
    if (field.choices.some((one) => one.label === value)) onChoice(value)
    else if (choice) onChoice('')
    else onUnit(value)
  }
  if (field.units.length + field.choices.length === 1) return <span className="quiet entry-unit">{field.units[0]?.label}</span>
  return (
    <select
      className="ui-select entry-unit-select"
      aria-label={`Unit of ${field.label}`}
      value={choice?.label ?? unitOf(field, typed) ?? ''}
      onChange={(event) => pick(event.target.value)}
    >
      {field.units.map((unit) => (
        <option key={unit.ucum} value={unit.ucum}>
          {unit.label}
        </option>
      ))}
      {field.choices.map((one) => (
        <option key={one.label} value={one.label}>
          {one.label}
        </option>
      ))}
    </select>
  )
}
