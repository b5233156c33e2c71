/** What is being checked, and lines that need to be looked at once only. */
import type { Drug } from './drugs.ts'
import type { Indexed, Meets } from './indexed.ts'
import type { Person } from './patient.ts'

/** One ingredient of a line. */
export type End = Readonly<{ drug: Drug; ingredient: string }>

export type Checking = Readonly<{ person: Person; knowledge: Indexed; present: readonly Drug[]; stopped: readonly Drug[] }>

/**
 * Lines that are alike: the same ingredient by the same route and, where doses are looked at, in the same dose. `order`: place in the list;
 * `number`: of the ingredient.
 */
export type Alike = Readonly<{ end: End; lines: Drug[]; meets: Meets; order: number; number: number }>

const doseOf = ({ doses, perDay }: Drug, ingredient: string): string => {
  const dose = doses.get(ingredient)
  return `${dose?.value} ${dose?.unit}|${perDay}`
}

function grouped(knowledge: Indexed, drugs: readonly Drug[], byDose: boolean): readonly Alike[] {
  const by = new Map<string, Alike>()
  const numbers = new Map<string, number>()
  for (const drug of drugs)
    for (const ingredient of drug.ingredients) {
      const { route, ordered, stoppedMs } = drug
      const key = `${ingredient}|${route}|${ordered}|${stoppedMs}|${byDose ? doseOf(drug, ingredient) : ''}`
      const place = by.get(key)
      const number = numbers.get(ingredient) ?? numbers.size
      numbers.set(ingredient, number)
      if (place === undefined)
        by.set(key, { end: { drug, ingredient }, lines: [drug], meets: knowledge.meets(ingredient, route), order: by.size, number })
      else if (place.lines.at(-1) !== drug) place.lines.push(drug)
    }
  return [...by.values()]
}

/** Whatever the dose: for rules that do not ask for it. */
export const alikeInKind = (knowledge: Indexed, drugs: readonly Drug[]): readonly Alike[] => grouped(knowledge, drugs, false)

const READY = new WeakMap<readonly Drug[], readonly Alike[]>()

/** In the same dose. Worked out once for a list, which several kinds of rules go through. */
export function alike(knowledge: Indexed, drugs: readonly Drug[]): readonly Alike[] {
  const before = READY.get(drugs)
  if (before !== undefined) return before
  const found = grouped(knowledge, drugs, true)
  READY.set(drugs, found)
  return found
}
