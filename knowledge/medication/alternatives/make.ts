/** Short ways to write an alternative, so that a file of them reads as a table. */
import type { Alternative, Source } from '#app/medication/knowledge.ts'
import { names } from '../classes/make.ts'
import type { Who } from '../interactions/make.ts'

type Choice = Alternative['choices'][number]

/** What is done instead of giving another drug. */
export const measure = (words: string): Choice => ({ measure: words })
/** A drug by one route, where only that is the alternative. */
export const by = (ingredient: string, ...routes: readonly [NonNullable<Extract<Choice, { ingredient: string }>['route']>]): Choice => ({
  ingredient,
  route: routes[0],
})

/** Rules by their ids between commas, which drug of the finding is replaced, by what (names between commas, or choices), where it stands. */
export type Line = readonly [
  id: string,
  rules: string,
  replaces: Who,
  choices: string | readonly (string | Choice)[],
  from: Source | readonly Source[],
]

const listed = (choices: Line[3]): Choice[] =>
  (typeof choices === 'string' ? names(choices) : choices).map((one) => (typeof one === 'string' ? { ingredient: one } : one))

export const alternativesOf = (lines: readonly Line[]): readonly Alternative[] =>
  lines.map(([id, rules, replaces, choices, from]) => ({
    id,
    rules: [...names(rules)],
    replaces: typeof replaces === 'string' ? { class: replaces } : replaces,
    choices: listed(choices),
    sources: 'source' in from ? [from] : [...from],
  }))
