/** What the entry rules are given of a patient. */
import type { PatientFacts } from '../chart/facts.ts'
import { isTakenBack } from '../chart/status.ts'
import type { EntryContext, HistoryPoint } from '../contract/entry.ts'

/** Newest values of each code that the rules look at. */
const HISTORY_PER_CODE = 12

export function entryContext(facts: PatientFacts, nowMs: number): EntryContext {
  const byCode = new Map<string, HistoryPoint[]>()
  for (const { loinc, value, effective, status } of facts.observations) {
    const ms = effective?.ms ?? null
    if (loinc === null || value.kind !== 'quantity' || value.comparator !== null || ms === null || isTakenBack(status)) continue
    const points = byCode.get(loinc) ?? []
    points.push({ code: loinc, value: value.value, unit: value.unit, ms })
    byCode.set(loinc, points)
  }
  const history = [...byCode.values()].flatMap((points) => points.sort((a, b) => a.ms - b.ms).slice(-HISTORY_PER_CODE))
  return {
    nowMs,
    birthDate: facts.patient?.birthDate?.text ?? null,
    sex: facts.patient?.sex ?? 'unknown',
    pregnant: facts.pregnant,
    history,
  }
}
