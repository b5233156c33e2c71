/** Every kind of fact but observations: one clustered table, the fact as JSON without its patient. */
import type { Allergy, Condition, Document, Encounter, Facts, Immunization, Medication, Procedure, When } from '#app/chart/facts.ts'
import type { Connection } from '../statements.ts'
import type { PackedList } from './packed.ts'
import { msOf } from './rows.ts'

export type DocumentHead = Omit<Document, 'text' | 'results'> & Readonly<{ preview: string; hasText: boolean }>

/** What each kind's body holds (beside `patient`, which the row's owner gives). */
export type Stored = Readonly<{
  conditions: Condition
  medications: Medication
  allergies: Allergy
  encounters: Encounter
  procedures: Procedure
  immunizations: Immunization
  documents: DocumentHead
}>
export type FactKind = keyof Stored

/** Numbers as stored; never reused for something else. */
export const KIND: Readonly<Record<FactKind, number>> = {
  conditions: 1,
  medications: 2,
  allergies: 3,
  encounters: 4,
  procedures: 5,
  immunizations: 6,
  documents: 7,
}
export const KINDS = Object.keys(KIND) as readonly FactKind[]

const PREVIEW_LENGTH = 200
const ENTERED_IN_ERROR = 'entered-in-error'

/** The time a fact is ordered by. */
const TIME: { readonly [K in FactKind]: (fact: Facts[K][number]) => When | null } = {
  conditions: (f) => f.onset ?? f.recorded,
  medications: (f) => f.start,
  allergies: (f) => f.recorded,
  encounters: (f) => f.start,
  procedures: (f) => f.performed,
  immunizations: (f) => f.occurrence,
  documents: (f) => f.date,
}

export const timeOf = <K extends FactKind>(kind: K, fact: Facts[K][number]): number => msOf(TIME[kind](fact))

/** FHIR's own word for "this was never so": kept as it came, shown nowhere. */
export function isEnteredInError(fact: Readonly<{ status?: string | null; verificationStatus?: string | null }>): boolean {
  return fact.status === ENTERED_IN_ERROR || fact.verificationStatus === ENTERED_IN_ERROR
}

function head(document: Document): DocumentHead {
  const { text, results: _, ...rest } = document
  return { ...rest, preview: (text ?? '').slice(0, PREVIEW_LENGTH), hasText: text !== null && text !== '' }
}

export function bodyOf<K extends FactKind>(kind: K, fact: Facts[K][number]): string {
  const whole = kind === 'documents' ? head(fact as Document) : fact
  return JSON.stringify({ ...whole, patient: undefined })
}

export const INSERT_FACT = 'INSERT INTO fact (pid, kind, ms, id, body, drug) VALUES (?, ?, ?, ?, ?, ?)'
export const NEWEST_FACTS = 'SELECT body, ms FROM fact WHERE pid = ? AND kind = ? ORDER BY ms DESC, id DESC LIMIT ?'

type FactRow = readonly [body: string, ms: number]

/** Of two of one moment the order must not tell which came first. */
const byTime = (a: FactRow, b: FactRow): number => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)

/** Newest first, as one JSON array. */
export function newestFacts(db: Connection, pid: number, kind: FactKind, limit: number): PackedList {
  const rows = db.rows<FactRow>(NEWEST_FACTS, pid, KIND[kind], limit)
  return `[${rows
    .sort(byTime)
    .map(([body]) => body)
    .join(',')}]`
}

export const COUNT_FACTS = 'SELECT kind, count(*) AS total FROM fact WHERE pid = ? GROUP BY kind'

export function countFacts(db: Connection, pid: number): Readonly<Record<FactKind, number>> {
  const totals = new Map(db.all<{ kind: number; total: number }>(COUNT_FACTS, pid).map((row) => [row.kind, row.total]))
  return Object.fromEntries(KINDS.map((kind) => [kind, totals.get(KIND[kind]) ?? 0])) as Record<FactKind, number>
}

/** What a fact shows of other resources. */
const NAMES = {
  medications: ({ code, label, reason }: Medication) => ({ code, label, reason }),
  encounters: ({ reason }: Encounter) => ({ reason }),
  documents: ({ author }: Document) => ({ author }),
}
export const NAMED_KINDS = Object.keys(NAMES) as readonly (keyof typeof NAMES)[]

type Place = Readonly<{ chart: number; kind: keyof typeof NAMES; ms: number; id: number }>
const ONE = ' WHERE pid = ? AND kind = ? AND ms = ? AND id = ?'
export const BODY_OF_FACT = `SELECT body FROM fact${ONE}`

/** @returns whether the row says something else now */
export function renameFact(
  db: Connection,
  { chart, kind, ms, id }: Place,
  fact: Facts[Place['kind']][number],
  drug: number | null,
): boolean {
  const place = [chart, KIND[kind], ms, id] as const
  const row = db.get<{ body: string }>(BODY_OF_FACT, ...place)
  if (!row) return false
  const names = (NAMES[kind] as (fact: unknown) => object)(fact)
  const body = JSON.stringify({ ...(JSON.parse(row.body) as object), ...names })
  if (body === row.body) return false
  db.run(`UPDATE fact SET body = ?, drug = ?${ONE}`, body, drug, ...place)
  return true
}
