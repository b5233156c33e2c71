/** The hospital stay a readmission score speaks of, and the visits around it. */
import type { Encounter } from '../../chart/facts.ts'
import type { Context, Found, Lookup } from '../context.ts'

export const DAY_MS = 86_400_000
const FOLLOW_UP_DAYS = 30
/** HL7 v3 ActCode: inpatient, acute and non-acute inpatient. */
const INPATIENT: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC', 'INPATIENT'])
const NOT_HELD: ReadonlySet<string> = new Set(['planned', 'cancelled', 'entered-in-error', 'unknown'])

export type Stay = Readonly<{ encounter: Encounter; startMs: number; endMs: number; ended: boolean }>

const classOf = ({ class: kind }: Encounter) => (kind ?? '').trim().toUpperCase()
const held = ({ status }: Encounter) => !NOT_HELD.has(status ?? '')

export const isInpatient = (one: Encounter): boolean => INPATIENT.has(classOf(one)) && held(one)
export const isEmergency = (one: Encounter): boolean => ['EMER', 'EMERGENCY'].includes(classOf(one)) && held(one)
export const isOutpatient = (one: Encounter): boolean => ['AMB', 'HH', 'VR', 'SS', 'OUTPATIENT'].includes(classOf(one)) && held(one)

function stayOf(encounter: Encounter, atMs: number | null): Stay[] {
  const startMs = encounter.start?.ms ?? null
  if (startMs === null || !isInpatient(encounter) || (atMs !== null && startMs > atMs)) return []
  const written = encounter.end?.ms ?? null
  const ended = written !== null && (atMs === null || written <= atMs)
  const endMs = ended ? written : atMs
  return endMs === null ? [] : [{ encounter, startMs, endMs, ended }]
}

/** The newest stay that has begun, or in words why there is none to speak of. */
export function indexStay({ facts, atMs }: Context): Stay | Readonly<{ missing: string }> {
  if (facts.patient?.deceased) return { missing: 'the person has died' }
  const stays = facts.encounters.flatMap((one) => stayOf(one, atMs))
  const [newest] = stays.sort((a, b) => b.startMs - a.startMs || (a.encounter.id < b.encounter.id ? -1 : 1))
  if (!newest) return { missing: 'no inpatient stay recorded' }
  if (atMs !== null && atMs - newest.endMs > FOLLOW_UP_DAYS * DAY_MS)
    return { missing: `the last inpatient stay ended more than ${FOLLOW_UP_DAYS} days before` }
  return newest
}

export const isStay = (found: ReturnType<typeof indexStay>): found is Stay => 'startMs' in found

/** A rule that needs the stay. */
export const inStay =
  (rule: (stay: Stay, context: Context) => Lookup) =>
  (context: Context): Lookup => {
    const stay = indexStay(context)
    return isStay(stay) ? rule(stay, context) : stay
  }

const dayNumber = (text: string | undefined, ms: number): number => {
  const written = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')
  return Math.floor((written ? Date.parse(written[0]) : ms) / DAY_MS)
}

/** Nights between admission and discharge, by the dates as they are written. */
export function nights({ encounter, startMs, endMs, ended }: Stay): number {
  const last = dayNumber(ended ? encounter.end?.text : undefined, endMs)
  return Math.max(0, last - dayNumber(encounter.start?.text, startMs))
}

export function daysFound(stay: Stay, least: number): Found {
  const days = Math.max(least, nights(stay))
  const found = { x: days, shown: days, atMs: stay.endMs, facts: [stay.encounter.id] }
  return stay.ended ? found : { ...found, note: 'so far' }
}

/** An emergency visit that ended in the day before the admission, or ran into it, is how the person came in. */
export function arrival(stay: Stay, { facts }: Context): Encounter | undefined {
  return facts.encounters.find((one) => {
    const start = one.start?.ms ?? null
    const end = one.end?.ms ?? start
    return isEmergency(one) && start !== null && end !== null && start <= stay.startMs && stay.startMs - end <= DAY_MS
  })
}

/** Does the chart reach back before the time in question? One that begins with the stay knows nothing of the year before. */
function reachesBack(stay: Stay, { facts }: Context): boolean {
  const earlier = (ms: number | null | undefined) => typeof ms === 'number' && ms < stay.startMs - 2 * DAY_MS
  return facts.encounters.some(({ start }) => earlier(start?.ms)) || facts.observations.some(({ effective }) => earlier(effective?.ms))
}

/** Visits of a kind that began in the days before the admission, without the one that led to it. */
export function visitsBefore(stay: Stay, context: Context, kind: (one: Encounter) => boolean, days: number, span: string): Lookup {
  const cause = arrival(stay, context)
  const visits = context.facts.encounters.filter((one) => {
    const start = one.start?.ms ?? null
    return kind(one) && start !== null && one.id !== cause?.id && start < stay.startMs && stay.startMs - start <= days * DAY_MS
  })
  const found = { x: visits.length, shown: visits.length, atMs: null, facts: visits.map(({ id }) => id) }
  if (visits.length > 0) return found
  return reachesBack(stay, context)
    ? { ...found, note: `none recorded in the ${span} before` }
    : { missing: 'the chart does not reach back' }
}
