/** How a rule is shown in this patient: the first modifier that answers yes decides, and what is not known is said. */
import type { FactId } from '../../contract/ids.ts'
import type { MedicationSeverity, Modifier, Test, Tier } from '../knowledge.ts'
import { type Asked, ask, asksOfDrug } from './tests.ts'

export type Staged = Readonly<{
  tier: Tier
  severity: MedicationSeverity
  context: readonly string[]
  facts: readonly FactId[]
}>

type Stated = Readonly<{
  tier: Tier
  severity: MedicationSeverity
  modifiers?: readonly Modifier[] | undefined
  suppressIf?: Test | undefined
}>

/** @returns null where nothing is said */
export function stage(asked: Asked, rule: Stated): Staged | null {
  if (rule.suppressIf !== undefined && ask(asked, rule.suppressIf).is === true) return null
  const open: string[] = []
  const seen: string[] = []
  const facts: FactId[] = []
  for (const { when, tier, severity, because } of rule.modifiers ?? []) {
    const answer = ask(asked, when)
    if (answer.is === true)
      return { tier, severity: severity ?? rule.severity, context: [...new Set([because, ...answer.said])], facts: answer.facts }
    if (answer.is === null && tier !== rule.tier) open.push(...answer.said)
    // A value that was looked at and changes nothing is said too: whoever reads the finding would look for it.
    if (answer.is === false && answer.facts.length > 0) {
      seen.push(...answer.said)
      facts.push(...answer.facts)
    }
  }
  return { tier: rule.tier, severity: rule.severity, context: [...new Set([...seen, ...open])], facts }
}

const ASKS_OF_DRUG = new WeakMap<object, boolean>()

/** Whether the answer depends on which drug is asked about, and not on the patient alone. */
export function isAboutDrug(rule: Stated): boolean {
  const before = ASKS_OF_DRUG.get(rule)
  if (before !== undefined) return before
  const tests = [...(rule.modifiers ?? []).map(({ when }) => when), ...(rule.suppressIf === undefined ? [] : [rule.suppressIf])]
  const found = tests.some(asksOfDrug)
  ASKS_OF_DRUG.set(rule, found)
  return found
}
