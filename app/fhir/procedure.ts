/** Procedure (FHIR R4, procedure.html). */
import type { Procedure } from '../chart/facts.ts'
import { choiceTime, concept, SNOMED, text } from './common.ts'
import type { Reading } from './reading.ts'
import { baseOf } from './references.ts'

export function readProcedure(r: Reading): Procedure | null {
  const base = baseOf(r, 'subject')
  if (!base) return null
  const code = concept(r, r.resource.code, 'code', [SNOMED])
  if (!code) return r.withhold('required', 'code', 'There is no code, so it is not known which procedure this is.')
  const negated = r.resource.notDone === true || r.resource.notPerformed === true
  return {
    ...base,
    code: code.coding,
    label: code.label,
    status: negated ? 'not-done' : text(r, r.resource, 'status'),
    performed: choiceTime(r, 'performed') ?? choiceTime(r, 'occurrence'),
  }
}
