/** substanceAdministration: medications (C-CDA 2.1, 3.64) and immunizations (3.56). */
import { type Concept, hasCode, label } from './codes.ts'
import { compact, hasTemplate, isNegated, type Json, type Making, related, statusCode } from './making.ts'
import { comments } from './observations.ts'
import { type Span, span } from './times.ts'
import { quantityWords } from './values.ts'
import { all, attribute, one, words, type Xml } from './xml.ts'

const material = (node: Xml): Xml | null =>
  one(node, 'consumable', 'manufacturedProduct', 'manufacturedMaterial') ??
  one(node, 'consumable', 'manufacturedProduct', 'manufacturedLabeledDrug')

function drugOf(m: Making, node: Xml): Concept | null {
  const drug = material(node)
  const name = words(one(drug, 'name'))
  const found = m.concept(one(drug, 'code'))
  return found ?? (name === null ? null : { text: name })
}

/** SNOMED CT "drug or medication": names no drug. */
const ANY_DRUG = new Set(['410942007'])

const isPeriodic = (node: Xml): boolean => one(node, 'period') !== null || (attribute(node, 'type') ?? '').includes('PIVL')
const isEvent = (node: Xml): boolean => one(node, 'event') !== null

/** Start and end: the first time that is no rhythm. */
function therapy(node: Xml): Span {
  const times = all(node, 'effectiveTime').filter((item) => !isPeriodic(item) && !isEvent(item))
  const found = times.map(span).find(({ point, low, high }) => point !== null || low !== null || high !== null)
  return found ?? { point: null, low: null, high: null }
}

/** HL7 v3 TimingEvent. */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['HS', 'at bedtime'],
  ['AC', 'before meals'],
  ['PC', 'after meals'],
  ['ACM', 'before breakfast'],
  ['ACD', 'before lunch'],
  ['ACV', 'before dinner'],
  ['PCM', 'after breakfast'],
  ['PCD', 'after lunch'],
  ['PCV', 'after dinner'],
  ['C', 'with meals'],
  ['WAKE', 'on waking'],
])

function rhythm(item: Xml): string | null {
  if (isEvent(item)) return EVENTS.get(attribute(one(item, 'event'), 'code') ?? '') ?? null
  const period = one(item, 'period')
  const every = quantityWords(period)
  if (every !== null) return `every ${every}`
  const [low, high] = [quantityWords(one(period, 'low')), quantityWords(one(period, 'high'))]
  if (low !== null && high !== null) return `every ${low} to ${high}`
  return low === null ? (high === null ? null : `at most every ${high}`) : `at least every ${low}`
}

function amount(node: Xml | null): string | null {
  const own = quantityWords(node)
  if (own !== null) return own
  const [low, high] = [quantityWords(one(node, 'low')), quantityWords(one(node, 'high'))]
  return low !== null && high !== null ? `${low} to ${high}` : (low ?? high)
}

function maximum(node: Xml): string | null {
  const limit = one(node, 'maxDoseQuantity')
  const [top, bottom] = [quantityWords(one(limit, 'numerator')), quantityWords(one(limit, 'denominator'))]
  return top === null ? null : `at most ${top}${bottom === null ? '' : ` in ${bottom}`}`
}

const SIG_TEMPLATE = '2.16.840.1.113883.10.20.22.4.147'
const INSTRUCTION_TEMPLATES = ['2.16.840.1.113883.10.20.22.4.20', '2.16.840.1.113883.10.20.22.4.22']

/** Free-text sig, and instructions. */
function instructions(m: Making, node: Xml): readonly string[] {
  return related(node).flatMap((inner) => {
    if (!hasTemplate(inner, SIG_TEMPLATE, ...INSTRUCTION_TEMPLATES)) return []
    m.used.add(inner)
    return m.text(one(inner, 'text')) ?? []
  })
}

function asNeeded(m: Making, node: Xml): string | null {
  const conditions = all(node, 'precondition')
  if (conditions.length === 0) return null
  const what = conditions.flatMap(
    (item) => label(m.concept(one(item, 'criterion', 'value')) ?? m.concept(one(item, 'criterion', 'code'))) ?? [],
  )
  return what.length === 0 ? 'as needed' : `as needed (${what.join(', ')})`
}

/** Dose, rate, rhythm, route in words, to the letter of the document. */
function dosage(m: Making, node: Xml, place: string): Json | null {
  const dose = amount(one(node, 'doseQuantity'))
  const rate = amount(one(node, 'rateQuantity'))
  const times = all(node, 'effectiveTime').filter((item) => isPeriodic(item) || isEvent(item))
  const rhythms = times.flatMap((item) => rhythm(item) ?? [])
  if (rhythms.length < times.length)
    m.issue(
      'information',
      'not-supported',
      place,
      'How often it is taken is said in a way that is not understood; it is kept in the document.',
    )
  const unit = label(m.concept(one(node, 'administrationUnitCode')))
  const route = m.concept(one(node, 'routeCode'))
  const said = [
    dose === null ? null : `dose ${dose}${unit === null ? '' : ` ${unit}`}`,
    rate === null ? null : `rate ${rate}`,
    ...rhythms,
    label(route),
    asNeeded(m, node),
    maximum(node),
    ...instructions(m, node),
  ]
  const text = said.filter((part) => part !== null).join(', ')
  const site = m.concept(one(node, 'approachSiteCode'))
  const found = compact({
    text: text === '' ? null : text,
    route,
    site,
    ...(all(node, 'precondition').length > 0 ? { asNeededBoolean: true } : {}),
  })
  return Object.keys(found).length === 0 ? null : found
}

