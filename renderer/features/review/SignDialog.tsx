import { type FormEvent, useRef, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { Prefill } from '#app/contract/review.ts'
import { text } from '../../i18n/en.ts'
import { signReview, useChartReview } from '../../stores/chart-review.ts'
import { announce, Button, Dialog, TextInput } from '../../ui/index.ts'

const words = text.chartReview

/** What is about to be signed, in numbers, and the passphrase once more. */
export function SignDialog({ open, onClose, prefill }: Readonly<{ open: boolean; onClose: () => void; prefill: Prefill }>) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())} title={words.signTitle} width="narrow" initialFocus={field}>
      {open ? (
        <>
          <SignCounts prefill={prefill} />
          <Passphrase field={field} label={words.sign} onSign={signReview} said={words.signed} onDone={onClose} />
        </>
      ) : null}
    </Dialog>
  )
}

function SignCounts({ prefill }: Readonly<{ prefill: Prefill }>) {
  const decisions = useChartReview((state) => state.draft.decisions)
  const count = (kind: string) => decisions.filter(({ decision }) => decision === kind).length
  const [yes, changed, no] = [count('accepted'), count('edited'), count('rejected')]
  const open = prefill.findings.length - yes - changed - no
  return (
    <div className="review-counts">
      <p>{words.signBody(yes, changed, no, open)}</p>
      {prefill.unchecked.length > 0 ? <p className="quiet">{words.signUnchecked(prefill.unchecked.length)}</p> : null}
    </div>
  )
}

type PassphraseProps = Readonly<{
  field?: React.RefObject<HTMLInputElement | null>
  label: string
  /** @returns the failure, or null when it is signed */
  onSign: (passphrase: string) => Promise<Failure | null>
  said: string
  onDone: () => void
}>

export function Passphrase({ field, label, onSign, said, onDone }: PassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (passphrase === '' || busy) return
    setBusy(true)
    const failed = await onSign(passphrase)
    setBusy(false)
    setPassphrase('')
    setFailure(failed)
    if (failed) return
    announce(said)
    onDone()
  }
  return (
    <form className="review-passphrase" onSubmit={(event) => void send(event)}>
      <TextInput
        ref={field ?? null}
        type="password"
        label={words.passphrase}
        autoComplete="off"
        maxLength={1024}
        value={passphrase}
        error={failure ? [failure.message, failure.next].filter(Boolean).join(' ') : null}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button type="submit" variant="primary" shortcut="Enter" disabled={busy}>
        {label}
      </Button>
    </form>
  )
}
