import './exchange.css'
import { useState } from 'react'
import type { ExportKind, ExportResult } from '#app/contract/exchange.ts'
import { text } from '../../i18n/en.ts'
import { bytes, count } from '../../i18n/format.ts'
import { chooseKind, useExchange, writeExport } from '../../stores/exchange.ts'
import { Button, ErrorLine, Section, useShortcut } from '../../ui/index.ts'
import { MakeDowntime } from '../downtime/MakeDowntime.tsx'
import { NewPassphrase } from '../unlock/NewPassphrase.tsx'
import type { PassphraseDraft } from '../unlock/strength.ts'
import { Receive } from './Receive.tsx'
import { exportBlocked, patientsOf } from './readiness.ts'
import { Whose } from './Whose.tsx'

const KINDS = ['fhir-bundle', 'fhir-ndjson', 'ips', 'csv', 'transfer'] as const
const NO_PASSPHRASE: PassphraseDraft = { first: '', second: '' }
const words = text.exchange

/** What leaves the store, and what another laptop brings. */
export function ExchangeTab() {
  return (
    <div className="exchange">
      <Out />
      <div className="exchange-side">
        <Receive />
        <MakeDowntime />
      </div>
    </div>
  )
}

function Out() {
  const state = useExchange()
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE)
  const busy = state.written.state === 'loading'
  const blocked = exportBlocked({ ...state, passphrase })
  const write = async () => {
    if (busy || blocked !== null) return
    await writeExport(state.kind, patientsOf(state), state.kind === 'transfer' ? passphrase.first : null)
    setPassphrase(NO_PASSPHRASE)
  }
  useShortcut('Ctrl+Enter', words.keys.run, text.intake.tabs.export, () => void write())
  return (
    <Section title={words.title} scroll className="exchange-out">
      <div className="exchange-form">
        <Kinds kind={state.kind} />
        <Whose />
        {state.kind === 'transfer' ? (
          <div className="exchange-passphrase">
            <NewPassphrase value={passphrase} onChange={setPassphrase} />
            <p className="quiet">{words.passphraseHint}</p>
          </div>
        ) : null}
        <div>
          <h3>{words.contains}</h3>
          <p className="ink2">{contents(state.kind)}</p>
        </div>
        <div className="exchange-run">
          <Button variant="primary" shortcut="Ctrl+Enter" disabled={busy} reason={busy ? null : blocked} onClick={() => void write()}>
            {busy ? words.running : words.run}
          </Button>
          <span className="quiet" role="status">
            {blocked}
          </span>
        </div>
        <div className="exchange-result">
          <h3>{words.result}</h3>
          {state.written.failure ? <ErrorLine failure={state.written.failure} /> : null}
          {state.written.cancelled ? <p className="ink2">{words.cancelled}</p> : null}
          {state.written.value ? <Written result={state.written.value} /> : <p className="quiet">{words.resultNone}</p>}
        </div>
      </div>
    </Section>
  )
}

/** All the kinds at once: what each is for stands beside it. */
function Kinds({ kind }: Readonly<{ kind: ExportKind }>) {
  return (
    <fieldset className="exchange-kinds">
      <legend>{words.what}</legend>
      {KINDS.map((one) => (
        <label key={one}>
          <input type="radio" name="exchange-kind" value={one} checked={kind === one} onChange={() => chooseKind(one)} />
          <span>
            <strong>{words.kinds[one].name}</strong> <span className="ink2">{words.kinds[one].body}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function contents(kind: ExportKind): string {
  const held = kind === 'ips' || kind === 'csv' ? words.heldLeftOut : words.heldWritten
  return `${held} ${kind === 'transfer' ? words.containsSealed : words.containsPlain}`
}

function Written({ result }: Readonly<{ result: ExportResult }>) {
  const names = words.resultOf
  return (
    <>
      <p className="exchange-path mono">{result.path}</p>
      <dl className="exchange-figures num">
        {(
          [
            [names.kind, words.kinds[result.kind].name],
            [names.patients, count(result.patients)],
            [names.resources, count(result.resources)],
            [names.held, count(result.held)],
            [names.bytes, bytes(result.bytes)],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {result.held > 0 ? <p className="ink2 num">{words.heldNote(count(result.held))}</p> : null}
    </>
  )
}
