/** ConText over one sentence: is what is named denied, of the past, only possible, of another person? */
import type { Words } from '../words.ts'
import { NEGATION } from './negation.ts'
import { FAMILY, HISTORICAL, HYPOTHETICAL, OTHER_PERSON, UNCERTAIN } from './other.ts'
import { type Trigger, type TriggerFinder, type TriggerRows, triggerFinder } from './trigger.ts'

export type Context = Readonly<{
  negated: boolean
  historical: boolean
  hypothetical: boolean
  /** Named as a question ("rule out", "possible"): neither denied nor said to be there. */
  uncertain: boolean
  experiencer: 'patient' | 'family' | 'other'
}>

/** Words that a `near` phrase reaches over, and an `after` phrase back over. */
const NEAR = 6
const BACK = 9
const DIVIDES: ReadonlySet<string> = new Set([',', ';', ':', '(', ')', '-'])
const JOINS: ReadonlySet<string> = new Set(['or', 'and', 'nor'])

/** A sentence as words [from, to) of a note. */
export type Sentence = Readonly<{ from: number; to: number }>

type Reach = Readonly<{ list: number; near: number; back: number }>
type Effect = Readonly<{ find: TriggerFinder; reach: Reach }>

const EVERYTHING = Number.MAX_SAFE_INTEGER
const effect = (rows: TriggerRows, reach: Partial<Reach> = {}): Effect => ({
  find: triggerFinder(rows),
  reach: { list: EVERYTHING, near: NEAR, back: BACK, ...reach },
})

const EFFECTS = {
  negated: effect(NEGATION),
  historical: effect(HISTORICAL),
  hypothetical: effect(HYPOTHETICAL, { back: 1 }),
  family: effect(FAMILY),
  other: effect(OTHER_PERSON),
  uncertain: effect(UNCERTAIN, { list: 12 }),
}
type EffectName = keyof typeof EFFECTS

/** Whether something that ends a reach, or for short reaches a comma that begins no list, stands in [from, to). */
function isEnded(triggers: readonly Trigger[], from: number, to: number): boolean {
  return triggers.some((one) => one.role === 'ends' && one.from >= from && one.to <= to)
}

function isDivided(keys: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (DIVIDES.has(keys[at] ?? '') && !JOINS.has(keys[at + 1] ?? '')) return true
  return false
}

function acts(trigger: Trigger, triggers: readonly Trigger[], keys: readonly string[], mention: Sentence, reach: Reach): boolean {
  const { role, from, to } = trigger
  const isBefore = to <= mention.from
  if (role === 'list') return isBefore && mention.from - to <= reach.list && !isEnded(triggers, to, mention.from)
  if (role === 'near')
    return isBefore && mention.from - to <= reach.near && !isEnded(triggers, to, mention.from) && !isDivided(keys, to, mention.from)
  return (
    role === 'after' &&
    from >= mention.to &&
    from - mention.to <= reach.back &&
    !isEnded(triggers, mention.to, from) &&
    !isDivided(keys, mention.to, from)
  )
}

export type SentenceContext = (from: number, to: number) => Context

const crosses = (trigger: Trigger, from: number, to: number) => trigger.from < to && trigger.to > from

/** @returns what the sentence says of the words [from, to) in it; what stands inside them has no say */
export function contextIn({ keys }: Words, sentence: Sentence): SentenceContext {
  const found = new Map<EffectName, readonly Trigger[]>()
  const triggersOf = (name: EffectName, from: number, to: number): readonly Trigger[] => {
    const all = found.get(name) ?? EFFECTS[name].find(keys, sentence.from, sentence.to)
    found.set(name, all)
    if (!all.some((one) => crosses(one, from, to))) return all
    return [...EFFECTS[name].find(keys, sentence.from, from), ...EFFECTS[name].find(keys, to, sentence.to)]
  }
  return (from, to) => {
    const says = (name: EffectName) => {
      const triggers = triggersOf(name, from, to)
      return triggers.some((one) => acts(one, triggers, keys, { from, to }, EFFECTS[name].reach))
    }
    return {
      negated: says('negated'),
      historical: says('historical'),
      hypothetical: says('hypothetical'),
      uncertain: says('uncertain'),
      experiencer: says('family') ? 'family' : says('other') ? 'other' : 'patient',
    }
  }
}
