/** One number against this patient and against what it may have been meant to be: CLINICAL.md, section 4. */
import type { FlagKind, FlagLevel, Suggestion } from '../../contract/entry.ts'
import type { Concept } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { type Expectation, logPopulation, logStanding, type Standing, standingOf } from './expectation.ts'
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

/**
 * Of the places, how many write a value with a decimal more than limits.ts says: creatinine and height from icu_hourly and NHANES (people of
 * the training part), mean pressure from icu2012 (even record numbers), the rest assumed.
 */
const FINER: Readonly<Record<string, number>> = {
  creatinine: 0.6,
  height: 0.8,
  map: 0.25,
  bmi: 0.5,
  crp: 0.6,
  ph: 0.5,
  inr: 0.4,
  heart_rate: 0.02,
  resp_rate: 0.02,
  sbp: 0.02,
  dbp: 0.02,
  spo2: 0.05,
}
const USUALLY_FINER = 0.2
/** Where one more is written, the last digit is a nought in one of ten. */
const ROUND_BY_CHANCE = 0.1
/** A finer value among others that are not: 0.0001 to 0.003 in icu2012, even record numbers; a second analyser may write more (assumed). */
const ONCE_FINER = 0.002
const ONCE_FINER_LAB = 0.01
const YET_FINER = Math.log(0.15)

function extraDecimals(value: number, expected: Expectation): number {
  return Math.max(0, decimalsIn(value) - expected.limits.decimals)
}

/**
 * log of how likely a right value is written with this many decimals: some places write one more than usual, and then nearly always; where this
 * patient's own values never do, one that does is seldom right (12.1 for a pulse is 121 with a slipped point more often than a pulse).
 */
function gridPenalty(value: number, { concept, expected }: Case): number {
  const extra = extraDecimals(value, expected)
  if (extra === 0 || extra > TYPED_EXTRA) return 0
  if (expected.recent.some((past) => extraDecimals(past.value, expected) > 0)) return 0
  const share = FINER[concept.id] ?? USUALLY_FINER
  const once = concept.kind === 'lab' ? ONCE_FINER_LAB : ONCE_FINER
  const finer = share * ROUND_BY_CHANCE ** expected.recent.length
  return Math.log(finer / (finer + 1 - share) + once) + (extra - 1) * YET_FINER - extra * Math.LN10
}

/** Worked out by a machine from other values: any number of decimals. */
const CALCULATED: ReadonlySet<string> = new Set(['map', 'bmi'])

/** A value and what is written of it beside how it is expected: `base` is the log of the rest of its weight. */
type Way = Readonly<{ base: number; standing: Standing }>
type RepairWay = Way & Readonly<{ repair: Repair }>

/** log of the width of values typed alike, and of how likely the text is written with this many decimals. */
function writing(entry: Case): number {
  const { typed, expected, concept } = entry
  const penalty = typed.unit === concept.unit && !CALCULATED.has(concept.id) ? gridPenalty(typed.value, entry) : 0
  return penalty - Math.LN10 * expected.limits.decimals
}

function okWay(entry: Case): Way | null {
  const standing = standingOf(entry.expected, entry.typed.canonical)
  return standing && { standing, base: writing(entry) }
}

/** An error of a kind not listed: any value of the population, written as right ones are. It never makes a suggestion. */
function unknownMass(entry: Case): number {
  const { typed, expected } = entry
  const y = toScale(expected.limits, typed.canonical)
  const density = logPopulation(expected, y) - (expected.limits.scale === 'log' ? y : 0)
  return Math.log(UNKNOWN_SHARE) + density + writing(entry)
}

type WeighedRepair = Readonly<{ repair: Repair; mass: number }>

function sameValue(a: Repair, b: Repair) {
  return Math.abs(a.value - b.value) <= 0.006 * Math.abs(b.value)
}

/** Below this share of the likeliest, a repair cannot win. */
const HOPELESS = Math.log(0.02)

/** The value that most ways lead to, and the likeliest of these ways. */
function bestOf(weighed: readonly WeighedRepair[]): Readonly<{ repair: Repair; like: number }> | null {
  const top = weighed.reduce((most, { mass }) => Math.max(most, mass), IMPOSSIBLE)
  if (top === IMPOSSIBLE) return null
  const hopeful = weighed.filter(({ mass }) => mass > top + HOPELESS).sort((a, b) => b.mass - a.mass)
  let best: { repair: Repair; like: number } | null = null
  for (const { repair } of hopeful) {
    const like = hopeful.reduce((sum, other) => (sameValue(other.repair, repair) ? logAdd(sum, other.mass) : sum), IMPOSSIBLE)
    if (!best || like > best.like + 1e-9) best = { repair, like }
  }
  return best
}

/** A slip that changes less than this moves no decision and is not worth a question: half a spread of the population, or 15 %. */
const LEAST_SPREADS = 0.5
const LEAST_CHANGE = 0.15

function leastChange({ limits, population }: Expectation): number {
  const half = LEAST_SPREADS * Math.min(...population.map((bell) => bell.spread))
  return limits.scale === 'log' ? Math.min(half, LEAST_CHANGE) : half
}

/** Every way to the typed text, the learned density left out: a list is weighed again as that changes. */
export type Ways = Readonly<{ ok: Way | null; repairs: readonly RepairWay[]; unknown: number }>

export function waysOf(entry: Case): Ways {
  const { typed, concept, expected } = entry
  const [y, least] = [toScale(expected.limits, typed.canonical), leastChange(expected)]
  const repairs: RepairWay[] = []
  for (const repair of repairsOf(typed, concept, expected.limits)) {
    if (Math.abs(toScale(expected.limits, repair.value) - y) <= least) continue
    const standing = standingOf(expected, repair.value)
    const penalty = repair.kind === 'unit' ? 0 : gridPenalty(repair.value, entry)
    if (standing) repairs.push({ repair, standing, base: repair.weight + Math.log(repair.width) + penalty })
  }
  return { ok: okWay(entry), repairs, unknown: unknownMass(entry) }
}

const logSum = (masses: readonly number[]): number => {
  const top = Math.max(...masses)
  return top === IMPOSSIBLE ? top : top + Math.log(masses.reduce((sum, mass) => sum + Math.exp(mass - top), 0))
}

export function weigh(entry: Case, ways: Ways = waysOf(entry)): Weighed {
  const weighed = ways.repairs.map(({ repair, base, standing }) => ({ repair, mass: base + logStanding(entry.expected, standing) }))
  const all = logSum(weighed.map(({ mass }) => mass))
  const error = logAdd(all, ways.unknown) + ERROR_LOG_ODDS
  const ok = ways.ok ? ways.ok.base + logStanding(entry.expected, ways.ok.standing) : IMPOSSIBLE
  const posterior = ok === IMPOSSIBLE ? 1 : 1 / (1 + Math.exp(ok - error))
  // Looked for only where something may be said: it is the dearer half.
  const best = posterior >= HINT_POSTERIOR || beyondAsk(entry, entry.typed.canonical) ? bestOf(weighed) : null
  return { posterior, best: best?.repair ?? null, share: best ? Math.exp(best.like - all) : 0, ok, error }
}

/** The one repair stands out far enough to be offered. */
const SUGGEST_SHARE = 0.25
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
