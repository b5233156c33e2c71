/** One number against this patient and against what it may have been meant to be: CLINICAL.md, section 4. */
import type { FlagKind, FlagLevel, Suggestion } from '../../contract/entry.ts'
import type { Concept } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { type Expectation, logExpected, logPopulation } from './expectation.ts'
import { asksFrom, type Shifts } from './learning.ts'
import { toScale } from './limits.ts'
import { decimalsOf, type Repair, repairsOf, type Typed } from './repairs.ts'
import { logAdd, logBell } from './student.ts'
import { ERROR_LOG_ODDS, HINT_POSTERIOR, UNKNOWN_SHARE } from './thresholds.ts'
import { against, beyondText, shown } from './words.ts'

/** `otherwise` is what is said where the suggestion turns out not to hold. */
export type Verdict = Readonly<{
  level: FlagLevel
  kind: FlagKind | null
  reason: string
  suggestion: Suggestion | null
  otherwise?: Readonly<{ kind: FlagKind; reason: string }>
  /** Chance that this number is a slip, where it was weighed. */
  posterior?: number
}>

export type Case = Readonly<{
  concept: Concept
  typed: Typed
  expected: Expectation
  ms: number
  child: boolean | null
  shifts?: Shifts | undefined
}>

/** `ok` and `error`: log of how likely the text is as it stands, and as a slip of some other value. */
export type Weighed = Readonly<{ posterior: number; best: Repair | null; share: number; ok: number; error: number }>

const IMPOSSIBLE = Number.NEGATIVE_INFINITY
/** A value with more decimals than this thing is written with: 12.1 for a pulse is 121 with a slipped point more often than a pulse. */
const OFF_GRID = Math.log(0.03)
const OFF_GRID_FIRST = Math.log(0.15)
/** Values out of machines carry any number of decimals; people type at most two more than usual. */
const TYPED_EXTRA = 2

/** Asked of every repair of every value: the common answers without a text. */
function decimalsIn(value: number): number {
  if (Number.isInteger(value)) return 0
  if (Math.abs(value) < 1e6) {
    if (Math.round(value * 10) / 10 === value) return 1
    if (Math.round(value * 100) / 100 === value) return 2
  }
  return decimalsOf(String(Number(value.toPrecision(10))))
}

function extraDecimals(value: number, expected: Expectation): number {
  return Math.max(0, decimalsIn(value) - expected.limits.decimals)
}

function gridPenalty(value: number, expected: Expectation, history: boolean): number {
  const extra = extraDecimals(value, expected)
  if (extra === 0 || extra > TYPED_EXTRA) return 0
  return extra * (history ? OFF_GRID : OFF_GRID_FIRST)
}

/** True where this patient's own values come with more decimals than usual. */
/** Worked out by a machine from other values: any number of decimals. */
const CALCULATED: ReadonlySet<string> = new Set(['map', 'bmi'])

const offGridHistory = (expected: Expectation) => expected.recent.some((past) => extraDecimals(past.value, expected) > 0)

function okMass({ typed, expected, concept }: Case): number {
  const width = Math.log(10 ** -expected.limits.decimals)
  const penalty =
    CALCULATED.has(concept.id) || offGridHistory(expected) || typed.unit !== concept.unit
      ? 0
      : gridPenalty(typed.value, expected, expected.last !== null)
  return logExpected(expected, typed.canonical) + width + penalty
}

function repairMass(repair: Repair, expected: Expectation): number {
  const penalty = repair.kind !== 'unit' && !offGridHistory(expected) ? gridPenalty(repair.value, expected, true) : 0
  return repair.weight + logExpected(expected, repair.value) + Math.log(repair.width) + penalty
}

/** An error of a kind not listed: any value of the population. It never makes a suggestion. */
function unknownMass({ typed, expected }: Case): number {
  const y = toScale(expected.limits, typed.canonical)
  const density = logPopulation(expected, y) - (expected.limits.scale === 'log' ? y : 0)
  return Math.log(UNKNOWN_SHARE) + density + Math.log(10 ** -expected.limits.decimals)
}

function sameValue(a: Repair, b: Repair) {
  return Math.abs(a.value - b.value) <= 0.006 * Math.abs(b.value)
}

export function weigh(entry: Case): Weighed {
  const weighed = repairsOf(entry.typed, entry.concept, entry.expected.limits).map((repair) => ({
    repair,
    mass: repairMass(repair, entry.expected),
  }))
  const best = weighed.reduce<(typeof weighed)[number] | null>((a, b) => (a === null || b.mass > a.mass ? b : a), null)
  let all = IMPOSSIBLE
  let like = IMPOSSIBLE
  for (const { repair, mass } of weighed) {
    all = logAdd(all, mass)
    if (best && sameValue(repair, best.repair)) like = logAdd(like, mass)
  }
  const error = logAdd(all, unknownMass(entry)) + ERROR_LOG_ODDS
  const ok = okMass(entry)
  const posterior = ok === IMPOSSIBLE ? 1 : 1 / (1 + Math.exp(ok - error))
  return { posterior, best: best && best.mass > IMPOSSIBLE ? best.repair : null, share: best ? Math.exp(like - all) : 0, ok, error }
}

