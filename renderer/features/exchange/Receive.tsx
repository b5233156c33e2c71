import { type FormEvent, useState } from 'react'
import type { TransferConflict, TransferReport } from '#app/contract/exchange.ts'
import { text } from '../../i18n/en.ts'
import { count, dateTime } from '../../i18n/format.ts'
import { receiveTransfer, useExchange } from '../../stores/exchange.ts'
import { Button, type Column, ErrorLine, Section, StateTag, Table, TextInput } from '../../ui/index.ts'

const words = text.exchange

/** A bundle from another laptop: opened with its passphrase; what both have in different versions is listed. */
export function Receive() {
  const received = useExchange((state) => state.received)
  const [passphrase, setPassphrase] = useState('')
  const busy = received.state === 'loading'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || passphrase === '') return
    await receiveTransfer(passphrase)
    setPassphrase('')
  }
  return (
    <Section title={words.receive} scroll className="exchange-in">
      <div className="exchange-form">
        <p className="ink2">{words.receiveBody}</p>
        <form className="exchange-receive" onSubmit={(event) => void submit(event)}>
          <TextInput
            label={words.receivePassphrase}
            type="password"
            keepLine={false}
            maxLength={1024}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <Button type="submit" disabled={busy} reason={!busy && passphrase === '' ? words.receiveNeeds : null}>
            {busy ? words.receiving : words.receiveRun}
          </Button>
        </form>
        {received.failure ? <ErrorLine failure={received.failure} /> : null}
        {received.cancelled ? <p className="ink2">{words.nothingReceived}</p> : null}
        {received.value ? <Report report={received.value} /> : null}
      </div>
    </Section>
  )
}

const FIGURES = ['read', 'stored', 'unchanged', 'held', 'quarantined'] as const

function Report({ report }: Readonly<{ report: TransferReport }>) {
  const { sender } = report
  return (
    <>
      <h3>{words.received(report.file)}</h3>
      <p>
        {words.sender} <strong>{sender.name}</strong> <span className="mono">{sender.fingerprint}</span>{' '}
        <StateTag severity={sender.known ? 'none' : 'medium'}>{sender.known ? words.known : words.unknown}</StateTag>
      </p>
      <p className="quiet num">
        {words.madeAt} {dateTime(report.madeAt)}
      </p>
      <dl className="exchange-figures num">
        <div>
          <dt>{words.figures.patients}</dt>
          <dd>{count(report.patients)}</dd>
        </div>
        {FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{words.figures[figure]}</dt>
            <dd>{count(report.resources[figure])}</dd>
          </div>
        ))}
      </dl>
      <h3>
        {words.conflicts} <span className="quiet num">{count(report.conflicts.length)}</span>
      </h3>
      {report.conflicts.length === 0 ? <p className="quiet">{words.noConflicts}</p> : <Conflicts conflicts={report.conflicts} />}
    </>
  )
}

/** Ours and theirs beside each other; the one the chart shows says so in a word, and why. */
function Conflicts({ conflicts }: Readonly<{ conflicts: readonly TransferConflict[] }>) {
  const head = words.conflictHead
  const columns: readonly Column<TransferConflict>[] = [
    {
      key: 'resource',
      head: head.resource,
      cell: (conflict) => (
        <>
          {conflict.patient ?? '–'} <div className="tiny exchange-id">{conflict.resource}</div>
        </>
      ),
    },
    { key: 'ours', head: head.ours, cell: (conflict) => <Version said={conflict.ours} shown={conflict.shown === 'ours'} /> },
    { key: 'theirs', head: head.theirs, cell: (conflict) => <Version said={conflict.theirs} shown={conflict.shown === 'theirs'} /> },
    { key: 'because', head: head.because, className: 'ink2', cell: (conflict) => conflict.because },
  ]
  return <Table caption={words.conflicts} columns={columns} rows={conflicts} rowKey={(conflict) => conflict.resource} />
}

function Version({ said, shown }: Readonly<{ said: string | null; shown: boolean }>) {
  return (
    <>
      <span className={shown ? 'exchange-shown' : 'ink2'}>{said ?? <span className="unknown">{words.noVersion}</span>}</span>
      {shown ? <div className="tiny">{words.shownOnChart}</div> : null}
    </>
  )
}
