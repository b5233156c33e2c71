import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeVocabulary, matchDrug } from '../medication/vocabulary/index.ts'
import { makeLexicon } from './lexicon.ts'
import { type NoteKnowledge, readNote } from './read.ts'
import { sectionsOf } from './sections.ts'
import { sentencesOf } from './sentences.ts'
import { wordsOf } from './words.ts'

const CONDITIONS = [
  'chf\tI50.9\tcondition\t\tcongestive heart failure',
  'congestive heart failure\tI50.9\tcondition\t\t',
  'heart failure\tI50.9\tcondition\t\tcongestive heart failure',
  'sob\tR06.02\tfinding\tU\tshortness of breath',
  'knee pain\tM25.569\tfinding\t\t',
  'pe\tI26.99\tcondition\tU\tpulmonary embolism',
].join('\n')
const DRUGS = [
  'warfarin\tingredient\t11289\t5',
  'metoprolol\tingredient\t6918\t25 50',
  'potassium\tingredient\t8588\t',
  'lopressor\tbrand\tmetoprolol\t',
].join('\n')
const vocabulary = makeVocabulary(DRUGS)
const KNOWN: NoteKnowledge = { lexicon: makeLexicon(CONDITIONS, vocabulary.entries), matchDrug: (text) => matchDrug(vocabulary, text) }

const read = (text: string, asked: readonly string[] = []) => readNote(text, asked, KNOWN).mentions
const values = (text: string) => read(text).flatMap((mention) => mention.values.map(({ code, value, unit }) => `${code} ${value} ${unit}`))

describe('mentions', () => {
  test('the longest name, with its code; abbreviations and plurals too', () => {
    const found = read('Congestive heart failure. CHF with SOB; so be it. Two CHFs, knee pains.')
    expect(found.map(({ text, code }) => `${text} ${code}`)).toEqual([
      'Congestive heart failure I50.9',
      'CHF I50.9',
      'SOB R06.02',
      'CHFs I50.9',
      'knee pains M25.569',
    ])
  })

  test('an abbreviation that is a word in small letters counts in capitals only, and a header is no finding', () => {
    expect(read('PE: lungs clear. She had pe class.')).toEqual([])
    expect(read('Worry about PE.').map(({ code }) => code)).toEqual(['I26.99'])
  })

  test('no name reaches over the end of a sentence, but over the end of a line', () => {
    expect(read('He hurt his knee. Pain is better.')).toEqual([])
    expect(read('Worse knee\r\npain.').map(({ text }) => text)).toEqual(['knee\r\npain'])
  })

  test('places count UTF-16 code units of the text as it came', () => {
    const text = '😀 Cafe\u0301, naïve patient, CHF.'
    const [mention] = read(text)
    expect([mention?.start, mention?.end]).toEqual([text.indexOf('CHF'), text.indexOf('CHF') + 3])
  })

  test('a phrase asked for is found wherever it stands, inflected or wrapped, and never invented', () => {
    const found = readNote('Chest pains. No chest\n  pain, no CHEST PAIN.', ['chest pain', 'unicorn', '', '  '], null).mentions
    expect(found.map(({ text, negated, concept }) => [text.replace(/\s+/g, ' '), negated, concept])).toEqual([
      ['Chest pains', false, 'chest pain'],
      ['chest pain', true, 'chest pain'],
      ['CHEST PAIN', true, 'chest pain'],
    ])
  })

  test('a phrase asked for that is known too is one mention', () => {
    expect(read('CHF.', ['chf']).map(({ concept, code }) => [concept, code])).toEqual([['chf', 'I50.9']])
  })
})

