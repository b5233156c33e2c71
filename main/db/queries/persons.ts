/** Who may be whom: patients compared as they come, certain pairs joined at once, possible ones put to a person. */

import { WardlightError } from '#app/contract/errors.ts'
import { patientId } from '#app/contract/ids.ts'
import type { PersonMatch } from '#app/contract/intake.ts'
import type { IntakeReads, IntakeWrites } from '#app/ports/intake-store.ts'
import type { Actor } from '#app/ports/store.ts'
import { compare, type MatchPerson, matchKeys, personOf } from '#app/quality/match/index.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'
import { arrange, clusterOf, rowsOfPatient } from './charts.ts'
import { learnMatch, unlearn } from './learned.ts'
import { chartRow, idOf, rootOf } from './links.ts'
import type { Projector } from './projection.ts'

/** Who made a match that was certain. */
const RULE = 'rule'
const MOST_CANDIDATES = 20

type Status = PersonMatch['status']
type MatchRow = Readonly<{ id: number; a: number; b: number; score: number; evidence: string; status: Status; found_at: string }>

export const CANDIDATES = `SELECT pid FROM person_key WHERE key = ? AND pid <> ? LIMIT ${MOST_CANDIDATES}`
export const PERSON = 'SELECT body FROM person WHERE pid = ?'
export const PAIR = 'SELECT * FROM person_match WHERE a = ? AND b = ?'
export const LAST_EVENT = 'SELECT status, user, at, note FROM match_event WHERE match = ? ORDER BY id DESC LIMIT 1'

function storeKeys(db: Connection, pid: number, keys: readonly string[]): void {
  const before = new Set(db.all<{ key: string }>('SELECT key FROM person_key WHERE pid = ?', pid).map((row) => row.key))
  const now = new Set(keys)
  for (const key of before) if (!now.has(key)) db.run('DELETE FROM person_key WHERE key = ? AND pid = ?', key, pid)
  for (const key of now) if (!before.has(key)) db.run('INSERT INTO person_key (key, pid) VALUES (?, ?)', key, pid)
}

/** @returns null when nothing that is compared has changed */
function storePerson(db: Connection, pid: number, raw: string): Readonly<{ person: MatchPerson; keys: readonly string[] }> | null {
  const id = idOf(db, pid)
  if (id === null) return null
  const person = personOf(JSON.parse(raw), patientId(id))
  const body = JSON.stringify(person)
  if (db.get<{ body: string }>(PERSON, pid)?.body === body) return null
  const keys = matchKeys(person)
  db.run('INSERT OR REPLACE INTO person (pid, body) VALUES (?, ?)', pid, body)
  storeKeys(db, pid, keys)
  return { person, keys }
}

function candidates(db: Connection, pid: number, keys: readonly string[]): readonly number[] {
  const found = new Set<number>()
  for (const key of keys) {
    for (const row of db.all<{ pid: number }>(CANDIDATES, key, pid)) if (found.size < MOST_CANDIDATES) found.add(row.pid)
  }
  return [...found]
}

function addEvent(db: Connection, match: number, status: Status, actor: Actor, note: string): void {
  db.run('UPDATE person_match SET status = ? WHERE id = ?', status, match)
  db.run('INSERT INTO match_event (match, status, user, at, note) VALUES (?, ?, ?, ?, ?)', match, status, actor.user, actor.at, note)
}

/** The one with the lower id is `a`, and its chart stands when they are joined: whatever came first. */
function ordered(db: Connection, one: number, other: number): readonly [number, number] {
  return (idOf(db, one) ?? '') < (idOf(db, other) ?? '') ? [one, other] : [other, one]
}

type Pair = Readonly<{ one: number; other: number; score: number; verdict: 'same' | 'maybe' | 'different'; evidence: readonly string[] }>

function newMatch(db: Connection, [a, b]: readonly [number, number], pair: Pair, at: string): number {
  const sql = "INSERT INTO person_match (a, b, score, evidence, status, found_at) VALUES (?, ?, ?, ?, 'open', ?)"
  return db.run(sql, a, b, pair.score, JSON.stringify(pair.evidence), at).lastInsertRowid
}

const BY_PERSON = `SELECT 1 FROM match_event WHERE match = ? AND user <> '${RULE}' LIMIT 1`

type Outcome = Readonly<{
  /** The pair is new in the queue. */
  isAsked: boolean
  /** Patients whose ties changed. */
  moved: readonly number[]
}>

const NOTHING: Outcome = { isAsked: false, moved: [] }
const WANTED = { same: 'merged', maybe: 'open', different: 'different' } as const

