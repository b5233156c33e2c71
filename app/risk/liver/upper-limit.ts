/** The upper limit of normal that a laboratory sends along with its result. */
import { before, type Rule } from '../context.ts'
import { inUnit, tooOld } from '../newest.ts'

/** Of the newest result of the input's codes, in the input's unit. */
export const reportedUpperLimit: Rule = (context, input) => {
  const [newest] = before(context, input.loinc)
  const high = newest?.observation.range?.high ?? null
  if (!newest || high === null) return { missing: 'no upper limit came with the result' }
  const stale = tooOld(context, newest.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const { value, id } = newest.observation
  const x = inUnit(high, value.kind === 'quantity' ? value.unit : null, input)
  return x === null ? { missing: 'unit not convertible' } : { x, shown: x, atMs: newest.ms, facts: [id], note: 'as the laboratory has it' }
}
