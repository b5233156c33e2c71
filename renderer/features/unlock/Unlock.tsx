import './unlock.css'
import { useState } from 'react'
import type { SessionStatus } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'
import { refreshSession, useSession } from '../../stores/session.ts'
import { Button, ErrorState, SkeletonRows } from '../../ui/index.ts'
import { OpenDowntime } from '../downtime/OpenDowntime.tsx'
import { CreateForm } from './CreateForm.tsx'
import { RecoveryKey } from './RecoveryKey.tsx'
import { StartWith } from './StartWith.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** Everything before the store is open: first run, unlock, recover, damaged. Shows nothing of any patient. */
export function Unlock() {
  return (
    <div className="unlock">
      <main className="unlock-panel">
        <header className="unlock-head">
          <span className="unlock-brand">{text.frame.brand}</span>
          <span className="quiet" title={text.frame.offlineTitle}>
            {text.frame.offline}
          </span>
        </header>
        <Step />
      </main>
    </div>
  )
}

function Step() {
  const { status, failure, welcome } = useSession()
  if (welcome?.step === 'key') return <RecoveryKey recoveryKey={welcome.recoveryKey} />
  if (welcome?.step === 'start') return <StartWith />
  if (failure) return <ErrorState failure={failure} onRetry={() => void refreshSession()} />
  if (!status) return <SkeletonRows rows={4} height={32} label={text.unlock.checking} />
  return <Store status={status} />
}

/** This machine's store, or a copy of another one, which opens also where this one does not. */
function Store({ status }: Readonly<{ status: SessionStatus }>) {
  const [elsewhere, setElsewhere] = useState(false)
  if (elsewhere) return <OpenDowntime onBack={() => setElsewhere(false)} />
  return (
    <>
      <Form status={status} />
      <Button variant="quiet" className="unlock-elsewhere" onClick={() => setElsewhere(true)}>
        {text.downtime.offer}
      </Button>
    </>
  )
}

function Form({ status }: Readonly<{ status: SessionStatus }>) {
  switch (status.state) {
    case 'new':
      return <CreateForm />
    case 'damaged':
      return <Damaged />
    case 'locked':
    case 'unlocked':
      return <UnlockForm status={status} />
  }
}

function Damaged() {
  const failure = useSession((state) => state.status?.failure ?? null)
  return (
    <div className="ui-state ui-error" role="alert">
      <h1>{text.unlock.damagedTitle}</h1>
      {failure ? <p>{failure.message}</p> : null}
      <p>{failure?.next ?? text.unlock.damagedNext}</p>
    </div>
  )
}
