/** What is being checked, and lines that need to be looked at once only. */
import type { Drug } from './drugs.ts'
import type { Indexed, Meets } from './indexed.ts'
import type { Person } from './patient.ts'

/** One ingredient of a line. */
export type End = Readonly<{ drug: Drug; ingredient: string }>

export type Checking = Readonly<{ person: Person; knowledge: Indexed; present: readonly Drug[]; stopped: readonly Drug[] }>

/** Lines that are alike for every rule: the same ingredient by the same route in the same dose. `order`: place in the list; `number`: of the ingredient. */
export type Alike = Readonly<{ end: End; lines: Drug[]; meets: Meets; order: number; number: number }>

export function alike(knowledge: Indexed, drugs: readonly Drug[]): readonly Alike[] {
  const by = new Map<string, Alike>()
  const numbers = new Map<string, number>()
  for (const drug of drugs)
    for (const ingredient of drug.ingredients) {
      const { route, doses, perDay, ordered, stoppedMs } = drug
      const dose = doses.get(ingredient)
      const key = `${ingredient}|${route}|${dose?.value} ${dose?.unit}|${perDay}|${ordered}|${stoppedMs}`
      const place = by.get(key)
      const number = numbers.get(ingredient) ?? numbers.size
      numbers.set(ingredient, number)
      if (place === undefined)
        by.set(key, { end: { drug, ingredient }, lines: [drug], meets: knowledge.meets(ingredient, route), order: by.size, number })
      else if (!place.lines.includes(drug)) place.lines.push(drug)
    }
  return [...by.values()]
}
