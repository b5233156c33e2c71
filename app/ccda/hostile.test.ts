/** Documents that no honest sender sends: nothing is thrown, nothing measured is silent, and time grows with the text and no faster. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactJson } from '../chart/made.ts'
import { readResource } from '../fhir/read.ts'
import { readCcda } from './read.ts'
import { all, attribute, isXml, parseXml, type Xml } from './xml.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const SAMPLES = ['ccd.xml', 'null-flavors.xml', 'r1-1.xml'].map((name) =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'),
)
const [CCD = ''] = SAMPLES

const isMeasured = (node: Xml): boolean =>
  node.name === 'observation' &&
  all(node, 'value').some((value) => /PQ|REAL|INT/.test(attribute(value, 'type') ?? '') && /^\d/.test(attribute(value, 'value') ?? ''))

function measuredIn(node: Xml): number {
  const own = isMeasured(node) ? 1 : 0
  return node.children.reduce((sum, child) => sum + (isXml(child) ? measuredIn(child) : 0), own)
}

function tree(text: string): Xml | null {
  try {
    return parseXml(text)
  } catch {
    return null
  }
}

/** Reads a document: what it makes is read, and what is measured in it is made or named. @returns false where it was refused */
function check(text: string): boolean {
  const { made, issues } = readCcda(text, { hash })
  expect(made.length + issues.length).toBeGreaterThan(0)
  for (const { message } of issues) expect(message).toMatch(/^[A-Z][^\p{Cc}]{5,300}$/u)
  for (const one of made) {
    const raw = exactJson(one)
    expect(JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(one.resource)))
    const reading = readResource(raw, JSON.parse(raw), { path: one.place })
    expect(reading.issues.filter(({ severity }) => severity === 'error')).toEqual([])
  }
  const observations = made.filter(({ resource }) => resource.resourceType === 'Observation').length
  const root = made.length === 0 ? null : tree(text)
  const hasBody = issues.every(({ path }) => path !== 'ClinicalDocument.component')
  const hasPatient = made.some(({ resource }) => resource.resourceType === 'Patient')
  if (root !== null && hasBody && hasPatient) expect(observations + issues.length).toBeGreaterThanOrEqual(measuredIn(root))
  return made.length > 0
}

const SIGNS = ['\u202e', '\u2066', '\u0000', '\u0007', '\u001b[31m', '\u200b', '\uFEFF', '\ud800', '\uFFFD', '\u007f', '\u0085', '\u2028']
const MARKUP = [
  '<!DOCTYPE a>',
  '<!ENTITY a "b">',
  '&a;',
  '&#0;',
  '&#x202e;',
  '&#xD800;',
  '&lt;script&gt;',
  '<![CDATA[<observation/>]]>',
  '<?php x?>',
  '<!--',
  ']]>',
  '</section>',
  '<observation><value xsi:type="PQ" value="5" unit="mg"/></observation>',
  '<entry><observation negationInd="true"><code code="2345-7"/><value xsi:type="PQ" value="5.0" unit="mg/dL"/></observation></entry>',
  '<a>'.repeat(250),
  '<translation/>'.repeat(60),
  ' nullFlavor="UNK"',
  ' xmlns="urn:x"',
  ' value="1e999"',
]
const ENDS = ['\r', '\n', '\r\n', '\n\r', '\u2028', '']
const CHARSETS: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => Buffer.from(text, 'utf8').toString('utf16le'),
  (text) => text.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-7"?>'),
]
/** Where a piece does not break the document: between elements, or in a text. */
const GAPS = SAMPLES.map((text) => [...text.matchAll(/>/g)].map(({ index }) => index + 1))

const edit = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...MARKUP)), fc.boolean(), fc.nat(30))
const hostile = fc
  .tuple(
    fc.nat(SAMPLES.length - 1),
    fc.array(edit, { maxLength: 3 }),
    fc.constantFrom(...ENDS),
    fc.option(fc.constantFrom(...CHARSETS), { freq: 1 }).map((charset) => (charset === null ? (text: string) => text : charset)),
    fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.nat()),
  )
  .map(([which, edits, end, charset, cut]) => {
    const gaps = GAPS[which] ?? []
    const changed = edits.reduce((text, [at, put, between, length]) => {
      const i = between ? (gaps[at % gaps.length] ?? 0) : at % (text.length + 1)
      return text.slice(0, i) + put + text.slice(i + (between ? 0 : length))
    }, SAMPLES[which] ?? '')
    const text = charset(changed.replace(/\n/g, end))
    return cut === null ? text : text.slice(0, cut % (text.length + 1))
  })

describe('a hostile document', () => {
  it('gives readable resources or issues, and nothing measured is silent', () => {
    fc.assert(
      fc.property(hostile, (text) => void check(text)),
      { numRuns: 400 },
    )
  }, 120_000)

  it('is read all the same where its lines end in another way', () => {
    for (const end of ['\r', '\r\n', '\n\r']) for (const text of SAMPLES) expect(check(text.replace(/\n/g, end))).toBe(true)
  })
})

describe('a huge document', () => {
  const entry = (n: number) =>
    `<entry><observation classCode="OBS" moodCode="EVN"><id root="2.16.840.1.113883.19" extension="${n % 7}"/><code code="2345-7"/><value xsi:type="PQ" value="${n}.0" unit="mg/dL"/></observation></entry>`
  const inResults = (body: string) => CCD.replace('<title>Results</title>', `<title>Results</title>${body}`)
  const times = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join('')
  it.each<readonly [string, () => string]>([
    ['results of few numbers', () => inResults(times(40_000, entry))],
    [
      'values of one result',
      () =>
        inResults(
          entry(1)
            .replace('</code>', '')
            .replace('<value', `${'<value xsi:type="PQ" value="1"/>'.repeat(100_000)}<value`),
        ),
    ],
    [
      'translations',
      () =>
        CCD.replace('</title>', '</title>').replace(
          '<value ',
          `<value xsi:type="CD">${'<translation code="1"/>'.repeat(100_000)}</value><value `,
        ),
    ],
    ['nested groups', () => inResults(`<entry>${'<organizer><component>'.repeat(80)}${'</component></organizer>'.repeat(80)}</entry>`)],
    ['comments', () => inResults(`<!--${'-x'.repeat(3_000_000)}-->`)],
    [
      'allergies',
      () =>
        CCD.replace(
          '<title>Allergies</title>',
          `<title>Allergies</title>${times(20_000, (n) => `<entry><observation negationInd="${n % 2 === 0}"><code code="ASSERTION"/></observation></entry>`)}`,
        ),
    ],
    ['narrative rows', () => CCD.replace('<text/>', `<text><table>${'<tr><td>a</td></tr>'.repeat(70_000)}</table></text>`)],
    ['digits', () => CCD.replace('value="1.10"', `value="${'9'.repeat(90_000)}"`)],
    ['a unit', () => CCD.replace('unit="mg/dL"', `unit="${'mg/'.repeat(30_000)}"`)],
  ])(
    'of %s is read in seconds',
    (_, text) => {
      const document = text()
      expect(document.length).toBeGreaterThan(CCD.length + 2000)
      const start = performance.now()
      const { made, issues } = readCcda(document, { hash })
      expect(made.length + issues.length).toBeGreaterThan(0)
      expect(performance.now() - start).toBeLessThan(60_000)
    },
    60_000,
  )
})
