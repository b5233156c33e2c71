import { text } from '../../i18n/en.ts'
import { DUE_CHOICES } from './due.ts'

export function DueChoice({ hours, onChange }: Readonly<{ hours: number; onChange: (hours: number) => void }>) {
  return (
    <select
      className="ui-select task-when"
      aria-label={text.tasks.when}
      value={hours}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {DUE_CHOICES.map((choice) => (
        <option key={choice.hours} value={choice.hours}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
