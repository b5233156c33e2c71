/** From what stands in the fields to entries, their flags, and whether they may be saved. Pure; the rules themselves are in app/quality/entry. */
import type { Entry, Flag, FlagLevel } from '#app/contract/entry.ts'
import { parseNumber, parsePressure } from './parse.ts'

/**
 * One field of a form. `codes` are LOINC: one, or systolic and diastolic. `units` are UCUM with the form's own first; none for a choice.
 * A number may have `choices` too: answers that stand for one ("Room air").
 */
export type EntryField = Readonly<{
  id: string
  label: string
  group: string
  kind: 'number' | 'pressure' | 'choice'
  codes: readonly string[]
  /** Concepts whose last value stands beside the field, as many as codes. */
  concepts: readonly string[]
  units: readonly Readonly<{ ucum: string; label: string }>[]
  choices: readonly Readonly<{ label: string; value: string | number; unit: string | null }>[]
  decimals: number
}>

/** What a person left in a field. `confirmed` is the very value they said is right; another value is not confirmed by it. */
export type Typed = Readonly<{ text: string; unit: string | null; confirmed: string | null }>
export type TypedFields = Readonly<Record<string, Typed>>

export type Owner = Readonly<{ field: string; part: 0 | 1 }>
export type Built = Readonly<{ entries: readonly Entry[]; owners: readonly Owner[]; unreadable: Readonly<Record<string, string>> }>

export const EMPTY: Typed = { text: '', unit: null, confirmed: null }

export const unitOf = (field: EntryField, typed: Typed): string | null => typed.unit ?? field.units[0]?.ucum ?? null
export const signatureOf = (field: EntryField, typed: Typed): string => `${typed.text.trim()}|${unitOf(field, typed) ?? ''}`
export const isConfirmed = (field: EntryField, typed: Typed): boolean => typed.confirmed === signatureOf(field, typed)

type Read = Readonly<{ entries: readonly Entry[] }> | Readonly<{ reason: string }>

/** "Room air" is also "air" and "room a…": the last word of an answer, or its beginning, from three letters on. */
export function choiceOf(field: EntryField, text: string): EntryField['choices'][number] | undefined {
  const said = text.trim().toLowerCase()
  const exact = field.choices.find((one) => one.label.toLowerCase() === said)
  if (exact || field.kind === 'choice' || said.length < 3) return exact
  return field.choices.find((one) => one.label.toLowerCase().startsWith(said) || one.label.toLowerCase().endsWith(` ${said}`))
}

function readNumber(field: EntryField, typed: Typed): Read {
  const choice = choiceOf(field, typed.text)
  if (choice) return { entries: [{ code: field.codes[0] ?? '', value: choice.value, text: String(choice.value), unit: choice.unit }] }
  const read = parseNumber(typed.text)
  if (!read.ok) return { reason: read.reason }
  return { entries: [{ code: field.codes[0] ?? '', ...read.value, unit: unitOf(field, typed) }] }
}

function readPressure(field: EntryField, typed: Typed): Read {
  const read = parsePressure(typed.text)
  if (!read.ok) return { reason: read.reason }
  const unit = unitOf(field, typed)
  const [systolic = '', diastolic = ''] = field.codes
  return {
    entries: [
      { code: systolic, ...read.value.systolic, unit },
      { code: diastolic, ...read.value.diastolic, unit },
    ],
  }
}

function readChoice(field: EntryField, typed: Typed): Read {
  const choice = choiceOf(field, typed.text)
  if (!choice) return { reason: 'Not one of the answers.' }
  return { entries: [{ code: field.codes[0] ?? '', value: choice.value, text: String(choice.value), unit: choice.unit }] }
}

const READERS = { number: readNumber, pressure: readPressure, choice: readChoice } as const

/** @param time ISO 8601 of the measurement; an empty field makes no entry, an unreadable one makes a reason. */
export function buildEntries(fields: readonly EntryField[], typed: TypedFields, time: string): Built {
  const entries: Entry[] = []
  const owners: Owner[] = []
  const unreadable: Record<string, string> = {}
  for (const field of fields) {
    const one = typed[field.id]
    if (one === undefined || one.text.trim() === '') continue
    const read = READERS[field.kind](field, one)
    if ('reason' in read) unreadable[field.id] = read.reason
    else
      read.entries.forEach((entry, part) => {
        entries.push({ ...entry, time })
        owners.push({ field: field.id, part: part === 0 ? 0 : 1 })
      })
  }
  return { entries, owners, unreadable }
}

const WORST_FIRST: readonly FlagLevel[] = ['impossible', 'implausible', 'unusual', 'unassessed', 'ok']
const rank = (level: FlagLevel): number => WORST_FIRST.indexOf(level)
export const worse = (a: Flag, b: Flag): Flag => (rank(b.level) < rank(a.level) ? b : a)

