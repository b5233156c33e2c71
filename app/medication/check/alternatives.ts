/** What can be done instead of a drug that a finding speaks against: only what this patient's own check of it does not find as grave. */
import type { MedAlternatives, MedCheck, MedFinding } from '../../contract/medication.ts'
import type { Alternative } from '../knowledge.ts'
import type { Checking } from './alike.ts'
import { type Drug, NO_DRUG } from './drugs.ts'
import { tierRank } from './hit.ts'
import { takersOf } from './takers.ts'

type Choice = Alternative['choices'][number]
type DrugChoice = Extract<Choice, { ingredient: string }>
type Judged = Pick<MedCheck, 'findings' | 'unchecked'>
/** The findings of one drug beside what is taken. */
export type Judge = (checking: Checking, focus: Drug) => Judged

/** Lines looked at for all alternatives of one answer together: of a list of hundreds, those of the gravest findings are worked out. */
const MOST_LINES = 2000

/** What there is to do anyway, or is only measured: no reason against a drug. */
const NO_REASON: ReadonlySet<string> = new Set(['monitoring'])

type Offered = MedAlternatives['offered'][number]
type Withheld = MedAlternatives['withheld'][number]
type Outcome = Readonly<{ offered: Offered } | { withheld: Withheld } | { open: true }>

const candidate = ({ ingredient, route }: DrugChoice): Drug => ({
  ...NO_DRUG,
  text: ingredient,
  ingredients: [ingredient],
  kind: 'drug',
  route: route ?? null,
  ordered: true,
})

const without = (checking: Checking, ingredient: string): Checking => ({
  ...checking,
  present: checking.present.filter(({ ingredients }) => !ingredients.includes(ingredient)),
})

/** @returns how alternatives of findings are found, the gravest finding first; null for a finding that has none */
export function offering(checking: Checking, judge: Judge): (finding: MedFinding) => MedAlternatives | null {
  const takers = takersOf(checking.knowledge, checking.present)
  let left = MOST_LINES
  const known = new Map<string, Judged>()
  const judged = (choice: DrugChoice, insteadOf: string): Judged | null => {
    const key = `${choice.ingredient}|${choice.route}|${insteadOf}`
    const before = known.get(key)
    if (before !== undefined) return before
    left -= checking.present.length + 1
    if (left < 0) return null
    const rest = without(checking, insteadOf)
    const drug = candidate(choice)
    const found = judge({ ...rest, present: [drug, ...rest.present] }, drug)
    known.set(key, found)
    return found
  }
  const outcome = (finding: MedFinding, { sources }: Alternative, insteadOf: string, choice: Choice): Outcome => {
    const evidence = [...sources]
    if ('measure' in choice) return { offered: { insteadOf, offer: choice.measure, kind: 'measure', open: null, evidence } }
    const offer = choice.ingredient
    if (takers.get(offer)?.some(({ ingredient }) => ingredient === offer))
      return { withheld: { insteadOf, offer, because: 'on the list already' } }
    const found = judged(choice, insteadOf)
    if (found === null) return { open: true }
    const against = found.findings.find(({ tier, kind }) => !NO_REASON.has(kind) && tierRank(tier) <= tierRank(finding.tier))
    if (against !== undefined) return { withheld: { insteadOf, offer, because: against.title } }
    const open = found.unchecked.map(({ because }) => because).join('; ')
    return { offered: { insteadOf, offer, kind: 'drug', open: open === '' ? null : open, evidence } }
  }
  return (finding) => {
    const outcomes = matching(checking, finding).flatMap(({ alternative, insteadOf }) =>
      alternative.choices.map((choice) => outcome(finding, alternative, insteadOf, choice)),
    )
    return outcomes.length === 0 ? null : gathered(outcomes)
  }
}

/** Alternatives for the drugs of a finding, by what each would replace. */
function matching({ knowledge, present }: Checking, { rules, between }: MedFinding) {
  const takers = takersOf(knowledge, present)
  const found = new Map<string, Readonly<{ alternative: Alternative; insteadOf: string }>>()
  for (const rule of rules)
    for (const alternative of knowledge.alternatives.get(rule) ?? [])
      for (const insteadOf of between) {
        const taker = takers.get(insteadOf)?.find(({ ingredient }) => ingredient === insteadOf)
        if (taker !== undefined && knowledge.isOf(alternative.replaces, insteadOf, taker.drug.route))
          found.set(`${alternative.id} ${insteadOf}`, { alternative, insteadOf })
      }
  return [...found.values()]
}

function gathered(outcomes: readonly Outcome[]): MedAlternatives {
  const offered = new Map<string, Offered>()
  const withheld = new Map<string, Withheld>()
  for (const one of outcomes) {
    if ('offered' in one) offered.set(`${one.offered.insteadOf}|${one.offered.offer}`, one.offered)
    if ('withheld' in one) withheld.set(`${one.withheld.insteadOf}|${one.withheld.offer}`, one.withheld)
  }
  const isOpen = outcomes.some((one) => 'open' in one)
  return {
    offered: [...offered.values()],
    withheld: [...withheld.values()],
    open: isOpen ? 'Not all were worked out: the list is too long. Check the order on its own.' : null,
  }
}
