/** Ids of what is made, from identifiers in the content only. */
import type { Hash } from '../chart/made.ts'
import { isOid, localSystem } from './codes.ts'
import type { Parts } from './message.ts'

/** @param says what makes the thing this thing and no other, broadest first */
export function idOf(hash: Hash, type: string, says: readonly (string | null)[]): string {
  let text = type
  for (const part of says) text += `\u001f${part ?? '\u0000'}`
  return `hl7-${hash(text).slice(0, 32)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Who gave an identifier (HD: namespace ^ universal id ^ type) as a URI; null when it is not said. */
export function assignerSystem(hd: Parts): string | null {
  const [namespace, universal] = [hd.text(1), hd.text(2)]
  if (universal !== null && isOid(universal)) return `urn:oid:${universal}`
  if (universal !== null && UUID.test(universal)) return `urn:uuid:${universal.toLowerCase()}`
  if (namespace !== null && isOid(namespace)) return `urn:oid:${namespace}`
  const name = namespace ?? universal
  return name === null ? null : localSystem(name)
}

/** An EI (order and document numbers: number ^ namespace ^ universal id) as one text; null when it is empty. */
export function entityKey(ei: Parts): string | null {
  const number = ei.text(1)
  if (number === null) return null
  const [namespace, universal] = [ei.text(2), ei.text(3)]
  return `${number}|${universal ?? namespace ?? ''}`
}

/** The same EI as a FHIR identifier. */
export function entityIdentifier(ei: Parts, kind: 'PLAC' | 'FILL' | null): Readonly<Record<string, unknown>> | null {
  const value = ei.text(1)
  if (value === null) return null
  const [namespace, universal] = [ei.text(2), ei.text(3)]
  const system = universal !== null && isOid(universal) ? `urn:oid:${universal}` : (namespace ?? universal)
  return {
    ...(kind === null ? {} : { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: kind }] } }),
    ...(system === null ? {} : { system: system.startsWith('urn:') ? system : localSystem(system) }),
    value,
  }
}
