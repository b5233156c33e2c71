/** What several values say together: swapped pairs, pressures that cannot be, weight against height, an old panel typed again, another patient. */

import type { Placed } from './assess.ts'
import { logExpected, logPopulation, type Past, type Person } from './expectation.ts'
import type { Verdict } from './judge.ts'
import { toScale } from './limits.ts'
import { isPressure } from './pressures.ts'
import { logBell } from './student.ts'
import { agoText, shown } from './words.ts'

type History = ReadonlyMap<string, readonly Past[]>
type Verdicts = Map<number, Verdict>
export type Numbered = Placed & Readonly<{ typed: NonNullable<Placed['typed']>; case: NonNullable<Placed['case']> }>
type Relation = readonly string[]

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const RANK = { ok: 0, unassessed: 1, unusual: 2, implausible: 3, impossible: 4 } as const

const sameTime = (a: number, b: number) => Math.abs(a - b) < MINUTE_MS
const isNumbered = (one: Placed): one is Numbered => one.typed !== null && one.case !== null

function put(out: Verdicts, index: number, verdict: Verdict) {
  const before = out.get(index)
  if (!before || RANK[verdict.level] > RANK[before.level]) out.set(index, verdict)
}

/** Fields that stand beside each other on a form, and are typed into each other. */
const PAIRS = [
  ['sbp', 'dbp'],
  ['heart_rate', 'resp_rate'],
  ['heart_rate', 'spo2'],
  ['heart_rate', 'temperature'],
  ['weight', 'height'],
] as const

/** log of how rarely two fields are swapped: one pair in two thousand, assumed. */
const SWAP_LOG_ODDS = Math.log(0.0005)
const ASK_LOG_ODDS = Math.log(9)
/** The weight of thresholds.ts stands for more slips than there are: one entry in a hundred, assumed. */
const ONE_SLIP_LOG = Math.log(0.1)

const swapped = (value: number, unit: string, other: string): Verdict => ({
  level: 'implausible',
  kind: 'swapped-pair',
  reason: `Looks swapped with ${other.toLowerCase()}: ${shown(value, unit)}?`,
  suggestion: { value, unit },
})

/** Density that a swap may be worth: a value that cannot be has none, but the pair may still be swapped. */
const floored = (x: number) => Math.max(x, -40)

/** One slip in one of the two, the other being right: the explanation a swap has to beat. */
function oneSlip(a: Numbered, b: Numbered): number {
  const widths = Math.log(10) * (a.case.expected.limits.decimals + b.case.expected.limits.decimals)
  const [first, second] = [a.weighed, b.weighed]
  return first && second ? Math.max(floored(first.error) + floored(second.ok), floored(first.ok) + floored(second.error)) + widths : -80
}

function swapPair(a: Numbered, b: Numbered, out: Verdicts) {
  const asTyped = Math.max(
    floored(logExpected(a.case.expected, a.typed.canonical)) + floored(logExpected(b.case.expected, b.typed.canonical)),
    oneSlip(a, b) + ONE_SLIP_LOG,
  )
  const crossed = logExpected(a.case.expected, b.typed.value) + logExpected(b.case.expected, a.typed.value)
  const inverted = a.concept.id === 'sbp' && a.typed.canonical < b.typed.canonical
  if (!inverted && crossed - asTyped + SWAP_LOG_ODDS < ASK_LOG_ODDS) return
  if (inverted && crossed <= asTyped) return
  const level = inverted ? 'impossible' : 'implausible'
  put(out, a.index, { ...swapped(b.typed.value, a.concept.unit, b.concept.label), level })
  put(out, b.index, { ...swapped(a.typed.value, b.concept.unit, a.concept.label), level })
}

function findOf(placed: readonly Numbered[], id: string, ms: number): Numbered | undefined {
  return placed.find((one) => one.concept.id === id && sameTime(one.ms, ms))
}

function swaps(placed: readonly Numbered[], out: Verdicts) {
  for (const [left, right] of PAIRS) {
    for (const a of placed.filter((one) => one.concept.id === left)) {
      const b = findOf(placed, right, a.ms)
      if (b && a.typed.unit === a.concept.unit && b.typed.unit === b.concept.unit) swapPair(a, b, out)
    }
  }
}

