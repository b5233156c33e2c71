import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { MedCheck } from '../../contract/medication.ts'
import { readDosage } from './dosage.ts'
import { checkList, checkMedications, indexKnowledge, type Order } from './index.ts'
import { isMeant } from './routes.ts'
import { AT, allergic, has, measured, NAMED, patient, TINY, takes } from './tiny.test-help.ts'

const knowledge = indexKnowledge(TINY)
const order = (facts: PatientFacts, ...orders: (string | Order)[]) =>
  checkMedications({
    knowledge,
    names: NAMED,
    facts,
    atMs: AT,
    orders: orders.map((one) => (typeof one === 'string' ? { text: one } : one)),
  })
const list = (facts: PatientFacts) => checkList({ knowledge, names: NAMED, facts, atMs: AT })
const ruled = (check: MedCheck) => check.findings.map(({ rules, tier }) => [rules[0], tier])

describe('one of three states, always', () => {
  it('names what is not known and still checks the rest', () => {
    const check = order(patient({ medications: [takes('warfarin 5 mg tablet'), takes('xyzol 5 mg')] }), 'fluconazole 200 mg tablet')
    expect(check.status).toBe('not-checked')
    expect(check.unchecked).toEqual([{ drug: 'xyzol 5 mg', because: 'this name is not known' }])
    expect(check.reason).toContain('xyzol 5 mg')
    expect(ruled(check)).toEqual([['warfarin-azole', 'interruptive']])
  })

  it('does not rely on a name that was guessed', () => {
    const check = order(patient(), 'metoprolo 50 mg')
    expect([check.status, check.findings]).toEqual(['not-checked', []])
    expect(check.reason).toContain('metoprolo read as metoprolol')
  })

  it('an empty order, a blank line, a flush, a needle', () => {
    expect(order(patient(), '  ')).toMatchObject({ status: 'not-checked', reason: expect.stringContaining('nothing was ordered') })
    expect(order(patient())).toMatchObject({ status: 'not-checked' })
    expect(order(patient(), 'see comments')).toMatchObject({ status: 'not-checked', reason: expect.stringContaining('names no drug') })
    expect(list(patient({ medications: [takes('see comments')] })).status).toBe('checked')
    expect(order(patient(), 'saline flush', 'needle')).toMatchObject({ status: 'checked', reason: null, findings: [] })
  })

  it('is expired after the last day, and still finds', () => {
    const facts = patient({ medications: [takes('warfarin')] })
    const at = (iso: string) =>
      checkMedications({ knowledge, names: NAMED, facts, atMs: Date.parse(iso), orders: [{ text: 'fluconazole' }] })
    expect(at('2026-12-01T23:00:00Z').status).toBe('checked')
    expect(at('2026-12-02T00:00:00Z')).toMatchObject({
      status: 'expired',
      findings: [{ rules: ['warfarin-azole'] }],
      reason: expect.stringContaining('2026-12-01'),
    })
  })

  it('reads a coded drug without its text, and says where both disagree', () => {
    const coded = (text: string): Order => ({ text, code: '11289', system: 'http://www.nlm.nih.gov/research/umls/rxnorm' })
    const facts = patient({ medications: [takes('fluconazole')], observations: [measured('6301-6', 2, '')] })
    expect(order(facts, coded('Marevan'))).toMatchObject({ status: 'checked', findings: [{ between: ['warfarin', 'fluconazole'] }] })
    const both = order(facts, coded('digoxin'))
    expect(both).toMatchObject({ status: 'not-checked', findings: [{ between: ['warfarin', 'fluconazole'] }] })
  })
})

