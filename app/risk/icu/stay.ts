/** The intensive-care stay a question falls into: when it began, and of which kind. */
import type { Encounter } from '../../chart/facts.ts'
import type { FactId } from '../../contract/ids.ts'
import { before, type Context } from '../context.ts'

const HOUR_MS = 3_600_000
const INTENSIVE = /\b(icu|[a-z]{1,3}icu|ccu|csru|itu)\b|intensive[ -]care|critical[ -]care|coronary care|cardiac surgery recovery/i
const INPATIENT = /^(imp|acute|nonac|inpatient|emer)$/i
/** Charted by the hour: pulse in at least this many of the last six hours. */
const HOURLY = { codes: ['8867-4', '8889-8', '8893-0'], of: 6, atLeast: 4 } as const

/** Cardiac surgery before surgery, and both before medicine: the words overlap. */
const KINDS: readonly Readonly<{ x: number; name: string; words: RegExp }>[] = [
  { x: 2, name: 'cardiac surgery', words: /\b(csru|cvicu|cticu|csicu)\b|cardiac surg|cardiothoracic|cardiovascular surg/i },
  { x: 1, name: 'coronary', words: /\bccu\b|coronary/i },
  { x: 4, name: 'surgical', words: /\b(sicu|tsicu|ticu)\b|surgical|trauma/i },
  { x: 3, name: 'medical', words: /\bmicu\b|medical/i },
]

export type Stay = Readonly<{ startMs: number; note: string; facts: readonly FactId[]; kind: Readonly<{ x: number; name: string }> | null }>

const words = ({ class: kind, label, reason }: Encounter) => [kind, label, reason].filter((one) => one !== null).join(' ')

function covering({ facts, atMs }: Context, test: (one: Encounter) => boolean): Encounter | undefined {
  const open = facts.encounters.filter(({ start, end, status }) => {
    const [from, to] = [start?.ms ?? null, end?.ms ?? null]
    return from !== null && atMs !== null && from <= atMs && (to === null || to >= atMs) && status !== 'entered-in-error'
  })
  return open.filter(test).sort((a, b) => (b.start?.ms ?? 0) - (a.start?.ms ?? 0))[0]
}

function chartedByTheHour(context: Context): boolean {
  const { atMs } = context
  if (atMs === null) return false
  const hours = before(context, HOURLY.codes).flatMap(({ ms }) => (ms === null ? [] : [Math.floor((atMs - ms) / HOUR_MS)]))
  return new Set(hours.filter((hour) => hour < HOURLY.of)).size >= HOURLY.atLeast
}

const stayOfEncounter = (one: Encounter, note: string): Stay | null =>
  typeof one.start?.ms === 'number'
    ? { startMs: one.start.ms, note, facts: [one.id], kind: KINDS.find(({ words: known }) => known.test(words(one))) ?? null }
    : null

/** @returns null where nothing says that the person is in intensive care at that time */
export function stayOf(context: Context): Stay | null {
  const intensive = covering(context, (one) => INTENSIVE.test(words(one)))
  if (intensive) return stayOfEncounter(intensive, 'since admission to intensive care')
  if (!chartedByTheHour(context)) return null
  const inpatient = covering(context, (one) => INPATIENT.test(one.class ?? ''))
  if (inpatient) return stayOfEncounter(inpatient, 'since admission; charted by the hour')
  if (context.facts.encounters.length > 0) return null
  const times = context.facts.observations.flatMap(({ effective }) => (typeof effective?.ms === 'number' ? [effective.ms] : []))
  return { startMs: times.reduce((a, b) => Math.min(a, b)), note: 'since the first value; no encounter recorded', facts: [], kind: null }
}
