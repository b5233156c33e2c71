/** Which routes count: a route that is not known is read as one that reaches the whole body, the worse case. */
import { ROUTES, type Route } from '../knowledge.ts'

const LOCAL: ReadonlySet<Route> = new Set<Route>(['inhaled', 'nasal', 'ophthalmic', 'otic', 'topical', 'vaginal'])

export const SYSTEMIC: readonly Route[] = ROUTES.filter((route) => !LOCAL.has(route))

export const isSystemic = (route: Route | null): boolean => route === null || !LOCAL.has(route)

/** @param routes of a member or a side @param route of the drug, null where it is not known */
export function countsBy(routes: readonly Route[] | ReadonlySet<Route>, route: Route | null): boolean {
  if (route !== null) return routes instanceof Set ? routes.has(route) : [...routes].includes(route)
  return [...routes].some((candidate) => !LOCAL.has(candidate))
}

/**
 * The routes a rule is about. One route alone (a bolus into a vein, a drug in the spine) is not presumed of an order that does not say its own: it would
 * warn of what nobody ordered. By mouth, or several that reach the whole body, is.
 */
export function isMeant(routes: readonly Route[], route: Route | null): boolean {
  if (route !== null) return routes.includes(route)
  return routes.includes('oral') || routes.filter((candidate) => !LOCAL.has(candidate)).length > 1
}

const WORDS: readonly (readonly [Route, RegExp])[] = [
  ['sublingual', /\b(sl|sublingual(ly)?)\b/],
  ['buccal', /\bbuccal(ly)?\b/],
  ['intrathecal', /\b(it|intrathecal(ly)?)\b/],
  ['intravenous', /\b(iv|ivpb|i\.v\.|intravenous(ly)?|iv push|iv drip)\b/],
  ['intramuscular', /\b(im|intramuscular(ly)?)\b/],
  ['subcutaneous', /\b(sc|sq|subq|subcut(aneous(ly)?)?|s\.c\.)\b/],
  ['rectal', /\b(pr|rectal(ly)?|per rectum)\b/],
  ['vaginal', /\b(pv|vaginal(ly)?)\b/],
  ['transdermal', /\b(td|transdermal|patch)\b/],
  ['ophthalmic', /\b(ou|od|os|eyes?|ophth(almic)?|both eyes)\b/],
  ['otic', /\b(otic|ears?)\b/],
  ['nasal', /\b(nasal(ly)?|intranasal(ly)?|nostrils?)\b/],
  ['inhaled', /\b(ih|neb|nebuli[sz]ed|nebuli[sz]er|inhal(ed|ation|er)|inh)\b/],
  ['topical', /\b(top|topical(ly)?|skin|cutaneous)\b/],
  ['oral', /\b(po|p\.o\.|oral(ly)?|by mouth|mouth|ng|og|peg|enteral|per os|nasogastric|g tube)\b/],
]

/** The route as a source writes it ("PO", "Intravenous", "by mouth"); null where it says nothing we know. */
export function readRoute(text: string | null | undefined): Route | null {
  if (!text) return null
  const words = text.trim().toLowerCase()
  const exact = ROUTES.find((route) => route === words)
  return exact ?? WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
