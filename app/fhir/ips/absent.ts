/** How a summary says that something is not known. It never says that there is none: only the chart can, in an entry of its own. */
import type { Obj } from '../reading.ts'

/** Stands beside an element that must be there and is not known (FHIR R4, extension-data-absent-reason). */
export const ABSENT: Obj = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }

/**
 * Of a required section without entries (HL7 IPS 2.0.0, ips-comp-1, page "Empty Sections and Missing Data"): there is no information,
 * in the code system list-empty-reason "unavailable" and not "nilknown".
 */
export const UNAVAILABLE: Obj = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable', display: 'Unavailable' }],
  text: 'No information',
}
