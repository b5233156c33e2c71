/** Is the dose one that anybody gives? Highest single and daily amounts, how often, and the slip of a decimal place. */
import type { DoseRule, MedicationSeverity, Route, Tier } from '../knowledge.ts'
import { alike, type Checking } from './alike.ts'
import { type Amount, inUnits } from './amounts.ts'
import { type Drug, doseIn, openName } from './drugs.ts'
import type { Hit } from './hit.ts'
import { isKnown, type Person } from './patient.ts'
import type { Found } from './patient-rules.ts'
import { isSystemic } from './routes.ts'
import { slipOf } from './slips.ts'
import { type Asked, ask } from './tests.ts'
import { weightOf } from './weight.ts'
import { amount, dayOf } from './words.ts'

/** Ordering by weight rounds to what a syringe or tablet gives; up to a tenth is no overdose. */
const ROUNDING = 1.1
const EPSILON = 1 + 1e-6

const PER_KG = /^(.+)\/kg$/

type Limit = Readonly<{ amount: Amount; because: string; from: 'dose' | 'day'; perKg: boolean; facts: Hit['facts'] }>
type Limits = Readonly<{ limits: readonly Limit[]; open: string | null; notes: readonly string[] }>

/** A limit in plain units: by weight where it is said per kg. @returns why not, where the weight is not known */
function plain(person: Person, limit: Amount, from: Limit['from'], because: string): Limit | string {
  const unit = PER_KG.exec(limit.unit)?.[1]
  if (unit === undefined) return { amount: limit, because, from, perKg: false, facts: [] }
  const weight = weightOf(person)
  if (!isKnown(weight)) return `dose by weight: ${weight.unknown}`
  const value = limit.value * weight.value
  const said = `${amount(limit.value)} ${limit.unit} at ${amount(weight.value)} kg (${dayOf(weight.ms)})`
  return { amount: { value, unit }, because: because === '' ? said : `${because}: ${said}`, from, perKg: true, facts: weight.facts }
}

/** Every limit of a rule that holds for this patient. */
function limitsOf(asked: Asked, rule: DoseRule): Limits {
  const found: (Limit | string)[] = []
  const notes: string[] = []
  const add = (limit: Amount | undefined, from: Limit['from'], because: string) => {
    if (limit !== undefined) found.push(plain(asked.person, limit, from, because))
  }
  for (const { when, maxPerDose, maxPerDay, because } of rule.lower ?? []) {
    const { is, said } = ask(asked, when)
    if (is === null) notes.push(...said)
    if (is !== true) continue
    add(maxPerDose, 'dose', because)
    add(maxPerDay, 'day', because)
  }
  add(rule.maxPerDose, 'dose', '')
  add(rule.maxPerDay, 'day', '')
  add(rule.absolutePerDose, 'dose', '')
  add(rule.absolutePerDay, 'day', '')
  const open = found.find((one) => typeof one === 'string') ?? null
  return { limits: found.filter((one) => typeof one !== 'string'), open, notes }
}

/** What is given in a day of an ingredient by all lines that are taken; lines of which it is not said add nothing. */
function dayTotal(
  { present }: Checking,
  drug: Drug,
  ingredient: string,
  unit: string,
): Readonly<{ value: number | null; others: readonly string[] }> {
  const own = doseIn(drug, ingredient, unit, 'day')
  if (own === null) return { value: null, others: [] }
  const others = present.filter(
    (other) => other !== drug && isSystemic(other.route) && other.route === drug.route && other.ingredients.includes(ingredient),
  )
  const added = others.flatMap((other) => {
    const value = doseIn(other, ingredient, unit, 'day')
    return value === null ? [] : [{ value, text: other.text }]
  })
  return { value: added.reduce((sum, { value }) => sum + value, own), others: added.map(({ text }) => text) }
}

/** `alone`: also without what other lines add. */
type Over = Readonly<{ limit: Limit; value: number; factor: number; others: readonly string[]; alone: boolean }>

function over(checking: Checking, drug: Drug, ingredient: string, limits: readonly Limit[]): Over | null {
  const all = limits.flatMap((limit): Over[] => {
    const { unit, value: most } = limit.amount
    const total =
      limit.from === 'day' ? dayTotal(checking, drug, ingredient, unit) : { value: doseIn(drug, ingredient, unit, 'dose'), others: [] }
    const value = total.value
    const own = doseIn(drug, ingredient, unit, limit.from)
    const alone = own !== null && own > most
    return value === null || most <= 0 ? [] : [{ limit, value, factor: value / most, others: total.others, alone }]
  })
  const [worst] = all.filter(({ factor, limit }) => factor > (limit.perKg ? ROUNDING : EPSILON)).sort((a, b) => b.factor - a.factor)
  return worst ?? null
}

type Made = Readonly<{
  tier: Tier
  severity: MedicationSeverity
  effect: string
  context: readonly string[]
  management?: string
  facts?: Hit['facts']
}>

function hitOf(rule: DoseRule, drug: Drug, made: Made): Hit {
  return {
    rule: rule.id,
    kind: 'dose',
    tier: made.tier,
    severity: made.severity,
    key: `dose ${rule.ingredient} ${drug.fact ?? drug.text}`,
    between: [rule.ingredient],
    subject: rule.ingredient,
    mechanism: 'The amount is outside what labels and guidelines give for this route and age.',
    effect: made.effect,
    management: made.management ?? rule.management,
    evidence: rule.sources,
    context: [...(drug.doseAssumed ? ['dose not said: one unit of this strength is assumed'] : []), ...made.context],
    facts: [...(drug.fact === null ? [] : [drug.fact]), ...(made.facts ?? [])],
  }
}

