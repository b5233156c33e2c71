/** The same drug twice, and more of one class than is usual. */
import type { DuplicateRule, Source } from '../knowledge.ts'
import type { Checking } from './alike.ts'
import type { Drug } from './drugs.ts'
import type { Hit } from './hit.ts'
import { isSystemic } from './routes.ts'
import { stage } from './stage.ts'
import { type Taker, takersOf } from './takers.ts'
import { asWords } from './words.ts'

/** Fluids, flushes and supplements are given beside each other all day. */
const COUNTED: ReadonlySet<Drug['kind']> = new Set(['drug', 'unknown'])

const RECONCILIATION: readonly Source[] = [{ source: 'WHO, Medication safety in transitions of care (WHO/UHC/SDS/2019.9)', date: '2019' }]

type Same = Readonly<{ ingredient: string; first: Drug; second: Drug }>

function sameHit({ ingredient, first, second }: Same): Hit {
  const isIdentical = asWords(first.text) === asWords(second.text)
  const isOtherRoute = first.route !== null && second.route !== null && first.route !== second.route
  return {
    rule: 'same-ingredient',
    kind: 'duplicate',
    tier: isIdentical || isOtherRoute ? 'info' : 'passive',
    severity: isIdentical || isOtherRoute ? 'minor' : 'moderate',
    key: `duplicate ${ingredient}`,
    between: [ingredient],
    subject: ingredient,
    mechanism: 'The same ingredient is in both lines.',
    effect: isIdentical
      ? 'on the list already'
      : isOtherRoute
        ? 'on the list already by another route'
        : 'on the list already in another form or strength',
    management: 'Keep the one that is meant and stop the other, or confirm that both are.',
    evidence: RECONCILIATION,
    context: [second.text],
    facts: [first, second].flatMap(({ fact }) => fact ?? []),
  }
}

function sameIngredient({ present }: Checking, focus: readonly Drug[]): Hit[] {
  const place = new Map(focus.map((drug, index) => [drug, index]))
  const by = new Map<string, Drug[]>()
  for (const drug of present)
    if (COUNTED.has(drug.kind) && isSystemic(drug.route))
      for (const name of drug.ingredients) {
        const place = by.get(name)
        if (place === undefined) by.set(name, [drug])
        else place.push(drug)
      }
  return focus.flatMap((first, index) => {
    if (!COUNTED.has(first.kind) || !isSystemic(first.route)) return []
    return first.ingredients.flatMap((ingredient) => {
      const second = by.get(ingredient)?.find((other) => (place.get(other) ?? Infinity) > index && other !== first)
      return second === undefined ? [] : [sameHit({ ingredient, first, second })]
    })
  })
}

const isIn = ({ knowledge }: Checking, id: string, { drug, ingredient }: Taker): boolean =>
  knowledge.meets(ingredient, drug.route).classes.has(id)

function isAllowed(checking: Checking, rule: DuplicateRule, a: Taker, b: Taker): boolean {
  return (rule.allowed ?? []).some(
    ([left, right]) => (isIn(checking, left, a) && isIn(checking, right, b)) || (isIn(checking, right, a) && isIn(checking, left, b)),
  )
}

/** One per line and per ingredient: two lines of the same drug are the same drug twice, not two of the class. */
function membersOf(checking: Checking, rule: DuplicateRule): readonly Taker[] {
  const seen = new Set<string>()
  const takers = (takersOf(checking.knowledge, checking.present).get(rule.class) ?? []).filter((taker) => isIn(checking, rule.class, taker))
  return takers.filter(({ drug, ingredient }, index) => {
    if (takers[index - 1]?.drug === drug || (seen.has(ingredient) && !drug.ordered)) return false
    seen.add(ingredient)
    return true
  })
}

function classHit(checking: Checking, rule: DuplicateRule, focus: ReadonlySet<Drug>): Hit | null {
  const members = membersOf(checking, rule)
  if (members.length <= rule.atMost) return null
  const clashes = members
    .filter(({ drug }) => focus.has(drug))
    .map((one) => [one, ...members.filter((other) => other.ingredient !== one.ingredient && !isAllowed(checking, rule, one, other))])
  const most = clashes.reduce((a, b) => (b.length > a.length ? b : a), [] as readonly Taker[])
  const [first] = most
  if (first === undefined || most.length <= rule.atMost) return null
  const staged = stage({ ...checking, drug: first.drug }, rule)
  if (staged === null) return null
  return {
    rule: rule.id,
    kind: 'duplicate',
    tier: staged.tier,
    severity: staged.severity,
    key: `duplicate ${rule.group}`,
    between: [...new Set(most.map(({ ingredient }) => ingredient))],
    mechanism: rule.mechanism,
    effect: rule.effect,
    management: rule.management,
    evidence: rule.sources,
    context: staged.context,
    facts: [...most.flatMap(({ drug }) => drug.fact ?? []), ...staged.facts],
  }
}

export function duplicates(checking: Checking, focus: readonly Drug[]): Hit[] {
  const asked = new Set(focus)
  const classes = new Set(
    focus.flatMap((drug) => drug.ingredients.flatMap((name) => [...checking.knowledge.meets(name, drug.route).classes])),
  )
  const rules = checking.knowledge.duplicates.filter((rule) => classes.has(rule.class))
  return [...sameIngredient(checking, focus), ...rules.flatMap((rule) => classHit(checking, rule, asked) ?? [])]
}
