import type { ReactNode } from 'react'
import type { ChartView, ListItem } from '#app/contract/chart.ts'
import { date, dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { type Column, SourceLink, Table } from '../../ui/index.ts'

export function Encounters({ view }: Readonly<{ view: ChartView }>) {
  return (
    <RecordPane label="Encounters and procedures">
      <Block title="Encounters" none="No encounter is recorded." items={view.encounters} columns={SPANS} />
      <Block title="Procedures" none="No procedure is recorded." items={view.procedures} columns={SPANS} />
    </RecordPane>
  )
}

export function Immunizations({ view }: Readonly<{ view: ChartView }>) {
  return (
    <RecordPane label="Immunizations">
      <Block title="Immunizations" none="No immunization is recorded." items={view.immunizations} columns={SPANS} />
    </RecordPane>
  )
}

function RecordPane({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className="records" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

const SPANS: readonly Column<ListItem>[] = [
  { key: 'start', head: 'Date', width: '152px', cell: (item) => dateTime(item.start) },
  {
    key: 'label',
    head: 'What',
    cell: (item) => (
      <>
        <SourceLink onOpen={() => showEvidence([item.fact])}>{item.label}</SourceLink>
        {item.detail ? <span className="quiet"> {item.detail}</span> : null}
      </>
    ),
  },
  { key: 'status', head: 'State', width: '110px', cell: (item) => <span className="quiet">{item.status ?? 'not recorded'}</span> },
  {
    key: 'end',
    head: 'Until',
    width: '110px',
    cell: (item) => <span className="quiet">{item.end && item.end !== item.start ? date(item.end) : ''}</span>,
  },
]

type BlockProps = Readonly<{ title: string; none: string; items: readonly ListItem[]; columns: readonly Column<ListItem>[] }>

function Block({ title, none, items, columns }: BlockProps) {
  return (
    <>
      <h3 className="records-head">
        {title} <span className="tiny">{items.length}</span>
      </h3>
      {items.length === 0 ? (
        <p className="chart-none">{none}</p>
      ) : (
        <Table caption={title} columns={columns} rows={items} rowKey={(item) => item.fact} />
      )}
    </>
  )
}
