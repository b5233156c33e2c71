/** Two drugs together. Pairs of one mechanism are one finding; a contraindicated pair stands for itself. */

import type { FactId } from '../../contract/ids.ts'
import type { InteractionRule, Side } from '../knowledge.ts'
import { type Alike, alike, alikeInKind, type Checking, type End } from './alike.ts'
import { type Drug, doseIn } from './drugs.ts'
import type { Hit } from './hit.ts'
import { DAY_MS } from './patient.ts'
import { isAboutDrug, type Staged, stage } from './stage.ts'
import { amount, dayOf } from './words.ts'

/** Whether a side's dose is reached. @returns words where it is not known, null where it is not reached */
export function doseReached(side: Side, { drug, ingredient }: End): readonly string[] | null {
  const limit = side.doseAtLeast
  if (limit === undefined) return []
  const dose = doseIn(drug, ingredient, limit.unit, limit.per)
  if (dose === null) return [`dose of ${ingredient} not known`]
  return dose >= limit.value ? [`${ingredient} ${amount(dose)} ${limit.unit} a ${limit.per}`] : null
}

/** A stopped drug counts while the rule says that it still acts. @returns words, or null where it does not count */
function stillActs(rule: InteractionRule, at: 'left' | 'right', { drug, ingredient }: End, atMs: number): readonly string[] | null {
  if (drug.stoppedMs === null) return []
  const days = rule.washOutDays?.[at]
  if (days === undefined || atMs - drug.stoppedMs >= days * DAY_MS) return null
  return [`${ingredient} stopped on ${dayOf(drug.stoppedMs)}: it acts for ${days} days`]
}

const NONE: readonly string[] = []

const asksDose = ({ left, right }: InteractionRule): boolean => left.doseAtLeast !== undefined || right.doseAtLeast !== undefined

function contextOf(rule: InteractionRule, left: End, right: End, atMs: number): readonly string[] | null {
  if (!asksDose(rule) && left.drug.stoppedMs === null && right.drug.stoppedMs === null) return NONE
  const parts = [
    doseReached(rule.left, left),
    doseReached(rule.right, right),
    stillActs(rule, 'left', left, atMs),
    stillActs(rule, 'right', right, atMs),
  ]
  return parts.every((part) => part !== null) ? parts.flat() : null
}

/** A pair that meets a rule; `first` is the drug that is asked about, `pair` the number of its two ingredients. */
type Met = Readonly<{ first: Alike; second: Alike; staged: Staged; context: readonly string[]; pair: number }>
type RuleMet = Readonly<{ rule: InteractionRule; pairs: readonly Met[] }>

const MOST_INGREDIENTS = 65_536
const pairOf = (a: Alike, b: Alike) => Math.min(a.number, b.number) * MOST_INGREDIENTS + Math.max(a.number, b.number)
const pairKey = ({ group }: InteractionRule, { first, second }: Met): string =>
  `${group} ${[first.end.ingredient, second.end.ingredient].sort().join(' ')}`

/** @param pairs of one rule, shown alike: at least one */
function hitOf(rule: InteractionRule, pairs: readonly Met[], key: string): Hit[] {
  const [lead] = pairs
  if (lead === undefined) return []
  const { staged } = lead
  const seen = new Set<Alike>()
  const context = new Set<string>()
  for (const { first, second, context: own } of pairs) {
    seen.add(first).add(second)
    for (const said of own) context.add(said)
  }
  const between = new Set<string>()
  const facts = new Set<FactId>()
  for (const { end, lines } of seen) {
    between.add(end.ingredient)
    for (const { fact } of lines) if (fact !== null) facts.add(fact)
  }
  const told = { mechanism: rule.mechanism, effect: rule.effect, management: rule.management, evidence: rule.sources }
  return [
    {
      rule: rule.id,
      kind: 'interaction',
      tier: staged.tier,
      severity: staged.severity,
      key: `interaction ${key}`,
      between: [...between],
      ...told,
      context: [...context, ...staged.context],
      facts: [...facts, ...staged.facts],
    },
  ]
}

/** Pairs with something contraindicated between them, by group. */
function contraindicated(met: readonly RuleMet[]): ReadonlyMap<string, ReadonlySet<number>> {
  const by = new Map<string, Set<number>>()
  for (const { rule, pairs } of met)
    for (const { staged, pair } of pairs) {
      if (staged.severity !== 'contraindicated') continue
      const known = by.get(rule.group)
      if (known === undefined) by.set(rule.group, new Set([pair]))
      else known.add(pair)
    }
  return by
}

const isSameWay = (a: Staged, b: Staged): boolean => a === b || (a.tier === b.tier && a.severity === b.severity)

/** Pairs by the way they are shown. */
function waysOf(pairs: readonly Met[]): readonly (readonly Met[])[] {
  const ways: Met[][] = []
  for (const one of pairs) {
    const way = ways.find(([lead]) => lead !== undefined && isSameWay(lead.staged, one.staged))
    if (way === undefined) ways.push([one])
    else way.push(one)
  }
  return ways
}

