/** Short ways to write an interaction, so that a file of them reads as a table. */
import type { InteractionRule, Side, Source, Test } from '#app/medication/knowledge.ts'
import { type Grade, HOURS } from '../making.ts'

/** A class by its id, or a side with an ingredient, routes or a dose. */
export type Who = string | Side

type More = Readonly<
  Pick<InteractionRule, 'modifiers' | 'suppressIf' | 'washOutDays'> & { why?: string; onset?: InteractionRule['onset']; group?: string }
>

/** Name, who with whom, how bad, what may happen, what to do first, where it stands, and what is unlike the others of the table. */
export type Line = readonly [id: string, left: Who, right: Who, grade: Grade, effect: string, act: string, from: Source, more?: More]

const side = (who: Who): Side => (typeof who === 'string' ? { class: who } : who)

function ruleOf(group: string, why: string, onset: InteractionRule['onset'], line: Line): InteractionRule {
  const [id, left, right, [tier, severity], effect, management, source, { why: mechanism = why, ...more } = {}] = line
  return {
    group,
    onset,
    ...more,
    id,
    version: 1,
    kind: 'interaction',
    left: side(left),
    right: side(right),
    severity,
    tier,
    mechanism,
    effect,
    management,
    sources: [source],
  }
}

/** @param group findings of one group in one patient are one finding @param why the mechanism, where a line does not say its own */
export const interactions = (
  group: string,
  onset: InteractionRule['onset'],
  why: string,
  lines: readonly Line[],
): readonly InteractionRule[] => lines.map((line) => ruleOf(group, why, onset, line))

export const inr = (is: '<' | '<=' | '>' | '>=', value: number): Test => ({ lab: 'inr', is, value, unit: '{INR}', withinHours: HOURS.week })
export const magnesium = (is: '<' | '<=' | '>' | '>=', value: number): Test => ({
  lab: 'magnesium',
  is,
  value,
  unit: 'mg/dL',
  withinHours: HOURS.week,
})
