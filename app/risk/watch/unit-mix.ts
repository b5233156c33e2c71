/** Values that look as if they had come in another unit than before. */
import type { UnitMix } from '../../contract/watch.ts'
import { ascending, quantile } from './numbers.ts'

type Conversion = Readonly<{ of: RegExp; factor: number; between: string }>

/** Factors of CLINICAL content, "Drift": molar masses of glucose, creatinine, cholesterol and bilirubin, and the pound. */
const CONVERSIONS: readonly Conversion[] = [
  { of: /glucose/i, factor: 18.016, between: 'mg/dL and mmol/L' },
  { of: /creatinine(?!.*(ratio|clearance))/i, factor: 88.42, between: 'mg/dL and µmol/L' },
  { of: /\b(body )?weight\b/i, factor: 2.2046, between: 'kg and lb' },
  { of: /cholesterol|\b(hdl|ldl)\b/i, factor: 38.67, between: 'mg/dL and mmol/L' },
  { of: /bilirubin/i, factor: 17.1, between: 'mg/dL and µmol/L' },
]

/** How far from the factor a ratio still counts as it. */
const TOLERANCE = Math.log(1.2)
const LEAST_SHARE = 0.05
const LEAST_VALUES = 5

const isNear = (ratio: number, factor: number) => ratio > 0 && Math.abs(Math.log(ratio / factor)) <= TOLERANCE

type Usual = Readonly<{ median: number; low: number; high: number; least: number; most: number }>

function usualOf(reference: readonly number[]): Usual {
  const sorted = ascending(reference)
  const at = (part: number) => quantile(sorted, part)
  return { median: at(0.5), low: at(0.05), high: at(0.95), least: at(0.01), most: at(0.99) }
}

/** Strange as it is, usual once converted. */
function looksConverted(value: number, { low, high, least, most }: Usual, factor: number): boolean {
  const converted = value / factor
  return (value < least || value > most) && converted >= low && converted <= high
}

function mixBy(factor: number, between: string, usual: Usual, current: readonly number[]): UnitMix | null {
  const ratio = quantile(ascending(current), 0.5) / usual.median
  const converted = current.filter((value) => looksConverted(value, usual, factor)).length
  const share = converted / current.length
  const whole = isNear(ratio, factor)
  const mixed = share >= LEAST_SHARE && converted >= LEAST_VALUES
  return whole || mixed ? { factor, between, ratio, share, whole } : null
}

/**
 * @param name name and label of the input: only an analyte with a known factor is judged
 * @param reference,current values in the model's unit, of at least a few patients
 */
export function unitMix(name: string, reference: readonly number[], current: readonly number[]): UnitMix | null {
  const conversion = CONVERSIONS.find(({ of }) => of.test(name.replaceAll('_', ' ')))
  if (!conversion || reference.length < LEAST_VALUES || current.length < LEAST_VALUES) return null
  const usual = usualOf(reference)
  if (!(usual.median > 0)) return null
  const { factor, between } = conversion
  return mixBy(factor, between, usual, current) ?? mixBy(1 / factor, between, usual, current)
}