function overHit(rule: DoseRule, drug: Drug, { limit, value, others, alone }: Over, notes: readonly string[]): Hit {
  const per = limit.from === 'day' ? ' a day' : ' at once'
  const context = [limit.because, ...others.map((text) => `with ${text}`), ...notes].filter((text) => text !== '')
  const effect = `${amount(value)} ${limit.amount.unit}${per} is above ${amount(limit.amount.value)} ${limit.amount.unit}`
  // Lines as needed add up on paper more often than in the patient.
  const tier = alone || rule.tier !== 'interruptive' ? rule.tier : 'passive'
  return hitOf(rule, drug, { tier, severity: rule.severity, effect, context, facts: limit.facts })
}

/** The usual dose of this patient: by weight where it is said per kg, null where there is none to tell by. */
function usualOf(person: Person, { usual }: DoseRule): DoseRule['usual'] | null {
  const unit = usual === undefined ? undefined : PER_KG.exec(usual.unit)?.[1]
  if (usual === undefined || unit === undefined) return usual ?? null
  const weight = weightOf(person)
  return isKnown(weight) ? { low: usual.low * weight.value, high: usual.high * weight.value, unit } : null
}

/** Above the highest by so much that it is no choice of a dose any more. */
function slipHit({ person }: Checking, rule: DoseRule, drug: Drug, isOver: boolean): Hit | null {
  const usual = usualOf(person, rule)
  const dose = drug.doseAssumed ? undefined : drug.doses.get(rule.ingredient)
  if (usual === null || usual === undefined || dose === undefined) return null
  const slip = slipOf(inUnits(dose, usual.unit), usual)
  if (slip === null || (slip.way === 'high' && !isOver && rule.maxPerDose !== undefined)) return null
  const isHigh = slip.way === 'high'
  return hitOf(rule, drug, {
    tier: isHigh ? 'interruptive' : 'passive',
    severity: isHigh ? 'serious' : 'moderate',
    effect: slip.said,
    context: [`usual single dose ${amount(usual.low)} to ${amount(usual.high)} ${usual.unit}`],
    management: `Check the decimal place and the unit of the order. ${rule.management}`,
  })
}

/** Weekly, monthly: a drug of which one day's dose is a week's is given once a day by mistake. */
function oftenHit(rule: DoseRule, drug: Drug): Hit | null {
  const most = rule.maxTimesPerDay
  if (most === undefined || drug.perDay === null || drug.perDay <= most * 1.01) return null
  const effect =
    most < 1 ? `given ${times(drug.perDay)}, meant ${times(most)} at most` : `given ${times(drug.perDay)}, at most ${times(most)}`
  return hitOf(rule, drug, { tier: rule.tier, severity: rule.severity, effect, context: [] })
}

function times(perDay: number): string {
  if (perDay >= 1) return perDay === 1 ? 'every day' : `${amount(perDay)} times a day`
  const days = Math.round(1 / perDay)
  return days === 7 ? 'once a week' : `once in ${days} days`
}

const ADULT = 18

/** Rules for this age and route; where the age is not known those of adults, which are the highest. */
function rulesFor({ person, knowledge }: Checking, drug: Drug, ingredient: string): readonly DoseRule[] {
  const { age } = person
  const isAge = ({ age: { from, to } }: DoseRule) => {
    const years = age === null ? ADULT : age.high
    return years >= from && (to === null || years < to)
  }
  const isRoute = ({ routes }: DoseRule) =>
    drug.route === null ? routes.some((route: Route) => isSystemic(route)) : routes.includes(drug.route)
  return (knowledge.doses.get(ingredient) ?? []).filter((rule) => isAge(rule) && isRoute(rule))
}

function ofRule(checking: Checking, drug: Drug, rule: DoseRule): Found {
  const asked: Asked = { ...checking, drug }
  const isDosed = drug.doses.has(rule.ingredient)
  const { limits, open, notes } = isDosed ? limitsOf(asked, rule) : { limits: [], open: null, notes: [] }
  const worst = over(checking, drug, rule.ingredient, limits)
  const age = checking.person.age === null ? ['age not known: judged as an adult'] : []
  const hits = [
    slipHit(checking, rule, drug, worst !== null),
    worst === null ? null : overHit(rule, drug, worst, [...age, ...notes]),
    oftenHit(rule, drug),
  ].filter((hit) => hit !== null)
  return { hits, unchecked: open === null ? [] : [{ drug: openName(drug, rule.ingredient), because: open }] }
}

/** With the route not said, a dose is too high only where it is by every route that it may be given by. */
function ofIngredient(checking: Checking, drug: Drug, ingredient: string): Found {
  const found = rulesFor(checking, drug, ingredient).map((rule) => ofRule(checking, drug, rule))
  const unchecked = found.flatMap((one) => one.unchecked)
  const isEvery = drug.route !== null || found.every(({ hits }) => hits.length > 0)
  const [first] = found
  return {
    hits: isEvery ? (drug.route === null ? (first?.hits ?? []) : found.flatMap(({ hits }) => hits)) : [],
    unchecked: unchecked.slice(0, 1),
  }
}

export function doses(checking: Checking, focus: readonly Drug[]): Found {
  const found = alike(checking.knowledge, focus).map(({ end }) => ofIngredient(checking, end.drug, end.ingredient))
  return { hits: found.flatMap(({ hits }) => hits), unchecked: found.flatMap(({ unchecked }) => unchecked) }
}
