/** MedicationRequest, MedicationStatement and MedicationAdministration (FHIR R4). */
import type { Coding, Medication } from '../chart/facts.ts'
import { concept, labels, objects, period, quantityText, RXNORM, rangeText, type Span, text, when } from './common.ts'
import { labelOf, textOf } from './names.ts'
import { type Said, saidOf } from './none-known.ts'
import { isObj, type Obj, type Reading } from './reading.ts'
import { baseOf, contained, named, referenceLabel } from './references.ts'

type Named = Readonly<{ coding: Coding; label: string }>
const NO_CODE: Coding = { system: null, code: null, display: null }

const NOT_NAMED = 'medication not named in what was imported'

/** An unnamed drug is better seen than hidden. */
function unnamed(r: Reading, holder: Obj, reference: string | null, isInside: boolean): Named {
  const display = textOf(holder.display)
  if (display !== null) return { coding: NO_CODE, label: display }
  if (isInside) r.warn('required', 'medicationReference', 'The medication inside this resource has no name; it is shown without one.')
  else
    r.warn(
      'not-found',
      'medicationReference',
      'The medication this refers to is not in this file; it is shown by its reference until the medication itself is imported.',
    )
  return { coding: NO_CODE, label: reference === null || isInside ? NOT_NAMED : `${NOT_NAMED} (reference ${reference})` }
}

function byReference(r: Reading, holder: Obj): Named | null {
  const reference = textOf(holder.reference)
  if (reference === null && !isObj(holder.identifier) && textOf(holder.display) === null) return null
  const inside = reference?.startsWith('#') ? contained(r, reference) : null
  const found = inside ? concept(r, inside.code, 'contained.code', [RXNORM]) : null
  if (found) return found
  const target = inside ? labelOf(inside) : reference === null ? null : named(r, reference, 'Medication')
  if (target?.label == null) return unnamed(r, holder, reference, reference?.startsWith('#') === true)
  return { coding: target.coding ?? NO_CODE, label: target.label }
}

type Drug = Named & Readonly<{ said: Said }>

/** `medication[x]`, in R5 a CodeableReference. */
function drugOf(r: Reading): Drug | null {
  const { medicationCodeableConcept, medicationReference, medication } = r.resource
  const both = isObj(medication) ? medication : {}
  const coded = concept(r, medicationCodeableConcept ?? both.concept, 'medicationCodeableConcept', [RXNORM])
  if (coded) return { coding: coded.coding, label: coded.label, said: saidOf('medications', coded) }
  const holder = [medicationReference, both.reference, medication].find(isObj)
  const referred = holder === undefined ? null : byReference(r, holder)
  return referred && { ...referred, said: null }
}

function frequencyText(r: Reading, timing: unknown): string | null {
  if (!isObj(timing)) return null
  const repeat = isObj(timing.repeat) ? timing.repeat : null
  const named = concept(r, timing.code, 'timing.code')?.label ?? null
  const every = repeat ? r.number(repeat.period) : null
  const times = repeat ? r.number(repeat.frequency) : null
  const unit = repeat ? textOf(repeat.periodUnit) : null
  if (every === null || unit === null) return named
  const count = times?.value ?? 1
  return `${count === 1 ? 'once' : `${times?.text} times`} every ${every.value === 1 ? '' : `${every.text} `}${unit}`
}

function doseText(r: Reading, dosage: Obj): string | null {
  const dose = objects(r, dosage, 'doseAndRate').find((item) => isObj(item.doseQuantity) || isObj(item.doseRange)) ?? dosage
  if (isObj(dose.doseQuantity)) return quantityText(r, dose.doseQuantity)
  return isObj(dose.doseRange) ? rangeText(r, dose.doseRange) : null
}

function rateText(r: Reading, dosage: Obj): string | null {
  const rates = [...objects(r, dosage, 'doseAndRate'), dosage]
  for (const { rateQuantity, rateRange, rateRatio } of rates) {
    if (isObj(rateQuantity)) return quantityText(r, rateQuantity)
    if (isObj(rateRange)) return rangeText(r, rateRange)
    if (isObj(rateRatio)) return perText(r, rateRatio)
  }
  return null
}

function perText(r: Reading, ratio: Obj): string | null {
  const [top, bottom] = [ratio.numerator, ratio.denominator].map((part) => (isObj(part) ? quantityText(r, part) : null))
  return top == null ? null : bottom == null ? top : `${top} per ${bottom}`
}

function mostText(r: Reading, dosage: Obj): string | null {
  const most = isObj(dosage.maxDosePerPeriod) ? perText(r, dosage.maxDosePerPeriod) : null
  return most === null ? null : `at most ${most}`
}

