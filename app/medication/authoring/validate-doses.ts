/** A dose rule that says two things at once, or nothing. */
import { inUnits } from '../check/amounts.ts'
import type { DoseRule } from '../knowledge.ts'

type Amount = NonNullable<DoseRule['maxPerDose']>

const bare = (unit: string) => unit.replace(/\/kg$/, '')
const isKnown = ({ value, unit }: Amount) =>
  ['mg', '[iU]', 'meq', 'mmol', 'mL'].some((base) => inUnits({ value, unit: bare(unit) }, base) !== null)

/** Null where the two are not of one kind (mg and mg/kg). */
function isAbove(a: Amount | undefined, b: Amount | undefined): boolean {
  if (a === undefined || b === undefined || a.unit.endsWith('/kg') !== b.unit.endsWith('/kg')) return false
  const value = inUnits({ value: a.value, unit: bare(a.unit) }, bare(b.unit))
  return value !== null && value > b.value * (1 + 1e-9)
}

export function problemsOfDose(rule: DoseRule): string[] {
  const { age, maxPerDose, maxPerDay, absolutePerDose, absolutePerDay, usual, maxTimesPerDay } = rule
  const amounts = [
    maxPerDose,
    maxPerDay,
    absolutePerDose,
    absolutePerDay,
    ...(rule.lower ?? []).flatMap((one) => [one.maxPerDose, one.maxPerDay]),
  ]
  const found: (string | false)[] = [
    age.to !== null && age.from >= age.to && 'no age is in it',
    [...amounts, usual, maxTimesPerDay].every((one) => one === undefined) && 'it gives no limit',
    ...amounts.filter((one) => one !== undefined).map((one) => !isKnown(one) && `${one.unit} is no unit of a dose`),
    usual !== undefined && usual.low > usual.high && 'the usual dose ends before it begins',
    usual !== undefined && isAbove({ value: usual.high, unit: usual.unit }, maxPerDose) && 'the usual dose is above the highest',
    isAbove(maxPerDose, maxPerDay) && 'one dose is above the highest of a day',
    isAbove(absolutePerDose, absolutePerDay) && 'one dose is above the highest of a day, whatever the weight',
    ...(rule.lower ?? []).map((one) => isAbove(one.maxPerDose, maxPerDose) && 'a lower limit is above the limit'),
    ...(rule.lower ?? []).map((one) => isAbove(one.maxPerDay, maxPerDay) && 'a lower limit is above the limit'),
  ]
  return found.filter((one) => one !== false)
}