describe('interactions', () => {
  it('three sedatives are one finding, and nothing interrupts', () => {
    const check = list(patient({ medications: [takes('diazepam'), takes('morphine'), takes('zolpidem')] }))
    expect(check.findings).toHaveLength(1)
    expect(check.findings[0]).toMatchObject({
      rules: ['sedation'],
      tier: 'passive',
      title: 'diazepam + morphine + zolpidem: effect of sedation',
    })
  })

  it('an order is judged against the list, not the list against itself', () => {
    const facts = patient({ medications: [takes('diazepam'), takes('morphine')] })
    expect(order(facts, 'warfarin').findings.filter(({ kind }) => kind === 'interaction')).toEqual([])
    expect(order(facts, 'zolpidem').findings[0]?.between).toEqual(['zolpidem', 'diazepam', 'morphine'])
  })

  it('a contraindicated pair stands for itself beside its group', () => {
    const check = order(patient({ medications: [takes('phenelzine'), takes('morphine')] }), 'fluoxetine')
    expect(check.findings.map(({ between, severity }) => [between, severity])).toEqual([
      [['fluoxetine', 'phenelzine'], 'contraindicated'],
      [['fluoxetine', 'morphine'], 'moderate'],
    ])
  })

  it('a lesser rule of the same mechanism goes with a contraindicated pair, and its tier is not lost', () => {
    const more = { ...TINY, rules: TINY.rules.map((rule) => (rule.id === 'maoi-ssri' ? { ...rule, tier: 'passive' as const } : rule)) }
    const opioid = TINY.rules.find(({ id }) => id === 'opioid-ssri')
    if (opioid?.kind !== 'interaction') throw new Error('the rule is not there')
    const lesser = { ...opioid, id: 'lesser', tier: 'interruptive' as const, left: { class: 'maoi' } }
    const check = checkMedications({
      knowledge: indexKnowledge({ ...more, rules: [...more.rules, lesser] }),
      names: NAMED,
      facts: patient({ medications: [takes('phenelzine')] }),
      atMs: AT,
      orders: [{ text: 'fluoxetine' }],
    })
    expect(check.findings.map(({ rules, tier }) => [rules, tier])).toEqual([[['lesser', 'maoi-ssri'], 'interruptive']])
  })

  it('a stopped drug counts until it is washed out: 14 days one way, 35 the other', () => {
    const stopped = (drug: string, day: string) =>
      patient({ medications: [takes(drug, { status: 'stopped', end: parseWhen(`${day}T10:00:00Z`) })] })
    expect(ruled(order(stopped('phenelzine', '2025-12-23'), 'sertraline'))).toEqual([['maoi-ssri', 'interruptive']])
    expect(ruled(order(stopped('phenelzine', '2025-12-22'), 'sertraline'))).toEqual([])
    expect(ruled(order(stopped('fluoxetine', '2025-12-02'), 'phenelzine'))).toEqual([['maoi-ssri', 'interruptive']])
    expect(ruled(order(stopped('fluoxetine', '2025-12-01'), 'phenelzine'))).toEqual([])
    expect(order(stopped('fluoxetine', '2025-12-20'), 'phenelzine').findings[0]?.context[0]).toContain('stopped on 2025-12-20')
  })

  it.each([
    [3.4, 'interruptive'],
    [3.5, 'passive'],
  ])('two QT drugs at potassium %d are %s', (potassium, tier) => {
    const check = order(
      patient({ medications: [takes('sotalol')], observations: [measured('2823-3', potassium, 'mmol/L')] }),
      'ondansetron',
    )
    expect(check.findings[0]?.tier).toBe(tier)
    const said = `Potassium ${potassium} mmol/L on 2026-01-05`
    expect(check.findings[0]?.context).toEqual(tier === 'interruptive' ? ['low potassium', said] : [said])
  })

  it('what is not known is said, what is too old is not used, and what suppresses must be known', () => {
    const facts = (at?: string) =>
      patient({ medications: [takes('sotalol')], observations: at ? [measured('2823-3', 3, 'mmol/L', at)] : [] })
    expect(order(facts(), 'ondansetron').findings[0]).toMatchObject({ tier: 'passive', context: ['Potassium not known'] })
    expect(order(facts('2025-12-01T08:00:00Z'), 'ondansetron').findings[0]?.context[0]).toContain('too long ago')
    const onWarfarin = (...inr: number[]) =>
      patient({ medications: [takes('warfarin')], observations: inr.map((value) => measured('6301-6', value, '')) })
    expect(ruled(order(onWarfarin(), 'ibuprofen'))).toEqual([['warfarin-nsaid', 'passive']])
    expect(ruled(order(onWarfarin(1.1), 'ibuprofen'))).toEqual([])
  })

  it('a dose that is not known counts as reached and says so; one that is not reached is silent', () => {
    const facts = patient({ medications: [takes('amlodipine')] })
    expect(order(facts, 'simvastatin').findings[0]?.context).toEqual(['dose of simvastatin not known'])
    expect(order(facts, { text: 'simvastatin', dose: { value: 20, unit: 'mg' }, perDay: 1 }).findings).toEqual([])
    expect(order(facts, { text: 'simvastatin', dose: { value: 0.04, unit: 'g' }, perDay: 1 }).findings).toHaveLength(1)
  })

  it('eye drops are in no systemic class, and an unknown route is read as systemic', () => {
    expect([...knowledge.meets('timolol', 'ophthalmic').classes]).toEqual(['eye-beta-blockers'])
    expect([...knowledge.meets('timolol', null).classes]).toEqual(['beta-blockers'])
  })

  it('one route alone is not presumed of an order that does not say its own', () => {
    const routes = [['intrathecal'], ['intravenous'], ['oral'], ['intravenous', 'intramuscular'], ['ophthalmic', 'otic']] as const
    expect(routes.map((list) => isMeant(list, null))).toEqual([false, false, true, true, false])
    expect(isMeant(['intrathecal'], 'intrathecal')).toBe(true)
  })

  it('classes that include each other come to an end', () => {
    expect([...knowledge.meets('aspirin', 'oral').classes].sort()).toEqual(['circle-a', 'circle-b'])
  })
})

