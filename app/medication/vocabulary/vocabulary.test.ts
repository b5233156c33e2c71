import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DrugMatch } from '../../contract/medication.ts'
import { judge } from './fixtures/judge.test-help.ts'
import { LISTS, readOrders } from './fixtures/read-orders.test-help.ts'
import { ingredientsOfCode, makeCodeBook, makeVocabulary, matchDrug, RXNORM } from './index.ts'
import { lookAlikesOf } from './look-alikes.ts'

const table = (name: string) => readFileSync(fileURLToPath(new URL(`../../../knowledge/vocabulary/${name}`, import.meta.url)), 'utf8')
const vocabulary = makeVocabulary(table('names.tsv'))
const book = makeCodeBook(table('codes.tsv'), vocabulary)
const match = (text: string) => matchDrug(vocabulary, text)
const named = (text: string) => match(text).ingredients.map(({ name }) => name)

describe('orders as they are written', () => {
  it.each(LISTS)('%s: at least 97 of 100 right or honest, none wrong', (list) => {
    const orders = readOrders(list)
    const judged = orders.map((expected) => ({ text: expected.text, verdict: judge(expected, match(expected.text)) }))
    expect(judged.filter(({ verdict }) => verdict === 'wrong')).toEqual([])
    expect(judged.filter(({ verdict }) => verdict === 'right').length / orders.length).toBeGreaterThanOrEqual(0.97)
  })
})

describe('strength, form, route, dose and frequency', () => {
  it.each([
    ['ASA 81', '81 MG', null, null, null],
    ['Metoprolol Tartrate 25 mg Oral Tablet', '25 MG', 'oral', null, null],
    ['acetaminophen 325 mg tab PO q6h prn pain', '325 MG', 'oral', { value: 325, unit: 'mg' }, 4],
    ['vanc 1g IV q12h', '1000 MG', 'intravenous', { value: 1, unit: 'g' }, 2],
    ['take 2 tablets of metformin 500 mg twice daily', '500 MG', 'oral', { value: 1000, unit: 'mg' }, 2],
    ['HYDROcodone/APAP 5-325', '5 MG / 325 MG', null, null, null],
    ['levothyroxine 50 mcg daily', '0.05 MG', null, { value: 50, unit: 'ug' }, 1],
    ['insulin glargine 100 unit/mL', '100 UNT/ML', null, null, null],
    ['morphine 10 mg/5 mL oral solution', '2 MG/ML', 'oral', null, null],
    ['NaCl 0.9% 1000 mL', '9 MG/ML', null, null, null],
    ['Ibuprofen 600 mg 1-0-1', '600 MG', null, { value: 600, unit: 'mg' }, 2],
    ['amoxicilina 500 mg cada 8 horas', '500 MG', null, { value: 500, unit: 'mg' }, 3],
    ['paracétamol 1 g 3 fois par jour', '1000 MG', null, { value: 1, unit: 'g' }, 3],
    ['alendronate 70 mg weekly', '70 MG', null, { value: 70, unit: 'mg' }, 1 / 7],
    ['prednisone 10 mg every other day', '10 MG', null, { value: 10, unit: 'mg' }, 0.5],
    ['lorazepam 1 mg prn', '1 MG', null, { value: 1, unit: 'mg' }, null],
    ['warfarin 5 mg tablet take 1/2 tablet daily', '5 MG', 'oral', { value: 2.5, unit: 'mg' }, 1],
    ['Metoprolol 25 mg tab Take 12.5 mg by mouth twice daily', '25 MG', 'oral', { value: 12.5, unit: 'mg' }, 2],
    ['amoxicillin 400 mg/5 mL 10 mL PO BID', '80 MG/ML', 'oral', { value: 800, unit: 'mg' }, 2],
    ['gentamicin 7 mg/kg IV q24h', null, 'intravenous', null, 1],
    ['norepinephrine 0.05 mcg/kg/min', null, null, null, null],
    ['morphine 2-4 mg IV q4h prn', null, 'intravenous', { value: 4, unit: 'mg' }, 6],
    ['oxycodone 5 mg 1-2 tabs q6h', '5 MG', 'oral', { value: 10, unit: 'mg' }, 4],
    ['paracetamol 1.000 mg', null, null, null, null],
    ['amoxicilina 500 mg 8/8h', '500 MG', null, { value: 500, unit: 'mg' }, 3],
    ['amoxicillin oral suspension 500 mg IV q8h', '500 MG', 'intravenous', { value: 500, unit: 'mg' }, 3],
    ['vincristine 2 mg IT', '2 MG', 'intrathecal', null, null],
    ['give it with metoprolol 25 mg', '25 MG', null, null, null],
    ['Xarelto 20 mg od', '20 MG', null, { value: 20, unit: 'mg' }, 1],
    ['heparin 25,000 units in D5W 250 mL', '25000 UNT', null, null, null],
  ])('%s', (text, strength, route, dose, perDay) => {
    expect(match(text)).toMatchObject({ strength, route, dose, perDay })
  })

  it('the strengths stand in the order of the ingredients', () => {
    expect(match('Percocet 5/325').ingredients.map(({ name }) => name)).toEqual(['oxycodone', 'acetaminophen'])
    expect(match('acetaminophen 325 MG / hydrocodone bitartrate 5 MG Oral Tablet [Norco]')).toMatchObject({ strength: '325 MG / 5 MG' })
  })
})

