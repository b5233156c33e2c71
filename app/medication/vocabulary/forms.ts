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

const INJECTED: ReadonlySet<Route> = new Set<Route>(['intravenous', 'intramuscular', 'subcutaneous', 'intrathecal'])

/** "oral suspension 500 mg IV": before a form "oral" says what it is made for; where it goes is said later. */
const isOfForm = (words: readonly OrderWord[], at: number): boolean => words[at]?.route === 'oral' && words[at + 1]?.form !== undefined

/** The first form and the most definite route that the words say. */
export function formAndRoute(words: readonly OrderWord[]): FormAndRoute {
  let form: string | null = null
  let route: Route | null = null
  let isWeak = false
  for (const [at, { form: says, route: by }] of words.entries()) {
    if (says !== undefined && (form === null || (form === 'solution' && says === 'injection'))) form = says
    if (by === undefined) continue
    if (route === null || (!STRONGER.has(route) && STRONGER.has(by)) || (isWeak && INJECTED.has(by))) {
      route = by
      isWeak = isOfForm(words, at)
    }
  }
  return { form, route: route ?? (form === null ? null : (ROUTE_OF_FORM[form] ?? null)) }
}
