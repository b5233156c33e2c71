import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Bytes, utf8Text } from '../fhir/base64.ts'
import { readRange, readRatio } from '../terminology/numbers.ts'
import { conceptOf, systemOf } from './codes.ts'
import { base64OfText } from './encode.ts'
import { unescaped } from './escapes.ts'
import { Parts, parseMessage, USUAL } from './message.ts'
import { readNumber, readStructured } from './structured.ts'
import { fhirClock, fhirTime, zoneOf } from './times.ts'
import { ucumCode, unitOf } from './units.ts'

const parts = (raw: string) => new Parts(raw, USUAL)

describe('escapes', () => {
  it('reads what stands for signs, bytes and line breaks', () => {
    expect(unescaped('a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', USUAL)).toBe('a|b^c&d~e\\f')
    expect(unescaped('A\\.br\\B\\.sp\\C\\H\\bold\\N\\', USUAL)).toBe('A\nB\nCbold')
    expect(unescaped('\\XC3A9\\ \\XE9\\ \\X0D0A\\', USUAL)).toBe('é é \n')
    expect(unescaped('\\P\\', { ...USUAL, truncation: '#' })).toBe('#')
  })

  it('leaves alone what is no sequence', () => {
    for (const text of ['C:\\temp\\file', '\\', 'a\\b', '\\Zown\\', '\\X1\\', '50\\50']) expect(unescaped(text, USUAL)).toBe(text)
  })

  it('gives back every text that was escaped', () => {
    const names: Readonly<Record<string, string>> = { '|': 'F', '^': 'S', '&': 'T', '~': 'R', '\\': 'E' }
    const escaped = (text: string) => text.replace(/[|^&~\\]/g, (sign) => `\\${names[sign]}\\`)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unescaped(escaped(text), USUAL) === text))
  })

  it('takes any text in time that grows with its length', () => {
    expect(unescaped('\\'.repeat(100_000), USUAL).length).toBeGreaterThan(0)
  })
})

describe('parseMessage', () => {
  const fields = (text: string) => parseMessage(text, 'message 1').segments.map((segment) => [segment.name, segment.text(1)])

  it('reads any delimiters', () => {
    const { segments } = parseMessage('MSH$%!?*$LAB\rOBX$1$NM$a%b?S?c%LN$$5!6', 'message 1')
    expect(segments[1]?.first(3).text(2)).toBe('b%c')
    expect(segments[1]?.list(5).map((part) => part.text(1))).toEqual(['5', '6'])
    expect(parseMessage('MSH|^~\\&#|LAB', 'm').delimiters.truncation).toBe('#')
  })

  it('takes the usual ones where the header is broken, and says so', () => {
    for (const header of ['MSH', 'MSH|', 'MSH||LAB', 'MSH|^|LAB', 'MSH|^~\\\\&|LAB']) {
      const { delimiters, issues } = parseMessage(header, 'message 1')
      expect(delimiters).toMatchObject({ component: '^', repetition: '~', escape: '\\', subcomponent: '&' })
      expect(issues).toHaveLength(1)
    }
  })

  it('joins continued and wrapped text', () => {
    expect(parseMessage('MSH|^~\\&\rOBX|1|TX|a||one\rADD|two|||||F', 'm').segments[1]?.text(5)).toBe('onetwo')
    const wrapped = parseMessage('MSH|^~\\&\rOBX|1|TX|a||one\ntwo\nthree||||||F', 'm').segments[1]
    expect([wrapped?.text(5), wrapped?.text(11)]).toEqual(['one\ntwo\nthree', 'F'])
  })

  it('takes segments apart that ran together', () => {
    expect(fields('MSH|^~\\&\rGT1|1||Walmart^LORC|NW|1\rOBR|1|2')).toEqual([
      ['MSH', 'MSH'],
      ['GT1', '1'],
      ['ORC', 'NW'],
      ['OBR', '1'],
    ])
  })

  it('tells deleted from empty', () => {
    const pid = parseMessage('MSH|^~\\&\rPID|1|""||', 'm').segments[1]
    expect([pid?.deletes(2), pid?.deletes(3), pid?.text(2)]).toEqual([true, false, null])
  })
})

