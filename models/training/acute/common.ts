/** What the recipes of this family share: inputs that several scores read, and a reference that tries what missing inputs could be. */

import type { GraphRow } from '#app/risk/answer.ts'
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, DAY, input, type RecipeManifest, type Reference, type Row } from '../recipe.ts'

export const NO = Number.NaN
type More = Partial<ManifestInput>

export const OPTIONAL = { required: false, whenMissing: 'omit' } as const
/** Given by name only; in a chart another input speaks for it. */
export const BY_NAME = { ...OPTIONAL, rule: 'by-name' } as const

const VITAL = { staleAfterHours: DAY } as const
/** Worst value of the last day. */
const worst = (which: 'low' | 'high') => ({ rule: `worst-${which}`, windowHours: DAY })
export const LOWEST = worst('low')
export const HIGHEST = worst('high')

export const rr = (more: More = {}) =>
  input({
    ...VITAL,
    name: 'rr',
    label: 'Respiration rate',
    loinc: ['9279-1'],
    unit: '/min',
    unitOptional: true,
    range: between(0, 100),
    ...more,
  })
export const hr = (more: More = {}) =>
  input({
    ...VITAL,
    name: 'hr',
    label: 'Pulse',
    loinc: ['8867-4', '8889-8', '8893-0'],
    unit: '/min',
    unitOptional: true,
    range: between(0, 350),
    ...more,
  })
export const sbp = (more: More = {}) =>
  input({ ...VITAL, name: 'sbp', label: 'Systolic blood pressure', loinc: ['8480-6'], unit: 'mm[Hg]', range: between(20, 350), ...more })
export const dbp = (more: More = {}) =>
  input({ ...VITAL, name: 'dbp', label: 'Diastolic blood pressure', loinc: ['8462-4'], unit: 'mm[Hg]', range: between(5, 250), ...more })
export const temperature = (more: More = {}) =>
  input({
    ...VITAL,
    name: 'temp_c',
    label: 'Temperature',
    loinc: ['8310-5', '8331-1', '8329-5', '8332-9', '8328-7', '8333-7'],
    unit: 'Cel',
    range: between(20, 45),
    decimals: 1,
    ...more,
  })
export const GCS_CODES = ['9269-2', '9267-6', '9270-0', '9268-4']
export const gcs = (more: More = {}) =>
  input({
    ...VITAL,
    name: 'gcs',
    label: 'Glasgow coma score',
    loinc: GCS_CODES,
    unit: '{score}',
    unitOptional: true,
    range: between(3, 15),
    ...more,
  })
export const spo2OnAir = (more: More = {}) =>
  input({
    ...VITAL,
    name: 'spo2',
    label: 'Oxygen saturation on room air',
    loinc: ['59408-5', '2708-6'],
    rule: 'spo2-on-air',
    unit: '%',
    unitOptional: true,
    range: between(30, 100),
    ...more,
  })
export const age = (more: More = {}) => input({ name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(0, 120), ...more })

/** A question, answered yes or no. `hours`: how long the answer holds. */
export const question = (name: string, label: string, code: string, text: string, hours: number | null, more: More = {}) =>
  input({ name, label, kind: 'boolean', rule: 'asked', staleAfterHours: hours, ask: { code, question: text }, ...more })

type Fixed =
  | 'schema'
  | 'version'
  | 'licence'
  | 'attribution'
  | 'effect'
  | 'bandRule'
  | 'bounded'
  | 'calibration'
  | 'signOff'
  | 'valueUnit'
  | 'value'
export const scoreManifest = (one: Omit<RecipeManifest, Fixed> & Partial<Pick<RecipeManifest, Fixed>>): RecipeManifest => ({
  schema: 1,
  version: '1.0.0',
  licence: 'Published criteria; the thresholds and points are facts',
  attribution: null,
  value: one.outputs[0]?.name ?? '',
  valueUnit: 'points',
  effect: { kind: 'points', unit: 'points' },
  bandRule: null,
  bounded: true,
  calibration: { kind: 'none', note: 'A sum of points; not a probability' },
  signOff: 'pending',
  ...one,
})

export const band = (
  name: string,
  label: string,
  severity: RecipeManifest['bands'][number]['severity'],
  from: number,
  response: string | null,
  alert: null | null = null,
) => ({ name, label, severity, from, response, alert })

export const output = (name: string, label: string, unit = 'points') => ({ name, label, unit, ageMax: null })

type Scored = Pick<GraphRow, 'outputs' | 'contributions'>

/**
 * A reference for rows with gaps: the score of every way to fill them; one score for all of them is the score, more than one is none.
 * @param candidates values that between them reach every line of the table, by column; a column without any is never filled
 */
export function tryingAll(candidates: Readonly<Record<number, readonly number[]>>, full: (row: Row) => Scored): Reference {
  const filled = (row: Row, i = 0): readonly Row[] => {
    const from = Object.keys(candidates)
      .map(Number)
      .find((column) => column >= i && Number.isNaN(row[column] ?? NO))
    if (from === undefined) return [row]
    return (candidates[from] ?? []).flatMap((value) =>
      filled(
        row.map((x, column) => (column === from ? value : x)),
        from + 1,
      ),
    )
  }
  return (row) => {
    const totals = new Set(filled(row).map((one) => full(one).outputs[0]))
    const known = full(row)
    const [only] = totals
    return { ...known, outputs: [totals.size === 1 && only !== undefined ? only : NO, ...known.outputs.slice(1)] }
  }
}

export const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
/** A row like `base` with some columns changed. */
export const withValues = (base: Row, changes: Readonly<Record<number, number>>): Row => base.map((x, i) => changes[i] ?? x)
/** One row per value of one column. */
export const walk = (base: Row, column: number, values: readonly number[]): Row[] =>
  values.map((value) => withValues(base, { [column]: value }))
export const gaps = (base: Row): Row[] => base.map((_, i) => withValues(base, { [i]: NO }))

/** A random row: each column from its own list of limits, a tenth around them, sometimes missing. */
export const nearLimits =
  (columns: readonly (readonly number[])[], missing = 0.05) =>
  (random: () => number): Row =>
    columns.map((limits) => {
      if (random() < missing) return NO
      const limit = limits[Math.floor(random() * limits.length)] ?? NO
      return limit
    })