/** The one repair stands out far enough to be offered. */
const SUGGEST_SHARE = 0.4
/** What is offered must itself be a value this patient could have: within this many spreads of what is expected. */
const SUGGEST_Z = 6

function nearest(expected: Expectation, value: number): number {
  const y = toScale(expected.limits, value)
  const own = [expected.personal, expected.learned].filter((one) => one !== null)
  const bells = own.length > 0 ? own : expected.population
  return Math.min(...bells.map((b) => Math.abs(y - b.center) / b.spread))
}

function offered(entry: Case, weighed: Weighed): Repair | null {
  const { best, share } = weighed
  if (!best || share < SUGGEST_SHARE || beyondAsk(entry, best.value) || nearest(entry.expected, best.value) > SUGGEST_Z) return null
  return best
}

function suggestionFor(entry: Case, repair: Repair | null): Suggestion | null {
  if (!repair) return null
  const { concept, typed } = entry
  if (repair.kind === 'unit' || typed.unit === concept.unit)
    return { value: Number(repair.value.toFixed(Math.max(entry.expected.limits.decimals, concept.decimals))), unit: concept.unit }
  return { value: repair.typed, unit: typed.unit }
}

function beyondAsk({ expected, child }: Case, value: number): boolean {
  const [low, high] = child === true && expected.limits.askChild ? expected.limits.askChild : expected.limits.ask
  return value < low || value > high
}

function withRepair(entry: Case, level: FlagLevel, repair: Repair | null, otherwise: string, kind: FlagKind): Verdict {
  const suggestion = suggestionFor(entry, repair)
  if (!repair || !suggestion) return { level, kind, reason: otherwise, suggestion: null }
  const reason = `${repair.how}: ${shown(suggestion.value, suggestion.unit)}? ${against(entry)}`.trim()
  return { level, kind: repair.kind, reason, suggestion, otherwise: { kind, reason: otherwise } }
}

/** Repairs of a value that cannot be: judged by the repairs alone. */
function impossible(entry: Case, weighed: Weighed): Verdict {
  return withRepair(entry, 'impossible', offered(entry, weighed), beyondText(entry, 'hard'), 'range')
}

const outsideHard = ({ typed, expected }: Case) => typed.canonical < expected.limits.hard[0] || typed.canonical > expected.limits.hard[1]

/** Spreads away from the patient's own values and from the population. */
function distances({ typed, expected }: Case) {
  const y = toScale(expected.limits, typed.canonical)
  const own = expected.personal ? Math.abs(y - expected.personal.center) / expected.personal.spread : null
  const others = Math.min(...expected.population.map((b) => Math.abs(y - b.center) / b.spread))
  const ownDensity = expected.personal ? logBell(expected.personal, y) : null
  return { own, others, ownDensity }
}

const UNUSUAL_OWN = 6
const UNUSUAL_OTHERS = 3.5
/** As near to the own recent values as this, a value far from everybody else's is this patient being ill. */
const NEAR_OWN = 4

function distanceVerdict(entry: Case): Verdict {
  const { own, others } = distances(entry)
  const beyond = beyondAsk(entry, entry.typed.canonical)
  const near = own !== null && own <= NEAR_OWN
  if (beyond && !near) return { level: 'implausible', kind: 'range', reason: beyondText(entry, 'ask'), suggestion: null }
  if (own !== null && own > UNUSUAL_OWN)
    return { level: 'unusual', kind: 'delta', reason: `A large change. ${against(entry)}`, suggestion: null }
  if (beyond || others > UNUSUAL_OTHERS)
    return { level: 'unusual', kind: 'range', reason: `Few people have such a value. ${against(entry)}`.trim(), suggestion: null }
  return {
    level: 'ok',
    kind: null,
    reason: entry.expected.last ? `In keeping with the last value. ${against(entry)}` : 'Within what is usual.',
    suggestion: null,
  }
}

export function judge(entry: Case, weighed: Weighed = weigh(entry)): Verdict {
  if (outsideHard(entry)) return { ...impossible(entry, weighed), posterior: 1 }
  return { ...judgePossible(entry, weighed), posterior: weighed.posterior }
}

function judgePossible(entry: Case, weighed: Weighed): Verdict {
  const far = distanceVerdict(entry)
  if (entry.expected.ageMatters && far.level !== 'implausible')
    return {
      level: 'unassessed',
      kind: null,
      reason: `Age is not known: ${entry.concept.label.toLowerCase()} cannot be judged.`,
      suggestion: null,
    }
  const repair = offered(entry, weighed)
  const surprise = far.level === 'ok' ? `Differs from what is expected. ${against(entry)}`.trim() : far.reason
  const from = asksFrom(entry.shifts, entry.concept.id, repair?.kind ?? far.kind ?? 'delta')
  if (weighed.posterior >= from) return withRepair(entry, 'implausible', repair, surprise, far.kind ?? 'delta')
  if (far.level === 'implausible') return withRepair(entry, 'implausible', repair, far.reason, 'range')
  if (weighed.posterior >= HINT_POSTERIOR) return withRepair(entry, 'unusual', repair, surprise, far.kind ?? 'delta')
  return far
}

export const inUnit = (concept: Concept, value: number, unit: string) => convert(value, concept.unit, unit, concept)
