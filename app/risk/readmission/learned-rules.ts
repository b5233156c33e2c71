/** Inputs of the learned readmission model out of a chart, in the codes of the data set it learned from. What a chart cannot know is missing. */
import type { Medication, Observation } from '../../chart/facts.ts'
import type { FactId } from '../../contract/ids.ts'
import { activeDiabetes } from '../clinical-codes.ts'
import { before, type Context, type Found, type Rule } from '../context.ts'
import { givenFlag, givenNumber } from '../given.ts'
import type { Exclusion } from '../group.ts'
import { numberOf } from '../newest.ts'
import { DIAGNOSIS_RULES } from './diagnosis-rules.ts'
import { urgency } from './published-rules.ts'
import { arrival, DAY_MS, daysFound, inStay, isEmergency, isInpatient, isOutpatient, type Stay, visitsBefore } from './stay.ts'

const YEAR = 365
/** admission_type_id and admission_source_id of the data set. */
const TYPE = { emergency: 1, elective: 3 } as const
const EMERGENCY_ROOM = 7
/** discharge_disposition_id: died, hospice. Nobody of them could come back; they were left out of the training. */
const DEAD_OR_HOSPICE: ReadonlySet<number> = new Set([11, 13, 14, 19, 20, 21])

const found = (x: number, shown: Found['shown'], facts: readonly FactId[], note?: string): Found => ({
  x,
  shown,
  atMs: null,
  facts,
  ...(note ? { note } : {}),
})

export const readmissionNotPossible: Exclusion = (_, given) =>
  DEAD_OR_HOSPICE.has(givenNumber(given, 'discharge_disposition_id') ?? 0) || givenFlag(given, 'deceased') === true
    ? 'death in hospital or discharge to a hospice'
    : null

/** The stay's length carries the envelope: without a stay, or without diabetes, there is no number. */
const days: Rule = inStay((stay, { facts }) =>
  activeDiabetes(facts.conditions, stay.endMs)
    ? daysFound(stay, 1)
    : { missing: 'not asked, since the chart records no diabetes and the model was learned on people with diabetes only' },
)

const admissionType: Rule = (context) => {
  const known = urgency(context)
  if (!known) return { missing: 'not recorded' }
  return found(known.urgent ? TYPE.emergency : TYPE.elective, known.urgent ? 'emergency' : 'elective', known.facts, known.note)
}

const source: Rule = inStay((stay, context) => {
  const visit = arrival(stay, context)
  return visit ? found(EMERGENCY_ROOM, 'emergency room', [visit.id]) : { missing: 'not recorded' }
})

const inSpan = (ms: number | null | undefined, { startMs, endMs }: Stay): boolean =>
  typeof ms === 'number' && ms >= startMs - DAY_MS && ms <= endMs

const isLaboratory = ({ category, loinc, value }: Observation) => loinc !== null && category === 'laboratory' && value.kind !== 'absent'
const labsOf = (stay: Stay, { facts }: Context) => facts.observations.filter((one) => isLaboratory(one) && inSpan(one.effective?.ms, stay))

const labCount: Rule = inStay((stay, context) => {
  const labs = labsOf(stay, context)
  return labs.length > 0
    ? found(
        Math.min(labs.length, 150),
        labs.length,
        labs.map(({ id }) => id),
      )
    : { missing: 'no laboratory results of the stay' }
})

const overlaps = ({ start, end, status }: Medication, { startMs, endMs }: Stay): boolean =>
  !['entered-in-error', 'cancelled', 'draft'].includes(status) &&
  (start?.ms ?? Number.NEGATIVE_INFINITY) <= endMs &&
  (end?.ms ?? Number.POSITIVE_INFINITY) >= startMs &&
  (status === 'active' || end !== null || inSpan(start?.ms, { startMs, endMs } as Stay))

const medicinesOf = (stay: Stay, { facts }: Context) => facts.medications.filter((one) => overlaps(one, stay))

const medicineCount: Rule = inStay((stay, context) => {
  const medicines = medicinesOf(stay, context)
  const names = new Set(medicines.map(({ label }) => label.toLowerCase()))
  return names.size > 0
    ? found(
        Math.min(names.size, 90),
        names.size,
        medicines.map(({ id }) => id),
      )
    : { missing: 'no medicines of the stay' }
})

/** Ingredients by name; brands are not looked for. */
const DRUGS: Readonly<Record<string, RegExp>> = {
  metformin: /metformin/i,
  repaglinide: /repaglinide/i,
  glimepiride: /glimepiride/i,
  glipizide: /glipizide/i,
  glyburide: /glyburide|glibenclamide/i,
  pioglitazone: /pioglitazone/i,
  rosiglitazone: /rosiglitazone/i,
  insulin: /\binsulin/i,
}
const ANY_DRUG =
  /metformin|gli(nide|tazone)|glimepiride|glipizide|gl(yburide|ibenclamide)|nateglinide|repaglinide|acarbose|miglitol|tolbutamide|chlorpropamide|tolazamide|acetohexamide|\binsulin|gliptin|gliflozin|glutide|pioglitazone|rosiglitazone/i
const NO_LIST = { missing: 'no medicines of the stay' } as const
const STEADY = 2