/** The dosage as the source words it, else dose, frequency and route put together. */
function dosageText(r: Reading, dosage: Obj): string | null {
  const words = textOf(dosage.text)
  if (words !== null) return words
  const dose = doseText(r, dosage) ?? (isObj(dosage.dose) ? quantityText(r, dosage.dose) : null)
  const route = concept(r, dosage.route, 'dosage.route')?.label ?? null
  const asNeeded = dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined ? 'as needed' : null
  const rate = rateText(r, dosage)
  const said = [
    dose === null ? null : `dose ${dose}`,
    rate === null ? null : `rate ${rate}`,
    frequencyText(r, dosage.timing),
    route,
    asNeeded,
    mostText(r, dosage),
  ]
  return said.filter((part) => part !== null).join(', ') || null
}

function reasonOf(r: Reading): string | null {
  const coded =
    labels(r, r.resource, 'reasonCode') ??
    concept(r, r.resource.reasonForUseCodeableConcept ?? r.resource.reasonCodeableConcept, 'reasonCode')?.label ??
    null
  if (coded !== null) return coded
  const named = objects(r, r.resource, 'reasonReference').flatMap((item) => referenceLabel(r, item) ?? [])
  return named.length > 0 ? [...new Set(named)].join(', ') : null
}

/** Older releases say "not given" and "not taken" beside the status. */
const NEGATED: Readonly<Record<string, string>> = { wasNotTaken: 'not-taken', notGiven: 'not-done', wasNotGiven: 'not-done' }

function statusOf(r: Reading): string {
  for (const key in NEGATED) if (r.resource[key] === true) return NEGATED[key] ?? 'unknown'
  if (r.resource.taken === 'n') return 'not-taken'
  const status = text(r, r.resource, 'status')
  if (status === null) r.warn('required', 'status', 'There is no status, so it is not known whether this is taken.')
  return status ?? 'unknown'
}

function requestSpan(r: Reading, dosages: readonly Obj[]): Span {
  const timing = dosages[0]?.timing
  const repeat = isObj(timing) && isObj(timing.repeat) ? timing.repeat : {}
  const bounds = period(r, repeat, 'boundsPeriod', 'dosageInstruction.timing.repeat.boundsPeriod')
  return { start: bounds.start ?? when(r, r.resource, 'authoredOn') ?? when(r, r.resource, 'dateWritten'), end: bounds.end }
}

function takenSpan(r: Reading): Span {
  const span = period(r, r.resource, 'effectivePeriod')
  const moment =
    when(r, r.resource, 'effectiveDateTime') ?? when(r, r.resource, 'effectiveTimeDateTime') ?? when(r, r.resource, 'dateAsserted')
  const end = r.type === 'MedicationAdministration' ? (span.end ?? moment) : span.end
  return { start: span.start ?? moment, end }
}

/** Intents of a request that nobody has ordered (FHIR R4, valueset-medicationrequest-intent). */
const NOT_ORDERED = new Set(['proposal', 'option'])

function isNoOrder(r: Reading): boolean {
  const asked =
    r.resource.doNotPerform === true
      ? 'an order not to give this'
      : NOT_ORDERED.has(String(r.resource.intent))
        ? 'a proposal, not an order'
        : null
  if (asked !== null) r.warn('not-supported', '', `This is ${asked}: it is kept but not shown among the medications.`)
  return asked !== null
}

export function readMedication(r: Reading): Medication | null {
  const source = r.type as Medication['source']
  const base = baseOf(r, r.resource.subject === undefined && r.resource.patient !== undefined ? 'patient' : 'subject')
  if (!base) return null
  const drug = drugOf(r)
  if (!drug) return r.withhold('required', 'medication[x]', 'It is not said which medication this is.')
  if (isNoOrder(r)) return null
  if (drug.said === 'unknown') {
    r.add(
      'information',
      'processing',
      'medication[x]',
      'It is said that nothing is known of medications: it is kept, and none is shown for it.',
    )
    return null
  }
  const dosages = objects(r, r.resource, source === 'MedicationRequest' ? 'dosageInstruction' : 'dosage')
  const said = dosages.flatMap((dosage) => dosageText(r, dosage) ?? [])
  return {
    ...base,
    source,
    code: drug.coding,
    label: drug.label,
    status: statusOf(r),
    ...(source === 'MedicationRequest' ? requestSpan(r, dosages) : takenSpan(r)),
    dosage: said.length > 0 ? said.join('; then ') : null,
    reason: reasonOf(r),
    ...(drug.said === 'none' ? { noneKnown: true } : {}),
  }
}
