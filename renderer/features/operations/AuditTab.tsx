import { useEffect } from 'react'
import type { AuditEntry, VerifyReport } from '#app/contract/operations.ts'
import { text } from '../../i18n/en.ts'
import { count, stamp } from '../../i18n/format.ts'
import { loadAudit, loadOlderAudit, runVerify, useOperations } from '../../stores/operations.ts'
import { Button, ErrorState, Section, SkeletonRows, StateTag, Table } from '../../ui/index.ts'
import { detailWords } from './detail.ts'
import { Loaded } from './Loaded.tsx'

/** The log, newest first, and the proof that nobody changed it. */
export function AuditTab() {
  const audit = useOperations((state) => state.audit)
  useEffect(() => void loadAudit(), [])
  return (
    <div className="operations-two">
      <Verify />
      <Section title={text.operations.auditTitle} scroll note={<Button onClick={() => void loadAudit()}>{text.operations.refresh}</Button>}>
        <Loaded remote={audit} rows={14} onRetry={() => void loadAudit()}>
          {(entries) =>
            entries.length === 0 ? <p className="operations-none quiet">{text.operations.auditEmpty}</p> : <Entries entries={entries} />
          }
        </Loaded>
      </Section>
    </div>
  )
}

function Entries({ entries }: Readonly<{ entries: readonly AuditEntry[] }>) {
  const end = useOperations((state) => state.auditEnd)
  const busy = useOperations((state) => state.audit.state === 'loading')
  const words = text.operations.auditColumns
  return (
    <>
      <Table
        caption={text.operations.auditTitle}
        rows={entries}
        rowKey={(entry) => String(entry.seq)}
        columns={[
          { key: 'seq', head: words.seq, align: 'end', width: '56px', cell: (entry) => count(entry.seq), className: 'quiet' },
          { key: 'at', head: words.at, width: '152px', cell: (entry) => stamp(entry.at), className: 'operations-time' },
          { key: 'user', head: words.user, cell: (entry) => entry.user, className: 'operations-time' },
          { key: 'action', head: words.action, cell: (entry) => entry.action },
          { key: 'patient', head: words.patient, cell: (entry) => entry.patient ?? '–', className: 'operations-id quiet' },
          { key: 'detail', head: words.detail, cell: (entry) => <Detail text={detailWords(entry.detail)} /> },
          {
            key: 'hash',
            head: words.hash,
            cell: (entry) => <span title={entry.hash}>{entry.hash.slice(0, 10)}</span>,
            className: 'mono quiet',
          },
        ]}
      />
      <div className="operations-more">
        {end ? (
          <span className="quiet">{text.operations.auditEnd}</span>
        ) : (
          <Button disabled={busy} onClick={() => void loadOlderAudit()}>
            {text.operations.older}
          </Button>
        )}
      </div>
    </>
  )
}

/** Two lines at most; the whole in the hint. */
function Detail({ text: words }: Readonly<{ text: string }>) {
  return (
    <div className="operations-detail" title={words}>
      {words}
    </div>
  )
}

function Verify() {
  const verify = useOperations((state) => state.verify)
  const busy = verify.state === 'loading'
  return (
    <Section
      title={text.operations.verifyTitle}
      note={
        <Button disabled={busy} onClick={() => void runVerify()}>
          {busy ? text.operations.verifying : text.operations.verify}
        </Button>
      }
    >
      {verify.failure ? <ErrorState failure={verify.failure} /> : null}
      {busy ? <SkeletonRows rows={3} /> : null}
      {!busy && !verify.failure ? <Verified report={verify.value} /> : null}
    </Section>
  )
}

function Verified({ report }: Readonly<{ report: VerifyReport | null }>) {
  const { verifyDatabase, verifyChain, verifyProjections } = text.operations
  return (
    <ul className="operations-verify num">
      <Line name={verifyDatabase} part={report?.database ?? null} />
      <Line
        name={verifyChain}
        part={report ? { ok: report.auditChain.ok, message: report.auditChain.message ?? chainWords(report.auditChain) } : null}
      />
      <Line name={verifyProjections} part={report?.projections ?? null} />
    </ul>
  )
}

const chainWords = (chain: VerifyReport['auditChain']) =>
  chain.ok ? text.operations.chainOk(count(chain.entries)) : text.operations.chainBroken(String(chain.brokenAt ?? '?'))

function Line({ name, part }: Readonly<{ name: string; part: Readonly<{ ok: boolean; message: string }> | null }>) {
  return (
    <li>
      <StateTag severity={part === null ? 'unknown' : part.ok ? 'none' : 'high'}>{name}</StateTag>
      <span className={part ? '' : 'unknown'}>{part?.message ?? text.operations.notVerified}</span>
    </li>
  )
}
