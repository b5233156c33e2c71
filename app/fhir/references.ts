/** From a FHIR reference to the patient, encounter or medication it means. */
import { type FactId, factId, type PatientId, patientId } from '../contract/ids.ts'
import { identifierKey, textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'
import { NAMING, type Target } from './reference-index.ts'

/** FHIR ids are 1-64 of A-Z a-z 0-9 - and . ; longer ones and _ ~ : occur and are harmless. */
const USABLE_ID = /^[A-Za-z0-9\-._~:]{1,200}$/
const STRICT_ID = /^[A-Za-z0-9\-.]{1,64}$/

export const isUsableId = (id: unknown): id is string => typeof id === 'string' && USABLE_ID.test(id)
export const isStrictId = (id: string): boolean => STRICT_ID.test(id)

const TYPED = /(?:^|\/)([A-Z][A-Za-z]{1,60})\/([^/?#|\s]+)(?:\/_history\/[^/]+)?(?:\|.*)?$/

/** The target by the form of the reference alone. */
function byForm(reference: string): Target | null {
  if (reference.startsWith('urn:uuid:') || reference.startsWith('urn:oid:')) {
    return { type: null, id: reference.slice(reference.indexOf(':', 4) + 1), label: null, coding: null }
  }
  const typed = TYPED.exec(reference)
  return typed ? { type: typed[1] ?? null, id: typed[2] ?? '', label: null, coding: null } : null
}

/** The object inside `contained` that "#id" points to. */
export function contained(r: Reading, reference: string): Obj | null {
  const list = r.resource.contained
  if (!Array.isArray(list)) return null
  return list.find((item): item is Obj => isObj(item) && item.id === reference.slice(1)) ?? null
}

/** Looked for already. */
const isTypeAndId = (reference: string, type: string, id: string): boolean => reference.length === type.length + 1 + id.length

/** @returns null for contained, conditional and unreadable references */
export function resolve(r: Reading, reference: string): Target | null {
  const known = r.index?.find(reference)
  if (known) return known
  if (reference.startsWith('#') || reference.includes('?')) return null
  const target = byForm(reference)
  if (!target?.type || isTypeAndId(reference, target.type, target.id)) return target
  return r.index?.find(`${target.type}/${target.id}`) ?? target
}

const CONDITIONAL = /^Patient\?(?:.*&)?identifier=([^&]+)/

/** `Patient?identifier=system|value` and `{identifier}` without a reference: the one patient of the file who has it. */
function patientByIdentifier(r: Reading, holder: Obj, reference: string | null): Target | null {
  const asked = reference === null ? null : (CONDITIONAL.exec(reference)?.[1] ?? null)
  const own = isObj(holder.identifier) ? identifierKey(holder.identifier.system, holder.identifier.value) : null
  const key = asked === null ? own : unescaped(asked)
  if (key === null) return null
  const id = r.index?.patientBy(key.includes('|') ? key : `|${key}`) ?? null
  return id === null ? null : { type: 'Patient', id, label: null, coding: null }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The target of a patient reference, or the reason it has none. */
function patientTarget(r: Reading, holder: Obj, key: string): Target | null {
  const reference = textOf(holder.reference)
  const at = `${key}.reference`
  if (holder.reference !== undefined && typeof holder.reference !== 'string')
    return r.withhold('structure', at, 'A reference should be text, so the patient is not known.')
  if (reference?.startsWith('#'))
    return r.withhold('not-supported', at, 'The patient is given inside the resource only, so it is not known whose chart this belongs to.')
  const target = (reference === null ? null : resolve(r, reference)) ?? patientByIdentifier(r, holder, reference)
  if (target) return target
  if (reference === null) return r.withhold('required', at, 'There is no reference to a patient.')
  return r.withhold('not-found', at, 'This reference leads to no patient of this file.')
}

/**
 * Whose chart a resource belongs to.
 * @param key 'subject' or 'patient'
 * @returns null when it is not known (an issue says why), or when the subject is no person (kept without facts)
 */
export function patientOf(r: Reading, key: 'subject' | 'patient'): PatientId | null {
  if (r.patient !== undefined) return r.patient
  const holder = r.resource[key]
  if (holder === undefined || holder === null) return r.withhold('required', key, 'There is no patient.')
  if (!isObj(holder)) return r.withhold('structure', key, 'A reference to the patient is expected here.')
  const target = patientTarget(r, holder, key)
  if (!target) return null
  if (target.type !== null && target.type !== 'Patient') {
    r.add(
      'information',
      'not-supported',
      `${key}.reference`,
      `This is about a ${target.type}, not a patient: it is kept but not shown in a chart.`,
    )
    return null
  }
  if (!isUsableId(target.id)) return r.withhold('value', `${key}.reference`, 'This reference holds no usable patient id.')
  if (target.type === null && r.index)
    r.warn('not-found', `${key}.reference`, 'The patient of this reference is not in the file; its identifier was taken as the patient id.')
  return patientId(target.id)
}

/** "Encounter/<id>"; older releases call it `context`. */
export function encounterOf(r: Reading): string | null {
  const holder = r.resource.encounter ?? r.resource.context
  const one = Array.isArray(holder)
    ? holder[0]
    : isObj(holder) && holder.encounter !== undefined
      ? Array.isArray(holder.encounter)
        ? holder.encounter[0]
        : holder.encounter
      : holder
  const reference = isObj(one) ? textOf(one.reference) : null
  if (reference === null) return null
  const target = resolve(r, reference)
  return target && (target.type === null || target.type === 'Encounter') && isUsableId(target.id) ? `Encounter/${target.id}` : null
}

/** What a reference is called: its display, else the name of what it points to. */
export function referenceLabel(r: Reading, holder: Obj): string | null {
  const display = textOf(holder.display)
  if (display !== null) return display
  const reference = textOf(holder.reference)
  return reference === null ? null : (named(r, reference)?.label ?? null)
}

/** Where a reference leads that is asked for its name. @param type what it must be, where the reference does not say */
export function named(r: Reading, reference: string, type: string | null = null): Target | null {
  const target = resolve(r, reference)
  const kind = target?.type ?? type
  if (!target || kind === null || !NAMING.has(kind) || !isUsableId(target.id)) return target
  r.names.add(`${kind}/${target.id}`)
  return target.type === null ? (r.index?.find(`${kind}/${target.id}`) ?? target) : target
}

export type Base = Readonly<{ id: FactId; patient: PatientId; encounter: string | null }>

/** What every fact starts with; null when it is not known whose it is. */
export function baseOf(r: Reading, key: 'subject' | 'patient'): Base | null {
  const patient = patientOf(r, key)
  return patient === null ? null : { id: factId(`${r.type}/${r.id}`), patient, encounter: encounterOf(r) }
}
