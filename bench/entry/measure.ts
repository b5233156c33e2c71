/** Puts slips into moments, asks every method, and counts. */
import type { Entry, EntryContext, Flag } from '#app/contract/entry.ts'
import { assessEntries, slipChances } from '#app/quality/entry/assess.ts'
import { type AskDensity, learnedOf } from '#app/quality/entry/learned.ts'
import { limitsOf, toScale } from '#app/quality/entry/limits.ts'
import { PRIORS } from '#app/quality/entry/priors.ts'
import { plainText } from '#app/quality/entry/repairs.ts'
import { ERROR_KINDS, type ErrorKind, isMaterial, spoil } from './cases.ts'
import { SIMPLE, type Simple, simpleScores } from './methods.ts'
import { codeOf, type Moment, type Truth, unitOf } from './sources.ts'

/** Of entries, how many are spoiled; at most one in a moment. */
export const ERROR_RATE = 0.03

export type Judged = Readonly<{
  concept: string
  truth: number
  entered: number
  kind: ErrorKind | null
  material: boolean
  /** How far from the population everything in this moment is: the sickest have most. */
  sick: number
  /** The moment holds a slip (its own or a neighbour's). */
  besideSlip: boolean
  first: boolean
  scores: Readonly<Record<Simple, number>>
  rules: Flag
  learned: Flag | null
  chance: number
}>

export type Mode = 'panel' | 'single'

const entryOf = ({ concept, value }: Truth): Entry => {
  const text = plainText(value, limitsOf(concept)?.decimals ?? 0)
  return { code: codeOf(concept), value, text, unit: unitOf(concept) }
}

function sickness(values: readonly Truth[]): number {
  const far = values.flatMap(({ concept, value }) => {
    const [limits, prior] = [limitsOf(concept), PRIORS[concept]]
    const known = prior?.icu ?? prior?.community
    return limits && known ? [Math.abs(toScale(limits, value) - known.center) / known.spread] : []
  })
  return far.length === 0 ? 0 : Math.max(...far)
}

type Spoiled = Readonly<{ values: readonly Truth[]; at: number; kind: ErrorKind | null }>

function withSlip(values: readonly Truth[], random: () => number): Spoiled {
  if (random() >= 1 - (1 - ERROR_RATE) ** values.length) return { values, at: -1, kind: null }
  const at = Math.floor(random() * values.length)
  const kind = ERROR_KINDS[Math.floor(random() * ERROR_KINDS.length)] ?? 'digit'
  const one = values[at]
  const entered = one ? spoil(kind, one.concept, one.value, random) : null
  if (!one || entered === null) return { values, at: -1, kind: null }
  return { values: values.map((v, i) => (i === at ? { ...v, value: entered } : v)), at, kind }
}

/** Only what is known of the value itself: the poorest case a chart can give. */
function alone(context: EntryContext, concept: string): EntryContext {
  return { ...context, history: context.history.filter(({ code }) => code === codeOf(concept)) }
}

type Clock = { micros: number[] }

async function judgeMoment(
  context: EntryContext,
  truth: readonly Truth[],
  { values, at, kind }: Spoiled,
  ask: AskDensity | null,
  clock: Clock,
): Promise<readonly Judged[]> {
  const entries = values.map(entryOf)
  const from = process.hrtime.bigint()
  const bells = ask ? await learnedOf(context, entries, ask) : null
  const learned = bells ? assessEntries(context, entries, bells) : null
  clock.micros.push(Number(process.hrtime.bigint() - from) / 1000)
  const rules = assessEntries(context, entries)
  const chances = slipChances(context, entries, bells ?? new Map())
  const sick = sickness(truth)
  return values.flatMap((value, i) => {
    const [flag, one] = [rules[i], truth[i]]
    if (!flag || !one) return []
    return {
      concept: value.concept,
      truth: one.value,
      entered: value.value,
      kind: i === at ? kind : null,
      material: i === at && isMaterial(value.concept, value.value, one.value),
      sick,
      besideSlip: at >= 0,
      first: !context.history.some(({ code }) => code === codeOf(value.concept)),
      scores: simpleScores(context, value.concept, value.value),
      rules: flag,
      learned: learned?.[i] ?? null,
      chance: chances[i] ?? 0,
    }
  })
}

export async function judgeAll(
  moments: readonly Moment[],
  mode: Mode,
  ask: AskDensity | null,
  random: () => number,
): Promise<Readonly<{ judged: readonly Judged[]; micros: readonly number[] }>> {
  const judged: Judged[] = []
  const clock: Clock = { micros: [] }
  for (const { context, values } of moments) {
    const panels = mode === 'panel' ? [{ context, values }] : values.map((one) => ({ context: alone(context, one.concept), values: [one] }))
    for (const panel of panels) judged.push(...(await judgeMoment(panel.context, panel.values, withSlip(panel.values, random), ask, clock)))
  }
  return { judged, micros: clock.micros }
}

export const asks = (flag: Flag | null) => flag?.level === 'implausible' || flag?.level === 'impossible'

export type Caught = (one: Judged) => boolean

/** Bar: this many correct entries in a thousand may be asked about. */
export const BUDGET = 0.6 / 1000

/** The threshold at which a score asks about BUDGET of the correct entries of this very run: kind to the simple methods. */
export function simpleCaught(judged: readonly Judged[], method: Simple): Caught {
  const correct = judged
    .filter(({ kind }) => kind === null)
    .map(({ scores }) => scores[method])
    .sort((a, b) => b - a)
  const threshold = Math.max(correct[Math.floor(correct.length * BUDGET)] ?? 0, 1e-9)
  return ({ scores }) => scores[method] > threshold
}

export const METHODS: readonly Readonly<{
  name: string
  of: (judged: readonly Judged[]) => Caught
  flag: ((one: Judged) => Flag | null) | null
}>[] = [
  ...SIMPLE.map((name) => ({ name, of: (judged: readonly Judged[]) => simpleCaught(judged, name), flag: null })),
  { name: 'rules', of: () => (one: Judged) => asks(one.rules), flag: (one: Judged) => one.rules },
  { name: 'rules + density', of: () => (one: Judged) => asks(one.learned), flag: (one: Judged) => one.learned },
]
