import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Facts, NO_FACTS, type PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { factId, patientId } from '../../contract/ids.ts'
import { QualityScore } from '../../contract/intake.ts'
import type { ReaderIssue } from '../../fhir/reading.ts'
import { factsOf, type Given, observed } from '../gate/testing.ts'
import { createQualityTally, patientQuality, type QualityTally, type Seen, scoreOf, tallyFromJson } from './index.ts'

const NOW = Date.UTC(2026, 0, 1)
const CLEAN: Given = { concept: 'sodium', value: 140, time: '2025-12-30' }
const seen = (more: Partial<Seen> = {}): Seen => ({
  type: 'Observation',
  facts: factsOf(CLEAN),
  issues: [],
  gate: null,
  updatedMs: null,
  ...more,
})
const issue = (severity: ReaderIssue['severity'], code: ReaderIssue['code'] = 'value'): ReaderIssue => ({
  severity,
  code,
  path: 'x',
  message: 'x',
})

function tallyOf(...list: readonly Seen[]): QualityTally {
  const tally = createQualityTally()
  for (const one of list) tally.add(one, NOW)
  return tally
}
const many = (n: number, one: Seen) => Array.from({ length: n }, () => one)
const part = (score: QualityScore, id: string) => score.dimensions.find((dimension) => dimension.id === id)
const person = (birthDate: string | null): Facts => ({
  ...NO_FACTS,
  patients: [
    {
      id: patientId('p'),
      name: 'Doe, A',
      family: 'Doe',
      given: 'A',
      birthDate: parseWhen(birthDate),
      sex: 'female',
      mrn: null,
      deceased: null,
    },
  ],
})

describe('the score of a source', () => {
  it('is null when nothing was read, and 1 for a clean import', () => {
    expect(scoreOf(createQualityTally()).score).toBeNull()
    const clean = scoreOf(tallyOf(seen(), seen({ type: 'Patient', facts: person('1950-01-01') }), seen({ type: 'Claim', facts: NO_FACTS })))
    expect(clean.score).toBe(1)
    expect(clean.dimensions.flatMap(({ reasons }) => reasons)).toEqual([])
    expect(QualityScore.parse(clean)).toEqual(clean)
  })

  it('does not judge what was not there', () => {
    const score = scoreOf(tallyOf(seen({ type: 'Claim', facts: NO_FACTS })))
    expect(score.score).toBe(1)
    expect(part(score, 'completeness')).toEqual({ id: 'completeness', score: null, reasons: [] })
    expect(part(score, 'timeliness')?.score).toBeNull()
  })

  it('says in words what lowered it, worst first', () => {
    const undated = seen({ facts: factsOf({ ...CLEAN, time: null }) })
    const unitless = seen({ facts: factsOf({ concept: 'glucose', value: 5, unit: null, time: '2025-12-30' }) })
    const score = scoreOf(tallyOf(...many(1000, seen()), ...many(30, undated), ...many(60, unitless)))
    expect(part(score, 'completeness')).toEqual({
      id: 'completeness',
      score: 0.9174,
      reasons: ['60 of 1,090 numbers have no unit where one is needed.', '30 of 1,090 statements have no time.'],
    })
  })

  it('counts refused and warned resources, not what is told for information', () => {
    const of = (more: Partial<Seen>) => part(scoreOf(tallyOf(seen(more))), 'conformance')?.score
    expect(of({ issues: [issue('information')] })).toBe(1)
    expect(of({ issues: [issue('warning', 'not-supported')] })).toBe(1)
    expect(of({ issues: [issue('warning')] })).toBe(0.3)
    expect(of({ issues: [issue('error')], unusable: true, facts: NO_FACTS })).toBe(0)
  })

  it('weighs a wrong value tenfold', () => {
    const held = seen({ gate: { state: 'held', findings: [] } })
    const wrong = seen({ gate: { state: 'quarantined', findings: [] } })
    expect(part(scoreOf(tallyOf(...many(99, seen()), held)), 'plausibility')?.score).toBe(0.9)
    expect(part(scoreOf(tallyOf(...many(98, seen()), wrong, held)), 'plausibility')?.score).toBe(0.8)
  })

  it('counts news that came late, not history', () => {
    const sent = (days: number) => seen({ updatedMs: (CLEAN.time === undefined ? 0 : Date.parse(CLEAN.time ?? '')) + days * 86_400_000 })
    const of = (days: number) => part(scoreOf(tallyOf(sent(days))), 'timeliness')?.score
    expect([of(0), of(7), of(8), of(89), of(400)]).toEqual([1, 1, 0.5, 0.5, 1])
    expect(part(scoreOf(tallyOf(seen({ facts: factsOf({ ...CLEAN, time: '2031-01-01' }) }))), 'timeliness')?.score).toBe(0)
  })

  it('counts duplicates from reading and from storing', () => {
    const tally = tallyOf(...many(9, seen()), seen({ issues: [issue('warning', 'duplicate')] }))
    tally.addDuplicates(1)
    expect(part(scoreOf(tally), 'duplication')).toMatchObject({ score: 0.8, reasons: ['2 of 10 resources say what another one says.'] })
  })

  it('is the same however the counting is split, and after being kept as JSON', () => {
    const one = fc.constantFrom<Seen>(
      seen(),
      seen({ facts: factsOf({ ...CLEAN, time: null }) }),
      seen({ issues: [issue('warning')] }),
      seen({ gate: { state: 'held', findings: [] } }),
      seen({ facts: person(null) }),
      seen({ facts: NO_FACTS, unusable: true }),
    )
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (a, b) => {
        const merged = tallyFromJson(JSON.parse(JSON.stringify(tallyOf(...a).toJSON())))
        merged.merge(tallyOf(...b))
        const whole = scoreOf(tallyOf(...a, ...b))
        expect(scoreOf(merged)).toEqual(whole)
        for (const { score } of whole.dimensions) expect(score === null || (score >= 0 && score <= 1)).toBe(true)
      }),
    )
  })

  it('takes anything for kept counts without failing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(scoreOf(tallyFromJson(json)).dimensions).toHaveLength(5)
      }),
    )
  })
})

