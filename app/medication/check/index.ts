/** Checks orders and lists of medications: start with `check.ts`; the knowledge is made ready by `indexKnowledge`. */
export { askedOf, type CheckInput, checkList, checkMedications } from './check.ts'
export { type DrugNames, ingredientsOf, type Order, type Stated } from './drugs.ts'
export { endOf, type Indexed, indexKnowledge } from './indexed.ts'
export type { Asked } from './tests.ts'
