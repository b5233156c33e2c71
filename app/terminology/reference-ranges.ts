/**
 * The range a value is held against where the source brings none. No range for this age, sex or pregnancy means 'unassessed', with the
 * reason; never "normal".
 */
import type { Sex } from '../chart/facts.ts'
import { type Concept, conceptById } from './concepts.ts'
import { CENTILES_END_MONTHS, CHILD_CENTILES, centileBands } from './paediatric-centiles.ts'
import { ADULT_RANGES, type RangeRow } from './range-rows.ts'
import { displayUnit } from './units.ts'

export type ReferenceRange = Readonly<{
  /** Inclusive; null where there is no limit on that side. */
  low: number | null
  high: number | null
  /** A value at or beyond these is critical. */
  criticalLow: number | null
  criticalHigh: number | null
  /** Canonical UCUM of the concept; all four numbers are in it. */
  unit: string
  /** "3.5 to 5 mmol/L", "at most 199 mg/dL". */
  text: string
  source: string
}>

/** A range, or why there is none. */
export type RangeAnswer = ReferenceRange | Readonly<{ unassessed: string }>

export type RangeFor = Readonly<{
  /** Completed or exact years. */
  ageYears: number | null
  sex: Sex
  /** null: not known; read as not pregnant. */
  pregnant: boolean | null
  /** Completed months, where known: children's ranges change within a year. */
  ageMonths?: number | null
}>

/** The adult tables speak of people of 18 and over. */
const ADULT_YEARS = 18

function textOf(low: number | null, high: number | null, unit: string, note: string | undefined): string {
  const shown = displayUnit(unit)
  const numbers = low === null ? `at most ${high}` : high === null ? `at least ${low}` : low === high ? `${low}` : `${low} to ${high}`
  return `${numbers}${shown === '%' ? '' : ' '}${shown}`.trim() + (note ? ` (${note})` : '')
}

function childRange(concept: Concept, who: RangeFor, ageYears: number): RangeAnswer {
  const fromMonths = who.ageMonths ?? ageYears * 12
  const exact = typeof who.ageMonths === 'number' || !Number.isInteger(ageYears)
  const bands = centileBands(concept.id, fromMonths, exact ? fromMonths : Math.min(fromMonths + 12, CENTILES_END_MONTHS))
  if (bands.length === 0) return { unassessed: `No range for ${concept.label.toLowerCase()} below ${ADULT_YEARS} years.` }
  const [low, high] = [Math.min(...bands.map((band) => band.p1)), Math.max(...bands.map((band) => band.p99))]
  const text = textOf(low, high, concept.unit, '1st to 99th centile')
  return { low, high, criticalLow: null, criticalHigh: null, unit: concept.unit, text, source: 'Fleming et al., Lancet 2011;377:1011' }
}

function boundsFor(row: RangeRow, sex: Sex) {
  if (row.both) return row.both
  return sex === 'female' ? row.female : sex === 'male' ? row.male : undefined
}

function adultRange(concept: Concept, row: RangeRow, who: RangeFor): RangeAnswer {
  if (who.pregnant === true && row.pregnancy !== 'same') return { unassessed: `No range for ${concept.label.toLowerCase()} in pregnancy.` }
  const bounds = boundsFor(row, who.sex)
  if (!bounds) return { unassessed: `The range for ${concept.label.toLowerCase()} depends on sex, which is not known.` }
  const [low, high] = [bounds.low ?? null, bounds.high ?? null]
  const text = textOf(low, high, concept.unit, row.note)
  return {
    low,
    high,
    criticalLow: row.criticalLow ?? null,
    criticalHigh: row.criticalHigh ?? null,
    unit: concept.unit,
    text,
    source: row.source,
  }
}

/** @returns a range in the concept's canonical unit, or why there is none */
export function referenceRange(conceptId: string, who: RangeFor): RangeAnswer {
  const concept = conceptById(conceptId)
  const row = ADULT_RANGES[conceptId]
  if (!concept || (!row && !CHILD_CENTILES[conceptId])) return { unassessed: 'No range is known for this result.' }
  const { ageYears } = who
  if (ageYears === null || !Number.isFinite(ageYears) || ageYears < 0) return { unassessed: 'Age is not known.' }
  if (ageYears < ADULT_YEARS) return childRange(concept, who, ageYears)
  return row ? adultRange(concept, row, who) : { unassessed: 'No range is known for this result.' }
}
