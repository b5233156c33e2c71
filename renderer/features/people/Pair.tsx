import { useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { PersonMatch } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime, decimal } from '../../i18n/format.ts'
import { decidePair, notePair, undoPair, useMatches } from '../../stores/matches.ts'
import { openChart } from '../../stores/route.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, Dialog, Section, SeverityMark, TextInput, toastFailure, useShortcut } from '../../ui/index.ts'
import { type Compared, compared, marked } from './difference.ts'

const words = text.people

const nameOf = (pair: PersonMatch) => pair.a.name ?? pair.b.name ?? text.common.nameUnknown

function said(failure: Failure | null, done: string): void {
  if (failure) toastFailure(failure)
  else announce(done)
}

/** One pair side by side: what agrees, what differs, why they may be one, and the decision. */
export function Pair({ pair }: Readonly<{ pair: PersonMatch }>) {
  return (
    <Section title={`${nameOf(pair)} · ${words.status[pair.status]}`} note={<Decided pair={pair} />} scroll className="people-pair">
      <table className="people-table num">
        <caption className="visually-hidden">{words.compare}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              {words.a} <span className="tiny">{words.first}</span>
            </th>
            <th scope="col">
              {words.b} <span className="tiny">{pair.status === 'merged' ? words.joined : words.second}</span>
            </th>
            <th scope="col">{words.compare}</th>
          </tr>
        </thead>
        <tbody>
          {compared(pair.a, pair.b).map((line) => (
            <Row key={line.field} line={line} />
          ))}
          <tr>
            <th scope="row">{words.fields.facts}</th>
            <td>{count(pair.a.facts)}</td>
            <td>{count(pair.b.facts)}</td>
            <td />
          </tr>
          <Charts pair={pair} />
        </tbody>
      </table>
      <Evidence pair={pair} />
      <Decide pair={pair} />
    </Section>
  )
}

function Decided({ pair }: Readonly<{ pair: PersonMatch }>) {
  if (pair.status === 'open') return <span>{dateTime(pair.at)}</span>
  return <span>{words.by(pair.by === 'rule' || pair.by === null ? words.rule : pair.by, dateTime(pair.at))}</span>
}

function Row({ line }: Readonly<{ line: Compared }>) {
  return (
    <tr data-state={line.state}>
      <th scope="row">{words.fields[line.field]}</th>
      <Side own={line.a} other={line.b} />
      <Side own={line.b} other={line.a} />
      <td className={line.state === 'differs' ? 'warn' : 'quiet'}>
        {line.state === 'same' ? '=' : line.state === 'differs' ? '≠' : '–'} {line.state === 'missing' ? '' : words[line.state]}
      </td>
    </tr>
  )
}

function Side({ own, other }: Readonly<{ own: string | null; other: string | null }>) {
  if (own === null) return <td className="unknown">{words.missing}</td>
  if (other === null || own === other) return <td>{own}</td>
  const pieces = marked(own, other)
  return (
    <td>
      {pieces.map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, never reordered
        piece.differs ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </td>
  )
}

function Charts({ pair }: Readonly<{ pair: PersonMatch }>) {
  const mayView = useMay('view')
  if (!mayView) return null
  const sides = pair.status === 'merged' ? [pair.a] : [pair.a, pair.b]
  return (
    <tr>
      <td />
      {sides.map((side) => (
        <td key={side.patient}>
          <Button variant="quiet" className="people-open" onClick={() => openChart(side.patient)}>
            {words.open}
          </Button>
        </td>
      ))}
      {sides.length === 1 ? <td /> : null}
      <td />
    </tr>
  )
}

function Evidence({ pair }: Readonly<{ pair: PersonMatch }>) {
  const word = pair.score >= 0.9 ? words.scoreWord.high : pair.score >= 0.6 ? words.scoreWord.medium : words.scoreWord.low
  return (
    <div className="people-evidence">
      <p className="num">
        <strong>{decimal(pair.score, 2)}</strong> {word} <span className="quiet">{words.score}</span>
      </p>
      <h3>{words.evidence}</h3>
      <ul>
        {pair.evidence.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}

function Decide({ pair }: Readonly<{ pair: PersonMatch }>) {
  const { note, deciding } = useMatches()
  const [undoing, setUndoing] = useState(false)
  const open = pair.status === 'open'
  const same = () => void decidePair(pair.id, 'same').then((failure) => said(failure, words.merged(nameOf(pair))))
  const different = () => void decidePair(pair.id, 'different').then((failure) => said(failure, words.different))
  const undo = () => {
    setUndoing(false)
    void undoPair(pair.id).then((failure) => said(failure, words.undone))
  }
  useShortcut('s', words.keys.same, text.keys.decide, same, open)
  useShortcut('d', words.keys.different, text.keys.decide, different, open)
  useShortcut('u', words.keys.undo, text.keys.decide, () => setUndoing(true), !open)
  return (
    <div className="people-decide">
      <TextInput
        label={words.note}
        placeholder={words.noteHint}
        keepLine={false}
        maxLength={500}
        value={note}
        onChange={(event) => notePair(event.target.value)}
      />
      <div className="people-buttons">
        {open ? (
          <>
            <Button variant="primary" shortcut="S" disabled={deciding} onClick={same}>
              {words.sameButton}
            </Button>
            <Button shortcut="D" disabled={deciding} onClick={different}>
              {words.differentButton}
            </Button>
          </>
        ) : (
          <Button shortcut="U" disabled={deciding} onClick={() => setUndoing(true)}>
            {words.undo}
          </Button>
        )}
      </div>
      <p className="quiet">
        {pair.status === 'different'
          ? words.differentNote
          : pair.status === 'merged'
            ? words.undoBody
            : `${words.sameButton}: ${words.sameNote}`}
      </p>
      <Dialog
        open={undoing}
        onOpenChange={setUndoing}
        width="narrow"
        title={pair.status === 'merged' ? words.undoTitle : words.undo}
        description={pair.status === 'merged' ? words.undoBody : words.undoDifferentBody}
        actions={
          <Button variant="primary" onClick={undo}>
            {pair.status === 'merged' ? words.undoConfirm : words.undo}
          </Button>
        }
      >
        <p>
          <SeverityMark severity="medium" /> {pair.a.name ?? text.common.nameUnknown} · {pair.b.name ?? text.common.nameUnknown}
        </p>
      </Dialog>
    </div>
  )
}
