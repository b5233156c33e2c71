/** Are two records one person? Certain by rule, or a question for people: never merged by probability alone (docs/decisions/0007). */
export { type Comparison, compare, MAYBE_SCORE, type MatchVerdict } from './compare.ts'
export { matchKeys } from './keys.ts'
export { type MatchIdentifier, type MatchPerson, personOf } from './person.ts'
