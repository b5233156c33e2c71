/** What the medication check says (CLI.md, `medcheck` and `match-drug`): always one of three states, never silence. */
import { z } from 'zod'
import { MedicationSeverity, Route, Source, Tier } from '../medication/knowledge.ts'
import { FactId, PatientId } from './ids.ts'
import { DueAt, TaskId } from './tasks.ts'

/** What a text names: a drug, or something that is no drug but is recognised as what it is; `unknown` names nothing we know. */
export const DrugKind = z.enum(['drug', 'fluid', 'flush', 'supplement', 'supply', 'blank', 'unknown'])
export type DrugKind = z.infer<typeof DrugKind>

export const NamedIngredient = z.object({
  /** RxNorm ingredient name, lower case, without salt. */
  name: z.string(),
  /** null: named by other tables, not in RxNorm's. */
  rxcui: z.string().nullable(),
})
export type NamedIngredient = Readonly<z.infer<typeof NamedIngredient>>

export const DoseAmount = z.object({ value: z.number(), unit: z.string() })

/** A text of an order, read. Empty `ingredients` with kind `unknown`: not recognised; with another kind: it holds no drug (a flush, a blank line). */
export const DrugMatch = z.object({
  text: z.string(),
  kind: DrugKind,
  ingredients: z.array(NamedIngredient),
  /** As RxNorm writes it ("5 MG", "500 MG / 325 MG", "10 MG/ML"), or null. */
  strength: z.string().nullable(),
  /** "tablet", "capsule", "solution", "injection", "cream", … or null. */
  form: z.string().nullable(),
  route: Route.nullable(),
  /** What is given at once, where the text says so ("take 2 tablets of 5 mg": 10 mg). UCUM. */
  dose: DoseAmount.nullable(),
  /** Administrations a day ("q12h": 2), null where not said or as needed without a limit. */
  perDay: z.number().nullable(),
  /** 0 to 1; below .9 the name was repaired or guessed and the answer must not be used without being asked. */
  confidence: z.number(),
  /** In words: which name was found and what was repaired ("metropolol read as metoprolol"). */
  reason: z.string(),
})
export type DrugMatch = Readonly<z.infer<typeof DrugMatch>>

export const MedFindingKind = z.enum([
  'interaction',
  'allergy',
  'duplicate',
  'contraindication',
  'dose',
  'renal',
  'hepatic',
  'pregnancy',
  'lactation',
  'age',
  'monitoring',
])

/**
 * Why a person goes on in spite of a finding. Each is a statement that can be held against the chart later, so "other" is not one of them:
 * what none of them says is written in words beside the nearest.
 */
export const OverrideReason = z.enum([
  'benefit-outweighs-risk',
  'will-monitor',
  'already-monitored',
  'tolerated',
  'dose-adjusted',
  'not-taking',
  'information-wrong',
  'specialist-advice',
  'no-alternative',
])
export type OverrideReason = z.infer<typeof OverrideReason>

/** One entry of the append-only record. `reason` null: an earlier override was taken back. */
export const MedOverride = z.object({
  /** Which finding: its kind, rules and drugs. */
  subject: z.string(),
  /** Digest of everything the finding was made of: drugs, doses, values, conditions, judgement. */
  inputHash: z.string(),
  /** Digest of the drugs and their doses alone. */
  drugsHash: z.string(),
  severity: MedicationSeverity,
  reason: OverrideReason.nullable(),
  note: z.string(),
  user: z.string(),
  /** ISO 8601. */
  at: z.string(),
  task: TaskId.nullable(),
})
export type MedOverride = Readonly<z.infer<typeof MedOverride>>

/** How a finding is presented in this chart (app/medication/presentation): beside what the check itself says, never instead of it. */
export const MedShown = z.object({
  subject: z.string(),
  inputHash: z.string(),
  drugsHash: z.string(),
  /** The tier of the check; `tier` of the finding is the one it is shown with. */
  ownTier: Tier,
  /** Why it is shown lower, in words; null where it is not. */
  lowered: z.string().nullable(),
  /** Stands while nothing the finding is made of has changed. */
  override: MedOverride.nullable(),
  /** Set aside before, on other data: why it is back, in words; null where it was not. */
  backBecause: z.string().nullable(),
  reasons: z.array(OverrideReason),
  /** What happens in the body, as the rules name it ("bleeding", "qt"): findings are grouped by it. The kind where a rule names none. */
  group: z.string(),
})
export type MedShown = Readonly<z.infer<typeof MedShown>>

/** What a person does with a finding of the list: `subject` and `inputHash` as it was shown. `until` belongs to 'will-monitor' alone. */
export const OverrideInput = z.object({
  patient: PatientId,
  subject: z.string().min(1).max(2000),
  inputHash: z.string().min(1).max(128),
  reason: OverrideReason.nullable(),
  note: z.string().max(500),
  until: DueAt.nullable(),
})

/** What can be done instead, as far as this patient's own check speaks for it. */
export const MedAlternatives = z.object({
  offered: z.array(
    z.object({
      /** Ingredient that it is given instead of. */
      insteadOf: z.string(),
      /** An ingredient, or a measure in words. */
      offer: z.string(),
      kind: z.enum(['drug', 'measure']),
      /** What could not be judged of it in this patient, and why; null where all was. */
      open: z.string().nullable(),
      evidence: z.array(Source),
    }),
  ),
  /** Not offered in this patient, and why. */
  withheld: z.array(z.object({ insteadOf: z.string(), offer: z.string(), because: z.string() })),
  /** Why not all of them were worked out; null where they were. */
  open: z.string().nullable(),
})
export type MedAlternatives = Readonly<z.infer<typeof MedAlternatives>>

export const MedFinding = z.object({
  /** Ids of the rules that are in it, the leading one first. */
  rules: z.array(z.string()),
  kind: MedFindingKind,
  tier: Tier,
  severity: MedicationSeverity,
  /** Ingredients (or the allergy, the condition), the ordered one first. */
  between: z.array(z.string()),
  title: z.string(),
  mechanism: z.string(),
  effect: z.string(),
  management: z.string(),
  evidence: z.array(Source),
  /** Facts of this patient that made it what it is: "INR 3.4 on 2026-01-04"; also what was not known. */
  context: z.array(z.string()),
  facts: z.array(FactId),
  /** Absent where the knowledge has none, and where nobody reads them. */
  alternatives: MedAlternatives.optional(),
  /** Present in a chart, absent where a case or an order is judged for itself. */
  shown: MedShown.optional(),
})
export type MedFinding = Readonly<z.infer<typeof MedFinding>>

/** `checked`: every drug and rule was answered. `not-checked`: something could not be (named in `unchecked`); what could be checked still is. */
export const MedCheck = z.object({
  status: z.enum(['checked', 'not-checked', 'expired']),
  /** Why it is not simply checked, in one sentence; null where it is. */
  reason: z.string().nullable(),
  unchecked: z.array(z.object({ drug: z.string(), because: z.string() })),
  findings: z.array(MedFinding),
  knowledge: z.object({
    version: z.string(),
    reviewed: z.string(),
    expires: z.string(),
    /** Where a site's own rules apply: how many it added, how many of the shipped ones it switched off or shows otherwise. */
    site: z.object({ name: z.string(), added: z.number(), off: z.number(), changed: z.number() }).optional(),
  }),
})
export type MedCheck = Readonly<z.infer<typeof MedCheck>>
