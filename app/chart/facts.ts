/**
 * The facts of a chart: what every reader (FHIR, typed entry, later HL7 v2 and CSV) makes and every rule reads.
 * Times are kept twice: as written (partial dates survive to the letter) and as epoch milliseconds of the earliest
 * instant they may mean, for ordering. A missing part is `null`, never a default.
 */
import { z } from 'zod'
import { FactId, PatientId } from '../contract/ids.ts'

export const Coding = z.object({ system: z.string().nullable(), code: z.string().nullable(), display: z.string().nullable() })
export type Coding = Readonly<z.infer<typeof Coding>>

/** `text` exactly as written ("2019", "2019-05", "2019-05-01T10:00:00+02:00"); `ms` its earliest instant, or null when unreadable. */
export const When = z.object({ text: z.string(), ms: z.number().nullable() })
export type When = Readonly<z.infer<typeof When>>

export const Sex = z.enum(['female', 'male', 'other', 'unknown'])
export type Sex = z.infer<typeof Sex>

const base = { id: FactId, patient: PatientId, encounter: z.string().nullable() }

export const Patient = z.object({
  id: PatientId,
  /** "Family, Given" for people to read; null when the source gives no name. */
  name: z.string().nullable(),
  family: z.string().nullable(),
  given: z.string().nullable(),
  birthDate: When.nullable(),
  sex: Sex,
  /** Medical record number as written, or null. */
  mrn: z.string().nullable(),
  deceased: When.nullable(),
})
export type Patient = Readonly<z.infer<typeof Patient>>

/** A numeric value. `text` is the decimal to the letter ("1.10"), `value` its number; `unit` the UCUM code where one is given, else the unit as written. */
export const QuantityValue = z.object({
  kind: z.literal('quantity'),
  value: z.number(),
  text: z.string(),
  unit: z.string().nullable(),
  comparator: z.enum(['<', '<=', '>=', '>', 'ad']).nullable(),
})
export const TextValue = z.object({ kind: z.literal('text'), text: z.string(), code: z.string().nullable() })
export const AbsentValue = z.object({ kind: z.literal('absent'), reason: z.string().nullable() })
export const ObservationValue = z.discriminatedUnion('kind', [QuantityValue, TextValue, AbsentValue])
export type ObservationValue = Readonly<z.infer<typeof ObservationValue>>

export const SourceRange = z.object({ low: z.number().nullable(), high: z.number().nullable(), text: z.string().nullable() })
export type SourceRange = Readonly<z.infer<typeof SourceRange>>

/** One measured or stated thing: an Observation without components, or one component of one. */
export const Observation = z.object({
  ...base,
  status: z.string(),
  category: z.string().nullable(),
  /** First coding; `loinc` is the LOINC code where any coding is LOINC. */
  code: Coding,
  loinc: z.string().nullable(),
  label: z.string(),
  effective: When.nullable(),
  value: ObservationValue,
  range: SourceRange.nullable(),
  interpretation: z.string().nullable(),
})
export type Observation = Readonly<z.infer<typeof Observation>>

export const Condition = z.object({
  ...base,
  code: Coding,
  label: z.string(),
  clinicalStatus: z.string().nullable(),
  verificationStatus: z.string().nullable(),
  onset: When.nullable(),
  abatement: When.nullable(),
  recorded: When.nullable(),
  /** Present for a statement that there are no problems: it is no problem itself. */
  noneKnown: z.boolean().optional(),
})
export type Condition = Readonly<z.infer<typeof Condition>>

export const Medication = z.object({
  ...base,
  /** Which resource said so. */
  source: z.enum(['MedicationRequest', 'MedicationStatement', 'MedicationAdministration']),
  code: Coding,
  label: z.string(),
  status: z.string(),
  start: When.nullable(),
  end: When.nullable(),
  dosage: z.string().nullable(),
  /** What it is for, in words, where the source says so. */
  reason: z.string().nullable(),
  /** Present for a statement that nothing is taken: it is no medication itself. */
  noneKnown: z.boolean().optional(),
})
export type Medication = Readonly<z.infer<typeof Medication>>

export const Allergy = z.object({
  ...base,
  code: Coding,
  label: z.string(),
  clinicalStatus: z.string().nullable(),
  verificationStatus: z.string().nullable(),
  criticality: z.string().nullable(),
  reaction: z.string().nullable(),
  recorded: When.nullable(),
  /** True for a statement that there are none (e.g. SNOMED CT 716186003, "no known allergy"). */
  noneKnown: z.boolean(),
})
export type Allergy = Readonly<z.infer<typeof Allergy>>

export const Encounter = z.object({
  ...base,
  status: z.string().nullable(),
  class: z.string().nullable(),
  label: z.string(),
  reason: z.string().nullable(),
  start: When.nullable(),
  end: When.nullable(),
})
export type Encounter = Readonly<z.infer<typeof Encounter>>

export const Procedure = z.object({ ...base, code: Coding, label: z.string(), status: z.string().nullable(), performed: When.nullable() })
export type Procedure = Readonly<z.infer<typeof Procedure>>

export const Immunization = z.object({
  ...base,
  code: Coding,
  label: z.string(),
  status: z.string().nullable(),
  occurrence: When.nullable(),
})
export type Immunization = Readonly<z.infer<typeof Immunization>>

/** A DiagnosticReport or DocumentReference. `text` is the decoded text where the resource carries it. */
export const Document = z.object({
  ...base,
  source: z.enum(['DiagnosticReport', 'DocumentReference']),
  code: Coding,
  label: z.string(),
  status: z.string().nullable(),
  date: When.nullable(),
  author: z.string().nullable(),
  text: z.string().nullable(),
  /** Ids of the Observations a report gathers. */
  results: z.array(z.string()),
})
export type Document = Readonly<z.infer<typeof Document>>

/** All facts that one resource says. */
export type Facts = Readonly<{
  patients: readonly Patient[]
  observations: readonly Observation[]
  conditions: readonly Condition[]
  medications: readonly Medication[]
  allergies: readonly Allergy[]
  encounters: readonly Encounter[]
  procedures: readonly Procedure[]
  immunizations: readonly Immunization[]
  documents: readonly Document[]
}>

/** A resource that says nothing of a chart. */
export const NO_FACTS: Facts = {
  patients: [],
  observations: [],
  conditions: [],
  medications: [],
  allergies: [],
  encounters: [],
  procedures: [],
  immunizations: [],
  documents: [],
}

/** What rules and models are given of one patient: from the store, from a CLI case, or from a test. `patient` is null where nothing is known of the person. */
export type PatientFacts = Readonly<{
  patient: (Pick<Patient, 'id' | 'birthDate' | 'sex'> & Readonly<{ deceased?: When | null }>) | null
  /** null: not known. */
  pregnant: boolean | null
  observations: readonly Observation[]
  conditions: readonly Condition[]
  medications: readonly Medication[]
  allergies: readonly Allergy[]
  encounters: readonly Encounter[]
  /** Whether a list was kept at all: an empty kept list says "none", an empty one that was not kept says nothing. Absent: judged from the rest of the chart. */
  kept?: Readonly<{ conditions?: boolean; medications?: boolean }>
}>
