/** What a chart says for the scores of this family: histories from the problem list, drugs, pressure, creatinine. */
import type { Condition } from '../../chart/facts.ts'
import { prefilled } from '../asked.ts'
import { activeDiabetes, antihypertensiveAt } from '../clinical-codes.ts'
import { everHad, type Meaning, noBy, yesBy } from '../conditions.ts'
import { before, type Context, type Rule } from '../context.ts'
import { givenFlag } from '../given.ts'
import type { Exclusion } from '../group.ts'
import { KIDNEY_REPLACEMENT } from '../kidney/replacement.ts'
import { numberOf, tooOld } from '../newest.ts'

const notWords = /family history|risk of|\bno\b|without|screening|suspected|rule out|heat ?stroke/i

const FIBRILLATION: Meaning = {
  notWords,
  icd10: /^I48/,
  snomed: new Set(['49436004', '5370000', '282825002', '426749004', '440059007', '440028005', '195080001']),
  words: /atrial (fibrillation|flutter)/i,
}
const FAILURE: Meaning = {
  notWords,
  icd10: /^(I50|I11\.?0|I13\.?[02]|I42|I25\.?5)/,
  snomed: new Set(['84114007', '42343007', '88805009', '85232009']),
  words: /heart failure|cardiomyopathy/i,
}
const HYPERTENSION: Meaning = { notWords, icd10: /^I1[0-6]/, snomed: new Set(['38341003', '59621000']), words: /\bhypertension\b/i }
/** Of other vessels than the systemic arteries. */
const OTHER_HYPERTENSION = /pulmonary|portal|ocular|intracranial|gestational|white coat/i
/** ICD-10 I63, I64, G45, I74, Z86.73. */
const STROKE: Meaning = {
  notWords,
  icd10: /^(I63|I64|G45|I74|Z86\.?73)/,
  snomed: new Set(['230690007', '422504002', '432504007', '266257000', '275526006']),
  words: /\bstroke\b|transient isch(a)?emic|\bTIA\b|cerebral infarct|systemic embol|arterial embol/i,
}
/** Infarct, peripheral artery disease, aortic plaque, angiographic coronary disease. ICD-10 I20 to I25, I70, I73.9, Z95.1, Z95.5. */
const VASCULAR: Meaning = {
  notWords,
  icd10: /^(I2[0-5]|I70|I73\.?9|Z95\.?[15])/,
  snomed: new Set(['22298006', '399211009', '53741008', '414545008', '401303003', '401314000', '399957001', '400047006']),
  words: /myocardial infarct|coronary (heart|artery) disease|peripheral (arter|vascular)|aortic plaque/i,
}
const LIVER: Meaning = { notWords, icd10: /^(K70\.?3|K71\.?7|K74\.?[3-6])/, snomed: new Set(['19943007']), words: /cirrhosis/i }

const ever = ({ facts, atMs }: Context, meaning: Meaning): Condition | undefined => everHad(facts.conditions, atMs, [meaning])

const keeps = ({ facts }: Context, list: 'conditions' | 'medications') => facts.kept?.[list] ?? facts[list].length > 0

/** A problem list without it says no, and the label says that it is the list that says so; without a list it is asked. */
const recorded = (find: (context: Context) => Condition | undefined, name: string): Rule =>
  prefilled((context) => {
    const found = find(context)
    if (found) return yesBy(found)
    return keeps(context, 'conditions') ? noBy(`no ${name} recorded`) : null
  })
const everRecorded = (meaning: Meaning, name: string) => recorded((context) => ever(context, meaning), name)

const systemicHypertension = (context: Context) =>
  ever(
    {
      ...context,
      facts: { ...context.facts, conditions: context.facts.conditions.filter(({ label }) => !OTHER_HYPERTENSION.test(label)) },
    },
    HYPERTENSION,
  )

const newestNumber = (
  context: Context,
  codes: readonly string[],
  wanted: Readonly<{ unit: string; concept: string | null }>,
  hours: number | null,
) => {
  const [first] = before(context, codes)
  if (!first || tooOld(context, first.ms, hours)) return null
  const lookup = numberOf(first, { ...wanted, unitOptional: false })
  return lookup !== 'not-needed' && 'x' in lookup ? lookup : null
}