describe('what is no drug', () => {
  it.each([
    ['', 'blank'],
    ['nan', 'blank'],
    ['see comments', 'blank'],
    ['study drug', 'blank'],
    ['TPN', 'fluid'],
    ['D5W', 'fluid'],
    ['Sterile Water', 'fluid'],
    ['NaCl flush', 'flush'],
    ['Heparin Flush (10 units/ml)', 'flush'],
    ['Multivitamin', 'supplement'],
    ['Jevity 1.2', 'supplement'],
    ['BD pen needles', 'supply'],
    ['qwertol 5 mg', 'unknown'],
  ])('%s is %s', (text, kind) => {
    expect(match(text).kind).toBe(kind)
  })

  it('a fluid beside a drug is what it is given in', () => {
    expect(named('Norepinephrine 8 mg in dextrose 5% 250 mL')).toEqual(['norepinephrine'])
    expect(named('Potassium Chl 20 mEq / 1000 mL D5 1/2 NS')).toEqual(['potassium chloride', 'glucose', 'sodium chloride'])
  })
})

describe('what is not written as it is called', () => {
  it('a misspelling is read, said, and not to be relied on', () => {
    const read = match('metropolol 25 mg')
    expect(read.ingredients.map(({ name }) => name)).toEqual(['metoprolol'])
    expect(read.confidence).toBeLessThan(0.9)
    expect(read.reason).toContain('"metropolol" read as metoprolol')
  })

  it('an abbreviation of two drugs names both', () => {
    expect(match('levo 500')).toMatchObject({ kind: 'unknown', ingredients: [], confidence: 0.3 })
    expect(match('levo 500').reason).toContain('levofloxacin, levothyroxine')
    expect(match('MTX 10 mg').confidence).toBeLessThan(0.9)
  })

  it('a look-alike is never read for its other', () => {
    const names = [
      'hydralazine',
      'hydroxyzine',
      'clonidine',
      'clonazepam',
      'vinblastine',
      'vincristine',
      'dopamine',
      'dobutamine',
      'cisplatin',
      'carboplatin',
    ]
    const slip = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.constantFrom(...'aeinorstz'))
    fc.assert(
      fc.property(slip, ([name, at, letter]) => {
        const place = at % name.length
        const written = name.slice(0, place) + letter + name.slice(place + 1)
        const wrong = named(written).filter((read) => read !== name && lookAlikesOf(name).includes(read))
        expect(wrong).toEqual([])
      }),
    )
  })

  it.each([
    'warfarin 5 mg, xyzzyn 10 mg',
    'warfarin and xyzzyn 10 mg',
    'warfarin 5 mg, MTX 15 mg',
    'MTX and folic acid',
    'levo and warfarin 5 mg',
  ])('a second drug of a line that is not known is not lost: %s', (text) => {
    expect(match(text)).toMatchObject({ kind: 'drug', confidence: 0.7 })
  })

  it.each(['aspirin 81 mg, enteric coated', 'AZITHROMYCIN 250MG TAB,PKT,6', 'hydrochlorothiazide (HCT) 25 mg', 'penicillin V K 500 mg'])(
    'what stands beside a drug and is none casts no doubt: %s',
    (text) => {
      expect(match(text).confidence).toBeGreaterThanOrEqual(0.9)
    },
  )

  it('an unknown part of a combination leaves a doubt', () => {
    expect(match('hydrocodone/xyzzy 5 mg')).toMatchObject({ confidence: 0.7 })
    expect(match('hydrocodone/xyzzy 5 mg').reason).toContain('xyzzy')
  })
})

