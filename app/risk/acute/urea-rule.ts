/** Urea of CURB-65. The publication has one limit in each unit (7 mmol/L of urea, 19 mg/dL of urea nitrogen): a value is held against its own. */
import { ucumOf } from '../../terminology/units.ts'
import { before, isFound, NOT_RECORDED, type Rule } from '../context.ts'
import { numberOf, tooOld } from '../newest.ts'

const LIMIT = { mmolL: 7, mgDl: 19 } as const
/** Mass of urea, not of its nitrogen. */
const UREA_MASS = '3091-6'

export const curbUrea: Rule = (context, input) => {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const { value, loinc, id } = first.observation
  const unit = value.kind === 'quantity' ? ucumOf(value.unit ?? '') : null
  if (loinc !== UREA_MASS && unit !== 'mmol/L') return numberOf(first, input)
  const molar = numberOf(first, { unit: 'mmol/L', unitOptional: false, concept: loinc === UREA_MASS ? 'urea' : 'urea_nitrogen' })
  if (!isFound(molar)) return molar
  return { x: (molar.x * LIMIT.mgDl) / LIMIT.mmolL, shown: `${molar.x.toFixed(1)} mmol/L urea`, atMs: first.ms, facts: [id] }
}