/** The value beside it: typed in the same list, or in the chart at the same minute. */
function beside(placed: readonly Numbered[], history: History, id: string, ms: number): number | undefined {
  return findOf(placed, id, ms)?.typed.canonical ?? history.get(id)?.find((past) => sameTime(past.ms, ms))?.value
}

/** From this chance on a value that is odd by itself takes the blame for what it does to its neighbours. */
const BLAMED = 0.5
const oddness = (one: Numbered | undefined) => one?.weighed?.posterior ?? 0

/** Values contradict each other: said of this one, unless another of them is a likelier slip. */
function blamedElsewhere(one: Numbered, placed: readonly Numbered[], relation: Relation): boolean {
  const others = relation.filter((id) => id !== one.concept.id).map((id) => oddness(findOf(placed, id, one.ms)))
  const worst = Math.max(0, ...others)
  return worst >= BLAMED && worst > oddness(one)
}

const PRESSURE_IDS = ['sbp', 'dbp', 'map'] as const
const SIZE_IDS = ['weight', 'height', 'bmi'] as const

/** Measured mean pressure lies between the two others; lines drift and cuffs average, so a little outside is let pass, and more is shown before it is asked about. */
const MEAN_SHOW = 5
const MEAN_ASK = 20

function pressures(placed: readonly Numbered[], history: History, out: Verdicts) {
  for (const one of placed.filter(({ concept }) => isPressure(concept.id))) {
    const [sbp, dbp, map] = PRESSURE_IDS.map((id) => beside(placed, history, id, one.ms))
    if (blamedElsewhere(one, placed, PRESSURE_IDS)) continue
    const { id } = one.concept
    if (sbp !== undefined && dbp !== undefined && id !== 'map' && sbp <= dbp && dbp > 0) {
      const reason = `Systolic ${shown(sbp, 'mm[Hg]')} is not above diastolic ${shown(dbp, 'mm[Hg]')}.`
      const typedTogether = findOf(placed, 'sbp', one.ms) && findOf(placed, 'dbp', one.ms)
      put(out, one.index, { level: sbp < dbp && typedTogether ? 'impossible' : 'implausible', kind: 'range', reason, suggestion: null })
    }
    const outside = id === 'map' && map !== undefined ? Math.max(map - (sbp ?? map), (dbp ?? map) - map) : 0
    if (outside > MEAN_SHOW) {
      const reason = `Mean pressure ${map} is not between diastolic ${dbp ?? 'unknown'} and systolic ${sbp ?? 'unknown'} mmHg.`
      put(out, one.index, { level: outside > MEAN_ASK ? 'implausible' : 'unusual', kind: 'range', reason, suggestion: null })
    }
    if (sbp !== undefined && dbp !== undefined && id !== 'map' && sbp > dbp && sbp - dbp < 10) {
      put(out, one.index, {
        level: 'unusual',
        kind: 'range',
        reason: `Systolic ${sbp} and diastolic ${dbp} are close together.`,
        suggestion: null,
      })
    }
  }
}

/** Body mass index (kg/m2) of an adult beyond which the pair is asked about, and beyond which it is shown; set by hand. */
const BMI_ASK = [8, 110] as const
const BMI_SHOW = [11, 70] as const
const HEIGHT_AGE_MS = 90 * DAY_MS

function bodyMass(placed: readonly Numbered[], history: History, person: Person, out: Verdicts) {
  for (const one of placed.filter(({ concept }) => concept.id === 'weight' || concept.id === 'height')) {
    if (blamedElsewhere(one, placed, SIZE_IDS)) continue
    const other = one.concept.id === 'weight' ? 'height' : 'weight'
    const child = one.case.child !== false
    const stored = [...(history.get(other) ?? [])].sort((a, b) => Math.abs(a.ms - one.ms) - Math.abs(b.ms - one.ms))[0]
    const usable = stored && (!child || Math.abs(stored.ms - one.ms) < HEIGHT_AGE_MS) ? stored.value : undefined
    const second = findOf(placed, other, one.ms)?.typed.canonical ?? usable
    if (second === undefined || (child && person.birthMs === null)) continue
    const [weight, height] = one.concept.id === 'weight' ? [one.typed.canonical, second] : [second, one.typed.canonical]
    const bmi = weight / (height / 100) ** 2
    const level = bmi < BMI_ASK[0] || bmi > BMI_ASK[1] ? 'implausible' : bmi < BMI_SHOW[0] || bmi > BMI_SHOW[1] ? 'unusual' : null
    if (level && !child)
      put(out, one.index, {
        level,
        kind: 'range',
        reason: `${shown(weight, 'kg')} at ${shown(height, 'cm')} is a body mass index of ${bmi.toFixed(0)}.`,
        suggestion: null,
      })
  }
}