describe('any text at all', () => {
  const names = ['warfarin', 'metoprolol', 'insulin glargine', 'piperacillin tazobactam', 'potassium chloride', 'simvastatin']

  it('is answered in its shape', () => {
    const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...names, '5 mg', 'q6h', '/', '٥', '½', '\u202e')), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(pieces, (parts) => DrugMatch.safeParse(match(parts.join(' '))).success),
      { numRuns: 40 },
    )
  })

  it('is answered at once, however long it is', () => {
    match('metropolol')
    for (const text of [
      'a'.repeat(200_000),
      '1-'.repeat(100_000),
      '(((('.repeat(50_000),
      '5 mg/'.repeat(50_000),
      'qwertolin '.repeat(20_000),
    ]) {
      const begun = process.cpuUsage()
      match(text)
      // Time of the processor, so that a busy machine is no failure; it takes a few milliseconds.
      expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
    }
  })

  it('reads the same in capitals, tall-man letters and with accents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.infiniteStream(fc.boolean()), (name, tall) => {
        const written = [...name].map((letter) => (tall.next().value === true ? letter.toUpperCase() : letter)).join('')
        expect(named(written)).toEqual(named(name))
      }),
    )
  })

  it('reads the same with a salt', () => {
    const salts = ['sodium', 'hydrochloride', 'HCl', 'tartrate', 'succinate', 'maleate', 'calcium', 'phosphate', 'mesylate']
    const drugs = ['warfarin', 'metoprolol', 'enalapril', 'atorvastatin', 'dexamethasone', 'verapamil', 'doxazosin', 'propranolol']
    fc.assert(
      fc.property(fc.constantFrom(...drugs), fc.constantFrom(...salts), (drug, salt) => {
        expect(named(`${drug} ${salt} 5 mg`)).toEqual([drug])
      }),
    )
  })
})

describe('codes', () => {
  const rxnorm = (code: string) => ingredientsOfCode(book, { system: RXNORM, code })?.map(({ name }) => name) ?? null

  it.each([
    ['an ingredient', '11289', ['warfarin']],
    ['an ingredient that the first table lacks', '1191', ['aspirin']],
    ['a salt', '104416', ['amlodipine']],
    ['a clinical drug', '314076', ['lisinopril']],
    ['a branded combination', '1000000', ['amlodipine', 'hydrochlorothiazide', 'olmesartan']],
    ['a code that is not there', '999999999', null],
    ['no code', 'abc', null],
  ])('%s', (_what, code, expected) => {
    const found = rxnorm(code)
    if (expected !== null) expect(found?.toSorted()).toEqual(expected)
    else expect(found === null || found.length > 0).toBe(true)
  })

  it('of other systems say nothing', () => {
    expect(ingredientsOfCode(book, { system: 'http://snomed.info/sct', code: '11289' })).toBeNull()
    expect(ingredientsOfCode(book, { system: null, code: '11289' })).toBeNull()
  })
})
