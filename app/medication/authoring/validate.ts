/** Is the knowledge whole? Every class has members, every id is known, every rule can be reached, no two rules say different things of one pair. */

import { conceptById } from '../../terminology/concepts.ts'
import { convert } from '../../terminology/units.ts'
import { closure, type Members } from '../check/members.ts'
import { countsBy } from '../check/routes.ts'
import type { Alternative, DoseRule, InteractionRule, Knowledge, Rule, Side, Test } from '../knowledge.ts'
import { keyOf } from '../vocabulary/words.ts'
import { problemsOfDose } from './validate-doses.ts'

/** `gap`: a name that no text can lead to yet; it does no harm, and the report lists it. Everything else must not ship. */
export type Problem = Readonly<{ where: string; message: string; gap?: true }>

export const isError = ({ gap }: Problem): boolean => gap !== true

/** `isName`: whether the vocabulary knows an ingredient by this name; null where there is no vocabulary to ask. */
export type Ask = Readonly<{ knowledge: Knowledge; isName: ((ingredient: string) => boolean) | null }>

type Known = Readonly<{ members: ReadonlyMap<string, Members>; groups: ReadonlySet<string>; isName: Ask['isName'] }>

const DERIVED: Readonly<Record<string, string>> = { egfr: 'mL/min/{1.73_m2}', crcl: 'mL/min' }

function twice(what: string, ids: readonly string[]): Problem[] {
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    const isSeen = seen.has(id)
    seen.add(id)
    return isSeen ? [{ where: id, message: `this ${what} is there twice` }] : []
  })
}

function nameProblem(name: string, { isName }: Known, where: string): Problem[] {
  if (name !== name.toLowerCase() && name === name.toUpperCase()) return [{ where, message: `${name} is not written in lower case` }]
  return isName === null || isName(name) ? [] : [{ where, message: `${name} is no ingredient of the vocabulary`, gap: true }]
}

function classProblems({ knowledge }: Ask, known: Known): Problem[] {
  return knowledge.classes.flatMap(({ id, members, includes }) => {
    const unknown = (includes ?? []).filter((other) => !known.members.has(other))
    const empty = known.members.get(id)?.size === 0 ? [{ where: id, message: 'the class has no members' }] : []
    const names = members.flatMap((member) => nameProblem(typeof member === 'string' ? member : member.ingredient, known, id))
    return [...unknown.map((other) => ({ where: id, message: `it includes ${other}, which is not there` })), ...empty, ...names]
  })
}

function sideProblems(side: Side, known: Known, where: string): Problem[] {
  const problems: Problem[] = (side.says ?? [])
    .filter((word) => keyOf(word) !== word)
    .map((word) => ({ where, message: `"${word}" is not as words of a line are compared ("${keyOf(word)}")` }))
  if (side.class === undefined && side.ingredient === undefined)
    problems.push({ where, message: 'a side names neither class nor ingredient' })
  if (side.ingredient !== undefined) problems.push(...nameProblem(side.ingredient, known, where))
  if (side.class === undefined) return problems
  const members = known.members.get(side.class)
  if (members === undefined) return [...problems, { where, message: `there is no class ${side.class}` }]
  const { routes } = side
  const reached = routes === undefined || [...members.values()].some((own) => routes.some((route) => countsBy(own, route)))
  return reached ? problems : [...problems, { where, message: `no member of ${side.class} has a route of this side: it cannot be reached` }]
}

function labProblem(id: string, unit: string | null): string | null {
  const canonical = DERIVED[id] ?? conceptById(id)?.unit
  if (canonical === undefined) return `there is no result ${id}`
  if (unit === null || unit === canonical || (canonical === '' && unit === '')) return null
  return convert(1, canonical, unit, conceptById(id)) === null ? `${unit} is no unit of ${id}` : null
}

function testProblems(test: Test, known: Known): string[] {
  if ('all' in test) return test.all.flatMap((one) => testProblems(one, known))
  if ('any' in test) return test.any.flatMap((one) => testProblems(one, known))
  if ('not' in test) return testProblems(test.not, known)
  if ('condition' in test) return known.groups.has(test.condition) ? [] : [`there is no group of conditions ${test.condition}`]
  if ('lab' in test) return [labProblem(test.lab, test.unit)].filter((text) => text !== null)
  if ('measured' in test) return [labProblem(test.measured, null)].filter((text) => text !== null)
  if (!('taking' in test) || known.members.has(test.taking)) return []
  return nameProblem(test.taking, known, '').length === 0 ? [] : [`${test.taking} is neither a class nor an ingredient`]
}

/** Nobody is younger than nothing. */
const isAlways = (test: Test): boolean => 'age' in test && test.age === '>=' && test.years === 0

function testsOf(rule: Rule): readonly Test[] {
  if (rule.kind === 'dose') return (rule.lower ?? []).map(({ when }) => when)
  const own = 'when' in rule && rule.when !== undefined ? [rule.when] : []
  return [...own, ...(rule.modifiers ?? []).map(({ when }) => when), ...(rule.suppressIf === undefined ? [] : [rule.suppressIf])]
}

function modifierProblems(rule: Rule): string[] {
  if (rule.kind === 'dose') return []
  const seen = new Set<string>()
  let isOver = false
  return (rule.modifiers ?? []).flatMap(({ when }) => {
    const key = JSON.stringify(when)
    const message = isOver
      ? 'a modifier after one that always holds'
      : seen.has(key)
        ? 'a modifier with the same question as one before it'
        : null
    seen.add(key)
    isOver ||= isAlways(when)
    return message === null ? [] : [message]
  })
}

