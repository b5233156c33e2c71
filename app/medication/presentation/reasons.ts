/** Which reasons mean something for which finding. */
import { type MedFinding, OverrideReason } from '../../contract/medication.ts'

type Kind = MedFinding['kind']

/** A dose that was adjusted answers no allergy, and nobody is watched out of two drugs of one class. */
const NOT_FOR: Readonly<Partial<Record<OverrideReason, readonly Kind[]>>> = {
  'dose-adjusted': ['allergy', 'duplicate', 'pregnancy', 'lactation', 'monitoring'],
  'no-alternative': ['duplicate', 'dose', 'monitoring'],
}

export function reasonsFor({ kind }: Pick<MedFinding, 'kind'>): OverrideReason[] {
  return OverrideReason.options.filter((reason) => NOT_FOR[reason]?.includes(kind) !== true)
}
