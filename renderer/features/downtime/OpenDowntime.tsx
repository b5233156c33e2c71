import { type FormEvent, useState } from 'react'
import type { DowntimeFile } from '#app/contract/downtime.ts'
import type { Failure } from '#app/contract/errors.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { chooseDowntimeFile, openDowntimeCopy } from '../../stores/downtime.ts'
import { Button, TextInput } from '../../ui/index.ts'
import { FormFailure } from '../unlock/FormFailure.tsx'

const words = text.downtime

/** The file first, then its passphrase: on a machine that has no store of its own as well as on one that has. */
export function OpenDowntime({ onBack }: Readonly<{ onBack: () => void }>) {
  const [file, setFile] = useState<DowntimeFile | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const choose = async () => {
    const result = await chooseDowntimeFile()
    setFailure(result.ok ? null : result.error)
    if (result.ok && result.value) setFile(result.value)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !file || passphrase === '') return
    setBusy(true)
    setFailure(await openDowntimeCopy(file.path, passphrase))
    setPassphrase('')
    setBusy(false)
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p className="ink2">{words.body}</p>
      <form className="unlock-form" onSubmit={(event) => void submit(event)}>
        <div className="unlock-actions">
          <Button size="large" autoFocus onClick={() => void choose()}>
            {words.pick}
          </Button>
          <span className="ink2 num" role="status">
            {file ? words.chosen(file.name, dateTime(file.asOf)) : null}
          </span>
        </div>
        {file ? (
          <TextInput
            label={words.passphrase}
            type="password"
            keepLine={false}
            maxLength={1024}
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        ) : null}
        <FormFailure failure={failure} />
        <div className="unlock-actions">
          <Button variant="primary" size="large" type="submit" shortcut="Enter" disabled={busy || !file || passphrase === ''}>
            {busy ? words.working : words.submit}
          </Button>
          <Button variant="quiet" size="large" onClick={onBack}>
            {words.back}
          </Button>
        </div>
      </form>
    </>
  )
}
