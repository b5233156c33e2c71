import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHl7Splitter, looksLikeHl7, MAX_MESSAGE } from './split.ts'

const HEAD = 'MSH|^~\\&|LAB|HOSP|||20240102||ORU^R01|'

function run(pieces: readonly string[]) {
  const splitter = createHl7Splitter()
  const messages = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
  return { messages, issues: splitter.takeIssues() }
}

const texts = (text: string) => run([text]).messages.map((message) => message.text)
const found = (text: string) => run([text]).issues.map(({ severity, code, path }) => `${severity} ${code} ${path}`)

describe('createHl7Splitter', () => {
  it('knows CR, LF and CRLF, mixed too', () => {
    const wanted = [`${HEAD}1\rPID|1\r`, `${HEAD}2\rPID|2\r`]
    for (const [a, b] of [
      ['\r', '\r'],
      ['\n', '\n'],
      ['\r\n', '\r\n'],
      ['\n', '\r'],
      ['\r\n', '\n'],
    ])
      expect(texts(`${HEAD}1${a}PID|1${b}${HEAD}2${b}PID|2${a}`)).toEqual(wanted)
  })

  it('takes MLLP frames, byte order marks and blank lines away', () => {
    expect(texts(`\uFEFF\n\n${HEAD}1\rPID|1\r\u001c\r\u000b${HEAD}2\r\u001c\r`)).toEqual([`${HEAD}1\rPID|1\r`, `${HEAD}2\r`])
    expect(texts(`\u000b${HEAD}1\rPID|1\u001c\u000b\uFEFF${HEAD}2\u001c`)).toEqual([`${HEAD}1\rPID|1\r`, `${HEAD}2\r`])
    expect(texts(`${HEAD}1\rPID|1${HEAD}2\r`)).toEqual([`${HEAD}1\rPID|1\r`, `${HEAD}2\r`])
  })

  it('completes a framed message without waiting for the next', () => {
    expect(createHl7Splitter().push(`\u000b${HEAD}1\r\u001c\r`)).toHaveLength(1)
  })

  it('numbers messages and tells the line of their MSH', () => {
    const { messages } = run([`FHS|^~\\&\rBHS|^~\\&\r${HEAD}1\r\nPID|1\r\n${HEAD}2\r\n`])
    expect(messages.map(({ index, line }) => [index, line])).toEqual([
      [1, 3],
      [2, 5],
    ])
  })

  it('compares the counts of batch trailers', () => {
    const batch = (count: string, files: string) => `FHS|^~\\&\rBHS|^~\\&\r${HEAD}1\r${HEAD}2\rBTS|${count}\rFTS|${files}\r`
    expect(found(batch('2', '1'))).toEqual([])
    expect(found(batch('', ''))).toEqual([])
    expect(found(batch('3', '1'))).toEqual(['warning conflict line 5'])
    expect(found(batch('2', '2'))).toEqual(['warning conflict line 6'])
    expect(found(batch('two', '1'))).toEqual(['warning value line 5'])
  })

  it('names text outside messages once', () => {
    expect(found(`# made by hand\r# again\r${HEAD}1\r\u001c\rrubbish\rrubbish\r`)).toEqual([
      'warning structure line 1',
      'warning structure line 5',
    ])
  })

  it('lets a message go that is too long, and goes on with the next', () => {
    const long = 'x'.repeat(MAX_MESSAGE)
    const inLines = `OBX|1|TX|a||${'y'.repeat(1000)}\r`.repeat(MAX_MESSAGE / 1000)
    for (const text of [`${HEAD}1\rOBX|1|TX|a||${long}\rNTE|1\r${HEAD}2\r`, `${HEAD}1\r${inLines}${HEAD}2\r`]) {
      const pieces = text.match(/[\s\S]{1,1000000}/g) ?? []
      const { messages, issues } = run(pieces)
      expect(messages.map(({ text, index }) => [text, index])).toEqual([[`${HEAD}2\r`, 2]])
      expect(issues.map(({ code }) => code)).toEqual(['too-long'])
    }
  })

  it('gives the same messages and issues however the text is cut', () => {
    const piece = fc.constantFrom(
      HEAD,
      '\r',
      '\n',
      '\r\n',
      'PID|1',
      '\u000b',
      '\u001c',
      'BHS|^~\\&',
      'BTS|2',
      'FTS|1',
      '\uFEFF',
      'junk',
      ' ',
      'MSH',
      'OBX|1|TX|a||b',
      'x'.repeat(70),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(400), { maxLength: 30 }), (parts, cuts) => {
        const text = parts.join('')
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
        expect(run(at.slice(1).map((end, i) => text.slice(at[i], end)))).toEqual(run([text]))
      }),
      { numRuns: 500 },
    )
  })
})

describe('looksLikeHl7', () => {
  it('knows messages, batches and frames', () => {
    for (const text of [HEAD, `\uFEFF\n${HEAD}`, `\u000b${HEAD}`, 'FHS|^~\\&|', 'BHS|^~\\&|', 'MSH$%~\\&$LAB', `note\n${HEAD}`])
      expect(looksLikeHl7(text)).toBe(true)
  })

  it('does not take other formats for it', () => {
    for (const text of [
      '',
      'MSH',
      'MSH,name,value\n1,2,3',
      '{"a":"MSH|^~\\\\&|"}',
      '<a>\nMSH|^~\\&|</a>',
      'MSHA|b|c',
      'patient;value\n1;2',
    ])
      expect(looksLikeHl7(text)).toBe(false)
  })
})