/** A pair that no person has decided follows what is known of the two now: joined, asked about, or let go. */
function follow(db: Connection, known: MatchRow, wanted: Status, pair: Pair, actor: Actor): Outcome {
  const before = [...clusterOf(db, pair.one), ...clusterOf(db, pair.other)]
  db.run('UPDATE person_match SET score = ?, evidence = ? WHERE id = ?', pair.score, JSON.stringify(pair.evidence), known.id)
  if (known.status === wanted) return NOTHING
  addEvent(db, known.id, wanted, { user: RULE, at: actor.at }, '')
  if (wanted !== 'merged' && known.status !== 'merged') return { isAsked: wanted === 'open', moved: [] }
  const action = wanted === 'merged' ? 'match-rule' : 'match-rule-undo'
  const detail = JSON.stringify({ match: known.id, with: idOf(db, known.b), evidence: pair.evidence })
  appendAudit(db, actor, { action, patient: idOf(db, known.a), detail })
  return { isAsked: wanted === 'open', moved: arrange(db, before.concat(clusterOf(db, pair.one)), actor) }
}

/** What a person has once said of a pair is never turned round by a rule. */
function judge(db: Connection, pair: Pair, actor: Actor): Outcome {
  const places = ordered(db, pair.one, pair.other)
  const known = db.get<MatchRow>(PAIR, ...places)
  const wanted = WANTED[pair.verdict]
  if (known && db.get(BY_PERSON, known.id)) return NOTHING
  if (known) return follow(db, known, wanted, pair, actor)
  if (wanted === 'different') return NOTHING
  const id = newMatch(db, places, pair, actor.at)
  const row = db.get<MatchRow>('SELECT * FROM person_match WHERE id = ?', id)
  if (wanted === 'merged' && row) return follow(db, row, wanted, pair, actor)
  return { isAsked: rootOf(db, pair.one) !== rootOf(db, pair.other), moved: [] }
}

function comparePerson(db: Connection, pid: number, person: MatchPerson, keys: readonly string[]): readonly Pair[] {
  const found = new Set(candidates(db, pid, keys))
  // Pairs that stand are looked at again, though no key is shared any more.
  for (const row of db.all<{ a: number; b: number }>(PAIRS_OF_PERSON, pid, pid)) found.add(row.a === pid ? row.b : row.a)
  return [...found].flatMap((other) => {
    const body = db.get<{ body: string }>(PERSON, other)?.body
    return body === undefined ? [] : { one: pid, other, ...compare(person, JSON.parse(body) as MatchPerson) }
  })
}

export const PAIRS_OF_PERSON = 'SELECT a, b FROM person_match WHERE a = ? UNION ALL SELECT a, b FROM person_match WHERE b = ?'

export type Matched = Readonly<{
  /** Pairs new in the queue. */
  possible: number
  /** Patients whose charts were joined. */
  merged: readonly string[]
  /** Ids of the charts in which these patients are shown, each once. */
  chartsOf: (patients: readonly string[]) => readonly string[]
}>

/** @param persons raw text of the patients that came with a batch, by their number */
export function matchPersons(db: Connection, projector: Projector, persons: ReadonlyMap<number, string>, actor: Actor): Matched {
  // All of them are known before any is compared: who comes first in a batch does not matter.
  const news = [...persons].flatMap(([pid, raw]) => {
    const stored = storePerson(db, pid, raw)
    return stored ? [{ pid, ...stored }] : []
  })
  let possible = 0
  const moved = new Set<number>()
  for (const { pid, person, keys } of news) {
    for (const pair of comparePerson(db, pid, person, keys)) {
      const { isAsked, moved: some } = judge(db, pair, actor)
      if (isAsked) possible += 1
      for (const one of some) moved.add(one)
    }
  }
  if (moved.size > 0) projector.forget()
  const merged = [...moved].flatMap((pid) => idOf(db, pid) ?? [])
  return { possible, merged, chartsOf: (patients) => [...new Set(patients.flatMap((id) => chartRow(db, id)?.id ?? []))] }
}

type Side = PersonMatch['a']
type SideRow = Readonly<{ id: string; name: string | null; birth_text: string | null; sex: string; mrn: string | null }>

function sideOf(db: Connection, pid: number): Side {
  const row = db.get<SideRow>('SELECT id, name, birth_text, sex, mrn FROM patient WHERE pid = ?', pid)
  if (!row) throw new WardlightError('Corrupt', 'A patient of a match is not in the store.', { next: 'Restore the newest backup.' })
  const { id, name, birth_text, sex, mrn } = row
  return { patient: patientId(id), name, birthDate: birth_text, sex, mrn, facts: rowsOfPatient(db, pid) }
}

function matchOf(db: Connection, row: MatchRow): PersonMatch {
  const last = db.get<{ user: string; at: string }>(LAST_EVENT, row.id)
  return {
    id: row.id,
    a: sideOf(db, row.a),
    b: sideOf(db, row.b),
    score: row.score,
    evidence: JSON.parse(row.evidence) as string[],
    status: row.status,
    by: row.status === 'open' ? null : (last?.user ?? null),
    at: last?.at ?? row.found_at,
  }
}

export const MATCHES_BY_STATUS = 'SELECT * FROM person_match WHERE status = ? ORDER BY score DESC, id'

