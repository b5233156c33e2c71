/** The numbers that change how a pair is shown, each from both sides; their sources stand with the rules. */
import { expect, it } from 'vitest'
import type { PatientFacts } from '#app/chart/facts.ts'
import { checkMedications, type DrugNames, indexKnowledge, type Order } from '#app/medication/check/index.ts'
import { AT, has, measured, patient, takes } from '#app/medication/check/tiny.test-help.ts'
import { compileMedication } from '../../compile.ts'

const knowledge = indexKnowledge(await compileMedication())

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

type Asked = Readonly<{ text: string; mg?: number; route?: string }>

/** @returns how each interaction of the order is shown, by the id of its rule */
function shown({ text, mg, route = 'oral' }: Asked, facts: PatientFacts) {
  const order: Order = { text, route, perDay: 1, ...(mg === undefined ? {} : { dose: { value: mg, unit: 'mg' } }) }
  const { findings } = checkMedications({ knowledge, names: NAMES, facts, atMs: AT, orders: [order] })
  return Object.fromEntries(
    findings.filter(({ kind }) => kind === 'interaction').flatMap(({ rules, tier }) => rules.map((id) => [id, tier])),
  )
}
const taking = (drug: string, ...observations: PatientFacts['observations'][number][]) =>
  patient({ medications: [takes(drug)], observations })
const potassium = (value: number) => measured('2823-3', value, 'mmol/L')
const magnesium = (value: number) => measured('2601-3', value, 'mg/dL')
const egfr = (value: number) => measured('98979-8', value, 'mL/min/{1.73_m2}')
const inr = (value: number) => measured('6301-6', value, '{INR}')

it.each([
  ['simvastatin', 20, 'amlodipine', 'simvastatin-amlodipine', undefined],
  ['simvastatin', 21, 'amlodipine', 'simvastatin-amlodipine', 'passive'],
  ['simvastatin', 10, 'verapamil', 'simvastatin-verapamil', undefined],
  ['simvastatin', 11, 'verapamil', 'simvastatin-verapamil', 'passive'],
  ['simvastatin', 20, 'amiodarone', 'simvastatin-amiodarone', undefined],
  ['simvastatin', 40, 'amiodarone', 'simvastatin-amiodarone', 'passive'],
  ['lovastatin', 20, 'danazol', 'lovastatin-danazol', undefined],
  ['lovastatin', 40, 'danazol', 'lovastatin-danazol', 'passive'],
  ['pravastatin', 20, 'cyclosporine', 'pravastatin-cyclosporine', undefined],
  ['pravastatin', 40, 'cyclosporine', 'pravastatin-cyclosporine', 'passive'],
])('%s %i mg a day with %s: %s is %s', (text, mg, other, rule, tier) => {
  expect(shown({ text, mg }, taking(other))[rule]).toBe(tier)
})

it.each([
  ['spironolactone', 'lisinopril', 'raas-k-sparing', potassium(5.5), 'passive'],
  ['spironolactone', 'lisinopril', 'raas-k-sparing', potassium(5.6), 'interruptive'],
  ['trimethoprim', 'lisinopril', 'raas-trimethoprim', potassium(5), 'passive'],
  ['trimethoprim', 'lisinopril', 'raas-trimethoprim', potassium(5.1), 'interruptive'],
  ['trimethoprim', 'lisinopril', 'raas-trimethoprim', egfr(30), 'passive'],
  ['trimethoprim', 'lisinopril', 'raas-trimethoprim', egfr(29.9), 'interruptive'],
  ['potassium chloride', 'lisinopril', 'raas-potassium', potassium(6), 'passive'],
  ['ondansetron', 'citalopram', 'qt-known-known', potassium(3.5), 'passive'],
  ['ondansetron', 'citalopram', 'qt-known-known', potassium(3.4), 'interruptive'],
  ['ondansetron', 'citalopram', 'qt-known-known', magnesium(1.6), 'passive'],
  ['ondansetron', 'citalopram', 'qt-known-known', magnesium(1.5), 'interruptive'],
  ['ibuprofen', 'warfarin', 'anticoagulant-nsaid', inr(4), 'passive'],
  ['ibuprofen', 'warfarin', 'anticoagulant-nsaid', inr(4.1), 'interruptive'],
  ['clarithromycin', 'colchicine', 'colchicine-clarithromycin', egfr(60), 'interruptive'],
  ['ciprofloxacin', 'methotrexate', 'methotrexate-ciprofloxacin', egfr(20), 'passive'],
  ['naproxen', 'methotrexate', 'methotrexate-nsaid', egfr(45), 'passive'],
  ['naproxen', 'methotrexate', 'methotrexate-nsaid', egfr(44.9), 'interruptive'],
  ['lisinopril', 'lithium', 'lithium-acei', egfr(45), 'passive'],
  ['lisinopril', 'lithium', 'lithium-acei', egfr(44.9), 'interruptive'],
  ['ibuprofen', 'lisinopril', 'raas-nsaid', egfr(20), 'passive'],
])('%s with %s: %s at %o is %s', (text, other, rule, value, tier) => {
  expect(shown({ text }, taking(other, value))[rule]).toBe(tier)
})

it('interrupts an opioid with a benzodiazepine where breathing is depressed, and not where the patient is ventilated', () => {
  const facts = (...others: string[]) =>
    patient({ conditions: [has('acute respiratory failure')], medications: ['lorazepam', ...others].map((name) => takes(name)) })
  expect(shown({ text: 'morphine' }, facts())['opioid-benzodiazepine']).toBe('interruptive')
  expect(shown({ text: 'morphine' }, facts('propofol'))['opioid-benzodiazepine']).toBe('passive')
})

it('does not take the clearing of a catheter for a thrombolysis', () => {
  const facts = taking('heparin')
  expect(shown({ text: 'alteplase', mg: 2, route: 'intravenous' }, facts)['thrombolytic-anticoagulant']).toBeUndefined()
  expect(shown({ text: 'alteplase', mg: 50, route: 'intravenous' }, facts)['thrombolytic-anticoagulant']).toBe('interruptive')
})
