/** Is everything as it was written? SQLite's own check (every page is authenticated on the way), the audit chain, and the projections. */
import type { AuditEntry, VerifyReport } from '#app/contract/operations.ts'
import type { Connection } from '../statements.ts'
import type { Head } from './audit.ts'
import { auditHead, entryHash, GENESIS } from './audit.ts'
import { MERGED } from './patients.ts'
import { reviewFaults } from './reviews.ts'
import { PER_RESOURCE } from './rows.ts'

const PAGE = 5000

/** A damaged page makes the check itself fail: that is an answer, not an error. */
function guarded<T>(check: () => T, damaged: T): T {
  try {
    return check()
  } catch {
    return damaged
  }
}

function checkDatabase(db: Connection): VerifyReport['database'] {
  const [first] = db.sqlite.pragma('integrity_check(1)') as { integrity_check: string }[]
  const ok = first?.integrity_check === 'ok'
  return { ok, message: ok ? 'every page reads as it was written' : 'the structure of the store is damaged' }
}

type Chain = VerifyReport['auditChain']

const CHAIN_PAGE = 'SELECT seq, at, user, action, patient, detail, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?'

/** @returns the first entry that does not follow from the one before, or null */
function firstBroken(db: Connection): number | null {
  let before = GENESIS
  for (;;) {
    const page = db.all<AuditEntry>(CHAIN_PAGE, before.seq, PAGE)
    for (const entry of page) {
      if (entry.seq !== before.seq + 1) return before.seq + 1
      if (entryHash(before.hash, entry) !== entry.hash) return entry.seq
      before = entry
    }
    if (page.length < PAGE) return null
  }
}

/** A chain that is whole in itself can still have lost its end, or be another one. */
function checkAnchor(db: Connection, anchor: Head, entries: number): Chain | null {
  if (anchor.seq > entries)
    return { ok: false, entries, brokenAt: entries + 1, message: `${anchor.seq - entries} entries at the end are gone` }
  const hash = anchor.seq === 0 ? GENESIS.hash : db.get<Head>('SELECT seq, hash FROM audit WHERE seq = ?', anchor.seq)?.hash
  if (anchor.seq === 0 || hash === anchor.hash) return null
  return { ok: false, entries, brokenAt: anchor.seq, message: 'the log is not the one that was anchored' }
}

export function checkChain(db: Connection, anchor: Head | null): Chain {
  const broken = firstBroken(db)
  const entries = auditHead(db).seq
  if (broken !== null) return { ok: false, entries, brokenAt: broken, message: `entry ${broken} was changed or is gone` }
  return (anchor && checkAnchor(db, anchor, entries)) ?? { ok: true, entries, brokenAt: null, message: `${entries} entries in order` }
}

const ROWS = 'SELECT id FROM observation UNION ALL SELECT id FROM fact'
const CURRENT = 'NOT EXISTS (SELECT 1 FROM resource n WHERE n.ref = r.ref AND n.version = r.version + 1)'

/** Each names what it counts; any count but 0 is a fault. */
export const FAULTS: Readonly<Record<string, string>> = {
  'resources whose facts are not all on the chart, or not theirs': `SELECT count(*) AS n FROM (
    SELECT id FROM (SELECT id / ${PER_RESOURCE} AS id, 1 AS n FROM (${ROWS})
      UNION ALL SELECT r.id, iif(${CURRENT}, -r.facts, 0) FROM resource r)
    GROUP BY id HAVING sum(n) <> 0)`,
  'facts without a patient': `SELECT count(*) AS n FROM (SELECT pid FROM observation UNION ALL SELECT pid FROM fact) f
    WHERE NOT EXISTS (SELECT 1 FROM patient p WHERE p.pid = f.pid)`,
  'observations that are miscounted':
    "SELECT abs((SELECT count(*) FROM observation) - (SELECT n FROM tally WHERE name = 'observations')) AS n",
  'patients that are miscounted': `SELECT abs((SELECT count(*) FROM patient WHERE rank > ${MERGED}) - (SELECT n FROM tally WHERE name = 'patients')) AS n`,
  'patients the search does not know': `SELECT abs((SELECT count(*) FROM patient WHERE rank > ${MERGED}) - (SELECT count(*) FROM patient_search_docsize)) AS n`,
  'joined records that are in a list of their own': `SELECT count(*) AS n FROM patient p
    WHERE (p.rank = ${MERGED}) <> EXISTS (SELECT 1 FROM person_link l WHERE l.pid = p.pid)`,
  'records joined to one that is joined itself': `SELECT count(*) AS n FROM person_link l
    WHERE EXISTS (SELECT 1 FROM person_link m WHERE m.pid = l.root)`,
  'facts in the chart of another person': `SELECT count(*) AS n FROM (SELECT id, pid FROM observation UNION ALL SELECT id, pid FROM fact) f
    JOIN resource r ON r.id = f.id / ${PER_RESOURCE} LEFT JOIN person_link l ON l.pid = r.pid WHERE f.pid <> coalesce(l.root, r.pid)`,
  'held resources that are in a chart': `SELECT count(*) AS n FROM held h JOIN resource r ON r.id = h.resource WHERE r.facts <> 0`,
  'scores that are not the newest of their model': `SELECT count(*) AS n FROM score_current c
    WHERE c.newest <> (SELECT max(id) FROM score s WHERE s.pid = c.pid AND s.model = c.model)`,
}

export function checkProjections(db: Connection): VerifyReport['projections'] {
  const faults = Object.entries(FAULTS).flatMap(([name, sql]) => {
    const n = db.get<{ n: number }>(sql)?.n ?? 0
    return n === 0 ? [] : [`${n} ${name}`]
  })
  const reviews = reviewFaults(db)
  if (reviews > 0) faults.push(`${reviews} signed reviews or addenda that are not what was signed`)
  return faults.length === 0 ? { ok: true, message: 'the charts say what the resources say' } : { ok: false, message: faults.join('; ') }
}

export function verify(db: Connection, anchor: Head | null): VerifyReport {
  return {
    database: guarded(() => checkDatabase(db), { ok: false, message: 'a page of the store is damaged' }),
    auditChain: guarded(() => checkChain(db, anchor), { ok: false, entries: 0, brokenAt: null, message: 'the log cannot be read' }),
    projections: guarded(() => checkProjections(db), { ok: false, message: 'the facts cannot be read' }),
  }
}
