/** Inputs of LACE and HOSPITAL out of a chart. */
import type { FactId } from '../../contract/ids.ts'
import { prefilled } from '../asked.ts'
import { before, type Context, type Lookup, type Rule } from '../context.ts'
import { numberOf } from '../newest.ts'
import { charlsonLace } from './charlson.ts'
import { arrival, DAY_MS, daysFound, indexStay, inStay, isEmergency, isInpatient, isStay, visitsBefore } from './stay.ts'

const SIX_MONTHS = 183
const YEAR = 365
const URGENT_WORDS = /\b(emergency|urgent|unplanned)\b/i
const PLANNED_WORDS = /\b(elective|planned|scheduled|non-?urgent)\b/i
const ONCOLOGY_WORDS = /oncolog/i

/** Leaves the question to a clinician where the chart does not know. */
const orAsk = (rule: (context: Context) => Lookup): Rule =>
  prefilled((context) => {
    const found = rule(context)
    return found !== 'not-needed' && 'x' in found ? found : null
  })

export type Urgency = Readonly<{ urgent: boolean; facts: readonly FactId[]; note: string }>

/** By the words of the stay, or the emergency visit that led to it; null where neither says. */
export function urgency(context: Context): Urgency | null {
  const stay = indexStay(context)
  if (!isStay(stay)) return null
  const { id, label, reason } = stay.encounter
  const text = `${label} ${reason ?? ''}`
  if (PLANNED_WORDS.test(text)) return { urgent: false, facts: [id], note: label }
  if (URGENT_WORDS.test(text)) return { urgent: true, facts: [id], note: label }
  const cause = arrival(stay, context)
  return cause ? { urgent: true, facts: [cause.id], note: 'came by way of an emergency visit' } : null
}

const urgentAdmission = orAsk((context) => {
  const found = urgency(context)
  if (!found) return { missing: 'not recorded' }
  return { x: found.urgent ? 1 : 0, shown: found.urgent, atMs: null, facts: found.facts, note: found.note }
})

/** Only a service that is named in the stay says yes; no chart says no. */
const oncologyService = orAsk(
  inStay(({ encounter }) =>
    ONCOLOGY_WORDS.test(encounter.label)
      ? { x: 1, shown: true, atMs: null, facts: [encounter.id], note: encounter.label }
      : { missing: 'not recorded' },
  ),
)

const lastOfStay: Rule = (context, input) =>
  inStay(({ startMs, endMs }) => {
    const [last] = before(context, input.loinc).filter(({ ms }) => ms === null || (ms >= startMs - DAY_MS && ms <= endMs + DAY_MS))
    return last ? numberOf(last, input) : { missing: 'not measured in the stay' }
  })(context)

export const PUBLISHED_RULES: Readonly<Record<string, Rule>> = {
  'stay-days': inStay((stay) => daysFound(stay, 0)),
  'urgent-admission': urgentAdmission,
  'charlson-lace': orAsk(charlsonLace),
  'emergency-6-months': orAsk(inStay((stay, context) => visitsBefore(stay, context, isEmergency, SIX_MONTHS, '6 months'))),
  'admissions-1-year': orAsk(inStay((stay, context) => visitsBefore(stay, context, isInpatient, YEAR, 'year'))),
  'oncology-service': oncologyService,
  'last-of-stay': lastOfStay,
}
