/** Parts of the chart that more than one sheet prints. Times are as the source wrote them. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem, ResultRow } from '../../contract/chart.ts'
import type { Block, Cell } from '../../contract/documents.ts'
import type { Alert } from '../../contract/risk.ts'
import { minuteText, newestOf } from '../prefill/words.ts'
import { isValue } from '../result-rows.ts'
import { valueWithUnit } from '../risk-rows.ts'
import { cell, list, pairs, paragraph, table } from './blocks.ts'

const NOT_RECORDED = 'not recorded'
const dayText = (text: string | null) => (text === null ? NOT_RECORDED : text.slice(0, 'YYYY-MM-DD'.length))
const dated = (text: string | null) => (text === null ? NOT_RECORDED : minuteText(text))

export function allergies({ allergies: { state, items } }: ChartView): Block {
  if (state === 'not-asked') return paragraph('Allergies: nobody has asked. This is not “none”.')
  if (state === 'none-known') return paragraph('No known allergies.')
  const active = items.filter((item) => item.active)
  return list(
    active.map(({ label, detail, severe }) => cell([label, detail].filter(Boolean).join(': '), severe)),
    'No active allergy is recorded.',
  )
}

export const problems = ({ problems: all }: ChartView): Block =>
  list(
    all.filter(({ active }) => active).map(({ label, start }) => (start ? `${label}, since ${dayText(start)}` : label)),
    'No active problem is recorded.',
  )

const isLine = ({ fact, status }: ListItem) => !fact.startsWith('MedicationAdministration/') && status !== 'stated'

export const activeMedications = ({ medications }: ChartView): Block =>
  table(
    [
      ['Medication', 5],
      ['Directions and reason', 5],
      ['Since', 2],
    ],
    medications
      .filter((item) => item.active && isLine(item))
      .map(({ label, detail, start }) => [cell(label, true), detail ?? NOT_RECORDED, dayText(start)]),
    'No current medication is recorded. This is not the same as none.',
  )

export const pastMedications = ({ medications }: ChartView): Block =>
  table(
    [
      ['Medication', 6],
      ['State', 2],
      ['From', 2],
      ['Until', 2],
    ],
    medications
      .filter((item) => !item.active && isLine(item))
      .map(({ label, status, start, end }) => [label, status ?? NOT_RECORDED, dayText(start), dayText(end)]),
    'No past medication is recorded.',
  )

/** What the check of the list says: of one drug after the other, what to do. */
export function medicationCheck({ medicationCheck: { checked, total, reason, result } }: ChartView): readonly Block[] {
  const state = `${checked} of ${total} medications were checked against this patient${result ? ` (knowledge of ${result.knowledge.reviewed || 'no date'})` : ''}.`
  const said = (result?.findings ?? [])
    .filter(({ tier }) => tier !== 'info')
    .map(({ title, management, severity }) =>
      cell(`${title.replace(/\.$/, '')}. ${management}`, severity === 'contraindicated' || severity === 'serious'),
    )
  return [paragraph(`${state} ${reason}`.trim()), list(said, 'Nothing that asks for action was found in what could be checked.')]
}

const stateWord = (state: string) =>
  state === 'unassessed' ? 'not assessed' : state === 'normal' ? '' : state.replace('critical-', 'critically ')
const RESULT_COLUMNS = [
  ['Result', 5],
  ['Value', 4],
  ['', 3],
  ['Measured', 4],
  ['Before', 6],
  ['Reference', 3],
] as const

/** @param fromMs only what was measured at or after; null: all */
export function resultTable(rows: readonly ResultRow[], fromMs: number | null, none: string): Block {
  const shown = rows.flatMap((row) => {
    const [newest, before] = row.points.filter(isValue).slice(-2).reverse()
    if (!newest || (fromMs !== null && (newest.ms === null || newest.ms < fromMs))) return []
    const unit = row.unit && newest.value !== null ? ` ${row.unit}` : ''
    const heavy = newest.state !== 'normal' && newest.state !== 'unassessed'
    const earlier = before ? `${before.text} (${dated(before.at)})` : ''
    return [
      [
        row.label,
        cell(`${newest.text}${unit}`, heavy),
        cell(stateWord(newest.state), heavy),
        dated(newest.at),
        earlier,
        row.range?.text ?? '',
      ],
    ]
  })
  return table(RESULT_COLUMNS, shown, none)
}

export const openAlerts = ({ alerts }: ChartView): readonly Alert[] => alerts.filter(({ status }) => status === 'open')

export const alertList = (view: ChartView): Block =>
  list(
    openAlerts(view).map(({ title, detail, action, severity }) =>
      cell([`${title}. ${detail}`, action].filter(Boolean).join(' '), severity === 'high'),
    ),
    'No alert is open.',
  )

/** What is to be done: tasks, then steps of care pathways that are open. */
export function actions({ tasks, pathways }: ChartView, nowMs: number): readonly Cell[] {
  const isDue = (due: string | null) => (parseWhen(due)?.ms ?? Number.POSITIVE_INFINITY) <= nowMs
  const own = tasks.map(({ title, dueAt, note }) =>
    cell(`${title}, ${isDue(dueAt) ? 'was due' : 'due'} ${minuteText(dueAt)}${note ? ` (${note})` : ''}`, isDue(dueAt)),
  )
  const steps = pathways.flatMap(({ title, steps: all }) =>
    all
      .filter(({ status }) => status === 'open')
      .map((step) =>
        cell(
          `${step.title} (${title}${step.dueAt ? `, ${step.overdue ? 'was due' : 'due'} ${minuteText(step.dueAt)}` : ''})`,
          step.overdue,
        ),
      ),
  )
  return [...own, ...steps]
}

export const scores = ({ risks }: ChartView, most: readonly string[] = ['medium', 'high']): readonly Cell[] =>
  risks
    .filter(({ status, severity }) => status === 'ok' && most.includes(severity))
    .map((row) =>
      cell(
        `${row.title} ${valueWithUnit(row, row.value)}${row.bandLabel ? `, ${row.bandLabel}` : ''} (data of ${dated(row.at)})`,
        row.severity === 'high',
      ),
    )

export function person(view: ChartView): Block {
  const { patient } = view
  return pairs([
    ['Weight', patient.weight ? `${patient.weight.text} (${dated(patient.weight.at)})` : NOT_RECORDED],
    ['Kidney function', patient.kidney ? `${patient.kidney.text} (${dated(patient.kidney.at)})` : NOT_RECORDED],
    ['Code status', patient.codeStatus ?? NOT_RECORDED],
    ...(patient.pregnancy === null ? [] : [['Pregnancy', patient.pregnancy] as const]),
  ])
}

/** Time of the newest result on the chart, so that a sheet of old data cannot look like one of today. */
export function newestData(view: ChartView): string {
  const times = [...view.vitals, ...view.labs].flatMap(({ points }) => points.at(-1)?.at ?? [])
  const newest = newestOf(times)
  return newest === null ? 'no dated result on the chart' : `newest result of ${minuteText(newest)}`
}
