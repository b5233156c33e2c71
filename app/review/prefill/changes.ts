/** What else came: problems, visits, procedures, immunizations, notes. One line for each kind. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem } from '../../contract/chart.ts'
import type { Severity } from '../../contract/risk.ts'
import type { Since } from './since.ts'
import { listed, newestOf, type Said, sentence, whenText } from './words.ts'

const msOf = (text: string | null) => parseWhen(text)?.ms ?? null

type Told = Readonly<{ fact: ListItem['fact']; label: string; at: string | null }>

function line(id: string, lead: string, items: readonly Told[], severity: Severity = 'none'): Said[] {
  if (items.length === 0) return []
  const said = items.map(({ label, at }) => (at === null ? label : `${label} (${whenText(at)})`))
  const [facts, at] = [items.map(({ fact }) => fact), newestOf(items.map((one) => one.at))]
  return [sentence({ id: `changes:${id}`, group: 'changes', severity, title: `${lead}: ${listed(said)}`, basis: 'chart', facts, at })]
}

const started = ({ fact, label, start }: ListItem): Told => ({ fact, label, at: start })
const ended = ({ fact, label, end }: ListItem): Told => ({ fact, label, at: end })

export function changeFindings(view: ChartView, since: Since): Said[] {
  const fresh = (items: readonly ListItem[]) => items.filter(({ fact, start }) => since.isNew(fact, msOf(start)))
  const over = (items: readonly ListItem[]) =>
    items.filter(({ fact, active, end }) => !active && end !== null && since.isNew(fact, msOf(end)))
  const notes = view.notes
    .filter(({ fact, date }) => since.isNew(fact, msOf(date)))
    .map(({ fact, label, date }) => ({ fact, label, at: date }))
  return [
    ...line(
      'problems',
      'New problems',
      fresh(view.problems)
        .filter(({ active }) => active)
        .map(started),
      'low',
    ),
    ...line('resolved', 'Problems resolved', over(view.problems).map(ended)),
    ...line('encounters', 'Visits and stays', fresh(view.encounters).map(started)),
    ...line('procedures', 'Procedures', fresh(view.procedures).map(started)),
    ...line('immunizations', 'Immunizations', fresh(view.immunizations).map(started)),
    ...line('notes', 'New notes and reports', notes),
  ]
}
