/** Diagnoses of the stay, by group. */
import type { Condition } from '../../chart/facts.ts'
import { isRefuted } from '../../chart/status.ts'
import type { Context, Lookup, Rule } from '../context.ts'
import { DIAGNOSIS_GROUPS, type DiagnosisGroup, groupOfIcd9, groupOfIcd10 } from './diagnosis-groups.ts'
import { DAY_MS, inStay, type Stay } from './stay.ts'

const MOST = 16
const OVER: ReadonlySet<string> = new Set(['inactive', 'remission', 'resolved'])

/** Words for conditions without an ICD code, and the group they mean. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/sepsis|septic/i, 'sepsis'],
  [/heart failure/i, 'heart failure'],
  [/myocardial infarction/i, 'acute myocardial infarction'],
  [/atrial fibrillation|arrhythmia/i, 'arrhythmia'],
  [/coronary (artery|heart) disease|isch(a)?emic heart/i, 'chronic ischaemic heart'],
  [/stroke|cerebral infarct/i, 'stroke and brain vessels'],
  [/chronic obstructive|\bCOPD\b|emphysema/i, 'chronic lung disease'],
  [/asthma/i, 'asthma'],
  [/pneumonia|influenza/i, 'pneumonia and influenza'],
  [/acute (kidney|renal)/i, 'acute kidney failure'],
  [/chronic (kidney|renal)/i, 'chronic kidney disease'],
  [/urinary tract infection|cystitis|pyelonephritis/i, 'urinary infection and bladder'],
  [/cellulitis/i, 'cellulitis and skin infection'],
  [/hypertension/i, 'hypertension'],
  [/an(a)?emia/i, 'anaemia'],
]
const byName = new Map(DIAGNOSIS_GROUPS.map((group) => [group.name, group]))

/** @returns null where neither code nor words tell */
export function groupOf({ code, label }: Condition): DiagnosisGroup | null {
  if (code.code !== null && /icd-?10/i.test(code.system ?? '')) return groupOfIcd10(code.code)
  if (code.code !== null && /icd-?9/i.test(code.system ?? '')) return groupOfIcd9(code.code)
  const name = WORDS.find(([words]) => words.test(label))?.[1]
  return byName.get(name ?? '') ?? null
}

const timeOf = ({ onset, recorded }: Condition) => (recorded ?? onset)?.ms ?? null
const noted = ({ verificationStatus }: Condition) => !isRefuted(verificationStatus)

function ofStay(condition: Condition, { encounter, startMs, endMs }: Stay): boolean {
  if (condition.encounter !== null && condition.encounter === encounter.id) return true
  const ms = timeOf(condition)
  return ms !== null && ms >= startMs - DAY_MS && ms <= endMs
}

/** What brought the person in stands first, then the order of recording. */
function ordered(stay: Stay, { facts }: Context): readonly Condition[] {
  const reason = (stay.encounter.reason ?? '').toLowerCase()
  const first = ({ label }: Condition) => (reason !== '' && reason.includes(label.toLowerCase()) ? 0 : 1)
  return facts.conditions
    .filter((one) => noted(one) && ofStay(one, stay))
    .sort((a, b) => first(a) - first(b) || (timeOf(a) ?? 0) - (timeOf(b) ?? 0) || (a.id < b.id ? -1 : 1))
}

const diagnosis = (place: number): Rule =>
  inStay((stay, context): Lookup => {
    const condition = ordered(stay, context)[place]
    if (!condition) return { missing: 'not recorded for the stay' }
    const group = groupOf(condition)
    if (!group) return { missing: 'the code says no group the model knows' }
    return { x: group.id, shown: group.name, atMs: null, facts: [condition.id], note: condition.label }
  })

function presentIn(condition: Condition, { startMs, endMs }: Stay): boolean {
  const begun = timeOf(condition)
  const over = condition.abatement?.ms ?? null
  if (over !== null ? over < startMs : OVER.has(condition.clinicalStatus ?? '')) return false
  return begun === null || begun <= endMs
}

const count: Rule = inStay((stay, { facts }): Lookup => {
  const present = facts.conditions.filter((one) => noted(one) && (presentIn(one, stay) || ofStay(one, stay)))
  if (present.length === 0) return { missing: 'no diagnoses recorded' }
  const x = Math.min(present.length, MOST)
  return { x, shown: x, atMs: null, facts: present.map(({ id }) => id), note: 'on the problem list during the stay' }
})

export const DIAGNOSIS_RULES: Readonly<Record<string, Rule>> = {
  'readmission-diagnosis-1': diagnosis(0),
  'readmission-diagnosis-2': diagnosis(1),
  'readmission-diagnosis-3': diagnosis(2),
  'readmission-diagnosis-count': count,
}
