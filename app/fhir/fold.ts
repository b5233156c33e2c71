/** Parts of one resource, each as one message told it, folded into the resource they tell together. The order they came in does not matter. */
import { isObj, type Obj } from './reading.ts'

export type Part = Readonly<{
  json: Obj
  /** Epoch ms of the source's word on when it was made; null where it does not say: such a part counts as the oldest. */
  updatedMs: number | null
  /** Hash of the part's text: orders parts of one time, and tells a repeated part. */
  sha256: string
}>

/** Lists that gather what every part says; any other list is taken whole from the newest part that has it. */
const GATHERED: ReadonlySet<string> = new Set(['identifier', 'name', 'telecom', 'address'])

/** Elements of which FHIR allows one form only ("deceasedBoolean" or "deceasedDateTime"). */
const CHOICES: readonly string[] = ['deceased', 'multipleBirth']

const choiceOf = (key: string): string | undefined => CHOICES.find((choice) => key.startsWith(choice))

/** The same text for the same value, however its members are ordered. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObj(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

function united(newer: readonly unknown[], older: readonly unknown[]): readonly unknown[] {
  const byText = new Map<string, unknown>()
  for (const item of [...newer, ...older]) {
    const text = canonical(item)
    if (!byText.has(text)) byText.set(text, item)
  }
  return [...byText.values()]
}

function both(key: string, newer: unknown, older: unknown): unknown {
  if (GATHERED.has(key) && Array.isArray(newer) && Array.isArray(older)) return united(newer, older)
  // Admission says the start, discharge the end.
  if (key === 'period' && isObj(newer) && isObj(older)) return { ...older, ...newer }
  return newer
}

/** `_birthDate` says something of `birthDate` and goes with it; of a choice one form is enough. */
function isAnswered(members: ReadonlyMap<string, unknown>, key: string): boolean {
  const element = key.startsWith('_') ? key.slice(1) : key
  if (element !== key && members.has(element)) return true
  const choice = choiceOf(element)
  return choice !== undefined && [...members.keys()].some((known) => choiceOf(known.replace('_', '')) === choice)
}

/** Extension of a part that takes back what older parts said of an element; its code is the element's name. */
export const DELETED_ELEMENT = 'https://wardlight.app/fhir/StructureDefinition/deleted-element'

const deletedBy = (extension: unknown): string | null =>
  isObj(extension) && extension.url === DELETED_ELEMENT && typeof extension.valueCode === 'string' ? extension.valueCode : null

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** "deceasedDateTime" deletes every form of the choice. */
function isDeleted(deleted: ReadonlySet<string>, key: string): boolean {
  const element = key.startsWith('_') ? key.slice(1) : key
  const choice = choiceOf(element)
  return deleted.has(element) || (choice !== undefined && [...deleted].some((name) => choiceOf(name) === choice))
}

/** What a newer part says again is not deleted any more. */
function settleDeletions(members: Map<string, unknown>, deleted: ReadonlySet<string>): void {
  const others = listOf(members.get('extension')).filter((extension) => deletedBy(extension) === null)
  const gone = [...deleted].filter((element) => !members.has(element)).sort()
  const all = [...others, ...gone.map((valueCode) => ({ url: DELETED_ELEMENT, valueCode }))]
  if (all.length > 0) members.set('extension', all)
  else members.delete('extension')
}

function addOlder(members: Map<string, unknown>, older: Obj, deleted: ReadonlySet<string>): void {
  const before = new Map(members)
  for (const [key, value] of Object.entries(older)) {
    if (isDeleted(deleted, key)) continue
    if (before.has(key)) members.set(key, both(key, before.get(key), value))
    else if (!isAnswered(before, key)) members.set(key, value)
  }
}

const byAge = (a: Part, b: Part): number => (b.updatedMs ?? -Infinity) - (a.updatedMs ?? -Infinity) || (a.sha256 < b.sha256 ? 1 : -1)

/** Without the parts whose hash another one has, newest first. `-Infinity` minus itself is not a number, so two unknown times fall to the hash. */
function newestFirst(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [part.sha256, part])).values()].sort(byAge)
}

/**
 * Members of newer parts stand, older ones fill what is missing; what identifies and reaches a person is gathered from all of them, newest
 * first. What a part deletes is gone from all that are older. The same parts give the same resource whatever their order, repeats included.
 * @returns null when there is no part
 */
export function foldParts(parts: readonly Part[]): Obj | null {
  const [newest, ...rest] = newestFirst(parts)
  if (!newest) return null
  const members = new Map<string, unknown>(Object.entries(newest.json))
  const deleted = new Set<string>()
  for (const part of [newest, ...rest]) {
    if (part !== newest) addOlder(members, part.json, deleted)
    for (const extension of listOf(part.json.extension)) {
      const element = deletedBy(extension)
      if (element !== null) deleted.add(element)
    }
  }
  if (deleted.size > 0) settleDeletions(members, deleted)
  return Object.fromEntries(members)
}
