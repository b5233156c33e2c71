import { text } from '../../i18n/en.ts'
import { bytes } from '../../i18n/format.ts'
import { runBackup, useOperations } from '../../stores/operations.ts'
import { Button, ErrorState, Section } from '../../ui/index.ts'

/** Writes a checked copy of the store to a place the person picks. */
export function BackupTab() {
  const backup = useOperations((state) => state.backup)
  const busy = backup.state === 'loading'
  return (
    <Section title={text.operations.backupTitle}>
      <div className="operations-backup">
        <p className="ink2">{text.operations.backupBody}</p>
        <Button variant="primary" disabled={busy} onClick={() => void runBackup()}>
          {busy ? text.operations.backupRunning : text.operations.backupRun}
        </Button>
        <p role="status" className="operations-said num">
          {backup.state === 'ready' && backup.value ? said(backup.value) : ''}
        </p>
      </div>
      {backup.failure ? <ErrorState failure={backup.failure} onRetry={() => void runBackup()} /> : null}
    </Section>
  )
}

function said({ path, bytes: size, checked }: Readonly<{ path: string | null; bytes: number; checked: boolean }>): string {
  if (path === null) return text.operations.backupNone
  return checked ? text.operations.backupDone(path, bytes(size)) : text.operations.backupUnchecked(path, bytes(size))
}
