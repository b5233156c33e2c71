import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../chart/facts.ts'
import { anyResource, R4_TYPES } from './any-resource.test-help.ts'
import { scanText } from './bundle-scanner.ts'
import { readResource } from './read.ts'

/** Types of which the chart shows something: where they make no fact, an issue must say why. */
const SHOWN = new Set([
  'Observation',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationAdministration',
  'AllergyIntolerance',
  'Encounter',
  'Procedure',
  'Immunization',
  'DiagnosticReport',
  'DocumentReference',
])

const countOf = (facts: Facts): number => Object.values(facts).reduce((sum, list) => sum + list.length, 0)

function check(text: string): void {
  const scanned = scanText(`{"resourceType":"Bundle","type":"collection","entry":[{"resource":${text}}]}`)
  const [item] = scanned
  if (item?.kind !== 'resource') throw new Error('no resource')
  expect(item.raw).toBe(text)
  const reading = readResource(item.raw, item.json, { path: 'Bundle.entry[0].resource', keys: item.keys })
  expect(reading.usable || reading.issues.some(({ severity }) => severity === 'error')).toBe(true)
  expect(reading.usable).toBe(true)
  for (const { path, message } of reading.issues) expect([path.length > 0, message.length > 10]).toEqual([true, true])
  if (SHOWN.has(reading.type) && countOf(reading.facts) === 0 && !isPanelOnly(item.json)) expect(reading.issues.length).toBeGreaterThan(0)
  expect(readResource(item.raw, item.json, { path: 'Bundle.entry[0].resource', keys: item.keys })).toEqual(reading)
}

/** A panel without parts of its own says nothing by itself. */
const isPanelOnly = (json: unknown): boolean => typeof json === 'object' && json !== null && 'hasMember' in json

describe('a resource of any type of FHIR R4', () => {
  it('there are 146 types', () => {
    expect([R4_TYPES.length, new Set(R4_TYPES).size]).toEqual([146, 146])
  })

  it.each(R4_TYPES)('%s is read without a crash, and what is not shown is said', (type) => {
    fc.assert(fc.property(anyResource(type), check), { numRuns: SHOWN.has(type) || type === 'Patient' ? 150 : 12 })
  })
})