describe('orders and values', () => {
  test('a drug with its dose and times', () => {
    const [warfarin, metoprolol] = read('- warfarin 5 mg PO daily\n- Lopressor 25 mg twice a day, held for low pressure')
    expect(warfarin?.dose).toMatchObject({ text: 'warfarin 5 mg PO daily', dose: { value: 5, unit: 'mg' }, route: 'oral', perDay: 1 })
    expect([metoprolol?.concept, metoprolol?.dose?.perDay, metoprolol?.dose?.text]).toEqual([
      'metoprolol',
      2,
      'Lopressor 25 mg twice a day',
    ])
  })

  test('potassium is a drug with a dose behind it, else a test', () => {
    expect(read('potassium 20 mEq PO given, potassium 3.1').map(({ kind }) => kind)).toEqual(['drug', 'measure'])
  })

  test.each([
    ['BP 142/88', ['8480-6 142 mm[Hg]', '8462-4 88 mm[Hg]']],
    ['K 5.9', ['2823-3 5.9 mmol/L']],
    ['Temp 101.2 F', ['8310-5 101.2 [degF]']],
    ['temperature of 38.4', ['8310-5 38.4 Cel']],
    ['creatinine rose to 2.1 from 1.2', ['2160-0 2.1 mg/dL']],
    ['creatinine rose from 1.2 to 2.1', ['2160-0 2.1 mg/dL']],
    ['creatinine 185 umol/L', ['2160-0 185 umol/L']],
    ['SpO2 93% on 2 L', ['59408-5 93 %', '3151-8 2 L/min']],
    ['SpO2 98 % on room air', ['59408-5 98 %', '3151-8 0 L/min']],
    ['WBC 12,500', ['6690-2 12500 /uL']],
    ['Hgb 8.2', ['718-7 8.2 null']],
    ['weight 154', ['29463-7 154 null']],
    ['weight 70 kg', ['29463-7 70 kg']],
    ['goal BP 130/80', []],
    ['calcium 600 mg daily', []],
    ['Height: 5’6', []],
    ['systolic murmur', []],
    ['heart rate 60s', []],
    ['K 5.9.1', []],
    ['glucose 7 days ago', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test('what it was before is told', () => {
    expect(read('creatinine rose to 2.1 from 1.2')[0]?.values[0]?.previous).toBe(1.2)
    expect(read('creatinine rose from 1.2 to 2.1')[0]?.values[0]?.previous).toBe(1.2)
  })
})

describe('layout', () => {
  test.each([
    ['ASSESSMENT AND PLAN\nFine.', 'assessment'],
    ['A/P: fine', 'assessment'],
    ['**HPI:** fine', 'present'],
    ['Past Medical History - gout', 'past'],
    ['Family Hx:\nnone', 'family'],
    ['Home Medications:\nnone', 'medications'],
    ['S: tired', 'present'],
  ])('%s', (text, kind) => {
    expect(sectionsOf(text)[0]?.kind).toBe(kind)
  })

  test('sentences: abbreviations, decimals, wrapped lines and bullets', () => {
    const text = 'Seen by Dr. Osei at 3.5 h. The long line of this paragraph goes on and on until\nhere. Plan:\n- rest\n- fluids'
    const words = wordsOf(text)
    const found = sentencesOf(words, new Set()).map(({ from, to }) => text.slice(words.starts[from], words.ends[to - 1]))
    expect(found).toEqual([
      'Seen by Dr. Osei at 3.5 h',
      'The long line of this paragraph goes on and on until\nhere',
      'Plan:',
      '- rest',
      '- fluids',
    ])
  })
})

const PIECES = [
  'no ',
  'CHF',
  'sob',
  ' denies ',
  'BP 120/80',
  'K 5',
  '\r\n',
  '\n\n',
  '. ',
  ', ',
  ': ',
  '- ',
  'é',
  'e\u0301',
  '😀',
  '\ud83d',
  'PMH:',
  'warfarin 5 mg',
  "'",
  '’s',
  '\u0000',
  '((',
  '1)',
  ' ',
  'history of ',
  'ﬁ',
  'İ',
]

describe('any text', () => {
  test('places slice to the text, and nothing throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }), (note, asked) => {
        const { mentions, sections } = readNote(note, asked, KNOWN)
        for (const { text: own, start, end, values: read, dose } of mentions) {
          expect(note.slice(start, end)).toBe(own)
          expect(end).toBeGreaterThan(start)
          for (const value of read) expect(note.slice(value.start, value.end)).toMatch(/\d|RA|room/i)
          if (dose) expect(note.slice(dose.start, dose.end)).toBe(dose.text)
        }
        for (const { start, body, end } of sections) expect(start <= body && body <= end && end <= note.length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a run of millions of marks or letters does not overflow', () => {
    for (const sign of ['\u0301', 'ł', '𝒳']) expect(readNote(`a${sign.repeat(4_000_000)} CHF`, [], KNOWN).mentions).toHaveLength(1)
  })

  test.each(['no chest pain, ', 'K was was ', 'A: ', "a'", ' ', '\n', 'CHF '])(
    'time grows with the length, not with its square: "%s"',
    (piece) => {
      const cost = (times: number) => {
        const text = piece.repeat(times)
        const before = process.cpuUsage()
        readNote(text, ['pain'], KNOWN)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      }
      cost(2_000)
      const small = Math.min(cost(2_000), cost(2_000))
      const large = Math.min(cost(16_000), cost(16_000))
      expect(large).toBeLessThan(Math.max(40, small * 8 * 4))
    },
  )
})
