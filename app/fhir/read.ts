/**
 * One FHIR resource into facts (R4; what STU3 and DSTU2 name otherwise is understood). Pure: the same text gives the same facts.
 * A resource that says whose it is and what it is becomes facts; one of another type, and one that cannot be placed, is kept without
 * facts, the latter with the path and the reason. Only what cannot be kept safely is refused. What is missing stays missing.
 */
import { type Facts, NO_FACTS } from '../chart/facts.ts'
import { readAllergy } from './allergy.ts'
import { ownerOf } from './compartment.ts'
import { readCondition } from './condition.ts'
import { readDiagnosticReport, readDocumentReference } from './document.ts'
import { readEncounter } from './encounter.ts'
import { readImmunization } from './immunization.ts'
import { noteInside } from './inside.ts'
import { decimalLexemes, MAX_DEPTH, mayForbid, mayHoldBrokenText, mendText, parseExact, shapeOf } from './json.ts'
import { readMedication } from './medication.ts'
import { readObservation } from './observation.ts'
import { readPatient } from './patient.ts'
import { readProcedure } from './procedure.ts'
import { type About, isObj, type Obj, type ReaderContext, type ReaderIssue, Reading, rootPath } from './reading.ts'
import { isStrictId, isUsableId } from './references.ts'

export type { About, IssueCode, ReaderContext, ReaderIssue } from './reading.ts'

export type ResourceReading = Readonly<{
  /** Resource type, or "unknown". */
  type: string
  /** Logical id: the resource's own, else the one the context gives, else "". */
  id: string
  facts: Facts
  issues: readonly ReaderIssue[]
  /** False: nothing of it may be stored, and an issue of severity "error" says why. */
  usable: boolean
  /** null where there is nothing to say beside the facts. */
  about: About | null
}>

const one = <T>(item: T | null): readonly T[] => (item === null ? [] : [item])

const READERS: Readonly<Record<string, (r: Reading) => Partial<Facts>>> = {
  Patient: (r) => ({ patients: [readPatient(r)] }),
  Observation: (r) => ({ observations: readObservation(r) }),
  Condition: (r) => ({ conditions: one(readCondition(r)) }),
  MedicationRequest: (r) => ({ medications: one(readMedication(r)) }),
  MedicationStatement: (r) => ({ medications: one(readMedication(r)) }),
  MedicationAdministration: (r) => ({ medications: one(readMedication(r)) }),
  AllergyIntolerance: (r) => ({ allergies: one(readAllergy(r)) }),
  Encounter: (r) => ({ encounters: one(readEncounter(r)) }),
  Procedure: (r) => ({ procedures: one(readProcedure(r)) }),
  Immunization: (r) => ({ immunizations: one(readImmunization(r)) }),
  DiagnosticReport: (r) => ({ documents: one(readDiagnosticReport(r)) }),
  DocumentReference: (r) => ({ documents: one(readDocumentReference(r)) }),
}

/** Types in which a decimal is shown or computed with. */
const HOLDS_DECIMALS = new Set(['Observation', 'MedicationRequest', 'MedicationStatement', 'MedicationAdministration'])

function refused(type: string, id: string, issue: ReaderIssue): ResourceReading {
  return { type, id, facts: NO_FACTS, issues: [issue], usable: false, about: null }
}

const TYPE_NAME = /^[A-Z][A-Za-z0-9]{1,63}$/

/** The resource's type and id, or why it has none. */
function identify(json: unknown, context: ReaderContext): Readonly<{ type: string; id: string; resource: Obj }> | ReaderIssue {
  const at = (type: string, path: string) => (path === '' ? rootPath(context.path, type) : `${rootPath(context.path, type)}.${path}`)
  const fail = (code: ReaderIssue['code'], type: string, path: string, message: string): ReaderIssue => ({
    severity: 'error',
    code,
    path: at(type, path),
    message,
  })
  if (!isObj(json)) return fail('structure', 'resource', '', 'This is not a FHIR resource: an object is expected.')
  const type = json.resourceType
  if (type === undefined) return fail('required', 'resource', 'resourceType', 'This is not a FHIR resource: it has no resourceType.')
  if (typeof type !== 'string' || !TYPE_NAME.test(type))
    return fail('value', 'resource', 'resourceType', 'resourceType is not the name of a FHIR resource.')
  if (json.id !== undefined && !isUsableId(json.id))
    return fail(typeof json.id === 'string' ? 'value' : 'structure', type, 'id', 'The id is not one that FHIR allows.')
  const id = json.id ?? context.id
  if (id === undefined) return fail('required', type, 'id', 'The resource has no id.')
  return { type, id: id as string, resource: json }
}

