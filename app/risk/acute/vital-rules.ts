/** Consciousness, oxygen saturation on air, mean arterial pressure, oxygenation ratio: inputs of acute scores that more than one code makes. */
import { asked, prefilled } from '../asked.ts'
import { before, type Context, type Found, isFound, type Lookup, NOT_RECORDED, type Rule, type Timed } from '../context.ts'
import type { ManifestInput } from '../manifest.ts'
import { inUnit, numberOf, tooOld } from '../newest.ts'
import { acvpu, acvpuOf, onOxygen } from '../news2-rules.ts'
import { factsOf, paired, within, worstRead } from './window.ts'

const CODE = {
  gcs: '9269-2',
  gcsParts: ['9267-6', '9270-0', '9268-4'],
  verbal: '9270-0',
  acvpu: ['67775-7', '80288-4'],
  map: ['8478-0'],
  sbp: ['8480-6'],
  dbp: ['8462-4'],
  pao2: ['2703-7', '11556-8'],
  fio2: ['3150-6', '19994-3'],
  oxygen: ['3151-8', '3150-6'],
} as const
const SCORE = { unit: '{score}', unitOptional: true, concept: null } as const
const MMHG = { unit: 'mm[Hg]', unitOptional: false, concept: null } as const
/** A blood gas is held against the inspired oxygen that was recorded last, at most this long before it. */
const FIO2_HOURS = 4
const AIR_NEAR_HOURS = 4

/** The three parts that were recorded at one time, added; a part alone says nothing of the whole. */
function sumsOfParts(timed: readonly Timed[]): readonly Lookup[] {
  const times = [...new Set(timed.map(({ ms }) => ms))]
  return times.flatMap((ms) => {
    const parts = CODE.gcsParts.map((code) => timed.find((one) => one.ms === ms && one.observation.loinc === code))
    const read = parts.flatMap((part) => (part ? [numberOf(part, SCORE)] : [])).filter(isFound)
    if (read.length < CODE.gcsParts.length) return []
    const x = read.reduce((sum, one) => sum + one.x, 0)
    return [{ x, shown: x, atMs: ms, facts: factsOf(...read), note: 'eye, verbal and motor added' }]
  })
}

function comaScores(context: Context, hours: number | null): readonly Lookup[] {
  const totals = within(context, [CODE.gcs], hours).map((timed) => numberOf(timed, SCORE))
  return [...totals, ...sumsOfParts(within(context, CODE.gcsParts, hours))]
}

/** The lowest total in the input's window. */
export const lowestGcs: Rule = (context, input) => worstRead(context, input, comaScores(context, input.windowHours), 'low')

const newestOf = (found: readonly Found[]): Found | undefined =>
  found.reduce<Found | undefined>((best, one) => (best === undefined || (one.atMs ?? 0) > (best.atMs ?? 0) ? one : best), undefined)

/** The newest coma score, or the newest ACVPU where that is newer: Alert is 15, any other level is below 15. */
export const gcsOrAcvpu: Rule = (context, input) => {
  const scores = comaScores(context, input.staleAfterHours)
  const level = acvpu(context, {
    ...input,
    loinc: [...CODE.acvpu],
    choices: { Alert: 15, Confusion: 14, Voice: 14, Pain: 14, Unresponsive: 14 },
  })
  const read = [...scores.filter(isFound), ...(isFound(level) ? [{ ...level, note: 'from ACVPU' }] : [])]
  return (
    newestOf(read) ??
    scores[0] ??
    (level !== 'not-needed' && 'missing' in level && level !== NOT_RECORDED ? level : worstRead(context, input, [], 'low'))
  )
}

/** AVPU has no level for confusion: it is not forced into one. */
export const avpu: Rule = (context, input) => {
  const found = acvpu(context, input)
  return isFound(found) && Number.isNaN(found.x) ? { missing: 'recorded as new confusion, which AVPU has no level for' } : found
}

