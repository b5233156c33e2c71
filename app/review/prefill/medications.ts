/** Medications started, stopped and changed; and what the check of the list says beside its alerts. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem } from '../../contract/chart.ts'
import type { MedFinding } from '../../contract/medication.ts'
import type { Since } from './since.ts'
import { listed, newestOf, type Said, sentence, severally, whenText } from './words.ts'

const msOf = (text: string | null) => parseWhen(text)?.ms ?? null
/** A dose that was given is no change of the list. */
const isLine = ({ fact, status }: ListItem) =>
  !fact.startsWith('MedicationAdministration/') && status !== 'stated' && status !== 'entered-in-error'
/** The name as far as the strength: "Metoprolol 50 MG Oral Tablet" and "metoprolol 100 mg" are one drug. */
const drugOf = ({ label }: ListItem) => (/^[^\d]+/.exec(label.toLowerCase())?.[0] ?? label.toLowerCase()).replace(/[^\p{L}]+$/u, '')

type Verb = 'Started' | 'Stopped' | 'Changed'
type Line = Readonly<{ verb: Verb; text: string; items: readonly ListItem[]; at: string | null }>

const named = ({ label, detail }: ListItem) => (detail ? `${label}, ${detail}` : label)
const stopText = ({ label, status, end }: ListItem) =>
  `${label}${status && status !== 'stopped' ? ` (${status})` : ''}${end ? `, ended ${whenText(end)}` : ''}`

function lines({ medications }: ChartView, since: Since): readonly Line[] {
  const own = medications.filter(isLine)
  const started = own.filter((item) => item.active && since.isNew(item.fact, msOf(item.start)))
  const stopped = own.filter((item) => !item.active && (since.isNew(item.fact, msOf(item.end)) || endedSince(item, since)))
  const changed = started.flatMap((now) => {
    const before = stopped.find((one) => drugOf(one) === drugOf(now))
    return before ? [{ before, now }] : []
  })
  const paired = new Set(changed.flatMap(({ before, now }) => [before, now]))
  return [
    ...changed.map(({ before, now }): Line => {
      return { verb: 'Changed', text: `${before.label} to ${named(now)}`, items: [before, now], at: now.start }
    }),
    ...started
      .filter((item) => !paired.has(item))
      .map((item): Line => ({ verb: 'Started', text: named(item), items: [item], at: item.start })),
    ...stopped
      .filter((item) => !paired.has(item))
      .map((item): Line => ({ verb: 'Stopped', text: stopText(item), items: [item], at: item.end })),
  ]
}

const endedSince = ({ end }: ListItem, since: Since) => {
  const ms = msOf(end)
  return ms !== null && ms >= since.ms
}

const factsOf = (all: readonly Line[]) => all.flatMap(({ items }) => items.map(({ fact }) => fact))

function oneByOne(all: readonly Line[], verb: Verb): Said[] {
  const base = { group: 'medications', severity: 'low', basis: 'medication' } as const
  return severally(
    all.filter((line) => line.verb === verb),
    (line) =>
      sentence({
        ...base,
        id: `medication:${line.items.at(-1)?.fact}`,
        title: `${verb}: ${line.text}`,
        facts: factsOf([line]),
        at: line.at,
      }),
    (rest) =>
      sentence({
        ...base,
        id: `medications:${verb.toLowerCase()}`,
        title: `${verb} too: ${listed(rest.map(({ text }) => text))}`,
        facts: factsOf(rest),
        at: newestOf(rest.map(({ at }) => at)),
      }),
  )
}

/** What interrupts is an alert; what lacks a measurement stands under monitoring. The rest is told once. */
function checkFindings(findings: readonly MedFinding[]): Said[] {
  const own = findings.filter(({ kind, tier }) => kind !== 'monitoring' && tier === 'passive')
  if (own.length === 0) return []
  return [
    sentence({
      id: 'medications:check',
      group: 'medications',
      severity: 'low',
      title: `Check of the list: ${listed(
        own.map(({ title }) => title.replace(/\.$/, '')),
        4,
      )}`,
      parts: own.slice(0, 3).map(({ management, facts }) => ({ text: management, facts })),
      basis: 'medication check',
      facts: [...new Set(own.flatMap(({ facts }) => facts))],
      at: null,
    }),
  ]
}

export function medicationFindings(view: ChartView, since: Since): Said[] {
  const all = lines(view, since)
  const check = checkFindings(view.medicationCheck.result?.findings ?? [])
  return [...oneByOne(all, 'Changed'), ...oneByOne(all, 'Started'), ...oneByOne(all, 'Stopped'), ...check]
}
