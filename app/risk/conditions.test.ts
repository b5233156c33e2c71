import { describe, expect, test } from 'vitest'
import { parseWhen } from '../chart/when.ts'
import { everHad, isEstablished, isStated, type Meaning, means } from './conditions.ts'
import { condition } from './fixtures.ts'

const CIRRHOSIS: Meaning = { icd10: /^K74/, snomed: new Set(['19943007']), words: /cirrhosis/i, notWords: /family history|\bno\b/i }
const BY_CODE: Meaning = { ...CIRRHOSIS, codeDecides: true }

describe('what a recorded condition means', () => {
  test.each([
    ['code of ICD-10-CM', 'Liver disease', 'http://hl7.org/fhir/sid/icd-10-cm', 'K74.60', true],
    ['code of ICD-10-GM', 'Leberzirrhose', 'http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'K74.6', true],
    ['code by object identifier', 'Liver disease', 'urn:oid:2.16.840.1.113883.6.90', 'K74.60', true],
    ['code of SNOMED CT', 'Liver disease', 'http://snomed.info/sct', '19943007', true],
    ['code without a system', 'Liver disease', null, 'K74.60', true],
    // ICPC-2 K74 is ischaemic heart disease.
    ['the same letters in another system', 'Angina', 'http://hl7.org/fhir/sid/icpc-2', 'K74', false],
    ['words without a code', 'Cirrhosis of liver', null, null, true],
    ['words that deny it', 'No cirrhosis', null, null, false],
    ['words beside another code', 'Cirrhosis, compensated', 'http://snomed.info/sct', '1', true],
  ])('%s', (_, label, system, code, expected) => {
    expect(means(condition(label, system, code), CIRRHOSIS)).toBe(expected)
  })

  test('where the code decides, the label beside it is not read', () => {
    expect(means(condition('Cirrhosis, compensated', 'http://snomed.info/sct', '1'), BY_CODE)).toBe(false)
    expect(means(condition('Cirrhosis, compensated', 'urn:local', '1'), BY_CODE)).toBe(true)
  })
})

describe('whether it stands', () => {
  const at = Date.parse('2026-01-05T10:00:00Z')
  test.each([
    ['confirmed', true, true],
    [null, true, true],
    ['provisional', true, false],
    ['differential', true, false],
    ['unconfirmed', true, false],
    ['refuted', false, false],
    ['entered-in-error', false, false],
  ])('%s', (verificationStatus, stated, established) => {
    const one = condition('Cirrhosis', null, 'K74', { verificationStatus })
    expect([isStated(one, at), isEstablished(one, at)]).toEqual([stated, established])
  })

  test.each([
    ['2026-01-05T10:00:00Z', true],
    ['2026-01-05T10:00:01Z', false],
    [null, true],
  ])('known from %s', (onset, expected) => {
    const one = condition('Cirrhosis', null, 'K74', { onset: parseWhen(onset) })
    expect(everHad([one], at, [CIRRHOSIS]) !== undefined).toBe(expected)
    expect(everHad([one], null, [CIRRHOSIS])).toBe(one)
  })
})
