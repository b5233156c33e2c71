/** What corrections have taught: listed, explained, undone. `subject` is what acts (JSON), or the match that a person decided. */
import type { Facts } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { GateFinding, LearnedItem } from '#app/contract/intake.ts'
import type { IntakeReads, IntakeWrites, LearnedColumn, LearnedRule } from '#app/ports/intake-store.ts'
import type { Actor } from '#app/ports/store.ts'
import { describeRule, type RuleDraft, ruleFrom } from '#app/quality/learned/index.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'

type Kind = LearnedItem['kind']
type Lesson = Readonly<{ kind: Kind; origin: string; effect: string; because: string; subject: string }>

export const IN_FORCE = `SELECT l.id, l.kind, l.subject FROM learned l
  WHERE l.kind = ? AND NOT EXISTS (SELECT 1 FROM learned_undone u WHERE u.learned = l.id) ORDER BY l.id`
export const SAME_LESSON = `SELECT l.id FROM learned l WHERE l.kind = ? AND l.subject = ?
  AND NOT EXISTS (SELECT 1 FROM learned_undone u WHERE u.learned = l.id) LIMIT 1`

/** The same once more teaches nothing. */
export function learn(db: Connection, lesson: Lesson, actor: Actor): void {
  const { kind, origin, effect, because, subject } = lesson
  if (db.get(SAME_LESSON, kind, subject)) return
  const sql = 'INSERT INTO learned (kind, origin, effect, because, subject, user, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
  db.run(sql, kind, origin, effect, because, subject, actor.user, actor.at)
}

type Decided = Readonly<{ origin: string; facts: Facts; findings: readonly GateFinding[] }>
type How = Readonly<{
  decision: 'release' | 'fix' | 'reject'
  actor: Actor
  values: Parameters<typeof ruleFrom>[2][number]['values']
  note: string
}>

/** Rules of one decision, by the source that the items came from. */
export function learnRules(db: Connection, { decision, actor, values, note }: How, items: readonly Decided[]): void {
  for (const origin of new Set(items.map((item) => item.origin))) {
    const ours = items.filter((item) => item.origin === origin).map(({ facts, findings }) => ({ facts, findings, values }))
    for (const rule of ruleFrom(decision, origin, ours)) {
      const { effect, because } = describeRule(rule)
      const reason = note === '' ? because : `${because} ${note}`
      learn(db, { kind: rule.kind, origin, effect, because: reason, subject: JSON.stringify(rule) }, actor)
    }
  }
}

const PERSONS = 'patients'

type Pair = Readonly<{ match: number; a: string; b: string }>

/** What comes for the second goes to the chart of the first; or the two are never asked about again. */
export function learnMatch(db: Connection, kind: 'merge' | 'different', { match, a, b }: Pair, actor: Actor, note: string): void {
  const effect =
    kind === 'merge' ? `What comes for record ${b} is shown in the chart of ${a}.` : `Records ${a} and ${b} are not asked about again.`
  const because = note === '' ? 'A person compared the two records.' : note
  learn(db, { kind, origin: PERSONS, effect, because, subject: String(match) }, actor)
}

function undo(db: Connection, id: number, actor: Actor): boolean {
  return db.run('INSERT OR IGNORE INTO learned_undone (learned, user, at) VALUES (?, ?, ?)', id, actor.user, actor.at).changes > 0
}

/** The lesson goes with what taught it. */
export function unlearn(db: Connection, kind: Kind, subject: string, actor: Actor): void {
  const known = db.get<{ id: number }>(SAME_LESSON, kind, subject)
  if (known) undo(db, known.id, actor)
}

export type Lost = Readonly<{ kind: Kind; subject: string }>

/** @returns what was undone, or null when it was undone before. @throws WardlightError NotFound */
export function undoLearned(db: Connection, { actor, id }: Parameters<IntakeWrites['undoLearned']>[0]): Lost | null {
  const item = db.get<Lost & { origin: string }>('SELECT kind, subject, origin FROM learned WHERE id = ?', id)
  if (!item) throw new WardlightError('NotFound', 'This is not among what was learned.', { next: 'Look at the list again.' })
  if (!undo(db, id, actor)) return null
  appendAudit(db, actor, {
    action: 'learned-undo',
    patient: null,
    detail: JSON.stringify({ learned: id, kind: item.kind, origin: item.origin }),
  })
  return item
}

const ITEMS = `SELECT l.id, l.kind, l.origin, l.effect, l.because, l.user AS "by", l.recorded_at AS at, u.at AS undoneAt, coalesce(c.n, 0) AS used
  FROM learned l LEFT JOIN learned_undone u ON u.learned = l.id LEFT JOIN learned_use c ON c.learned = l.id ORDER BY l.id DESC`

/** Newest first. */
export const learned = (db: Connection): ReturnType<IntakeReads['learned']> => db.all<LearnedItem>(ITEMS)

type SubjectRow = Readonly<{ id: number; subject: string }>

export function learnedRules(db: Connection): readonly LearnedRule[] {
  const rows = (['accept', 'repair'] as const).flatMap((kind) => db.all<SubjectRow>(IN_FORCE, kind))
  return rows.map(({ id, subject }) => ({ ...(JSON.parse(subject) as RuleDraft), id }))
}

export function learnedColumns(db: Connection): readonly LearnedColumn[] {
  return db.all<SubjectRow>(IN_FORCE, 'column').map(({ subject }) => JSON.parse(subject) as LearnedColumn)
}

export function noteLearnedUse(db: Connection, { ids }: Parameters<IntakeWrites['noteLearnedUse']>[0]): null {
  const sql = 'INSERT INTO learned_use (learned, n) SELECT id, 1 FROM learned WHERE id = ? ON CONFLICT (learned) DO UPDATE SET n = n + 1'
  for (const id of ids) db.run(sql, id)
  return null
}