/** Pisters 2010: systolic above 160 mmHg. */
const pressureAbove160: Rule = prefilled((context, input) => {
  const found = newestNumber(context, input.loinc, { unit: 'mm[Hg]', concept: null }, input.staleAfterHours)
  return found && { ...found, x: found.x > 160 ? 1 : 0, shown: found.x > 160, note: `systolic ${found.x} mmHg` }
})

/** Pisters 2010: dialysis, transplant, or creatinine of 200 µmol/L (2.26 mg/dL) or more. */
const renal: Rule = prefilled((context, input) => {
  const known = ever(context, KIDNEY_REPLACEMENT)
  if (known) return yesBy(known)
  const found = newestNumber(context, input.loinc, { unit: 'mg/dL', concept: 'creatinine' }, input.staleAfterHours)
  if (!found) return null
  const high = found.x >= 2.26
  if (!high && !keeps(context, 'conditions')) return null
  return {
    ...found,
    x: high ? 1 : 0,
    shown: high,
    note: `creatinine ${found.x.toFixed(2)} mg/dL${high ? '' : ', no dialysis or transplant recorded'}`,
  }
})

/** A chart without cirrhosis does not rule out deranged liver tests: that is asked. */
const liver: Rule = prefilled((context) => {
  const known = ever(context, LIVER)
  return known ? yesBy(known) : null
})

const ANTIPLATELET_OR_NSAID =
  /\b(aspirin|acetylsalicylic|clopidogrel|prasugrel|ticagrelor|dipyridamole|ibuprofen|naproxen|diclofenac|ketorolac|indomethacin|indometacin|meloxicam|celecoxib|etoricoxib|ketoprofen|piroxicam)/i
const LOCAL = /topical|gel\b|ophthalmic|eye drop|cream/i
const RUNNING: ReadonlySet<string> = new Set(['active', 'in-progress'])
const drugs: Rule = prefilled((context) => {
  const { facts, atMs } = context
  const found = facts.medications.find(
    ({ label, status, start, end }) =>
      ANTIPLATELET_OR_NSAID.test(label) &&
      !LOCAL.test(label) &&
      RUNNING.has(status) &&
      (start?.ms == null || atMs === null || start.ms <= atMs) &&
      (end === null || (end.ms !== null && atMs !== null && end.ms > atMs)),
  )
  if (found) return { x: 1, shown: true, atMs: null, facts: [found.id], note: found.label }
  return keeps(context, 'medications') ? noBy('none in the medication list') : null
})

/** Whoever gives values by name without a chart vouches for the diagnosis. */
export const noAtrialFibrillation: Exclusion = (context, given) => {
  const said = givenFlag(given, 'atrial_fibrillation')
  if (said !== null) return said ? null : 'a person without atrial fibrillation'
  return context === null || ever(context, FIBRILLATION) ? null : 'a person without atrial fibrillation in the record'
}

/** Taken now is taken ever; a list of today does not say that there never was one. */
const everPressureDrugs: Rule = prefilled(({ facts, atMs }) => {
  const found = antihypertensiveAt(facts.medications, atMs)
  return found ? { x: 1, shown: true, atMs: null, facts: [found.id], note: found.label } : null
})

/** Who has diabetes has no risk of getting it. */
export const knownDiabetes: Exclusion = (context, given) => {
  if (givenFlag(given, 'diabetes') ?? givenFlag(given, 'dm')) return 'known diabetes'
  const found = context ? activeDiabetes(context.facts.conditions, context.atMs) : undefined
  return found ? `known diabetes (${found.label})` : null
}

export const GENERAL_RULES: Readonly<Record<string, Rule>> = {
  'recorded-heart-failure': everRecorded(FAILURE, 'heart failure'),
  'recorded-hypertension': recorded(systemicHypertension, 'hypertension'),
  'recorded-diabetes': recorded(({ facts, atMs }) => activeDiabetes(facts.conditions, atMs), 'diabetes'),
  'recorded-stroke': everRecorded(STROKE, 'stroke, TIA or embolism'),
  'recorded-vascular-disease': everRecorded(VASCULAR, 'vascular disease'),
  'systolic-above-160': pressureAbove160,
  'has-bled-renal': renal,
  'has-bled-liver': liver,
  'antiplatelet-or-nsaid': drugs,
  'ever-blood-pressure-drugs': everPressureDrugs,
}
