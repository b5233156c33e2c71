/** What is missing or not done: monitoring, overdue steps of care pathways, tasks, allergies nobody has confirmed. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView } from '../../contract/chart.ts'
import type { MedFinding } from '../../contract/medication.ts'
import type { PathwayView } from '../../contract/pathways.ts'
import type { Severity } from '../../contract/risk.ts'
import type { Task } from '../../contract/tasks.ts'
import { listed, newestOf, type Said, sentence, severally, whenText } from './words.ts'

const TIER: Readonly<Record<MedFinding['tier'], Severity>> = { interruptive: 'high', passive: 'medium', info: 'low' }

function monitoring({ medicationCheck }: ChartView): Said[] {
  const own = (medicationCheck.result?.findings ?? []).filter(({ kind }) => kind === 'monitoring')
  const base = { group: 'monitoring', basis: 'medication check', at: null } as const
  return severally(
    own,
    (finding) =>
      sentence({
        ...base,
        id: `monitoring:${finding.rules[0] ?? finding.between.join('+')}:${finding.between.join('+')}`,
        severity: TIER[finding.tier],
        title: [finding.title.replace(/\.$/, ''), ...finding.context.slice(0, 1)].join(': '),
        parts: [{ text: finding.management, facts: finding.facts }],
        facts: [...finding.facts],
      }),
    (rest) =>
      sentence({
        ...base,
        id: 'monitoring:more',
        severity: 'low',
        title: `Monitoring also missing: ${listed(rest.map(({ title }) => title.replace(/\.$/, '')))}`,
        facts: [...new Set(rest.flatMap(({ facts }) => facts))],
      }),
  )
}

function pathway({ id, title, steps }: PathwayView): Said[] {
  const overdue = steps.filter((step) => step.overdue)
  if (overdue.length === 0) return []
  const said = overdue.map((step) => `${step.title} (was due ${whenText(step.dueAt)})`)
  return [
    sentence({
      id: `pathway:${id}`,
      group: 'monitoring',
      severity: 'medium',
      title: `${title}, not done: ${listed(said, 4)}`,
      parts: overdue.slice(0, 3).map((step) => ({ text: step.because.join('; ') || step.why, facts: step.facts })),
      basis: 'care pathway',
      facts: [...new Set(overdue.flatMap(({ facts }) => facts))],
      at: newestOf(overdue.map(({ dueAt }) => dueAt)),
    }),
  ]
}

export const monitoringFindings = (view: ChartView): Said[] => [...monitoring(view), ...view.pathways.flatMap(pathway)]

const FROM: Readonly<Record<Task['origin'], string>> = {
  alert: 'from an alert',
  pathway: 'from a pathway',
  person: 'added by hand',
  medication: 'from a medication finding',
}

export function taskFindings({ tasks }: ChartView, nowMs: number): Said[] {
  const isDue = ({ dueAt }: Task) => (parseWhen(dueAt)?.ms ?? Number.POSITIVE_INFINITY) <= nowMs
  const text = (task: Task) => `${task.title} (${isDue(task) ? 'was due' : 'due'} ${whenText(task.dueAt)})`
  const base = { group: 'tasks', basis: 'task', facts: [] } as const
  return severally(
    tasks,
    (task) =>
      sentence({
        ...base,
        id: `task:${task.id}`,
        severity: isDue(task) ? 'medium' : 'low',
        title: `${isDue(task) ? 'Overdue' : 'To do'}: ${text(task)}`,
        parts: [{ text: [FROM[task.origin], task.createdBy, task.note].filter(Boolean).join(', '), facts: [] }],
        at: task.dueAt,
      }),
    (rest) =>
      sentence({
        ...base,
        id: 'tasks:more',
        severity: rest.some(isDue) ? 'medium' : 'low',
        title: `Also to do: ${listed(rest.map(text))}`,
        at: newestOf(rest.map(({ dueAt }) => dueAt)),
      }),
  )
}

/** Allergies are asked about at each review: accepting the sentence says that it was confirmed. */
export function allergyFindings({ allergies }: ChartView): Said[] {
  const base = { id: 'allergies', group: 'allergies', basis: 'allergy list' } as const
  const active = allergies.items.filter(({ active: stands }) => stands)
  const at = newestOf(active.map(({ start }) => start))
  const facts = active.map(({ fact }) => fact)
  if (allergies.state === 'not-asked')
    return [sentence({ ...base, severity: 'medium', title: 'Allergies: nobody has asked', facts: [], at: null })]
  if (allergies.state === 'none-known' || active.length === 0)
    return [
      sentence({ ...base, severity: 'none', title: 'Allergies confirmed: none known', facts: allergies.items.map(({ fact }) => fact), at }),
    ]
  const said = active.map(({ label, detail }) => (detail ? `${label} (${detail})` : label))
  return [sentence({ ...base, severity: 'none', title: `Allergies confirmed: ${listed(said, 12)}`, facts, at })]
}
