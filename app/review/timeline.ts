/** Everything that happened with a date, newest first. */
import type { When } from '../chart/facts.ts'
import type { TimelineItem } from '../contract/chart.ts'
import type { FactId } from '../contract/ids.ts'
import type { ChartRecord } from '../ports/store.ts'

/** Lines the chart shows; the counts beside it say how many there are in all. */
const TIMELINE_LINES = 400

type Kind = TimelineItem['kind']

function item(kind: Kind, fact: FactId, when: When | null, label: string, detail: string | null): TimelineItem | null {
  return when === null || when.ms === null ? null : { kind, fact, at: when.text, ms: when.ms, label, detail }
}

export function timeline(record: ChartRecord): TimelineItem[] {
  const items = [
    ...record.encounters.map((e) => item('encounter', e.id, e.start, e.label, e.reason)),
    ...record.conditions.map((c) =>
      item('condition', c.id, c.onset ?? c.recorded, c.label, c.abatement ? `until ${c.abatement.text}` : null),
    ),
    ...record.medications.map((m) => item('medication', m.id, m.start, m.label, m.status)),
    ...record.procedures.map((p) => item('procedure', p.id, p.performed, p.label, p.status)),
    ...record.immunizations.map((i) => item('immunization', i.id, i.occurrence, i.label, i.status)),
    ...record.allergies.map((a) => item('allergy', a.id, a.recorded, a.label, a.reaction)),
    ...record.documents.map((d) => item(d.source === 'DiagnosticReport' ? 'report' : 'note', d.id, d.date, d.label, d.author)),
  ]
  const dated = items.filter((entry) => entry !== null)
  return dated.sort((a, b) => b.ms - a.ms).slice(0, TIMELINE_LINES)
}