describe('the quality of a chart', () => {
  const chart = (given: readonly Given[], more: Partial<PatientFacts> = {}): PatientFacts => ({
    patient: { id: patientId('p'), birthDate: parseWhen('1950-01-01'), sex: 'female' },
    pregnant: null,
    observations: given.map((one, i) => observed({ id: `Observation/${i}`, ...one })),
    conditions: [],
    medications: [],
    allergies: [
      {
        id: factId('AllergyIntolerance/1'),
        patient: patientId('p'),
        encounter: null,
        code: { system: null, code: null, display: null },
        label: 'none known',
        clinicalStatus: null,
        verificationStatus: null,
        criticality: null,
        reaction: null,
        recorded: null,
        noneKnown: true,
      },
    ],
    encounters: [],
    ...more,
  })
  const reasons = (facts: PatientFacts) => patientQuality(facts, NOW).dimensions.flatMap((dimension) => dimension.reasons)

  it('is 1 for a chart in which all is there', () => {
    const score = patientQuality(chart([CLEAN, { ...CLEAN, concept: 'weight', value: 70 }]), NOW)
    expect([score.score, QualityScore.parse(score)]).toEqual([1, score])
  })

  it('names what is missing', () => {
    expect(reasons(chart([CLEAN], { patient: { id: patientId('p'), birthDate: null, sex: 'unknown' }, allergies: [] }))).toEqual([
      'The birth date is not known.',
      'The sex is not known.',
      'Nothing says whether allergies were asked about.',
    ])
    expect(reasons(chart([{ ...CLEAN, time: null }]))).toEqual(['1 of 1 results have no time.'])
    expect(reasons(chart([{ ...CLEAN, concept: 'glucose', unit: null }]))).toEqual(['1 of 1 numbers have no unit.'])
    expect(reasons(chart([{ ...CLEAN, concept: 'glucose', unit: 'mm[Hg]' }]))).toEqual(['1 of 1 numbers have a unit that does not fit.'])
    expect(reasons(chart([{ ...CLEAN, concept: 'ph', value: 735 }]))).toEqual(['1 of 1 numbers are not possible.'])
  })

  it('names a weight more than a year old, where the patient is seen now', () => {
    const at = (time: string, other: readonly Given[] = [CLEAN]) => reasons(chart([{ concept: 'weight', value: 70, time }, ...other]))
    expect(at('2024-12-31')).toEqual(['The newest weight is 12 months old.'])
    expect(at('2025-01-02')).toEqual([])
    expect(at('2019-01-01', [])).toEqual([])
  })

  it('counts repeated results of different resources, not two parts of one', () => {
    expect(reasons(chart([CLEAN, CLEAN]))).toEqual(['1 of 2 results are there more than once.'])
    expect(
      reasons(
        chart([
          { ...CLEAN, id: 'Observation/a#1' },
          { ...CLEAN, id: 'Observation/a#2' },
        ]),
      ),
    ).toEqual([])
  })

  it('leaves out what was entered in error', () => {
    expect(reasons(chart([CLEAN, { ...CLEAN, concept: 'ph', value: 735, status: 'entered-in-error' }]))).toEqual([])
  })

  it('has no score for a chart of which nothing is known', () => {
    expect(patientQuality(chart([], { patient: null, allergies: [] }), NOW).score).toBeNull()
  })
})
