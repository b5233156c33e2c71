/** Imports that have not ended, and how far each had come. */
import type { IntakeWrites, JobMark, UnfinishedJob } from '#app/ports/intake-store.ts'
import type { Connection } from '../statements.ts'

export function startJob(db: Connection, { actor, id, order }: Parameters<IntakeWrites['startJob']>[0]): null {
  db.run('INSERT OR IGNORE INTO job (id, body, started_at, user) VALUES (?, ?, ?, ?)', id, order, actor.at, actor.user)
  return null
}

/** Its marks have done their work and go. */
export function endJob(db: Connection, { id, outcome }: Parameters<IntakeWrites['endJob']>[0]): null {
  db.run('UPDATE job SET outcome = ? WHERE id = ?', outcome, id)
  db.run('DELETE FROM job_mark WHERE job = ?', id)
  db.run('DELETE FROM job_file WHERE job = ?', id)
  return null
}

/** Only inside the transaction that writes the batch. */
export function markBatch(db: Connection, mark: JobMark | undefined): void {
  if (!mark) return
  const sql = 'INSERT OR REPLACE INTO job_mark (job, file, sha256, piece) VALUES (?, ?, ?, ?)'
  db.run(sql, mark.job, mark.file, mark.sha256, mark.piece)
}

export function markFileDone(db: Connection, { job, file }: Parameters<IntakeWrites['markFileDone']>[0]): null {
  db.run('INSERT OR IGNORE INTO job_file (job, file) VALUES (?, ?)', job, file)
  return null
}

type JobRow = Readonly<{ id: string; order: string; startedAt: string; user: string }>

export const UNFINISHED = 'SELECT id, body AS "order", started_at AS startedAt, user FROM job WHERE outcome IS NULL ORDER BY started_at, id'

export function unfinishedJobs(db: Connection): readonly UnfinishedJob[] {
  return db.all<JobRow>(UNFINISHED).map((job) => ({
    ...job,
    marks: db.all<JobMark>('SELECT job, file, sha256, piece FROM job_mark WHERE job = ? ORDER BY file', job.id),
    filesDone: db.all<{ file: string }>('SELECT file FROM job_file WHERE job = ? ORDER BY file', job.id).map((row) => row.file),
  }))
}
