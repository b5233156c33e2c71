/** What the entry rules are given of a patient. */
import type { PatientFacts } from '../chart/facts.ts'
import { isTakenBack } from '../chart/status.ts'
import type { EntryContext, HistoryPoint } from '../contract/entry.ts'

/** Newest values of each code that the rules look at. */
const HISTORY_PER_CODE = 12

/** v3 ActCode: who is in hospital, and who comes and goes. */
const ACUTE: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC', 'EMER', 'OBSENC', 'SS'])
const OUTPATIENT: ReadonlySet<string> = new Set(['AMB', 'VR', 'HH', 'FLD'])

/** Of the encounters that are open at this time, the one begun last. */
function settingAt(facts: PatientFacts, nowMs: number): EntryContext['setting'] {
  const open = facts.encounters
    .filter(({ start, end }) => (start?.ms ?? null) !== null && (start?.ms ?? 0) <= nowMs && (end === null || (end.ms ?? nowMs) >= nowMs))
    .sort((a, b) => (b.start?.ms ?? 0) - (a.start?.ms ?? 0))[0]
  const code = open?.class?.toUpperCase() ?? ''
  return ACUTE.has(code) ? 'acute' : OUTPATIENT.has(code) ? 'outpatient' : null
}

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
    setting: settingAt(facts, nowMs),
    history,
  }
}
