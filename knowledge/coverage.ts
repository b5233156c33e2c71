/** What the knowledge covers and what it does not, for whoever writes the next rule. */

import { isError, type Problem } from '#app/medication/authoring/validate.ts'
import { closure } from '#app/medication/check/members.ts'
import type { Knowledge, Rule, Side } from '#app/medication/knowledge.ts'
import { COMMONEST } from './medication/commonest.ts'

const sidesOf = (rule: Rule): readonly Side[] => {
  if (rule.kind === 'interaction') return [rule.left, rule.right]
  if (rule.kind === 'allergy') return [rule.allergen, rule.drug]
  if (rule.kind === 'duplicate') return [{ class: rule.class }]
  return rule.kind === 'dose' ? [{ ingredient: rule.ingredient }] : [rule.drug]
}

/** Classes no rule asks for, also not through a class that includes them or in a question about what else is taken. */
function unused({ classes, rules }: Knowledge): string[] {
  const text = JSON.stringify(rules)
  const used = new Set(classes.filter(({ id }) => text.includes(`"${id}"`)).map(({ id }) => id))
  const byId = new Map(classes.map((one) => [one.id, one]))
  for (const id of used) for (const inside of byId.get(id)?.includes ?? []) used.add(inside)
  return classes.map(({ id }) => id).filter((id) => !used.has(id))
}

function coveredBy({ classes, rules }: Knowledge, kinds: (rule: Rule) => boolean): ReadonlySet<string> {
  const members = closure(classes)
  const sides = rules.filter(kinds).flatMap(sidesOf)
  return new Set(sides.flatMap((side) => [...(side.ingredient ? [side.ingredient] : []), ...(members.get(side.class ?? '')?.keys() ?? [])]))
}

const line = (title: string, names: readonly string[]) => `${title}: ${names.length}${names.length > 0 ? ` (${names.join(', ')})` : ''}`

/** @returns lines of text */
export function coverage(knowledge: Knowledge, problems: readonly Problem[]): readonly string[] {
  const { classes, conditions, rules } = knowledge
  const kinds = [...new Set(rules.map(({ kind }) => kind))].sort()
  const any = coveredBy(knowledge, () => true)
  const dosed = coveredBy(knowledge, ({ kind }) => kind === 'dose')
  const interruptive = rules.filter((rule) => rule.tier === 'interruptive').length
  return [
    `Edition ${knowledge.version}, reviewed ${knowledge.reviewed}, expires ${knowledge.expires}`,
    `${classes.length} classes, ${conditions.length} groups of conditions, ${rules.length} rules (${interruptive} interruptive before context)`,
    ...kinds.map((kind) => `  ${kind}: ${rules.filter((rule) => rule.kind === kind).length}`),
    `Alternatives: ${knowledge.alternatives.length}, for ${new Set(knowledge.alternatives.flatMap((one) => one.rules)).size} rules`,
    `Ingredients that some rule speaks of: ${any.size}`,
    line('Classes without a rule', unused(knowledge)),
    line(
      `Of the ${COMMONEST.length} commonest ingredients, without any rule`,
      COMMONEST.filter((name) => !any.has(name)),
    ),
    line(
      `Of the ${COMMONEST.length} commonest ingredients, without a dose rule`,
      COMMONEST.filter((name) => !dosed.has(name)),
    ),
    line('Names the vocabulary does not have', [
      ...new Set(problems.filter((one) => !isError(one)).map(({ message }) => message.split(' is no ingredient')[0] ?? '')),
    ]),
    `Problems: ${problems.filter(isError).length}`,
    ...problems.filter(isError).map(({ where, message }) => `  ${where}: ${message}`),
  ]
}