/** Pairs of one rule and one way of showing it are one hit; a pair that is contraindicated takes every rule of its mechanism with it. */
function hitsOf(met: readonly RuleMet[]): Hit[] {
  const alone = contraindicated(met)
  const [own, shared]: [Hit[], Hit[]] = [[], []]
  for (const { rule, pairs } of met) {
    const apart = alone.get(rule.group)
    const together = apart === undefined ? pairs : pairs.filter(({ pair }) => !apart.has(pair))
    if (apart !== undefined) for (const one of pairs) if (apart.has(one.pair)) own.push(...hitOf(rule, [one], pairKey(rule, one)))
    for (const way of waysOf(together)) shared.push(...hitOf(rule, way, rule.group))
  }
  return [...own, ...shared]
}

/** Ingredients of one product are meant to be together. */
const isOneLine = (a: Alike, b: Alike) => a.lines.length === 1 && b.lines.length === 1 && a.lines[0] === b.lines[0]

/** How a rule is shown for a drug; what asks of the patient alone is asked once. */
function stager({ person, knowledge, present }: Checking, rule: InteractionRule): (drug: Drug) => Staged | null {
  if (isAboutDrug(rule)) return (drug) => stage({ person, knowledge, present, drug }, rule)
  let staged: Staged | null | undefined
  return (drug) => {
    if (staged === undefined) staged = stage({ person, knowledge, present, drug }, rule)
    return staged
  }
}

type Sides = Readonly<{ left: Alike[]; right: Alike[] }>

/** By rule, who stands on which side of it: a pair is looked at only where a rule asks for it. */
function bySide(all: readonly Alike[]): ReadonlyMap<number, Sides> {
  const by = new Map<number, Sides>()
  const sidesOf = (index: number): Sides => {
    const known = by.get(index)
    if (known !== undefined) return known
    const made: Sides = { left: [], right: [] }
    by.set(index, made)
    return made
  }
  for (const one of all) {
    for (const index of one.meets.left) sidesOf(index).left.push(one)
    for (const index of one.meets.right) sidesOf(index).right.push(one)
  }
  return by
}

type IsAsked = (one: Alike) => boolean
type Take = (left: Alike, right: Alike, both: boolean) => void

/** Pairs of a rule of which one is asked about, each once although both may stand on both sides (`both`). */
function forPairs({ left, right }: Sides, isAsked: IsAsked, take: Take): void {
  const [lefts, rights] = [new Set(left), new Set(right)]
  const askedRight = right.filter(isAsked)
  for (const a of left) {
    const isOnBoth = rights.has(a)
    for (const b of isAsked(a) ? right : askedRight) {
      if (a.number === b.number || isOneLine(a, b)) continue
      const both = isOnBoth && lefts.has(b)
      if (!both || a.order < b.order) take(a, b, both)
    }
  }
}

function pairsOf(checking: Checking, rule: InteractionRule, sides: Sides, isAsked: IsAsked): readonly Met[] {
  const { atMs } = checking.person
  const stagedOf = stager(checking, rule)
  const pairs: Met[] = []
  forPairs(sides, isAsked, (left, right, both) => {
    const context = contextOf(rule, left.end, right.end, atMs) ?? (both ? contextOf(rule, right.end, left.end, atMs) : null)
    if (context === null) return
    // The drug asked about stands first; of two, the one that stands first in the list.
    const isTurned = isAsked(left) === isAsked(right) ? left.order > right.order : isAsked(right)
    const [first, second] = isTurned ? [right, left] : [left, right]
    const staged = stagedOf(first.end.drug)
    if (staged !== null) pairs.push({ first, second, staged, context, pair: pairOf(left, right) })
  })
  return pairs
}

/** Of the rules that ask for doses, or of those that do not: what their pairs are made of differs. */
function metBy(checking: Checking, all: readonly Alike[], asked: ReadonlySet<Drug>, isOfDose: boolean): readonly RuleMet[] {
  const isAskedAt = all.map(({ lines }) => lines.some((drug) => asked.has(drug)))
  const isAsked: IsAsked = ({ order }) => isAskedAt[order] === true
  return [...bySide(all)].flatMap(([index, sides]) => {
    const rule = checking.knowledge.interactions[index]
    if (rule === undefined || asksDose(rule) !== isOfDose || sides.left.length === 0 || sides.right.length === 0) return []
    const pairs = pairsOf(checking, rule, sides, isAsked)
    return pairs.length > 0 ? [{ rule, pairs }] : []
  })
}

/** @param focus drugs that are asked about, all of them taken or ordered now: each pair has one of them */
export function interactions(checking: Checking, focus: readonly Drug[]): Hit[] {
  const { knowledge, present, stopped } = checking
  const given = [...present, ...stopped].filter(({ kind }) => kind !== 'flush')
  const asked = new Set(focus)
  const inKind = alikeInKind(knowledge, given)
  const inDose = alike(knowledge, given)
  return hitsOf([...metBy(checking, inKind, asked, false), ...metBy(checking, inDose, asked, true)])
}