describe('times', () => {
  it.each([
    ['2024', '2024'],
    ['202403', '2024-03'],
    ['20240309', '2024-03-09'],
    ['2024030914', '2024-03-09T14:00:00'],
    ['202403091405', '2024-03-09T14:05:00'],
    ['20240309140506', '2024-03-09T14:05:06'],
    ['20240309140506.1234', '2024-03-09T14:05:06.1234'],
    ['202403091405-0500', '2024-03-09T14:05:00-05:00'],
    ['20240309-0500', '2024-03-09'],
    ['2024-03-09T14:05:06Z', '2024-03-09T14:05:06Z'],
    ['20240300', '2024-03'],
    ['20240309240000', '2024-03-09'],
    ['20240309146000', '2024-03-09'],
  ])('%s is %s', (written, text) => expect(fhirTime(written, null)?.text).toBe(text))

  it.each(['', '0000', '20241301', '20240230', '03/09/2024', 'yesterday', '202'])('%s is none', (written) =>
    expect(fhirTime(written, null)).toBeNull(),
  )

  it('takes the zone of the message for a time of day, not for a date', () => {
    expect(fhirTime('202403091405', '+01:00')?.text).toBe('2024-03-09T14:05:00+01:00')
    expect(fhirTime('202403091405-0500', '+01:00')?.text).toBe('2024-03-09T14:05:00-05:00')
    expect(fhirTime('20240309', '+01:00')?.text).toBe('2024-03-09')
    expect([zoneOf('20240309140500+0215'), zoneOf('20240309140500'), zoneOf('20240309')]).toEqual(['+02:15', null, null])
  })

  it('reads times of day', () => {
    expect(['0930', '093015', '09:30', '2460', 'noon'].map(fhirClock)).toEqual(['09:30:00', '09:30:15', '09:30:00', null, null])
  })
})

describe('numbers', () => {
  it.each([
    ['5.4', 5.4, null],
    ['5.0', 5, null],
    ['.5', 0.5, null],
    ['-3', -3, null],
    ['<5', 5, '<'],
    ['< 5', 5, '<'],
    ['>=60', 60, '>='],
    ['=>60', 60, '>='],
    ['5,4', 5.4, null],
    ['0,125', 0.125, null],
    ['1,234,567', 1234567, null],
    ['1e3', 1000, null],
  ] as const)('%s', (text, value, comparator) => expect(readNumber(text)).toMatchObject({ value, comparator, rest: null }))

  it.each(['5,400', '1:128', 'neg', '', '1.2.3', '--5', '1e999', '<'])('%s is none that can be used', (text) => {
    const found = readNumber(text)
    expect(found === null || found.rest !== null).toBe(true)
  })

  it('reads ratios and structured numbers', () => {
    expect(readRatio('1:128')).toEqual([1, 128])
    expect(readStructured(parts('^182'))).toMatchObject({ kind: 'number', number: { value: 182, comparator: null } })
    expect(readStructured(parts('>^100'))).toMatchObject({ kind: 'number', number: { value: 100, comparator: '>' } })
    expect(readStructured(parts('=^100'))).toMatchObject({ kind: 'number', number: { value: 100, comparator: null } })
    expect(readStructured(parts('^100^-^200'))).toMatchObject({ kind: 'range', low: { value: 100 }, high: { value: 200 } })
    expect(readStructured(parts('^1^:^128'))).toEqual({ kind: 'ratio', top: 1, bottom: 128 })
    expect(readStructured(parts('^2^+'))).toEqual({ kind: 'words', text: '2+' })
    expect(readStructured(parts('<>^5'))).toEqual({ kind: 'words', text: '<>5' })
    expect(readStructured(parts('^^^'))).toBeNull()
  })

  it('reads reference ranges', () => {
    expect(['3.5-5.1', '13 to 18', '70_105', '(3.5 - 5.1)', '-2 - 2', '<5', '>=60', '3,5-5,1'].map((text) => readRange(text))).toEqual([
      { low: 3.5, high: 5.1, rest: null },
      { low: 13, high: 18, rest: null },
      { low: 70, high: 105, rest: null },
      { low: 3.5, high: 5.1, rest: null },
      { low: -2, high: 2, rest: null },
      { low: null, high: 5, rest: null },
      { low: 60, high: null, rest: null },
      { low: 3.5, high: 5.1, rest: null },
    ])
    expect(['Negative', '5-3', '', '1-2-3'].map(readRange)).toEqual([null, null, null, null])
    // Four to eleven thousand, or four to eleven: nobody can tell.
    expect(['4,000-11,000', '<5,400'].map(readRange)).toEqual([null, null])
    expect(readRange('70-105 mg/dL')).toEqual({ low: 70, high: 105, rest: 'mg/dL' })
  })

  it('never throws and never hangs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,:-<>=+ e()[]^x'.split('')), maxLength: 200 }), (text) => {
        readNumber(text)
        readRange(text)
        readRatio(text)
        readStructured(parts(text))
      }),
    )
    expect(readNumber('1'.repeat(100_000))).toBeNull()
    expect(readRange(`1${' '.repeat(100_000)}-`)).toBeNull()
  })
})

