/** Hostile FHIR input for property tests: text that is cut, deep, huge, mis-typed, twice named, cyclic or full of hidden signs. */
import fc from 'fast-check'

type Json = Record<string, unknown>

const TYPES = [
  'Patient',
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
  'Bundle',
  'Parameters',
  'Claim',
]
export const resourceTypes = fc.constantFrom(...TYPES)

const MEMBERS = [
  'id',
  'meta',
  'text',
  'contained',
  'extension',
  'modifierExtension',
  'identifier',
  'status',
  'category',
  'code',
  'subject',
  'patient',
  'encounter',
  'context',
  'effectiveDateTime',
  'effectivePeriod',
  'effectiveTiming',
  'issued',
  'valueQuantity',
  'valueCodeableConcept',
  'valueString',
  'valueBoolean',
  'valueInteger',
  'valueRange',
  'valueRatio',
  'valueSampledData',
  'valueTime',
  'valueDateTime',
  'valuePeriod',
  'dataAbsentReason',
  'interpretation',
  'referenceRange',
  'component',
  'hasMember',
  'name',
  'gender',
  'birthDate',
  '_birthDate',
  'deceasedBoolean',
  'deceasedDateTime',
  'link',
  'clinicalStatus',
  'verificationStatus',
  'onsetAge',
  'onsetRange',
  'abatementString',
  'medicationCodeableConcept',
  'medicationReference',
  'dosageInstruction',
  'dosage',
  'reasonCode',
  'reasonReference',
  'class',
  'period',
  'type',
  'content',
  'presentedForm',
  'result',
  'author',
  'reaction',
  'vaccineCode',
  'occurrenceDateTime',
  'occurrenceString',
  'entry',
  'parameter',
]

/** Text that turns, hides or breaks: bidi controls, lone surrogates, NUL, markup, formulas, very long words. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '\u202e',
    '\u2066abc\u2069',
    '\ud800',
    '\udfff',
    '\0',
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    "'; drop table x;--",
    '../../etc/passwd',
    '#',
    'Patient/',
    'urn:uuid:',
    '%',
    'NaN',
    'a'.repeat(10_000),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

export const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 2 ** 53, Number.MAX_SAFE_INTEGER, 1e21, 0.1 + 0.2),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Parts that look right and are not quite. */
const almost: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    { reference: 'Patient/p1' },
    { reference: '#inside' },
    { reference: ['Patient/p1'] },
    { coding: [{ system: 'http://loinc.org', code: '2160-0' }], text: 'x' },
    { coding: [{ system: 7, code: {} }, null, 'x'] },
    { coding: 'x', text: [] },
    { value: 1.5, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    { value: '1.5', unit: 7 },
    { low: { value: 1 }, high: { value: 'x' } },
    { start: '2020-02-30', end: 7 },
    [{ attachment: { contentType: 'text/plain', data: '!!' } }],
    [{ code: { text: 'part' }, valueQuantity: { value: 1 } }, 5, null],
    [null],
    [[[]]],
  ),
  hostileText,
  hostileNumber,
  fc.boolean(),
  fc.constant(null),
)

/** A wrong type in any member. */
export const mistypedResource: fc.Arbitrary<Json> = fc
  .tuple(
    resourceTypes,
    fc.dictionary(fc.constantFrom(...MEMBERS), fc.oneof(almost, fc.array(almost, { maxLength: 3 }), fc.jsonValue({ maxDepth: 3 })), {
      maxKeys: 14,
    }),
  )
  .map(([resourceType, rest]) => ({ id: 'x1', ...rest, resourceType }))

const reference = (id: number): Json => ({ reference: `Observation/o${id}` })

/** Resources that point to each other in circles, and to themselves. */
export const cyclicResources: fc.Arbitrary<readonly Json[]> = fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }).map((targets) =>
  targets.map((target, n) => ({
    resourceType: 'Observation',
    id: `o${n}`,
    status: 'final',
    code: { text: 'x' },
    subject: { reference: 'Patient/p1' },
    encounter: reference(target),
    hasMember: [reference(target), reference(n)],
    contained: [{ resourceType: 'Patient', id: 'p', link: [{ other: { reference: '#p' }, type: 'refer' }] }],
  })),
)

