/** Which recorded conditions mean a thing to a score, and whether they stand at an instant. */
import type { Condition } from '../chart/facts.ts'
import { isRefuted } from '../chart/status.ts'
import type { Lookup } from './context.ts'

/**
 * ICD-10(-CM) prefixes, SNOMED CT concept ids, and words of the label. `codeDecides`: of a condition with an ICD-10 or SNOMED CT code the
 * label is not read.
 */
export type Meaning = Readonly<{ icd10: RegExp; snomed: ReadonlySet<string>; words: RegExp; notWords: RegExp; codeDecides?: boolean }>

/** By name, table of HL7 v2 (0396) or object identifier (of the publisher; of the German modification). */
const ICD10 = /icd-?10|^i10|2\.16\.840\.1\.113883\.6\.(3|90)$|1\.2\.276\.0\.76\.5\./i
const SNOMED = /snomed|^sct|2\.16\.840\.1\.113883\.6\.96$/i

const within = (system: string | null, systems: RegExp) => system === null || systems.test(system)

export function means({ code: { system, code }, label }: Condition, { icd10, snomed, words, notWords, codeDecides }: Meaning): boolean {
  if (code !== null && within(system, ICD10) && icd10.test(code)) return true
  if (code !== null && within(system, SNOMED) && snomed.has(code)) return true
  const decided = codeDecides === true && code !== null && system !== null && (ICD10.test(system) || SNOMED.test(system))
  return !decided && words.test(label) && !notWords.test(label)
}

/** Epoch ms from which it is known, or null. */
export const startOf = ({ onset, recorded }: Condition): number | null => onset?.ms ?? recorded?.ms ?? null

/** Not refuted, and not of a later time. */
export function isStated(condition: Condition, atMs: number | null): boolean {
  const start = startOf(condition)
  return !isRefuted(condition.verificationStatus) && (start === null || atMs === null || start <= atMs)
}

const UNSURE: ReadonlySet<string> = new Set(['provisional', 'differential', 'unconfirmed'])

/** Stated, and no mere suspicion. */
export const isEstablished = (condition: Condition, atMs: number | null): boolean =>
  isStated(condition, atMs) && !UNSURE.has(condition.verificationStatus ?? '')

const OVER: ReadonlySet<string> = new Set(['inactive', 'remission', 'resolved'])
export const isOver = ({ clinicalStatus }: Condition): boolean => OVER.has(clinicalStatus ?? '')

/** The first that means one of these and is established, whether over or not. */
export const everHad = (conditions: readonly Condition[], atMs: number | null, meanings: readonly Meaning[]): Condition | undefined =>
  conditions.find((one) => meanings.some((meaning) => means(one, meaning)) && isEstablished(one, atMs))

/** Yes, by this entry of the problem list. */
export const yesBy = (one: Condition): Lookup => ({ x: 1, shown: true, atMs: startOf(one), facts: [one.id], note: one.label })

/** No, by the silence of a list that is kept. */
export const noBy = (note: string): Lookup => ({ x: 0, shown: false, atMs: null, facts: [], note })
