import { useEffect } from 'react'
import type { AlertResponse } from '#app/contract/entry-quality.ts'
import { text } from '../../i18n/en.ts'
import { ago, count } from '../../i18n/format.ts'
import { loadAlertResponses, useChecks } from '../../stores/checks.ts'
import { EmptyState, Section, SeverityMark, Table } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'
import { lasted } from './lasted.ts'

const words = text.checks.alerts

/** How soon alerts are answered, by kind: whether hours become minutes. */
export function AlertAnswers() {
  const alerts = useChecks((state) => state.alerts)
  useEffect(() => void loadAlertResponses(), [])
  return (
    <Section title={words.title} note={words.note} scroll>
      <Loaded remote={alerts} onRetry={() => void loadAlertResponses()} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={words.none}>{words.noneBody}</EmptyState>
          ) : (
            <Table caption={words.title} rows={rows} rowKey={({ kind, subject }) => `${kind} ${subject}`} columns={COLUMNS} />
          )
        }
      </Loaded>
    </Section>
  )
}

const timeOf = (ms: number | null) => (ms === null ? <span className="unknown">{text.checks.notEnough}</span> : lasted(ms))

function Open({ open, oldestOpen, severity }: Readonly<Pick<AlertResponse, 'open' | 'oldestOpen' | 'severity'>>) {
  if (open === 0) return <span className="quiet">0</span>
  return (
    <>
      <SeverityMark severity={severity} /> {count(open)} <span className="quiet">{words.oldest(ago(oldestOpen))}</span>
    </>
  )
}

const COLUMNS = [
  { key: 'label', head: words.head.label, width: '26%', cell: ({ label }: AlertResponse) => <strong>{label}</strong> },
  { key: 'kind', head: words.head.kind, className: 'ink2', cell: ({ kind }: AlertResponse) => words.kinds[kind] ?? kind },
  { key: 'raised', head: words.head.raised, width: '80px', align: 'end', cell: ({ raised }: AlertResponse) => count(raised) },
  {
    key: 'answered',
    head: words.head.answered,
    width: '92px',
    align: 'end',
    cell: ({ acknowledged }: AlertResponse) => count(acknowledged),
  },
  { key: 'median', head: words.head.median, width: '116px', align: 'end', cell: ({ medianMs }: AlertResponse) => timeOf(medianMs) },
  { key: 'p90', head: words.head.p90, width: '120px', align: 'end', cell: ({ p90Ms }: AlertResponse) => timeOf(p90Ms) },
  { key: 'ended', head: words.head.ended, width: '140px', align: 'end', cell: ({ ended }: AlertResponse) => count(ended) },
  { key: 'open', head: words.head.open, width: '180px', align: 'end', cell: (row: AlertResponse) => <Open {...row} /> },
] as const
