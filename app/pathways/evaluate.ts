/** Pathways held against a chart: who is on which, and what of it is open. */
import { isoFromMs, parseWhen } from '../chart/when.ts'
import type { FactId } from '../contract/ids.ts'
import type { PathwayStep, PathwayView, StepMark } from '../contract/pathways.ts'
import type { Score } from '../contract/risk.ts'
import { type Answer, type Asked, ask, joined } from '../medication/check/tests.ts'
import type { Pathway, RiskTest, Step, When } from './shape.ts'

/** What a person said of a step, newest last. */
export type Mark = Readonly<{
  pathway: string
  step: string
  mark: StepMark
  /** When a `later` comes back. */
  untilMs: number | null
  reason: string
  user: string
  atMs: number
}>

type Risk = Pick<Score, 'model' | 'status' | 'value' | 'band' | 'outputs' | 'at' | 'reason' | 'contributions'>

export type Held = Readonly<{
  asked: Asked
  /** Newest score of each model. */
  risks: readonly Risk[]
  /** Title of a model, and its value with unit. */
  titleOf: (model: string) => string
  marks: readonly Mark[]
  atMs: number
}>

const HOUR_MS = 3_600_000
const AT_MOST_FACTS = 20

const factsOf = ({ contributions }: Risk): readonly FactId[] =>
  [...new Set(contributions.flatMap(({ facts }) => facts))].slice(0, AT_MOST_FACTS)

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value < 1 ? `${(value * 100).toFixed(1)} %` : value.toFixed(1)
}

function askRisk({ risks, titleOf }: Held, test: RiskTest): Answer {
  const risk = risks.find(({ model }) => model === test.risk)
  const title = titleOf(test.risk)
  if (risk?.status !== 'ok' || risk.value === null) return { is: null, said: [`${title} not known`], facts: [] }
  const at = risk.at === null ? '' : ` on ${risk.at.slice(0, 10)}`
  if ('bands' in test) {
    return { is: risk.band !== null && test.bands.includes(risk.band), said: [`${title} ${shown(risk.value)}${at}`], facts: factsOf(risk) }
  }
  const value = test.output === undefined ? risk.value : (risk.outputs[test.output] ?? null)
  if (value === null) return { is: null, said: [`${title} not known`], facts: [] }
  return { is: value >= test.atLeast, said: [`${title} ${shown(value)}${at}`], facts: factsOf(risk) }
}

export function answerTo(held: Held, when: When): Answer {
  if ('risk' in when) return askRisk(held, when)
  if ('every' in when)
    return joined(
      when.every.map((one) => answerTo(held, one)),
      false,
    )
  if ('some' in when)
    return joined(
      when.some.map((one) => answerTo(held, one)),
      true,
    )
  if ('no' in when) {
    const { is, ...rest } = answerTo(held, when.no)
    return { is: is === null ? null : !is, ...rest }
  }
  return ask(held.asked, when)
}

/** The newest time of what brought the patient onto the pathway: steps count from there. */
function sinceOf({ asked, risks, atMs }: Held, enter: Answer, when: When): number | null {
  const named = new Set(risksIn(when))
  const times = [
    ...risks.filter(({ model, status }) => named.has(model) && status === 'ok').flatMap(({ at }) => parseWhen(at)?.ms ?? []),
    ...asked.person.facts.observations.filter(({ id }) => enter.facts.includes(id)).flatMap(({ effective }) => effective?.ms ?? []),
  ].filter((ms) => ms <= atMs)
  return times.length > 0 ? Math.max(...times) : null
}

function risksIn(when: When): readonly string[] {
  if ('risk' in when) return [when.risk]
  if ('every' in when) return when.every.flatMap(risksIn)
  if ('some' in when) return when.some.flatMap(risksIn)
  return 'no' in when ? risksIn(when.no) : []
}

/** What a person said counts while it holds; a `later` until it is due. */
function markOf({ marks, atMs }: Held, pathway: Pathway, step: Step): Mark | null {
  const newest = marks.findLast((one) => one.pathway === pathway.id && one.step === step.id)
  if (!newest) return null
  const until = newest.mark === 'later' ? newest.untilMs : newest.atMs + step.holdsHours * HOUR_MS
  return until !== null && atMs < until ? newest : null
}

const STATUS = { done: 'done', later: 'later', 'not-applicable': 'not-applicable' } as const

function stepOf(held: Held, pathway: Pathway, step: Step, sinceMs: number | null): PathwayStep | null {
  const applies: Answer = step.when ? answerTo(held, step.when) : { is: true, said: [], facts: [] }
  if (applies.is === false) return null
  const byChart: Answer = step.done ? answerTo(held, step.done) : { is: false, said: [], facts: [] }
  const mark = markOf(held, pathway, step)
  const status = mark ? STATUS[mark.mark] : byChart.is === true ? 'done-by-chart' : 'open'
  const dueMs = sinceMs === null ? null : sinceMs + step.withinHours * HOUR_MS
  const told = status === 'done-by-chart' ? byChart : applies
  // What is lacking says more of an open step than that it applies.
  const lacking = status === 'open' && step.done ? byChart.said : []
  return {
    id: step.id,
    title: step.title,
    why: step.why,
    status,
    because: [...new Set([...told.said, ...lacking])],
    facts: [...told.facts],
    dueAt: dueMs === null ? null : isoFromMs(dueMs),
    overdue: status === 'open' && dueMs !== null && dueMs < held.atMs,
    by: mark?.user ?? null,
    at: mark ? isoFromMs(mark.atMs) : null,
    until: mark?.untilMs ? isoFromMs(mark.untilMs) : null,
    reason: mark && mark.reason !== '' ? mark.reason : null,
    source: step.source,
  }
}

function viewOf(held: Held, pathway: Pathway): PathwayView | null {
  const enter = answerTo(held, pathway.enter)
  if (enter.is !== true) return null
  const sinceMs = sinceOf(held, enter, pathway.enter)
  return {
    id: pathway.id,
    title: pathway.title,
    because: [...enter.said],
    facts: [...enter.facts],
    since: sinceMs === null ? null : isoFromMs(sinceMs),
    reviewed: pathway.reviewed,
    steps: pathway.steps.flatMap((step) => stepOf(held, pathway, step, sinceMs) ?? []),
  }
}

/** The pathways this patient is on, in the order given. */
export const pathwaysOf = (pathways: readonly Pathway[], held: Held): readonly PathwayView[] =>
  pathways.flatMap((pathway) => viewOf(held, pathway) ?? [])
