/** The inputs of NEWS2 that are not plain numbers: air or oxygen, and consciousness. */
import type { Observation } from '../chart/facts.ts'
import { before, type Lookup, NOT_RECORDED, type Rule } from './context.ts'
import { inUnit, tooOld } from './newest.ts'

const FLOW = '3151-8'
/** Inspired oxygen of room air, per cent. */
const AIR_PERCENT = 21
const FRACTION_LIMIT = 1

function flowIsOxygen(value: number, unit: string | null): boolean | null {
  const litres = inUnit(value, unit, { unit: 'L/min', unitOptional: true, concept: null })
  return litres === null || litres < 0 ? null : litres > 0
}

/** A fraction (0.21 to 1) is read as one: no per cent of inspired oxygen is that low. */
function fractionIsOxygen(value: number): boolean | null {
  const percent = value <= FRACTION_LIMIT ? value * 100 : value
  return percent < 0 || percent > 100 ? null : percent > AIR_PERCENT
}

function oxygenGiven({ loinc, value }: Observation): boolean | null {
  if (value.kind === 'text') return /\broom air\b/i.test(value.text) ? false : null
  if (value.kind !== 'quantity') return null
  return loinc === FLOW ? flowIsOxygen(value.value, value.unit) : fractionIsOxygen(value.value)
}

/** Oxygen flow in L/min (0: room air) or inspired oxygen in % (21: air); the newest wins, and of two made together the one that says oxygen. */
export const onOxygen: Rule = (context, input): Lookup => {
  const all = before(context, input.loinc)
  const [first] = all
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const together = all.filter(({ ms }) => ms === first.ms).map(({ observation }) => ({ observation, given: oxygenGiven(observation) }))
  const said = together.find(({ given }) => given === true) ?? together.find(({ given }) => given === false)
  if (!said) return { missing: 'recorded in a way that cannot be read' }
  return { x: said.given ? 1 : 0, shown: said.given ? 'oxygen' : 'air', atMs: first.ms, facts: [said.observation.id] }
}

/** Words and SNOMED CT codes for ACVPU. The Glasgow scale is another instrument and is not translated. */
const LEVELS: readonly Readonly<{ name: string; words: RegExp; codes: readonly string[] }>[] = [
  {
    name: 'Confusion',
    words: /^(c|confusion|confused|new confusion|new onset confusion|acute confusion|newly confused)$/,
    codes: ['130987000'],
  },
  { name: 'Alert', words: /^(a|alert|mentally alert|fully alert)$/, codes: ['248234008'] },
  { name: 'Voice', words: /^(v|voice|verbal|(responds|responsive) to (voice|verbal( stimul(i|us))?))$/, codes: ['300202002'] },
  { name: 'Pain', words: /^(p|pain|(responds|responsive) to pain(ful stimul(i|us))?)$/, codes: ['450847001'] },
  { name: 'Unresponsive', words: /^(u|unresponsive)$/, codes: ['422768004'] },
]

/** @returns Alert, Confusion, Voice, Pain or Unresponsive; null for any other word */
export function acvpuOf(text: string, code: string | null = null): string | null {
  const word = text.trim().toLowerCase().replace(/\s+/g, ' ')
  return LEVELS.find(({ words, codes }) => words.test(word) || (code !== null && codes.includes(code)))?.name ?? null
}

export const acvpu: Rule = (context, input): Lookup => {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const { value, id } = first.observation
  const level = value.kind === 'text' ? acvpuOf(value.text, value.code) : null
  if (level === null) return { missing: 'not recorded as Alert, Confusion, Voice, Pain or Unresponsive' }
  return { x: input.choices?.[level] ?? Number.NaN, shown: level, atMs: first.ms, facts: [id] }
}
