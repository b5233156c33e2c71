/** Rules in one sentence each, for the list of what was learned. */
import type { LearnedRule } from '../../ports/intake-store.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { displayUnit } from '../../terminology/units.ts'
import { shown } from '../entry/words.ts'
import type { RuleDraft } from './make.ts'

const FLAG_WORDS: Readonly<Record<string, string>> = {
  range: 'beyond what is seen',
  unit: 'as if in another unit',
  'decimal-shift': 'as if the decimal point were misplaced',
  'transposed-digits': 'as if digits were swapped',
  delta: 'unlike what is expected',
}

const unitWords = (unit: string | null) => (unit === null || unit === '' ? 'without a unit' : `written in ${displayUnit(unit) || unit}`)

function acceptEffect(rule: RuleDraft | LearnedRule, label: string): string {
  const unit = conceptById(rule.concept)?.unit ?? ''
  const [low, high] = [rule.low ?? 0, rule.high ?? 0]
  const range = low === high ? `of ${shown(low, unit)}` : `from ${shown(low, '')} to ${shown(high, unit)}`
  return `${label} ${range} from ${rule.origin}, ${unitWords(rule.unit)}, is shown with a flag instead of being held.`
}

function repairEffect(rule: RuleDraft | LearnedRule, label: string): string {
  const to = displayUnit(rule.toUnit ?? '') || (rule.toUnit ?? '')
  return `${label} from ${rule.origin}, ${unitWords(rule.unit)}, that looks wrong is read as ${to} where that makes an ordinary value; it is shown with a flag and the change.`
}

/** `effect` says what happens next time, `because` what it was learned from. */
export function describeRule(rule: RuleDraft | LearnedRule): Readonly<{ effect: string; because: string }> {
  const label = conceptById(rule.concept)?.label ?? rule.concept
  const held = FLAG_WORDS[rule.flag] ?? rule.flag
  return rule.kind === 'accept'
    ? { effect: acceptEffect(rule, label), because: `Values held ${held} were released.` }
    : { effect: repairEffect(rule, label), because: `Values held ${held} were corrected to another unit.` }
}
