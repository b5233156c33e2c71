/**
 * The shape of the medication knowledge: rules over classes of ingredients, each with its own source and date. The data stand in `knowledge/`
 * as readable files and reach the program as one pack, checked against these schemas; a site adds rules in the same shape.
 * Ingredients are named as RxNorm names them, in lower case and without salt ("warfarin", "potassium chloride" where the salt is the ingredient).
 */
import { z } from 'zod'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)
const Words = z.string().min(3)

/** Where a statement comes from: a label with its set id, a guideline, a paper with its DOI; `date` ISO 8601 (year, month or day) of that source. */
export const Source = z.object({ source: Words, date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/) })
export type Source = Readonly<z.infer<typeof Source>>

export const ROUTES = [
  'oral',
  'sublingual',
  'buccal',
  'intravenous',
  'intramuscular',
  'subcutaneous',
  'intrathecal',
  'rectal',
  'transdermal',
  'inhaled',
  'nasal',
  'ophthalmic',
  'otic',
  'topical',
  'vaginal',
  'other',
] as const
export const Route = z.enum(ROUTES)
export type Route = z.infer<typeof Route>

export const Tier = z.enum(['interruptive', 'passive', 'info'])
export type Tier = z.infer<typeof Tier>
export const MedicationSeverity = z.enum(['contraindicated', 'serious', 'moderate', 'minor'])
export type MedicationSeverity = z.infer<typeof MedicationSeverity>

/** A member counts by its systemic routes (all but inhaled, nasal, ophthalmic, otic, topical, vaginal) and where the route is not known, unless it says its own. */
export const Member = z.union([z.string(), z.object({ ingredient: z.string(), routes: z.array(Route).min(1) })])
export const DrugClass = z.object({
  id: Id,
  /** For people, in the plural: "strong CYP3A inhibitors". */
  title: Words,
  members: z.array(Member),
  /** Classes whose members are members here too. */
  includes: z.array(Id).optional(),
  sources: z.array(Source).min(1),
})
export type DrugClass = Readonly<z.infer<typeof DrugClass>>

/** Conditions that rules ask for, found by code or, where nothing is coded, by words. `icd10` and `icd9` are prefixes without the dot. */
export const ConditionGroup = z.object({
  id: Id,
  title: Words,
  icd10: z.array(z.string()).optional(),
  icd9: z.array(z.string()).optional(),
  snomed: z.array(z.string()).optional(),
  /** Phrases in lower case, matched as whole words in an uncoded problem. */
  words: z.array(z.string()).optional(),
  /** True: its codes name more than it (thyroid cancer of any kind), so that the words of a coded problem count as well. */
  wordsToo: z.boolean().optional(),
  /** Phrases that say the opposite or something else although a phrase of `words` is in them. */
  notWords: z.array(z.string()).optional(),
  /** True: once had is had (an infarct, a bleed); absent: counts while active. */
  ever: z.boolean().optional(),
})
export type ConditionGroup = Readonly<z.infer<typeof ConditionGroup>>

const Comparison = z.enum(['<', '<=', '>', '>='])
/** What a patient's facts may be asked. Each answers yes, no, or "not known, because": what is missing is never taken as normal. */
export type Test =
  /** Newest result of a concept of app/terminology ("potassium", "inr", "qtc"), or of the derived "egfr" (mL/min/1.73 m2) and "crcl" (Cockcroft-Gault, mL/min), not older than `withinHours`. */
  | Readonly<{ lab: string; is: '<' | '<=' | '>' | '>='; value: number; unit: string; withinHours: number }>
  /** Whether there is any result of it, not older than. */
  | Readonly<{ measured: string; withinHours: number }>
  /** Age in years (fractions allowed: 0.5 is six months). */
  | Readonly<{ age: '<' | '<=' | '>' | '>='; years: number }>
  | Readonly<{ sex: 'female' | 'male' }>
  | Readonly<{ pregnant: true }>
  | Readonly<{ lactating: true }>
  | Readonly<{ condition: string }>
  /** Another drug of this class or this ingredient is taken. */
  | Readonly<{ taking: string }>
  /** The drug the rule is about has been taken for at least, or less than, so many days. */
  | Readonly<{ takenForDays: '<' | '>='; days: number }>
  | Readonly<{ all: readonly Test[] }>
  | Readonly<{ any: readonly Test[] }>
  | Readonly<{ not: Test }>
