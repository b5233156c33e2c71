/** A drug against the allergies: the same drug, its class, and what cross-reacts. One finding for each allergy and drug. */
import type { AllergyRule, MedicationSeverity, Side, Source, Tier } from '../knowledge.ts'
import type { Checking } from './alike.ts'
import type { Allergen } from './allergens.ts'
import type { Drug } from './drugs.ts'
import type { Hit } from './hit.ts'
import type { Reaction } from './reactions.ts'
import { stage } from './stage.ts'
import { dayOf } from './words.ts'

type Relation = AllergyRule['relation'] | 'same-ingredient'

/** What is nearest to the allergy is what is said. */
const NEARNESS: Readonly<Record<Relation, number>> = {
  'same-ingredient': 0,
  'same-class': 1,
  'same-side-chain': 2,
  'not-cross-reactive': 3,
  'cross-reactive': 4,
}

const REACTION: Readonly<Record<Reaction, string>> = {
  severe: 'severe reaction recorded',
  rash: 'reaction of the skin recorded',
  intolerance: 'recorded as an intolerance',
  unknown: 'reaction not recorded',
}

const TIERS: readonly Tier[] = ['interruptive', 'passive', 'info']
const lower = (tier: Tier): Tier => TIERS[Math.min(TIERS.indexOf(tier) + 1, TIERS.length - 1)] ?? 'info'
const atMost = (tier: Tier, limit: Tier): Tier => (TIERS.indexOf(tier) < TIERS.indexOf(limit) ? limit : tier)

/** The same drug, or a class named as such: it interrupts unless what happened was no allergy. */
function sameTier(reaction: Reaction): Readonly<{ tier: Tier; severity: MedicationSeverity }> {
  if (reaction === 'severe') return { tier: 'interruptive', severity: 'contraindicated' }
  if (reaction === 'intolerance') return { tier: 'passive', severity: 'moderate' }
  return { tier: 'interruptive', severity: 'serious' }
}

/** Cross-reaction is a possibility: only after a severe reaction does it keep its whole weight. */
function crossTier(tier: Tier, reaction: Reaction, tolerated: boolean): Tier {
  if (tolerated) return lower(reaction === 'severe' || reaction === 'unknown' ? tier : atMost(tier, 'passive'))
  if (reaction === 'intolerance') return 'info'
  return reaction === 'rash' ? atMost(tier, 'passive') : tier
}

const SAME: readonly Source[] = [
  {
    source: 'Joint Task Force on Practice Parameters, Drug allergy: a 2022 practice parameter update (doi 10.1016/j.jaci.2022.08.028)',
    date: '2022',
  },
]

type Meeting = Readonly<{ allergen: Allergen; drug: Drug; ingredient: string }>

/** Taken after the allergy was recorded, or taken now in spite of it. */
function toleratedSince({ present, stopped, person }: Checking, { allergen, drug, ingredient }: Meeting): string | null {
  const recorded = allergen.allergy.recorded?.ms ?? null
  const taken = [...present, ...stopped].find((other) => {
    if (other === drug || other.ordered || !other.ingredients.includes(ingredient)) return false
    if (recorded === null) return other.stoppedMs === null
    return (other.startMs ?? -Infinity) > recorded && (other.startMs ?? 0) < person.atMs
  })
  if (taken === undefined) return null
  return `${ingredient} taken${taken.startMs === null ? '' : ` since ${dayOf(taken.startMs)}`} with this allergy on record`
}

const nameOf = ({ name }: Allergen) => name.toLowerCase()

