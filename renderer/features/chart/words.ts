/** Words of the chart that stand in more than one place, and small decisions about how its data are put into words. */
import type { ChartView, ResultRow, RiskRow } from '#app/contract/chart.ts'
import type { AcknowledgeReason } from '#app/contract/risk.ts'
import { OWN_VALUE, percentText } from '#app/risk/watch/apply.ts'
import type { UiSeverity } from '../../ui/index.ts'

export const REASONS: readonly Readonly<{ code: AcknowledgeReason; word: string }>[] = [
  { code: 'acted', word: 'Acted on' },
  { code: 'will-monitor', word: 'Will monitor' },
  { code: 'known-and-stable', word: 'Known and stable' },
  { code: 'not-relevant', word: 'Not relevant here' },
  { code: 'data-wrong', word: 'Data are wrong' },
  { code: 'other', word: 'Other' },
]

export const reasonWord = (code: string | null): string =>
  REASONS.find((reason) => reason.code === code)?.word.toLowerCase() ?? code ?? 'no reason given'

export const KIND_WORDS: Readonly<Record<ChartView['timeline'][number]['kind'], string>> = {
  encounter: 'Encounter',
  condition: 'Problem',
  medication: 'Medication',
  procedure: 'Procedure',
  immunization: 'Immunization',
  report: 'Report',
  note: 'Note',
  allergy: 'Allergy',
}

type Part = Readonly<{ text: string; facts: readonly string[] }>

/** Whether a blank belongs between two parts of a sentence. */
export function needsBlank(before: Part | undefined, part: Part): boolean {
  if (before === undefined || before.text === '' || part.text === '') return false
  return !/[\s(]$/.test(before.text) && !/^[\s.,;:)%]/.test(part.text)
}

const STATUS_WORDS: Readonly<Record<RiskRow['status'], string>> = {
  ok: '',
  'not-applicable': 'not applicable',
  unavailable: 'not available',
  'not-scored': 'not scored',
}

/** Severity to draw: a score without a number never looks like "none". */
export const riskSeverity = (risk: RiskRow): UiSeverity => (risk.status === 'ok' ? risk.severity : 'unknown')

export const statusWord = (risk: RiskRow): string => STATUS_WORDS[risk.status]

/** Units that need no words of their own: a score's points, a per cent sign, "stage 2". */
const SAID_BY_VALUE: ReadonlySet<string> = new Set(['points', '%', 'stage'])

/** "6 of 7 inputs", or what keeps the score from a number. */
export function riskNote(risk: RiskRow): string {
  const inputs = `${risk.inputsPresent} of ${risk.inputsTotal} inputs`
  if (risk.status !== 'ok') return risk.reason ?? inputs
  const unit = SAID_BY_VALUE.has(risk.valueUnit) ? null : risk.valueUnit
  return [unit, risk.bandLabel, ownValueText(risk), inputs, boundsText(risk)].filter((part) => part !== null && part !== '').join(' · ')
}

/** The model's own value beside one that this site has recalibrated. */
export function ownValueText({ outputs }: Pick<RiskRow, 'outputs'>): string | null {
  const own = outputs[OWN_VALUE] ?? null
  return own === null ? null : `recalibrated here; model’s own ${percentText(own)}`
}

/** "6 to 9": where the missing inputs could take it. */
export function boundsText(risk: Pick<RiskRow, 'bounds'>): string | null {
  return risk.bounds === null || risk.bounds.low === risk.bounds.high ? null : `${risk.bounds.low} to ${risk.bounds.high}`
}

/** What a sparkline shows, for those who cannot see it. */
export function trendLabel(row: ResultRow): string {
  const values = row.points.filter((point) => point.value !== null)
  const [first, last] = [values[0], values.at(-1)]
  if (!first || !last) return `${row.label}: no values to draw`
  return `${row.label}: ${first.text} to ${last.text}${row.unit ? ` ${row.unit}` : ''}, ${values.length} values`
}

export const SEX_WORDS: Readonly<Record<string, string>> = { female: 'female', male: 'male', other: 'other', unknown: 'sex not recorded' }

/** What somebody is allergic to, where the name says "Allergy to …" or "… allergy": under a heading of allergies that word says nothing. */
export function allergenOf(label: string): string {
  const bare = label
    .replace(/^allergy to (the )?/i, '')
    .replace(/ allergy$/i, '')
    .trim()
  return bare === '' || bare === label ? label : bare.charAt(0).toUpperCase() + bare.slice(1)
}
