/** Two drugs together. Pairs of one mechanism are one finding; a contraindicated pair stands for itself. */

import type { FactId } from '../../contract/ids.ts'
import type { InteractionRule, Side } from '../knowledge.ts'
import { type Alike, alike, type Checking, type End } from './alike.ts'
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

function contextOf(rule: InteractionRule, left: End, right: End, atMs: number): readonly string[] | null {
  const plain = rule.left.doseAtLeast === undefined && rule.right.doseAtLeast === undefined
  if (plain && left.drug.stoppedMs === null && right.drug.stoppedMs === null) return NONE
  const parts = [
    doseReached(rule.left, left),
    doseReached(rule.right, right),
    stillActs(rule, 'left', left, atMs),
    stillActs(rule, 'right', right, atMs),
  ]
  return parts.every((part) => part !== null) ? parts.flat() : null
}

/** A pair that meets a rule; `first` is the drug that is asked about, `pair` the number of its two ingredients. */
type Met = Readonly<{ rule: InteractionRule; first: End; second: End; staged: Staged; context: readonly string[]; pair: number }>

const MOST_INGREDIENTS = 65_536
const pairOf = (a: Alike, b: Alike) => Math.min(a.number, b.number) * MOST_INGREDIENTS + Math.max(a.number, b.number)
const pairKey = ({ rule, first, second }: Met): string => `${rule.group} ${[first.ingredient, second.ingredient].sort().join(' ')}`

/** @param pairs of one rule, shown alike: at least one */
function hitOf(pairs: readonly Met[], key: string): Hit[] {
  const [lead] = pairs
  if (lead === undefined) return []
  const { rule, staged } = lead
  const between = new Set<string>()
  const context = new Set<string>()
  const facts = new Set<FactId>()
  for (const { first, second, context: own } of pairs) {
    between.add(first.ingredient).add(second.ingredient)
    for (const said of own) context.add(said)
    for (const { drug } of [first, second]) if (drug.fact !== null) facts.add(drug.fact)
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
function contraindicated(met: readonly Met[]): ReadonlyMap<string, ReadonlySet<number>> {
  const by = new Map<string, Set<number>>()
  for (const { rule, staged, pair } of met) {
    if (staged.severity !== 'contraindicated') continue
    const known = by.get(rule.group)
    if (known === undefined) by.set(rule.group, new Set([pair]))
    else known.add(pair)
  }
  return by
}

/** Pairs of one rule and one way of showing it are one hit; a pair that is contraindicated takes every rule of its mechanism with it. */
function hitsOf(met: readonly Met[]): Hit[] {
  const alone = contraindicated(met)
  const by = new Map<InteractionRule, Met[][]>()
  const own: Met[] = []
  for (const one of met) {
    const { rule, staged, pair } = one
    if (alone.get(rule.group)?.has(pair)) {
      own.push(one)
      continue
    }
    const ways = by.get(rule) ?? []
    const way = ways.find(([lead]) => lead?.staged.tier === staged.tier && lead.staged.severity === staged.severity)
    if (way === undefined) by.set(rule, [...ways, [one]])
    else way.push(one)
  }
  return [
    ...own.flatMap((one) => hitOf([one], pairKey(one))),
    ...[...by].flatMap(([{ group }, ways]) => ways.flatMap((pairs) => hitOf(pairs, group))),
  ]
}

/** Ingredients of one product are meant to be together. */
const isOneLine = (a: Alike, b: Alike) => a.lines.length === 1 && b.lines.length === 1 && a.lines[0] === b.lines[0]

/** How a rule is shown; what asks of the patient alone is asked once. */
function stager({ person, knowledge, present }: Checking) {
  const remembered = new Map<InteractionRule, Staged | null>()
  return (rule: InteractionRule, drug: Drug): Staged | null => {
    const asked = { person, knowledge, present, drug }
    if (isAboutDrug(rule)) return stage(asked, rule)
    const before = remembered.get(rule)
    if (before !== undefined) return before
    const staged = stage(asked, rule)
    remembered.set(rule, staged)
    return staged
  }
}

type Sides = Readonly<{ left: Alike[]; right: Alike[] }>

/** By rule, who stands on which side of it: a pair is looked at only where a rule asks for it. */
function bySide(all: readonly Alike[]): ReadonlyMap<number, Sides> {
  const by = new Map<number, Sides>()
  const sidesOf = (index: number): Sides => {
    const known = by.get(index) ?? { left: [], right: [] }
    by.set(index, known)
    return known
  }
  for (const one of all) {
    for (const index of one.meets.left) sidesOf(index).left.push(one)
    for (const index of one.meets.right) sidesOf(index).right.push(one)
  }
  return by
}

/** Pairs of a rule of which one is asked about, each once although both may stand on both sides. */
function* pairsOf(
  { left, right }: Sides,
  isAsked: (one: Alike) => boolean,
): Generator<Readonly<{ left: Alike; right: Alike; both: boolean }>> {
  const [lefts, rights] = [new Set(left), new Set(right)]
  const askedRight = right.filter(isAsked)
  for (const a of left)
    for (const b of isAsked(a) ? right : askedRight) {
      if (a.end.ingredient === b.end.ingredient || isOneLine(a, b)) continue
      const both = rights.has(a) && lefts.has(b)
      if (!both || a.order < b.order) yield { left: a, right: b, both }
    }
}

/** @param focus drugs that are asked about, all of them taken or ordered now: each pair has one of them */
export function interactions(checking: Checking, focus: readonly Drug[]): Hit[] {
  const { person, knowledge, present, stopped } = checking
  const stagedOf = stager(checking)
  const asked = new Set(focus)
  const given = [...present, ...stopped].filter(({ kind }) => kind !== 'flush')
  const all = alike(knowledge, given)
  const first = new Set(all.filter(({ lines }) => lines.some((drug) => asked.has(drug))))
  const met: Met[] = []
  for (const [index, sides] of bySide(all)) {
    const rule = knowledge.interactions[index]
    if (rule === undefined || sides.left.length === 0 || sides.right.length === 0) continue
    for (const { left, right, both } of pairsOf(sides, (one) => first.has(one))) {
      const context = contextOf(rule, left.end, right.end, person.atMs) ?? (both ? contextOf(rule, right.end, left.end, person.atMs) : null)
      // The drug asked about stands first; of two, the one that stands first in the list.
      const isTurned = first.has(left) === first.has(right) ? left.order > right.order : first.has(right)
      const [a, b] = isTurned ? [right, left] : [left, right]
      const shown = context === null ? null : stagedOf(rule, a.end.drug)
      if (context !== null && shown !== null) met.push({ rule, first: a.end, second: b.end, staged: shown, context, pair: pairOf(a, b) })
    }
  }
  return hitsOf(met)
}
