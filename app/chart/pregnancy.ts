/** Is this person pregnant, as far as the chart says? Many scores and ranges do not hold in pregnancy. */
import type { Condition, Observation } from './facts.ts'
import { isRefuted, isTakenBack } from './status.ts'

/** LOINC 82810-3 "Pregnancy status" and its answers (LOINC answer list LL4129-4). */
const STATUS_CODE = '82810-3'
const STATUS_ANSWERS: Readonly<Record<string, boolean>> = { 'LA15173-0': true, 'LA26683-5': false, '77386006': true, '60001007': false }

/** SNOMED CT: pregnant; normal, high-risk, multiple, tubal pregnancy. */
const SNOMED_PREGNANCY = new Set(['77386006', '72892002', '47200007', '16356006', '79586000'])
/** ICD-10-CM: Z33.1, Z34 and Z3A (pregnancy state, supervision, weeks), O09 to O48 (care of the mother during pregnancy). */
const ICD10_PREGNANCY = /^(Z33\.?1|Z34|Z3A|O09|O[1-4]\d)/

/** A pregnancy lasts at most about 43 weeks from its first record (ACOG: post-term begins at 42 weeks). */
const LONGEST_MS = 301 * 86_400_000

const ENDED = new Set(['resolved', 'inactive', 'remission'])

function statedBy(observations: readonly Observation[], atMs: number): boolean | null {
  const stated = observations.filter(
    (o) => o.loinc === STATUS_CODE && !isTakenBack(o.status) && (o.effective?.ms ?? Number.POSITIVE_INFINITY) <= atMs,
  )
  stated.sort((a, b) => (b.effective?.ms ?? 0) - (a.effective?.ms ?? 0))
  const newest = stated[0]
  if (newest?.value.kind !== 'text' || atMs - (newest.effective?.ms ?? 0) > LONGEST_MS) return null
  return STATUS_ANSWERS[newest.value.code ?? ''] ?? null
}

function isPregnancy({ code }: Condition): boolean {
  return code.code !== null && (SNOMED_PREGNANCY.has(code.code) || ICD10_PREGNANCY.test(code.code))
}

function holdsAt(condition: Condition, atMs: number): boolean {
  const begun = condition.onset?.ms ?? condition.recorded?.ms ?? null
  if (begun === null) return !ENDED.has(condition.clinicalStatus ?? '') && condition.abatement === null
  const end = condition.abatement?.ms ?? (ENDED.has(condition.clinicalStatus ?? '') ? begun : begun + LONGEST_MS)
  return begun <= atMs && atMs < Math.min(end, begun + LONGEST_MS)
}

/**
 * @param atMs epoch ms of the question
 * @returns true or false where the chart says so, null where it says nothing that still holds
 */
export function pregnantAt(conditions: readonly Condition[], observations: readonly Observation[], atMs: number): boolean | null {
  if (conditions.some((condition) => isPregnancy(condition) && !isRefuted(condition.verificationStatus) && holdsAt(condition, atMs)))
    return true
  return statedBy(observations, atMs)
}
