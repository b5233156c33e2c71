/**
 * What is done next: a mixture of simple experts (frequency, recency, one and two steps before, the marks of the chart, others with the role),
 * each weighed by how well it foretold this person's steps so far (Bayesian mixture with a fixed share: Herbster and Warmuth 1998,
 * doi 10.1023/A:1007424614876). Pure and without chance: the same visits give the same answer.
 */
import type { ActionId, StripReason } from '../contract/adaptive.ts'
import { type Tally, tally } from './tally.ts'
import { OPENING, previousOf, type Situation, type Visit } from './visits.ts'

export type Guess = Readonly<{ action: ActionId; p: number; reason: StripReason }>

export type StripModel = Readonly<{
  /** Learns one visit of this person. */
  learn(visit: Visit): void
  /** Learns one visit of somebody else with this role. */
  learnRole(role: string, visit: Visit): void
  /** Every action ever seen, likeliest first; ties by name. Shares sum to at most 1: the rest is what nobody has done yet. */
  guesses(situation: Situation): readonly Guess[]
  visits(): number
}>

/** Visits after which a habit counts half. */
const HALF_LIFE = 60
/** Weight that every expert gets back at each step, so that a change of habits is followed. */
const FIXED_SHARE = 0.02
/** The marks of a chart are not independent of each other: each counts less than whole. */
const MARK_POWER = 0.75
const RECENT_DECAY = 0.6

type Expert = 'often' | 'recent' | 'after' | 'after-two' | 'context' | 'role'
const EXPERTS: readonly Expert[] = ['often', 'recent', 'after', 'after-two', 'context', 'role']
type Shares = Readonly<Record<Expert, readonly number[]>>

const ALL = 'all'
const twoOf = ({ before }: Situation) => `${before.at(-2) ?? OPENING} ${before.at(-1) ?? OPENING}`

export function stripModel(): StripModel {
  const own = tally(HALF_LIFE)
  const others = tally(HALF_LIFE)
  const known: ActionId[] = []
  const isKnown = new Set<ActionId>()
  // The first step of a visit and the later ones have different best experts.
  const weights = { first: evenly(), later: evenly() }
  const weightsOf = (situation: Situation) => (situation.before.length === 0 ? weights.first : weights.later)
  let visits = 0
  let others_ = 0
  let role = ''

  const meet = (action: ActionId) => {
    if (isKnown.has(action)) return
    isKnown.add(action)
    known.push(action)
  }
  const sharesIn = (situation: Situation): Shares => {
    const often = oftenShares(own, others, known, role)
    const after = known.map((action, i) => own.share(`1 ${previousOf(situation)}`, action, often[i] ?? 0))
    return {
      often,
      recent: recentShares(own, known),
      after,
      'after-two': known.map((action, i) => own.share(`2 ${twoOf(situation)}`, action, after[i] ?? 0)),
      context: contextShares(own, known, after, situation),
      role: known.map((action, i) => others.share(`${role} ${previousOf(situation)}`, action, often[i] ?? 0)),
    }
  }

  return {
    visits: () => visits,
    learn(visit) {
      visits += 1
      visit.steps.forEach(({ action }, i) => {
        const situation = { before: visit.steps.slice(0, i).map((step) => step.action), tags: visit.tags }
        if (isKnown.has(action)) reweigh(weightsOf(situation), sharesIn(situation), known.indexOf(action))
        meet(action)
        own.add(ALL, action, visits)
        own.add(`1 ${previousOf(situation)}`, action, visits)
        own.add(`2 ${twoOf(situation)}`, action, visits)
        for (const tag of visit.tags) own.add(`m ${tag} ${previousOf(situation)}`, action, visits)
      })
      // A mark counts once a visit, however often the action was done.
      for (const action of new Set(visit.steps.map((step) => step.action))) {
        own.add('visit', action, visits)
        for (const tag of visit.tags) own.add(`t ${tag}`, action, visits)
      }
      for (const tag of visit.tags) own.add(`n ${tag}`, 'visit:any', visits)
    },
    learnRole(name, visit) {
      role = name
      others_ += 1
      visit.steps.forEach(({ action }, i) => {
        meet(action)
        others.add(`${name} ${visit.steps[i - 1]?.action ?? OPENING}`, action, others_)
        others.add(name, action, others_)
      })
    },
    guesses(situation) {
      const shares = sharesIn(situation)
      const weight = weightsOf(situation)
      const reasons = reasonsIn(own, situation, role, visits)
      return known
        .map((action, i) => {
          const parts = EXPERTS.map((expert) => ({ expert, p: weight[expert] * (shares[expert][i] ?? 0) }))
          const best = parts.reduce((a, b) => (b.p > a.p ? b : a))
          return { action, p: parts.reduce((sum, part) => sum + part.p, 0), reason: reasons(best.expert, action) }
        })
        .sort((a, b) => b.p - a.p || (a.action < b.action ? -1 : 1))
    },
  }
}