const inside = (depth: number, open: string, close: string): string => `${open.repeat(depth)}1${close.repeat(depth)}`
const resourceText = (member: string): string => `{"resourceType":"Observation","id":"x1","subject":{"reference":"Patient/p1"},${member}}`

/** Nested `depth` times and more: lists, objects, extensions. */
export const deepText: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 190, max: 3000 }),
    fc.constantFrom(['[', ']'] as const, ['{"a":', '}'] as const, ['{"extension":[', ']}'] as const),
  )
  .map(([depth, [open, close]]) => resourceText(`"extension":${inside(depth, open, close)}`))

/** Numbers that no double holds. */
export const hugeNumberText: fc.Arbitrary<string> = fc
  .constantFrom('1e999', '-1e999', '9'.repeat(400), `0.${'0'.repeat(400)}1`, '1e-999', '-0', '1E+2')
  .map((lexeme) => resourceText(`"code":{"text":"x"},"valueQuantity":{"value":${lexeme},"unit":"mg"}`))

/** Members that are no data, spelled in two ways, anywhere. */
export const prototypeKeyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'c\\u006fnstructor'),
    fc.constantFrom('"KEY":{"polluted":1}', '"extension":[{"KEY":1}]', '"code":{"coding":[{"KEY":{}}]}'),
  )
  .map(([key, member]) => resourceText(member.replace('KEY', () => key)))

/** One member given twice. */
export const duplicateKeyText: fc.Arbitrary<string> = fc
  .constantFrom(
    '"status":"final","status":"entered-in-error"',
    '"code":{"text":"a","text":"b"}',
    '"st\\u0061tus":"final","status":"amended"',
  )
  .map(resourceText)

/** Half characters and bidi controls, as escapes. */
export const brokenText: fc.Arbitrary<string> = fc
  .constantFrom('\\ud800', '\\udc00\\ud800', '\\u0000', '\\u202e', '\\u2066')
  .map((sign) => resourceText(`"code":{"text":"a${sign}b"},"valueString":"${sign}"`))

const asText = (resource: Json): string => JSON.stringify(resource)

/** JSON text of one resource: whole JSON, hostile in what it says. */
export const hostileResourceText: fc.Arbitrary<string> = fc.oneof(
  mistypedResource.map(asText),
  deepText,
  hugeNumberText,
  prototypeKeyText,
  duplicateKeyText,
  brokenText,
  cyclicResources.map((all) => asText(all[0] ?? {})),
)

const bundleText = (type: string, entries: readonly string[]): string =>
  `{"resourceType":"Bundle","type":${JSON.stringify(type)},"entry":[${entries.map((raw) => `{"resource":${raw}}`).join(',')}]}`

const bundleTypes = fc.constantFrom(
  'transaction',
  'batch-response',
  'collection',
  'searchset',
  'history',
  'message',
  'document',
  'nonsense',
  '',
)

/** A Bundle, also one in another. */
export const hostileBundleText: fc.Arbitrary<string> = fc
  .tuple(bundleTypes, fc.array(hostileResourceText, { maxLength: 4 }), fc.boolean())
  .map(([type, entries, nested]) => (nested ? bundleText('collection', [bundleText(type, entries)]) : bundleText(type, entries)))

export const hostileNdjson: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof(hostileResourceText, hostileBundleText), { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\n\n', '\r'))
  .map(([lines, end]) => lines.join(end))

/** Any file: the above, cut anywhere, with signs exchanged. */
export const hostileFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(hostileResourceText, hostileBundleText, hostileNdjson),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom('', '', '{', ']', '"', '\0', '\uFEFF', '\\'),
  )
  .map(([text, at, sign]) => {
    const place = Math.floor(text.length * at)
    return sign === '' ? text.slice(0, place) : text.slice(0, place) + sign + text.slice(place + 1)
  })
