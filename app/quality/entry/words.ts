/** The sentences of the entry checks: values, units and times in words. */
import { displayUnit } from '../../terminology/units.ts'
import type { Case } from './judge.ts'

const HOUR_MS = 3_600_000

/** "69.9 kg", "37 °C", "7.35". */
export function shown(value: number, unit: string): string {
  const number = String(Number(value.toPrecision(6)))
  const words = displayUnit(unit)
  return words === '' ? number : words === '%' ? `${number} %` : `${number} ${words}`
}

/** So that 40 minutes divided by a minute is not 39.999. */
const ROUNDING = 1e-9

const STEPS = [
  { below: 1, hours: 1 / 60, unit: 'min' },
  { below: 48, hours: 1, unit: 'h' },
  { below: 24 * 60, hours: 24, unit: 'd' },
  { below: 24 * 730, hours: 24 * 30.44, unit: 'mo' },
  { below: Number.POSITIVE_INFINITY, hours: 24 * 365.25, unit: 'y' },
] as const

/** "2 d ago", "40 min ago", "3 h later": whole units, as the screens count them. */
export function agoText(fromMs: number, toMs: number): string {
  const hours = Math.abs(toMs - fromMs) / HOUR_MS
  const step = STEPS.find(({ below }) => hours < below) ?? STEPS[4]
  return `${Math.trunc(hours / step.hours + ROUNDING)} ${step.unit} ${fromMs <= toMs ? 'ago' : 'later'}`
}

/** "Last 69.4 kg, 2 d ago." or '' where nothing is known. */
export function against({ expected, concept, ms }: Case): string {
  const { last } = expected
  if (!last) return ''
  const value = shown(Number(last.value.toFixed(concept.decimals)), concept.unit)
  return `${last.ms <= ms ? 'Last' : 'Next'} ${value}, ${agoText(last.ms, ms)}.`
}

export function beyondText(entry: Case, which: 'hard' | 'ask'): string {
  const { concept, typed, expected, child } = entry
  const bounds =
    which === 'hard' ? expected.limits.hard : child === true && expected.limits.askChild ? expected.limits.askChild : expected.limits.ask
  const range = `${shown(bounds[0], '')} to ${shown(bounds[1], concept.unit)}`
  const value = shown(typed.canonical, concept.unit)
  const text =
    which === 'hard'
      ? `${concept.label} of ${value} is not possible (${range}).`
      : `${concept.label} of ${value} is beyond what is seen (${range}).`
  return `${text} ${against(entry)}`.trim()
}
