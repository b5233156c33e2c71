/** Dialysis and kidney transplants as charts record them. */

import { prefilled } from '../asked.ts'
import { everHad, type Meaning, noBy } from '../conditions.ts'
import type { Context, Rule } from '../context.ts'
import { givenFlag } from '../given.ts'
import type { Exclusion } from '../group.ts'

/** ICD-10 N18.6, Z99.2, Z94.0. */
export const KIDNEY_REPLACEMENT: Meaning = {
  icd10: /^(N18\.?6|Z99\.?2|Z94\.?0)/,
  snomed: new Set(['46177005']),
  words: /dialysis|kidney transplant|end.stage renal/i,
  notWords: /family history|risk of|\bno\b|without|screening|suspected|rule out|heat ?stroke/i,
}

const recorded = ({ facts, atMs }: Context) => everHad(facts.conditions, atMs, [KIDNEY_REPLACEMENT])

/** What is to come cannot be told of somebody to whom it has come. */
export const onKidneyReplacement: Exclusion = (context, given) => {
  if (givenFlag(given, 'dialysis')) return 'dialysis'
  if (givenFlag(given, 'transplant') ?? givenFlag(given, 'kidney_transplant')) return 'a kidney transplant'
  const found = context ? recorded(context) : undefined
  return found ? `dialysis, a transplant or kidney failure in the record (${found.label})` : null
}

/** A problem list without dialysis says no; of somebody who has had it, how often this week is asked. */
export const dialysedInAWeek: Rule = prefilled((context) => {
  const { facts } = context
  const kept = facts.kept?.conditions ?? facts.conditions.length > 0
  return kept && !recorded(context) ? noBy('no dialysis recorded') : null
})
