/** A case of the command line, checked. */
import { caseTime, caseToFacts } from '#app/chart/case.ts'
import type { Case } from '#app/contract/case.ts'
import type { FactId } from '#app/contract/ids.ts'
import type { MedCheck } from '#app/contract/medication.ts'
import type { Stated } from '#app/medication/check/index.ts'
import type { Medication } from './index.ts'

type Line = NonNullable<Case['medications']>[number]

const statedOf = ({ dose, perDay, route }: Line): Stated => ({ dose: dose ?? null, perDay: perDay ?? null, route: route ?? null })

/** The facts are made in the order of the list, so the n-th medication of the case is the n-th fact. */
function statedBy(input: Case, ids: readonly FactId[]): ReadonlyMap<FactId, Stated> {
  return new Map(
    (input.medications ?? []).flatMap((line, index) => (ids[index] === undefined ? [] : [[ids[index], statedOf(line)] as const])),
  )
}

/** With an `order` it is judged against everything else; without one the whole list is. */
export function answerCase(medication: Medication, input: Case): MedCheck {
  const facts = caseToFacts(input)
  const stated = statedBy(
    input,
    facts.medications.map(({ id }) => id),
  )
  const asked = { facts, stated, atMs: caseTime(input) ?? Date.now() }
  const { order } = input
  if (order)
    return medication.check({
      ...asked,
      orders: [{ text: order.text, code: order.code ?? null, system: order.system ?? null, ...statedOf(order) }],
    })
  if (!input.medications) return medication.check({ ...asked, orders: [] })
  return medication.list({ ...asked, offer: true })
}
