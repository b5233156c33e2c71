/** Names and labels of things, for people to read. */
import type { Coding } from '../chart/facts.ts'
import { isObj, type Obj } from './reading.ts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

export const objectsOf = (value: unknown): readonly Obj[] => listOf(value).filter(isObj)

/** All texts of a string or list of strings (`HumanName.family` was a list in DSTU2). */
export const textsOf = (value: unknown): string[] => listOf(value).flatMap((item) => textOf(item) ?? [])

export const codingOf = (value: Obj): Coding => ({ system: textOf(value.system), code: textOf(value.code), display: textOf(value.display) })

export type HumanName = Readonly<{ name: string; family: string | null; given: string | null }>

/** Best first; a name no longer used comes last. */
const USE_ORDER = ['official', 'usual', undefined, 'temp', 'nickname', 'anonymous', 'maiden', 'old']
const rank = (name: Obj) => {
  const at = USE_ORDER.indexOf(name.use as string | undefined)
  return at < 0 ? 2 : at
}

/** "Family, Given" of the name in official or usual use. */
export function humanName(value: unknown): HumanName | null {
  const names = objectsOf(value)
  const best = names.length > 1 ? [...names].sort((a, b) => rank(a) - rank(b))[0] : names[0]
  if (!best) return null
  const family = textsOf(best.family).join(' ') || null
  const given = textsOf(best.given).join(' ') || null
  const name = family !== null && given !== null ? `${family}, ${given}` : (family ?? given ?? textOf(best.text))
  return name === null ? null : { name, family, given }
}

/** What a Medication, Condition, Practitioner or Organization is called. */
export function labelOf(resource: Obj): Readonly<{ label: string | null; coding: Coding | null }> {
  const code = resource.code
  if (isObj(code)) {
    const codings = objectsOf(code.coding).map(codingOf)
    const drug = resource.resourceType === 'Medication' ? codings.find(({ system, code }) => system === RXNORM && code !== null) : undefined
    const coding = drug ?? codings.find(({ code }) => code !== null) ?? codings[0] ?? null
    return { label: textOf(code.text) ?? coding?.display ?? coding?.code ?? null, coding }
  }
  return { label: typeof resource.name === 'string' ? textOf(resource.name) : (humanName(resource.name)?.name ?? null), coding: null }
}

/** @returns one key for a business identifier, or null when it has no value */
export function identifierKey(system: unknown, value: unknown): string | null {
  const text = textOf(value)
  return text === null ? null : `${textOf(system) ?? ''}|${text}`
}
