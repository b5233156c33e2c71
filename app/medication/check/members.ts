/** The classes with everything they include: which ingredient belongs to which class by which routes. */
import type { DrugClass, Route } from '../knowledge.ts'
import { SYSTEMIC } from './routes.ts'

/** Ingredient -> routes it belongs by. */
export type Members = ReadonlyMap<string, ReadonlySet<Route>>

function add(members: Map<string, Set<Route>>, ingredient: string, routes: Iterable<Route>): void {
  const known = members.get(ingredient)
  if (known === undefined) members.set(ingredient, new Set(routes))
  else for (const route of routes) known.add(route)
}

/** Every class that is in this one, itself first; each once, so that classes which include each other come to an end. */
function within(id: string, byId: ReadonlyMap<string, DrugClass>): readonly DrugClass[] {
  const seen = new Set<string>([id])
  for (const inside of seen) for (const next of byId.get(inside)?.includes ?? []) seen.add(next)
  return [...seen].flatMap((inside) => byId.get(inside) ?? [])
}

function membersOf(id: string, byId: ReadonlyMap<string, DrugClass>): Members {
  const members = new Map<string, Set<Route>>()
  for (const inside of within(id, byId)) {
    for (const member of inside.members)
      if (typeof member === 'string') add(members, member, SYSTEMIC)
      else add(members, member.ingredient, member.routes)
  }
  return members
}

/** @returns by class id; a class that includes itself over others is no trouble, one that is not there is left out */
export function closure(classes: readonly DrugClass[]): ReadonlyMap<string, Members> {
  const byId = new Map(classes.map((one) => [one.id, one]))
  return new Map(classes.map(({ id }) => [id, membersOf(id, byId)]))
}
