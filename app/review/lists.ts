/** Problems, medications, allergies and the rest as lines: label, state, dates; active first, newest first. */
import type { Allergy, Condition, Encounter, Immunization, Medication, Procedure, When } from '../chart/facts.ts'
import type { ChartView, ListItem } from '../contract/chart.ts'
import type { FactId } from '../contract/ids.ts'

type Line = ListItem & { ms: number }

const msOf = (when: When | null) => when?.ms ?? -Infinity

function ordered(lines: Line[]): ListItem[] {
  lines.sort((a, b) => Number(b.active) - Number(a.active) || b.ms - a.ms)
  return lines.map(({ ms: _, ...line }) => line)
}

function line(id: FactId, label: string, when: When | null, more: Partial<ListItem>): Line {
  return {
    fact: id,
    label,
    detail: null,
    status: null,
    active: false,
    start: when?.text ?? null,
    end: null,
    code: null,
    ms: msOf(when),
    ...more,
  }
}

/** FHIR R4 condition-clinical codes that mean the problem is present; no status at all counts as present, since hiding it would be worse. */
const ACTIVE_CONDITION = new Set(['active', 'recurrence', 'relapse'])
const REFUTED = new Set(['refuted', 'entered-in-error'])

export function problems(conditions: readonly Condition[]): ListItem[] {
  const real = conditions.filter((condition) => !REFUTED.has(condition.verificationStatus ?? ''))
  return ordered(
    real.map((c) =>
      line(c.id, c.label, c.onset ?? c.recorded, {
        status: c.clinicalStatus ?? 'status not given',
        active: c.clinicalStatus === null ? c.abatement === null : ACTIVE_CONDITION.has(c.clinicalStatus),
        end: c.abatement?.text ?? null,
        code: c.code.code,
        detail: c.verificationStatus && c.verificationStatus !== 'confirmed' ? c.verificationStatus : null,
      }),
    ),
  )
}

const ACTIVE_MEDICATION = new Set(['active', 'on-hold', 'intended', 'in-progress', 'draft', 'unknown'])

function medicationDetail(m: Medication): string | null {
  return [m.dosage, m.reason ? `for ${m.reason}` : null].filter(Boolean).join(' · ') || null
}

export function medications(list: readonly Medication[]): ListItem[] {
  return ordered(
    list.map((m) =>
      line(m.id, m.label, m.start, {
        status: m.status,
        active: ACTIVE_MEDICATION.has(m.status) && m.source !== 'MedicationAdministration',
        end: m.end?.text ?? null,
        code: m.code.code,
        detail: medicationDetail(m),
      }),
    ),
  )
}

export function allergies(list: readonly Allergy[]): ChartView['allergies'] {
  const real = list.filter((a) => !REFUTED.has(a.verificationStatus ?? ''))
  const named = real.filter((a) => !a.noneKnown)
  const items = named.map((a) => {
    const active = a.clinicalStatus === null || a.clinicalStatus === 'active'
    const severe = a.criticality === 'high'
    return { ...line(a.id, a.label, a.recorded, { status: a.clinicalStatus, active, detail: a.reaction, code: a.code.code }), severe }
  })
  items.sort((a, b) => Number(b.active) - Number(a.active) || Number(b.severe) - Number(a.severe) || a.label.localeCompare(b.label))
  const state = items.some((item) => item.active)
    ? 'recorded'
    : real.some((a) => a.noneKnown)
      ? 'none-known'
      : items.length > 0
        ? 'recorded'
        : 'not-asked'
  return { state, items: items.map(({ ms: _, ...item }) => item) }
}

export function encounters(list: readonly Encounter[]): ListItem[] {
  return ordered(
    list.map((e) =>
      line(e.id, e.label, e.start, {
        status: e.status,
        active: e.status === 'in-progress',
        end: e.end?.text ?? null,
        detail: e.reason,
        code: e.class,
      }),
    ),
  )
}

export function procedures(list: readonly Procedure[]): ListItem[] {
  return ordered(list.map((p) => line(p.id, p.label, p.performed, { status: p.status, code: p.code.code })))
}

export function immunizations(list: readonly Immunization[]): ListItem[] {
  return ordered(list.map((i) => line(i.id, i.label, i.occurrence, { status: i.status, code: i.code.code })))
}
