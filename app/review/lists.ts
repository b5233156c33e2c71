/** Problems, medications, allergies and the rest as lines: label, state, dates; active first, newest first. */
import type { Allergy, Condition, Encounter, Immunization, Medication, Procedure, When } from '../chart/facts.ts'
import { isRefuted } from '../chart/status.ts'
import type { ChartView, ListItem } from '../contract/chart.ts'
import type { FactId } from '../contract/ids.ts'
import { isNoneAtAll } from '../fhir/none-known.ts'

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

export const isPresent = (c: Condition): boolean =>
  c.clinicalStatus === null ? c.abatement === null : ACTIVE_CONDITION.has(c.clinicalStatus)

const problem = (c: Condition): Line =>
  line(c.id, c.label, c.onset ?? c.recorded, {
    status: c.clinicalStatus ?? 'status not given',
    active: isPresent(c),
    end: c.abatement?.text ?? null,
    code: c.code.code,
    detail: c.verificationStatus && c.verificationStatus !== 'confirmed' ? c.verificationStatus : null,
  })

/** Of a statement that there are none: it is no entry, and it gives way to one that is present. */
const STATED = 'stated'

export function problems(conditions: readonly Condition[]): ListItem[] {
  const said = conditions.filter((condition) => !isRefuted(condition.verificationStatus))
  const real = said.filter((c) => c.noneKnown !== true)
  const none = real.some(isPresent) ? [] : said.filter((c) => c.noneKnown === true)
  return ordered([...real.map(problem), ...none.map((c) => line(c.id, c.label, c.recorded, { status: STATED }))])
}

const ACTIVE_MEDICATION = new Set(['active', 'on-hold', 'intended', 'in-progress', 'draft', 'unknown'])

function medicationDetail(m: Medication): string | null {
  return [m.dosage, m.reason ? `for ${m.reason}` : null].filter(Boolean).join(' · ') || null
}

/** Whether somebody may be taking it now. */
export const isTaken = (m: Medication): boolean =>
  m.noneKnown !== true && ACTIVE_MEDICATION.has(m.status) && m.source !== 'MedicationAdministration'

const medication = (m: Medication): Line =>
  line(m.id, m.label, m.start, {
    status: m.status,
    active: isTaken(m),
    end: m.end?.text ?? null,
    code: m.code.code,
    detail: medicationDetail(m),
  })

export function medications(list: readonly Medication[]): ListItem[] {
  const real = list.filter((m) => m.noneKnown !== true)
  const none = real.some(isTaken) ? [] : list.filter((m) => m.noneKnown === true && m.status !== 'entered-in-error')
  return ordered([...real.map(medication), ...none.map((m) => line(m.id, m.label, m.start, { status: STATED }))])
}

type AllergyItem = ChartView['allergies']['items'][number] & { ms: number }

const allergy = (a: Allergy): AllergyItem => ({
  ...line(a.id, a.label, a.recorded, {
    status: a.clinicalStatus,
    active: a.clinicalStatus === null || a.clinicalStatus === 'active',
    detail: a.reaction,
    code: a.code.code,
  }),
  severe: a.criticality === 'high',
})

/** "None known" is said only where somebody has stated it of every kind of allergy; a statement of one kind stands in its own words. */
export function allergies(list: readonly Allergy[]): ChartView['allergies'] {
  const real = list.filter((a) => !isRefuted(a.verificationStatus))
  const none = real.filter((a) => a.noneKnown && a.clinicalStatus !== 'inactive' && a.clinicalStatus !== 'resolved')
  const named = real.filter((a) => !a.noneKnown).map(allergy)
  const ofOneKind = none.filter((a) => !isNoneAtAll(a.code, a.label)).map(allergy)
  const isRecorded = named.some((item) => item.active)
  const isNone = !isRecorded && none.length > ofOneKind.length
  const items = isNone ? named : [...named, ...ofOneKind]
  items.sort((a, b) => Number(b.active) - Number(a.active) || Number(b.severe) - Number(a.severe) || a.label.localeCompare(b.label))
  return { state: isNone ? 'none-known' : items.length > 0 ? 'recorded' : 'not-asked', items: items.map(({ ms: _, ...item }) => item) }
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
