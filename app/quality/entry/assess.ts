/**
 * What the entry rules say of values being typed: one flag for each. Pure and quick enough for every keystroke; the renderer, `values.record` and
 * the command line all call this one.
 */

import { parseWhen } from '../../chart/when.ts'
import type { Entry, EntryContext, Flag } from '../../contract/entry.ts'
import { type Concept, conceptOf } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { codedVerdict } from './coded.ts'
import { expectationOf, type Past, type Person } from './expectation.ts'
import { canonicalOf, historyOf, ONE_UNIT } from './history.ts'
import { type Case, judge, type Verdict, type Ways, type Weighed, waysOf, weigh } from './judge.ts'
import { hardLimit, LIMITED_CONCEPTS, limitsOf } from './limits.ts'
import { panelOdds, panelVerdicts } from './panel.ts'
import { parseNumber } from './parse-number.ts'
import { type Beside, besideBell, isPressure } from './pressures.ts'
import { plainText, type Typed } from './repairs.ts'
import type { Bell } from './student.ts'
import { duplicateOf, timeVerdict } from './times.ts'

const MONTH_MS = 2_629_746_000
const ADULT_MONTHS = 216
const LIMITED = new Set(LIMITED_CONCEPTS)

const unassessed = (reason: string): Verdict => ({ level: 'unassessed', kind: null, reason, suggestion: null })

export type Placed = Readonly<{
  index: number
  entry: Entry
  concept: Concept
  ms: number
  typed: Typed | null
  case: Case | null
  past: readonly Past[]
  weighed: Weighed | null
}>

type Numeric = Readonly<{ value: number; text: string }>

function numberOf(entry: Entry): Numeric | null {
  if (typeof entry.value === 'string') return parseNumber(entry.value)
  if (!Number.isFinite(entry.value)) return null
  const written = entry.text === undefined ? null : parseNumber(entry.text)
  return written && written.value === entry.value ? written : { value: entry.value, text: String(entry.value) }
}

/** No unit given: still refused where no unit in use could make it possible. */
function withoutUnit(concept: Concept, value: number): Verdict {
  const units = [concept.unit, ...(limitsOf(concept.id)?.units ?? [])]
  const all = units.map((unit) => convert(value, unit, concept.unit, concept)).filter((x) => x !== null)
  const refused = hardLimit(concept.id, value)
  return refused && all.every((x) => hardLimit(concept.id, x))
    ? { ...refused, kind: 'range', suggestion: null }
    : unassessed(`No unit is given for ${concept.label.toLowerCase()}: it was not judged.`)
}

export function typedOf(entry: Entry, concept: Concept, number: Numeric): Typed | Verdict {
  const given = entry.unit?.trim() ? entry.unit : null
  if (given === null && !ONE_UNIT.has(concept.id)) return withoutUnit(concept, number.value)
  const unit = given === null || convert(1, given, concept.unit, concept) === 1 ? concept.unit : given
  const canonical = canonicalOf(number.value, given, concept)
  if (canonical === null)
    return unassessed(`${entry.unit} does not convert to ${concept.unit}: ${concept.label.toLowerCase()} was not judged.`)
  const decimals = unit === concept.unit ? (limitsOf(concept.id)?.decimals ?? 0) : 0
  const exact = /^\d+(\.\d+)?$/.test(number.text) ? number.text : plainText(Math.abs(number.value), decimals)
  const text = plainText(Number(exact), Math.max(decimals, exact.includes('.') ? exact.length - exact.indexOf('.') - 1 : 0))
  return { text, value: number.value, unit, canonical }
}

/** What the learned density says, by index of the entry. */
export type Learned = ReadonlyMap<number, Bell>
const NOT_LEARNED: Learned = new Map()

export type Setting = Readonly<{
  person: Person
  context: EntryContext
  history: ReadonlyMap<string, readonly Past[]>
  pressures: readonly Pressure[]
  /** What of an entry does not change with the learned density or with its neighbours, other pressures apart. */
  prepared: Map<Entry, Prepared>
}>

/** A number that can be judged, or what is said of the entry instead. */
type Prepared =
  | Readonly<{ verdict: Verdict }>
  | Readonly<{ concept: Concept; ms: number; typed: Typed; case: Case; past: readonly Past[]; ways: Ways }>

type Pressure = Readonly<{ index: number; id: string; ms: number; value: number }>