export const Test: z.ZodType<Test> = z.lazy(() =>
  z.union([
    z.strictObject({ lab: z.string(), is: Comparison, value: z.number(), unit: z.string(), withinHours: z.number().positive() }),
    z.strictObject({ measured: z.string(), withinHours: z.number().positive() }),
    z.strictObject({ age: Comparison, years: z.number().nonnegative() }),
    z.strictObject({ sex: z.enum(['female', 'male']) }),
    z.strictObject({ pregnant: z.literal(true) }),
    z.strictObject({ lactating: z.literal(true) }),
    z.strictObject({ condition: Id }),
    z.strictObject({ taking: z.string() }),
    z.strictObject({ takenForDays: z.enum(['<', '>=']), days: z.number().positive() }),
    z.strictObject({ all: z.array(Test).min(1) }),
    z.strictObject({ any: z.array(Test).min(1) }),
    z.strictObject({ not: Test }),
  ]),
)

/** A class id or an ingredient, by some routes only, above a dose only. A dose that is not known counts as reaching it, and the finding says so. */
export const Side = z.object({
  class: Id.optional(),
  ingredient: z.string().optional(),
  routes: z.array(Route).min(1).optional(),
  doseAtLeast: z.object({ value: z.number().positive(), unit: z.string(), per: z.enum(['dose', 'day']) }).optional(),
  /** Only an order that says its route is meant: of a wrong route nothing is presumed. */
  routeSaid: z.literal(true).optional(),
  /** Rules about the patient only: meant where the line has one of these words, which tell a depot, a salt or a form ("decanoate", "iv push"). */
  says: z.array(z.string()).min(1).optional(),
})
export type Side = Readonly<z.infer<typeof Side>>

/** The first of a rule's modifiers that answers yes replaces tier and severity; `because` is said with the finding. */
export const Modifier = z.object({ when: Test, tier: Tier, severity: MedicationSeverity.optional(), because: Words })
export type Modifier = Readonly<z.infer<typeof Modifier>>

const stated = {
  id: Id,
  version: z.number().int().positive(),
  severity: MedicationSeverity,
  tier: Tier,
  /** Findings of one group in one patient are one finding: "sedation", "qt", "bleeding", "potassium", "serotonin", "cyp3a-statin". */
  group: Id,
  /** Why it happens, in one sentence of our own. */
  mechanism: Words,
  /** What may happen to the patient, in a few words. */
  effect: Words,
  /** What to do first, in one sentence: alternative, dose, monitoring with interval. */
  management: Words,
  modifiers: z.array(Modifier).optional(),
  /** Nothing is said where this answers yes. */
  suppressIf: Test.optional(),
  sources: z.array(Source).min(1),
}

export const InteractionRule = z.object({
  ...stated,
  kind: z.literal('interaction'),
  left: Side,
  right: Side,
  onset: z.enum(['rapid', 'delayed']),
  /** A drug of the left (right) side stopped less than so many days ago still counts. */
  washOutDays: z.object({ left: z.number().positive().optional(), right: z.number().positive().optional() }).optional(),
})
export type InteractionRule = Readonly<z.infer<typeof InteractionRule>>

/** A drug against what is known of the patient. A `when` that cannot be answered makes the answer "could not check" where `askIfUnknown`, else nothing. */
export const PatientRule = z.object({
  ...stated,
  kind: z.enum(['contraindication', 'renal', 'hepatic', 'pregnancy', 'lactation', 'age', 'monitoring']),
  drug: Side,
  /** Absent: always, as for a route that nobody should use. */
  when: Test.optional(),
  askIfUnknown: z.boolean().optional(),
})
export type PatientRule = Readonly<z.infer<typeof PatientRule>>

