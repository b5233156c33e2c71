import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react'

type FieldFrame = Readonly<{
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Keeps the line under the field, so that a message does not move what follows. Default true. */
  keepLine?: boolean
}>

type ControlProps = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }

/** A label, a control and one line below it for a hint or an error. */
export function Field({
  label,
  hint,
  error,
  keepLine = true,
  children,
}: FieldFrame & Readonly<{ children: (control: ControlProps) => ReactNode }>) {
  const id = useId()
  const below = `${id}-below`
  const wrong = error !== undefined && error !== null && error !== ''
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': below, 'aria-invalid': wrong })}
      {keepLine || wrong || hint ? (
        <div id={below} className={wrong ? 'ui-field-error' : 'ui-field-hint'} role={wrong ? 'alert' : undefined}>
          {wrong ? error : hint}
        </div>
      ) : null}
    </div>
  )
}

export type TextInputProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & Readonly<{ ref?: Ref<HTMLInputElement> }>

export function TextInput({ label, hint, error, keepLine, className, ...input }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error} keepLine={keepLine ?? true}>
      {(control) => <input autoComplete="off" spellCheck={false} {...input} {...control} className={`ui-input ${className ?? ''}`} />}
    </Field>
  )
}

export type SelectProps = FieldFrame &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> &
  Readonly<{ options: readonly Readonly<{ value: string; label: string; disabled?: boolean }>[] }>

/** The platform's own list: fastest by keyboard, and it needs no style of ours. */
export function Select({ label, hint, error, keepLine, options, className, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} keepLine={keepLine ?? true}>
      {(control) => (
        <select {...select} {...control} className={`ui-select ${className ?? ''}`}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
