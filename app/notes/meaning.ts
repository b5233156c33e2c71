/** How a mention is meant, in one word: what takes it furthest from "this patient has it now" is said. */
import type { MentionMeaning } from '../contract/notes.ts'
import type { NoteMention } from './read.ts'

export function meaningOf(mention: NoteMention): MentionMeaning {
  if (mention.experiencer !== 'patient') return mention.experiencer
  if (mention.negated) return 'negated'
  if (mention.hypothetical) return 'hypothetical'
  if (mention.uncertain) return 'uncertain'
  return mention.historical ? 'historical' : 'affirmed'
}
