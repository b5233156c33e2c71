/** What a note says of how a drug is taken: the words behind its name, read by the grammar of orders. */
import type { DrugMatch } from '../contract/medication.ts'

export type NoteDose = Readonly<{
  /** The words of the order as they stand: name, strength, route, times. */
  text: string
  strength: string | null
  dose: DrugMatch['dose']
  form: string | null
  route: string | null
  perDay: number | null
  start: number
  end: number
}>

/** Longer tails are other sentences. */
const LONGEST = 140
const SAYS_SOMETHING =
  /\d|\b(?:daily|bid|tid|qid|qd|qhs|prn|po|iv|im|sc|subq|nightly|weekly|once|twice|every|tab|tablet|capsule|inhaler|patch|cream|puff|drip|infusion)\b/i
/** An order ends where another statement begins. */
const OVER =
  /[;\n\r]|\.(?=\s|$)|,?\s+(?:and|but|which|who|with|for|because|due|since|however|he|she|they|will|was|were|is|started|stopped|held|then|until)\s|,\s+(?!\d|once|twice|daily|every|q\d?|po\b|by\b|at\b|as\b|take|tab|cap|one|two|bid|tid)/i

/** @param until where the next thing that is named begins */
export function doseAfter(text: string, start: number, end: number, until: number, match: (text: string) => DrugMatch): NoteDose | null {
  const tail = text.slice(end, Math.min(until, end + LONGEST))
  const over = OVER.exec(tail)
  const said = (over === null ? tail : tail.slice(0, over.index)).replace(/[\s,:([-]+$/, '')
  if (!SAYS_SOMETHING.test(said)) return null
  const { strength, dose, form, route, perDay } = match(text.slice(start, end + said.length))
  if (strength === null && dose === null && route === null && perDay === null && form === null) return null
  return { text: text.slice(start, end + said.length), strength, dose, form, route, perDay, start, end: end + said.length }
}
