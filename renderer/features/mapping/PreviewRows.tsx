import type { ReactNode } from 'react'
import type { MappingPreview, PreviewRow } from '#app/contract/intake.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import { dateTime } from '../../i18n/format.ts'
import { useMapping } from '../../stores/mapping.ts'
import { type Column, Section, SeverityMark, Table } from '../../ui/index.ts'
import { levelLook } from '../held/words.ts'
import { factLabels, factsOf, type PreviewFact, sharedUnit } from './preview-grid.ts'

/** Ten rows as they would be stored, with what would be flagged and what could not be read. */
export function PreviewRows({ preview }: Readonly<{ preview: MappingPreview }>) {
  const stale = useMapping((state) => state.stale)
  const { rows, mapping } = preview
  return (
    <Section
      title={text.mapping.rows}
      note={<span aria-live="polite">{stale ? text.mapping.updating : text.mapping.rowsNote}</span>}
      scroll
      className="mapping-rows"
    >
      <div className="mapping-preview" data-stale={stale ? '' : undefined}>
        {rows.length === 0 ? (
          <p className="mapping-empty quiet">{text.mapping.noRows}</p>
        ) : (
          <Table
            caption={text.mapping.rows}
            rows={rows}
            rowKey={(row) => String(row.line)}
            columns={columnsOf(rows, mapping.layout === 'long')}
          />
        )}
      </div>
    </Section>
  )
}

function columnsOf(rows: readonly PreviewRow[], long: boolean): readonly Column<PreviewRow>[] {
  const { head } = text.mapping
  return [
    { key: 'line', head: head.line, align: 'end', className: 'quiet', cell: (row) => row.line },
    { key: 'patient', head: head.patient, cell: (row) => row.patient ?? <span className="unknown">–</span>, className: 'mapping-nowrap' },
    { key: 'time', head: head.time, cell: (row) => dateTime(row.time), className: 'mapping-nowrap' },
    ...(long ? [inLine(head.stored)] : factLabels(rows).map((label) => factColumn(rows, label))),
    { key: 'problems', head: head.problems, cell: (row) => <Problems row={row} /> },
  ]
}

const inLine = (head: string): Column<PreviewRow> => ({
  key: 'facts',
  head,
  cell: (row) =>
    row.facts.length === 0 ? (
      <span className="unknown">{text.mapping.rowNothing}</span>
    ) : (
      row.facts.map((fact) => <Fact key={fact.label} fact={fact} label />)
    ),
})

function factColumn(rows: readonly PreviewRow[], label: string): Column<PreviewRow> {
  const unit = sharedUnit(rows, label)
  return {
    key: `fact ${label}`,
    head: (
      <>
        {label} <span className="tiny">{unit ? displayUnit(unit) : ''}</span>
      </>
    ),
    align: 'end',
    className: 'mapping-nowrap',
    cell: (row) => each(factsOf(row, label), (fact) => <Fact key={fact.value} fact={fact} unit={unit === null} />),
  }
}

const each = (facts: readonly PreviewFact[], shown: (fact: PreviewFact) => ReactNode) =>
  facts.length === 0 ? <span className="unknown">–</span> : facts.map(shown)

function Fact({ fact, unit = true, label = false }: Readonly<{ fact: PreviewFact; unit?: boolean; label?: boolean }>) {
  const look = levelLook(fact.level)
  return (
    <span className="mapping-fact" title={look ? `${look.word}: ${fact.reason}` : fact.reason}>
      {label ? <span className="ink2">{fact.label} </span> : null}
      {look ? <SeverityMark severity={look.severity} label={look.word} /> : null}
      <span className={look ? `sev-${look.severity}` : undefined}>{fact.value}</span>
      {unit && fact.unit ? <span className="quiet"> {displayUnit(fact.unit)}</span> : null}
    </span>
  )
}

function Problems({ row }: Readonly<{ row: PreviewRow }>) {
  const flagged = row.facts.flatMap((fact) =>
    fact.level === 'impossible' || fact.level === 'implausible' ? [`${fact.label}: ${fact.reason}`] : [],
  )
  const all = [...row.problems, ...flagged]
  return all.length === 0 ? null : (
    <span className="mapping-problem warn" title={all.join(' ')}>
      {all.join(' ')}
    </span>
  )
}
