/** What an entry of a bundle is called, so that references inside the bundle lead to it (FHIR R4, bundle.html#references). */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** "Type/id" is resolved against the base of an entry's fullUrl, so there must be one; .invalid never names a server (RFC 2606). */
const BASE = 'http://wardlight.invalid/fhir'

/** @param ref "Type/id". A reader that knows neither base nor bundle still finds type and id in it. */
export function fullUrlOf(ref: string): string {
  const id = ref.slice(ref.indexOf('/') + 1)
  return UUID.test(id) ? `urn:uuid:${id}` : `${BASE}/${ref}`
}
