import { describe, expect, it } from 'vitest'
import type { PatientFacts } from '#app/chart/facts.ts'
import { checkMedications, type DrugNames, indexKnowledge, type Order } from '#app/medication/check/index.ts'
import { AT, allergic, has, measured, patient, takes } from '#app/medication/check/tiny.test-help.ts'
import type { DoseRule } from '#app/medication/knowledge.ts'
import { compileMedication } from '../compile.ts'
import { medicationTopics } from './index.ts'

const knowledge = indexKnowledge(await compileMedication())
const { classes, rules } = await medicationTopics()

/** Every text is the name of one ingredient, and nothing else is in it. */
const NAMES: DrugNames = {
  ofCode: () => null,
  match: (text) => ({
    text,
    kind: 'drug',
    ingredients: [{ name: text, rxcui: null }],
    strength: null,
    form: null,
    route: null,
    dose: null,
    perDay: null,
    confidence: 1,
    reason: 'named',
  }),
}

type Asked = Readonly<{ mg?: number; unit?: string; perDay?: number; route?: string }>

function check(text: string, facts: PatientFacts = patient(), { mg, unit = 'mg', perDay, route = 'oral' }: Asked = {}) {
  const order: Order = {
    text,
    route,
    ...(mg === undefined ? {} : { dose: { value: mg, unit } }),
    ...(perDay === undefined ? {} : { perDay }),
  }
  return checkMedications({ knowledge, names: NAMES, facts, atMs: AT, orders: [order] })
}
const found = (...asked: Parameters<typeof check>) =>
  Object.fromEntries(check(...asked).findings.flatMap(({ rules: ids, tier }) => ids.map((id) => [id, tier])))
const without = (facts: Partial<PatientFacts>) => patient({ born: '1990-01-01', ...facts })
const child = (born: string, kg: number) => patient({ born, observations: [measured('29463-7', kg, 'kg')] })
const reported = (egfr: number) => patient({ observations: [measured('98979-8', egfr, 'mL/min/{1.73_m2}')] })
/** Born 1950 (75 years), a man of 72 kg: clearance is 65 / creatinine (Cockcroft and Gault). */
const clearance = (mlPerMin: number) =>
  patient({ observations: [measured('29463-7', 72, 'kg'), measured('2160-0', 65 / mlPerMin, 'mg/dL')] })

describe('kidney', () => {
  it.each([
    ['metformin', 29.9, 'renal-metformin-30', 'interruptive'],
    ['metformin', 30, 'renal-metformin-45', 'passive'],
    ['metformin', 44.9, 'renal-metformin-45', 'passive'],
    ['ibuprofen', 29.9, 'renal-nsaid-30', 'passive'],
    ['baclofen', 29.9, 'renal-baclofen-30', 'interruptive'],
    ['baclofen', 30, 'renal-baclofen-60', 'passive'],
    ['lithium', 29.9, 'renal-lithium-30', 'interruptive'],
    ['sodium phosphate', 59.9, 'renal-phosphate-60', 'interruptive'],
  ])('%s at eGFR %f', (drug, egfr, rule, tier) => {
    expect(found(drug, reported(egfr))[rule]).toBe(tier)
  })

  it.each([
    ['metformin', 45, 'renal-metformin-'],
    ['ibuprofen', 60, 'renal-nsaid-'],
    ['baclofen', 60, 'renal-baclofen-'],
    ['sodium phosphate', 60, 'renal-phosphate-'],
  ])('nothing of the kidney for %s at eGFR %f', (drug, egfr, rule) => {
    expect(Object.keys(found(drug, reported(egfr))).filter((id) => id.startsWith(rule))).toEqual([])
  })

  it.each([
    ['dabigatran etexilate', 14.9, 'renal-dabigatran-15'],
    ['dabigatran etexilate', 15.1, 'renal-dabigatran-30'],
    ['dofetilide', 19.9, 'renal-dofetilide-20'],
    ['dofetilide', 20.1, 'renal-dofetilide-60'],
    ['sotalol', 39.9, 'renal-sotalol-40'],
    ['sotalol', 40.1, 'renal-sotalol-60'],
    ['methotrexate', 29.9, 'renal-methotrexate-30'],
    ['nitrofurantoin', 29.9, 'renal-nitrofurantoin-30'],
    ['nitrofurantoin', 30.1, 'renal-nitrofurantoin-60'],
  ])('%s at a clearance of %f', (drug, mlPerMin, rule) => {
    expect(Object.keys(found(drug, clearance(mlPerMin)))).toContain(rule)
  })

  it('does not say that metformin was checked without a kidney', () => {
    const { status, unchecked } = check('metformin')
    expect([status, unchecked.map(({ drug }) => drug)]).toEqual(['not-checked', ['metformin']])
  })

  it('potassium decides over spironolactone and potassium', () => {
    const at = (value: number) => patient({ observations: [measured('2823-3', value, 'mmol/L')] })
    expect(found('spironolactone', at(5.6))['contraindication-mra-potassium-5-5']).toBe('interruptive')
    expect(found('spironolactone', at(5.5))['contraindication-mra-potassium-5']).toBe('passive')
    expect(found('potassium chloride', at(5.6))['contraindication-potassium-potassium-5-5']).toBe('interruptive')
    expect(found('lisinopril', at(5.9))['contraindication-raas-potassium-5-5']).toBe('passive')
    expect(found('lisinopril', at(6))['contraindication-raas-potassium-6']).toBe('interruptive')
  })
})

