import { useState } from 'react'
import { text } from '../../i18n/en.ts'
import { keyWrittenDown } from '../../stores/session.ts'
import { Button } from '../../ui/index.ts'

/** The recovery key, this once. Going on needs a word that it is kept. */
export function RecoveryKey({ recoveryKey }: Readonly<{ recoveryKey: string }>) {
  const [confirmed, setConfirmed] = useState(false)
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(recoveryKey).then(
      () => setSaid(text.unlock.keyCopied),
      () => setSaid(text.unlock.keyCopyFailed),
    )
  return (
    <>
      <h1>{text.unlock.keyTitle}</h1>
      <p className="ink2">{text.unlock.keyBody}</p>
      <output className="unlock-key mono" aria-label={text.unlock.keyTitle}>
        {recoveryKey}
      </output>
      <div className="unlock-actions">
        <Button onClick={() => void copy()}>{text.unlock.keyCopy}</Button>
        <Button onClick={() => window.print()}>{text.unlock.keyPrint}</Button>
        <span className="quiet" role="status">
          {said}
        </span>
      </div>
      <label className="unlock-check">
        <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
        {text.unlock.keyConfirm}
      </label>
      <div className="unlock-actions">
        <Button variant="primary" size="large" reason={confirmed ? null : text.unlock.keyNeedsConfirm} onClick={keyWrittenDown}>
          {text.unlock.keyDone}
        </Button>
      </div>
    </>
  )
}
