/** Texts that no honest sender sends: nothing is thrown, nothing is silent, and time grows with the text and no faster. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hash, MSH, OBR, ofType, PID, readings } from './fixtures/kit.ts'
import { parseMessage } from './message.ts'
import { readMessage } from './read.ts'
import { createHl7Splitter, type RawMessage } from './split.ts'

const FIXTURES = path.join(import.meta.dirname, 'fixtures')
const SAMPLES = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.hl7') && !name.startsWith('MDM'))
  .map((name) => readFileSync(path.join(FIXTURES, name), 'utf8').slice(0, 5000))
const RESULTS = [
  'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|136-145|H|||F|||20240101',
  'OBX|2|SN|33914-3^eGFR^LN||>^60|mL/min/1.73m2||||F',
  'OBX|3|ST|2345-7^Glucose^LN||97 mg/dL|||||F',
  'OBX|4|TX|A1^Note^L||Weight:||||||F',
  'OBX|5|TX|A1^Note^L||70 kg||||||F',
  'NTE|1||Repeated',
  'OBX|6|CWE|600-7^Culture^LN||112283007^Escherichia coli^SCT||||||F',
  'OBX|7|DTM|A2^Taken^L||202401010930||||||F',
]
const SAMPLE = [MSH, PID, OBR, ...RESULTS].join('\r')

type Split = Readonly<{ messages: readonly RawMessage[]; issues: number }>

function split(chunks: readonly string[]): Split {
  const splitter = createHl7Splitter()
  const messages: RawMessage[] = []
  let issues = 0
  for (const chunk of chunks) {
    messages.push(...splitter.push(chunk))
    issues += splitter.takeIssues().length
  }
  messages.push(...splitter.end())
  return { messages, issues: issues + splitter.takeIssues().length }
}

function covers(place: string, n: number): boolean {
  const m = /OBX (\d+)(?:(?:-| to )(\d+))?(?: |$)/.exec(place)
  return m !== null && Number(m[1]) <= n && n <= Number(m[2] ?? m[1])
}

/** Reads a message; what it holds is made or named. */
function check(raw: RawMessage): void {
  const conversion = readMessage(raw, { hash })
  expect(ofType(conversion, 'Binary')).toHaveLength(1)
  for (const reading of readings(conversion)) expect(reading.issues.filter(({ severity }) => severity === 'error')).toEqual([])
  const count = parseMessage(raw.text, 'm').segments.filter(({ name }) => name === 'OBX').length
  const places = [...conversion.made.map(({ place }) => place), ...conversion.issues.map((issue) => issue.path)].filter((place) =>
    place.includes('OBX'),
  )
  const documents = ofType(conversion, 'DocumentReference').length > 0
  for (let n = 1; n <= count; n += 1) expect([n, documents || places.some((place) => covers(place, n))]).toEqual([n, true])
  for (const { message } of conversion.issues) expect(message).toMatch(/^[A-Z][^\p{Cc}]{5,200}$/u)
}

const ENDS = ['\r', '\n', '\r\n', '\n\r', '\r\r', '\u2028', '\u0085', '\r \r', '']
const SIGNS = ['\u202e', '\u2066', '\u0000', '\u0007', '\u001b[31m', '\u200b', '\uFEFF', '\ud800', '\uFFFD', '\u0001', '\u007f', '\u00ad']
const FRAMES = ['\u000b', '\u001c\r', '\u001c', '\u001c\u000b', '\u000bMSH|^~\\&|', '\u000b\u000b']
const ODD = [
  '^~\\&',
  '^^^^',
  '~^\\&',
  'abcd',
  '.*+?',
  '$()[',
  '||||',
  '    ',
  '"\'',
  '',
  '^',
  '^~\\&#',
  '😀~\\&',
  '\\\\\\\\',
  '&^~\\',
  '\u0000\u0001\u0002\u0003',
]
const PIECES = [
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '<!ENTITY a "b">&a;',
  '&amp;&lt;',
  '\\X41\\\\X0D\\\\X000B\\',
  '\\'.repeat(40),
  '\\.br\\'.repeat(40),
  '~'.repeat(300),
  '^'.repeat(300),
  '&'.repeat(300),
  '|'.repeat(300),
  '|OBX|1|NM|',
  '__proto__',
  'constructor',
  '9'.repeat(300),
  '1e999',
  '-',
  '""',
  'BHS|^~\\&\r',
  'BTS|3\r',
  'FTS|x\r',
  'DSC|1\r',
  'ADD|more\r',
]

/** Mostly as it should be: what is broken everywhere is no message any more. */
const mostly = <T>(usual: T, others: readonly T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))
const endings = fc.array(mostly('\r', ENDS), { minLength: 1, maxLength: 5 })
const edits = fc.array(
  fc.tuple(fc.nat(), fc.nat(20), fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...FRAMES), fc.constantFrom(...PIECES))),
  {
    maxLength: 8,
  },
)

function edited(text: string, list: readonly (readonly [number, number, string])[]): string {
  let out = text
  for (const [at, cut, put] of list) {
    const i = at % (out.length + 1)
    out = out.slice(0, i) + put + out.slice(i + cut)
  }
  return out
}