describe('conditions', () => {
  const withCondition = (label: string) => patient({ conditions: [has(label)] })
  it.each([
    ['ibuprofen', 'Congestive heart failure', 'contraindication-nsaid-heart-failure', 'passive'],
    ['propranolol', 'Asthma', 'contraindication-beta-blocker-asthma', 'interruptive'],
    ['metoclopramide', "Parkinson's disease", 'contraindication-dopamine-antagonist-parkinson', 'passive'],
    ['cilostazol', 'Heart failure', 'contraindication-cilostazol-heart-failure', 'interruptive'],
    ['bupropion', 'Seizure disorder', 'contraindication-bupropion-seizure', 'interruptive'],
    ['sumatriptan', 'Coronary artery disease', 'contraindication-triptan-coronary', 'interruptive'],
    ['ciprofloxacin', 'Myasthenia gravis', 'contraindication-fluoroquinolone-myasthenia', 'interruptive'],
    ['rasburicase', 'G6PD deficiency', 'contraindication-rasburicase-g6pd', 'interruptive'],
    ['heparin', 'Heparin-induced thrombocytopenia', 'contraindication-heparin-hit', 'interruptive'],
    ['valproate', 'Cirrhosis of liver', 'hepatic-valproate-liver', 'interruptive'],
    ['flecainide', 'Old myocardial infarction', 'contraindication-class-ic-structural', 'interruptive'],
  ])('%s with %s', (drug, label, rule, tier) => {
    expect(found(drug, withCondition(label))[rule]).toBe(tier)
  })

  it.each([
    ['quetiapine', "Parkinson's disease", 'contraindication-antipsychotic-parkinson'],
    ['metoclopramide', 'Wolff-Parkinson-White syndrome', 'contraindication-dopamine-antagonist-parkinson'],
    ['ibuprofen', 'Stage 2 chronic kidney disease', 'contraindication-nsaid-kidney-injury'],
    ['propranolol', 'Family history of asthma', 'contraindication-beta-blocker-asthma'],
    ['oxybutynin', 'Open-angle glaucoma', 'contraindication-anticholinergic-glaucoma'],
    ['ibuprofen', 'Heart failure education', 'contraindication-nsaid-ulcer'],
  ])('says nothing of %s with %s', (drug, label, rule) => {
    expect(Object.keys(found(drug, withCondition(label)))).not.toContain(rule)
  })

  it('a pacemaker lets a beta-blocker pass', () => {
    const block = has('Complete heart block')
    expect(found('metoprolol', patient({ conditions: [block] }))['contraindication-beta-blocker-av-block']).toBe('interruptive')
    const paced = patient({ conditions: [block, has('Cardiac pacemaker in situ')] })
    expect(found('metoprolol', paced)['contraindication-beta-blocker-av-block']).toBeUndefined()
  })
})