/** Pressures typed in the same list, so that each can be held against the others. */
function typedPressures(entries: readonly Entry[], nowMs: number): readonly Pressure[] {
  return entries.flatMap((entry, index) => {
    const concept = conceptOf(entry.code)
    const number = concept && isPressure(concept.id) ? numberOf(entry) : null
    const value = concept && number ? canonicalOf(number.value, entry.unit, concept) : null
    const ms = entry.time === undefined ? nowMs : (parseWhen(entry.time)?.ms ?? null)
    return concept && value !== null && ms !== null ? [{ index, id: concept.id, ms, value }] : []
  })
}

const MINUTE_MS = 60_000

function pressuresAt(setting: Setting, index: number, ms: number): Beside {
  const at: Record<string, number> = {}
  for (const id of ['sbp', 'dbp', 'map']) {
    const value =
      setting.pressures.find((one) => one.id === id && one.index !== index && Math.abs(one.ms - ms) < MINUTE_MS)?.value ??
      setting.history.get(id)?.find((past) => Math.abs(past.ms - ms) < MINUTE_MS)?.value
    if (value !== undefined && value > 0) at[id] = value
  }
  return at
}

function childAt(person: Person, ms: number): boolean | null {
  return person.birthMs === null ? null : (ms - person.birthMs) / MONTH_MS < ADULT_MONTHS
}

function prepareNumber(entry: Entry, index: number, concept: Concept, ms: number, setting: Setting): Prepared {
  const number = numberOf(entry)
  if (!number) return { verdict: unassessed(`${concept.label} needs a number.`) }
  const none = { verdict: unassessed(`There is no entry rule for ${concept.label.toLowerCase()}.`) }
  if (!LIMITED.has(concept.id)) return none
  const typed = typedOf(entry, concept, number)
  if ('level' in typed) return { verdict: typed }
  const past = setting.history.get(concept.id) ?? []
  const beside = isPressure(concept.id) ? besideBell(concept.id, pressuresAt(setting, index, ms), setting.history, ms) : null
  const earlier = past.filter((p) => p.ms !== ms)
  const expected = expectationOf(concept.id, setting.person, earlier, ms, beside)
  if (!expected) return none
  const one: Case = { concept, typed, expected, ms, child: childAt(setting.person, ms), shifts: setting.context.shifts }
  return { concept, ms, typed, case: one, past, ways: waysOf(one) }
}

function prepareOne(entry: Entry, index: number, setting: Setting): Prepared {
  const concept = conceptOf(entry.code)
  const time = entry.time === undefined ? setting.context.nowMs : (parseWhen(entry.time)?.ms ?? null)
  const wrongTime = timeVerdict(entry, time, setting.context, setting.person.birthMs)
  if (wrongTime) return { verdict: wrongTime }
  if (!concept) return { verdict: unassessed(`There is no entry rule for code ${entry.code}.`) }
  const coded = codedVerdict(concept, entry)
  if (coded) return { verdict: coded }
  return prepareNumber(entry, index, concept, time ?? setting.context.nowMs, setting)
}

function preparedOf(entry: Entry, index: number, setting: Setting): Prepared {
  const before = setting.prepared.get(entry)
  if (before) return before
  const made = prepareOne(entry, index, setting)
  setting.prepared.set(entry, made)
  return made
}

type Weighted = Placed & Readonly<{ case: Case; weighed: Weighed }>

function weighedOf(entry: Entry, index: number, setting: Setting, learned: Learned): Weighted | Verdict {
  const ready = preparedOf(entry, index, setting)
  if ('verdict' in ready) return ready.verdict
  const { concept, ms, typed, past, ways } = ready
  const one: Case = { ...ready.case, expected: { ...ready.case.expected, learned: learned.get(index) ?? null } }
  return { index, entry, concept, ms, typed, case: one, past, weighed: weigh(one, ways) }
}

type Assessed = Readonly<{ placed: Placed | null; verdict: Verdict }>

function assessOne(entry: Entry, index: number, setting: Setting, learned: Learned): Assessed {
  const placed = weighedOf(entry, index, setting, learned)
  return 'level' in placed ? { placed: null, verdict: placed } : { placed, verdict: judge(placed.case, placed.weighed) }
}

const RANK = { ok: 0, unassessed: 1, unusual: 2, implausible: 3, impossible: 4 } as const

/** What one value is asked about is not hidden by what is said of the whole panel. */
const hides = (a: Verdict, b: Verdict) => b.kind === 'wrong-patient' && RANK[a.level] >= RANK.implausible