/** The same bytes read in another encoding than they were written in. */
const CHARSETS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => Buffer.from(text, 'latin1').toString('utf8'),
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => Buffer.from(text, 'utf8').toString('utf16le'),
]

const hostile = fc
  .tuple(
    mostly(SAMPLE, SAMPLES),
    endings,
    mostly('^~\\&', ODD),
    edits,
    mostly((text: string) => text, CHARSETS),
    fc.option(fc.nat(), { freq: 3 }),
  )
  .map(([text, ends, odd, list, charset, cut]) => {
    let n = 0
    const lined = text.replace(/\r\n|\r|\n/g, () => ends[n++ % ends.length] ?? '\r')
    const signed = odd === '^~\\&' ? lined : lined.replace('^~\\&', () => odd)
    const changed = charset(edited(signed, list))
    return cut === null ? changed : changed.slice(0, cut % (changed.length + 1))
  })

describe('a hostile text', () => {
  it('gives messages whose every result is made or named, or issues', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { messages, issues } = split([text])
        if (/[A-Za-z]/.test(text)) expect(messages.length + issues).toBeGreaterThan(0)
        messages.forEach(check)
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('gives the same messages in pieces of any size', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 9 }), (text, sizes) => {
        const chunks: string[] = []
        for (let at = 0, n = 0; at < text.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1
          chunks.push(text.slice(at, at + size))
          at += size
        }
        expect(split(chunks)).toEqual(split([text]))
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('a huge text', () => {
  const M = 1_000_000
  const lines = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n)).join('\r')
  const obx = (value: string, type = 'NM') => `OBX|1|${type}|2345-7^Glucose^LN||${value}|mg/dL|||||F`
  it.each<readonly [string, string]>([
    ['repetitions', obx('~'.repeat(M))],
    ['values that repeat', obx('5~'.repeat(M / 2))],
    ['lines that repeat', obx('5~'.repeat(M / 2), 'ST')],
    ['components', obx('^'.repeat(M), 'CWE')],
    ['subcomponents', obx('a&'.repeat(M / 2), 'CE')],
    ['fields', `OBX${'|'.repeat(M)}`],
    ['digits', obx('9'.repeat(M))],
    ['signs of numbers', obx('1,'.repeat(M / 2), 'ST')],
    ['blanks', obx(`5${' '.repeat(M)}x`)],
    ['a range of brackets', `OBX|1|NM|2345-7^G^LN||5|mg/dL|${'('.repeat(M)}`],
    ['escapes', obx(`\\X${'4'.repeat(M)}\\`, 'TX')],
    ['broken escapes', obx('\\X'.repeat(M / 2), 'FT')],
    ['frames', '\u000b\u001c'.repeat(M / 2)],
    ['line ends', '\r\n'.repeat(M / 2)],
    ['a unit', `OBX|1|ST|2345-7^G^LN||5|${'mg/'.repeat(M / 3)}`],
    ['a name', `PID|1||9^^^H^MR||${'a^'.repeat(M / 2)}`],
    ['one text in lines', lines(40_000, (n) => `OBX|${n}|TX|A1^Note^L||word`)],
    ['numbers in lines', lines(40_000, () => 'OBX|1|TX|A1^Note^L||5 mg/dL')],
    ['numbers in a text of lines', lines(40_000, (n) => `OBX|1|TX|A1^Note^L||${n % 2 === 0 ? '5 mg/dL' : 'word'}`)],
    ['results without a code', lines(40_000, () => 'OBX|1|NM|||5|mg/dL')],
    ['comments', lines(60_000, (n) => `NTE|${n}||word`)],
    ['continued lines', lines(60_000, () => 'ADD|word')],
    ['wrapped lines', `OBX|1|TX|A1^Note^L||${'word\r'.repeat(100_000)}`],
    ['orders', lines(20_000, (n) => `ORC|RE|${n}\rOBR|1|${n}`)],
    ['patients', lines(20_000, (n) => `PID|1||${n}^^^H^MR\rMRG|${n}9^^^H^MR`)],
    ['doses', lines(20_000, (n) => `RXE||${n}^Drug^L|1||mg\rRXR|PO\rTQ1|1`)],
    ['junk', lines(100_000, () => 'no segment at all')],
  ])(
    'of %s is read in seconds',
    (_, body) => {
      const start = performance.now()
      const { messages } = split([[MSH, PID, OBR, body].join('\r')])
      let said = 0
      for (const raw of messages) {
        const conversion = readMessage(raw, { hash })
        said += conversion.made.length + conversion.issues.length
      }
      expect(said).toBeGreaterThan(0)
      expect(performance.now() - start).toBeLessThan(10_000)
    },
    60_000,
  )

  it('of headers alone is read in seconds', () => {
    const start = performance.now()
    const { messages } = split([`${MSH}\r`.repeat(10_000)])
    expect(messages).toHaveLength(10_000)
    for (const raw of messages) readMessage(raw, { hash })
    expect(performance.now() - start).toBeLessThan(20_000)
  }, 60_000)
})
