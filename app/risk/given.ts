/** Features given by name, read as people write them: F and female, yes and 1, A and Alert. */
import type { FeatureValues } from '../ports/scorer.ts'
import type { Lookup } from './context.ts'
import type { ManifestInput } from './manifest.ts'
import { acvpuOf } from './news2-rules.ts'

/** Other names for the same input. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  sdi: ['sdi_decile'],
  temp_c: ['temp', 'temperature'],
  scr_mg_dl: ['scr', 'creatinine'],
  age: ['age_years'],
  on_oxygen: ['oxygen', 'supplemental_oxygen'],
  acvpu: ['avpu', 'consciousness'],
  total_c: ['total_cholesterol'],
  hdl_c: ['hdl'],
}
const YES: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'oxygen'])
const NO: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'air', 'room air'])
const SEX_WORDS: Readonly<Record<string, string>> = { f: 'female', woman: 'female', m: 'male', man: 'male' }
const DECIMAL = /^[+-]?\d+(\.\d+)?$/

type Raw = number | string | boolean

function asNumber(raw: Raw): number | null {
  if (typeof raw === 'boolean') return null
  const value = typeof raw === 'number' ? raw : DECIMAL.test(raw.trim()) ? Number(raw) : Number.NaN
  return Number.isFinite(value) ? value : null
}

function asFlag(raw: Raw): boolean | null {
  const word = String(raw).trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

const NAMED = 12

function namesOf(choices: Readonly<Record<string, number>>): string {
  const names = Object.keys(choices)
  const more = names.length - NAMED
  return more > 1 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}

function asChoice(input: ManifestInput, raw: Raw): Lookup {
  const choices = input.choices ?? {}
  const word = String(raw).trim()
  const name = [word, SEX_WORDS[word.toLowerCase()], word.toLowerCase(), input.name === 'acvpu' ? acvpuOf(word) : null].find(
    (one) => typeof one === 'string' && Object.hasOwn(choices, one),
  )
  const byCode = input.name === 'acvpu' && typeof raw === 'number' ? Object.entries(choices).find(([, x]) => x === raw)?.[0] : undefined
  const found = name ?? byCode
  if (typeof found !== 'string') return { missing: `“${word}” is not one of ${namesOf(choices)}` }
  return { x: choices[found] ?? Number.NaN, shown: found, atMs: null, facts: [] }
}

type Also = Readonly<Record<string, readonly string[]>>

function rawOf(input: ManifestInput, given: FeatureValues, also: Also): Raw | null {
  for (const name of [input.name, ...(ALSO[input.name] ?? []), ...(also[input.name] ?? [])]) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined
    if (raw !== undefined && raw !== null && raw !== '') return raw
  }
  return null
}

/** Sex as tables of equations have it: a column `male` or `female` of yes and no. */
function sexByFlag(input: ManifestInput, given: FeatureValues): Raw | null {
  if (input.name !== 'sex') return null
  const [male, female] = [givenFlag(given, 'male'), givenFlag(given, 'female')]
  if (male !== null) return male ? 'male' : 'female'
  return female === null ? null : female ? 'female' : 'male'
}

/** @param also further names of inputs @returns null when the name is not given at all */
export function givenValue(input: ManifestInput, given: FeatureValues, also: Also): Lookup | null {
  const raw = rawOf(input, given, also) ?? sexByFlag(input, given)
  if (raw === null) return null
  if (input.kind === 'choice') return asChoice(input, raw)
  if (input.kind === 'boolean') {
    const flag = asFlag(raw)
    return flag === null ? { missing: `“${raw}” is not yes or no` } : { x: flag ? 1 : 0, shown: flag, atMs: null, facts: [] }
  }
  const x = asNumber(raw)
  return x === null ? { missing: `“${raw}” is not a number` } : { x, shown: x, atMs: null, facts: [] }
}

/** A number or yes/no that is no input of the model but decides whether it applies (age, pregnant). */
export function givenNumber(given: FeatureValues | null, name: string): number | null {
  const raw = given?.[name]
  return raw === undefined || raw === null ? null : asNumber(raw)
}

export function givenFlag(given: FeatureValues | null, name: string): boolean | null {
  const raw = given?.[name]
  return raw === undefined || raw === null ? null : asFlag(raw)
}