describe('pregnancy, lactation, age', () => {
  it('interrupts a teratogen in pregnancy, asks where it is not known, and is silent where it cannot be', () => {
    const woman = { born: '1995-01-01', sex: 'female' as const }
    expect(found('isotretinoin', patient({ ...woman, pregnant: true }))['pregnancy-retinoid']).toBe('interruptive')
    expect(found('isotretinoin', patient(woman))['pregnancy-possible-retinoid']).toBe('info')
    expect(found('isotretinoin', patient({ ...woman, pregnant: false }))).not.toHaveProperty('pregnancy-possible-retinoid')
    expect(found('isotretinoin', patient())).not.toHaveProperty('pregnancy-possible-retinoid')
    expect(found('lisinopril', patient({ ...woman, pregnant: true }))['pregnancy-raas']).toBe('interruptive')
    expect(found('simvastatin', patient({ ...woman, pregnant: true }))['pregnancy-statin']).toBe('passive')
  })

  it.each([
    ['codeine', '2014-01-06', true],
    ['codeine', '2014-01-05', false],
    ['promethazine', '2024-01-06', true],
    ['promethazine', '2024-01-05', false],
    ['loperamide', '2024-01-06', true],
    ['doxycycline', '2018-01-06', true],
    ['doxycycline', '2018-01-05', false],
    ['metoclopramide', '2025-01-06', true],
  ])('%s for a child born %s', (drug, born, isFound) => {
    const ids = Object.entries(found(drug, child(born, 20))).filter(([id, tier]) => id.startsWith('age-') && tier !== 'info')
    expect(ids.some(([id]) => !id.includes('-18'))).toBe(isFound)
  })

  it('older adults: never more than passive', () => {
    const older = rules.filter((rule) => rule.kind === 'age' && rule.group.startsWith('older'))
    expect(older.length).toBeGreaterThanOrEqual(40)
    expect(older.filter(({ tier }) => tier === 'interruptive')).toEqual([])
    expect(found('diphenhydramine', patient())['age-antihistamine-65']).toBe('passive')
    expect(found('diphenhydramine', without({}))).not.toHaveProperty('age-antihistamine-65')
  })
})

describe('allergies', () => {
  const allergy = (label: string, reaction: string | null = null) => patient({ allergies: [allergic(label, reaction)] })
  it.each([
    ['penicillin', 'anaphylaxis', 'amoxicillin', 'interruptive'],
    ['penicillin', 'anaphylaxis', 'cephalexin', 'passive'],
    ['penicillin', 'anaphylaxis', 'cefazolin', 'info'],
    ['penicillin', 'anaphylaxis', 'meropenem', 'info'],
    ['penicillin', 'anaphylaxis', 'aztreonam', 'info'],
    ['amoxicillin', 'anaphylaxis', 'cephalexin', 'interruptive'],
    ['amoxicillin', 'anaphylaxis', 'cefazolin', 'info'],
    ['ceftazidime', 'anaphylaxis', 'aztreonam', 'interruptive'],
    ['sulfa', 'rash', 'furosemide', 'info'],
    ['sulfa', 'rash', 'hydrochlorothiazide', 'info'],
    ['aspirin', 'bronchospasm', 'ibuprofen', 'interruptive'],
    ['aspirin', 'bronchospasm', 'celecoxib', 'passive'],
    ['lisinopril', 'angioedema', 'losartan', 'passive'],
    ['lisinopril', 'angioedema', 'sacubitril', 'interruptive'],
    ['lisinopril', 'angioedema', 'enalapril', 'interruptive'],
    ['morphine', 'itching', 'hydromorphone', 'info'],
    ['heparin', 'HIT', 'enoxaparin', 'interruptive'],
    ['benzocaine', 'anaphylaxis', 'lidocaine', 'info'],
    ['atorvastatin', 'muscle pain', 'rosuvastatin', 'info'],
  ])('%s (%s), then %s', (allergen, reaction, drug, tier) => {
    const finding = check(drug, allergy(allergen, reaction)).findings.find(({ kind }) => kind === 'allergy')
    expect(finding?.tier).toBe(tier)
  })
})

describe('duplicates', () => {
  const taking = (...names: string[]) => patient({ medications: names.map((name) => takes(name)) })
  it.each([
    [['apixaban'], 'rivaroxaban', 'duplicate-oral-anticoagulant', 'interruptive'],
    [['warfarin'], 'enoxaparin', 'duplicate-anticoagulant-bridging', 'info'],
    [['apixaban'], 'enoxaparin', 'duplicate-anticoagulant', 'interruptive'],
    [['ibuprofen'], 'naproxen', 'duplicate-nsaid', 'passive'],
    [['lisinopril'], 'losartan', 'duplicate-raas', 'passive'],
    [['aspirin', 'clopidogrel'], 'cilostazol', 'duplicate-antiplatelet', 'passive'],
  ])('%s and %s', (before, drug, rule, tier) => {
    expect(found(drug, taking(...before))[rule]).toBe(tier)
  })

  it.each([
    [['aspirin'], 'clopidogrel'],
    [['insulin glargine'], 'insulin lispro'],
    [['albuterol'], 'salmeterol'],
    [['amlodipine'], 'lisinopril'],
  ])('%s and %s are meant', (before, drug) => {
    expect(Object.keys(found(drug, taking(...before))).filter((id) => id.startsWith('duplicate-'))).toEqual([])
  })
})

