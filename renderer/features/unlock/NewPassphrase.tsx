import { useState } from 'react'
import { text } from '../../i18n/en.ts'
import { TextInput } from '../../ui/index.ts'
import { type PassphraseDraft, strengthWords } from './strength.ts'

export type { PassphraseDraft }

/** A passphrase typed twice, its length said in words, and a way to see what is typed. */
export function NewPassphrase({ value, onChange }: Readonly<{ value: PassphraseDraft; onChange: (value: PassphraseDraft) => void }>) {
  const [shown, setShown] = useState(false)
  const type = shown ? 'text' : 'password'
  const mismatch =
    value.second !== '' &&
    value.first !== value.second &&
    !(value.first.startsWith(value.second) && value.second.length < value.first.length)
  return (
    <>
      <TextInput
        label={text.unlock.newPassphrase}
        type={type}
        autoComplete="new-password"
        value={value.first}
        hint={strengthWords(value.first) || text.unlock.newPassphraseHint}
        onChange={(event) => onChange({ ...value, first: event.target.value })}
      />
      <TextInput
        label={text.unlock.repeat}
        type={type}
        autoComplete="new-password"
        value={value.second}
        error={mismatch ? text.unlock.mismatch : ''}
        onChange={(event) => onChange({ ...value, second: event.target.value })}
      />
      <label className="unlock-check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {text.unlock.show}
      </label>
    </>
  )
}
