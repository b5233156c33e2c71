/** What a column or a code can be said to be: roles and concepts as one list to search, units that fit, and confidence in words. */
import { CONFIDENCE_BAR, type ColumnRole, type MappedCode } from '#app/contract/table.ts'
import { CONCEPTS, conceptById } from '#app/terminology/concepts.ts'
import { SIZES } from '#app/terminology/unit-table.ts'
import { convert, displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import type { UiSeverity } from '../../ui/index.ts'

export type CodeRole = MappedCode['role']
/** A role, or the concept that is measured. */
export type Meaning<R extends string> = Readonly<{
  role: R
  concept: string | null
  label: string
  group: string
  hint: string
  search: string
}>

const roleMeaning = <R extends string>(role: R, label: string): Meaning<R> => ({
  role,
  concept: null,
  label,
  group: text.mapping.rolesHeading,
  hint: '',
  search: `${label} ${role}`.toLowerCase(),
})

/** Drug, value, code and such need no concept; "measured value" is said by naming which. */
const COLUMN_ROLES = (Object.keys(text.mapping.roles) as ColumnRole[]).filter((role) => role !== 'concept')
const CODE_ROLES = (Object.keys(text.mapping.codeRoles) as CodeRole[]).filter((role) => role !== 'concept' && role !== 'unknown')

const conceptMeanings = <R extends string>(role: R): readonly Meaning<R>[] =>
  CONCEPTS.map((concept) => ({
    role,
    concept: concept.id,
    label: concept.label,
    group: concept.group,
    hint: [displayUnit(concept.unit), `LOINC ${concept.loinc[0]}`].filter(Boolean).join(' · '),
    search: `${concept.label} ${concept.id.replaceAll('_', ' ')} ${concept.loinc.join(' ')}`.toLowerCase(),
  }))

export const columnMeanings = (): readonly Meaning<ColumnRole>[] => [
  ...COLUMN_ROLES.map((role) => roleMeaning(role, text.mapping.roles[role])),
  ...conceptMeanings<ColumnRole>('concept'),
]

export const codeMeanings = (): readonly Meaning<CodeRole>[] => [
  ...CODE_ROLES.map((role) => roleMeaning(role, text.mapping.codeRoles[role])),
  ...conceptMeanings<CodeRole>('concept'),
]

/** The likely ones first, in a group of their own; each meaning still stands once. */
export function likelyFirst<R extends string>(
  meanings: readonly Meaning<R>[],
  likely: readonly Readonly<{ role: R; concept: string | null }>[],
): readonly Meaning<R>[] {
  const first = likely.flatMap(({ role, concept }) => meanings.find((one) => one.role === role && one.concept === concept) ?? [])
  return [...first.map((one) => ({ ...one, group: text.mapping.likelyHeading })), ...meanings.filter((one) => !first.includes(one))]
}

/** Every word typed is somewhere in the meaning; those that begin with what was typed come first. */
export function searchMeanings<R extends string>(meanings: readonly Meaning<R>[], query: string): readonly Meaning<R>[] {
  const typed = query.toLowerCase().trim()
  const words = typed.split(/\s+/).filter(Boolean)
  const found = meanings.filter((meaning) => words.every((word) => meaning.search.includes(word)))
  return typed === '' ? found : found.toSorted((a, b) => Number(b.search.startsWith(typed)) - Number(a.search.startsWith(typed)))
}

/** The name of what a column or code is believed to be. */
export function meaningText(role: ColumnRole | CodeRole, concept: string | null): string {
  if (concept !== null) return conceptById(concept)?.label ?? concept
  return text.mapping.roles[role as ColumnRole] ?? text.mapping.codeRoles[role as CodeRole] ?? role
}

const UNITS = new Set(Object.values(SIZES).flatMap((sizes) => Object.keys(sizes)))
const TEMPERATURES = ['Cel', '[degF]', 'K']
const cache = new Map<string, readonly string[]>()

/** UCUM units in which this concept can be written, the canonical one first; a unit believed in that is none of them stays in the list. */
export function unitsFor(concept: string | null, believed: string | null): readonly string[] {
  const known = concept === null ? undefined : conceptById(concept)
  const fitting = known === undefined ? [] : fittingUnits(known.id)
  return [...new Set([...fitting, ...(believed ? [believed] : [])])]
}

function fittingUnits(id: string): readonly string[] {
  const concept = conceptById(id)
  if (concept === undefined) return []
  const before = cache.get(id)
  if (before) return before
  // Units of the table only: asking the whole of UCUM for each would be felt.
  const offered = concept.unit === 'Cel' ? TEMPERATURES : UNITS.has(concept.unit) ? [...UNITS] : []
  const others = offered.filter((unit) => unit !== concept.unit && convert(1, unit, concept.unit, concept) !== null)
  const found = [...(concept.unit === '' ? [] : [concept.unit]), ...others]
  cache.set(id, found)
  return found
}

/** Below the bar: a person is asked. */
export const isUnsure = (row: Readonly<{ confidence: number }>): boolean => row.confidence < CONFIDENCE_BAR

const LIKELY = 0.7

/** "sure", "likely", "not sure", or "you" where a person has said it: a word and a shape beside the number. */
export function confidenceLook(confidence: number, yours: boolean): Readonly<{ word: string; severity: UiSeverity }> {
  const { words } = text.mapping
  if (yours) return { word: words.yours, severity: 'none' }
  if (confidence >= CONFIDENCE_BAR) return { word: words.sure, severity: 'none' }
  return confidence >= LIKELY ? { word: words.likely, severity: 'low' } : { word: words.unsure, severity: 'medium' }
}

/** The first few different cells of a column among the rows of the preview, as the file has them. */
export function sampleOf(rows: readonly Readonly<{ cells: readonly string[] }>[], index: number, most = 4): readonly string[] {
  const cells = rows.map((row) => row.cells[index]?.trim() ?? '').filter((cell) => cell !== '')
  return [...new Set(cells)].slice(0, most)
}
