/** A key or a chord as it is written on the keys: "Ctrl K". Hidden from screen readers, who get `aria-keyshortcuts`. */
export function Kbd({ keys }: Readonly<{ keys: string }>) {
  return (
    <span className="ui-kbd" aria-hidden="true">
      {keys === '+' ? keys : keys.replaceAll('+', ' ')}
    </span>
  )
}
