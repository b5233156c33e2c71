import { text } from '../../i18n/en.ts'
import { go, SCREENS, type Screen, useRoute } from '../../stores/route.ts'
import { lockNow, useMay, useSession } from '../../stores/session.ts'
import { Button, Kbd } from '../../ui/index.ts'
import { SCREEN_NEEDS, screenKey } from './navigation.ts'
import { StateLine } from './StateLine.tsx'

export function TopBar({ onFind, onHelp }: Readonly<{ onFind: () => void; onHelp: () => void }>) {
  return (
    <header className="frame-top">
      <span className="frame-brand">{text.frame.brand}</span>
      <nav className="frame-nav" aria-label={text.frame.screens}>
        {SCREENS.map((screen) => (
          <NavButton key={screen} screen={screen} />
        ))}
      </nav>
      <button type="button" className="frame-find" aria-keyshortcuts="Control+K" aria-haspopup="dialog" onClick={onFind}>
        <span className="clip">{text.frame.find}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <StateLine />
      <User />
      <Button variant="quiet" aria-label={text.frame.helpTitle} title={text.frame.helpTitle} onClick={onHelp}>
        <Kbd keys="?" />
      </Button>
      <Button variant="quiet" shortcut="Ctrl+L" onClick={() => void lockNow()}>
        {text.frame.lock}
      </Button>
    </header>
  )
}

function NavButton({ screen }: Readonly<{ screen: Screen }>) {
  const current = useRoute((state) => state.screen === screen)
  const need = SCREEN_NEEDS[screen]
  const allowed = useMay(need ?? 'view') || need === null
  const key = screenKey(screen)
  return (
    <button
      type="button"
      className="frame-nav-item"
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={key}
      data-off={allowed ? undefined : ''}
      title={key.replace('+', ' ')}
      onClick={() => go(screen)}
    >
      {text.frame[screen]}
      <span className="frame-nav-key" aria-hidden="true">
        {key.slice(4)}
      </span>
    </button>
  )
}

function User() {
  const user = useSession((state) => state.status?.user ?? null)
  if (!user) return null
  const roles = user.roles.map((role) => text.unlock.role[role] ?? role).join(', ')
  return (
    <span className="frame-user clip" title={`${user.name} · ${roles}`}>
      {user.name} · {roles}
    </span>
  )
}