/** What is refused whatever it says; looked at before anything that recurses. @param keys 'not-read': nothing will be read out of it */
function shapeTrouble(raw: string, json: unknown, keys: number | 'not-read' | undefined): string | null {
  if (keys === 'not-read' && !mayForbid(raw)) return null
  const shape = shapeOf(json)
  if (shape === null) return `The resource is nested more than ${MAX_DEPTH} levels deep.`
  if (shape.forbidden !== null) return `A member named "${shape.forbidden}" is not part of FHIR and is refused.`
  return typeof keys === 'number' && keys !== shape.keys ? 'A member is given twice, so it is not known which one holds.' : null
}

/** A modifier extension may turn the meaning round ("not"), so what is not understood is not shown (FHIR R4, extensibility.html#modifierExtension). */
function isModified(r: Reading): boolean {
  const extensions = r.resource.modifierExtension
  const modified = Array.isArray(extensions) && extensions.length > 0
  if (modified)
    r.warn(
      'not-supported',
      'modifierExtension',
      'An extension that may change the meaning is not understood: the resource is kept but not shown in the chart.',
    )
  return modified
}

function factsOf(r: Reading): Facts {
  const read = READERS[r.type]
  if (!read || isModified(r)) return NO_FACTS
  return { ...NO_FACTS, ...read(r) }
}

const saysSomething = (facts: Facts): boolean => facts !== NO_FACTS && Object.values(facts).some((list) => list.length > 0)

/** Facts say themselves whose they are. */
function aboutOf(r: Reading, facts: Facts): About | null {
  const owner = saysSomething(facts) ? null : (r.patient ?? ownerOf(r))
  const url = r.index?.urlOf(`${r.type}/${r.id}`) ?? null
  return owner === null && r.names.size === 0 && url === null ? null : { owner, names: [...r.names], url }
}

/**
 * @param raw the JSON text as it came; decimals are taken from it to the letter
 * @param json `JSON.parse(raw)`
 */
export function readResource(raw: string, json: unknown, context: ReaderContext): ResourceReading {
  const found = identify(json, context)
  if ('severity' in found) return refused(isObj(json) && typeof json.resourceType === 'string' ? json.resourceType : 'unknown', '', found)
  const { type, id } = found
  const trouble = shapeTrouble(raw, json, READERS[type] ? context.keys : 'not-read')
  if (trouble !== null)
    return refused(type, id, { severity: 'error', code: 'structure', path: rootPath(context.path, type), message: trouble })
  const lexemes = HOLDS_DECIMALS.has(type) ? decimalLexemes(raw) : null
  let resource: unknown = lexemes === 'ambiguous' ? parseExact(raw) : json
  const broken = mayHoldBrokenText(raw)
  if (broken) resource = mendText(resource).json
  const r = new Reading(type, id, resource as Obj, context, lexemes === 'ambiguous' ? null : lexemes)
  if (!isStrictId(id)) r.add('information', 'value', 'id', 'The id is longer or has other signs than FHIR allows; it was taken as it is.')
  if (broken) r.warn('value', '', 'Some characters are broken and are shown as \uFFFD.')
  const facts = factsOf(r)
  noteInside(r)
  return {
    type,
    id,
    facts: r.withheld ? NO_FACTS : facts,
    issues: r.issues,
    usable: true,
    about: aboutOf(r, r.withheld ? NO_FACTS : facts),
  }
}
