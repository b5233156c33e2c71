import { useEffect, useState } from 'react'
import type { Evidence } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { FactId, PatientId } from '#app/contract/ids.ts'
import { call } from '../../bridge/client.ts'
import { text } from '../../i18n/en.ts'
import { stamp } from '../../i18n/format.ts'
import { useChart } from '../../stores/chart.ts'
import { Button, Dialog, ErrorState, SkeletonRows, Table } from '../../ui/index.ts'
import './evidence.css'
import { limited, pretty } from './pretty.ts'

const close = () => useChart.setState({ evidence: null })

/** "Says who?": the rows behind a phrase, with where they came from and the resource as it came. */
export function EvidenceDialog({ patient }: Readonly<{ patient: PatientId }>) {
  const facts = useChart((state) => state.evidence)
  const title = facts === null || facts.length === 1 ? 'Where this comes from' : `Where this comes from: ${facts.length} rows`
  return (
    <Dialog open={facts !== null} onOpenChange={(open) => (open ? undefined : close())} title={title} width="wide">
      {facts === null ? null : <Rows key={facts.join(' ')} patient={patient} facts={facts} />}
    </Dialog>
  )
}

type Loaded = Readonly<{ rows: readonly Evidence[]; failure: null } | { rows: null; failure: Failure }>

function Rows({ patient, facts }: Readonly<{ patient: PatientId; facts: readonly FactId[] }>) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [tries, setTries] = useState(0)
  const { asked, left } = limited(facts)
  const key = asked.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the list asked, `tries` asks again
  useEffect(() => {
    let current = true
    void call('chart.evidence', { patient, facts: [...asked] }).then((result) => {
      if (current) setLoaded(result.ok ? { rows: result.value, failure: null } : { rows: null, failure: result.error })
    })
    return () => {
      current = false
    }
  }, [patient, key, tries])
  if (loaded === null) return <SkeletonRows rows={Math.min(asked.length * 3, 9)} height={22} label="Loading the rows" />
  if (loaded.rows === null) return <ErrorState failure={loaded.failure} onRetry={() => setTries((n) => n + 1)} />
  const missing = asked.length - loaded.rows.length
  return (
    <div className="evidence">
      {loaded.rows.map((row) => (
        <Row key={row.fact} row={row} />
      ))}
      {missing > 0 ? (
        <p className="warn">
          {missing} of {asked.length} rows could not be found in the store.
        </p>
      ) : null}
      {left > 0 ? <p className="quiet">{left} more rows are not shown here.</p> : null}
    </div>
  )
}

/** What the source said and what was made of it, with the reason. */
function Changes({ changes }: Readonly<{ changes: NonNullable<Evidence['changes']> }>) {
  const { path, from, to, because } = text.chart.changedColumns
  return (
    <div className="evidence-changes">
      <h4>{text.chart.changed}</h4>
      <Table
        caption={text.chart.changed}
        rows={changes}
        rowKey={(change) => `${change.path} ${change.from} ${change.to}`}
        columns={[
          { key: 'from', head: from, cell: (change) => change.from },
          { key: 'to', head: to, cell: (change) => <strong>{change.to}</strong> },
          { key: 'because', head: because, cell: (change) => change.because },
          { key: 'path', head: path, className: 'quiet', cell: (change) => change.path },
        ]}
      />
    </div>
  )
}

function Row({ row }: Readonly<{ row: Evidence }>) {
  const [raw, setRaw] = useState(false)
  return (
    <section className="evidence-row" aria-label={row.label}>
      <div className="evidence-line num">
        <h3>{row.label}</h3>
        <strong>{row.value}</strong>
        <span>{row.at ?? <span className="unknown">no time recorded</span>}</span>
      </div>
      <p className="quiet num">
        {[row.origin, row.mapping ? text.chart.mapping(row.mapping) : null, `stored ${stamp(row.recordedAt)}`, row.fact]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.changes && row.changes.length > 0 ? <Changes changes={row.changes} /> : null}
      <Button variant="quiet" aria-expanded={raw} onClick={() => setRaw(!raw)}>
        {raw ? 'Hide the resource' : `Show the ${row.type} as it came`}
      </Button>
      {raw ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
        <pre className="evidence-raw mono" tabIndex={0}>
          {pretty(row.raw)}
        </pre>
      ) : null}
    </section>
  )
}
