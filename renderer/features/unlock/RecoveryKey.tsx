import { useRef, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { keyWrittenDown } from '../../stores/session.ts'
import { Button } from '../../ui/index.ts'

/** The recovery key, this once. Going on needs a word that it is kept. */
export function RecoveryKey({ recoveryKey }: Readonly<{ recoveryKey: string }>) {
  const [confirmed, setConfirmed] = useState(false)
  const [said, setSaid] = useState('')
  const shown = useRef<HTMLOutputElement>(null)
  const copy = () => setSaid(shown.current && copyTextOf(shown.current) ? text.unlock.keyCopied : text.unlock.keyCopyFailed)
  return (
    <>
      <h1>{text.unlock.keyTitle}</h1>
      <p className="ink2">{text.unlock.keyBody}</p>
      <output ref={shown} className="unlock-key mono" aria-label={text.unlock.keyTitle}>
        {recoveryKey}
      </output>
      <div className="unlock-actions">
        <Button onClick={copy}>{text.unlock.keyCopy}</Button>
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

/** By selection and command: the clipboard's own interface needs a permission, and the program grants none. */
function copyTextOf(element: HTMLElement): boolean {
  window.getSelection()?.selectAllChildren(element)
  return document.execCommand('copy')
}
