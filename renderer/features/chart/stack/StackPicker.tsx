import type { ResultRow } from '#app/contract/chart.ts'
import { text } from '../../../i18n/en.ts'

type StackPickerProps = Readonly<{ rows: readonly ResultRow[]; chosen: readonly string[]; onToggle: (key: string) => void }>

/** Every result that has a course, under its heading; Space adds it to the graphs or takes it away. */
export function StackPicker({ rows, chosen, onToggle }: StackPickerProps) {
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
  return (
    <fieldset className="stack-picker">
      <legend className="visually-hidden">{text.picture.stack.choose}</legend>
      {groups.map(([group, own]) => (
        <div key={group}>
          <p className="stack-group">{group}</p>
          {own.map((row) => (
            <label key={row.key} className="stack-choice">
              <input type="checkbox" checked={chosen.includes(row.key)} onChange={() => onToggle(row.key)} />
              <span className="clip">{row.label}</span>
              <span className="tiny num">{row.total}</span>
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  )
}
