/** Form and route of a text, by its words. */
import type { Route } from '../knowledge.ts'
import type { OrderWord } from './order-words.ts'

export type FormAndRoute = Readonly<{ form: string | null; route: Route | null }>

const ROUTE_OF_FORM: Readonly<Record<string, Route>> = { tablet: 'oral', capsule: 'oral' }
/** A form that its route makes: vaginal tablets are swallowed by nobody. */
const STRONGER: ReadonlySet<Route> = new Set<Route>([
  'sublingual',
  'buccal',
  'vaginal',
  'rectal',
  'ophthalmic',
  'otic',
  'nasal',
  'inhaled',
  'intravenous',
  'intramuscular',
  'subcutaneous',
  'oral',
])

/** The first form and the most definite route that the words say. */
export function formAndRoute(words: readonly OrderWord[]): FormAndRoute {
  let form: string | null = null
  let route: Route | null = null
  for (const { form: says, route: by } of words) {
    if (says !== undefined && (form === null || (form === 'solution' && says === 'injection'))) form = says
    if (by !== undefined && (route === null || (!STRONGER.has(route) && STRONGER.has(by)))) route = by
  }
  return { form, route: route ?? (form === null ? null : (ROUTE_OF_FORM[form] ?? null)) }
}
