/** Observations to rows and back. What many observations share (code, label, category, status, unit) is a `term`, kept once. */
import type { Observation, ObservationValue } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import type { Connection } from '../statements.ts'
import type { PackedObservations } from './packed.ts'
import { whenOf } from './rows.ts'

export const KIND = { quantity: 1, text: 2, absent: 3 } as const

export type Term = Readonly<Pick<Observation, 'code' | 'loinc' | 'label' | 'category' | 'status'> & { unit: string | null }>

type Extra = Readonly<{
  comparator?: Extract<ObservationValue, { kind: 'quantity' }>['comparator']
  code?: string | null
  reason?: string | null
  range?: Observation['range']
  interpretation?: string | null
}>

/** In the order of COLUMNS. */
export type ObservationRow = readonly [
  ms: number,
  fact: string,
  term: number,
  effective: string | null,
  encounter: string | null,
  kind: number,
  value: number | null,
  text: string | null,
  extra: string | null,
]

/** What a row of the chart gathers: the LOINC code, else the local code, else the label. */
export const groupCode = (o: Observation): string => o.loinc ?? o.code.code ?? o.label

export function termBody(o: Observation): string {
  const unit = o.value.kind === 'quantity' ? o.value.unit : null
  const { code, loinc, label, category, status } = o
  return JSON.stringify([code.system, code.code, code.display, loinc, label, category, status, unit])
}

export function termOf(body: string): Term {
  const [system = null, code = null, display = null, loinc = null, label, category = null, status, unit = null] = JSON.parse(body) as (
    | string
    | null
  )[]
  return { code: { system, code, display }, loinc, label: label ?? '', category, status: status ?? '', unit }
}

function extraOf(o: Observation): string | null {
  const { value } = o
  const isPlain = value.kind === 'quantity' ? value.comparator === null : value.kind === 'text' && value.code === null
  if (isPlain && o.range === null && o.interpretation === null) return null
  const extra: { -readonly [K in keyof Extra]: Extra[K] } = {}
  if (o.value.kind === 'quantity' && o.value.comparator !== null) extra.comparator = o.value.comparator
  if (o.value.kind === 'text' && o.value.code !== null) extra.code = o.value.code
  if (o.value.kind === 'absent' && o.value.reason !== null) extra.reason = o.value.reason
  if (o.range !== null) extra.range = o.range
  if (o.interpretation !== null) extra.interpretation = o.interpretation
  return Object.keys(extra).length === 0 ? null : JSON.stringify(extra)
}

/** The decimal text only where the number alone would lose it ("1.10"). */
function textOf(value: ObservationValue): string | null {
  if (value.kind === 'absent') return null
  if (value.kind === 'text') return value.text
  return value.text === String(value.value) ? null : value.text
}

export const INSERT_OBSERVATION = `INSERT INTO observation
  (pid, code, ms, id, fact, term, effective, encounter, kind, value, text, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** What a row says of the value: its kind, number, text and the rest. */
export function valueColumns(o: Observation): [kind: number, value: number | null, text: string | null, extra: string | null] {
  return [KIND[o.value.kind], o.value.kind === 'quantity' ? o.value.value : null, textOf(o.value), extraOf(o)]
}

type ValueParts = Readonly<{ kind: number; value: number | null; text: string | null; unit: string | null; extra: Extra | null }>

function storedValue({ kind, value, text, unit, extra }: ValueParts): ObservationValue {
  if (kind === KIND.absent) return { kind: 'absent', reason: extra?.reason ?? null }
  if (kind === KIND.text || value === null) return { kind: 'text', text: text ?? '', code: extra?.code ?? null }
  return { kind: 'quantity', value, text: text ?? String(value), unit, comparator: extra?.comparator ?? null }
}

export function observationOf(patient: string, row: ObservationRow, terms: ReadonlyMap<number, Term>): Observation {
  const [ms, fact, termId, effective, encounter, kind, value, text, extraText] = row
  const term = terms.get(termId)
  if (!term) throw new WardlightError('Internal', 'An observation came without its words.')
  const { unit, ...shared } = term
  const extra = extraText === null ? null : (JSON.parse(extraText) as Extra)
  return {
    id: factId(fact),
    patient: patientId(patient),
    encounter,
    ...shared,
    effective: whenOf(effective, ms),
    value: storedValue({ kind, value, text, unit, extra }),
    range: extra?.range ?? null,
    interpretation: extra?.interpretation ?? null,
  }
}

export type Packer = Readonly<{
  pack: (rows: readonly ObservationRow[]) => PackedObservations
  /** Body of a term. */
  body: (id: number) => string
}>

/** Terms met so far stay in memory; they are few and never change. */
export function packer(db: Connection): Packer {
  const terms = new Map<number, string>()
  const body = (id: number): string => {
    const found = terms.get(id) ?? db.get<{ body: string }>('SELECT body FROM term WHERE id = ?', id)?.body
    if (found === undefined)
      throw new WardlightError('Corrupt', 'An observation names words that are not in the store.', { next: 'Restore the newest backup.' })
    terms.set(id, found)
    return found
  }
  return { body, pack: (rows) => ({ rows, terms: [...new Set(rows.map((row) => row[2]))].map((id) => [id, body(id)] as const) }) }
}

const COLUMNS = 'ms, fact, term, effective, encounter, kind, value, text, extra'

export const COUNT_BY_CODE = `SELECT o.code AS id, c.code AS code, o.total AS total
  FROM (SELECT code, count(*) AS total FROM observation WHERE pid = ? GROUP BY code) o JOIN code c ON c.id = o.code`

/** Moments of a chart at which a code was told more than once: only there can two rows tell the same result. */
export const CROWDED_MOMENTS = 'SELECT code, ms FROM observation WHERE pid = ? GROUP BY code, ms HAVING count(*) > 1'
export const ROWS_OF_MOMENT = `SELECT ${COLUMNS} FROM observation WHERE pid = ? AND code = ? AND ms = ?`

/** Distinct codes by stepping from one to the next through the key, never over the rows between. */
export const DISTINCT_CODES = `WITH RECURSIVE step (code) AS (
    SELECT min(code) FROM observation WHERE pid = ?
    UNION ALL SELECT (SELECT min(code) FROM observation WHERE pid = ? AND code > step.code) FROM step WHERE step.code IS NOT NULL
  ) SELECT code AS id FROM step WHERE code IS NOT NULL`

export const NEWEST_OF_CODE = `SELECT ${COLUMNS} FROM observation WHERE pid = ? AND code = ? ORDER BY ms DESC, id DESC LIMIT ? OFFSET ?`
export const SERIES_OF_CODE = `SELECT ${COLUMNS} FROM observation WHERE pid = ? AND code = ? ORDER BY ms, id`
