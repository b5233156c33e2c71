/** TEMPORARY until app/quality/entry/forms.ts. */
import { CONCEPTS, conceptById } from '#app/terminology/concepts.ts'
import { displayUnit } from '#app/terminology/units.ts'
import type { EntryField } from './build.ts'

const ALT: Record<string, string[]> = { weight: ['[lb_av]'], temperature: ['[degF]'], height: ['[in_i]'], creatinine: ['umol/L'], glucose: ['mmol/L'] }
const num = (id: string): EntryField => {
  const c = conceptById(id)
  const units = [c?.unit ?? '', ...(ALT[id] ?? [])]
  return { id, label: c?.label ?? id, group: c?.group ?? '', kind: 'number', codes: [c?.loinc[0] ?? ''], concepts: [id], units: units.map((ucum) => ({ ucum, label: displayUnit(ucum) })), choices: [], decimals: c?.decimals ?? 1 }
}
const vitals: EntryField[] = [
  num('resp_rate'), num('spo2'),
  { ...num('o2_flow'), id: 'air', label: 'Air or oxygen', kind: 'choice', units: [], choices: [{ label: 'Room air', value: 0, unit: 'L/min' }] },
  { ...num('sbp'), id: 'bp', label: 'Blood pressure', kind: 'pressure', codes: ['8480-6', '8462-4'], concepts: ['sbp', 'dbp'] },
  num('heart_rate'),
  { ...num('avpu'), kind: 'choice', units: [], choices: ['Alert', 'Confusion', 'Voice', 'Pain', 'Unresponsive'].map((v) => ({ label: v, value: v, unit: null })) },
  num('temperature'), num('weight'), num('height'), num('pain'),
]
const labs = CONCEPTS.filter((c) => c.kind === 'lab').slice(0, 30).map((c) => num(c.id))
export const FORMS = [{ id: 'vitals', title: 'Vital signs', fields: vitals }, { id: 'labs', title: 'Laboratory', fields: labs }] as const
