import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEncodingDetector, decodedText, encodingOf } from './encoding.ts'

const NAMES = 'Patient;Name;Ort\n1;Müller;Köln\n2;Weiß;Düsseldorf\n3;Jäger;Würzburg\n4;Schröder;Göttingen\n5;Groß;Tübingen\n'
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

async function decode(bytes: Uint8Array, size: number): Promise<string> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const parts: string[] = []
  for await (const part of decodedText(chunks(), encodingOf(bytes).encoding)) parts.push(part)
  return parts.join('')
}

describe('encodingOf', () => {
  it.each([
    ['UTF-8', Buffer.from(NAMES), 'utf-8', 'utf-8'],
    ['ASCII', Buffer.from('a,b\n1,2\n'), 'utf-8', 'utf-8'],
    ['nothing', Buffer.alloc(0), 'utf-8', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${NAMES}`), 'utf-8', 'mark'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${NAMES}`, false), 'utf-16le', 'mark'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${NAMES}`, true), 'utf-16be', 'mark'],
    ['UTF-16 LE', utf16(NAMES, false), 'utf-16le', 'zeros'],
    ['UTF-16 BE', utf16(NAMES, true), 'utf-16be', 'zeros'],
    ['ISO 8859-1', Buffer.from(NAMES, 'latin1'), 'windows-1252', 'frequencies'],
  ])('%s', async (_, bytes, encoding, why) => {
    expect(encodingOf(bytes)).toMatchObject({ encoding, why })
    expect(['', 'a,b\n1,2\n', NAMES]).toContain(await decode(bytes, 7))
  })

  it('finds Cyrillic by its letters', () => {
    const text = 'Пациент;Диагноз\n1;Артериальная гипертензия\n2;Сахарный диабет второго типа\n3;Хроническая болезнь почек\n'
    const bytes = Uint8Array.from(text, (sign) => {
      const point = sign.codePointAt(0) ?? 0
      return point < 128 ? point : point - 0x410 + 0xc0
    })
    expect(encodingOf(bytes).encoding).toBe('windows-1251')
    expect(encodingOf(bytes).note).toMatch(/windows-1251/)
  })

  it('takes one stray byte for Western European, and says so', () => {
    const found = encodingOf(Buffer.from('id,name\n1,M\xfcller\n', 'latin1'))
    expect([found.encoding, found.note]).toEqual(['windows-1252', expect.stringMatching(/accents/)])
  })

  it('finds what is not UTF-8 far behind the start', () => {
    const detector = createEncodingDetector()
    for (let i = 0; i < 20; i += 1) detector.push(Buffer.from('1,2,3\n'.repeat(20_000)))
    detector.push(Buffer.from('4,M\xfcller,5\n', 'latin1'))
    expect(detector.end().encoding).toBe('windows-1252')
  })

  it('does not mind where UTF-8 is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), (text, cut) => {
        const bytes = Buffer.from(`a${text.replaceAll('\0', '')}`)
        const at = cut % (bytes.length + 1)
        const detector = createEncodingDetector()
        detector.push(bytes.subarray(0, at))
        detector.push(bytes.subarray(at))
        expect(detector.end().encoding).toBe('utf-8')
      }),
    )
  })

  it('always gives an encoding that can be decoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => new TextDecoder(encodingOf(bytes).encoding)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })
})
