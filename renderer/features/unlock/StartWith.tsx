import { text } from '../../i18n/en.ts'
import { loadDemo } from '../../stores/intake.ts'
import { go } from '../../stores/route.ts'
import { welcomeDone } from '../../stores/session.ts'
import { Button } from '../../ui/index.ts'

/** An empty store is not left unexplained: files, the demo set, or nothing for now. */
export function StartWith() {
  const toImport = () => {
    go('intake')
    welcomeDone()
  }
  const toDemo = () => {
    void loadDemo()
    toImport()
  }
  return (
    <>
      <h1>{text.unlock.startTitle}</h1>
      <p className="ink2">{text.unlock.startBody}</p>
      <div className="unlock-start">
        <Button variant="primary" size="large" onClick={toImport}>
          {text.unlock.startImport}
        </Button>
        <Button size="large" onClick={toDemo}>
          {text.unlock.startDemo}
        </Button>
        <Button variant="quiet" size="large" onClick={welcomeDone}>
          {text.unlock.startSkip}
        </Button>
      </div>
      <p className="quiet">{text.intake.demoNote}</p>
    </>
  )
}