/** The graver judgement stands, and of two alike the later one, which has seen more; a repair that was found is kept. */
function graver(a: Verdict, b: Verdict | undefined): Verdict {
  if (!b || RANK[b.level] < RANK[a.level] || hides(a, b)) return a
  return b.suggestion === null && a.suggestion !== null ? { ...a, level: b.level } : b
}

function verdictsOf(entries: readonly Entry[], setting: Setting, learned: Learned): Verdict[] {
  const assessed = entries.map((entry, index) => assessOne(entry, index, setting, learned))
  const placed = assessed.flatMap((one) => (one.placed ? [one.placed] : []))
  const together = panelVerdicts(placed, setting.history, setting.person)
  return assessed.map(({ placed: one, verdict }, index) =>
    graver(graver(verdict, one ? duplicateOf(one, placed) : undefined), together.get(index)),
  )
}

/** Said of the list or its time, not of one number: no repair of a number mends them. */
const NOT_OF_ONE: ReadonlySet<string | null> = new Set(['wrong-patient', 'stale-copy', 'future-time', 'duplicate'])

/** The list as it would be: what was kept of a pressure was held against the others as they were typed. */
function repairedSetting(setting: Setting, repaired: readonly Entry[]): Setting {
  const prepared = new Map([...setting.prepared].filter(([, one]) => 'verdict' in one || !isPressure(one.concept.id)))
  return { ...setting, pressures: typedPressures(repaired, setting.context.nowMs), prepared }
}

/** With every repair in place the list is judged once more; a repair that would be asked about itself is not offered. */
function withHoldingRepairs(
  entries: readonly Entry[],
  verdicts: readonly Verdict[],
  setting: Setting,
  learned: Learned,
): readonly Verdict[] {
  if (verdicts.every((verdict) => verdict.suggestion === null)) return verdicts
  const repaired = entries.map((entry, index): Entry => {
    const suggestion = verdicts[index]?.suggestion
    return suggestion ? { code: entry.code, ...suggestion, ...(entry.time === undefined ? {} : { time: entry.time }) } : entry
  })
  const again = verdictsOf(repaired, repairedSetting(setting, repaired), learned)
  return verdicts.map((verdict, index) => {
    const next = again[index]
    if (!verdict.suggestion || !next || RANK[next.level] < RANK.implausible || NOT_OF_ONE.has(next.kind)) return verdict
    const { kind, reason } = verdict.otherwise ?? {
      kind: 'range' as const,
      reason: 'This value does not fit, and what was meant is not clear.',
    }
    return { level: verdict.level, kind, reason, suggestion: null }
  })
}

/** What is judged with what: the person, the history by concept, and the values of the list that were typed. */
export function settingOf(context: EntryContext, entries: readonly Entry[]): Setting {
  const person: Person = { birthMs: parseWhen(context.birthDate)?.ms ?? null, sex: context.sex }
  return { person, context, history: historyOf(context.history), pressures: typedPressures(entries, context.nowMs), prepared: new Map() }
}

/** log odds that the laboratory values typed are another patient's (panel.ts); null where fewer than six have a past. */
export function strangerOdds(context: EntryContext, entries: readonly Entry[]): number | null {
  return panelOdds(placedOf(context, entries))
}

/** The entries that can be weighed, each with what is expected of it. */
export function placedOf(context: EntryContext, entries: readonly Entry[]): readonly Placed[] {
  const setting = settingOf(context, entries)
  return entries.flatMap((entry, index) => assessOne(entry, index, setting, NOT_LEARNED).placed ?? [])
}

/**
 * Chance that each number of the list is a slip, before the list is looked at as a whole; 0 where it was not weighed.
 * @param setting of this context and these entries, where it stands already
 */
export function slipChances(
  context: EntryContext,
  entries: readonly Entry[],
  learned: Learned,
  setting: Setting = settingOf(context, entries),
): readonly number[] {
  return entries.map((entry, index) => {
    const placed = weighedOf(entry, index, setting, learned)
    return 'level' in placed ? 0 : placed.weighed.posterior
  })
}

/**
 * @param learned what the learned density says of the entries, where it was asked (learned.ts)
 * @param setting of this context and these entries, where it stands already
 * @returns one flag for each entry, in their order. Never throws; same input, same flags.
 */
export function assessEntries(
  context: EntryContext,
  entries: readonly Entry[],
  learned: Learned = NOT_LEARNED,
  setting: Setting = settingOf(context, entries),
): Flag[] {
  const verdicts = withHoldingRepairs(entries, verdictsOf(entries, setting, learned), setting, learned)
  return verdicts.map(({ level, kind, reason, suggestion }, entry) => ({ entry, level, kind, reason, suggestion }))
}
