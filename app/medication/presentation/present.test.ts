import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { MedFinding, type MedOverride, type MedShown, OverrideReason } from '../../contract/medication.ts'
import { askedOf, checkList, indexKnowledge } from '../check/index.ts'
import { AT, allergic, has, measured, NAMED, patient, TINY, takes } from '../check/tiny.test-help.ts'
import { Tier } from '../knowledge.ts'
import { HISTORY_DAYS, lowered, REPEATS, TOGETHER_DAYS, VALUE_AFTER_DAYS } from './lower.ts'
import { present } from './present.ts'

const knowledge = indexKnowledge(TINY)
const rules = new Map(TINY.rules.map((rule) => [rule.id, rule]))
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(AT - days * DAY_MS).toISOString()

function shownIn(facts: PatientFacts, overrides: readonly MedOverride[] = []) {
  const input = { knowledge, names: NAMED, facts, atMs: AT }
  const check = checkList(input)
  const shown = present(check, { facts, asked: askedOf(input), ruleOf: (id) => rules.get(id), overrides, digest: (text) => text })
  expect(shown.findings.length).toBe(check.findings.length)
  return shown.findings.map((finding) => MedFinding.parse(finding) as MedFinding & { shown: MedShown })
}
const one = (facts: PatientFacts, rule: string, overrides: readonly MedOverride[] = []) => {
  const found = shownIn(facts, overrides).find((finding) => finding.rules.includes(rule))
  if (!found) throw new Error(`no finding of ${rule}`)
  return found
}
const said = ({ shown, severity }: MedFinding & { shown: MedShown }, more: Partial<MedOverride> = {}): MedOverride => ({
  subject: shown.subject,
  inputHash: shown.inputHash,
  drugsHash: shown.drugsHash,
  severity,
  reason: 'benefit-outweighs-risk',
  note: '',
  user: 'ines',
  at: daysAgo(1),
  task: null,
  ...more,
})

const since = (days: number) => ({ start: parseWhen(daysAgo(days)) })
const QT = (label = 'haloperidol 5 mg tablet', value = 4.1) =>
  patient({ medications: [takes(label), takes('ondansetron 8 mg')], observations: [measured('2823-3', value, 'mmol/L')] })

describe('an override stands for exactly what was seen', () => {
  const seen = one(QT(), 'qt-qt')
  it('for the same content, whatever the ids and the day of the value', () => {
    const again = one(QT(), 'qt-qt', [said(seen)])
    expect(again.shown).toMatchObject({ override: { reason: 'benefit-outweighs-risk', user: 'ines' }, backBecause: null })
  })
  it.each([
    ['a dose', QT('haloperidol 10 mg tablet'), 'a drug or a dose has changed'],
    ['a value', QT(undefined, 4.2), 'a value, a problem or the judgement has changed'],
    ['a value that lifts it', QT(undefined, 3.4), 'a value, a problem or the judgement has changed'],
  ])('%s that changed brings it back, and says so', (_, facts, words) => {
    expect(one(facts, 'qt-qt', [said(seen)]).shown).toMatchObject({ override: null, backBecause: expect.stringContaining(words) })
  })
  it('a condition that changed brings it back', () => {
    const failing = (status: string) =>
      patient({ medications: [takes('naproxen')], conditions: [has('heart failure', { clinicalStatus: status })] })
    const before = one(failing('active'), 'nsaid-hf')
    expect(one(failing('recurrence'), 'nsaid-hf', [said(before)]).shown.override).toBeNull()
  })
  it('another drug is another finding', () => {
    const other = one(QT('sotalol 80 mg tablet'), 'qt-qt', [said(seen)])
    expect(other.shown).toMatchObject({ override: null, backBecause: null })
  })
  it('taken back is taken back', () => {
    const entries = [said(seen), said(seen, { reason: null })]
    expect(one(QT(), 'qt-qt', entries).shown).toMatchObject({ override: null, backBecause: null })
  })
})

it('offers only reasons that say something of such a finding', () => {
  const facts = patient({ medications: [takes('amoxicillin')], allergies: [allergic('penicillin V', 'hives')] })
  const found = shownIn(facts).find(({ kind }) => kind === 'allergy')
  expect(found?.shown.reasons).toContain('information-wrong')
  expect(found?.shown.reasons).not.toContain('dose-adjusted')
  expect(one(QT(), 'qt-qt').shown.reasons).toEqual(OverrideReason.options)
})