/** Values alike by chance: rarely three, hardly ever five of five. */
const STALE_SHOW = 4
const STALE_ASK = 6
const STALE_AGE_MS = 3 * 3_600_000

/** Every value of the panel stood in the chart before, all at one earlier time. */
function staleCopy(panel: readonly Numbered[], out: Verdicts) {
  if (panel.length < STALE_SHOW) return
  const times = new Map<number, number>()
  for (const one of panel)
    for (const past of one.past)
      if (one.ms - past.ms >= STALE_AGE_MS && past.value === one.typed.canonical) times.set(past.ms, (times.get(past.ms) ?? 0) + 1)
  const old = [...times].find(([, count]) => count === panel.length)
  if (!old) return
  const level = panel.length >= STALE_ASK ? 'implausible' : 'unusual'
  for (const one of panel)
    put(out, one.index, {
      level,
      kind: 'stale-copy',
      reason: `All ${panel.length} values are those of ${agoText(old[0], one.ms)}.`,
      suggestion: null,
    })
}

/** From this many laboratory analytes with a value in the chart on (vital signs move too much within one person), the panel as a whole can speak (CLINICAL.md, section 4). */
const PANEL_LEAST = 6
const PANEL_SHOW = 5
/** From these log odds on the panel is asked about. */
export const PANEL_ASK = 11

/** What one value adds: population against own. Bounded, so that one slip alone says little of the panel. */
export function strangerShare({ case: { expected, typed } }: Numbered): number {
  if (!expected.personal) return 0
  const y = toScale(expected.limits, typed.canonical)
  return Math.max(-8, Math.min(8, logPopulation(expected, y) - logBell(expected.personal, y)))
}

/** log odds that the panel is somebody else's, summed. */
export const strangerLogOdds = (panel: readonly Numbered[]): number => panel.reduce((sum, one) => sum + strangerShare(one), 0)

const withPast = (panel: readonly Numbered[]) => panel.filter((one) => one.concept.kind === 'lab' && one.case.expected.personal !== null)

/** The values that can speak of whose they are: none where too few laboratory values have a past. */
export function speakingOf(panel: readonly Placed[]): readonly Numbered[] {
  const known = withPast(panel.filter(isNumbered))
  return known.length < PANEL_LEAST ? [] : known
}

/** @returns null where too few laboratory values have a past */
export function panelOdds(panel: readonly Placed[]): number | null {
  const known = speakingOf(panel)
  return known.length === 0 ? null : strangerLogOdds(known)
}

function wrongPatient(panel: readonly Numbered[], out: Verdicts) {
  const known = withPast(panel)
  if (known.length < PANEL_LEAST) return
  const odds = strangerLogOdds(known)
  if (odds < PANEL_SHOW) return
  const reason = `These ${known.length} values fit this patient's earlier ones badly together: is it the right patient?`
  for (const one of known) put(out, one.index, { level: 'unusual', kind: 'wrong-patient', reason, suggestion: null })
  // One question for the panel, at the value that speaks most against this patient: not the same one at every value.
  const [first] = [...known].sort((a, b) => strangerShare(b) - strangerShare(a))
  if (odds >= PANEL_ASK && first) put(out, first.index, { level: 'implausible', kind: 'wrong-patient', reason, suggestion: null })
}

function panelsOf(placed: readonly Numbered[]): readonly Numbered[][] {
  const panels: Numbered[][] = []
  for (const one of placed) {
    const panel = panels.find((p) => p[0] && sameTime(p[0].ms, one.ms))
    if (panel) panel.push(one)
    else panels.push([one])
  }
  return panels
}

/** Judgements that need more than one value, by index of the entry. */
export function panelVerdicts(all: readonly Placed[], history: History, person: Person): ReadonlyMap<number, Verdict> {
  const placed = all.filter(isNumbered)
  const out: Verdicts = new Map()
  swaps(placed, out)
  pressures(placed, history, out)
  bodyMass(placed, history, person, out)
  for (const panel of panelsOf(placed)) {
    staleCopy(panel, out)
    wrongPatient(panel, out)
  }
  return out
}
