/** One judgement as a finding that is stored, listed and shown. */
import type { Observation } from '../../chart/facts.ts'
import type { FlagKind, FlagLevel, Suggestion } from '../../contract/entry.ts'
import type { GateFinding } from '../../contract/intake.ts'
import { displayUnit } from '../../terminology/units.ts'

type Judgement = Readonly<{ level: FlagLevel; kind: FlagKind | null; reason: string; suggestion: Suggestion | null }>

/** "7.10 mmol/L", "< 5 mg/L", or the words of a coded answer. */
function valueText({ value }: Observation): string {
  if (value.kind === 'absent') return ''
  if (value.kind === 'text') return value.text
  const unit = value.unit === null ? '' : displayUnit(value.unit)
  return [value.comparator, value.text, unit].filter(Boolean).join(' ')
}

export function findingOf(observation: Observation, { level, kind, reason, suggestion }: Judgement): GateFinding {
  return { fact: observation.id, label: observation.label, value: valueText(observation), level, kind, reason, suggestion }
}