describe('tolerance', () => {
  const pair = (days: number, ...labs: PatientFacts['observations']) =>
    patient({ medications: [takes('codeine', since(days)), takes('sertraline', since(days + 300))], observations: labs })
  it('of a moderate pair: from the last day of the limit on', () => {
    expect(one(pair(TOGETHER_DAYS - 0.01), 'opioid-ssri')).toMatchObject({ tier: 'passive', shown: { lowered: null } })
    expect(one(pair(TOGETHER_DAYS), 'opioid-ssri')).toMatchObject({
      tier: 'info',
      shown: { ownTier: 'passive', lowered: expect.stringContaining('taken together since') },
    })
  })
  it('not where one start is not known', () => {
    const facts = patient({ medications: [takes('codeine'), takes('sertraline', since(400))] })
    expect(one(facts, 'opioid-ssri').shown.lowered).toBeNull()
  })
  it('a serious pair needs a value that was asked for, measured after the two were together for a while', () => {
    const qt = (labDay: number | null, value = 4.1) =>
      patient({
        medications: [takes('haloperidol', since(TOGETHER_DAYS)), takes('ondansetron', since(400))],
        observations: labDay === null ? [] : [measured('2823-3', value, 'mmol/L', daysAgo(labDay))],
      })
    expect(one(qt(null), 'qt-qt').shown.lowered).toBeNull()
    expect(one(qt(1), 'qt-qt')).toMatchObject({ tier: 'info', shown: { lowered: expect.any(String) } })
    expect(one(qt(1, 3.4), 'qt-qt')).toMatchObject({ tier: 'interruptive', shown: { lowered: null } })
    const bare = patient({ medications: [takes('morphine', since(200)), takes('diazepam', since(200))] })
    expect(one(bare, 'sedation').shown.lowered).toBeNull()
  })
  it('a value from before the pair, or of its first days, says nothing', () => {
    const kept = rules.get('qt-qt')
    if (kept?.kind !== 'interaction') throw new Error('no rule')
    const long = { ...kept, modifiers: kept.modifiers?.map((m) => ({ ...m, when: { ...m.when, withinHours: 24 * 365 } as typeof m.when })) }
    const wide = { ...TINY, rules: TINY.rules.map((rule) => (rule.id === 'qt-qt' ? long : rule)) }
    const at = (days: number) => {
      const facts = patient({
        medications: [takes('haloperidol', since(TOGETHER_DAYS)), takes('ondansetron', since(400))],
        observations: [measured('2823-3', 4.1, 'mmol/L', daysAgo(days))],
      })
      const input = { knowledge: indexKnowledge(wide), names: NAMED, facts, atMs: AT }
      const shown = present(checkList(input), { facts, asked: askedOf(input), ruleOf: () => long, overrides: [], digest: (text) => text })
      return shown.findings.find(({ rules: ids }) => ids.includes('qt-qt'))?.shown?.lowered ?? null
    }
    expect(at(TOGETHER_DAYS - VALUE_AFTER_DAYS)).not.toBeNull()
    expect(at(TOGETHER_DAYS - VALUE_AFTER_DAYS + 0.01)).toBeNull()
    expect(at(TOGETHER_DAYS + 1)).toBeNull()
  })
  it('said by a person: of these doses, for a year, and of nothing graver', () => {
    const seen = one(QT(), 'qt-qt')
    const entry = (more: Partial<MedOverride> = {}) => [said(seen, { reason: 'tolerated', inputHash: 'other', ...more })]
    expect(one(QT(), 'qt-qt', entry())).toMatchObject({ tier: 'info', shown: { lowered: expect.stringContaining('ines') } })
    expect(one(QT(), 'qt-qt', entry({ at: daysAgo(HISTORY_DAYS) })).shown.lowered).not.toBeNull()
    expect(one(QT(), 'qt-qt', entry({ at: daysAgo(HISTORY_DAYS + 0.01) })).shown.lowered).toBeNull()
    expect(one(QT(), 'qt-qt', entry({ drugsHash: 'other' })).shown.lowered).toBeNull()
    expect(one(QT(), 'qt-qt', entry({ severity: 'moderate' })).shown.lowered).toBeNull()
  })
})

describe('set aside again and again', () => {
  const seen = one(QT(), 'qt-qt')
  const on = (...days: number[]) => days.map((day) => said(seen, { inputHash: `of day ${day}`, at: daysAgo(day) }))
  it(`on ${REPEATS} different days of a year: one tier lower`, () => {
    expect(one(QT(), 'qt-qt', on(3, 2)).shown.lowered).toBeNull()
    expect(one(QT(), 'qt-qt', on(2, 2, 2)).shown.lowered).toBeNull()
    expect(one(QT(), 'qt-qt', on(HISTORY_DAYS + 1, 3, 2)).shown.lowered).toBeNull()
    expect(one(QT(), 'qt-qt', on(HISTORY_DAYS, 3, 2))).toMatchObject({
      tier: 'info',
      shown: { lowered: expect.stringContaining('3 days') },
    })
  })
  it('counts from the last time it was taken back', () => {
    expect(one(QT(), 'qt-qt', [...on(5, 4, 3), said(seen, { reason: null }), ...on(0)]).shown.lowered).toBeNull()
  })
  it('and not where it has become graver since', () => {
    const mild = on(4, 3, 2).map((entry) => ({ ...entry, severity: 'moderate' as const }))
    expect(one(QT(), 'qt-qt', mild).shown.lowered).toBeNull()
  })
})

const contraindicated = patient({
  medications: [
    takes('phenelzine', since(900)),
    takes('sertraline', since(900)),
    takes('codeine', since(900)),
    takes('naproxen', since(900)),
  ],
  allergies: [allergic('codeine', 'anaphylaxis')],
})

it('what is contraindicated, an allergy and a dose are never lowered, and nothing by more than one tier, whatever was said', () => {
  const entries = fc.record({
    reason: fc.constantFrom(...OverrideReason.options, null),
    days: fc.double({ min: 0, max: 500, noNaN: true }),
    sameData: fc.boolean(),
    severity: fc.constantFrom('contraindicated' as const, 'serious' as const, 'moderate' as const),
  })
  fc.assert(
    fc.property(fc.constantFrom(contraindicated, QT(), QT(undefined, 3.3)), fc.array(entries, { maxLength: 12 }), (facts, history) => {
      const plain = shownIn(facts)
      const all = plain.flatMap((finding) =>
        history.map(({ reason, days, sameData, severity }) =>
          said(finding, { reason, severity, at: daysAgo(days), inputHash: sameData ? finding.shown.inputHash : 'other' }),
        ),
      )
      for (const finding of shownIn(facts, all)) {
        const { ownTier, lowered: why } = finding.shown
        expect(finding.tier).toBe(why === null ? ownTier : lowered(ownTier))
        if (finding.severity === 'contraindicated' || finding.kind === 'allergy' || finding.kind === 'dose')
          expect(finding.tier).toBe(ownTier)
        expect(Tier.options.indexOf(finding.tier) - Tier.options.indexOf(ownTier)).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 40 },
  )
})
