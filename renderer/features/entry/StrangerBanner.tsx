import { useEffect, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { StrangerEvidence, StrangerReason } from '#app/quality/entry/stranger.ts'
import { text } from '../../i18n/en.ts'
import { ago, date } from '../../i18n/format.ts'
import { sayBelongs, useEntry } from '../../stores/entry.ts'
import { announce, Button, Dialog, SeverityMark, useShortcut } from '../../ui/index.ts'
import { SEX_WORDS } from '../chart/words.ts'

const words = text.stranger
const LOOK_KEY = 'Alt+W'
const BELONG_KEY = 'Alt+B'

/** Said of the whole panel, below the fields so that none of them moves. It blocks nothing: the values may be saved without an answer, which is recorded. */
export function StrangerBanner({ view, evidence }: Readonly<{ view: ChartView; evidence: StrangerEvidence | null }>) {
  const belongs = useEntry((state) => state.belongs)
  const [looking, setLooking] = useState(false)
  const asks = evidence !== null && !belongs
  useShortcut(LOOK_KEY, words.look, 'Entry', () => setLooking(true), asks)
  useShortcut(BELONG_KEY, words.belong, 'Entry', sayBelongs, asks)
  useEffect(() => {
    if (asks) announce(words.title)
  }, [asks])
  if (evidence === null) return null
  if (belongs) return <p className="entry-stranger-said num note">{words.said}</p>
  return (
    <section className="entry-stranger num" aria-label={words.title}>
      <h3>
        <SeverityMark severity="medium" label={words.check} /> {words.title}
      </h3>
      <ul>
        {evidence.reasons.map((reason) => (
          <li key={reason.entry}>{sentence(reason)}</li>
        ))}
      </ul>
      <div className="entry-stranger-do">
        <Button shortcut={LOOK_KEY} onClick={() => setLooking(true)}>
          {words.look}
        </Button>
        <Button shortcut={BELONG_KEY} onClick={sayBelongs}>
          {words.belong}
        </Button>
      </div>
      <WhoDialog view={view} open={looking} onClose={() => setLooking(false)} />
    </section>
  )
}

const sentence = ({ label, value, before, once }: StrangerReason) => (
  <>
    <strong>
      {label} {value}
    </strong>{' '}
    {words.had(before)} <span className="quiet">{words.once(once)}</span>
  </>
)

type WhoProps = Readonly<{ view: ChartView; open: boolean; onClose: () => void }>

/** Who the form is for, large: to be held against the sheet or the wristband. */
function WhoDialog({ view, open, onClose }: WhoProps) {
  const { patient } = view
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      width="narrow"
      title={words.who}
      description={words.whoBody}
      actions={
        <>
          <Button onClick={onClose}>{words.back}</Button>
          <Button
            variant="primary"
            onClick={() => {
              sayBelongs()
              onClose()
            }}
          >
            {words.belong}
          </Button>
        </>
      }
    >
      <dl className="entry-who num">
        <dt>{words.name}</dt>
        <dd className="entry-who-name">{patient.name ?? <Missing />}</dd>
        <dt>{words.born}</dt>
        <dd>{patient.birthDate ? `${date(patient.birthDate)}${patient.age ? `, ${patient.age}` : ''}` : <Missing />}</dd>
        <dt>{words.sex}</dt>
        <dd>{SEX_WORDS[patient.sex] ?? patient.sex}</dd>
        <dt>{words.record}</dt>
        <dd>{patient.mrn ?? <Missing />}</dd>
        <dt>{words.weight}</dt>
        <dd>{patient.weight ? `${patient.weight.text}, ${ago(patient.weight.at)}` : <Missing />}</dd>
      </dl>
    </Dialog>
  )
}

const Missing = () => <span className="unknown">{words.missing}</span>
