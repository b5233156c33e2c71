import { type FormEvent, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import { Role } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'
import { addUser } from '../../stores/operations.ts'
import { Button, Dialog, ErrorLine, TextInput, toast } from '../../ui/index.ts'
import { NewPassphrase, type PassphraseDraft } from '../unlock/NewPassphrase.tsx'
import { passphraseReady } from '../unlock/strength.ts'

export function AddUser({ open, onClose }: Readonly<{ open: boolean; onClose: () => void }>) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={text.operations.addUser}
      description={text.operations.addUserBody}
    >
      {open ? <Form onClose={onClose} /> : null}
    </Dialog>
  )
}

function Form({ onClose }: Readonly<{ onClose: () => void }>) {
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState<PassphraseDraft>({ first: '', second: '' })
  const [roles, setRoles] = useState<readonly Role[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const ready = name.trim() !== '' && passphraseReady(passphrase) && roles.length > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const failed = await addUser(name.trim(), passphrase.first, [...roles])
    if (failed) return setFailure(failed)
    toast(text.operations.userAdded(name.trim()))
    onClose()
  }
  return (
    <form className="operations-form" onSubmit={(event) => void submit(event)}>
      <TextInput label={text.unlock.user} value={name} maxLength={64} onChange={(event) => setName(event.target.value)} />
      <NewPassphrase value={passphrase} onChange={setPassphrase} />
      <Roles value={roles} onChange={setRoles} />
      {failure ? <ErrorLine failure={failure} /> : null}
      <div className="operations-buttons">
        <Button shortcut="Esc" onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button variant="primary" type="submit" disabled={!ready}>
          {text.operations.addUserSubmit}
        </Button>
      </div>
    </form>
  )
}

function Roles({ value, onChange }: Readonly<{ value: readonly Role[]; onChange: (roles: readonly Role[]) => void }>) {
  const toggle = (role: Role, on: boolean) => onChange(on ? [...value, role] : value.filter((other) => other !== role))
  return (
    <fieldset className="operations-roles">
      <legend>{text.operations.roles}</legend>
      {Role.options.map((role) => (
        <label key={role} className="unlock-check">
          <input type="checkbox" checked={value.includes(role)} onChange={(event) => toggle(role, event.target.checked)} />
          <span>
            {text.unlock.role[role]} <span className="quiet">{text.operations.roleHint[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
