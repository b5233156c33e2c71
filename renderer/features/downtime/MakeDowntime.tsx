import { type FormEvent, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { bytes, dateTime, plural } from '../../i18n/format.ts'
import { makeDowntimeCopy, useDowntime } from '../../stores/downtime.ts'
import { useMay } from '../../stores/session.ts'
import { Button, ErrorLine, Section } from '../../ui/index.ts'
import { NewPassphrase, type PassphraseDraft } from '../unlock/NewPassphrase.tsx'
import { passphraseReady } from '../unlock/strength.ts'

const words = text.downtime
const NO_PASSPHRASE: PassphraseDraft = { first: '', second: '' }

/** Everything as it stands now, for the time when this machine cannot be reached. */
export function MakeDowntime() {
  const made = useDowntime((state) => state.made)
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE)
  const mayExport = useMay('export')
  const busy = made.state === 'loading'
  const ready = passphraseReady(passphrase)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !ready) return
    await makeDowntimeCopy(passphrase.first)
    setPassphrase(NO_PASSPHRASE)
  }
  if (!mayExport) return null
  return (
    <Section title={words.make} scroll className="exchange-downtime">
      <form className="exchange-form" onSubmit={(event) => void submit(event)}>
        <p className="ink2">{words.makeBody}</p>
        <div className="exchange-passphrase">
          <NewPassphrase value={passphrase} onChange={setPassphrase} />
          <p className="quiet">{text.exchange.passphraseHint}</p>
        </div>
        <div className="exchange-run">
          <Button type="submit" disabled={busy || !ready}>
            {busy ? words.makeBusy : words.makeRun}
          </Button>
        </div>
        {made.failure ? <ErrorLine failure={made.failure} /> : null}
        {made.cancelled ? <p className="ink2">{words.cancelled}</p> : null}
        {made.value ? (
          <div role="status">
            <p className="exchange-path mono">{made.value.path}</p>
            <p className="num">{words.made(dateTime(made.value.asOf), plural(made.value.patients, 'patient'), bytes(made.value.bytes))}</p>
          </div>
        ) : null}
      </form>
    </Section>
  )
}
