/** How held values are put into words: what is odd, how bad, what would repair it, and what may be done. */
import type { FlagLevel, Suggestion } from '#app/contract/entry.ts'
import type { FactId } from '#app/contract/ids.ts'
import type { GateFinding, HeldItem } from '#app/contract/intake.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import type { UiSeverity } from '../../ui/index.ts'

const LEVELS: Readonly<Record<FlagLevel, Readonly<{ word: string; severity: UiSeverity }> | null>> = {
  impossible: { word: 'impossible', severity: 'high' },
  implausible: { word: 'implausible', severity: 'medium' },
  unusual: { word: 'unusual', severity: 'low' },
  ok: null,
  unassessed: { word: 'not assessed', severity: 'unknown' },
}

/** Shape and word of a judgement; null where there is nothing to say. */
export const levelLook = (level: FlagLevel) => LEVELS[level]

export const kindWord = (kind: GateFinding['kind']): string => (kind === null ? text.held.odd : (text.held.kinds[kind] ?? text.held.odd))

export const suggestionText = ({ value, unit }: Suggestion): string => `${value} ${displayUnit(unit)}`.trim()

/** "154 kg" as the source has it, its UCUM unit in the words of the chart. */
export function valueText(value: string): string {
  const at = value.indexOf(' ')
  return at < 0 ? value : `${value.slice(0, at)} ${displayUnit(value.slice(at + 1)) || value.slice(at + 1)}`
}

const RANK: Readonly<Record<FlagLevel, number>> = { impossible: 0, implausible: 1, unusual: 2, unassessed: 3, ok: 4 }

/** The finding that speaks for the whole resource: the worst. */
export const worst = (item: HeldItem): GateFinding | null => item.findings.toSorted((a, b) => RANK[a.level] - RANK[b.level])[0] ?? null

/** A finding that is in order needs no repair. */
export const oddOnes = (item: HeldItem): readonly GateFinding[] => item.findings.filter((finding) => finding.level !== 'ok')

/** Everything that is odd in it has a suggestion. */
export const repairable = (item: HeldItem): boolean => {
  const odd = oddOnes(item)
  return odd.length > 0 && odd.every((finding) => finding.suggestion !== null)
}

/** Why the chosen rows cannot be released; null when they can. */
export function releaseBlocked(items: readonly HeldItem[]): string | null {
  if (items.length === 0) return text.held.decidedReason
  if (!items.some((item) => item.state === 'quarantined')) return null
  return items.length === 1 ? text.held.quarantineReason : text.held.quarantineSome
}

/** Why the chosen rows cannot be fixed with their suggestions; null when they can. */
export function fixBlocked(items: readonly HeldItem[]): string | null {
  if (items.length === 0) return text.held.decidedReason
  if (items.every(repairable)) return null
  return items.length === 1 ? text.held.fixReason : text.held.fixSome
}

/** A number typed by a person: a decimal comma is a decimal point. @returns null where it is none */
export function numberTyped(typed: string): number | null {
  const clean = typed.trim().replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(clean) ? Number(clean) : null
}

/** The unit at the end of a value as it came ("154 kg"); null where there is none. */
export const unitOf = (value: string): string | null => {
  const at = value.indexOf(' ')
  return at < 0 ? null : value.slice(at + 1)
}

/** The unit that a typed value is in: the suggestion's, else the one it came with. */
export const unitMeant = (finding: GateFinding): string | null => finding.suggestion?.unit ?? unitOf(finding.value)

type TypedValue = Readonly<{ fact: FactId; value: number; unit: string | null }>

/**
 * What is sent when a person types: a value for everything that is odd, the suggestion where nothing was typed, so that no part is let in by
 * the way. @returns null where nothing was typed, something is no number, or a value is lacking
 */
export function valuesTyped(odd: readonly GateFinding[], typed: Readonly<Record<string, string>>): TypedValue[] | null {
  const said = (finding: GateFinding) => typed[finding.fact]?.trim() ?? ''
  if (odd.every((finding) => said(finding) === '')) return null
  const values = odd.flatMap((finding) => {
    const value = said(finding) === '' ? (finding.suggestion?.value ?? null) : numberTyped(said(finding))
    return value === null ? [] : [{ fact: finding.fact, value, unit: unitMeant(finding) }]
  })
  return values.length === odd.length ? values : null
}
