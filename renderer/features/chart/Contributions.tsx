import type { Contribution } from '#app/contract/risk.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { dateTime } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { type Column, SourceLink, Table } from '../../ui/index.ts'
import { barOf, effectText, valueText } from './contribution-bars.ts'

/** Each input, its value and time, and its part in the score as a bar: to the right it raises, to the left it lowers. */
export function Contributions({ items, unit }: Readonly<{ items: readonly Contribution[]; unit: string }>) {
  if (items.length === 0) return <p className="unknown">No inputs are given for this answer.</p>
  const signed = items.some((item) => (item.effect ?? 0) < 0)
  const largest = Math.max(0, ...items.map((item) => Math.abs(item.effect ?? 0)))
  const columns: readonly Column<Contribution>[] = [
    { key: 'label', head: 'Input', cell: (item) => item.label },
    { key: 'value', head: 'Value', align: 'end', cell: (item) => <Value item={item} /> },
    { key: 'unit', head: 'Unit', cell: (item) => <span className="quiet">{item.unit === null ? '' : displayUnit(item.unit)}</span> },
    { key: 'at', head: 'Time', cell: (item) => <span className="quiet">{dateTime(item.at)}</span> },
    { key: 'effect', head: unit === 'points' ? 'Points' : 'Effect', align: 'end', cell: (item) => effectText(item.effect) },
    {
      key: 'bar',
      head: <span className="visually-hidden">Effect as a bar</span>,
      width: '180px',
      cell: (item) => <Bar effect={item.effect} largest={largest} signed={signed} />,
    },
  ]
  return <Table caption="Inputs and their part in the score" columns={columns} rows={items} rowKey={(item) => item.input} />
}

function Value({ item }: Readonly<{ item: Contribution }>) {
  const text = valueText(item.value)
  if (item.facts.length === 0) return item.value === null ? <span className="unknown">{text}</span> : text
  return <SourceLink onOpen={() => showEvidence(item.facts)}>{text}</SourceLink>
}

function Bar({ effect, largest, signed }: Readonly<{ effect: number | null; largest: number; signed: boolean }>) {
  const bar = barOf(effect, largest, signed)
  return (
    <span className={signed ? 'effect effect-signed' : 'effect'} aria-hidden="true">
      {bar === null ? null : (
        <span className={bar.raises ? 'effect-up' : 'effect-down'} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
      )}
    </span>
  )
}