describe('units', () => {
  it.each([
    ['mg/dl', 'mg/dL'],
    ['beats/min^^ISO', '/min'],
    ['10*3/uL^thousand per microliter^UCUM', '10*3/uL'],
    ['10^3/uL', '10*3/uL'],
    ['x10^9/L', '10*9/L'],
    ['10\\S\\3/uL', '10*3/uL'],
    ['giga.l-1', '10*9/L'],
    ['mmol.l-1', 'mmol/L'],
    ['^mg/dL', 'mg/dL'],
    ['pg/{cell}^picograms per cell^UCUM', 'pg/{cell}'],
    ['%', '%'],
    ['mm Hg', 'mm[Hg]'],
  ])('%s is %s', (raw, ucum) => expect(unitOf(parts(raw))?.ucum).toBe(ucum))

  it('does not take words for units', () => {
    expect([ucumCode('copies'), ucumCode('see note'), ucumCode('5'), unitOf(parts('furlongs'))?.ucum]).toEqual([null, null, null, null])
    expect(unitOf(parts(''))).toBeNull()
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', '5__proto__', 'hasOwnProperty'])
      expect(ucumCode(name)).toBeNull()
  })
})

describe('codes', () => {
  it('names systems', () => {
    expect(
      ['LN', 'ln', 'SCT', 'I9C', 'I10', 'CVX', 'HL70078', '99LAB', '2.16.840.1.113883.6.1', null].map((name) => systemOf(name)),
    ).toEqual([
      'http://loinc.org',
      'http://loinc.org',
      'http://snomed.info/sct',
      'http://hl7.org/fhir/sid/icd-9-cm',
      'http://hl7.org/fhir/sid/icd-10',
      'http://hl7.org/fhir/sid/cvx',
      'http://terminology.hl7.org/CodeSystem/v2-0078',
      'urn:id:99LAB',
      'http://loinc.org',
      null,
    ])
    expect(['__proto__', 'constructor', 'toString'].map((name) => systemOf(name))).toEqual([
      'urn:id:__proto__',
      'urn:id:constructor',
      'urn:id:toString',
    ])
  })

  it('keeps every coding and the original text', () => {
    expect(conceptOf(parts('2345-7^Glucose^LN^GLU^Sugar^L^2.50^1^Glucose, serum'))).toEqual({
      coding: [
        { system: 'http://loinc.org', version: '2.50', code: '2345-7', display: 'Glucose' },
        { system: 'urn:id:L', version: '1', code: 'GLU', display: 'Sugar' },
      ],
      text: 'Glucose, serum',
    })
    expect(conceptOf(parts('^Only words'))).toEqual({ text: 'Only words' })
    expect(conceptOf(parts('^^^'))).toBeNull()
  })
})

describe('base64OfText', () => {
  it('is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9000 }), (text) => {
        const bytes = base64Bytes(base64OfText(text))
        expect(bytes === null ? null : utf8Text(bytes)).toBe(text)
      }),
    )
    expect(base64OfText('\ud800')).toBe('77+9')
  })
})
