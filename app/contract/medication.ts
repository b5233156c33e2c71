/** What the medication check says (CLI.md, `medcheck` and `match-drug`): always one of three states, never silence. */
import { z } from 'zod'
import { MedicationSeverity, Route, Source, Tier } from '../medication/knowledge.ts'
import { FactId } from './ids.ts'

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
})
export type MedFinding = Readonly<z.infer<typeof MedFinding>>

/** `checked`: every drug and rule was answered. `not-checked`: something could not be (named in `unchecked`); what could be checked still is. */
export const MedCheck = z.object({
  status: z.enum(['checked', 'not-checked', 'expired']),
  /** Why it is not simply checked, in one sentence; null where it is. */
  reason: z.string().nullable(),
  unchecked: z.array(z.object({ drug: z.string(), because: z.string() })),
  findings: z.array(MedFinding),
  knowledge: z.object({ version: z.string(), reviewed: z.string(), expires: z.string() }),
})
export type MedCheck = Readonly<z.infer<typeof MedCheck>>
