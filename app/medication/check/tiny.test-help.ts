/** A small knowledge and a few names, for tests of the engine itself. */
import type { Allergy, Condition, Medication, Observation, PatientFacts } from '../../chart/facts.ts'
import { parseWhen } from '../../chart/when.ts'
import { factId, patientId } from '../../contract/ids.ts'
import type { DrugMatch } from '../../contract/medication.ts'
import { Knowledge } from '../knowledge.ts'
import { strengths } from './amounts.ts'
import type { DrugNames } from './drugs.ts'
import { readRoute } from './routes.ts'

export const AT = Date.parse('2026-01-05T10:00:00Z')
const sources = [{ source: 'A source of the test', date: '2020' }]

const stated = (id: string, group: string, tier: string, severity: string) => ({
  id,
  version: 1,
  group,
  tier,
  severity,
  mechanism: `mechanism of ${id}`,
  effect: `effect of ${id}`,
  management: `management of ${id}`,
  sources,
})

const classOf = (id: string, members: unknown[], includes?: string[]) => ({
  id,
  title: id.replaceAll('-', ' '),
  members,
  sources,
  ...(includes ? { includes } : {}),
})

export const TINY = Knowledge.parse({
  schema: 1,
  version: '0.1.0',
  reviewed: '2025-06-01',
  expires: '2026-12-01',
  classes: [
    classOf('sedatives', ['zolpidem', 'quetiapine'], ['opioid', 'benzodiazepines']),
    classOf('opioid', ['morphine', 'codeine', 'oxycodone']),
    classOf('benzodiazepines', ['diazepam', 'lorazepam']),
    classOf('circle-a', ['aspirin'], ['circle-b']),
    classOf('circle-b', ['ibuprofen'], ['circle-a']),
    classOf('nsaids', ['ibuprofen', 'ketorolac', 'naproxen']),
    classOf('qt-known', ['sotalol', 'ondansetron', 'haloperidol']),
    classOf('eye-beta-blockers', [{ ingredient: 'timolol', routes: ['ophthalmic'] }]),
    classOf('beta-blockers', ['metoprolol', 'timolol']),
    classOf('penicillin', ['amoxicillin', 'penicillin V', 'ampicillin']),
    classOf('cephalosporin', ['cefazolin', 'cefalexin']),
    classOf('insulins', [], ['basal', 'bolus']),
    classOf('basal', ['insulin glargine']),
    classOf('bolus', ['insulin lispro', 'insulin aspart']),
    classOf('maoi', ['phenelzine']),
    classOf('ssri', ['fluoxetine', 'sertraline']),
  ],
  conditions: [
    {
      id: 'heart-failure',
      title: 'heart failure',
      icd10: ['I50'],
      icd9: ['428'],
      snomed: ['84114007'],
      words: ['heart failure', 'hfref'],
      notWords: ['heart failure education'],
    },
    { id: 'history-mi', title: 'a previous infarct', icd10: ['I21', 'I25.2'], words: ['myocardial infarction'], ever: true },
  ],
  rules: [
    {
      ...stated('sedation', 'sedation', 'passive', 'serious'),
      kind: 'interaction',
      left: { class: 'sedatives' },
      right: { class: 'sedatives' },
      onset: 'rapid',
    },
    {
      ...stated('warfarin-azole', 'bleeding', 'interruptive', 'serious'),
      kind: 'interaction',
      left: { ingredient: 'warfarin' },
      right: { ingredient: 'fluconazole' },
      onset: 'delayed',
    },
    {
      ...stated('warfarin-nsaid', 'bleeding', 'passive', 'serious'),
      kind: 'interaction',
      left: { ingredient: 'warfarin' },
      right: { class: 'nsaids' },
      onset: 'delayed',
      suppressIf: { lab: 'inr', is: '<', value: 1.2, unit: '{INR}', withinHours: 72 },
    },
    {
      ...stated('qt-qt', 'qt', 'passive', 'serious'),
      kind: 'interaction',
      left: { class: 'qt-known' },
      right: { class: 'qt-known' },
      onset: 'rapid',
      modifiers: [
        {
          when: { lab: 'potassium', is: '<', value: 3.5, unit: 'mmol/L', withinHours: 72 },
          tier: 'interruptive',
          because: 'low potassium',
        },
      ],
    },
    {
      ...stated('maoi-ssri', 'serotonin', 'interruptive', 'contraindicated'),
      kind: 'interaction',
      left: { class: 'maoi' },
      right: { class: 'ssri' },
      onset: 'rapid',
      washOutDays: { left: 14, right: 35 },
    },
    {
      ...stated('opioid-ssri', 'serotonin', 'passive', 'moderate'),
      kind: 'interaction',
      left: { class: 'opioid' },
      right: { class: 'ssri' },
      onset: 'rapid',
    },
    {
      ...stated('simva-amlo', 'statin', 'passive', 'moderate'),
      kind: 'interaction',
      left: { ingredient: 'simvastatin', doseAtLeast: { value: 40, unit: 'mg', per: 'day' } },
      right: { ingredient: 'amlodipine' },
      onset: 'delayed',
    },
    {
      ...stated('nsaid-hf', 'fluid', 'passive', 'serious'),
      kind: 'contraindication',
      drug: { class: 'nsaids' },
      when: { condition: 'heart-failure' },
    },
    {
      ...stated('metformin-30', 'kidney', 'interruptive', 'contraindicated'),
      kind: 'renal',
      drug: { ingredient: 'metformin' },
      when: { lab: 'egfr', is: '<', value: 30, unit: 'mL/min/{1.73_m2}', withinHours: 8760 },
      askIfUnknown: true,
    },
    {
      ...stated('valproate-preg', 'teratogen', 'interruptive', 'contraindicated'),
      kind: 'pregnancy',
      drug: { ingredient: 'valproate' },
      when: { pregnant: true },
    },
    {
      ...stated('codeine-12', 'child', 'interruptive', 'contraindicated'),
      kind: 'age',
      drug: { ingredient: 'codeine' },
      when: { age: '<', years: 12 },
    },
    {
      ...stated('warfarin-inr', 'monitor', 'info', 'minor'),
      kind: 'monitoring',
      drug: { ingredient: 'warfarin' },
      when: { not: { measured: 'inr', withinHours: 720 } },
    },
    {
      ...stated('pen-pen', 'allergy', 'interruptive', 'serious'),
      kind: 'allergy',
      allergen: { class: 'penicillin' },
      drug: { class: 'penicillin' },
      relation: 'same-class',
    },
    {
      ...stated('pen-ceph', 'allergy', 'passive', 'moderate'),
      kind: 'allergy',
      allergen: { class: 'penicillin' },
      drug: { class: 'cephalosporin' },
      relation: 'cross-reactive',
    },
    { ...stated('two-nsaids', 'nsaids', 'passive', 'moderate'), kind: 'duplicate', class: 'nsaids', atMost: 1 },
    {
      ...stated('insulins', 'insulins', 'passive', 'moderate'),
      kind: 'duplicate',
      class: 'insulins',
      atMost: 1,
      allowed: [['basal', 'bolus']],
    },
    {
      id: 'mtx',
      version: 1,
      kind: 'dose',
      ingredient: 'methotrexate',
      routes: ['oral'],
      age: { from: 18, to: null },
      maxPerDose: { value: 25, unit: 'mg' },
      maxTimesPerDay: 1 / 7,
      severity: 'contraindicated',
      tier: 'interruptive',
      management: 'once a week',
      sources,
    },
    {
      id: 'digoxin',
      version: 1,
      kind: 'dose',
      ingredient: 'digoxin',
      routes: ['oral'],
      age: { from: 18, to: null },
      maxPerDose: { value: 500, unit: 'ug' },
      usual: { low: 62.5, high: 250, unit: 'ug' },
      severity: 'serious',
      tier: 'interruptive',
      management: 'check the dose',
      sources,
    },
    {
      id: 'apap-adult',
      version: 1,
      kind: 'dose',
      ingredient: 'acetaminophen',
      routes: ['oral'],
      age: { from: 18, to: null },
      maxPerDay: { value: 4, unit: 'g' },
      maxPerDose: { value: 1, unit: 'g' },
      severity: 'serious',
      tier: 'passive',
      management: 'at most 4 g a day',
      sources,
    },
    {
      id: 'apap-child',
      version: 1,
      kind: 'dose',
      ingredient: 'acetaminophen',
      routes: ['oral'],
      age: { from: 0.25, to: 18 },
      maxPerDose: { value: 15, unit: 'mg/kg' },
      absolutePerDose: { value: 1000, unit: 'mg' },
      severity: 'serious',
      tier: 'interruptive',
      management: '15 mg/kg',
      sources,
    },
  ],
})

