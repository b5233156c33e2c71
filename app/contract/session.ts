import { z } from 'zod'
import { DowntimeMark } from './downtime.ts'

export const Role = z.enum(['clinician', 'field', 'reader', 'admin', 'auditor'])
export type Role = z.infer<typeof Role>

/** What a call may need. A role is a set of these (app/contract/permissions.ts). */
export const Capability = z.enum(['view', 'enter', 'acknowledge', 'sign', 'print', 'import', 'export', 'backup', 'manage', 'audit'])
export type Capability = z.infer<typeof Capability>

/** The rights of each role. Only a `clinician` signs a review; `field` imports and hands over; `reader` reads and prints (also whoever opens a downtime copy); `admin` runs the program without reading charts; `auditor` reads the log only. */
export const CAPABILITIES: Readonly<Record<Role, readonly Capability[]>> = {
  clinician: ['view', 'enter', 'acknowledge', 'sign', 'print', 'import', 'export', 'backup'],
  field: ['view', 'enter', 'acknowledge', 'print', 'import', 'export', 'backup'],
  reader: ['view', 'print'],
  admin: ['import', 'backup', 'manage', 'audit'],
  auditor: ['audit'],
}

export function mayDo(roles: readonly Role[], capability: Capability): boolean {
  return roles.some((role) => CAPABILITIES[role].includes(capability))
}

export const UserInfo = z.object({ name: z.string(), roles: z.array(Role) })
export type UserInfo = Readonly<z.infer<typeof UserInfo>>

export const SessionStatus = z.object({
  /** 'new': no vault in the data folder yet. */
  state: z.enum(['new', 'locked', 'unlocked', 'damaged']),
  users: z.array(z.string()),
  user: UserInfo.nullable(),
  /** Seconds until the next attempt is allowed; 0 when it is. */
  waitSeconds: z.number(),
  idleMinutes: z.number(),
  patients: z.number().nullable(),
  /** Of an open downtime copy; null for the store of this machine. */
  downtime: DowntimeMark.nullable(),
  failure: z.object({ kind: z.string(), message: z.string(), next: z.string().nullable() }).nullable(),
})
export type SessionStatus = Readonly<z.infer<typeof SessionStatus>>

/** At least 10 characters; length beats rules (NIST SP 800-63B, 5.1.1). */
export const Passphrase = z.string().min(10, 'at least 10 characters').max(1024)
export const UserName = z.string().trim().min(1).max(64)
