/** From what the check says to how it is shown in this chart: what was set aside, what came back, what is shown lower, each with its reason. */
import type { PatientFacts } from '../../chart/facts.ts'
import type { MedCheck, MedFinding, MedOverride, MedShown } from '../../contract/medication.ts'
import type { Asked } from '../check/tests.ts'
import type { Rule } from '../knowledge.ts'
import { drugsText, inputText, subjectOf } from './identity.ts'
import { lowered, whyLower } from './lower.ts'
import { reasonsFor } from './reasons.ts'

export type Presenting = Readonly<{
  facts: PatientFacts
  asked: Asked
  ruleOf: (id: string) => Rule | undefined
  /** Of this chart, oldest first. */
  overrides: readonly MedOverride[]
  /** Short hex text of a text (SHA-256 at the edge). */
  digest: (text: string) => string
}>

/** The last word that was said of the same data. */
function standing(history: readonly MedOverride[], inputHash: string): MedOverride | null {
  const last = history.findLast((one) => one.inputHash === inputHash)
  return last === undefined || last.reason === null ? null : last
}

function backBecause(history: readonly MedOverride[], { inputHash, drugsHash }: Pick<MedShown, 'inputHash' | 'drugsHash'>): string | null {
  const last = history.at(-1)
  if (last === undefined || last.reason === null || history.some((one) => one.inputHash === inputHash)) return null
  const what = last.drugsHash === drugsHash ? 'a value, a problem or the judgement' : 'a drug or a dose'
  return `Set aside by ${last.user} on ${last.at.slice(0, 10)}; ${what} has changed since.`
}

const groupOf = (rule: Rule | undefined, { kind }: MedFinding) => (rule !== undefined && 'group' in rule ? rule.group : kind)

function shown(presenting: Presenting, finding: MedFinding): MedFinding {
  const { facts, asked, ruleOf, overrides, digest } = presenting
  const subject = subjectOf(finding)
  const inputHash = digest(inputText(finding, facts))
  const drugsHash = digest(drugsText(finding, facts))
  const history = overrides.filter((one) => one.subject === subject)
  const why = whyLower({ finding, facts, asked, ruleOf, history, drugsHash })
  return {
    ...finding,
    tier: why === null ? finding.tier : lowered(finding.tier),
    shown: {
      subject,
      inputHash,
      drugsHash,
      ownTier: finding.tier,
      lowered: why,
      override: standing(history, inputHash),
      backBecause: backBecause(history, { inputHash, drugsHash }),
      reasons: reasonsFor(finding),
      group: groupOf(ruleOf(finding.rules[0] ?? ''), finding),
    },
  }
}

/** The same findings in the same order: what is lowered keeps its place in the list, so that nothing moves. */
export function present(check: MedCheck, presenting: Presenting): MedCheck {
  return { ...check, findings: check.findings.map((finding) => shown(presenting, finding)) }
}
