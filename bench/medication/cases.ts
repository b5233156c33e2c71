/** Cases and answers as they are read: one JSON object a line. */
import { z } from 'zod'
import { Case } from '#app/contract/case.ts'
import { MedFindingKind } from '#app/contract/medication.ts'
import { Tier } from '#app/medication/knowledge.ts'

/** Something must be found: of a kind (or one of several), between these, shown at least as `tier` and no louder than `atMost`. */
const Find = z.object({
  kind: z.union([MedFindingKind, z.array(MedFindingKind).min(1)]),
  between: z.array(z.string()),
  tier: Tier.optional(),
  atMost: Tier.optional(),
})

/** `find`: what must be found. `quiet`: nothing may interrupt. `status`: the state that must be said. */
const Expected = z.union([
  z.strictObject({ find: Find }),
  z.strictObject({ quiet: z.literal(true) }),
  z.strictObject({ status: z.enum(['checked', 'not-checked', 'expired']) }),
])

export const BenchCase = z.object({ category: z.string(), case: Case, expect: Expected, source: z.string() })
export type BenchCase = Readonly<z.infer<typeof BenchCase>>

/** What the judge reads of an answer of `medcheck`; another system may leave out the rest. */
export const Answer = z.object({
  status: z.string(),
  findings: z.array(z.object({ kind: z.string(), tier: z.string(), between: z.array(z.string()) })),
})
export type Answer = Readonly<z.infer<typeof Answer>>

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** @throws where a line is no case: a benchmark that skips cases measures nothing */
export const readCases = (text: string): readonly BenchCase[] => linesOf(text).map((line) => BenchCase.parse(JSON.parse(line)))

export function readAnswers(text: string): ReadonlyMap<string, Answer> {
  const Named = Answer.extend({ id: z.union([z.string(), z.number()]).transform(String) })
  return new Map(linesOf(text).map((line) => [Named.parse(JSON.parse(line)).id, Named.parse(JSON.parse(line))]))
}
