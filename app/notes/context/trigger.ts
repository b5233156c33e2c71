/** Phrases that say how something is meant, ready to be found. */
import { type Automaton, automatonOf, leftmostLongest } from '../automaton.ts'
import { keysOf } from '../words.ts'
import { expand } from './phrases.ts'

/** `list`: acts on all that follows until something ends it; `near`: on the next words only; `after`: on what stands before it. */
export type Role = 'list' | 'near' | 'after' | 'nothing' | 'ends'
export type TriggerRows = Readonly<Record<Role, readonly string[]>>

export type Trigger = Readonly<{ role: Role; from: number; to: number }>

export type TriggerFinder = (keys: readonly string[], from: number, to: number) => readonly Trigger[]

const ROLES: readonly Role[] = ['nothing', 'list', 'near', 'after', 'ends']

/** The longest phrase at a place counts; a phrase of several roles has them all, unless it is one that means nothing. */
export function triggerFinder(rows: TriggerRows): TriggerFinder {
  const roles = new Map<string, Set<Role>>()
  for (const role of ROLES)
    for (const phrase of rows[role].flatMap(expand)) {
      const key = keysOf(phrase).join(' ')
      roles.set(key, (roles.get(key) ?? new Set()).add(role))
    }
  const phrases = [...roles.keys()]
  const automaton: Automaton = automatonOf(phrases.map((phrase) => phrase.split(' ')))
  return (keys, from, to) =>
    leftmostLongest(automaton.find(keys, from, to)).flatMap((hit) => {
      const own = roles.get(phrases[hit.phrase] ?? '') ?? new Set<Role>()
      return own.has('nothing')
        ? [{ role: 'nothing' as const, from: hit.from, to: hit.to }]
        : [...own].map((role) => ({ role, from: hit.from, to: hit.to }))
    })
}