function sidesOf(rule: Rule): readonly Side[] {
  if (rule.kind === 'interaction') return [rule.left, rule.right]
  if (rule.kind === 'allergy') return [rule.allergen, rule.drug]
  if (rule.kind === 'duplicate') return [{ class: rule.class }, ...(rule.allowed ?? []).flat().map((id) => ({ class: id }))]
  return rule.kind === 'dose' ? [{ ingredient: rule.ingredient }] : [rule.drug]
}

function ruleProblems(rule: Rule, known: Known): Problem[] {
  const words = [...testsOf(rule).flatMap((test) => testProblems(test, known)), ...modifierProblems(rule)]
  const dose = rule.kind === 'dose' ? problemsOfDose(rule) : []
  return [
    ...sidesOf(rule).flatMap((side) => sideProblems(side, known, rule.id)),
    ...[...new Set([...words, ...dose])].map((message) => ({ where: rule.id, message })),
  ]
}

const sideKey = ({ class: id, ingredient, routes, doseAtLeast }: Side) => JSON.stringify([id, ingredient, routes?.toSorted(), doseAtLeast])

/** Two rules of the same two sides: the pair would be shown as the one or the other by chance of the order. */
function pairProblems(rules: readonly Rule[]): Problem[] {
  const by = new Map<string, InteractionRule>()
  return rules.flatMap((rule) => {
    if (rule.kind !== 'interaction') return []
    const key = [sideKey(rule.left), sideKey(rule.right)].sort().join(' ')
    const before = by.get(key)
    by.set(key, before ?? rule)
    if (before === undefined) return []
    if (before.group === rule.group) return [{ where: rule.id, message: `it says the same pair as ${before.id}` }]
    return before.tier === rule.tier
      ? []
      : [{ where: rule.id, message: `it shows the pair of ${before.id} as ${rule.tier}, not ${before.tier}` }]
  })
}

/** Two doses of one drug, route and age: which one holds? */
function doseOverlaps(rules: readonly Rule[]): Problem[] {
  const doses = rules.filter((rule): rule is Extract<Rule, { kind: 'dose' }> => rule.kind === 'dose')
  const overlap = (a: DoseRule, b: DoseRule) =>
    a.ingredient === b.ingredient &&
    a.routes.some((route) => b.routes.includes(route)) &&
    a.age.from < (b.age.to ?? Infinity) &&
    b.age.from < (a.age.to ?? Infinity)
  return doses.flatMap((rule, index) => {
    const other = doses.slice(0, index).find((before) => overlap(before, rule))
    return other === undefined ? [] : [{ where: rule.id, message: `it speaks of the same drug, route and age as ${other.id}` }]
  })
}

function groupProblems({ knowledge }: Ask): Problem[] {
  return knowledge.conditions
    .filter(({ icd10, icd9, snomed, words }) => [icd10, icd9, snomed, words].every((list) => (list ?? []).length === 0))
    .map(({ id }) => ({ where: id, message: 'a group of conditions without a code or a word finds nothing' }))
}

const namesOf = ({ class: id, ingredient }: Side, { members }: Known): ReadonlySet<string> =>
  new Set([...(ingredient === undefined ? [] : [ingredient]), ...(id === undefined ? [] : (members.get(id)?.keys() ?? []))])

function alternativeProblems({ id, rules, replaces, choices }: Alternative, ruleOf: ReadonlyMap<string, Rule>, known: Known): Problem[] {
  const own = namesOf(replaces, known)
  const ofRule = (name: string): string[] => {
    const rule = ruleOf.get(name)
    if (rule === undefined) return [`there is no rule ${name}`]
    const isMet = sidesOf(rule).some((side) => [...namesOf(side, known)].some((one) => own.has(one)))
    return isMet ? [] : [`no drug of the rule ${name} is one that it replaces`]
  }
  return [
    ...sideProblems(replaces, known, id),
    ...rules.flatMap(ofRule).map((message) => ({ where: id, message })),
    ...choices.flatMap((choice) => {
      if (!('ingredient' in choice)) return []
      const isSame = choice.ingredient === replaces.ingredient
      return isSame ? [{ where: id, message: `${choice.ingredient} is what it replaces` }] : nameProblem(choice.ingredient, known, id)
    }),
  ]
}

/** @returns every problem by its place; none is good. The shape itself is the schema's business. */
export function validate(ask: Ask): readonly Problem[] {
  const { classes, conditions, rules, alternatives } = ask.knowledge
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const known: Known = { members: closure(classes), groups: new Set(conditions.map(({ id }) => id)), isName: ask.isName }
  return [
    ...twice(
      'class',
      classes.map(({ id }) => id),
    ),
    ...twice(
      'group of conditions',
      conditions.map(({ id }) => id),
    ),
    ...twice(
      'rule',
      rules.map(({ id }) => id),
    ),
    ...classProblems(ask, known),
    ...groupProblems(ask),
    ...rules.flatMap((rule) => ruleProblems(rule, known)),
    ...pairProblems(rules),
    ...doseOverlaps(rules),
    ...twice(
      'alternative',
      alternatives.map(({ id }) => id),
    ),
    ...alternatives.flatMap((one) => alternativeProblems(one, ruleOf, known)),
  ]
}
