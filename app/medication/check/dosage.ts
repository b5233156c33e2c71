/** The dosage of a chart's medication, as its reader words it where the source has fields and no sentence: "dose 20 mg, 2 times every d, oral". */
import type { Amount } from './amounts.ts'

const HOURS: Readonly<Record<string, number>> = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24, wk: 168, mo: 730.5, a: 8766 }
const FREQUENCY = /\b(?:once|(\d+(?:\.\d+)?) times) every (?:(\d+(?:\.\d+)?) )?(s|min|h|d|wk|mo|a)\b/
const DOSE = /\bdose (\d+(?:\.\d+)?)(?: ([^\s,;]+))?(?=[,;]|$)/

export type Dosage = Readonly<{ dose: Amount | null; perDay: number | null }>

/** @returns nulls where it is another wording: a sentence is read with the name of the drug */
export function readDosage(text: string | null): Dosage {
  const frequency = FREQUENCY.exec(text ?? '')
  const dose = DOSE.exec(text ?? '')
  const every = Number(frequency?.[2] ?? 1) * (HOURS[frequency?.[3] ?? ''] ?? 0)
  return {
    // A number without a unit counts what is named: tablets.
    dose: dose === null ? null : { value: Number(dose[1]), unit: dose[2] ?? '1' },
    perDay: frequency === null || every <= 0 ? null : (Number(frequency[1] ?? 1) * 24) / every,
  }
}
