/**
 * Codes added to facts on their way in, each recorded as a change. Certain or not at all: a wrong code makes a wrong chart, a missing one only an
 * unassessed value. The names of drugs stay as they are.
 */
import type { Condition, Facts, Observation } from '../../chart/facts.ts'
import type { Change } from '../../chart/made.ts'
import { ICD10CM } from '../../fhir/common.ts'
import { type Concept, conceptById } from '../../terminology/concepts.ts'
import { icd10Of } from '../../terminology/icd/index.ts'
import { conceptByName as knownByName } from '../../terminology/synonyms.ts'
import { canonicalOf } from '../entry/history.ts'

type ConceptByName = typeof knownByName

/** `facts` is the same object where nothing was added. */
export type Enriched = Readonly<{ facts: Facts; changes: readonly Change[] }>

const NOTHING: readonly Change[] = []
/** Below it a name is not known exactly. */
const EXACT = 0.97
const MOST_TEXT = 200

const ICD9: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/sid/icd-9-cm',
  'http://hl7.org/fhir/sid/icd-9-cm/diagnosis',
  'http://terminology.hl7.org/codesystem/icd9cm',
  'urn:oid:2.16.840.1.113883.6.103',
  'urn:oid:2.16.840.1.113883.6.2',
  'icd-9-cm',
  'icd9cm',
  'i9c',
  'i9',
])

/** Of a wound or a stone as well as of a body. */
const BARE_WORD = /^(length|size|lengte|langd|lange|mass)$/i

/** Names of one observation that are understood must all mean the same. */
function conceptFor({ label, code }: Observation, conceptByName: ConceptByName): Concept | null {
  const names = new Set([label, code.display, code.code].filter((name) => name !== null))
  if (BARE_WORD.test(label.trim())) return null
  const found = [...names].flatMap((name) => conceptByName(name) ?? []).filter(({ confidence }) => confidence >= EXACT)
  const [first] = found
  return first && found.every(({ concept }) => concept === first.concept) ? (conceptById(first.concept) ?? null) : null
}

/** Name and unit do not say which: pH is of blood or urine, a volume of urine is of any time. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['ph', 'urine_output_1h', 'urine_output_24h'])
/** Written without a unit everywhere; of anything else a missing unit leaves open what it is ("PR" is a rate or an interval). */
const SCORE = /^[{(]/

function unitFits(value: Observation['value'], concept: Concept): boolean {
  if (value.kind !== 'quantity') return false
  const written = value.unit !== null && value.unit.trim() !== ''
  return (written || SCORE.test(concept.unit)) && canonicalOf(1, value.unit, concept) !== null
}

const REMEMBERED = 2000
const remembered = new Map<string, Concept | null>()

/** Local codes repeat: each is looked up once. */
function remember(observation: Observation, conceptByName: ConceptByName): Concept | null {
  const key = JSON.stringify([observation.label, observation.code.display, observation.code.code])
  const before = conceptByName === knownByName ? remembered.get(key) : undefined
  if (before !== undefined) return before
  const concept = conceptFor(observation, conceptByName)
  if (conceptByName === knownByName) {
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(key, concept)
  }
  return concept
}

type Coded<T> = Readonly<{ fact: T; change: Change }>

function codedObservation(observation: Observation, conceptByName: ConceptByName): Coded<Observation> | null {
  const { value } = observation
  if (observation.loinc !== null || value.kind !== 'quantity') return null
  const concept = remember(observation, conceptByName)
  const loinc = concept?.loinc[0]
  if (!concept || loinc === undefined || AMBIGUOUS.has(concept.id) || !unitFits(value, concept)) return null
  const part = /#(\d+)$/.exec(observation.id)?.[1]
  const change: Change = {
    kind: 'code',
    path: part === undefined ? 'code' : `component[${Number(part) - 1}].code`,
    from: (observation.code.code ?? observation.label).slice(0, MOST_TEXT),
    to: `LOINC ${loinc}`,
    because: `The name is that of ${concept.label}, and the unit fits.`,
  }
  return { fact: { ...observation, loinc }, change }
}

function codedCondition(condition: Condition): Coded<Condition> | null {
  const { system, code } = condition.code
  const target = system !== null && code !== null && ICD9.has(system.toLowerCase()) ? icd10Of(code) : null
  if (!target) return null
  const change: Change = {
    kind: 'code',
    path: 'code',
    from: `ICD-9-CM ${code}`.slice(0, MOST_TEXT),
    to: `ICD-10-CM ${target.code}`,
    because: target.approximate
      ? 'Mapped by the CMS General Equivalence Mappings, which call this map approximate.'
      : 'Mapped by the CMS General Equivalence Mappings.',
  }
  return { fact: { ...condition, code: { system: ICD10CM, code: target.code, display: null } }, change }
}

function codedAll<T>(facts: readonly T[], of: (fact: T) => Coded<T> | null, changes: Change[]): readonly T[] {
  let out: T[] | null = null
  for (const [index, fact] of facts.entries()) {
    const coded = of(fact)
    if (!coded) continue
    out ??= [...facts]
    out[index] = coded.fact
    changes.push(coded.change)
  }
  return out ?? facts
}

/** @param conceptByName the names that are known; what it is less than sure of is not used */
export function enrichFacts(facts: Facts, conceptByName: ConceptByName = knownByName): Enriched {
  if (facts.observations.length === 0 && facts.conditions.length === 0) return { facts, changes: NOTHING }
  const changes: Change[] = []
  const observations = codedAll(facts.observations, (one) => codedObservation(one, conceptByName), changes)
  const conditions = codedAll(facts.conditions, codedCondition, changes)
  return changes.length === 0 ? { facts, changes: NOTHING } : { facts: { ...facts, observations, conditions }, changes }
}
