/** A drug against what is known of the patient: conditions, kidney, liver, pregnancy, age, monitoring. */
import type { MedCheck } from '../../contract/medication.ts'
import type { PatientRule, Side, Test } from '../knowledge.ts'
import { keyOf } from '../vocabulary/words.ts'
import { alike, type Checking, type End } from './alike.ts'
import { type Drug, openName } from './drugs.ts'
import type { Hit } from './hit.ts'
import { doseReached } from './interactions.ts'
import type { Answer } from './patient.ts'
import { stage } from './stage.ts'
import { type Asked, ask } from './tests.ts'

export type Found = Readonly<{ hits: readonly Hit[]; unchecked: MedCheck['unchecked'] }>

/** The condition that made a rule apply, by its title. */
function conditionIn(asked: Asked, test: Test): string | null {
  if ('condition' in test) return ask(asked, test).is === true ? (asked.knowledge.groups.get(test.condition)?.group.title ?? null) : null
  const parts = 'all' in test ? test.all : 'any' in test ? test.any : []
  for (const part of parts) {
    const found = conditionIn(asked, part)
    if (found !== null) return found
  }
  return null
}

function hitOf(rule: PatientRule, asked: Asked, ingredient: string, dose: readonly string[], answer: Answer): Hit | null {
  const staged = stage(asked, rule)
  if (staged === null) return null
  const condition = rule.when === undefined ? null : conditionIn(asked, rule.when)
  return {
    rule: rule.id,
    kind: rule.kind,
    tier: staged.tier,
    severity: staged.severity,
    key: `${rule.kind} ${rule.group} ${ingredient}`,
    between: condition === null ? [ingredient] : [ingredient, condition],
    subject: condition === null ? ingredient : `${ingredient} with ${condition}`,
    mechanism: rule.mechanism,
    effect: rule.effect,
    management: rule.management,
    evidence: rule.sources,
    context: [...new Set([...dose, ...answer.said, ...staged.context])],
    facts: [...new Set([...(asked.drug.fact === null ? [] : [asked.drug.fact]), ...answer.facts, ...staged.facts])],
  }
}

const ALWAYS: Answer = { is: true, said: [], facts: [] }

/** The line of these that a rule is about: of a depot or a form, the one that says so. */
function lineOf({ says }: Side, lines: readonly Drug[]): Drug | undefined {
  if (says === undefined) return lines[0]
  return lines.find(({ text }) => says.some((word) => ` ${keyOf(text)} `.includes(` ${word} `)))
}

/** @param lines alike but for their words */
function ofIngredient(checking: Checking, lines: readonly Drug[], { drug: first, ingredient }: End): Found {
  const hits: Hit[] = []
  const unchecked: { drug: string; because: string }[] = []
  for (const rule of checking.knowledge.meets(ingredient, first.route).patient) {
    const drug = lineOf(rule.drug, lines)
    if (drug === undefined) continue
    const asked: Asked = { ...checking, drug }
    const dose = doseReached(rule.drug, { drug, ingredient })
    if (dose === null) continue
    const answer = rule.when === undefined ? ALWAYS : ask(asked, rule.when)
    if (answer.is === null && rule.askIfUnknown === true)
      unchecked.push({ drug: openName(drug, ingredient), because: answer.said.join('; ') })
    const hit = answer.is === true ? hitOf(rule, asked, ingredient, dose, answer) : null
    if (hit !== null) hits.push(hit)
  }
  return { hits, unchecked }
}

export function patientRules(checking: Checking, focus: readonly Drug[]): Found {
  const found = alike(checking.knowledge, focus).map(({ end, lines }) => ofIngredient(checking, lines, end))
  return { hits: found.flatMap(({ hits }) => hits), unchecked: found.flatMap(({ unchecked }) => unchecked) }
}
