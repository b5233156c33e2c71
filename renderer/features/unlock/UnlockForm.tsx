import { type FormEvent, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { SessionStatus } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'
import { recover, unlock, useSession } from '../../stores/session.ts'
import { Button, TextInput } from '../../ui/index.ts'
import { FormFailure } from './FormFailure.tsx'
import { NewPassphrase, type PassphraseDraft } from './NewPassphrase.tsx'
import { passphraseReady } from './strength.ts'
import { useCountdown } from './useCountdown.ts'

/** User and passphrase, or user and recovery key. Never says which of the two was wrong. */
export function UnlockForm({ status }: Readonly<{ status: SessionStatus }>) {
  const because = useSession((state) => state.because)
  const [recovering, setRecovering] = useState(false)
  return (
    <>
      <h1>{recovering ? text.recovery.title : text.unlock.title}</h1>
      {because !== 'start' && !recovering ? (
        <p className="ink2" role="status">
          {text.unlock.lockedBecause[because]} {text.unlock.kept}
        </p>
      ) : null}
      {recovering ? <p className="ink2">{text.recovery.body}</p> : null}
      <Form key={String(recovering)} status={status} recovering={recovering} onSwitch={() => setRecovering(!recovering)} />
    </>
  )
}

function Form({ status, recovering, onSwitch }: Readonly<{ status: SessionStatus; recovering: boolean; onSwitch: () => void }>) {
  const [user, setUser] = useState(status.users.length === 1 ? (status.users[0] ?? '') : '')
  const [secret, setSecret] = useState('')
  const [fresh, setFresh] = useState<PassphraseDraft>({ first: '', second: '' })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [wait, setWait] = useCountdown(status.waitSeconds)
  const ready = user.trim() !== '' && secret !== '' && (!recovering || passphraseReady(fresh))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || wait > 0 || !ready) return
    setBusy(true)
    const failed = recovering ? await recover(user.trim(), secret, fresh.first) : await unlock(user.trim(), secret)
    setBusy(false)
    if (!failed) return
    setFailure(failed)
    setSecret('')
    if (failed.retryAfterSeconds) setWait(failed.retryAfterSeconds)
  }
  const words = recovering ? text.recovery : text.unlock
  return (
    <form className="unlock-form" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={text.unlock.user}
        keepLine={false}
        value={user}
        list="unlock-users"
        autoFocus={user === ''}
        onChange={(event) => setUser(event.target.value)}
      />
      <datalist id="unlock-users">
        {status.users.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextInput
        label={recovering ? text.recovery.key : text.unlock.passphrase}
        type={recovering ? 'text' : 'password'}
        autoFocus={user !== ''}
        keepLine={recovering}
        hint={recovering ? text.recovery.keyHint : undefined}
        value={secret}
        className={recovering ? 'mono' : ''}
        onChange={(event) => setSecret(event.target.value)}
      />
      {recovering ? <NewPassphrase value={fresh} onChange={setFresh} /> : null}
      <FormFailure failure={failure} wait={wait} />
      <div className="unlock-actions">
        <Button variant="primary" size="large" type="submit" shortcut="Enter" disabled={busy || wait > 0 || !ready}>
          {busy ? words.working : words.submit}
        </Button>
        <Button variant="quiet" size="large" onClick={onSwitch}>
          {recovering ? text.unlock.usePassphrase : text.unlock.useRecovery}
        </Button>
      </div>
    </form>
  )
}
