import { type FormEvent, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import { text } from '../../i18n/en.ts'
import { createVault } from '../../stores/session.ts'
import { Button, TextInput } from '../../ui/index.ts'
import { FormFailure } from './FormFailure.tsx'
import { NewPassphrase, type PassphraseDraft } from './NewPassphrase.tsx'
import { passphraseReady } from './strength.ts'

/** First run: a name and a passphrase make the store. */
export function CreateForm() {
  const [user, setUser] = useState('')
  const [passphrase, setPassphrase] = useState<PassphraseDraft>({ first: '', second: '' })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const ready = user.trim() !== '' && passphraseReady(passphrase)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !ready) return
    setBusy(true)
    setFailure(await createVault(user.trim(), passphrase.first))
    setBusy(false)
  }
  return (
    <>
      <h1>{text.unlock.newTitle}</h1>
      <p className="ink2">{text.unlock.newBody}</p>
      <form className="unlock-form" onSubmit={(event) => void submit(event)}>
        <TextInput
          label={text.unlock.newUser}
          hint={text.unlock.newUserHint}
          value={user}
          autoFocus
          maxLength={64}
          onChange={(event) => setUser(event.target.value)}
        />
        <NewPassphrase value={passphrase} onChange={setPassphrase} />
        <FormFailure failure={failure} />
        <div className="unlock-actions">
          <Button variant="primary" size="large" type="submit" shortcut="Enter" disabled={busy || !ready}>
            {busy ? text.unlock.creating : text.unlock.create}
          </Button>
        </div>
      </form>
    </>
  )
}
