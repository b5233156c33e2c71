/** The knowledge made ready at load: rules found by ingredient and route, so that a check looks only at what can apply. */
import type { MedCheck } from '../../contract/medication.ts'
import {
  type AllergyRule,
  type Alternative,
  type ConditionGroup,
  type DoseRule,
  type DrugClass,
  type DuplicateRule,
  type InteractionRule,
  type Knowledge,
  type PatientRule,
  ROUTES,
  type Route,
  type Rule,
  type Side,
} from '../knowledge.ts'
import { type ReadyGroup, readyGroup } from './conditions.ts'
import { closure, type Members } from './members.ts'
import { countsBy, isMeant } from './routes.ts'

type Interaction = Readonly<InteractionRule>
type Allergy = Readonly<AllergyRule>
type Duplicate = Readonly<DuplicateRule>

/** What an ingredient by a route meets: the interaction rules it stands left and right in, by their place, and the other rules about it. */
export type Meets = Readonly<{
  classes: ReadonlySet<string>
  left: readonly number[]
  right: readonly number[]
  patient: readonly PatientRule[]
  allergies: readonly Allergy[]
}>

export type Indexed = Readonly<{
  knowledge: MedCheck['knowledge']
  expiresMs: number
  classes: ReadonlyMap<string, DrugClass>
  members: ReadonlyMap<string, Members>
  groups: ReadonlyMap<string, ReadyGroup>
  interactions: readonly Interaction[]
  allergies: readonly Allergy[]
  duplicates: readonly Duplicate[]
  doses: ReadonlyMap<string, readonly DoseRule[]>
  /** By the rule they are offered with. */
  alternatives: ReadonlyMap<string, readonly Alternative[]>
  meets: (ingredient: string, route: Route | null) => Meets
  /** Whether an ingredient by a route is of a side: its class or its name, and its routes. Dose is asked elsewhere. */
  isOf: (side: Side, ingredient: string, route: Route | null) => boolean
}>

const isKind =
  <K extends Rule['kind']>(kind: K) =>
  (rule: Rule): rule is Extract<Rule, { kind: K }> =>
    rule.kind === kind
const PATIENT_KINDS: ReadonlySet<string> = new Set(['contraindication', 'renal', 'hepatic', 'pregnancy', 'lactation', 'age', 'monitoring'])
const isPatientRule = (rule: Rule): rule is Extract<Rule, PatientRule> => PATIENT_KINDS.has(rule.kind)

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const by = new Map<string, T[]>()
  for (const item of items) {
    const place = by.get(key(item))
    if (place === undefined) by.set(key(item), [item])
    else place.push(item)
  }
  return by
}

/** Classes an ingredient is in, with the routes: the closure turned round. */
function classesOf(members: ReadonlyMap<string, Members>): ReadonlyMap<string, readonly (readonly [string, ReadonlySet<Route>])[]> {
  const pairs = [...members].flatMap(([id, list]) => [...list].map(([ingredient, routes]) => ({ ingredient, id, routes })))
  const by = grouped(pairs, ({ ingredient }) => ingredient)
  return new Map([...by].map(([ingredient, list]) => [ingredient, list.map(({ id, routes }) => [id, routes] as const)]))
}

type Sided = Readonly<{ side: Side; at: 'left' | 'right' | 'patient' | 'allergy'; index: number }>
const keysOf = ({ side }: Sided): string[] => [
  ...(side.class === undefined ? [] : [`class ${side.class}`]),
  ...(side.ingredient === undefined ? [] : [`ingredient ${side.ingredient}`]),
]

function sidesByKey(interactions: readonly Interaction[], patient: readonly PatientRule[], allergies: readonly Allergy[]) {
  const all: Sided[] = [
    ...interactions.flatMap(({ left, right }, index): Sided[] => [
      { side: left, at: 'left', index },
      { side: right, at: 'right', index },
    ]),
    ...patient.map(({ drug }, index): Sided => ({ side: drug, at: 'patient', index })),
    ...allergies.map(({ drug }, index): Sided => ({ side: drug, at: 'allergy', index })),
  ]
  const entries = all.flatMap((sided) => keysOf(sided).map((key) => ({ key, sided })))
  return grouped(entries, ({ key }) => key)
}