describe('doses', () => {
  it.each([
    ['methotrexate', { mg: 15, perDay: 1 }, 'dose-adult-methotrexate-po', 'interruptive'],
    ['digoxin', { mg: 2.5, perDay: 1 }, 'dose-adult-digoxin-po', 'interruptive'],
    ['levothyroxine', { mg: 100, perDay: 1 }, 'dose-adult-levothyroxine-po', 'interruptive'],
    ['warfarin', { mg: 50, perDay: 1 }, 'dose-adult-warfarin-po', 'interruptive'],
    ['acetaminophen', { mg: 1000, perDay: 5 }, 'dose-adult-acetaminophen-po-rectal', 'passive'],
    ['citalopram', { mg: 40, perDay: 1 }, 'dose-adult-citalopram-po', 'passive'],
  ] as const)('%s %o is too much', (drug, asked, rule, tier) => {
    expect(found(drug, patient(), asked)[rule]).toBe(tier)
  })

  it.each([
    ['methotrexate', { mg: 15, perDay: 1 / 7 }],
    ['digoxin', { mg: 0.125, perDay: 1 }],
    ['levothyroxine', { mg: 100, unit: 'ug', perDay: 1 }],
    ['warfarin', { mg: 5, perDay: 1 }],
    ['acetaminophen', { mg: 1000, perDay: 4 }],
    ['lisinopril', { mg: 40, perDay: 1 }],
    ['enoxaparin', { mg: 40, perDay: 1, route: 'subcutaneous' }],
  ] as const)('%s %o is usual', (drug, asked) => {
    expect(Object.keys(found(drug, without({}), asked)).filter((id) => id.startsWith('dose-'))).toEqual([])
  })

  it('simvastatin 40 mg is too much beside amlodipine, 20 mg is not', () => {
    const facts = patient({ medications: [takes('amlodipine')] })
    expect(found('simvastatin', facts, { mg: 40, perDay: 1 })).toHaveProperty('dose-adult-simvastatin-po')
    expect(found('simvastatin', facts, { mg: 20, perDay: 1 })).not.toHaveProperty('dose-adult-simvastatin-po')
  })

  it('citalopram 40 mg holds up to 60 years', () => {
    expect(found('citalopram', patient({ born: '1966-01-05' }), { mg: 40, perDay: 1 })).not.toHaveProperty('dose-adult-citalopram-po')
  })

  it('a child by weight', () => {
    const five = child('2021-01-05', 20)
    expect(found('acetaminophen', five, { mg: 300, perDay: 4 })).not.toHaveProperty('dose-child-acetaminophen-po-rectal')
    expect(found('acetaminophen', five, { mg: 450, perDay: 4 })).toHaveProperty('dose-child-acetaminophen-po-rectal')
    expect(found('morphine', five, { mg: 40, route: 'intravenous' })['dose-child-morphine-iv-sc-im']).toBe('interruptive')
    expect(check('acetaminophen', patient({ born: '2021-01-05' }), { mg: 300, perDay: 4 }).status).toBe('not-checked')
  })

  const doses = rules.filter((rule): rule is DoseRule => rule.kind === 'dose')
  const ingredients = (of: readonly DoseRule[]) => new Set(of.map(({ ingredient }) => ingredient)).size
  const adult = doses.filter(({ age }) => age.from >= 18)
  const children = doses.filter(({ age }) => age.from < 18)

  it('covers 180 drugs of adults and 100 of children', () => {
    expect(ingredients(adult)).toBeGreaterThanOrEqual(180)
    expect(ingredients(children)).toBeGreaterThanOrEqual(100)
  })

  it('gives no child more than an adult', () => {
    const above = children.flatMap((one) => {
      const grown = adult.find(
        ({ ingredient, routes }) => ingredient === one.ingredient && routes.some((route) => one.routes.includes(route)),
      )
      const pairs = [
        [one.absolutePerDose, grown?.maxPerDose],
        [one.absolutePerDay, grown?.maxPerDay],
      ] as const
      return pairs.some(
        ([small, large]) => small !== undefined && large !== undefined && small.unit === large.unit && small.value > large.value,
      )
        ? [one.id]
        : []
    })
    expect(above).toEqual([])
  })
})

describe('monitoring', () => {
  it('asks for the INR of warfarin, and is content with a fresh one', () => {
    expect(found('warfarin')).toHaveProperty('monitoring-warfarin-inr')
    expect(found('warfarin', patient({ observations: [measured('6301-6', 2.4, '{INR}')] }))).not.toHaveProperty('monitoring-warfarin-inr')
  })

  it('reads a QTc, a digoxin and a lithium level', () => {
    const qtc = (ms: number) => patient({ observations: [measured('8636-3', ms, 'ms')] })
    expect(found('ziprasidone', qtc(500))['contraindication-qt-contraindicated-long-qt']).toBe('interruptive')
    expect(found('ziprasidone', qtc(499))).not.toHaveProperty('contraindication-qt-contraindicated-long-qt')
    expect(found('lithium', patient({ observations: [measured('14334-7', 0.8, 'mmol/L')] }))).not.toHaveProperty('monitoring-lithium-level')
    expect(found('digoxin', patient({ observations: [measured('10535-3', 0.8, 'ng/mL')] }))).not.toHaveProperty('monitoring-digoxin-level')
  })
})

