/** Every migration in order. A new one is a file of its own, ten further, with a test that starts from rows of the version before. */
import * as clinical from './0010-clinical.ts'
import * as risk from './0020-risk.ts'
import * as audit from './0030-audit.ts'
import * as worklist from './0040-worklist.ts'
import * as intake from './0050-intake.ts'
import * as learned from './0060-learned.ts'
import * as checks from './0070-checks.ts'
import * as links from './0080-links.ts'
import * as tasks from './0090-tasks.ts'
import * as pathways from './0100-pathways.ts'
import * as reviews from './0130-reviews.ts'
import * as overrides from './0140-medication-overrides.ts'
import * as drugs from './0160-drugs.ts'
import * as adaptive from './0170-adaptive.ts'
import * as outcomes from './0180-entry-outcomes.ts'
import * as snooze from './0190-alert-snooze.ts'
import * as noteDecisions from './0200-note-decisions.ts'
import * as noteSearch from './0210-note-search.ts'

export type Migration = Readonly<{ version: number; sql: string }>

export const MIGRATIONS: readonly Migration[] = [
  { version: 10, sql: clinical.SQL },
  { version: 20, sql: risk.SQL },
  { version: 30, sql: audit.SQL },
  { version: 40, sql: worklist.SQL },
  { version: 50, sql: intake.SQL },
  { version: 60, sql: learned.SQL },
  { version: 70, sql: checks.SQL },
  { version: 80, sql: links.SQL },
  { version: 90, sql: tasks.SQL },
  { version: 100, sql: pathways.SQL },
  { version: 130, sql: reviews.SQL },
  { version: 140, sql: overrides.SQL },
  { version: 160, sql: drugs.SQL },
  { version: 170, sql: adaptive.SQL },
  { version: 180, sql: outcomes.SQL },
  { version: 190, sql: snooze.SQL },
  { version: 200, sql: noteDecisions.SQL },
  { version: 210, sql: noteSearch.SQL },
]

export const SCHEMA = 210
