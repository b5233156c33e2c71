/** Kidney function for dosing rules: estimated from the newest creatinine, else as the laboratory reports it. */
import { bedsideSchwartz, ckdEpi2021 } from '../../risk/ckd-epi.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { DAY_MS, HOUR_MS, isKnown, type Known, newestOf, type Person, type Value, valueIn } from './patient.ts'
import { weightOf } from './weight.ts'
import { amount } from './words.ts'

const EGFR_UNIT = 'mL/min/{1.73_m2}'

/** Rise that makes an estimate unsteady: 0.3 mg/dL in 48 h or half as much again in 7 days (KDIGO AKI 2012, section 2.1). */
function rising(person: Person, newest: Known): string | null {
  const concept = conceptById('creatinine')
  if (concept === undefined) return null
  const before = person.observed('creatinine').flatMap((observation) => {
    const value = valueIn(observation, 'mg/dL', concept, person.atMs)
    return isKnown(value) && value.ms < newest.ms && newest.ms - value.ms <= 7 * DAY_MS ? [value] : []
  })
  const least = (within: number) => Math.min(...before.filter(({ ms }) => newest.ms - ms <= within).map(({ value }) => value))
  const [lately, week] = [least(48 * HOUR_MS), least(7 * DAY_MS)]
  if (newest.value - lately < 0.3 - 1e-9 && newest.value < 1.5 * week) return null
  return `creatinine is rising (${amount(week)} to ${amount(newest.value)} mg/dL): the estimate is unsteady and too high`
}

function estimate(person: Person, creatinine: Known): Value {
  const { age, sex } = person
  if (age === null) return { unknown: 'eGFR not known (birth date missing)' }
  const base = { ms: creatinine.ms, or: null, facts: creatinine.facts }
  if (age.high >= 18) {
    if (sex === null) return { unknown: 'eGFR not known (sex missing)' }
    const note = rising(person, creatinine)
    return { ...base, value: ckdEpi2021(creatinine.value, Math.floor(age.high), sex), ...(note === null ? {} : { note }) }
  }
  const height = newestOf(person, 'height', 'cm', 180 * 24)
  if (age.high < 1 || !isKnown(height)) return { unknown: 'eGFR not known (a child without a recent height)' }
  return { ...base, value: bedsideSchwartz(creatinine.value, height.value), facts: [...creatinine.facts, ...height.facts] }
}

function reported(person: Person, withinHours: number): Value {
  const first = newestOf(person, 'egfr', EGFR_UNIT, withinHours)
  return isKnown(first) ? first : newestOf(person, 'egfr_legacy', EGFR_UNIT, withinHours)
}

const usable = (value: Value): value is Known => isKnown(value) && value.or === null && value.value > 0

/** CKD-EPI 2021 in adults, bedside Schwartz from 1 to 17 years; a newer reported eGFR, or one without a creatinine, counts as it stands. @returns mL/min/1.73 m² */
export function egfr(person: Person, withinHours: number): Value {
  const creatinine = newestOf(person, 'creatinine', 'mg/dL', withinHours)
  const own = usable(creatinine) ? estimate(person, creatinine) : creatinine
  const said = reported(person, withinHours)
  if (isKnown(said) && (!isKnown(own) || said.ms > own.ms)) return said
  if (isKnown(own)) return own
  return { unknown: own.unknown.startsWith('eGFR') ? own.unknown : `eGFR not known (${own.unknown})` }
}

/** Cockcroft and Gault (Nephron 1976;16:31, doi:10.1159/000180580), with the actual weight as the labels of direct anticoagulants use it. @returns mL/min */
export function crcl(person: Person, withinHours: number): Value {
  const creatinine = newestOf(person, 'creatinine', 'mg/dL', withinHours)
  const { age, sex } = person
  if (!usable(creatinine))
    return { unknown: `creatinine clearance not known (${isKnown(creatinine) ? 'no exact creatinine' : creatinine.unknown})` }
  if (age === null || sex === null) return { unknown: `creatinine clearance not known (${age === null ? 'birth date' : 'sex'} missing)` }
  if (age.high < 18) return { unknown: 'creatinine clearance is not estimated this way in children' }
  const weight = weightOf(person)
  if (!isKnown(weight)) return { unknown: `creatinine clearance not known (${weight.unknown})` }
  const value = ((140 - Math.floor(age.high)) * weight.value * (sex === 'female' ? 0.85 : 1)) / (72 * creatinine.value)
  const note = rising(person, creatinine)
  const facts = [...creatinine.facts, ...weight.facts]
  return { value: Math.max(value, 0), or: null, ms: creatinine.ms, facts, ...(note === null ? {} : { note }) }
}
