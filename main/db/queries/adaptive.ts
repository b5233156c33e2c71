/** What the adaptive strip learned. Bounded: the newest visits of each user are kept, older ones are forgotten. */
import type { StripChoice } from '#app/contract/adaptive.ts'
import type { AdaptiveReads, AdaptiveWrites } from '#app/ports/adaptive-store.ts'
import type { Connection } from '../statements.ts'
import { appendAudit } from './audit.ts'

/** Visits kept of one user: a habit counts half after 60 of them. */
export const VISITS_KEPT = 500
/** Visits of others with the role that are read: enough for a beginning. */
const ROLE_VISITS = 200

type VisitRow = Readonly<{ id: number; tags: string; shown: string }>
type StepRow = Readonly<{ visit: number; action: string; afterMs: number; fromStrip: number }>

export const USAGE_OWN = 'SELECT id, tags, shown FROM usage_visit WHERE user = ? ORDER BY id DESC LIMIT ?'
export const USAGE_ROLE = 'SELECT id, tags, shown FROM usage_visit WHERE role = ? AND user <> ? ORDER BY id DESC LIMIT ?'
export const USAGE_STEPS = 'SELECT visit, action, after_ms AS afterMs, from_strip AS fromStrip FROM usage_step WHERE visit = ? ORDER BY id'

function visitsFrom(db: Connection, rows: readonly VisitRow[]): ReturnType<AdaptiveReads['usage']>['own'] {
  return [...rows].reverse().map(({ id, tags, shown }) => ({
    tags: JSON.parse(tags) as string[],
    shown: JSON.parse(shown) as string[],
    steps: db.all<StepRow>(USAGE_STEPS, id).map(({ action, afterMs, fromStrip }) => ({ action, afterMs, fromStrip: fromStrip === 1 })),
  }))
}

export function usage(db: Connection, { user, role }: Parameters<AdaptiveReads['usage']>[0]): ReturnType<AdaptiveReads['usage']> {
  const choices = db.all<{ action: string; choice: StripChoice }>('SELECT action, choice FROM strip_choice WHERE user = ?', user)
  return {
    own: visitsFrom(db, db.all<VisitRow>(USAGE_OWN, user, VISITS_KEPT)),
    role: visitsFrom(db, db.all<VisitRow>(USAGE_ROLE, role, user, ROLE_VISITS)),
    choices: Object.fromEntries(choices.map(({ action, choice }) => [action, choice])),
  }
}

function startVisit(db: Connection, { user, role, tags, shown }: Parameters<AdaptiveWrites['startVisit']>[0]): number {
  const sql = 'INSERT INTO usage_visit (user, role, tags, shown) VALUES (?, ?, ?, ?)'
  const id = Number(db.run(sql, user, role, JSON.stringify(tags), JSON.stringify(shown)).lastInsertRowid)
  db.run(
    'DELETE FROM usage_visit WHERE user = ? AND id <= (SELECT id FROM usage_visit WHERE user = ? ORDER BY id DESC LIMIT 1 OFFSET ?)',
    user,
    user,
    VISITS_KEPT,
  )
  return id
}

/** A step of somebody else's visit, or of one that was forgotten, is dropped. */
function addStep(db: Connection, { user, visit, step }: Parameters<AdaptiveWrites['addStep']>[0]): boolean {
  const sql = `INSERT INTO usage_step (visit, action, after_ms, from_strip)
    SELECT id, ?, ?, ? FROM usage_visit WHERE id = ? AND user = ?`
  return db.run(sql, step.action, step.afterMs, step.fromStrip ? 1 : 0, visit, user).changes === 1
}

function chooseStrip(db: Connection, { user, action, choice }: Parameters<AdaptiveWrites['chooseStrip']>[0]): null {
  if (choice === null) db.run('DELETE FROM strip_choice WHERE user = ? AND action = ?', user, action)
  else db.run('INSERT OR REPLACE INTO strip_choice (user, action, choice) VALUES (?, ?, ?)', user, action, choice)
  return null
}

function forgetUsage(db: Connection, { actor }: Parameters<AdaptiveWrites['forgetUsage']>[0]): null {
  const forgotten = db.run('DELETE FROM usage_visit WHERE user = ?', actor.user).changes
  db.run('DELETE FROM strip_choice WHERE user = ?', actor.user)
  appendAudit(db, actor, { action: 'setting', patient: null, detail: JSON.stringify({ strip: 'forgotten', charts: forgotten }) })
  return null
}

type Whole = <I, O>(work: (input: I) => O) => (input: I) => O

export const adaptiveWrites = (db: Connection, whole: Whole): AdaptiveWrites => ({
  startVisit: whole((input) => startVisit(db, input)),
  addStep: whole((input) => addStep(db, input)),
  chooseStrip: whole((input) => chooseStrip(db, input)),
  forgetUsage: whole((input) => forgetUsage(db, input)),
})