describe('the patient', () => {
  it('by code, by words, not by what says the opposite', () => {
    const icd = (code: string) => has('', { code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: null } })
    const found = (...conditions: ReturnType<typeof has>[]) => order(patient({ conditions }), 'ibuprofen').findings.length
    expect(found(icd('I50.9'))).toBe(1)
    expect(found(icd('I10'))).toBe(0)
    expect(found(has('Chronic heart failure'))).toBe(1)
    for (const text of ['no heart failure', 'Family history of heart failure', 'heart failure education', 'heartfailure clinic'])
      expect(found(has(text)), text).toBe(0)
    expect(found(has('heart failure', { clinicalStatus: 'resolved' }))).toBe(0)
  })

  it.each([
    [2.9, 1],
    [2.05, 0],
  ])('creatinine %d mg/dL at 75 years', (creatinine, found) => {
    const check = order(patient({ observations: [measured('2160-0', creatinine, 'mg/dL')] }), 'metformin')
    expect([check.status, check.findings.length]).toEqual(['checked', found])
  })

  it('a reported eGFR counts at its boundary; without any the drug is named as not checked', () => {
    const reported = (value: number) => order(patient({ observations: [measured('98979-8', value, 'mL/min/{1.73_m2}')] }), 'metformin')
    expect(reported(29.9).findings).toHaveLength(1)
    expect(reported(30).findings).toHaveLength(0)
    expect(order(patient(), 'metformin')).toMatchObject({
      status: 'not-checked',
      unchecked: [{ drug: 'metformin', because: 'eGFR not known (Creatinine not known)' }],
    })
  })

  it('a rising creatinine makes the estimate unsteady', () => {
    const observations = [measured('2160-0', 1.6, 'mg/dL', '2026-01-04T08:00:00Z'), measured('2160-0', 2.9, 'mg/dL')]
    expect(order(patient({ observations }), 'metformin').findings[0]?.context.join()).toContain('rising (1.6 to 2.9 mg/dL)')
  })

  it('pregnancy: said, not said, not possible', () => {
    const found = (pregnant: boolean | null) => order(patient({ born: '1996-01-01', sex: 'female', pregnant }), 'valproate').findings.length
    expect([found(true), found(false), found(null)]).toEqual([1, 0, 0])
  })

  it.each([
    ['2014-01-06', 1],
    ['2014-01-05', 0],
    ['2014', 0],
  ])('a child born %s and codeine', (born, found) => {
    expect(order(patient({ born }), 'codeine').findings).toHaveLength(found)
  })

  it('monitoring: missing or old is said, recent is not', () => {
    const inr = (at: string) => ruled(order(patient({ observations: [measured('6301-6', 2.4, '', at)] }), 'warfarin'))
    expect(ruled(order(patient(), 'warfarin'))).toEqual([['warfarin-inr', 'info']])
    expect(inr('2025-12-30T08:00:00Z')).toEqual([])
    expect(inr('2025-11-30T08:00:00Z')).toHaveLength(1)
  })
})