/** HL7 v3 ActStatus to FHIR medication statuses. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['active', 'active'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['suspended', 'on-hold'],
  ['held', 'on-hold'],
  ['cancelled', 'cancelled'],
  ['nullified', 'entered-in-error'],
])

function indications(m: Making, node: Xml): readonly Concept[] {
  return related(node, 'RSON').flatMap((inner) => {
    m.used.add(inner)
    return m.concept(one(inner, 'value')) ?? m.codeOf(inner) ?? []
  })
}

export function readMedication(m: Making, node: Xml, place: string): void {
  m.used.add(node)
  const drug = drugOf(m, node)
  if (isNegated(node) && (drug === null || hasCode(one(material(node), 'code'), ANY_DRUG))) {
    m.issue('information', 'processing', place, 'The document states that there are no known medications; it is kept in the document.')
    return
  }
  const what =
    drug ??
    (() => {
      const said = m.text(one(node, 'text'))
      return said === null ? null : { text: said }
    })()
  if (what === null) {
    m.issue('warning', 'required', place, 'It is not said which medication this is; it is kept in the document only.')
    return
  }
  for (const item of all(node, 'effectiveTime')) m.checkTime(item, place)
  const { point, low, high } = therapy(node)
  const taken = attribute(node, 'moodCode') !== 'INT' && attribute(node, 'moodCode') !== 'RQO'
  const how = dosage(m, node, place)
  const period = compact({ start: low ?? point, end: high })
  const status = STATUS.get(statusCode(node)) ?? 'unknown'
  const shared = { medicationCodeableConcept: what, subject: m.subject, reasonCode: indications(m, node), note: comments(m, node) }
  const authored = span(one(node, 'author', 'time')).point
  if (taken) {
    const state = isNegated(node) ? 'not-taken' : status === 'cancelled' ? 'stopped' : status
    m.own('MedicationStatement', node, place, {
      status: state,
      ...shared,
      context: m.encounterReference,
      effectivePeriod: Object.keys(period).length === 0 ? null : period,
      dateAsserted: authored,
      dosage: how === null ? [] : [how],
    })
    return
  }
  const bounds = Object.keys(period).length === 0 ? {} : { timing: { repeat: { boundsPeriod: period } } }
  const dosages = how === null && !('timing' in bounds) ? [] : [{ ...how, ...bounds }]
  m.own('MedicationRequest', node, place, {
    status,
    intent: 'order',
    ...(isNegated(node) ? { doNotPerform: true } : {}),
    ...shared,
    encounter: m.encounterReference,
    authoredOn: authored,
    dosageInstruction: dosages,
  })
}

export function readImmunization(m: Making, node: Xml, place: string): void {
  m.used.add(node)
  if (attribute(node, 'moodCode') === 'INT') {
    m.issue('information', 'not-supported', place, 'This immunization is planned, not given; it is kept in the document only.')
    return
  }
  const vaccine = drugOf(m, node)
  if (vaccine === null) {
    m.issue('warning', 'required', place, 'It is not said which vaccine this is; it is kept in the document only.')
    return
  }
  const when = one(node, 'effectiveTime')
  m.checkTime(when, place)
  const { point, low, high } = span(when)
  const at = point ?? low ?? high
  const status = statusCode(node)
  const reasons = indications(m, node)
  m.own('Immunization', node, place, {
    status:
      status === 'nullified'
        ? 'entered-in-error'
        : isNegated(node) || status === 'cancelled' || status === 'aborted'
          ? 'not-done'
          : 'completed',
    statusReason: isNegated(node) ? reasons[0] : null,
    vaccineCode: vaccine,
    patient: m.subject,
    encounter: m.encounterReference,
    ...(at === null ? { occurrenceString: 'unknown' } : { occurrenceDateTime: at }),
    lotNumber: words(one(material(node), 'lotNumberText')),
    manufacturer: manufacturer(node),
    route: m.concept(one(node, 'routeCode')),
    site: m.concept(one(node, 'approachSiteCode')),
    reasonCode: isNegated(node) ? [] : reasons,
    note: comments(m, node),
  })
}

function manufacturer(node: Xml): Json | null {
  const name = words(one(node, 'consumable', 'manufacturedProduct', 'manufacturerOrganization', 'name'))
  return name === null ? null : { display: name }
}