type Weights = Record<Expert, number>
const evenly = (): Weights => ({ often: 1 / 6, recent: 1 / 6, after: 1 / 6, 'after-two': 1 / 6, context: 1 / 6, role: 1 / 6 })

function reweigh(weights: Weights, shares: Shares, actual: number): void {
  const raw = EXPERTS.map((expert) => weights[expert] * Math.max(shares[expert][actual] ?? 0, 1e-9))
  const sum = raw.reduce((a, b) => a + b, 0)
  EXPERTS.forEach((expert, i) => {
    weights[expert] = (1 - FIXED_SHARE) * ((raw[i] ?? 0) / sum) + FIXED_SHARE / EXPERTS.length
  })
}

/** How often at all; leaning on what the role does, and that on "all alike". */
function oftenShares(own: Tally, others: Tally, known: readonly string[], role: string): readonly number[] {
  const even = 1 / (known.length + 1)
  return known.map((action) => own.share(ALL, action, others.share(role, action, even)))
}

function recentShares(own: Tally, known: readonly string[]): readonly number[] {
  const rank = new Map(own.recent().map((action, i) => [action, i]))
  return known.map((action) => {
    const at = rank.get(action)
    return at === undefined ? 0 : (1 - RECENT_DECAY) * RECENT_DECAY ** at
  })
}

/** What follows the step before, raised or lowered by each mark of the chart as far as charts with the mark differ from all charts. */
function contextShares(own: Tally, known: readonly string[], after: readonly number[], situation: Situation): readonly number[] {
  const previous = previousOf(situation)
  const raw = known.map((action, i) => {
    const base = after[i] ?? 0
    const lift = situation.tags.reduce((sum, tag) => sum + Math.log(own.share(`m ${tag} ${previous}`, action, base) / base), 0)
    return base * Math.exp(MARK_POWER * lift)
  })
  const sum = raw.reduce((a, b) => a + b, 0)
  const all = after.reduce((a, b) => a + b, 0)
  return sum > 0 ? raw.map((p) => (p / sum) * all) : raw
}

function reasonsIn(own: Tally, situation: Situation, role: string, visits: number): (expert: Expert, action: ActionId) => StripReason {
  const after = previousOf(situation)
  const byOften = (action: ActionId): StripReason => {
    const times = own.times('visit', action)
    return times > 0 ? { kind: 'often', times, of: visits } : { kind: 'role', role }
  }
  return (expert, action) => {
    switch (expert) {
      case 'after':
      case 'after-two': {
        const times = own.times(`1 ${after}`, action)
        return times > 0 ? { kind: 'after', after, times, of: own.of(`1 ${after}`) } : byOften(action)
      }
      case 'context':
        return markReason(own, situation.tags, action) ?? byOften(action)
      case 'recent':
        return { kind: 'recent' }
      case 'role':
        return { kind: 'role', role }
      case 'often':
        return byOften(action)
    }
  }
}

/** The mark with which the action goes together most. */
function markReason(own: Tally, tags: readonly string[], action: ActionId): StripReason | null {
  const marks = tags
    .map((tag) => ({ tag, times: own.times(`t ${tag}`, action), of: own.of(`n ${tag}`) }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times / b.of - a.times / a.of || b.times - a.times)
  return marks[0] ? { kind: 'context', ...marks[0] } : null
}
