/**
 * New and worsening results with their course. A value is told with where it came from and how long that took; it is never said to be
 * of today. What changed little, got better or came late is told in one line each.
 */
import type { ChartPoint, ChartView, ResultRow } from '../../contract/chart.ts'
import type { Severity } from '../../contract/risk.ts'
import { isValue } from '../result-rows.ts'
import type { Since } from './since.ts'
import { listed, newestOf, type Said, sentence, spanText, whenText } from './words.ts'

type Numeric = ChartPoint & Readonly<{ value: number }>
type Kind = 'new' | 'worse' | 'same' | 'better' | 'back' | 'late'

/** How one row went since. `before`: what it is compared with. */
export type Course = Readonly<{ row: ResultRow; newest: Numeric; before: Numeric | null; kind: Kind; kidney: KidneyStage | null }>
type KidneyStage = Readonly<{ text: string; severity: Severity }>

const isNumeric = (point: ChartPoint): point is Numeric => isValue(point) && point.value !== null
const RANK: Readonly<Record<ChartPoint['state'], number>> = {
  normal: 0,
  unassessed: 0,
  low: 1,
  high: 1,
  'critical-low': 2,
  'critical-high': 2,
}
const side = (point: ChartPoint) => (point.state.endsWith('low') ? 'low' : point.state.endsWith('high') ? 'high' : 'none')

/** Further out by less than this part of the range's width reads as "about the same". For the length of the list, not a clinical limit. */
const LITTLE = 0.1

/** How far outside its range, in the row's unit; 0 within. A limit that is not known counts nothing. */
function outside({ range }: ResultRow, { value }: Numeric): number {
  if (!range) return 0
  return Math.max(0, range.low === null ? 0 : range.low - value, range.high === null ? 0 : value - range.high)
}

function widthOf({ range }: ResultRow): number {
  if (!range) return 0
  return range.low !== null && range.high !== null ? range.high - range.low : Math.abs(range.high ?? range.low ?? 0)
}

function kindOf(row: ResultRow, newest: Numeric, before: Numeric | null): Kind | null {
  const [now, then] = [RANK[newest.state], before === null ? 0 : RANK[before.state]]
  if (now === 0) return then > 0 && newest.state === 'normal' ? 'back' : null
  if (before === null || then === 0 || side(before) !== side(newest)) return 'new'
  if (now !== then) return now > then ? 'worse' : 'better'
  const change = outside(row, newest) - outside(row, before)
  if (Math.abs(change) <= LITTLE * widthOf(row)) return 'same'
  return change > 0 ? 'worse' : 'better'
}

/** KDIGO's stage, where the newest creatinine is what it stands on. */
function kidneyStage({ risks }: ChartView, newest: Numeric): KidneyStage | null {
  const row = risks.find(({ model }) => model === 'kdigo-aki')
  if (row?.status !== 'ok' || row.value === null || row.value < 1) return null
  const stands = row.contributions.some(({ facts }) => facts.includes(newest.fact))
  return stands ? { text: `KDIGO stage ${row.value}`, severity: row.severity } : null
}

function courseOf(view: ChartView, row: ResultRow, since: Since): Course | null {
  const values = row.points.filter(isNumeric)
  const fresh = values.filter(({ fact, ms }) => since.isNew(fact, ms))
  const newest = values.at(-1)
  if (!newest || fresh.length === 0) return null
  if (!fresh.includes(newest)) {
    const late = fresh.toSorted((a, b) => RANK[b.state] - RANK[a.state])[0]
    return late && RANK[late.state] > 0 ? { row, newest: late, before: null, kind: 'late', kidney: null } : null
  }
  const known = values.filter((value) => !fresh.includes(value)).at(-1)
  const before = known ?? (fresh[0] === newest ? null : (fresh[0] ?? null))
  const kidney = row.key === 'creatinine' ? kidneyStage(view, newest) : null
  const kind = kindOf(row, newest, before) ?? (kidney ? 'worse' : null)
  return kind && { row, newest, before, kind, kidney }
}

const rowsOf = (view: ChartView): readonly ResultRow[] => [...view.vitals, ...view.labs]

export const coursesOf = (view: ChartView, since: Since): readonly Course[] =>
  rowsOf(view).flatMap((row) => courseOf(view, row, since) ?? [])

const stateWord = (state: ChartPoint['state']) =>
  state.startsWith('critical') ? `critically ${state.slice('critical-'.length)}` : state === 'unassessed' ? 'not assessed' : state