function knownConfusion(context: Context, input: ManifestInput): Lookup | null {
  const [level] = before(context, CODE.acvpu)
  const word = level?.observation.value.kind === 'text' ? acvpuOf(level.observation.value.text, level.observation.value.code) : null
  const fresh = (timed: Timed | undefined): timed is Timed =>
    timed !== undefined && tooOld(context, timed.ms, input.staleAfterHours) === null
  if (fresh(level) && word !== null && word !== 'Alert')
    return { x: 1, shown: true, atMs: level.ms, facts: [level.observation.id], note: word }
  const [total] = before(context, [CODE.gcs])
  const score = fresh(total) ? numberOf(total, SCORE) : NOT_RECORDED
  if (isFound(score) && score.x === 15) return { ...score, x: 0, shown: false, note: 'Glasgow coma score 15' }
  const [verbal] = before(context, [CODE.verbal])
  const speech = fresh(verbal) ? numberOf(verbal, SCORE) : NOT_RECORDED
  return isFound(speech) && speech.x < 5 ? { ...speech, x: 1, shown: true, note: `verbal response ${speech.x}` } : null
}

/** Alert on ACVPU does not rule confusion out: then it is asked. */
export const newConfusion: Rule = prefilled(knownConfusion)

/** The newest saturation; one measured on oxygen that is not low says nothing of room air. */
export const spo2OnAir: Rule = (context, input) => {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const found = numberOf(first, input)
  const then = { ...context, atMs: first.ms }
  const oxygen = onOxygen(then, { ...input, loinc: [...CODE.oxygen], staleAfterHours: AIR_NEAR_HOURS })
  if (isFound(found) && found.x >= 95 && isFound(oxygen) && oxygen.x === 1) return { missing: 'measured on oxygen, not on room air' }
  return found
}

/** Measured mean pressures of the window, and those of a systolic and a diastolic of the same time: diastolic + (systolic - diastolic) / 3. */
export function meanPressures(context: Context, hours: number | null): readonly Lookup[] {
  const measured = within(context, CODE.map, hours).map((timed) => numberOf(timed, MMHG))
  const pairs = paired(context, CODE.sbp, CODE.dbp, 0, hours).map(({ first, second }): Lookup => {
    const [systolic, diastolic] = [numberOf(first, MMHG), numberOf(second, MMHG)]
    if (!isFound(systolic) || !isFound(diastolic)) return isFound(systolic) ? diastolic : systolic
    const x = diastolic.x + (systolic.x - diastolic.x) / 3
    return { x, shown: x, atMs: second.ms, facts: factsOf(systolic, diastolic), note: 'from systolic and diastolic' }
  })
  const seen = new Set(measured.filter(isFound).map(({ atMs }) => atMs))
  return [...measured, ...pairs.filter((one) => !isFound(one) || !seen.has(one.atMs))]
}

/** Inspired oxygen as a fraction: per cent, or a fraction written as one (no per cent of inspired oxygen is 1 or less). */
export function fractionOf(timed: Timed): number | null {
  const { value } = timed.observation
  if (value.kind !== 'quantity' || value.comparator !== null) return null
  const asIs = inUnit(value.value, value.unit, { unit: '%', unitOptional: true, concept: null })
  const percent = value.value <= 1 ? value.value * 100 : asIs
  return percent === null || percent < 21 || percent > 100 ? null : percent / 100
}

/** Lowest PaO2/FiO2 of the window, each gas with the inspired oxygen recorded last within 4 hours before it. */
export const lowestPf: Rule = (context, input) => {
  const read = paired(context, CODE.fio2, CODE.pao2, FIO2_HOURS, input.windowHours).map(({ first, second }): Lookup => {
    const fraction = fractionOf(first)
    const gas = numberOf(second, MMHG)
    if (fraction === null) return { missing: 'inspired oxygen recorded in a way that cannot be read' }
    if (!isFound(gas)) return gas
    const x = gas.x / fraction
    const note = `PaO₂ ${gas.x} mmHg at FiO₂ ${Math.round(fraction * 100)} %`
    return { x, shown: x, atMs: second.ms, facts: [...gas.facts, first.observation.id], note }
  })
  if (read.length > 0) return worstRead(context, input, read, 'low')
  const gases = within(context, CODE.pao2, input.windowHours)
  return gases.length > 0
    ? { missing: 'no inspired oxygen recorded with the blood gas' }
    : { missing: 'no arterial blood gas of the last 24 h' }
}

/** Support of breathing matters to the score only where the ratio is below 200. */
export const ventilated: Rule = (context, input) => {
  const answer = asked(context, input)
  if (isFound(answer)) return answer
  const ratio = lowestPf(context, { ...input, windowHours: 24 })
  return isFound(ratio) && ratio.x >= 200 ? 'not-needed' : answer
}