/** An allergy to something of `allergen` against a drug of `drug`. Same ingredient is always found and needs no rule. */
export const AllergyRule = z.object({
  ...stated,
  kind: z.literal('allergy'),
  allergen: Side,
  drug: Side,
  relation: z.enum(['same-class', 'same-side-chain', 'cross-reactive', 'not-cross-reactive']),
})
export type AllergyRule = Readonly<z.infer<typeof AllergyRule>>

/** Two drugs of one class are one too many, unless each is in a different class of an allowed pair. */
export const DuplicateRule = z.object({
  ...stated,
  kind: z.literal('duplicate'),
  class: Id,
  /** How many at once are usual; the next one is the finding. */
  atMost: z.number().int().positive(),
  allowed: z.array(z.tuple([Id, Id])).optional(),
})
export type DuplicateRule = Readonly<z.infer<typeof DuplicateRule>>

const Amount = z.object({ value: z.number().positive(), unit: z.string() })
/**
 * Doses of one ingredient by one route group in one population. Limits are the highest that labels or guidelines allow in ordinary use;
 * `usual` is what most orders are (lowest and highest single dose), for telling a tenfold slip.
 */
export const DoseRule = z.object({
  id: Id,
  version: z.number().int().positive(),
  kind: z.literal('dose'),
  ingredient: z.string(),
  routes: z.array(Route).min(1),
  /** Years; from inclusive, to exclusive. */
  age: z.object({ from: z.number().nonnegative(), to: z.number().positive().nullable() }),
  /** mg/kg/dose for children as unit "mg/kg"; adults in "mg", "ug", "g", "[iU]", "meq", "mL". */
  maxPerDose: Amount.optional(),
  maxPerDay: Amount.optional(),
  /** The ceiling whatever the weight. */
  absolutePerDose: Amount.optional(),
  absolutePerDay: Amount.optional(),
  usual: z.object({ low: z.number().positive(), high: z.number().positive(), unit: z.string() }).optional(),
  /** Most administrations a day that anybody gives. */
  maxTimesPerDay: z.number().positive().optional(),
  /** Lower limits in a context: kidney, age, another drug (simvastatin with amlodipine 20 mg). */
  lower: z.array(z.object({ when: Test, maxPerDose: Amount.optional(), maxPerDay: Amount.optional(), because: Words })).optional(),
  severity: MedicationSeverity,
  tier: Tier,
  management: Words,
  sources: z.array(Source).min(1),
})
export type DoseRule = Readonly<z.infer<typeof DoseRule>>

export const Rule = z.discriminatedUnion('kind', [InteractionRule, PatientRule, AllergyRule, DuplicateRule, DoseRule])
export type Rule = Readonly<z.infer<typeof Rule>>

/**
 * What can be done instead. Offered with a finding of any of these rules, for the drug of the finding that is of `replaces`; a drug only where this
 * patient's own check of it finds nothing as grave.
 */
export const Alternative = z.object({
  id: Id,
  rules: z.array(Id).min(1),
  replaces: Side,
  /** An ingredient, by one route where only that is meant, or a measure in words. */
  choices: z
    .array(z.union([z.strictObject({ ingredient: z.string(), route: Route.optional() }), z.strictObject({ measure: Words })]))
    .min(1),
  sources: z.array(Source).min(1),
})
export type Alternative = Readonly<z.infer<typeof Alternative>>

export const Knowledge = z.object({
  schema: z.literal(1),
  version: z.string(),
  /** ISO dates; after `expires` every answer is "expired" first and findings come with that word. */
  reviewed: z.string(),
  expires: z.string(),
  classes: z.array(DrugClass),
  conditions: z.array(ConditionGroup),
  rules: z.array(Rule),
  alternatives: z.array(Alternative).default([]),
})
export type Knowledge = Readonly<z.infer<typeof Knowledge>>