/** Most likely first. */
export function matches(db: Connection, status: Status | null): ReturnType<IntakeReads['matches']> {
  const all = 'SELECT * FROM person_match ORDER BY score DESC, id'
  const rows = status === null ? db.all<MatchRow>(all) : db.all<MatchRow>(MATCHES_BY_STATUS, status)
  return rows.filter((row) => isTold(db, row)).map((row) => matchOf(db, row))
}

/** Not what is settled by another pair already, nor what a rule has let go again. */
function isTold(db: Connection, row: MatchRow): boolean {
  if (row.status === 'open') return rootOf(db, row.a) !== rootOf(db, row.b)
  return row.status === 'merged' || db.get(BY_PERSON, row.id) !== undefined
}

function knownMatch(db: Connection, id: number): MatchRow {
  const row = db.get<MatchRow>('SELECT * FROM person_match WHERE id = ?', id)
  if (!row) throw new WardlightError('NotFound', 'This pair is not in the store.', { next: 'Look at the list again.' })
  return row
}

type Decided = ReturnType<IntakeWrites['decideMatch']>

function finish(db: Connection, projector: Projector, id: number, moved: Iterable<number>): Decided {
  projector.forget()
  const charts = new Set([...moved].map((pid) => rootOf(db, pid)))
  return { match: matchOf(db, knownMatch(db, id)), touched: [...charts].flatMap((pid) => idOf(db, pid) ?? []).map(patientId) }
}

function log(db: Connection, action: string, row: MatchRow, actor: Actor, note: string): void {
  const detail = JSON.stringify({ match: row.id, with: idOf(db, row.b), note })
  appendAudit(db, actor, { action, patient: idOf(db, row.a), detail })
}

/** Only inside a write transaction. @throws WardlightError NotFound, Conflict (decided already otherwise) */
export function decideMatch(db: Connection, projector: Projector, input: Parameters<IntakeWrites['decideMatch']>[0]): Decided {
  const { actor, decision, note } = input
  const row = knownMatch(db, input.id)
  const status: Status = decision === 'same' ? 'merged' : 'different'
  if (row.status === status) return finish(db, projector, row.id, [])
  if (row.status !== 'open') throw new WardlightError('Conflict', 'This pair was decided already.', { next: 'Undo that decision first.' })
  addEvent(db, row.id, status, actor, note)
  const moved = status === 'merged' ? arrange(db, clusterOf(db, row.a), actor) : []
  const pair = { match: row.id, a: idOf(db, row.a) ?? '', b: idOf(db, row.b) ?? '' }
  learnMatch(db, status === 'merged' ? 'merge' : 'different', pair, actor, note)
  log(db, `match-${decision}`, row, actor, note)
  return finish(db, projector, row.id, moved)
}

/** Other matches that hold two together although a person has parted them are asked anew. */
function loosen(db: Connection, row: MatchRow, actor: Actor): void {
  if (!clusterOf(db, row.b).includes(row.a)) return
  const others = db.all<MatchRow>("SELECT * FROM person_match WHERE (a = ? OR b = ?) AND status = 'merged'", row.b, row.b)
  for (const other of others) addEvent(db, other.id, 'open', actor, `asked again since match ${row.id} was undone`)
}

/** A merge undone means: two people. A "different" undone is asked again. Only inside a write transaction. */
export function undoMatch(db: Connection, projector: Projector, input: Parameters<IntakeWrites['undoMatch']>[0]): Decided {
  const { actor, note } = input
  const row = knownMatch(db, input.id)
  if (row.status === 'open') return finish(db, projector, row.id, [])
  const group = clusterOf(db, row.a)
  addEvent(db, row.id, row.status === 'merged' ? 'different' : 'open', actor, note)
  if (row.status === 'merged') loosen(db, row, actor)
  unlearn(db, row.status === 'merged' ? 'merge' : 'different', String(row.id), actor)
  log(db, 'match-undo', row, actor, note)
  return finish(db, projector, row.id, row.status === 'merged' ? arrange(db, group, actor) : [])
}

/** Certain enough to be put to a person, whatever the demographics say. */
const SAID_BY_SOURCE = 0.95
/** Whose word it is: not the rule's, so that the rule does not let the pair go. */
const MESSAGE = 'message'

/** Only inside a write transaction. */
export function proposeMatches(db: Connection, { actor, pairs }: Parameters<IntakeWrites['proposeMatches']>[0]): number {
  const pidOf = (patient: string) => db.get<{ pid: number }>('SELECT pid FROM patient WHERE id = ?', patient)?.pid
  let asked = 0
  for (const { from, to, origin } of pairs) {
    const [one, other] = [pidOf(from), pidOf(to)]
    if (one === undefined || other === undefined || rootOf(db, one) === rootOf(db, other)) continue
    const places = ordered(db, one, other)
    if (db.get(PAIR, ...places)) continue
    const evidence = [`A message of ${origin} says that both are one person.`]
    const id = newMatch(db, places, { one, other, score: SAID_BY_SOURCE, verdict: 'maybe', evidence }, actor.at)
    addEvent(db, id, 'open', { user: MESSAGE, at: actor.at }, '')
    asked += 1
  }
  return asked
}