describe('allergies', () => {
  const given = (drug: string, ...allergies: ReturnType<typeof allergic>[]) => order(patient({ allergies }), drug)
  it.each([
    ['amoxicillin', 'penicillin', 'anaphylaxis', 'interruptive', 'contraindicated'],
    ['amoxicillin', 'PCN', 'rash', 'interruptive', 'serious'],
    ['amoxicillin', 'Penicilina', 'nausea', 'passive', 'moderate'],
    ['amoxicillin', 'amoxicillin', null, 'interruptive', 'serious'],
    ['amoxicillin', 'Allergy to penicillin V (substance)', 'angioedema', 'interruptive', 'serious'],
    ['morphine', 'morphine', 'itching', 'passive', 'moderate'],
    ['cefazolin', 'penicillins', 'anaphylaxis', 'passive', 'moderate'],
    ['cefazolin', 'penicillin', 'vomiting', 'info', 'moderate'],
  ] as const)('%s with an allergy to %s (%s) is %s', (drug, label, reaction, tier, severity) => {
    const check = given(drug, allergic(label, reaction))
    expect(check.findings.map((one) => [one.kind, one.tier, one.severity])).toEqual([['allergy', tier, severity]])
    expect(check.status).toBe('checked')
  })

  it('what is no drug is silent, what is not understood is named, what is not so is nothing', () => {
    expect(
      given(
        'cefazolin',
        allergic('peanut'),
        allergic('Allergy to bee venom (finding)'),
        allergic('NKDA'),
        allergic('No Known Drug Allergies'),
        allergic('Seasonal allergies'),
      ),
    ).toMatchObject({
      status: 'checked',
      findings: [],
    })
    expect(given('cefazolin', allergic('glorbex'))).toMatchObject({ status: 'not-checked', reason: expect.stringContaining('glorbex') })
    expect(given('amoxicillin', allergic('penicillin', 'rash', { verificationStatus: 'refuted' })).findings).toEqual([])
  })

  it('several in one line', () => {
    expect(
      given('warfarin', allergic('amoxicillin, warfarin'), allergic('pollen and dust')).findings.filter(({ kind }) => kind === 'allergy'),
    ).toHaveLength(1)
  })

  it('taken since without trouble: a cross-reaction is lowered, the same drug never', () => {
    const allergies = [allergic('penicillin', 'anaphylaxis', { recorded: parseWhen('2020-01-01') })]
    const medications = [takes('cefazolin', { start: parseWhen('2024-01-01'), status: 'stopped', end: parseWhen('2024-02-01') })]
    const check = order(patient({ allergies, medications }), 'cefazolin')
    expect(check.findings[0]).toMatchObject({ tier: 'info' })
    expect(check.findings[0]?.context.join()).toContain('cefazolin taken since 2024-01-01')
  })
})

describe('duplicates and doses', () => {
  it('the same drug twice, one more of a class, an allowed pair', () => {
    expect(ruled(order(patient({ medications: [takes('warfarin 5 mg tablet')] }), 'warfarin 3 mg tablet'))).toContainEqual([
      'same-ingredient',
      'passive',
    ])
    expect(ruled(order(patient({ medications: [takes('ibuprofen')] }), 'naproxen'))).toEqual([['two-nsaids', 'passive']])
    const insulin = (taken: string, ordered: string) => ruled(order(patient({ medications: [takes(taken)] }), ordered))
    expect(insulin('insulin glargine', 'insulin lispro')).toEqual([])
    expect(insulin('insulin aspart', 'insulin lispro')).toEqual([['insulins', 'passive']])
  })

  it('once a day where once a week is meant', () => {
    expect(ruled(order(patient(), 'methotrexate 10 mg po daily'))).toEqual([['mtx', 'interruptive']])
    expect(ruled(order(patient(), 'methotrexate 10 mg po weekly'))).toEqual([])
  })

  it.each([
    ['0.25 mg', []],
    ['0.5 mg', []],
    ['2.5 mg', ['digoxin']],
    ['1e9 mg', ['digoxin']],
    ['0.00625 mg', ['digoxin']],
  ] as const)('digoxin %s', (dose, rules) => {
    const [value, unit] = dose.split(' ')
    const check = order(patient(), { text: 'digoxin', route: 'PO', dose: { value: Number(value), unit: unit ?? '' } })
    expect(check.findings.flatMap((finding) => finding.rules)).toEqual(rules)
    if (dose === '2.5 mg') expect(check.findings[0]?.title).toContain('may be meant as 250 ug')
  })

  it.each([
    [{ value: -5, unit: 'mg' }, 1],
    [{ value: Number.POSITIVE_INFINITY, unit: 'mg' }, 1],
    [{ value: 1, unit: 'mg' }, -3],
  ])('what is no dose is said: %o %d a day', (dose, perDay) => {
    expect(order(patient(), { text: 'digoxin', dose, perDay })).toMatchObject({
      status: 'not-checked',
      reason: expect.stringContaining('no positive number'),
    })
  })

  it('a day is the sum of all lines', () => {
    const facts = patient({ medications: [takes('acetaminophen', { dosage: '1000 mg PO bid' })] })
    const check = order(facts, { text: 'acetaminophen 650 mg oral', dose: { value: 650, unit: 'mg' }, perDay: 4, route: 'oral' })
    expect(check.findings.map(({ kind, title }) => [kind, title])).toContainEqual(['dose', 'acetaminophen: 4.6 g a day is above 4 g'])
  })

  it('a child by weight, and without a recent weight not checked', () => {
    const give = (mg: number, ...observations: ReturnType<typeof measured>[]) =>
      order(patient({ born: '2022-01-01', observations }), { text: 'acetaminophen', dose: { value: mg, unit: 'mg' }, route: 'oral' })
    expect(give(240, measured('29463-7', 16, 'kg'))).toMatchObject({ status: 'checked', findings: [] })
    expect(give(300, measured('29463-7', 16, 'kg')).findings[0]?.tier).toBe('interruptive')
    expect(give(240)).toMatchObject({ status: 'not-checked', reason: expect.stringContaining('no recent weight') })
    expect(give(240, measured('29463-7', 12, 'kg', '2025-06-01T08:00:00Z')).status).toBe('not-checked')
  })
})

