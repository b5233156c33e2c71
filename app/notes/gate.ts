/** Which suggestion may be taken over with one key: the entry check and the medication check have the same say as over what is typed. */
import type { When } from '../chart/facts.ts'
import type { Flag } from '../contract/entry.ts'
import type { MedCheck } from '../contract/medication.ts'
import type { NoteSuggestion } from '../contract/notes.ts'
import type { MedicationSeverity } from '../medication/knowledge.ts'
import type { Offered } from './suggest.ts'

export type Judged = Readonly<{
  /** Of the values of all suggestions, `entry` counted within each. */
  flags: ReadonlyMap<string, readonly Flag[]>
  /** Of the drugs, as orders. */
  checks: ReadonlyMap<string, MedCheck>
}>

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}/

/** A value without a day it was measured on cannot be placed among the others. */
function undated(kind: NoteSuggestion['kind'], date: When | null): string | null {
  if (kind !== 'result') return null
  if (date === null || date.ms === null) return 'The note carries no date, so the value has no time.'
  return WHOLE_DAY.test(date.text) ? null : 'The note is not dated to the day, so the value has no time.'
}

/** What a person is asked about before the drug stands on the chart. */
const GRAVE: ReadonlySet<MedicationSeverity> = new Set<MedicationSeverity>(['contraindicated', 'serious'])

function ofDrug(check: MedCheck | undefined): readonly string[] {
  if (check === undefined) return []
  const found = check.findings.filter(({ severity }) => GRAVE.has(severity)).map(({ title }) => title)
  if (check.status === 'checked') return found
  const why = check.status === 'expired' ? 'the knowledge has expired' : 'the check could not run'
  return [`Not checked against the other medications: ${check.reason ?? why}.`, ...found]
}

const ofValue = (flags: readonly Flag[]): readonly string[] =>
  flags.filter(({ level }) => level === 'implausible' || level === 'unassessed').map(({ reason }) => reason)

/** @param date of the note @returns the suggestions with what the checks say of each */
export function gated(offered: readonly Offered[], date: When | null, { flags, checks }: Judged): readonly NoteSuggestion[] {
  return offered.map((one) => {
    const own = flags.get(one.id) ?? []
    const refused = undated(one.kind, date) ?? own.find(({ level }) => level === 'impossible')?.reason ?? null
    const asks = refused === null ? [...one.asks, ...ofValue(own), ...ofDrug(checks.get(one.id))] : [refused]
    return { ...one, asks: [...new Set(asks)], flags: [...own], gate: refused !== null ? 'refused' : asks.length > 0 ? 'ask' : 'one-key' }
  })
}
