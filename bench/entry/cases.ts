/** Errors of known kinds, to be put into entries that were right. */
import { limitsOf } from '#app/quality/entry/limits.ts'
import { plainText } from '#app/quality/entry/repairs.ts'

export type ErrorKind = 'decimal' | 'transpose' | 'digit' | 'dropped' | 'doubled' | 'unit'
export const ERROR_KINDS: readonly ErrorKind[] = ['decimal', 'transpose', 'digit', 'dropped', 'doubled', 'unit']

/** mulberry32: small, seeded, good enough to choose which entry to spoil. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The factors of CLINICAL.md, section 4, in the direction in which the canonical unit is mistaken. */
const UNIT_FACTORS: Readonly<Record<string, readonly number[]>> = {
  weight: [2.20462, 1 / 2.20462],
  height: [1 / 2.54],
  head_circumference: [1 / 2.54],
  waist: [1 / 2.54],
  creatinine: [88.42],
  urea_nitrogen: [1 / 2.801],
  glucose: [1 / 18.016],
  hemoglobin: [10],
  hematocrit: [0.01],
  wbc: [1000],
  platelets: [1000],
  calcium: [1 / 4.008],
  magnesium: [1 / 2.431],
  phosphate: [1 / 3.097],
  albumin: [10],
  total_protein: [10],
  bilirubin_total: [17.1],
  uric_acid: [59.48],
  total_cholesterol: [1 / 38.67],
  hdl: [1 / 38.67],
  ldl: [1 / 38.67],
  triglycerides: [1 / 88.57],
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]
const digitPlaces = (text: string) => [...text].flatMap((c, i) => (c >= '0' && c <= '9' ? [i] : []))

function transposed(text: string, random: () => number): string | null {
  const places = digitPlaces(text).filter((i) => /\d/.test(text[i + 1] ?? '') && text[i] !== text[i + 1])
  const i = pick(places, random)
  return i === undefined ? null : text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)
}

function oneDigit(text: string, random: () => number): string | null {
  const i = pick(digitPlaces(text), random)
  const d =
    i === undefined
      ? undefined
      : pick(
          [...'0123456789'].filter((c) => c !== text[i]),
          random,
        )
  return i === undefined || d === undefined ? null : text.slice(0, i) + d + text.slice(i + 1)
}

function dropped(text: string, random: () => number): string | null {
  const places = digitPlaces(text)
  const i = pick(places, random)
  return i === undefined || places.length < 2 ? null : text.slice(0, i) + text.slice(i + 1)
}

function doubled(text: string, random: () => number): string | null {
  const i = pick(digitPlaces(text), random)
  return i === undefined ? null : text.slice(0, i) + text[i] + text.slice(i)
}

function unitSlip(concept: string, value: number, random: () => number): string | null {
  if (concept === 'temperature') return ((value * 9) / 5 + 32).toFixed(1)
  const factor = pick(UNIT_FACTORS[concept] ?? [], random)
  return factor === undefined ? null : String(Number((value * factor).toPrecision(3)))
}

/** @returns what would be typed instead, or null where this error cannot happen to this value */
export function spoil(kind: ErrorKind, concept: string, value: number, random: () => number): number | null {
  const text = plainText(value, limitsOf(concept)?.decimals ?? 0)
  const spoilt = {
    decimal: () => String(Number((value * (random() < 0.5 ? 10 : 0.1)).toPrecision(10))),
    transpose: () => transposed(text, random),
    digit: () => oneDigit(text, random),
    dropped: () => dropped(text, random),
    doubled: () => doubled(text, random),
    unit: () => unitSlip(concept, value, random),
  }[kind]()
  const number = spoilt === null ? Number.NaN : Number(spoilt)
  return Number.isFinite(number) && number > 0 && Math.abs(number - value) > 1e-9 ? number : null
}

/** A change that could move a decision: a fifth of the value, and less where less matters. */
export function isMaterial(concept: string, entered: number, truth: number): boolean {
  const least: Readonly<Record<string, number>> = { ph: 0.012, temperature: 0.025, sodium: 0.05 }
  return Math.abs(Math.log(entered / truth)) > (least[concept] ?? 0.2)
}
