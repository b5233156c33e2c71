import { useState } from 'react'
import type { RiskRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { ModelQuestion } from '#app/contract/risk.ts'
import { answersTo, isAnswer } from '#app/risk/answered.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { call } from '../../bridge/client.ts'
import { dateTime } from '../../i18n/format.ts'
import { Button, ErrorLine } from '../../ui/index.ts'

type Props = Readonly<{ patient: PatientId; risk: RiskRow }>

/** What only a clinician can say: one press answers, the answer is stored with who and when, and the score is made again. */
export function Questions({ patient, risk }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null)
  if (risk.questions.length === 0) return null
  const answer = async (question: ModelQuestion, said: string) => {
    const given = { patient, model: risk.model, input: question.input, answer: said, requestId: crypto.randomUUID() }
    const result = await call('risk.answer', given)
    setFailure(result.ok ? null : result.error)
  }
  return (
    <>
      <h3>Questions for you</h3>
      {failure ? <ErrorLine failure={failure} /> : null}
      {risk.questions.map((question) => (
        <Question key={question.input} question={question} risk={risk} onAnswer={(said) => void answer(question, said)} />
      ))}
    </>
  )
}

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }

function Question({ question, risk, onAnswer }: Readonly<{ question: ModelQuestion; risk: RiskRow; onAnswer: (said: string) => void }>) {
  const known = risk.contributions.find(({ input }) => input === question.input)
  const value = known?.value === null || known === undefined ? null : (WORDS[String(known.value)] ?? String(known.value))
  return (
    <fieldset className="asked">
      <legend className="visually-hidden">{question.label}</legend>
      <span>
        {question.question}{' '}
        <span className={value === null ? 'unknown' : 'quiet'}>
          {value === null ? 'not answered' : `${value}${known?.at ? ` · ${dateTime(known.at)}` : ' · from the chart'}`}
        </span>
      </span>
      <span className="asked-answers">
        {question.kind === 'number' ? <NumberAnswer question={question} onAnswer={onAnswer} /> : null}
        {answersTo(question).map((said) => (
          <Button key={said} aria-pressed={said === value} onClick={() => onAnswer(said)}>
            {said}
          </Button>
        ))}
      </span>
    </fieldset>
  )
}

function NumberAnswer({ question, onAnswer }: Readonly<{ question: ModelQuestion; onAnswer: (said: string) => void }>) {
  const [typed, setTyped] = useState('')
  const said = typed.trim().replace(',', '.')
  const ready = isAnswer(question, said)
  return (
    <form
      className="asked-answers"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onAnswer(said)
      }}
    >
      <input
        aria-label={question.label}
        inputMode="decimal"
        className="asked-number num"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="quiet">{displayUnit(question.unit ?? '')}</span>
      <Button type="submit" aria-disabled={!ready}>
        Answer
      </Button>
    </form>
  )
}
