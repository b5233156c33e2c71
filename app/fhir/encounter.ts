/** Encounter (FHIR R4, encounter.html). */
import type { Encounter } from '../chart/facts.ts'
import { concept, labels, objects, period, text } from './common.ts'
import { textOf } from './names.ts'
import { isObj, type Reading } from './reading.ts'
import { baseOf, referenceLabel } from './references.ts'

/** Words that sources use for the classes of HL7 v3 ActCode (R4 binding of Encounter.class). The raw resource keeps the original. */
const CLASS: Readonly<Record<string, string>> = {
  inpatient: 'IMP',
  emergency: 'EMER',
  ambulatory: 'AMB',
  outpatient: 'AMB',
  wellness: 'AMB',
  urgentcare: 'AMB',
  home: 'HH',
  virtual: 'VR',
  field: 'FLD',
  daytime: 'SS',
}

/** A Coding in R4, text in DSTU2, a list of concepts in R5. */
function classOf(r: Reading): string | null {
  const given = r.resource.class
  const one = Array.isArray(given) ? given[0] : given
  if (one === undefined || one === null) return null
  const code =
    typeof one === 'string'
      ? textOf(one)
      : isObj(one)
        ? (textOf(one.code) ?? concept(r, one, 'class')?.coding.code ?? textOf(one.display))
        : null
  if (code === null) r.warn('structure', 'class', 'The class of the encounter has a form that is not known.')
  return code === null ? null : (CLASS[code.toLowerCase()] ?? code)
}

function reasonOf(r: Reading): string | null {
  const coded = labels(r, r.resource, 'reasonCode') ?? labels(r, r.resource, 'reason')
  if (coded !== null) return coded
  const named = objects(r, r.resource, 'reasonReference').flatMap((item) => referenceLabel(r, item) ?? [])
  return named.length > 0 ? named.join(', ') : null
}

export function readEncounter(r: Reading): Encounter | null {
  const base = baseOf(r, r.resource.subject === undefined && r.resource.patient !== undefined ? 'patient' : 'subject')
  if (!base) return null
  const { start, end } = period(r, r.resource, r.resource.period === undefined ? 'actualPeriod' : 'period')
  const kind = classOf(r)
  return {
    ...base,
    encounter: null,
    status: text(r, r.resource, 'status'),
    class: kind,
    label: labels(r, r.resource, 'type') ?? concept(r, r.resource.serviceType, 'serviceType')?.label ?? kind ?? 'Encounter',
    reason: reasonOf(r),
    start,
    end,
  }
}
