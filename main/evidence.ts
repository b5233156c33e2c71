/** The row behind a sentence: what it says, when, and where it came from. */

import type { Observation, When } from '#app/chart/facts.ts'
import type { Evidence } from '#app/contract/chart.ts'
import { readResource } from '#app/fhir/read.ts'
import type { RawFact } from '#app/ports/store.ts'
import { displayUnit } from '#app/terminology/units.ts'

function observationText({ value }: Observation): string {
  if (value.kind === 'quantity') return `${value.comparator ?? ''}${value.text} ${value.unit ? displayUnit(value.unit) : ''}`.trim()
  return value.kind === 'text' ? value.text : (value.reason ?? 'no value given')
}

type Said = Readonly<{ label: string; value: string; at: When | null }>

function said(raw: RawFact): Said {
  const id = raw.fact.slice(raw.fact.indexOf('/') + 1).split('#')[0] ?? ''
  const { facts } = readResource(raw.raw, JSON.parse(raw.raw), { path: '', id })
  const observation = facts.observations.find((fact) => fact.id === raw.fact)
  if (observation) return { label: observation.label, value: observationText(observation), at: observation.effective }
  const others: readonly Readonly<{ id: string; label: string; status?: string | null }>[] = [
    ...facts.medications,
    ...facts.allergies,
    ...facts.encounters,
    ...facts.procedures,
    ...facts.immunizations,
    ...facts.documents,
  ]
  const condition = facts.conditions.find((fact) => fact.id === raw.fact)
  if (condition)
    return { label: condition.label, value: condition.clinicalStatus ?? 'status not given', at: condition.onset ?? condition.recorded }
  const other = others.find((fact) => fact.id === raw.fact)
  return { label: other?.label ?? raw.type, value: other?.status ?? '', at: timeOf(facts, raw.fact) }
}

function timeOf(facts: ReturnType<typeof readResource>['facts'], id: string): When | null {
  const medication = facts.medications.find((fact) => fact.id === id)
  const encounter = facts.encounters.find((fact) => fact.id === id)
  const document = facts.documents.find((fact) => fact.id === id)
  const procedure = facts.procedures.find((fact) => fact.id === id)
  const immunization = facts.immunizations.find((fact) => fact.id === id)
  return medication?.start ?? encounter?.start ?? document?.date ?? procedure?.performed ?? immunization?.occurrence ?? null
}

function originOf({ format, user, file, path }: RawFact): string {
  if (format === 'note') return `accepted by ${user} from ${path}`
  return format === 'entry' ? `typed by ${user}` : [file, path].filter(Boolean).join(', ')
}

export function evidenceOf(raw: RawFact): Evidence {
  const { label, value, at } = said(raw)
  return {
    fact: raw.fact,
    type: raw.type,
    label,
    value,
    at: at?.text ?? null,
    origin: originOf(raw),
    recordedAt: raw.recordedAt,
    raw: raw.raw,
    ...(raw.changes && raw.changes.length > 0
      ? { changes: raw.changes.map(({ path, from, to, because }) => ({ path, from, to, because })) }
      : {}),
    ...(raw.mapping ? { mapping: raw.mapping } : {}),
  }
}