/** Taken is "Steady": whether a dose went up or down a chart does not say. "No" only where medicines of the stay are recorded at all. */
const drug: Rule = (context, input) =>
  inStay((stay) => {
    const medicines = medicinesOf(stay, context)
    if (medicines.length === 0) return NO_LIST
    const taken = medicines.filter(({ label }) => DRUGS[input.name]?.test(label))
    return taken.length > 0
      ? found(
          STEADY,
          'Steady',
          taken.map(({ id }) => id),
        )
      : found(0, 'No', [], 'none among the medicines of the stay')
  })(context)

const anyDrug: Rule = inStay((stay, context) => {
  const medicines = medicinesOf(stay, context)
  if (medicines.length === 0) return NO_LIST
  const taken = medicines.filter(({ label }) => ANY_DRUG.test(label))
  return taken.length > 0
    ? found(
        1,
        'Yes',
        taken.map(({ id }) => id),
      )
    : found(0, 'No', [], 'none among the medicines of the stay')
})

const change: Rule = inStay((stay, context) => {
  const taken = medicinesOf(stay, context).filter(({ label }) => ANY_DRUG.test(label))
  if (taken.length === 0) return { missing: 'no diabetes medicine of the stay' }
  const changed = taken.filter(({ start, end }) => inSpan(start?.ms, stay) || inSpan(end?.ms, stay))
  return changed.length > 0
    ? found(
        1,
        'Ch',
        changed.map(({ id }) => id),
      )
    : found(
        0,
        'No',
        taken.map(({ id }) => id),
        'none begun or ended in the stay',
      )
})

const SPECIALTY_WORDS: readonly (readonly [RegExp, string, number])[] = [
  [/nephrolog|dialysis/i, 'Nephrology', 6],
  [/cardiolog/i, 'Cardiology', 4],
  [/orthop(a)?edic/i, 'Orthopedics', 7],
  [/psychiatr/i, 'Psychiatry', 10],
  [/pulmonolog|respiratory medicine/i, 'Pulmonology', 11],
  [/urolog/i, 'Urology', 13],
  [/gastroenterolog/i, 'Gastroenterology', 15],
  [/rehabilitation/i, 'PhysicalMedicineandRehabilitation', 18],
  [/oncolog/i, 'Oncology', 19],
  [/internal medicine|general medicine/i, 'InternalMedicine', 1],
]

const specialty: Rule = inStay(({ encounter }) => {
  const hit = SPECIALTY_WORDS.find(([words]) => words.test(encounter.label))
  return hit ? found(hit[2], hit[1], [encounter.id]) : { missing: 'not recorded' }
})

const GLUCOSE = ['2345-7', '2339-0', '14749-6', '15074-8', '2340-8', '41653-7'] as const
const A1C = ['4548-4', '17856-6', '4549-2'] as const
const mgDl = { unit: 'mg/dL', unitOptional: false, concept: 'glucose' } as const
const percent = { unit: '%', unitOptional: true, concept: 'hba1c' } as const

type Wanted = Parameters<typeof numberOf>[1]

/** Results of the stay as numbers. */
const numbersOf = (stay: Stay, context: Context, codes: readonly string[], wanted: Wanted): readonly Found[] =>
  before(context, codes).flatMap((one) => {
    const value = inSpan(one.ms, stay) ? numberOf(one, wanted) : null
    return value !== null && value !== 'not-needed' && 'x' in value ? [value] : []
  })

/** The data set's classes; a stay with laboratory results but none of these says "None". */
const classed = (
  codes: readonly string[],
  wanted: Wanted,
  limits: readonly [number, number],
  pick: (list: readonly Found[]) => Found | undefined,
): Rule =>
  inStay((stay, context) => {
    const value = pick(numbersOf(stay, context, codes, wanted))
    if (!value)
      return labsOf(stay, context).length > 0
        ? found(0, 'None', [], 'not measured in the stay')
        : { missing: 'no laboratory results of the stay' }
    const [over, far] = limits
    return {
      ...value,
      x: value.x > far ? 3 : value.x > over ? 2 : 1,
      shown: value.x > far ? `>${far}` : value.x > over ? `>${over}` : 'Norm',
    }
  })

const highest = (list: readonly Found[]) => [...list].sort((a, b) => b.x - a.x)[0]

export const LEARNED_RULES: Readonly<Record<string, Rule>> = {
  ...DIAGNOSIS_RULES,
  'readmission-days': days,
  'readmission-admission-type': admissionType,
  'readmission-source': source,
  'readmission-discharge': () => ({ missing: 'not recorded' }),
  'readmission-specialty': specialty,
  'readmission-lab-count': labCount,
  'readmission-medicine-count': medicineCount,
  'readmission-outpatient': inStay((stay, context) => visitsBefore(stay, context, isOutpatient, YEAR, 'year')),
  'readmission-emergency': inStay((stay, context) => visitsBefore(stay, context, isEmergency, YEAR, 'year')),
  'readmission-inpatient': inStay((stay, context) => visitsBefore(stay, context, isInpatient, YEAR, 'year')),
  'readmission-glucose': classed(GLUCOSE, mgDl, [200, 300], highest),
  'readmission-a1c': classed(A1C, percent, [7, 8], ([newest]) => newest),
  'readmission-drug': drug,
  'readmission-change': change,
  'readmission-any-drug': anyDrug,
}