function sameHit(meeting: Meeting): Hit {
  const { allergen, drug, ingredient } = meeting
  const what = nameOf(allergen)
  const isIntolerance = allergen.reaction === 'intolerance'
  return {
    rule: allergen.ingredients.includes(ingredient) ? 'same-ingredient-allergy' : 'same-class-allergy',
    kind: 'allergy',
    ...sameTier(allergen.reaction),
    key: `allergy ${allergen.allergy.id} ${allergen.name} ${ingredient}`,
    between: what === ingredient ? [ingredient] : [ingredient, what],
    subject: what === ingredient ? `${ingredient} allergy` : `${ingredient} with ${what} allergy`,
    mechanism: isIntolerance
      ? 'What happened before was an effect of the drug; it may happen again.'
      : 'The immune system may answer the drug again, faster and harder than before.',
    effect: isIntolerance ? 'not tolerated before' : 'allergic reaction',
    management: isIntolerance
      ? 'Ask what happened; give it with a lower dose or a measure against the effect, or choose another drug.'
      : 'Choose another drug; if the record is doubtful, clarify the allergy first.',
    evidence: SAME,
    context: [`${what}: ${allergen.allergy.reaction ?? REACTION[allergen.reaction]}`],
    facts: [allergen.allergy.id, ...(drug.fact === null ? [] : [drug.fact])],
  }
}

/** Whether the allergy is about something of this side: an ingredient of it, or a class that is wholly in it. */
function isAllergen(checking: Checking, side: Side, allergen: Allergen): boolean {
  const { knowledge } = checking
  if (allergen.ingredients.some((name) => knowledge.isOf({ ...side, routes: undefined }, name, null))) return true
  if (side.class === undefined) return false
  const whole = knowledge.members.get(side.class)
  return allergen.classes.some((id) => {
    if (id === side.class) return true
    const part = knowledge.members.get(id)
    return part !== undefined && whole !== undefined && part.size > 0 && [...part.keys()].every((name) => whole.has(name))
  })
}

const isStatedClass = ({ knowledge }: Checking, { allergen, drug, ingredient }: Meeting): boolean => {
  const { classes } = knowledge.meets(ingredient, drug.route)
  return allergen.classes.some((id) => classes.has(id))
}

function ruleHit(checking: Checking, meeting: Meeting, rule: AllergyRule): Hit | null {
  const { allergen, drug, ingredient } = meeting
  const staged = stage({ ...checking, drug }, rule)
  if (staged === null) return null
  const tolerated = rule.relation === 'same-class' ? null : toleratedSince(checking, meeting)
  const isNamed = rule.relation === 'same-class' && isStatedClass(checking, meeting)
  const own = isNamed
    ? sameTier(allergen.reaction)
    : rule.relation === 'not-cross-reactive'
      ? { tier: atMost(staged.tier, 'info'), severity: staged.severity }
      : { tier: crossTier(staged.tier, allergen.reaction, tolerated !== null), severity: staged.severity }
  const what = nameOf(allergen)
  return {
    rule: rule.id,
    kind: 'allergy',
    ...own,
    key: `allergy ${allergen.allergy.id} ${allergen.name} ${ingredient}`,
    between: [ingredient, what],
    subject: `${ingredient} with ${what} allergy`,
    mechanism: rule.mechanism,
    effect: rule.effect,
    management: rule.management,
    evidence: rule.sources,
    context: [
      `${what}: ${allergen.allergy.reaction ?? REACTION[allergen.reaction]}`,
      ...(tolerated === null ? [] : [tolerated]),
      ...staged.context,
    ],
    facts: [allergen.allergy.id, ...(drug.fact === null ? [] : [drug.fact]), ...staged.facts],
  }
}

function nearest(checking: Checking, meeting: Meeting): Hit | null {
  const { allergen, drug, ingredient } = meeting
  if (allergen.ingredients.includes(ingredient)) return sameHit(meeting)
  const rules = checking.knowledge.meets(ingredient, drug.route).allergies.filter((rule) => isAllergen(checking, rule.allergen, allergen))
  const [rule] = rules.toSorted((a, b) => NEARNESS[a.relation] - NEARNESS[b.relation])
  if (isStatedClass(checking, meeting) && rule?.relation !== 'same-class') return sameHit(meeting)
  return rule === undefined ? null : ruleHit(checking, meeting, rule)
}

export function allergyHits(checking: Checking, focus: readonly Drug[], allergens: readonly Allergen[]): Hit[] {
  return focus.flatMap((drug) =>
    drug.ingredients.flatMap((ingredient) => allergens.flatMap((allergen) => nearest(checking, { allergen, drug, ingredient }) ?? [])),
  )
}