/** The same entry judged twice: the stricter judgement stands; an entry nobody judged is unassessed, never ok. */
export function mergeFlags(count: number, ...lists: readonly (readonly Flag[])[]): readonly Flag[] {
  return Array.from({ length: count }, (_, entry) => {
    const own = lists.flat().filter((flag) => flag.entry === entry)
    return own.length > 0 ? own.reduce(worse) : { entry, level: 'unassessed', kind: null, reason: 'Not judged.', suggestion: null }
  })
}

/** The flag a field shows: the worst of its parts, or null when it holds no value. */
export function flagOf(field: string, built: Built, flags: readonly Flag[]): Flag | null {
  const own = flags.filter((flag) => built.owners[flag.entry]?.field === field)
  return own.length > 0 ? own.reduce(worse) : null
}

const numberText = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))

/** What the field holds once the suggested repair is taken. @param part which part of a pressure the flag speaks of */
export function repaired(field: EntryField, typed: Typed, flag: Flag, part: Owner['part']): Typed | null {
  if (flag.suggestion === null) return null
  if (field.kind === 'number')
    return { text: numberText(flag.suggestion.value, field.decimals), unit: flag.suggestion.unit, confirmed: null }
  const pressure = field.kind === 'pressure' ? parsePressure(typed.text) : null
  if (!pressure?.ok) return null
  const { systolic, diastolic } = pressure.value
  if (flag.kind === 'swapped-pair') return { ...typed, text: `${diastolic.text}/${systolic.text}`, confirmed: null }
  const fixed = numberText(flag.suggestion.value, field.decimals)
  const text = part === 1 ? `${systolic.text}/${fixed}` : `${fixed}/${diastolic.text}`
  return { text, unit: flag.suggestion.unit, confirmed: null }
}

/**
 * The field that a value was swapped with, where the two stand apart: the repair of one is the repair of both.
 * @returns its id, or null where the swap is none of two fields
 */
export function swappedWith(
  field: string,
  fields: readonly EntryField[],
  typed: TypedFields,
  flags: ReadonlyMap<string, Flag>,
): string | null {
  const own = flags.get(field)
  const meant = own?.kind === 'swapped-pair' ? own.suggestion?.value : undefined
  if (meant === undefined) return null
  const found = fields.find((other) => {
    const read = other.id !== field && other.kind === 'number' ? parseNumber(typed[other.id]?.text ?? '') : null
    return flags.get(other.id)?.kind === 'swapped-pair' && read?.ok === true && read.value.value === meant
  })
  return found?.id ?? null
}

/** Indexes of the entries whose field was confirmed as it stands. */
export function confirmedEntries(fields: readonly EntryField[], typed: TypedFields, built: Built): readonly number[] {
  const sure = new Set(fields.filter((field) => isConfirmed(field, typed[field.id] ?? EMPTY)).map((field) => field.id))
  return built.owners.flatMap((owner, index) => (sure.has(owner.field) ? [index] : []))
}

export type SaveState = Readonly<{ can: boolean; reason: string; field: string | null }>

const labelOf = (fields: readonly EntryField[], id: string | undefined): string =>
  fields.find((field) => field.id === id)?.label ?? 'A value'

/** Whether Save may go, and if not why, and which field to look at first. */
export function saveState(
  fields: readonly EntryField[],
  typed: TypedFields,
  built: Built,
  flags: readonly Flag[],
  timeOk: boolean,
): SaveState {
  if (!timeOk) return { can: false, reason: 'The time cannot be read. Write it as 2026-11-22 06:12, or 06:12 for today.', field: 'time' }
  const unreadable = fields.find((field) => built.unreadable[field.id] !== undefined)
  if (unreadable) return { can: false, reason: `${unreadable.label} cannot be read yet.`, field: unreadable.id }
  const refused = flags.find((flag) => flag.level === 'impossible')
  if (refused) {
    const field = built.owners[refused.entry]?.field
    return { can: false, reason: `${labelOf(fields, field)}: this value is not possible and is not stored.`, field: field ?? null }
  }
  if (built.entries.length === 0) return { can: false, reason: 'Nothing typed yet.', field: null }
  return openQuestions(fields, typed, built, flags)
}

function openQuestions(fields: readonly EntryField[], typed: TypedFields, built: Built, flags: readonly Flag[]): SaveState {
  const sure = new Set(confirmedEntries(fields, typed, built))
  const open = flags.filter((flag) => flag.level === 'implausible' && !sure.has(flag.entry))
  const first = built.owners[open[0]?.entry ?? -1]?.field
  if (first === undefined)
    return { can: true, reason: `${built.entries.length} ${built.entries.length === 1 ? 'value' : 'values'} to save.`, field: null }
  const names = new Set(open.map((flag) => built.owners[flag.entry]?.field))
  const others = names.size > 1 ? ` and ${names.size - 1} more` : ''
  return { can: false, reason: `${labelOf(fields, first)}${others}: repair it, or say it is right.`, field: first }
}