describe('results and routes', () => {
  it.each([
    ['warfarin', '6301-6', 4.9, '{INR}', 'contraindication-vka-inr-4', 'passive'],
    ['warfarin', '6301-6', 5, '{INR}', 'contraindication-vka-inr-5', 'interruptive'],
    ['lithium', '14334-7', 1.4, 'mmol/L', 'contraindication-lithium-level-1-2', 'passive'],
    ['lithium', '14334-7', 1.5, 'mmol/L', 'contraindication-lithium-level-1-5', 'interruptive'],
    ['digoxin', '10535-3', 1.9, 'ng/mL', 'contraindication-digoxin-level-1-2', 'passive'],
    ['digoxin', '10535-3', 2, 'ng/mL', 'contraindication-digoxin-level-2', 'interruptive'],
    ['clozapine', '751-8', 0.99, '10*3/uL', 'contraindication-clozapine-neutrophils-1', 'interruptive'],
    ['clozapine', '751-8', 1, '10*3/uL', 'contraindication-clozapine-neutrophils-1-5', 'passive'],
    ['metoprolol', '8867-4', 44, '/min', 'contraindication-beta-blocker-pulse-45', 'interruptive'],
    ['metoprolol', '8867-4', 45, '/min', 'contraindication-beta-blocker-pulse-50', 'passive'],
    ['glyburide', '2345-7', 69, 'mg/dL', 'contraindication-hypoglycaemic-glucose-70', 'interruptive'],
  ])('%s with %s of %f', (drug, loinc, value, unit, rule, tier) => {
    expect(found(drug, patient({ observations: [measured(loinc, value, unit)] }))[rule]).toBe(tier)
  })

  it.each([
    ['warfarin', '6301-6', 3.9, '{INR}', 'contraindication-vka-inr-'],
    ['metoprolol', '8867-4', 50, '/min', 'contraindication-beta-blocker-pulse-'],
    ['glyburide', '2345-7', 70, 'mg/dL', 'contraindication-hypoglycaemic-'],
  ])('says nothing of %s with %s of %f', (drug, loinc, value, unit, start) => {
    const ids = Object.keys(found(drug, patient({ observations: [measured(loinc, value, unit)] })))
    expect(ids.filter((id) => id.startsWith(start))).toEqual([])
  })

  it('routes that kill, whoever the patient is', () => {
    expect(found('vincristine', patient(), { route: 'intrathecal' })['contraindication-vinca-intrathecal']).toBe('interruptive')
    expect(found('vincristine', patient(), { route: 'intravenous' })).not.toHaveProperty('contraindication-vinca-intrathecal')
    expect(found('insulin glargine', patient(), { route: 'intravenous' })['contraindication-insulin-long-iv']).toBe('interruptive')
    expect(found('insulin glargine', patient(), { route: 'subcutaneous' })).not.toHaveProperty('contraindication-insulin-long-iv')
  })
})

describe('quiet', () => {
  it('ordinary orders of a healthy adult interrupt nothing', () => {
    const facts = patient({ born: '1980-01-01', observations: [measured('2160-0', 0.9, 'mg/dL'), measured('29463-7', 75, 'kg')] })
    const usual = [
      'acetaminophen',
      'ibuprofen',
      'metformin',
      'lisinopril',
      'ondansetron',
      'heparin',
      'morphine',
      'vancomycin',
      'furosemide',
      'potassium chloride',
    ]
    const loud = usual.filter((drug) => check(drug, facts).findings.some(({ tier }) => tier === 'interruptive'))
    expect(loud).toEqual([])
  })

  it('every class of ours has a rule that asks for it', () => {
    const text = JSON.stringify(rules)
    const own = classes.filter(({ id }) => OWN.includes(id))
    expect(own).toHaveLength(OWN.length)
    expect(own.filter(({ id }) => !text.includes(`"${id}"`)).map(({ id }) => id)).toEqual([])
  })
})

const OWN = [
  'antiemetic-antidopaminergic',
  'vmat2-mood',
  'opioid-kidney',
  'cough-and-cold',
  'cephalosporin-amino',
  'incretin',
  'biologic-joint',
]
