/** The newest value of an input, in the unit the model asks for, if it is recent enough. */
import { conceptById } from '../terminology/concepts.ts'
import { convert, displayUnit, ucumOf } from '../terminology/units.ts'
import { before, type Context, type Found, type Lookup, NOT_RECORDED, type Timed } from './context.ts'
import type { ManifestInput } from './manifest.ts'

const HOUR_MS = 3_600_000
const HOURS_A_YEAR = 365.25 * 24

/** mg/dL of creatinine from umol/L (molar mass 113.1 g/mol). */
export const CREATININE_UMOL_PER_MG_DL = 88.42
/** mmol/L per mg/dL of cholesterol: the factor of the PREVENT paper, which the equation itself uses. */
const CHOLESTEROL_MMOL_PER_MG_DL = 0.02586

/** Pairs where a publication names its own factor; everything else goes by the unit tables. */
const OWN_FACTOR: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  creatinine: { 'umol/L>mg/dL': 1 / CREATININE_UMOL_PER_MG_DL, 'mmol/L>mg/dL': 1000 / CREATININE_UMOL_PER_MG_DL },
  total_cholesterol: { 'mmol/L>mg/dL': 1 / CHOLESTEROL_MMOL_PER_MG_DL },
  hdl: { 'mmol/L>mg/dL': 1 / CHOLESTEROL_MMOL_PER_MG_DL },
}

/** @returns null when the unit is unknown, or missing where it could mean more than one thing */
export function inUnit(value: number, unit: string | null, input: Pick<ManifestInput, 'unit' | 'unitOptional' | 'concept'>): number | null {
  if (input.unit === null) return value
  if (unit === null || unit.trim() === '') return input.unitOptional ? value : convert(value, null, input.unit)
  const from = ucumOf(unit)
  if (from === input.unit) return value
  const own = input.concept === null ? undefined : OWN_FACTOR[input.concept]?.[`${from}>${input.unit}`]
  if (own !== undefined) return value * own
  return convert(value, unit, input.unit, input.concept === null ? undefined : conceptById(input.concept))
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function ageLimit(hours: number): string {
  if (hours % HOURS_A_YEAR === 0) return `${hours / HOURS_A_YEAR} y`
  return hours > 48 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`
}

/** Why a value of that time cannot be used any more, or null. */
export function tooOld({ atMs }: Context, ms: number | null, hours: number | null): string | null {
  if (hours === null || atMs === null || ms === null || atMs - ms <= hours * HOUR_MS) return null
  return `older than ${ageLimit(hours)} (recorded ${dayOf(ms)})`
}

/** A number of one observation in the unit of the input, or why it is none. */
export function numberOf({ observation, ms }: Timed, input: Pick<ManifestInput, 'unit' | 'unitOptional' | 'concept'>): Lookup {
  const { value } = observation
  if (value.kind !== 'quantity') return { missing: 'recorded as text, not as a number' }
  if (value.comparator !== null) return { missing: `reported as ${value.comparator} ${value.text}, not as a number` }
  const x = inUnit(value.value, value.unit, input)
  if (x === null) return { missing: value.unit ? `unit not convertible (${displayUnit(value.unit)})` : 'recorded without a unit' }
  return { x, shown: x, atMs: ms, facts: [observation.id] }
}

/** The newest observation of the input's codes. A newer value that cannot be read is not passed over for an older one. */
export function newest(context: Context, input: ManifestInput): Lookup {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  return stale ? { missing: stale } : numberOf(first, input)
}

export const latestOf = (found: readonly Found[]): number | null => {
  const times = found.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]))
  return times.length > 0 ? Math.max(...times) : null
}
