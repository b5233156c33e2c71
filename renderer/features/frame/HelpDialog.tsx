import { text } from '../../i18n/en.ts'
import { Dialog, Kbd, useShortcuts } from '../../ui/index.ts'

/** Every key that works now, by group, as registered. */
export function HelpDialog({ open, onOpenChange }: Readonly<{ open: boolean; onOpenChange: (open: boolean) => void }>) {
  const shortcuts = useShortcuts()
  const common: readonly string[] = [text.keys.everywhere, text.frame.screens]
  const groups = [...new Set([...common, ...shortcuts.map((shortcut) => shortcut.group)])]
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.frame.helpTitle} width="wide">
      <div className="frame-help">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={`${shortcut.keys} ${shortcut.label}`}>
                    <dt>
                      <span className="visually-hidden">{shortcut.keys}</span>
                      <Kbd keys={shortcut.keys} />
                    </dt>
                    <dd>{shortcut.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
