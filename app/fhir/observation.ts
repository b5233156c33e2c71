/** Observation (FHIR R4, observation.html): one fact for the value, and one for each component. */
import type { Coding, Observation, ObservationValue, SourceRange } from '../chart/facts.ts'
import { factId } from '../contract/ids.ts'
import { type Concept, codeText, concept, LOINC, objects, period, quantityText, rangeText, text, unitOf, when } from './common.ts'
import { textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'
import { type Base, baseOf } from './references.ts'

const LOINC_SYSTEMS = new Set([LOINC, 'http://loinc.org/', 'https://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'])
const LOINC_CODE = /^\d{1,7}-\d$/

function loincOf(codings: readonly Coding[]): string | null {
  const found = codings.find(
    (coding) => coding.system !== null && LOINC_SYSTEMS.has(coding.system) && coding.code !== null && LOINC_CODE.test(coding.code),
  )
  return found?.code ?? null
}

const COMPARATORS: ReadonlySet<string> = new Set(['<', '<=', '>=', '>', 'ad'])
type Comparator = Extract<ObservationValue, { kind: 'quantity' }>['comparator']

const inWords = (words: string, code: string | null = null): ObservationValue => ({ kind: 'text', text: words, code })
const absent = (reason: string | null): ObservationValue => ({ kind: 'absent', reason })

/** A quantity that is not a finite number with a known comparator is shown in words and never computed with. */
function quantityValue(r: Reading, quantity: Obj, at: string): ObservationValue {
  const unit = unitOf(quantity)
  const raw = quantity.value
  if (raw === undefined || raw === null) {
    r.warn('required', `${at}.value`, 'The quantity has no value.')
    return absent(null)
  }
  const number = r.number(raw)
  if (number === null || !Number.isFinite(number.value)) {
    r.warn('value', `${at}.value`, 'This is not a number that can be used; it is shown as written and not computed with.')
    const words = number?.text ?? textOf(raw)
    return words === null ? absent(null) : inWords([words, unit].filter(Boolean).join(' '))
  }
  const comparator = textOf(quantity.comparator)
  if (comparator !== null && !COMPARATORS.has(comparator)) {
    r.warn('value', `${at}.comparator`, 'This comparator is not known; the value is shown as written and not computed with.')
    return inWords(`${comparator} ${number.text} ${unit ?? ''}`.trim())
  }
  return { kind: 'quantity', value: number.value, text: number.text, unit, comparator: comparator as Comparator }
}

function codedValue(r: Reading, value: unknown, at: string): ObservationValue | null {
  const found = concept(r, value, at)
  return found ? inWords(found.label, found.coding.code) : null
}

function ratioText(r: Reading, ratio: Obj): string | null {
  const top = isObj(ratio.numerator) ? quantityText(r, ratio.numerator) : null
  const bottom = isObj(ratio.denominator) ? quantityText(r, ratio.denominator) : null
  if (top === null || bottom === null) return top ?? (bottom === null ? null : `1 / ${bottom}`)
  return /[^\d.<>=]/.test(top + bottom) ? `${top} / ${bottom}` : `${top}:${bottom}`
}

function sampledText(value: Obj): string | null {
  const points = textOf(value.data)?.split(/\s+/).length
  return points === undefined ? null : `${points} sampled points`
}

function periodText(r: Reading, holder: Obj, at: string): string | null {
  const span = period(r, holder, 'valuePeriod', at)
  if (span.start === null && span.end === null) return null
  return `${span.start?.text ?? '…'} to ${span.end?.text ?? '…'}`
}

type FromValue = (r: Reading, value: unknown, at: string, holder: Obj) => ObservationValue | null

const wordsOrNull = (words: string | null): ObservationValue | null => (words === null ? null : inWords(words))
const ofObject =
  (make: (r: Reading, value: Obj, at: string) => ObservationValue | null): FromValue =>
  (r, value, at) =>
    isObj(value) ? make(r, value, at) : null
const ofText: FromValue = (_, value) => wordsOrNull(textOf(value))

const VALUES: Readonly<Record<string, FromValue>> = {
  valueQuantity: ofObject(quantityValue),
  valueCodeableConcept: codedValue,
  valueString: ofText,
  valueBoolean: (_, value) => (typeof value === 'boolean' ? inWords(String(value)) : null),
  valueInteger: (r, value, at) => (r.number(value) ? quantityValue(r, { value }, at) : null),
  valueDecimal: (r, value, at) => (r.number(value) ? quantityValue(r, { value }, at) : null),
  valueRange: ofObject((r, value) => wordsOrNull(rangeText(r, value))),
  valueRatio: ofObject((r, value) => wordsOrNull(ratioText(r, value))),
  valueSampledData: ofObject((_, value) => wordsOrNull(sampledText(value))),
  valueTime: ofText,
  valueDateTime: ofText,
  valuePeriod: (r, _, at, holder) => wordsOrNull(periodText(r, holder, at)),
  valueCoding: ofObject((r, value, at) => codedValue(r, { coding: [value] }, at)),
}

/** @returns null when there is neither a value nor a reason for its absence */
function readValue(r: Reading, holder: Obj, at: string): ObservationValue | null {
  let found: ObservationValue | null = null
  for (const key in holder) {
    if (!key.startsWith('value') || holder[key] === null) continue
    const read = VALUES[key]
    if (found !== null) r.warn('invariant', `${at}${key}`, 'There is more than one value; the first was taken.')
    else if (read) found = read(r, holder[key], `${at}${key}`, holder) ?? unusable(r, `${at}${key}`)
    else found = unusable(r, `${at}${key}`)
  }
  if (holder.dataAbsentReason === undefined) return found
  const reason = concept(r, holder.dataAbsentReason, `${at}dataAbsentReason`)
  if (found !== null && found.kind !== 'absent')
    r.warn('invariant', `${at}dataAbsentReason`, 'There is a value and a reason why there is none; the value was taken.')
  return found !== null && found.kind !== 'absent' ? found : absent(reason?.label ?? 'no reason given')
}

function unusable(r: Reading, at: string): ObservationValue {
  r.warn('structure', at, 'This value has a form that is not known; it counts as absent.')
  return absent('value in an unknown form')
}

/** The range for people without a condition named by the source (type "normal", or no type), in the unit of the value. */
function rangeOf(r: Reading, holder: Obj, value: ObservationValue, at: string): SourceRange | null {
  if (holder.referenceRange === undefined) return null
  const ranges = objects(r, holder, 'referenceRange', `${at}referenceRange`)
  const normal =
    ranges.find((range) => range.type === undefined || codeText(r, range.type, `${at}referenceRange.type`) === 'normal') ?? null
  if (normal === null) return null
  const unit = value.kind === 'quantity' ? value.unit : null
  const limit = (quantity: unknown) => {
    if (!isObj(quantity)) return null
    const own = unitOf(quantity)
    return own === null || own === unit ? (r.number(quantity.value)?.value ?? null) : null
  }
  return {
    low: limit(normal.low),
    high: limit(normal.high),
    text: text(r, normal, 'text', `${at}referenceRange.text`) ?? rangeText(r, normal),
  }
}

type Shared = Base & Pick<Observation, 'status' | 'category' | 'effective'>

function fact(r: Reading, shared: Shared, code: Concept, value: ObservationValue, holder: Obj, at: string): Observation {
  return {
    ...shared,
    code: code.codings[0] ?? code.coding,
    loinc: loincOf(code.codings),
    label: code.label,
    value,
    range: rangeOf(r, holder, value, at),
    interpretation: codeText(r, holder.interpretation, `${at}interpretation`),
  }
}

function components(r: Reading, shared: Shared): Observation[] {
  return objects(r, r.resource, 'component').flatMap((component, index) => {
    const at = `component[${index}].`
    const code = concept(r, component.code, `${at}code`)
    if (!code) {
      r.warn('required', `${at}code`, 'A component without a code says nothing; it was left out.')
      return []
    }
    const value = readValue(r, component, at) ?? absent(null)
    return [fact(r, { ...shared, id: factId(`${shared.id}#${index + 1}`) }, code, value, component, at)]
  })
}

/** A Timing says when by its events. */
function firstEvent(r: Reading): Observation['effective'] {
  const timing = r.resource.effectiveTiming
  const events = isObj(timing) && Array.isArray(timing.event) ? timing.event : []
  return events.length === 0 ? null : when(r, { event: events[0] }, 'event', 'effectiveTiming.event[0]')
}

function effectiveOf(r: Reading): Observation['effective'] {
  const o = r.resource
  const stated = when(r, o, 'effectiveDateTime') ?? period(r, o, 'effectivePeriod').start ?? when(r, o, 'effectiveInstant')
  const found = stated ?? firstEvent(r) ?? when(r, o, 'issued')
  if (found === null) r.warn('required', 'effectiveDateTime', 'It is not known when this was measured.')
  return found
}

/** Own fact as `Observation/<id>`; the first component is `Observation/<id>#1`. A panel that only has parts makes no fact of its own. */
export function readObservation(r: Reading): Observation[] {
  const base = baseOf(r, 'subject')
  if (!base) return []
  const code = concept(r, r.resource.code, 'code')
  if (!code) {
    r.withhold('required', 'code', 'There is no code, so it is not known what was measured.')
    return []
  }
  const status = text(r, r.resource, 'status')
  if (status === null) r.warn('required', 'status', 'There is no status.')
  const shared = { ...base, status: status ?? 'unknown', category: codeText(r, r.resource.category, 'category'), effective: effectiveOf(r) }
  const parts = r.resource.component === undefined ? [] : components(r, shared)
  const own = readValue(r, r.resource, '')
  const isPanel = parts.length > 0 || Array.isArray(r.resource.hasMember) || Array.isArray(r.resource.related)
  if (own === null && isPanel) return parts
  return [fact(r, shared, code, own ?? absent(null), r.resource, ''), ...parts]
}