const isMeantBy = ({ routes, routeSaid }: Side, route: Route | null): boolean =>
  routes === undefined || (isMeant(routes, route) && (routeSaid !== true || route !== null))

function alternativesByRule(alternatives: readonly Alternative[]): ReadonlyMap<string, readonly Alternative[]> {
  const pairs = alternatives.flatMap((alternative) => alternative.rules.map((rule) => ({ rule, alternative })))
  const by = grouped(pairs, ({ rule }) => rule)
  return new Map([...by].map(([rule, list]) => [rule, list.map(({ alternative }) => alternative)]))
}

/** Free text can name any number of drugs; what is remembered stays bounded. */
const REMEMBERED = 4000

/** The last moment of the day, month or year an ISO date names. */
export function endOf(date: string): number {
  const [year = 0, month = 12, day = 31] = date.split('-').map(Number)
  const last =
    date.length === 4 ? Date.UTC(year + 1, 0, 1) : date.length === 7 ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)
  return last - 1
}

/** @param site what a site changed in it @param knowledge a pack as its schema has it; unknown classes and groups in it find nothing (knowledge/validate.ts names them) */
export function indexKnowledge(knowledge: Knowledge, site?: MedCheck['knowledge']['site']): Indexed {
  const rules: readonly Rule[] = knowledge.rules
  const interactions = rules.filter(isKind('interaction'))
  const patient = rules.filter(isPatientRule)
  const allergies = rules.filter(isKind('allergy'))
  const members = closure(knowledge.classes)
  const classes = classesOf(members)
  const sides = sidesByKey(interactions, patient, allergies)
  const isOf = (side: Side, ingredient: string, route: Route | null): boolean => {
    if (!isMeantBy(side, route)) return false
    if (side.ingredient === ingredient) return true
    const routes = side.class === undefined ? undefined : members.get(side.class)?.get(ingredient)
    return routes !== undefined && countsBy(routes, route)
  }
  const find = (ingredient: string, route: Route | null): Meets => {
    const own = (classes.get(ingredient) ?? []).filter(([, routes]) => countsBy(routes, route)).map(([id]) => id)
    const [left, right] = [new Set<number>(), new Set<number>()]
    const [ofPatient, ofAllergy] = [new Set<number>(), new Set<number>()]
    for (const key of [...own.map((id) => `class ${id}`), `ingredient ${ingredient}`]) {
      for (const { sided } of sides.get(key) ?? []) {
        if (!isMeantBy(sided.side, route)) continue
        if (sided.at === 'left') left.add(sided.index)
        else if (sided.at === 'right') right.add(sided.index)
        else if (sided.at === 'patient') ofPatient.add(sided.index)
        else ofAllergy.add(sided.index)
      }
    }
    const pick = <T>(list: readonly T[], indices: ReadonlySet<number>) => [...indices].sort((a, b) => a - b).flatMap((i) => list[i] ?? [])
    return {
      classes: new Set(own),
      left: [...left],
      right: [...right],
      patient: pick(patient, ofPatient),
      allergies: pick(allergies, ofAllergy),
    }
  }
  const remembered = new Map<Route | null, Map<string, Meets>>([null, ...ROUTES].map((route) => [route, new Map()]))
  return {
    knowledge: {
      version: knowledge.version,
      reviewed: knowledge.reviewed,
      expires: knowledge.expires,
      ...(site === undefined ? {} : { site }),
    },
    expiresMs: endOf(knowledge.expires),
    classes: new Map(knowledge.classes.map((one) => [one.id, one])),
    members,
    groups: new Map(knowledge.conditions.map((group: ConditionGroup) => [group.id, readyGroup(group)])),
    interactions,
    allergies,
    duplicates: rules.filter(isKind('duplicate')),
    doses: grouped(rules.filter(isKind('dose')), ({ ingredient }) => ingredient),
    alternatives: alternativesByRule(knowledge.alternatives),
    isOf,
    meets: (ingredient, route) => {
      const known = remembered.get(route)
      const before = known?.get(ingredient)
      if (before !== undefined) return before
      const found = find(ingredient, route)
      if (known !== undefined && known.size < REMEMBERED) known.set(ingredient, found)
      return found
    },
  }
}
