/** Answers a clinician gave to a model's own questions: Observations of this program's code system, one code per question. */
import type { Observation } from '../chart/facts.ts'
import { type Context, type Lookup, timeOf } from './context.ts'
import type { ManifestInput } from './manifest.ts'
import { tooOld } from './newest.ts'

export const ASKED_SYSTEM = 'urn:wardlight:asked'

const YES: ReadonlySet<string> = new Set(['true', 'yes'])
const NO: ReadonlySet<string> = new Set(['false', 'no'])
const UNUSABLE: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled'])

function valueIn({ value }: Observation, input: ManifestInput): Readonly<{ x: number; shown: number | string | boolean }> | null {
  if (value.kind === 'quantity') return { x: value.value, shown: value.value }
  if (value.kind === 'absent') return null
  const word = value.text.trim()
  if (input.kind === 'choice') {
    const x = Object.hasOwn(input.choices ?? {}, word) ? input.choices?.[word] : undefined
    return x === undefined ? null : { x, shown: word }
  }
  const lower = word.toLowerCase()
  return YES.has(lower) ? { x: 1, shown: true } : NO.has(lower) ? { x: 0, shown: false } : null
}

/** The newest answer to the input's question, if it is recent enough. @returns missing, with the question, where nobody has answered */
export function asked(context: Context, input: ManifestInput): Lookup {
  const { ask } = input
  if (!ask) return { missing: 'not recorded' }
  const answers = context.facts.observations
    .filter(({ code, status }) => code.system === ASKED_SYSTEM && code.code === ask.code && !UNUSABLE.has(status))
    .map((observation) => ({ observation, ms: timeOf(observation, context.atMs) }))
    .filter(({ ms }) => ms === null || context.atMs === null || ms <= context.atMs)
    .sort((a, b) => (b.ms ?? 0) - (a.ms ?? 0))
  const [newest] = answers
  if (!newest) return { missing: `to be answered: ${ask.question}` }
  const stale = tooOld(context, newest.ms, input.staleAfterHours)
  if (stale) return { missing: `${stale}; to be answered again: ${ask.question}` }
  const found = valueIn(newest.observation, input)
  return found ? { ...found, atMs: newest.ms, facts: [newest.observation.id] } : { missing: 'answered in a way that cannot be read' }
}

/** What the chart itself knows; else what a clinician answered. The chart's "no" never stands against a clinician's answer. */
export const prefilled =
  (known: (context: Context, input: ManifestInput) => Lookup | null) =>
  (context: Context, input: ManifestInput): Lookup => {
    const answered = asked(context, input)
    if (answered !== 'not-needed' && 'x' in answered) return answered
    return known(context, input) ?? answered
  }
