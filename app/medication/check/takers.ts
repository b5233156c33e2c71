/** Who is taken, by class and by ingredient: worked out once for a list. */
import type { Drug } from './drugs.ts'
import type { Indexed } from './indexed.ts'

export type Taker = Readonly<{ drug: Drug; ingredient: string }>

const READY = new WeakMap<readonly Drug[], ReadonlyMap<string, readonly Taker[]>>()

/** A class and an ingredient may have one name ("colchicine"): who needs to tell them apart looks at `ingredient`. In the order of the list. */
export function takersOf(knowledge: Indexed, present: readonly Drug[]): ReadonlyMap<string, readonly Taker[]> {
  const before = READY.get(present)
  if (before !== undefined) return before
  const by = new Map<string, Taker[]>()
  for (const drug of present)
    for (const ingredient of drug.ingredients) {
      const taker = { drug, ingredient }
      for (const what of [ingredient, ...knowledge.meets(ingredient, drug.route).classes]) {
        const place = by.get(what)
        if (place === undefined) by.set(what, [taker])
        else place.push(taker)
      }
    }
  READY.set(present, by)
  return by
}
