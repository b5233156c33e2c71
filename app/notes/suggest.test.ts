/** What a note adds to a chart, by the names of a small lexicon. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, PatientFacts } from '../chart/facts.ts'
import { parseWhen } from '../chart/when.ts'
import { factId, patientId } from '../contract/ids.ts'
import { makeVocabulary, matchDrug } from '../medication/vocabulary/index.ts'
import { ALLERGENS } from './allergens.ts'
import { gated } from './gate.ts'
import { makeLexicon } from './lexicon.ts'
import { meaningOf } from './meaning.ts'
import { orderWords } from './orders.ts'
import { type NoteKnowledge, readNote } from './read.ts'
import { suggestionsOf } from './suggest.ts'

const CONDITIONS = [
  'hypertension\tI10\tcondition',
  'htn\tI10\tcondition\tU\thypertension',
  'gout\tM10.9\tcondition',
  'chest pain\tR07.9\tfinding',
  'hiv\tB20\tcondition\tU',
  'asthma\tJ45.909\tcondition',
]
const DRUGS = ['lisinopril\tingredient\t29046\t', 'metformin\tingredient\t6809\t', 'amoxicillin\tingredient\t723\t']
const vocabulary = makeVocabulary(DRUGS.join('\n'))
const KNOWLEDGE: NoteKnowledge = {
  lexicon: makeLexicon(CONDITIONS.join('\n'), vocabulary.entries),
  matchDrug: (text) => matchDrug(vocabulary, text),
}
const NOBODY: PatientFacts = {
  patient: null,
  pregnant: null,
  observations: [],
  conditions: [],
  medications: [],
  allergies: [],
  encounters: [],
}
const P = patientId('p1')
const DATE = parseWhen('2026-02-28')

const offeredOf = (text: string, facts: Partial<PatientFacts> = {}, date = DATE) =>
  suggestionsOf({ text, date }, readNote(text, ALLERGENS, KNOWLEDGE), { ...NOBODY, ...facts }, KNOWLEDGE)
const said = (text: string, facts: Partial<PatientFacts> = {}) =>
  offeredOf(text, facts).map(({ kind, label, detail }) => [kind, label, detail].filter(Boolean).join(' '))

const condition = (label: string, more: Partial<Condition> = {}): Condition => ({
  id: factId('Condition/c1'),
  patient: P,
  encounter: null,
  code: { system: 'http://snomed.info/sct', code: '38341003', display: label },
  label,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset: null,
  abatement: null,
  recorded: null,
  ...more,
})

describe('problems', () => {
  test('what is affirmed of the patient now, and nothing else', () => {
    expect(said('She has gout.')).toEqual(['problem Gout'])
    for (const text of [
      'No gout.',
      'Past medical history: gout.',
      'Her mother had gout.',
      'Rule out gout.',
      'Return if gout flares.',
      'Family history: gout',
      'She has chest pain.',
    ])
      expect(said(text), text).toEqual([])
  })
  test('what the chart says by any name is not offered; what is over is, with the reason', () => {
    expect(said('HTN is well controlled.', { conditions: [condition('Hypertension (disorder)')] })).toEqual([])
    expect(said('HTN is well controlled.', { conditions: [condition('Hypertension', { verificationStatus: 'refuted' })] })).toEqual([
      'problem Hypertension',
    ])
    const [again] = offeredOf('Her asthma is worse.', { conditions: [condition('Asthma', { clinicalStatus: 'resolved' })] })
    expect(again?.reason).toBe('In the problems as resolved; the note says it is present.')
  })
  test('said twice is offered once, where it is said first; what the note denies too is asked about', () => {
    const [gout, ...rest] = offeredOf('She has gout. Gout hurts. No gout of the knee.')
    expect(rest).toEqual([])
    expect(gout).toMatchObject({ start: 8, end: 12, asks: ['The note also says that it is not so.'] })
    expect(said('Known HIV. He has HIV.')).toEqual(['problem HIV'])
  })
})

describe('medications', () => {
  test('a list, an order, and a plan', () => {
    expect(offeredOf('Medications: lisinopril 10 mg daily')).toMatchObject([
      { kind: 'medication', label: 'Lisinopril', detail: '10 mg daily', status: 'active', asks: [] },
    ])
    expect(offeredOf('Plan: start metformin 500 mg twice daily.')).toMatchObject([{ label: 'Metformin', status: 'intended' }])
    expect(offeredOf('Medications: lisinopril')).toMatchObject([{ asks: ['The note gives no dose.'] }])
  })
  test('stopped, given once, refused, only thought of, or already taken: not offered', () => {
    for (const text of [
      'Stop lisinopril 10 mg daily.',
      'Lisinopril 10 mg daily was discontinued.',
      'He was given amoxicillin 500 mg once.',
      'Consider metformin 500 mg daily.',
      'He is not on lisinopril 10 mg daily.',
      'He talked about lisinopril.',
    ])
      expect(said(text), text).toEqual([])
    const taken = {
      id: factId('MedicationRequest/m'),
      patient: P,
      encounter: null,
      source: 'MedicationRequest',
      code: { system: null, code: null, display: null },
      label: 'lisinopril 10 MG Oral Tablet',
      status: 'active',
      start: null,
      end: null,
      dosage: null,
      reason: null,
    } as const
    expect(said('Medications: lisinopril 20 mg daily', { medications: [taken] })).toEqual([])
    expect(said('Medications: lisinopril 20 mg daily', { medications: [{ ...taken, status: 'stopped' }] })).toEqual([
      'medication Lisinopril 20 mg daily',
    ])
  })
  test('the order is left without the words around it', () => {
    expect(orderWords(' has been increased to 10 mg daily, as well as ')).toBe('10 mg daily')
    expect(orderWords(': 5 mg (')).toBe('5 mg')
    expect(orderWords(' was ')).toBeNull()
  })
})

describe('allergies', () => {
  test('of their section or of their words, with the reaction; never as a medication', () => {
    expect(said('Allergies: amoxicillin (hives), latex')).toEqual(['allergy Amoxicillin hives', 'allergy Latex'])
    expect(said('He is allergic to amoxicillin 500 mg.')).toEqual(['allergy Amoxicillin'])
    expect(said('Allergies: no known drug allergies')).toEqual([])
    expect(said('He is not allergic to amoxicillin.')).toEqual([])
    expect(said('She eats milk and eggs.')).toEqual([])
  })
})

describe('results', () => {
  test('with the unit that is written, dated like the note; one that is guessed, doubled or dated itself is asked about', () => {
    expect(offeredOf('Results: potassium 4.9 mmol/L')).toMatchObject([
      {
        label: 'Potassium 4.9 mmol/L',
        asks: [],
        entries: [{ code: '2823-3', value: 4.9, text: '4.9', unit: 'mmol/L', time: '2026-02-28' }],
      },
    ])
    expect(offeredOf('Results: potassium 4.9')[0]?.asks).toEqual(['The note gives no unit: mmol/L is the only one that fits.'])
    expect(offeredOf('Results: potassium 4.9 mmol/L, later potassium 5.9 mmol/L')[0]?.asks).toEqual([
      'The note gives 4.9 and 5.9 and one date for them.',
    ])
    expect(offeredOf('Results 01/2025: potassium 4.9 mmol/L')[0]?.asks).toEqual(['The note gives a date of its own beside it.'])
    expect(offeredOf('BP 150/90 mmHg')).toMatchObject([{ label: 'Blood pressure 150/90 mmHg', entries: [{ value: 150 }, { value: 90 }] }])
  })
  test('a value the chart has of that day, in any unit, is not offered', () => {
    const stored = (value: number, at: string) => ({
      id: factId('Observation/o'),
      patient: P,
      encounter: null,
      status: 'final',
      category: null,
      code: { system: 'http://loinc.org', code: '2160-0', display: null },
      loinc: '2160-0',
      label: 'Creatinine',
      effective: parseWhen(at),
      value: { kind: 'quantity', value, text: String(value), unit: 'umol/L', comparator: null } as const,
      range: null,
      interpretation: null,
    })
    const text = 'Results: creatinine 1.2 mg/dL'
    expect(said(text, { observations: [stored(106, '2026-02-28T06:00:00Z')] })).toEqual([])
    expect(said(text, { observations: [stored(106, '2026-02-20T06:00:00Z')] })).toHaveLength(1)
    expect(said(text, { observations: [stored(130, '2026-02-28T06:00:00Z')] })).toHaveLength(1)
  })
  test('a note without a day gives no result', () => {
    const gate = (date: string | null) =>
      gated(offeredOf('Results: potassium 4.9 mmol/L', {}, parseWhen(date)), parseWhen(date), { flags: new Map(), checks: new Map() })[0]
        ?.gate
    expect([gate(null), gate('2026'), gate('2026-02'), gate('2026-02-28')]).toEqual(['refused', 'refused', 'refused', 'one-key'])
  })
})

test('whatever is written: spans lie in the text, nothing is offered that is not affirmed, and reading never throws', () => {
  const word = fc.constantFrom(
    'gout',
    'no',
    'mother',
    'had',
    'lisinopril',
    '10 mg daily',
    'potassium',
    '4.9',
    'mmol/L',
    'Allergies:',
    'Medications:',
    'Plan:',
    'start',
    '.',
    '\n',
    'if',
    'HTN',
    'BP 120/80',
    ';',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
      const text = parts.join(' ')
      const { mentions } = readNote(text, ALLERGENS, KNOWLEDGE)
      for (const { start, end, kind, id } of offeredOf(text)) {
        expect(start < end && end <= text.length).toBe(true)
        const mention = mentions.find((one) => one.start === start)
        expect(mention && (kind === 'allergy' || meaningOf(mention) === 'affirmed'), id).toBe(true)
      }
    }),
  )
})