const span = ({ before, newest }: Course) =>
  before?.ms == null || newest.ms === null || newest.ms <= before.ms ? '' : ` in ${spanText(newest.ms - before.ms)}`

/** "88 to 161 µmol/L in 30 h". */
export function courseText(course: Course): string {
  const { row, newest, before } = course
  const unit = row.unit ? ` ${row.unit}` : ''
  if (before === null) return `${newest.text}${unit}`
  return before.text === newest.text ? `${newest.text}${unit}, as before` : `${before.text} to ${newest.text}${unit}${span(course)}`
}

/** What it ends in: "critically high, KDIGO stage 1". */
export function endText({ newest, kidney }: Course): string {
  const word = newest.state === 'normal' && kidney ? null : stateWord(newest.state)
  return [word, kidney?.text ?? null].filter((part) => part !== null).join(', ')
}

const factsOf = ({ before, newest }: Course) => [...(before ? [before.fact] : []), newest.fact]

function parts({ row, newest, before }: Course): Said['parts'] {
  const reference = row.range
    ? `reference ${row.range.text}${row.unit ? ` ${row.unit}` : ''}`
    : `no range fits: ${row.rangeReason ?? 'not known'}`
  const first = before === null ? [{ text: 'first value here', facts: [] }] : []
  return [{ text: whenText(newest.at), facts: [newest.fact] }, { text: reference, facts: [] }, ...first]
}

function severityOf({ newest, kidney }: Course): Severity {
  if (RANK[newest.state] === 2) return 'high'
  return kidney?.severity === 'high' ? 'high' : 'medium'
}

function told(course: Course): Said {
  const { row, newest, before } = course
  return sentence({
    id: `result:${row.key}`,
    group: 'results',
    severity: severityOf(course),
    title: `${row.label} ${courseText(course)}, ${endText(course)}${before === null ? ' (first value here)' : ''}`,
    parts: parts(course),
    basis: 'result',
    facts: factsOf(course),
    at: newest.at,
  })
}

const brief = (course: Course) => `${course.row.label} ${courseText(course)}`

const FOLDED: readonly Readonly<{ kind: Kind; lead: string; severity: Severity; end: boolean }>[] = [
  { kind: 'late', lead: 'Outside their range, with newer values there already', severity: 'low', end: true },
  { kind: 'same', lead: 'Still outside their range, little changed', severity: 'low', end: true },
  { kind: 'better', lead: 'Better, still outside their range', severity: 'low', end: true },
  { kind: 'back', lead: 'Back within their range', severity: 'none', end: false },
]

function foldedOf(courses: readonly Course[]): Said[] {
  return FOLDED.flatMap(({ kind, lead, severity, end }) => {
    const own = courses.filter((course) => course.kind === kind)
    if (own.length === 0) return []
    const said = own.map((course) => `${brief(course)}${end ? `, ${endText(course)}` : ''}`)
    const [facts, at] = [own.flatMap(factsOf), newestOf(own.map(({ newest }) => newest.at))]
    return [sentence({ id: `results:${kind}`, group: 'results', severity, title: `${lead}: ${listed(said)}`, basis: 'result', facts, at })]
  })
}

/** Results in words (a culture, a smear) have no range: they are told as they stand. */
function inWords(view: ChartView, since: Since): Said[] {
  const fresh = view.labs.flatMap((row) => {
    const newest = row.points.filter(isValue).at(-1)
    return newest && newest.value === null && row.group !== 'Social history' && since.isNew(newest.fact, newest.ms) ? [{ row, newest }] : []
  })
  if (fresh.length === 0) return []
  const said = fresh.map(({ row, newest }) => `${row.label}: ${newest.text}`)
  return [
    sentence({
      id: 'results:words',
      group: 'results',
      severity: 'low',
      title: `New results in words, not assessed: ${listed(said)}`,
      basis: 'result',
      facts: fresh.map(({ newest }) => newest.fact),
      at: newestOf(fresh.map(({ newest }) => newest.at)),
    }),
  ]
}

/** @param spoken rows an alert speaks of already */
export function resultFindings(view: ChartView, since: Since, courses: readonly Course[], spoken: ReadonlySet<string>): Said[] {
  const own = courses.filter(({ row }) => !spoken.has(row.key))
  const alone = own.filter(({ kind }) => kind === 'new' || kind === 'worse')
  return [...alone.map(told), ...foldedOf(own), ...inWords(view, since)]
}
