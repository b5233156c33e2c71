/** The age a growth chart is read at. */
import { STANDING_FROM_DAY } from './lms.ts'

const TERM_WEEKS = 40
/** Born before this many completed weeks is preterm (WHO). */
const PRETERM_BELOW_WEEKS = 37

/** Days to take off the age of a child born preterm, until 24 months of age (AAP, Pediatrics 2004;114:1362-4); 0 where nothing is to be taken off. */
export function correctionDays(ageDays: number, gestationWeeks: number | null): number {
  if (gestationWeeks === null || gestationWeeks >= PRETERM_BELOW_WEEKS || ageDays >= STANDING_FROM_DAY) return 0
  return Math.round((TERM_WEEKS - gestationWeeks) * 7)
}

export type Position = 'lying' | 'standing'
/** WHO Anthro: a standing height below 9 months is taken for a length. */
const STANDS_FROM_DAY = 9 * 30.4375

/** Length as the age asks for it: lying below 731 days, standing from then on; 0.7 cm apart. */
export function lengthForAge(ageDays: number, cm: number, position: Position | null): number {
  if (ageDays < STANDING_FROM_DAY) return position === 'standing' && ageDays >= STANDS_FROM_DAY ? cm + 0.7 : cm
  return position === 'lying' ? cm - 0.7 : cm
}
