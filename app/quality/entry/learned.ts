/** The entry rules with the learned density beside them. The graph is asked through a function, so that this stays pure. */
import { parseWhen } from '../../chart/when.ts'
import type { Entry, EntryContext, Flag } from '../../contract/entry.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { assessEntries, type Learned, type Setting, settingOf, slipChances } from './assess.ts'
import { type DensityFrame, densityBase, densityBell, densityRow } from './density.ts'
import { canonicalOf, historyOf } from './history.ts'
import { parseNumber } from './parse-number.ts'
import type { Bell } from './student.ts'

/** Rows of density.ts in, one row of outputs each. */
export type AskDensity = (rows: readonly (readonly number[])[]) => Promise<readonly (readonly number[])[]>

const YEAR_MS = 365.25 * 86_400_000
const MINUTE_MS = 60_000
/** Children's sizes follow the growth charts (growth.ts), which know more of them than the tables the density was made from. */
const GROWN_YEARS = 20
const OF_GROWTH: ReadonlySet<string> = new Set(['weight', 'height', 'bmi', 'waist'])
/** In the training tables nobody below this age had the other values measured. */
const LEAST_YEARS = 12

type Read = Readonly<{ index: number; concept: string; value: number; ms: number }>

function readEntry(entry: Entry, index: number, nowMs: number): Read | null {
  const concept = conceptOf(entry.code)
  const number = typeof entry.value === 'number' ? entry.value : (parseNumber(entry.value)?.value ?? null)
  const value = concept && number !== null ? canonicalOf(number, entry.unit, concept) : null
  const ms = entry.time === undefined ? nowMs : (parseWhen(entry.time)?.ms ?? null)
  return concept && value !== null && ms !== null && Number.isFinite(value) ? { index, concept: concept.id, value, ms } : null
}

const sameMinute = (a: number, b: number) => Math.abs(a - b) < MINUTE_MS

function frameOf(context: EntryContext, one: Read, all: readonly Read[], left: ReadonlySet<number>): DensityFrame {
  const birthMs = parseWhen(context.birthDate)?.ms ?? null
  const history = historyOf(context.history)
  const now = new Map<string, number>()
  for (const [concept, past] of history) {
    const stored = past.find(({ ms }) => sameMinute(ms, one.ms))
    if (stored) now.set(concept, stored.value)
  }
  for (const other of all) if (!left.has(other.index) && sameMinute(other.ms, one.ms)) now.set(other.concept, other.value)
  return {
    years: birthMs === null ? null : (one.ms - birthMs) / YEAR_MS,
    sex: context.sex,
    setting: context.setting ?? null,
    ms: one.ms,
    now,
    history,
  }
}

function isOutside({ years }: DensityFrame, concept: string): boolean {
  return years !== null && years < (OF_GROWTH.has(concept) ? GROWN_YEARS : LEAST_YEARS)
}

/** Rows of everything that is asked, values of `left` not being evidence for the others. */
function rowsOf(context: EntryContext, all: readonly Read[], left: ReadonlySet<number>) {
  const frames = new Map<number, Readonly<{ frame: DensityFrame; base: readonly number[] }>>()
  return all.flatMap((one) => {
    const known = frames.get(one.ms) ?? null
    const frame = known?.frame ?? frameOf(context, one, all, left)
    const base = known?.base ?? densityBase(frame)
    frames.set(one.ms, { frame, base })
    const row = isOutside(frame, one.concept) ? null : densityRow(one.concept, frame, base)
    return row ? [{ one, row }] : []
  })
}

async function bellsOf(context: EntryContext, all: readonly Read[], left: ReadonlySet<number>, ask: AskDensity): Promise<Learned> {
  const asked = rowsOf(context, all, left)
  if (asked.length === 0) return new Map()
  const answers = await ask(asked.map(({ row }) => row))
  const bells = asked.flatMap(({ one }, i): [number, Bell][] => {
    const bell = densityBell(one.concept, answers[i] ?? [])
    return bell ? [[one.index, bell]] : []
  })
  return new Map(bells)
}

/** A slip makes its neighbours look wrong: the likeliest is set aside as evidence and the others are looked at again. */
const MOST_ASIDE = 3
const SUSPECT = 0.5

async function learnedIn(setting: Setting, entries: readonly Entry[], ask: AskDensity): Promise<Learned> {
  const { context } = setting
  const all = entries.flatMap((entry, index) => readEntry(entry, index, context.nowMs) ?? [])
  const aside = new Set<number>()
  let bells = await bellsOf(context, all, aside, ask)
  for (let round = 0; round < MOST_ASIDE && all.length > 1; round++) {
    const chances = slipChances(context, entries, bells, setting)
    const worst = chances.reduce((a, chance, i) => (!aside.has(i) && chance > (a < 0 ? SUSPECT : (chances[a] ?? 1)) ? i : a), -1)
    if (worst < 0) break
    aside.add(worst)
    bells = await bellsOf(context, all, aside, ask)
  }
  return bells
}

/** @returns what the density says of each entry, slips set aside; empty where it was not asked */
export const learnedOf = (context: EntryContext, entries: readonly Entry[], ask: AskDensity): Promise<Learned> =>
  learnedIn(settingOf(context, entries), entries, ask)

/** `assessEntries` with the learned density; where it cannot be asked, the rules alone. */
export async function assessWithDensity(context: EntryContext, entries: readonly Entry[], ask: AskDensity): Promise<Flag[]> {
  const setting = settingOf(context, entries)
  return assessEntries(context, entries, await learnedIn(setting, entries, ask), setting)
}