describe('the dosage of a chart', () => {
  it.each([
    ['dose 20 mg, 2 times every d, oral', { value: 20, unit: 'mg' }, 2],
    ['dose 1, once every 12 h', { value: 1, unit: '1' }, 2],
    ['once every wk', null, 1 / 7],
    ['take one as needed', null, null],
    ['once every 0 d', null, null],
  ] as const)('%s', (text, dose, perDay) => {
    expect(readDosage(text)).toEqual({ dose, perDay })
  })

  it('tablets times what is in one', () => {
    const facts = (dosage: string) => patient({ medications: [takes('digoxin 0.25 mg tablet', { dosage })] })
    expect(list(facts('dose 2, once every d')).findings.filter(({ kind }) => kind === 'dose')).toEqual([])
    expect(list(facts('dose 3, once every d')).findings.map(({ title }) => title)).toEqual(['digoxin: 750 ug at once is above 500 ug'])
  })
})

describe('whatever comes', () => {
  it('any text gives an answer of the contract, and the order of the list changes nothing', () => {
    const texts = fc.array(
      fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('warfarin', 'fluconazole', 'diazepam', 'morphine', 'zolpidem', 'phenelzine', 'fluoxetine'),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(texts, fc.string({ maxLength: 40 }), (medications, allergy) => {
        const facts = patient({ medications: medications.map((text) => takes(text)), allergies: [allergic(allergy)] })
        const check = list(facts)
        expect(MedCheck.safeParse(check).success).toBe(true)
        const turned = list({ ...facts, medications: facts.medications.toReversed() })
        expect(ruled(turned)).toEqual(ruled(check))
        expect(turned.findings.map(({ between }) => between.toSorted())).toEqual(check.findings.map(({ between }) => between.toSorted()))
      }),
      { numRuns: 100 },
    )
  })

  it('five hundred lines cost no more than the pairs that a rule asks for', () => {
    const names = ['warfarin', 'diazepam', 'morphine', 'ibuprofen', 'sotalol', 'haloperidol']
    const lines = (count: number) =>
      patient({ medications: Array.from({ length: count }, (_, i) => takes(`${names[i % 6]} ${5 * (1 + (i % 40))} mg tablet`)) })
    const cost = (facts: PatientFacts) => {
      const begun = process.cpuUsage()
      expect(list(facts).findings.length).toBeGreaterThan(2)
      return process.cpuUsage(begun).user
    }
    const best = (count: number) => {
      const facts = lines(count)
      return Math.min(...Array.from({ length: 7 }, () => cost(facts)))
    }
    best(500)
    // Ten times the lines are ten times the work, where every pair of them would be a hundred times.
    expect(best(500)).toBeLessThan(40 * Math.max(best(50), 100))
  })
})