const NAMES = [
  ...new Set([
    ...TINY.classes.flatMap(({ members }) => members.map((member) => (typeof member === 'string' ? member : member.ingredient))),
    'warfarin',
    'fluconazole',
    'metformin',
    'valproate',
    'simvastatin',
    'amlodipine',
    'methotrexate',
    'digoxin',
    'acetaminophen',
  ]),
]
const KINDS: readonly (readonly [RegExp, DrugMatch['kind']])[] = [
  [/^saline flush/i, 'flush'],
  [/^(syringe|needle)/i, 'supply'],
  [/^see comments/i, 'blank'],
]

/** Whole names only, read by a simple pattern; "metoprolo" stands for a repaired name that nobody is sure of. */
export const NAMED: DrugNames = {
  ofCode: ({ code }) => (code === '11289' ? [{ name: 'warfarin', rxcui: '11289' }] : null),
  match: (text) => {
    const unsure = /metoprolo\b/i.test(text)
    const found = NAMES.filter((name) => text.toLowerCase().includes(name.toLowerCase()))
    const ingredients = (unsure ? ['metoprolol'] : found).map((name) => ({ name, rxcui: null }))
    const [strength] = strengths(text)
    const form = /tablet/i.test(text) ? 'tablet' : null
    const kind = ingredients.length > 0 ? 'drug' : (KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown')
    return {
      text,
      kind,
      ingredients,
      strength: form === 'tablet' && strength ? `${strength.value} ${strength.unit}` : null,
      form,
      route: readRoute(text),
      dose: form === null && strength ? strength : null,
      perDay: / daily/i.test(text) ? 1 : / bid/i.test(text) ? 2 : / weekly/i.test(text) ? 1 / 7 : null,
      confidence: unsure ? 0.6 : ingredients.length > 0 ? 1 : 0,
      reason: unsure ? 'metoprolo read as metoprolol' : 'named',
    }
  },
}

const base = (kind: string, n: number) => ({ id: factId(`${kind}/${n}`), patient: patientId('p'), encounter: null })
const coding = (code: string | null, system: string | null = null) => ({ system, code, display: null })

let count = 0
const next = () => ++count

export const takes = (label: string, more: Partial<Medication> = {}): Medication => ({
  ...base('MedicationStatement', next()),
  source: 'MedicationStatement',
  code: coding(null),
  label,
  status: 'active',
  start: null,
  end: null,
  dosage: null,
  reason: null,
  ...more,
})

export const has = (label: string, more: Partial<Condition> = {}): Condition => ({
  ...base('Condition', next()),
  code: coding(null),
  label,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset: null,
  abatement: null,
  recorded: null,
  ...more,
})

export const allergic = (label: string, reaction: string | null = null, more: Partial<Allergy> = {}): Allergy => ({
  ...base('AllergyIntolerance', next()),
  code: coding(null),
  label,
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  criticality: null,
  reaction,
  recorded: null,
  noneKnown: false,
  ...more,
})

export const measured = (loinc: string, value: number, unit: string, at = '2026-01-05T08:00:00Z'): Observation => ({
  ...base('Observation', next()),
  status: 'final',
  category: null,
  code: coding(loinc, 'http://loinc.org'),
  loinc,
  label: loinc,
  effective: parseWhen(at),
  value: { kind: 'quantity', value, text: String(value), unit, comparator: null },
  range: null,
  interpretation: null,
})

export const patient = (more: Partial<PatientFacts> & Readonly<{ born?: string; sex?: 'female' | 'male' }> = {}): PatientFacts => {
  const { born = '1950-03-01', sex = 'male', ...facts } = more
  return {
    patient: { id: patientId('p'), birthDate: parseWhen(born), sex },
    pregnant: null,
    observations: [],
    conditions: [],
    medications: [],
    allergies: [],
    encounters: [],
    kept: { conditions: true, medications: true },
    ...facts,
  }
}
