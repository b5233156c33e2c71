/** Answers a clinician gave to a model's own questions: Observations of this program's code system, one code per question. */
import type { Observation } from '../chart/facts.ts'
import { askedKey, before, type Context, type Lookup } from './context.ts'
import type { ManifestInput } from './manifest.ts'
import { tooOld } from './newest.ts'

const YES: ReadonlySet<string> = new Set(['true', 'yes'])
const NO: ReadonlySet<string> = new Set(['false', 'no'])

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
  const [newest] = before(context, [askedKey(ask.code)])
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
