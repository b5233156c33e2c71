/** The session, its users, the models, the knowledge and the running of the program. */
import { z } from 'zod'
import { DowntimeFile, DowntimeMade } from '../downtime.ts'
import { KnowledgeState } from '../knowledge-pack.ts'
import { AboutInfo, AuditEntry, DoctorCheck, Settings, VerifyReport } from '../operations.ts'
import { ModelInfo } from '../risk.ts'
import { Passphrase, Role, SessionStatus, UserInfo, UserName } from '../session.ts'
import { ModelWatch } from '../watch.ts'
import { type Call, call, nothing } from './call.ts'

export const programCalls = {
  'session.status': call('anyone', nothing, SessionStatus),
  /** First run: makes the vault and unlocks it. The recovery key is given this once. */
  'session.create': call(
    'anyone',
    z.object({ user: UserName, passphrase: Passphrase }),
    z.object({ recoveryKey: z.string(), status: SessionStatus }),
  ),
  'session.unlock': call('anyone', z.object({ user: UserName, passphrase: z.string().max(1024) }), SessionStatus),
  'session.recover': call('anyone', z.object({ user: UserName, recoveryKey: z.string().max(200), passphrase: Passphrase }), SessionStatus),
  /** Opens the file dialog and looks at the beginning of the file; null when the person cancels. */
  'downtime.choose': call('anyone', nothing, DowntimeFile.nullable()),
  /** Opens a downtime copy to be read; only a path that `downtime.choose` gave in this run is accepted. */
  'downtime.open': call('anyone', z.object({ path: z.string(), passphrase: z.string().max(1024) }), SessionStatus),
  /** Writes a copy of the whole store under a passphrase of its own. Opens the save dialog; null when the person cancels. */
  'downtime.make': call('export', z.object({ passphrase: Passphrase }), DowntimeMade.nullable()),
  'session.lock': call('user', nothing, SessionStatus),
  /** Sent on keys and pointer, at most every 20 seconds, so that idle is measured in one place. */
  'session.active': call('user', nothing, nothing),
  'users.list': call('manage', nothing, z.array(UserInfo)),
  'users.add': call('manage', z.object({ user: UserName, passphrase: Passphrase, roles: z.array(Role).min(1) }), z.array(UserInfo)),
  'models.list': call('user', nothing, z.array(ModelInfo)),
  /** Learned models are off until somebody who manages the site switches them on. @returns what is on */
  'models.switch': call('manage', z.object({ model: z.string(), on: z.boolean() }), z.object({ on: z.array(z.string()) })),
  /** How a model fares on this site: drift of its inputs, outcomes, calibration, alerts. Counts only, nothing of any one patient. */
  'models.watch': call('user', z.object({ model: z.string().max(100) }), ModelWatch),
  /** Approves the recalibration that `models.watch` proposes, as it was shown; refused (Conflict) where the outcomes now speak for another. */
  'models.recalibrate': call('manage', z.object({ model: z.string().max(100), intercept: z.number(), slope: z.number() }), ModelWatch),
  /** The model's own values again. */
  'models.withdraw': call('manage', z.object({ model: z.string().max(100) }), ModelWatch),
  'audit.list': call(
    'audit',
    z.object({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(500) }),
    z.array(AuditEntry),
  ),
  'operations.verify': call('audit', nothing, VerifyReport),
  /** The file is always picked in the system's dialog; a page cannot name one. */
  'operations.backup': call(
    'backup',
    z.object({ path: z.null() }),
    z.object({ path: z.string().nullable(), bytes: z.number(), checked: z.boolean() }),
  ),
  'operations.doctor': call('user', nothing, z.array(DoctorCheck)),
  /** The medication knowledge in use. Files are always picked in the system's dialog; false where the person cancels. */
  'knowledge.state': call('view', nothing, KnowledgeState),
  'knowledge.site': call('manage', nothing, z.object({ taken: z.boolean() })),
  'knowledge.restore': call('manage', nothing, nothing),
  /** `fingerprint`: of a publisher who is not trusted here yet, as it was given by another way; null: only who is trusted already. */
  'knowledge.install': call(
    'manage',
    z.object({ fingerprint: z.string().max(100).nullable() }),
    z.object({ version: z.string().nullable() }),
  ),
  'knowledge.rollback': call('manage', nothing, z.object({ version: z.string() })),
  'settings.get': call('anyone', nothing, Settings),
  'settings.set': call('user', Settings.omit({ learnedModels: true }).partial(), Settings),
  'about.info': call('anyone', nothing, AboutInfo),
} as const satisfies Record<string, Call>
